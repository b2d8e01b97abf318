/* The tags of the words of a sentence: the twin of factcheck/extractor/tagger.py. */

#include "quick.h"

/* The places of a Form. */
enum { CANDIDATES, ONLY, KEY, LOWER, SCORES, FOLLOWS, OF_NEXT, OF_PREVIOUS, OF_SECOND_PREVIOUS };

enum { LONGEST_SMALL_WORD = 4 };

static PyObject *weights_name;

/* Add up what rows say for a tag; -1 with an exception, or rightly. */
static long
total_of(PyObject *rows, PyObject *tag)
{
    long total = 0;
    for (Py_ssize_t row = 0; row < PyList_GET_SIZE(rows); row++) {
        PyObject *weight = PyDict_GetItemWithError(PyList_GET_ITEM(rows, row), tag);
        total += weight == NULL ? 0 : PyLong_AsLong(weight);
    }
    return PyErr_Occurred() ? -1 : total;
}

/* Return how much more rows say together for each tag but the first than for the first. */
static PyObject *
lead_of(PyObject *rows, PyObject *tags)
{
    PyObject *leads = PyTuple_New(PyTuple_GET_SIZE(tags) - 1);
    long first = total_of(rows, PyTuple_GET_ITEM(tags, 0));
    for (Py_ssize_t at = 1; leads != NULL && at < PyTuple_GET_SIZE(tags); at++) {
        long total = total_of(rows, PyTuple_GET_ITEM(tags, at));
        PyObject *more = PyErr_Occurred() ? NULL : PyLong_FromLong(total - first);
        if (more == NULL) {
            Py_CLEAR(leads);
            break;
        }
        PyTuple_SET_ITEM(leads, at - 1, more);
    }
    return untracked(leads);
}

PyObject *
quick_lead(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 2 || !PyList_Check(args[0]) || !PyTuple_Check(args[1]) || PyTuple_GET_SIZE(args[1]) == 0) {
        return PyErr_Format(PyExc_TypeError, "lead(rows, tags)");
    }
    return lead_of(args[0], args[1]);
}

/* Return what a row says for the tags of a form, borrowed; the row keeps it. */
static PyObject *
look(PyObject *row, PyObject *form)
{
    PyObject *key = PyTuple_GET_ITEM(form, KEY), *found = PyDict_GetItemWithError(row, key);
    if (found != NULL || PyErr_Occurred()) {
        return found;
    }
    PyObject *weights = PyObject_GetAttr(row, weights_name);
    found = weights == NULL ? NULL : lead_of(weights, PyTuple_GET_ITEM(form, CANDIDATES));
    if (found != NULL && PyDict_SetItem(row, key, found) < 0) {
        Py_CLEAR(found);
    }
    Py_XDECREF(weights);
    Py_XDECREF(found); /* it is in the row now */
    return found;
}

/* Return the best of the tags that a word may bear, the likelier of two equally good ones; borrowed from the form. */
static PyObject *
decide(PyObject *form, PyObject *const rows[4], PyObject *last)
{
    PyObject *candidates = PyTuple_GET_ITEM(form, CANDIDATES);
    PyObject *own = PyDict_GetItemWithError(PyTuple_GET_ITEM(form, FOLLOWS), last);
    PyObject *leads[5] = {own == NULL ? PyTuple_GET_ITEM(form, SCORES) : own};
    if (PyErr_Occurred()) {
        return NULL;
    }
    for (int number = 0; number < 4; number++) {
        leads[number + 1] = look(rows[number], form);
        if (leads[number + 1] == NULL) {
            return NULL;
        }
    }
    for (int number = 0; number < 5; number++) {
        if (PyTuple_GET_SIZE(leads[number]) != PyTuple_GET_SIZE(candidates) - 1) {
            return PyErr_Format(PyExc_ValueError, "%zd leads for %zd tags", PyTuple_GET_SIZE(leads[number]), PyTuple_GET_SIZE(candidates));
        }
    }
    Py_ssize_t best = 0;
    long most = 0;
    for (Py_ssize_t at = 1; at < PyTuple_GET_SIZE(candidates); at++) {
        long total = 0;
        for (int number = 0; number < 5; number++) {
            total += PyLong_AsLong(PyTuple_GET_ITEM(leads[number], at - 1));
        }
        if (total > most) {
            best = at;
            most = total;
        }
    }
    return PyErr_Occurred() ? NULL : PyTuple_GET_ITEM(candidates, best);
}

/* Return what is known of a word at a place; `forms` has a table for each place, `make` adds to it. */
static PyObject *
form_of(PyObject *word, PyObject *place, PyObject *forms, PyObject *make)
{
    PyObject *known = PyDict_GetItemWithError(forms, place);
    PyObject *form = known == NULL ? NULL : PyDict_GetItemWithError(known, word);
    if (form != NULL || PyErr_Occurred()) {
        return Py_XNewRef(form);
    }
    return PyObject_CallFunctionObjArgs(make, word, place, NULL);
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
look_up(PyObject *words, PyObject **forms, PyObject *known, PyObject *make, PyObject *places)
{
    int titled = is_titled(words);
    PyObject *lower = PyTuple_GET_ITEM(places, 0), *inner = PyTuple_GET_ITEM(places, titled ? 3 : 1);
    PyObject *place = PyTuple_GET_ITEM(places, titled ? 3 : 2);
    for (Py_ssize_t at = 0; at < PyList_GET_SIZE(words); at++) {
        PyObject *word = PyList_GET_ITEM(words, at);
        Py_UCS4 first = PyUnicode_READ_CHAR(word, 0);
        forms[at + 2] = form_of(word, Py_UNICODE_ISUPPER(first) ? place : lower, known, make);
        if (forms[at + 2] == NULL) {
            return -1;
        }
        if (place != inner && (Py_UNICODE_ISALPHA(first) || Py_UNICODE_ISDIGIT(first))) {
            place = inner;
        }
    }
    return 0;
}

/* Return what the two tags before a word say of its own, from a table by the one, then by the other; the table keeps it. */
static PyObject *
history_of(PyObject *histories, PyObject *make, PyObject *before, PyObject *last)
{
    PyObject *by_last = PyDict_GetItemWithError(histories, before);
    PyObject *found = by_last == NULL ? NULL : PyDict_GetItemWithError(by_last, last);
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
    if (given != 8 || !PyList_CheckExact(args[0]) || !PyDict_Check(args[1]) || !PyTuple_Check(args[3]) || PyTuple_GET_SIZE(args[3]) != 4
        || !PyTuple_Check(args[4]) || PyTuple_GET_SIZE(args[4]) != 2 || !PyDict_Check(args[6])) {
        return PyErr_Format(PyExc_TypeError, "tags(words, forms, form, places, marks, edge, histories, history)");
    }
    PyObject *words = args[0], *marks = args[4];
    Py_ssize_t count = PyList_GET_SIZE(words);
    PyObject **forms = PyMem_Calloc((size_t)count + 4, sizeof(PyObject *));
    PyObject *found = forms == NULL ? PyErr_NoMemory() : PyList_New(count);
    if (found != NULL) {
        forms[0] = forms[1] = PyTuple_GET_ITEM(marks, 0);
        forms[count + 2] = forms[count + 3] = PyTuple_GET_ITEM(marks, 1);
        if (look_up(words, forms, args[1], args[2], args[3]) < 0 || decide_all(found, forms, args[6], args[7], args[5]) < 0) {
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
    weights_name = PyUnicode_InternFromString("weights");
    return weights_name == NULL ? -1 : 0;
}
