/* Where the figures of a sentence stand among its words and chunks: the twin of `situate` and `chunks_of` in
   factcheck/extractor/phrases.py, and of `ranges` in scene.py. */

#include "quick.h"

/* The places of a Unit, and of the end of a Chunk. */
enum { SPAN, KIND, MANY, END_OF_CHUNK = 2 };

/* Return how many of the numbers of a list, which are in order, are below a number, or not above it; -1 with an exception. */
static Py_ssize_t
count_below(PyObject *numbers, PyObject *limit, int or_equal)
{
    Py_ssize_t low = 0, high = PyList_GET_SIZE(numbers), wanted = PyLong_AsSsize_t(limit) + (or_equal ? 1 : 0);
    while (low < high && !PyErr_Occurred()) {
        Py_ssize_t middle = (low + high) / 2, number = PyLong_AsSsize_t(PyList_GET_ITEM(numbers, middle));
        if (number < wanted) {
            low = middle + 1;
        }
        else {
            high = middle;
        }
    }
    return PyErr_Occurred() ? -1 : low;
}

/* What is known of hedges: by their last words, and those that are none before a span of time. */
typedef struct {
    PyObject *words, *phrases, *spanning;
} Hedges;

/* Return how many words before a place a phrase is, 0 where other words stand there. */
static Py_ssize_t
length_before(const Hedges *hedges, PyObject *phrase, Py_ssize_t at)
{
    Py_ssize_t length = PyTuple_GET_SIZE(phrase);
    for (Py_ssize_t step = 0; step < length; step++) {
        PyObject *word = PyTuple_GET_ITEM(phrase, step);
        if (at < length || PyUnicode_Compare(PyList_GET_ITEM(hedges->words, at - length + step), word) != 0) {
            return 0;
        }
    }
    return length;
}

/* Return the first word of the hedges that stand right before a word, that word where none do; -1 with an exception. */
static Py_ssize_t
hedge_before(const Hedges *hedges, Py_ssize_t at, int duration)
{
    while (at > 0) {
        PyObject *last = PyList_GET_ITEM(hedges->words, at - 1), *phrases = PyDict_GetItemWithError(hedges->phrases, last);
        int spans = phrases == NULL || !duration ? 0 : PySet_Contains(hedges->spanning, last);
        Py_ssize_t length = 0;
        for (Py_ssize_t number = 0; phrases != NULL && !spans && length == 0 && number < PyTuple_GET_SIZE(phrases); number++) {
            length = length_before(hedges, PyTuple_GET_ITEM(phrases, number), at);
        }
        if (length == 0) {
            break;
        }
        at -= length;
    }
    return PyErr_Occurred() ? -1 : at;
}

/* What is found: the first and the end of each figure, each with its hedges, where those that count things end, and all words in figures. */
typedef struct {
    PyObject *starts, *ends, *figures, *hedges, *firsts, *counts, *inside;
} Situation;

/* Add the words from `first` to before `end` to those in figures. */
static int
add_inside(PyObject *inside, Py_ssize_t first, Py_ssize_t end)
{
    for (int failed = 0; first < end; first++) {
        PyObject *number = PyLong_FromSsize_t(first);
        failed = number == NULL || PySet_Add(inside, number) < 0;
        Py_XDECREF(number);
        if (failed) {
            return -1;
        }
    }
    return 0;
}

/* Set a number of a dictionary. */
static int
set_number(PyObject *numbers, Py_ssize_t key, Py_ssize_t value)
{
    PyObject *from = PyLong_FromSsize_t(key), *to = PyLong_FromSsize_t(value);
    int failed = from == NULL || to == NULL || PyDict_SetItem(numbers, from, to) < 0;
    Py_XDECREF(from);
    Py_XDECREF(to);
    return failed ? -1 : 0;
}

/* Add what a unit is whose words are known, once those of all are: the end of the last of some that begin together is that of all. */
static int
add_unit(const Situation *found, const Hedges *hedges, PyObject *unit, PyObject *duration, Py_ssize_t number)
{
    PyObject *start = PyList_GET_ITEM(found->starts, number);
    Py_ssize_t at = PyLong_AsSsize_t(start), end = PyLong_AsSsize_t(PyDict_GetItemWithError(found->figures, start));
    Py_ssize_t first = hedge_before(hedges, at, PyTuple_GET_ITEM(unit, KIND) == duration);
    int many = PyObject_IsTrue(PyTuple_GET_ITEM(unit, MANY));
    if (first < 0 || many < 0 || (first < at && set_number(found->hedges, first, at) < 0) || (many && add_number(found->counts, end) < 0)) {
        return -1;
    }
    return add_number(found->firsts, first) < 0 || add_inside(found->inside, at, end) < 0 ? -1 : 0;
}

static int
situate(const Situation *found, const Hedges *hedges, PyObject *begins, PyObject *stops, PyObject *units, PyObject *duration)
{
    Py_ssize_t last = PyList_GET_SIZE(hedges->words) - 1;
    for (Py_ssize_t number = 0; number < PyList_GET_SIZE(units); number++) {
        PyObject *span = PyTuple_GET_ITEM(PyList_GET_ITEM(units, number), SPAN);
        Py_ssize_t start = count_below(stops, PyTuple_GET_ITEM(span, 0), 1), end = count_below(begins, PyTuple_GET_ITEM(span, 1), 0);
        start = start < last ? start : last;
        end = end > start ? end : start + 1;
        if (PyErr_Occurred() || add_number(found->starts, start) < 0 || add_number(found->ends, end) < 0 || set_number(found->figures, start, end) < 0) {
            return -1;
        }
    }
    for (Py_ssize_t number = 0; number < PyList_GET_SIZE(units); number++) {
        if (add_unit(found, hedges, PyList_GET_ITEM(units, number), duration, number) < 0) {
            return -1;
        }
    }
    return 0;
}

PyObject *
quick_situate(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 7 || !PyList_CheckExact(args[0]) || !PyList_CheckExact(args[1]) || !PyList_CheckExact(args[2]) || PyList_GET_SIZE(args[0]) == 0
        || PyList_GET_SIZE(args[0]) != PyList_GET_SIZE(args[1]) || PyList_GET_SIZE(args[0]) != PyList_GET_SIZE(args[2]) || !PyList_CheckExact(args[3])
        || !PyDict_Check(args[4]) || !PyAnySet_Check(args[5])) {
        return PyErr_Format(PyExc_TypeError, "situate(begins, stops, words, units, hedges, spanning, duration)");
    }
    const Hedges hedges = {args[2], args[4], args[5]};
    const Situation found = {PyList_New(0), PyList_New(0), PyDict_New(), PyDict_New(), PyList_New(0), PyList_New(0), PySet_New(NULL)};
    PyObject *const parts[7] = {found.starts, found.ends, found.figures, found.hedges, found.firsts, found.counts, found.inside};
    PyObject *all = NULL;
    if (!PyErr_Occurred() && situate(&found, &hedges, args[0], args[1], args[3], args[6]) == 0) {
        all = PyTuple_Pack(7, parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]);
    }
    for (int number = 0; number < 7; number++) {
        Py_XDECREF(parts[number]);
    }
    return all;
}

PyObject *
quick_ranges(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 2 || !PyList_CheckExact(args[0]) || !PyList_CheckExact(args[1])) {
        return PyErr_Format(PyExc_TypeError, "ranges(begins, spans)");
    }
    PyObject *starts = PyList_New(0), *ends = PyList_New(0), *found = NULL;
    for (Py_ssize_t number = 0; starts != NULL && ends != NULL && number < PyList_GET_SIZE(args[1]); number++) {
        PyObject *span = PyList_GET_ITEM(args[1], number);
        Py_ssize_t start = count_below(args[0], PyTuple_GET_ITEM(span, 0), 1), end = count_below(args[0], PyTuple_GET_ITEM(span, 1), 0);
        start = start > 0 ? start - 1 : 0;
        if (PyErr_Occurred() || add_number(starts, start) < 0 || add_number(ends, end > start ? end : start + 1) < 0) {
            Py_CLEAR(starts);
        }
    }
    if (starts != NULL && ends != NULL) {
        found = PyTuple_Pack(2, starts, ends);
    }
    Py_XDECREF(starts);
    Py_XDECREF(ends);
    return found;
}

PyObject *
quick_chunks_of(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 2 || !PyList_CheckExact(args[0]) || !PyList_CheckExact(args[1])) {
        return PyErr_Format(PyExc_TypeError, "chunks_of(starts, chunks)");
    }
    PyObject *places = PyList_New(0);
    for (Py_ssize_t number = 0; places != NULL && number < PyList_GET_SIZE(args[0]); number++) {
        Py_ssize_t start = PyLong_AsSsize_t(PyList_GET_ITEM(args[0], number)), low = 0, last = PyList_GET_SIZE(args[1]) - 1, high = last + 1;
        while (low < high && !PyErr_Occurred()) {
            Py_ssize_t middle = (low + high) / 2;
            if (PyLong_AsSsize_t(PyTuple_GET_ITEM(PyList_GET_ITEM(args[1], middle), END_OF_CHUNK)) <= start) {
                low = middle + 1;
            }
            else {
                high = middle;
            }
        }
        if (PyErr_Occurred() || add_number(places, low < last ? low : last) < 0) {
            Py_CLEAR(places);
        }
    }
    return places;
}
