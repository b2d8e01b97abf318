/* Small questions that are asked around every figure: the twins of what factcheck/extractor/exclusions.py and mending.py do in Python. */

#include "quick.h"

enum { LONGEST = 24 };

static int
is_gap(Py_UCS4 sign)
{
    return sign == ' ' || sign == '\n' || sign == 0xA0;
}

PyObject *
quick_word_before(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    Py_ssize_t floor = given == 3 ? PyLong_AsSsize_t(args[1]) : -1, start = given == 3 ? PyLong_AsSsize_t(args[2]) : -1;
    if (floor < 0 || start < 0 || !PyUnicode_Check(args[0]) || start > PyUnicode_GET_LENGTH(args[0])) {
        return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_ValueError, "word_before(text, floor, start), two places in the text");
    }
    int kind = PyUnicode_KIND(args[0]);
    const void *data = PyUnicode_DATA(args[0]);
    Py_ssize_t end = start;
    while (end > floor && is_gap(PyUnicode_READ(kind, data, end - 1))) {
        end--;
    }
    Py_ssize_t low = end - LONGEST > floor ? end - LONGEST : floor, begin = end;
    while (begin > low && !is_gap(PyUnicode_READ(kind, data, begin - 1))) {
        begin--;
    }
    return PyUnicode_Substring(args[0], begin, end);
}

/* Say whether a word and its tag are among those that are doubtful behind another; -1 for an error. */
static int
is_among(PyObject *doubts, PyObject *before, PyObject *tag, PyObject *word)
{
    PyObject *doubt = PyDict_GetItemWithError(doubts, before);
    if (doubt == NULL) {
        return PyErr_Occurred() ? -1 : 0;
    }
    if (!PyTuple_Check(doubt) || PyTuple_GET_SIZE(doubt) != 2) {
        PyErr_SetString(PyExc_TypeError, "tags and words, or None for any");
        return -1;
    }
    PyObject *tags = PyTuple_GET_ITEM(doubt, 0), *words = PyTuple_GET_ITEM(doubt, 1);
    int found = tags == Py_None ? 1 : PySet_Contains(tags, tag);
    return found <= 0 || words == Py_None ? found : PySet_Contains(words, word);
}

PyObject *
quick_first_doubtful(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 4 || !PyList_Check(args[0]) || !PyList_Check(args[1]) || PyList_GET_SIZE(args[0]) != PyList_GET_SIZE(args[1]) || !PyDict_Check(args[2])
        || !PyDict_Check(args[3])) {
        return PyErr_Format(PyExc_TypeError, "first_doubtful(words, tags, behind tags, behind words)");
    }
    Py_ssize_t count = PyList_GET_SIZE(args[0]), at = 1;
    for (; at < count; at++) {
        PyObject *word = PyList_GET_ITEM(args[0], at), *tag = PyList_GET_ITEM(args[1], at);
        int found = is_among(args[2], PyList_GET_ITEM(args[1], at - 1), tag, word);
        found = found != 0 ? found : is_among(args[3], PyList_GET_ITEM(args[0], at - 1), tag, word);
        if (found < 0) {
            return NULL;
        }
        if (found) {
            break;
        }
    }
    return PyLong_FromSsize_t(at < count ? at : count);
}
