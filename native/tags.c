/* The tags of the words of a sentence: the twin of factcheck/extractor/tagger.py. */

#include "quick.h"

/* The places of a Form. */
enum { CANDIDATES, ONLY, KEY, LOWER, SCORES, FOLLOWS, OF_NEXT, OF_PREVIOUS, OF_SECOND_PREVIOUS };

static PyObject *margins_name;
enum { LONGEST_SMALL_WORD = 4, MOST_TAGS = 64 };

/* Return what a dictionary with __missing__ says of a key; the dictionary keeps it. */
static PyObject *
look(PyObject *row, PyObject *key)
{
    PyObject *found = PyDict_GetItemWithError(row, key);
    if (found == NULL && !PyErr_Occurred()) {
        found = PyObject_GetItem(row, key);
        Py_XDECREF(found); /* __missing__ has put it into the dictionary */
    }
    return found;
}

/* Add how much more a row says for the first than for the second of the two tags of a key. */
static int
add_margin(PyObject *row, PyObject *key, long *total)
{
    PyObject *margins = PyObject_GetAttr(row, margins_name);
    PyObject *margin = margins == NULL ? NULL : look(margins, key);
    Py_XDECREF(margins); /* the row keeps it */
    if (margin == NULL) {
        return -1;
    }
    *total += PyLong_AsLong(margin);
    return 0;
}

/* Return the best of the tags that a word may bear, the likelier of two equally good ones; borrowed from the form. */
static PyObject *
decide(PyObject *form, PyObject *const rows[4], PyObject *last)
{
    PyObject *candidates = PyTuple_GET_ITEM(form, CANDIDATES), *key = PyTuple_GET_ITEM(form, KEY);
    PyObject *own = PyDict_GetItemWithError(PyTuple_GET_ITEM(form, FOLLOWS), last);
    if (own == NULL) {
        own = PyTuple_GET_ITEM(form, SCORES);
    }
    Py_ssize_t count = PyTuple_GET_SIZE(candidates);
    if (PyErr_Occurred() || count > MOST_TAGS || PyTuple_GET_SIZE(own) < count) {
        return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_ValueError, "a form has %zd tags", count);
    }
    long totals[MOST_TAGS];
    for (Py_ssize_t at = 0; at < count; at++) {
        totals[at] = PyLong_AsLong(PyTuple_GET_ITEM(own, at));
    }
    for (int number = 0; number < 4; number++) {
        if (count == 2) {
            if (add_margin(rows[number], key, totals) < 0) {
                return NULL;
            }
            continue;
        }
        PyObject *weights = look(rows[number], key);
        if (weights == NULL) {
            return NULL;
        }
        for (Py_ssize_t at = 0; at < count; at++) {
            totals[at] += PyLong_AsLong(PyTuple_GET_ITEM(weights, at));
        }
    }
    Py_ssize_t best = 0;
    for (Py_ssize_t at = 1; at < count; at++) {
        best = totals[at] > totals[best] ? at : best;
    }
    return PyErr_Occurred() ? NULL : PyTuple_GET_ITEM(candidates, best);
}

/* Return what rows say together for each of some tags. */
PyObject *
quick_add_rows(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 2 || !PyList_Check(args[0]) || !PyTuple_Check(args[1])) {
        return PyErr_Format(PyExc_TypeError, "add_rows(rows, tags)");
    }
    PyObject *rows = args[0], *sums = PyTuple_New(PyTuple_GET_SIZE(args[1]));
    for (Py_ssize_t at = 0; sums != NULL && at < PyTuple_GET_SIZE(args[1]); at++) {
        long total = 0;
        for (Py_ssize_t row = 0; row < PyList_GET_SIZE(rows); row++) {
            PyObject *weight = PyDict_GetItemWithError(PyList_GET_ITEM(rows, row), PyTuple_GET_ITEM(args[1], at));
            total += weight == NULL ? 0 : PyLong_AsLong(weight);
        }
        PyObject *sum = PyErr_Occurred() ? NULL : PyLong_FromLong(total);
        if (sum == NULL) {
            Py_CLEAR(sums);
            break;
        }
        PyTuple_SET_ITEM(sums, at, sum);
    }
    return sums;
}

/* Return what is known of a word: in lower case, or with a capital at a place. */
static PyObject *
form_of(PyObject *word, PyObject *place, PyObject *const tables[3])
{
    PyObject *form = PyDict_GetItemWithError(tables[0], word);
    if (form != NULL || PyErr_Occurred()) {
        return Py_XNewRef(form);
    }
    PyObject *key = PyUnicode_Concat(place, word);
    form = key == NULL ? NULL : Py_XNewRef(PyDict_GetItemWithError(tables[1], key));
    Py_XDECREF(key);
    if (form != NULL || PyErr_Occurred()) {
        return form;
    }
    return PyObject_CallFunctionObjArgs(tables[2], word, place, NULL);
}

/* Say whether every longer word has a capital. */
static int
is_titled(PyObject *words)
{
    for (Py_ssize_t at = 0; at < PyList_GET_SIZE(words); at++) {
        PyObject *word = PyList_GET_ITEM(words, at);
        if (PyUnicode_GET_LENGTH(word) > LONGEST_SMALL_WORD && Py_UNICODE_ISLOWER(PyUnicode_READ_CHAR(word, 0))) {
            return 0;
        }
    }
    return 1;
}

/* Fill in the forms of the words of a sentence, with two marks before and two after them; `places` names the places of a capital. */
static int
look_up(PyObject *words, PyObject **forms, PyObject *const tables[3], PyObject *places)
{
    int titled = is_titled(words);
    PyObject *lower = PyTuple_GET_ITEM(places, 0), *inner = PyTuple_GET_ITEM(places, titled ? 3 : 1);
    PyObject *place = PyTuple_GET_ITEM(places, titled ? 3 : 2);
    for (Py_ssize_t at = 0; at < PyList_GET_SIZE(words); at++) {
        PyObject *word = PyList_GET_ITEM(words, at);
        Py_UCS4 first = PyUnicode_READ_CHAR(word, 0);
        forms[at + 2] = form_of(word, Py_UNICODE_ISUPPER(first) ? place : lower, tables);
        if (forms[at + 2] == NULL) {
            return -1;
        }
        if (place != inner && (Py_UNICODE_ISALPHA(first) || Py_UNICODE_ISDIGIT(first))) {
            place = inner;
        }
    }
    return 0;
}

/* Return what the two tags before a word say of its own, from a table by both; the table keeps it. */
static PyObject *
history_of(PyObject *histories, PyObject *make, PyObject *before, PyObject *last)
{
    PyObject *key = PyTuple_Pack(2, before, last);
    PyObject *found = key == NULL ? NULL : PyDict_GetItemWithError(histories, key);
    Py_XDECREF(key);
    if (found == NULL && !PyErr_Occurred()) {
        found = PyObject_CallFunctionObjArgs(make, before, last, NULL);
        Py_XDECREF(found); /* it is in the table now */
    }
    return found;
}

/* Decide from left to right. */
static int
decide_all(PyObject *tags, PyObject *const *forms, PyObject *histories, PyObject *make, PyObject *edge)
{
    PyObject *before = edge, *last = edge;
    for (Py_ssize_t at = 0; at < PyList_GET_SIZE(tags); at++) {
        PyObject *const *form = forms + at + 2;
        PyObject *chosen = PyTuple_GET_ITEM(*form, ONLY);
        if (chosen == Py_None) {
            PyObject *history = history_of(histories, make, before, last);
            if (history == NULL) {
                return -1;
            }
            PyObject *const rows[4] = {
                history, PyTuple_GET_ITEM(form[-1], OF_NEXT), PyTuple_GET_ITEM(form[1], OF_PREVIOUS), PyTuple_GET_ITEM(form[2], OF_SECOND_PREVIOUS)};
            chosen = decide(*form, rows, last);
            if (chosen == NULL) {
                return -1;
            }
        }
        PyList_SET_ITEM(tags, at, Py_NewRef(chosen));
        before = last;
        last = chosen;
    }
    return 0;
}

PyObject *
quick_tags(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 9 || !PyList_CheckExact(args[0]) || !PyDict_Check(args[1]) || !PyDict_Check(args[2]) || !PyTuple_Check(args[4])
        || PyTuple_GET_SIZE(args[4]) != 4 || !PyTuple_Check(args[5]) || PyTuple_GET_SIZE(args[5]) != 2 || !PyDict_Check(args[7])) {
        return PyErr_Format(PyExc_TypeError, "tags(words, small, forms, form, places, marks, edge, histories, history)");
    }
    PyObject *words = args[0], *const tables[3] = {args[1], args[2], args[3]}, *places = args[4], *marks = args[5];
    Py_ssize_t count = PyList_GET_SIZE(words);
    PyObject **forms = PyMem_Calloc((size_t)count + 4, sizeof(PyObject *));
    PyObject *found = forms == NULL ? PyErr_NoMemory() : PyList_New(count);
    if (found != NULL) {
        forms[0] = forms[1] = PyTuple_GET_ITEM(marks, 0);
        forms[count + 2] = forms[count + 3] = PyTuple_GET_ITEM(marks, 1);
        if (look_up(words, forms, tables, places) < 0 || decide_all(found, forms, args[7], args[8], args[6]) < 0) {
            Py_CLEAR(found);
        }
        for (Py_ssize_t at = 0; at < count; at++) {
            Py_XDECREF(forms[at + 2]);
        }
    }
    PyMem_Free(forms);
    return found;
}

int
prepare_tags(void)
{
    margins_name = PyUnicode_InternFromString("margins");
    return margins_name == NULL ? -1 : 0;
}
