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

/* Say whether the tags of two words in a row, and the latter word, may have to be mended; -1 for an error. */
static int
is_doubtful(PyObject *before, PyObject *tag, PyObject *word, PyObject *doubts)
{
    PyObject *doubt = PyDict_GetItemWithError(doubts, before);
    if (doubt == NULL) {
        return PyErr_Occurred() ? -1 : 0;
    }
    if (!PyTuple_Check(doubt) || PyTuple_GET_SIZE(doubt) != 2) {
        PyErr_SetString(PyExc_TypeError, "tags and words, or None for any");
        return -1;
    }
    int found = PySet_Contains(PyTuple_GET_ITEM(doubt, 0), tag);
    PyObject *words = PyTuple_GET_ITEM(doubt, 1);
    return found <= 0 || words == Py_None ? found : PySet_Contains(words, word);
}

PyObject *
quick_first_doubtful(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 3 || !PyList_Check(args[0]) || !PyList_Check(args[1]) || PyList_GET_SIZE(args[0]) != PyList_GET_SIZE(args[1]) || !PyDict_Check(args[2])) {
        return PyErr_Format(PyExc_TypeError, "first_doubtful(words, tags, doubts)");
    }
    Py_ssize_t last = PyList_GET_SIZE(args[1]) - 1, at = 1;
    for (; at < last; at++) {
        int found = is_doubtful(PyList_GET_ITEM(args[1], at - 1), PyList_GET_ITEM(args[1], at), PyList_GET_ITEM(args[0], at), args[2]);
        if (found != 0) {
            if (found < 0) {
                return NULL;
            }
            break;
        }
    }
    return PyLong_FromSsize_t(at > last ? last : at);
}
