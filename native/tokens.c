/* The tokens of a stretch of text: the twin of factcheck/text/tokens.py. */

#include "quick.h"

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

/* Add the tokens of what stands between two spaces: as they are known, or as `cut_piece` makes them known. */
static int
add_piece(PyObject *const lists[4], Py_ssize_t start, PyObject *piece, PyObject *known, PyObject *cut_piece)
{
    PyObject *tokens = Py_XNewRef(PyDict_GetItemWithError(known, piece));
    if (tokens == NULL && !PyErr_Occurred()) {
        tokens = PyObject_CallOneArg(cut_piece, piece);
    }
    int failed = tokens == NULL;
    for (Py_ssize_t number = 0; !failed && number < PyTuple_GET_SIZE(tokens); number++) {
        PyObject *token = PyTuple_GET_ITEM(tokens, number);
        Py_ssize_t offset = PyLong_AsSsize_t(PyTuple_GET_ITEM(token, 0));
        failed = add_token(lists, start + offset, PyTuple_GET_ITEM(token, 1), PyTuple_GET_ITEM(token, 2));
    }
    Py_XDECREF(tokens);
    return failed ? -1 : 0;
}

PyObject *
quick_cut(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 5 || !PyUnicode_Check(args[0]) || !PyDict_Check(args[3])) {
        return PyErr_Format(PyExc_TypeError, "cut(text, start, end, pieces, cut_piece)");
    }
    PyObject *text = args[0];
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
        failed = piece == NULL || add_piece(lists, at, piece, args[3], args[4]) < 0;
        Py_XDECREF(piece);
        at = stop + 1;
    }
    PyObject *found = failed ? NULL : PyTuple_Pack(4, lists[0], lists[1], lists[2], lists[3]);
    for (int number = 0; number < 4; number++) {
        Py_XDECREF(lists[number]);
    }
    return found;
}
