/* The inner loops of the extractor, compiled: the same values as the Python code beside which each stands, only sooner.

   Optional: factcheck/quick.py takes what is here where it was built, and everything works without it. What each function does is
   documented where its Python twin is: record (typing.NamedTuple), cut (text/tokens.py), tags and add_rows (extractor/tagger.py), chunks
   (extractor/chunks.py), word_places (extractor/statements.py), number_places (extractor/figures.py),
   capital_words (extractor/capitals.py). tests/unit/test_quick.py and tests/property/test_compiled_loops_laws.py hold each pair to the
   same values. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <structmember.h>

#ifdef Py_GIL_DISABLED
#error "records are filled without a lock; the Python code serves this interpreter"
#endif

enum { REVISION = 4 }; /* see factcheck/quick.py */

/* ------------------------------------------------------------------ records */

static PyObject *records; /* class -> (names of its fields, their defaults, Ellipsis where there is none) */

/* Return a record with room for its fields, all empty: what tuple.__new__ makes of a subclass. */
static PyObject *
new_record(PyTypeObject *type, Py_ssize_t size)
{
    PyObject *self = type->tp_alloc(type, size);
#if PY_VERSION_HEX >= 0x030E0000
    if (self != NULL) {
        ((PyTupleObject *)self)->ob_hash = -1;
    }
#endif
    return self;
}

/* Return the place of a field, beginning the search where it most likely is, or -1. */
static Py_ssize_t
place_of(PyObject *names, PyObject *name, Py_ssize_t likely)
{
    Py_ssize_t size = PyTuple_GET_SIZE(names);
    for (Py_ssize_t step = 0; step < size; step++) {
        Py_ssize_t at = likely + step < size ? likely + step : likely + step - size;
        if (PyTuple_GET_ITEM(names, at) == name) { /* names of fields and of arguments are interned */
            return at;
        }
    }
    for (Py_ssize_t at = 0; at < size; at++) {
        if (PyUnicode_Compare(PyTuple_GET_ITEM(names, at), name) == 0) {
            return at;
        }
    }
    return -1;
}

/* Make a record of its class: Span(3, 5). */
static PyObject *
record_new(PyObject *callable, PyObject *const *args, size_t flags, PyObject *keywords)
{
    PyTypeObject *type = (PyTypeObject *)callable;
    Py_ssize_t given = PyVectorcall_NARGS(flags);
    PyObject *info = PyDict_GetItemWithError(records, callable);
    if (info == NULL) {
        return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_TypeError, "%s is no record", type->tp_name);
    }
    PyObject *names = PyTuple_GET_ITEM(info, 0), *defaults = PyTuple_GET_ITEM(info, 1);
    Py_ssize_t size = PyTuple_GET_SIZE(names);
    if (given > size) {
        return PyErr_Format(PyExc_TypeError, "%s takes %zd values, %zd were given", type->tp_name, size, given);
    }
    PyObject *self = new_record(type, size);
    if (self == NULL) {
        return NULL;
    }
    PyObject **items = ((PyTupleObject *)self)->ob_item;
    for (Py_ssize_t at = 0; at < given; at++) {
        items[at] = Py_NewRef(args[at]);
    }
    Py_ssize_t named = keywords == NULL ? 0 : PyTuple_GET_SIZE(keywords), likely = given < size ? given : 0;
    for (Py_ssize_t number = 0; number < named; number++) {
        PyObject *name = PyTuple_GET_ITEM(keywords, number);
        Py_ssize_t at = place_of(names, name, likely);
        if (at < 0 || items[at] != NULL) {
            PyErr_Format(PyExc_TypeError, at < 0 ? "%s has no field %R" : "%s was given two values for %R", type->tp_name, name);
            Py_DECREF(self);
            return NULL;
        }
        items[at] = Py_NewRef(args[given + number]);
        likely = at + 1 < size ? at + 1 : 0;
    }
    for (Py_ssize_t at = given; at < size; at++) {
        if (items[at] == NULL) {
            PyObject *value = PyTuple_GET_ITEM(defaults, at);
            if (value == Py_Ellipsis) {
                PyErr_Format(PyExc_TypeError, "%s lacks a value for %R", type->tp_name, PyTuple_GET_ITEM(names, at));
                Py_DECREF(self);
                return NULL;
            }
            items[at] = Py_NewRef(value);
        }
    }
    return self;
}

/* Return the record with other values in some fields: figure._replace(subject="bridge"). */
static PyObject *
record_replace(PyObject *self, PyObject *const *args, Py_ssize_t given, PyObject *keywords)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject *info = PyDict_GetItemWithError(records, (PyObject *)type);
    if (info == NULL) {
        return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_TypeError, "%s is no record", type->tp_name);
    }
    if (given != 0) {
        return PyErr_Format(PyExc_TypeError, "_replace takes names and values");
    }
    PyObject *names = PyTuple_GET_ITEM(info, 0);
    Py_ssize_t size = PyTuple_GET_SIZE(names);
    PyObject *made = new_record(type, size);
    if (made == NULL) {
        return NULL;
    }
    PyObject **items = ((PyTupleObject *)made)->ob_item;
    for (Py_ssize_t at = 0; at < size; at++) {
        items[at] = Py_NewRef(PyTuple_GET_ITEM(self, at));
    }
    Py_ssize_t named = keywords == NULL ? 0 : PyTuple_GET_SIZE(keywords), likely = 0;
    for (Py_ssize_t number = 0; number < named; number++) {
        PyObject *name = PyTuple_GET_ITEM(keywords, number);
        Py_ssize_t at = place_of(names, name, likely);
        if (at < 0) {
            Py_DECREF(made);
            return PyErr_Format(PyExc_ValueError, "Got unexpected field names: [%R]", name);
        }
        Py_SETREF(items[at], Py_NewRef(args[number]));
        likely = at + 1 < size ? at + 1 : 0;
    }
    return made;
}

static PyMethodDef replace_method = {
    "_replace", (PyCFunction)(void (*)(void))record_replace, METH_FASTCALL | METH_KEYWORDS, "Return the record with other values in some fields."};

/* Let each field of a class be read straight from its place in the tuple. */
static int
place_fields(PyObject *class, PyObject *names)
{
    for (Py_ssize_t at = 0; at < PyTuple_GET_SIZE(names); at++) {
        PyObject *name = PyTuple_GET_ITEM(names, at);
        PyMemberDef *member = PyMem_Calloc(1, sizeof(PyMemberDef)); /* lives as long as the class: for ever */
        if (member == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        member->name = PyUnicode_AsUTF8(name);
        member->type = T_OBJECT_EX;
        member->offset = offsetof(PyTupleObject, ob_item) + at * (Py_ssize_t)sizeof(PyObject *);
        member->flags = READONLY;
        PyObject *descriptor = member->name == NULL ? NULL : PyDescr_NewMember((PyTypeObject *)class, member);
        int failed = descriptor == NULL || PyObject_SetAttr(class, name, descriptor) < 0;
        Py_XDECREF(descriptor);
        if (failed) {
            return -1;
        }
    }
    return 0;
}

/* Return the names and the defaults of a NamedTuple. */
static PyObject *
fields_of(PyObject *class)
{
    PyObject *names = PyObject_GetAttrString(class, "_fields");
    PyObject *given = names == NULL ? NULL : PyObject_GetAttrString(class, "_field_defaults");
    PyObject *defaults = given == NULL ? NULL : PyTuple_New(PyTuple_GET_SIZE(names));
    PyObject *info = NULL;
    if (defaults != NULL) {
        for (Py_ssize_t at = 0; at < PyTuple_GET_SIZE(names); at++) {
            PyObject *value = PyDict_GetItemWithError(given, PyTuple_GET_ITEM(names, at));
            PyTuple_SET_ITEM(defaults, at, Py_NewRef(value == NULL ? Py_Ellipsis : value));
        }
        info = PyErr_Occurred() ? NULL : PyTuple_Pack(2, names, defaults);
    }
    Py_XDECREF(names);
    Py_XDECREF(given);
    Py_XDECREF(defaults);
    return info;
}

static PyObject *
record(PyObject *Py_UNUSED(module), PyObject *class)
{
    if (!PyType_Check(class) || !PyType_IsSubtype((PyTypeObject *)class, &PyTuple_Type)) {
        return PyErr_Format(PyExc_TypeError, "%R is no NamedTuple", class);
    }
    PyTypeObject *type = (PyTypeObject *)class;
    PyObject *info = fields_of(class);
    if (info == NULL) {
        return NULL;
    }
    PyObject *method = PyDescr_NewMethod(type, &replace_method);
    int failed = method == NULL || place_fields(class, PyTuple_GET_ITEM(info, 0)) < 0 || PyObject_SetAttrString(class, "_replace", method) < 0
        || PyDict_SetItem(records, class, info) < 0;
    Py_XDECREF(method);
    Py_DECREF(info);
    if (failed) {
        return NULL;
    }
    type->tp_vectorcall = record_new;
    PyType_Modified(type);
    return Py_NewRef(class);
}

/* ------------------------------------------------------------------ tokens */

/* Add one token to the four lists. */
static int
add_token(PyObject *const lists[4], Py_ssize_t start, PyObject *surface, PyObject *word)
{
    PyObject *first = PyLong_FromSsize_t(start), *last = PyLong_FromSsize_t(start + PyUnicode_GET_LENGTH(surface));
    int failed = first == NULL || last == NULL || PyList_Append(lists[0], first) < 0 || PyList_Append(lists[1], last) < 0
        || PyList_Append(lists[2], surface) < 0 || PyList_Append(lists[3], word) < 0;
    Py_XDECREF(first);
    Py_XDECREF(last);
    return failed ? -1 : 0;
}

/* Add the tokens of what stands between two spaces. */
static int
add_piece(PyObject *const lists[4], Py_ssize_t start, PyObject *piece, PyObject *const tables[3])
{
    PyObject *word = PyDict_GetItemWithError(tables[0], piece);
    if (word != NULL) {
        return add_token(lists, start, piece, word);
    }
    PyObject *several = PyErr_Occurred() ? NULL : PyDict_GetItemWithError(tables[1], piece);
    if (several == NULL && PyErr_Occurred()) {
        return -1;
    }
    several = several != NULL && PyTuple_GET_SIZE(several) > 0 ? Py_NewRef(several) : PyObject_CallOneArg(tables[2], piece);
    if (several == NULL) {
        return -1;
    }
    int failed = 0;
    for (Py_ssize_t number = 0; !failed && number < PyTuple_GET_SIZE(several); number++) {
        PyObject *token = PyTuple_GET_ITEM(several, number);
        Py_ssize_t offset = PyLong_AsSsize_t(PyTuple_GET_ITEM(token, 0));
        failed = add_token(lists, start + offset, PyTuple_GET_ITEM(token, 1), PyTuple_GET_ITEM(token, 2));
    }
    Py_DECREF(several);
    return failed;
}

static PyObject *
cut(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 6 || !PyUnicode_Check(args[0]) || !PyDict_Check(args[3]) || !PyDict_Check(args[4])) {
        return PyErr_Format(PyExc_TypeError, "cut(text, start, end, single, several, cut_piece)");
    }
    PyObject *text = args[0], *const tables[3] = {args[3], args[4], args[5]};
    Py_ssize_t at = PyLong_AsSsize_t(args[1]), end = PyLong_AsSsize_t(args[2]), length = PyUnicode_GET_LENGTH(text);
    if (PyErr_Occurred()) {
        return NULL;
    }
    end = end < length ? end : length;
    PyObject *lists[4] = {PyList_New(0), PyList_New(0), PyList_New(0), PyList_New(0)};
    int failed = lists[0] == NULL || lists[1] == NULL || lists[2] == NULL || lists[3] == NULL;
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    while (!failed && at <= end) {
        Py_ssize_t stop = at;
        while (stop < end && PyUnicode_READ(kind, data, stop) != ' ') {
            stop++;
        }
        PyObject *piece = PyUnicode_Substring(text, at, stop);
        failed = piece == NULL || add_piece(lists, at, piece, tables) < 0;
        Py_XDECREF(piece);
        at = stop + 1;
    }
    PyObject *found = failed ? NULL : PyTuple_Pack(4, lists[0], lists[1], lists[2], lists[3]);
    for (int number = 0; number < 4; number++) {
        Py_XDECREF(lists[number]);
    }
    return found;
}

/* ------------------------------------------------------------------ tags */

/* The places of a Form. */
enum { CANDIDATES, ONLY, KEY, LOWER, SCORES, FOLLOWS, OF_NEXT, OF_PREVIOUS, OF_SECOND_PREVIOUS };

static PyObject *margins_name, *lower_name;
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
static PyObject *
add_rows(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
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

static PyObject *
tags(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
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

/* ------------------------------------------------------------------ chunks */

typedef struct {
    const char *letters; /* one letter a word, an F for each figure, an H for each hedge; behind the last a 0 */
    Py_ssize_t count;
} Spelled;

static int
is_one_of(char letter, const char *letters)
{
    return letter != 0 && strchr(letters, letter) != NULL;
}

static char
letter_at(const Spelled *row, Py_ssize_t at)
{
    return at >= 0 && at < row->count ? row->letters[at] : 0;
}

/* Say whether up to nine of some letters lead to one of others: (?=[some]{0,9}[others]), where the two share none. */
static int
leads_to(const Spelled *row, Py_ssize_t at, const char *some, const char *others)
{
    for (int step = 0; step < 9 && is_one_of(letter_at(row, at), some); step++) {
        at++;
    }
    return is_one_of(letter_at(row, at), others);
}

/* Return where what may open a noun phrase ends, -1 where none begins. */
static Py_ssize_t
open_noun_phrase(const Spelled *row, Py_ssize_t at)
{
    char letter = letter_at(row, at), before = letter_at(row, at - 1);
    if (letter == 'd') {
        return at + (letter_at(row, at + 1) == 'd' ? 2 : 1);
    }
    if (letter == 'p' && before == 'i' && leads_to(row, at + 1, "jpg", "nF")) {
        return at + 1;
    }
    if (letter == 'r' && !is_one_of(before, "vpgbBehkDm") && is_one_of(letter_at(row, at + 1), "jqpF") && leads_to(row, at + 2, "jpg", "nF")) {
        return at + 1;
    }
    return is_one_of(letter, "jqoFnH") ? at : -1;
}

/* Return where the noun phrase that begins at a letter ends, -1 where none does. */
static Py_ssize_t
noun_phrase(const Spelled *row, Py_ssize_t at)
{
    if (letter_at(row, at) == 'u') {
        return at + 1;
    }
    at = open_noun_phrase(row, at);
    if (at < 0) {
        return -1;
    }
    at += letter_at(row, at) == 'H';
    for (;;) {
        char letter = letter_at(row, at);
        if (is_one_of(letter, "jqoF") || (letter == 'r' && is_one_of(letter_at(row, at + 1), "jqp") && leads_to(row, at + 2, "jpg", "nF"))
            || (is_one_of(letter, "pg") && leads_to(row, at + 1, "jpg", "nF")) || (letter == 'g' && letter_at(row, at - 1) == 'd')) {
            at++;
        }
        else {
            break;
        }
    }
    if (letter_at(row, at) != 'n') {
        return at;
    }
    for (at++;;) {
        char letter = letter_at(row, at);
        if (is_one_of(letter, "nq")) {
            at++;
        }
        else if (letter == 'o') {
            Py_ssize_t end = at + 1;
            while (end < at + 10 && is_one_of(letter_at(row, end), "jqrpgF")) {
                end++;
            }
            at = letter_at(row, end) == 'n' ? end : at + 1;
        }
        else {
            return at;
        }
    }
}

/* Return where the auxiliary that begins at a letter ends, -1 where none does. */
static Py_ssize_t
auxiliary(const Spelled *row, Py_ssize_t at)
{
    char letter = letter_at(row, at);
    if (!is_one_of(letter, "mtDBekh")) {
        return -1;
    }
    Py_ssize_t end = at + 1;
    while (is_one_of(letter_at(row, end), "ry")) {
        end++;
    }
    char next = letter_at(row, end);
    if ((is_one_of(letter, "mt") && is_one_of(next, "behDkvp")) || (letter == 'D' && is_one_of(next, "behk"))
        || (is_one_of(letter, "Bek") && is_one_of(next, "pgvek"))) {
        return end;
    }
    if (is_one_of(letter, "Bekh") && next == 't' && is_one_of(letter_at(row, end + 1), "behDk")) {
        return end + 1;
    }
    return letter == 'h' && is_one_of(next, "pvek") ? end : -1;
}

/* Return where the verb group that begins at a letter ends, -1 where none does. */
static Py_ssize_t
verb_group(const Spelled *row, Py_ssize_t at)
{
    for (Py_ssize_t end = auxiliary(row, at); end >= 0; end = auxiliary(row, at)) {
        at = end;
    }
    return is_one_of(letter_at(row, at), "vpgbBehkDm") ? at + 1 : -1;
}

/* Say whether a verb follows a word that may open a clause: (?=(?:[^,.:cWS]|,F,){0,9}[vBDmh]). */
static int
opens_clause(const Spelled *row, Py_ssize_t at)
{
    for (int step = 0; step <= 9; step++) {
        char letter = letter_at(row, at);
        if (is_one_of(letter, "vBDmh")) {
            return 1;
        }
        if (letter == ',' && letter_at(row, at + 1) == 'F' && letter_at(row, at + 2) == ',') {
            at += 3;
        }
        else if (letter == 0 || is_one_of(letter, ",.:cWS")) {
            return 0;
        }
        else {
            at++;
        }
    }
    return 0;
}

/* Return the kind of the one-letter chunk at a letter, 0 where there is none. */
static char
single(const Spelled *row, Py_ssize_t at)
{
    char letter = row->letters[at];
    if (letter == 'S' || (letter == 'c' && opens_clause(row, at + 1))) {
        return 'S';
    }
    if (is_one_of(letter, "ict")) {
        return 'P';
    }
    if (letter == 'y' && !is_one_of(letter_at(row, at - 1), "vpgb")) {
        Py_ssize_t next = at + 1 + (letter_at(row, at + 1) == 'i');
        if (is_one_of(letter_at(row, next), "HF")) {
            return 'P';
        }
    }
    return is_one_of(letter, "WCE,:().") ? letter : 0;
}

/* Return the kind of a noun phrase, and the letter of its head, or -1: the last. */
static char
noun_shape(const Spelled *row, Py_ssize_t start, Py_ssize_t end, Py_ssize_t *head)
{
    char kind = 'J';
    *head = -1;
    for (Py_ssize_t at = start; at < end; at++) {
        if (row->letters[at] == 'n') {
            *head = at;
        }
        if (!is_one_of(row->letters[at], "jr")) {
            kind = 'N';
        }
    }
    return kind;
}

/* Return the kind of a verb group; `bare` says that the tag of its first word may tell more. */
static char
verb_shape(const Spelled *row, Py_ssize_t start, Py_ssize_t end, int *bare)
{
    char verbs[3] = {0, 0, 0}; /* the first, the last but one and the last verb */
    int count = 0;
    for (Py_ssize_t at = start; at < end; at++) {
        char letter = row->letters[at];
        if (letter != 'r' && letter != 'y') {
            verbs[0] = count == 0 ? letter : verbs[0];
            verbs[1] = verbs[2];
            verbs[2] = letter;
            count++;
        }
    }
    *bare = is_one_of(verbs[0], "ehkD");
    switch (verbs[0]) {
        case 't':
        case 'b':
            return 'I';
        case 'g':
            return 'G';
        case 'p':
            return 'D';
        default:
            return count > 1 && verbs[2] == 'p' && is_one_of(verbs[1], "Bek") ? 'B' : 'V';
    }
}

/* What a sentence is spelled with: letters by word and by tag, the words whose letter depends on more, those that may open a clause. */
typedef struct {
    PyObject *of_word, *of_tag, *depending, *openers, *before_worth;
} Alphabet;

/* Mend the letters that depend on more than word and tag. */
static int
mend_letters(PyObject *words, char *letters, const Alphabet *alphabet)
{
    Py_ssize_t count = PyList_GET_SIZE(words);
    for (Py_ssize_t at = 0; at < count; at++) {
        PyObject *word = PyList_GET_ITEM(words, at);
        int opener = letters[at] == 'i' ? PySet_Contains(alphabet->openers, word) : 0;
        if (opener < 0) {
            return -1;
        }
        if (opener) {
            letters[at] = PyUnicode_CompareWithASCIIString(word, "that") == 0 ? 'S' : 'c';
        }
        else if (letters[at] == 'B' && at > 0 && letters[at - 1] == 'q' && PyUnicode_CompareWithASCIIString(word, "am") == 0) {
            letters[at] = '_';
        }
        else if (letters[at] == 'i' && PyUnicode_CompareWithASCIIString(word, "worth") == 0) {
            int mended = PySet_Contains(alphabet->before_worth, PyList_GET_ITEM(words, at > 0 ? at - 1 : count - 1));
            if (mended < 0) {
                return -1;
            }
            letters[at] = mended ? 'n' : 'i';
        }
        else if (letters[at] == 'v' && PyUnicode_GET_LENGTH(word) == 2 && PyUnicode_READ_CHAR(word, 1) == 's') {
            Py_UCS4 mark = PyUnicode_READ_CHAR(word, 0);
            letters[at] = mark == '\'' || mark == 0x2019 ? 'B' : 'v';
        }
    }
    return 0;
}

/* Fill in the letter of each word. */
static int
spell(PyObject *words, PyObject *tags, char *letters, const Alphabet *alphabet)
{
    int depends = 0;
    for (Py_ssize_t at = 0; at < PyList_GET_SIZE(words); at++) {
        PyObject *word = PyList_GET_ITEM(words, at);
        PyObject *letter = PyDict_GetItemWithError(alphabet->of_word, word);
        if (letter == NULL && !PyErr_Occurred()) {
            letter = PyDict_GetItemWithError(alphabet->of_tag, PyList_GET_ITEM(tags, at));
        }
        depends = depends ? depends : PySet_Contains(alphabet->depending, word);
        if (depends < 0 || PyErr_Occurred()) {
            return -1;
        }
        letters[at] = letter == NULL ? '_' : (char)PyUnicode_READ_CHAR(letter, 0);
    }
    return depends ? mend_letters(words, letters, alphabet) : 0;
}

typedef struct {
    Py_ssize_t start, end;
    char letter;
} Unit;

/* Add the units of one letter to a list in reading order; return how many there are, -1 for an error. */
static Py_ssize_t
add_units(Unit *units, Py_ssize_t count, PyObject *ranges, char letter)
{
    PyObject *start, *end;
    Py_ssize_t place = 0;
    while (PyDict_Next(ranges, &place, &start, &end)) {
        Unit unit = {PyLong_AsSsize_t(start), PyLong_AsSsize_t(end), letter};
        Py_ssize_t at = count++;
        while (at > 0 && (units[at - 1].start > unit.start || (units[at - 1].start == unit.start && units[at - 1].end > unit.end))) {
            units[at] = units[at - 1];
            at--;
        }
        units[at] = unit;
    }
    return PyErr_Occurred() ? -1 : count;
}

/* Write one letter for each unit instead of those of its words, and the token that each letter begins with; return the number of letters. */
static Py_ssize_t
join_units(const char *letters, Py_ssize_t count, const Unit *units, Py_ssize_t number, char *spelled, Py_ssize_t *tokens)
{
    Py_ssize_t written = 0, last = 0;
    for (Py_ssize_t unit = 0; unit <= number; unit++) {
        Py_ssize_t start = unit < number ? units[unit].start : count;
        for (; last < start && last < count; last++) {
            spelled[written] = letters[last];
            tokens[written++] = last;
        }
        if (unit < number) {
            spelled[written] = units[unit].letter;
            tokens[written++] = start;
            last = units[unit].end;
        }
    }
    tokens[written] = count;
    return written;
}

static PyObject *kinds_of_letters[128]; /* "N", "V" … */

/* Return a chunk of its class. */
static PyObject *
new_chunk(PyTypeObject *type, char kind, Py_ssize_t start, Py_ssize_t end, Py_ssize_t head)
{
    PyObject *chunk = new_record(type, 4);
    if (chunk == NULL) {
        return NULL;
    }
    PyObject **items = ((PyTupleObject *)chunk)->ob_item;
    items[0] = Py_NewRef(kinds_of_letters[(int)kind]);
    items[1] = PyLong_FromSsize_t(start);
    items[2] = PyLong_FromSsize_t(end);
    items[3] = PyLong_FromSsize_t(head);
    if (items[1] == NULL || items[2] == NULL || items[3] == NULL) {
        Py_CLEAR(chunk);
    }
    return chunk;
}

/* Return what the tag of the first word of a verb group tells of it. */
static char
kind_of_form(PyObject *tag, char kind)
{
    if (PyUnicode_CompareWithASCIIString(tag, "VB") == 0) {
        return 'I';
    }
    if (PyUnicode_CompareWithASCIIString(tag, "VBG") == 0) {
        return 'G';
    }
    return PyUnicode_CompareWithASCIIString(tag, "VBN") == 0 ? 'D' : kind;
}

/* Add the chunks of a spelled sentence to a list; `kinds` takes the letter of each. */
static int
add_chunks(PyObject *found, char *kinds, const Spelled *row, const Py_ssize_t *tokens, PyObject *tags, PyTypeObject *type)
{
    Py_ssize_t count = 0;
    for (Py_ssize_t at = 0, end; at < row->count; at = end) {
        Py_ssize_t head = -1;
        char kind;
        if ((end = noun_phrase(row, at)) >= 0) {
            kind = noun_shape(row, at, end, &head);
        }
        else if ((end = verb_group(row, at)) >= 0) {
            int bare;
            kind = verb_shape(row, at, end, &bare);
            kind = bare ? kind_of_form(PyList_GET_ITEM(tags, tokens[at]), kind) : kind;
        }
        else {
            kind = single(row, at);
            end = at + 1;
            head = at;
            if (kind == 0) {
                continue;
            }
        }
        PyObject *chunk = new_chunk(type, kind, tokens[at], tokens[end], head < 0 ? tokens[end] - 1 : tokens[head]);
        if (chunk == NULL || PyList_Append(found, chunk) < 0) {
            Py_XDECREF(chunk);
            return -1;
        }
        Py_DECREF(chunk);
        kinds[count++] = kind;
    }
    kinds[count] = 0;
    return 0;
}

/* Return the chunks of a sentence and their kinds, given room for its letters. */
static PyObject *
chunk_in(PyObject *const *args, const Alphabet *alphabet, char *room, Py_ssize_t *tokens, Unit *units)
{
    PyObject *words = args[0], *tags = args[1];
    Py_ssize_t count = PyList_GET_SIZE(words);
    Py_ssize_t number = add_units(units, 0, args[2], 'F');
    number = number < 0 ? -1 : add_units(units, number, args[3], 'H');
    Py_ssize_t length = count + PyDict_GET_SIZE(args[2]) + PyDict_GET_SIZE(args[3]) + 1;
    char *letters = room, *spelled = room + length, *kinds = room + 2 * length;
    if (number < 0 || spell(words, tags, letters, alphabet) < 0) {
        return NULL;
    }
    Spelled row = {spelled, join_units(letters, count, units, number, spelled, tokens)};
    PyObject *found = PyList_New(0), *both = NULL;
    if (found != NULL && add_chunks(found, kinds, &row, tokens, tags, (PyTypeObject *)args[4]) == 0) {
        PyObject *joined = PyUnicode_FromString(kinds);
        both = joined == NULL ? NULL : PyTuple_Pack(2, found, joined);
        Py_XDECREF(joined);
    }
    Py_XDECREF(found);
    return both;
}

static PyObject *
chunks(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 6 || !PyList_CheckExact(args[0]) || !PyList_CheckExact(args[1]) || PyList_GET_SIZE(args[0]) != PyList_GET_SIZE(args[1])
        || !PyDict_Check(args[2]) || !PyDict_Check(args[3]) || !PyType_Check(args[4]) || !PyTuple_Check(args[5]) || PyTuple_GET_SIZE(args[5]) != 5) {
        return PyErr_Format(PyExc_TypeError, "chunks(words, tags, figures, hedges, Chunk, alphabet)");
    }
    PyObject *const *table = ((PyTupleObject *)args[5])->ob_item;
    const Alphabet alphabet = {table[0], table[1], table[2], table[3], table[4]};
    size_t number = (size_t)(PyDict_GET_SIZE(args[2]) + PyDict_GET_SIZE(args[3]));
    size_t length = (size_t)PyList_GET_SIZE(args[0]) + number + 1;
    char *room = PyMem_Malloc(3 * length);
    Py_ssize_t *tokens = PyMem_New(Py_ssize_t, length);
    Unit *units = PyMem_New(Unit, number + 1);
    PyObject *found = room == NULL || tokens == NULL || units == NULL ? PyErr_NoMemory() : chunk_in(args, &alphabet, room, tokens, units);
    PyMem_Free(room);
    PyMem_Free(tokens);
    PyMem_Free(units);
    return found;
}

/* ------------------------------------------------------------------ words of a table */

/* The words that are looked for: a set of words in small letters, and for each first letter the lengths that they have, a bit each. */
typedef struct {
    PyObject *words;
    const uint32_t *lengths;
} Wanted;

enum { LETTERS = 26, LONGEST_WORD = 31 };

static int
wanted_of(PyObject *words, PyObject *lengths, Wanted *wanted)
{
    if (!PyAnySet_Check(words) || !PyBytes_Check(lengths) || PyBytes_GET_SIZE(lengths) != LETTERS * (Py_ssize_t)sizeof(uint32_t)) {
        PyErr_SetString(PyExc_TypeError, "a set of words, and the lengths of those that begin with each letter");
        return -1;
    }
    wanted->words = words;
    wanted->lengths = (const uint32_t *)PyBytes_AS_STRING(lengths);
    return 0;
}

static int
is_letter(Py_UCS4 sign)
{
    return (sign | 32) >= 'a' && (sign | 32) <= 'z' && sign < 128;
}

/* Return the word in small letters where it is wanted, else NULL. */
static PyObject *
wanted_word(const Wanted *wanted, int kind, const void *data, Py_ssize_t start, Py_ssize_t end)
{
    char small[LONGEST_WORD + 1];
    Py_ssize_t length = end - start;
    if (length > LONGEST_WORD || !(wanted->lengths[(PyUnicode_READ(kind, data, start) | 32) - 'a'] >> length & 1)) {
        return NULL;
    }
    for (Py_ssize_t at = 0; at < length; at++) {
        small[at] = (char)(PyUnicode_READ(kind, data, start + at) | 32);
    }
    PyObject *word = PyUnicode_FromStringAndSize(small, length);
    int found = word == NULL ? -1 : PySet_Contains(wanted->words, word);
    if (found <= 0) {
        Py_CLEAR(word);
    }
    return word;
}

static int
add_place(PyObject *found, Py_ssize_t place)
{
    PyObject *number = PyLong_FromSsize_t(place);
    int failed = number == NULL || PyList_Append(found, number) < 0;
    Py_XDECREF(number);
    return failed ? -1 : 0;
}

static PyObject *
word_places(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    Wanted wanted;
    if (given != 3 || !PyUnicode_Check(args[0])) {
        return PyErr_Format(PyExc_TypeError, "word_places(text, words, lengths)");
    }
    PyObject *found = wanted_of(args[1], args[2], &wanted) < 0 ? NULL : PyList_New(0);
    int kind = PyUnicode_KIND(args[0]);
    const void *data = PyUnicode_DATA(args[0]);
    Py_ssize_t length = PyUnicode_GET_LENGTH(args[0]);
    for (Py_ssize_t at = 0, end; found != NULL && at < length; at = end) {
        for (end = at; end < length && is_letter(PyUnicode_READ(kind, data, end)); end++) {
        }
        PyObject *word = end > at ? wanted_word(&wanted, kind, data, at, end) : NULL;
        PyObject *place = word == NULL ? NULL : Py_BuildValue("nN", at, word);
        if (PyErr_Occurred() || (place != NULL && PyList_Append(found, place) < 0)) {
            Py_CLEAR(found);
        }
        Py_XDECREF(place);
        end = end > at ? end : at + 1;
    }
    return found;
}

static int
is_in_word(Py_UCS4 sign)
{
    return sign == '_' || Py_UNICODE_ISALNUM(sign);
}

static PyObject *
number_places(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    Wanted wanted;
    if (given != 5 || !PyUnicode_Check(args[0]) || !PyUnicode_Check(args[3])) {
        return PyErr_Format(PyExc_TypeError, "number_places(text, words, lengths, signs, most)");
    }
    Py_ssize_t length = PyUnicode_GET_LENGTH(args[0]), signs = PyUnicode_GET_LENGTH(args[3]), most = PyLong_AsSsize_t(args[4]);
    PyObject *found = wanted_of(args[1], args[2], &wanted) < 0 ? NULL : PyList_New(0);
    int kind = PyUnicode_KIND(args[0]);
    const void *data = PyUnicode_DATA(args[0]);
    for (Py_ssize_t at = 0, end; found != NULL && at < length && PyList_GET_SIZE(found) < most; at = end) {
        Py_UCS4 sign = PyUnicode_READ(kind, data, at);
        int begins = 0;
        end = at + 1;
        if (is_letter(sign)) {
            while (end < length && is_letter(PyUnicode_READ(kind, data, end))) {
                end++;
            }
            int apart = (at == 0 || !is_in_word(PyUnicode_READ(kind, data, at - 1))) && (end == length || !is_in_word(PyUnicode_READ(kind, data, end)));
            PyObject *word = apart ? wanted_word(&wanted, kind, data, at, end) : NULL;
            begins = word != NULL;
            Py_XDECREF(word);
        }
        else if (Py_UNICODE_ISDECIMAL(sign)) {
            begins = 1;
            while (end < length && Py_UNICODE_ISDECIMAL(PyUnicode_READ(kind, data, end))) {
                end++;
            }
        }
        else if (sign > 127) {
            begins = PyUnicode_FindChar(args[3], sign, 0, signs, 1) >= 0;
        }
        if (PyErr_Occurred() || (begins && add_place(found, at) < 0)) {
            Py_CLEAR(found);
        }
    }
    return found;
}

/* ------------------------------------------------------------------ words with a capital */

/* A stretch of a text; `end` is where it ends for all that looks ahead. */
typedef struct {
    int kind;
    const void *data;
    Py_ssize_t end;
} Stretch;

static Py_UCS4
sign_at(const Stretch *text, Py_ssize_t at)
{
    return at < text->end ? PyUnicode_READ(text->kind, text->data, at) : 0;
}

/* Say whether Python and the regex package agree on what a sign is: Latin letters, and signs of typography and money. */
static int
is_plain(Py_UCS4 sign)
{
    return sign < 0x250 || (sign >= 0x2000 && sign < 0x2070 && sign != 0x200C && sign != 0x200D && sign != 0x203F && sign != 0x2040 && sign != 0x2054)
        || (sign >= 0x20A0 && sign < 0x20D0);
}

static int
is_capital(const Stretch *text, Py_ssize_t at)
{
    return Py_UNICODE_ISUPPER(sign_at(text, at));
}

static int
goes_on(const Stretch *text, Py_ssize_t at)
{
    Py_UCS4 sign = sign_at(text, at);
    return Py_UNICODE_ISALPHA(sign) || Py_UNICODE_ISDECIMAL(sign);
}

static int
is_apostrophe(Py_UCS4 sign)
{
    return sign == '\'' || sign == 0x2019;
}

/* Say whether a full stop, a space and a capital stand at a place: what follows "Dr" and an initial. */
static int
is_short_form(const Stretch *text, Py_ssize_t at)
{
    Py_UCS4 gap = sign_at(text, at + 1);
    int apart = Py_UNICODE_ISSPACE(gap) && (gap < 0x1C || gap > 0x1F); /* what parts files and records is a space to Python alone */
    return sign_at(text, at) == '.' && apart && is_capital(text, at + 2);
}

/* Return where a short form ends: "U.S.", "J. Smith", "Dr. Smith"; -1 where there is none. */
static Py_ssize_t
short_form(const Stretch *text, Py_ssize_t start)
{
    static const char *const TITLES[] = {"Dr",  "Mr",  "Mrs", "Ms",   "Gen", "Col",  "Lt",  "Capt", "Sgt",
                                         "Gov", "Sen", "Rep", "Prof", "Maj", "Brig", "Adm", "Rev",  NULL};
    Py_ssize_t end = start;
    while (is_capital(text, end) && sign_at(text, end + 1) == '.') {
        end += 2;
    }
    if (end - start >= 4) {
        return end;
    }
    if (is_short_form(text, start + 1)) {
        return start + 2;
    }
    for (const char *const *title = TITLES; *title != NULL; title++) {
        Py_ssize_t length = 0;
        while ((*title)[length] != 0 && sign_at(text, start + length) == (Py_UCS4)(*title)[length]) {
            length++;
        }
        if ((*title)[length] == 0 && is_short_form(text, start + length)) {
            return start + length + 1;
        }
    }
    return -1;
}

/* Return where a whole word ends: "O'Neill", "Al-Sayed", "Web3.0". */
static Py_ssize_t
whole_word(const Stretch *text, Py_ssize_t at)
{
    while (goes_on(text, at)) {
        at++;
    }
    for (;;) {
        if (sign_at(text, at) == '-' && goes_on(text, at + 1)) {
            for (at++; goes_on(text, at); at++) {
            }
        }
        else if (is_apostrophe(sign_at(text, at)) && Py_UNICODE_ISALPHA(sign_at(text, at + 1))
                 && !(sign_at(text, at + 1) == 's' && !goes_on(text, at + 2) && sign_at(text, at + 2) != '_')) {
            for (at++; Py_UNICODE_ISALPHA(sign_at(text, at)); at++) {
            }
        }
        else {
            break;
        }
    }
    if (sign_at(text, at) == '.' && Py_UNICODE_ISDECIMAL(sign_at(text, at + 1))) {
        for (at++; Py_UNICODE_ISDECIMAL(sign_at(text, at)); at++) {
        }
    }
    return at;
}

/* Return a word with its places and its lower case without final stops. */
static PyObject *
new_word(PyTypeObject *type, PyObject *text, Py_ssize_t start, Py_ssize_t end)
{
    Py_ssize_t last = end;
    while (last > start && PyUnicode_READ_CHAR(text, last - 1) == '.') {
        last--;
    }
    PyObject *word = new_record(type, 4);
    PyObject *bare = word == NULL ? NULL : PyUnicode_Substring(text, start, last);
    if (bare == NULL) {
        Py_XDECREF(word);
        return NULL;
    }
    PyObject **items = ((PyTupleObject *)word)->ob_item;
    items[0] = PyLong_FromSsize_t(start);
    items[1] = PyLong_FromSsize_t(end);
    items[2] = PyUnicode_Substring(text, start, end);
    items[3] = PyObject_CallMethodNoArgs(bare, lower_name);
    Py_DECREF(bare);
    if (items[0] == NULL || items[1] == NULL || items[2] == NULL || items[3] == NULL) {
        Py_CLEAR(word);
    }
    return word;
}

/* Return where the word with a capital that begins at a place ends, -1 where none does. */
static Py_ssize_t
capital_word(const Stretch *text, Py_ssize_t at)
{
    Py_ssize_t end = short_form(text, at);
    if (end < 0) {
        Py_UCS4 before = at > 0 ? PyUnicode_READ(text->kind, text->data, at - 1) : ' ';
        int inside = Py_UNICODE_ISALPHA(before) || Py_UNICODE_ISDECIMAL(before) || before == '_' || is_apostrophe(before);
        end = inside ? -1 : whole_word(text, at + 1);
    }
    return end;
}

static PyObject *
capital_words(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 4 || !PyUnicode_Check(args[0]) || !PyType_Check(args[3])) {
        return PyErr_Format(PyExc_TypeError, "capital_words(text, start, end, Word)");
    }
    Py_ssize_t at = PyLong_AsSsize_t(args[1]), end = PyLong_AsSsize_t(args[2]), length = PyUnicode_GET_LENGTH(args[0]);
    Stretch text = {PyUnicode_KIND(args[0]), PyUnicode_DATA(args[0]), end < length ? end : length};
    for (Py_ssize_t place = at > 0 ? at - 1 : 0; text.kind != PyUnicode_1BYTE_KIND && place < text.end; place++) {
        if (!is_plain(PyUnicode_READ(text.kind, text.data, place))) {
            Py_RETURN_NONE;
        }
    }
    PyObject *found = PyErr_Occurred() ? NULL : PyList_New(0);
    while (found != NULL && at < text.end) {
        Py_ssize_t stop = is_capital(&text, at) ? capital_word(&text, at) : -1;
        if (stop >= 0) {
            PyObject *word = new_word((PyTypeObject *)args[3], args[0], at, stop);
            if (word == NULL || PyList_Append(found, word) < 0) {
                Py_CLEAR(found);
            }
            Py_XDECREF(word);
        }
        at = stop >= 0 ? stop : at + 1;
    }
    return found;
}

/* ------------------------------------------------------------------ the module */

static PyMethodDef functions[] = {
    {"record", record, METH_O, "Let the records of a NamedTuple be made, read and replaced without Python code."},
    {"cut", (PyCFunction)(void (*)(void))cut, METH_FASTCALL, "Return the places, texts and lower case of the tokens of a stretch."},
    {"tags", (PyCFunction)(void (*)(void))tags, METH_FASTCALL, "Return the tags of the words of a sentence."},
    {"add_rows", (PyCFunction)(void (*)(void))add_rows, METH_FASTCALL, "Return what rows say together for each of some tags."},
    {"chunks", (PyCFunction)(void (*)(void))chunks, METH_FASTCALL, "Return the chunks of a sentence and their kinds."},
    {"word_places", (PyCFunction)(void (*)(void))word_places, METH_FASTCALL, "Return where words of a set stand in a text, and which."},
    {"number_places", (PyCFunction)(void (*)(void))number_places, METH_FASTCALL, "Return where a number may begin in a text."},
    {"capital_words", (PyCFunction)(void (*)(void))capital_words, METH_FASTCALL, "Return the words with a capital, None where a sign is rare."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "factcheck._quick", "Inner loops of the extractor, compiled.", -1, functions, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC
PyInit__quick(void)
{
    records = PyDict_New();
    margins_name = PyUnicode_InternFromString("margins");
    lower_name = PyUnicode_InternFromString("lower");
    for (const char *letter = "NVIGBDJSPWCE,:()."; *letter != 0; letter++) {
        kinds_of_letters[(int)*letter] = PyUnicode_FromStringAndSize(letter, 1);
    }
    PyObject *module = records == NULL || margins_name == NULL || lower_name == NULL ? NULL : PyModule_Create(&definition);
    if (module != NULL && PyModule_AddIntConstant(module, "REVISION", REVISION) < 0) {
        Py_CLEAR(module);
    }
    return module;
}
