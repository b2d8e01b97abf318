/* The words of a sentence at which the finder of statements looks: the twin of what factcheck/extractor/clauses.py does word by word. */

#include "quick.h"

/* Return the places of the words that are in a set. */
PyObject *
quick_places(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 2 || !PyList_Check(args[0]) || !PyAnySet_Check(args[1])) {
        return PyErr_Format(PyExc_TypeError, "places(words, wanted)");
    }
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = 0; found != NULL && at < PyList_GET_SIZE(args[0]); at++) {
        int wanted = PySet_Contains(args[1], PyList_GET_ITEM(args[0], at));
        if (wanted < 0 || (wanted && add_number(found, at) < 0)) {
            Py_CLEAR(found);
        }
    }
    return found;
}

/* Return the places of the words that begin with a capital. */
PyObject *
quick_capitalised(PyObject *Py_UNUSED(module), PyObject *words)
{
    if (!PyList_Check(words)) {
        return PyErr_Format(PyExc_TypeError, "capitalised(words)");
    }
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = 0; found != NULL && at < PyList_GET_SIZE(words); at++) {
        if (Py_UNICODE_ISUPPER(PyUnicode_READ_CHAR(PyList_GET_ITEM(words, at), 0)) && add_number(found, at) < 0) {
            Py_CLEAR(found);
        }
    }
    return found;
}

/* What makes the tag of a word doubtful. */
typedef struct {
    PyObject *cues, *often, *no_names, *mistaken;
} Doubts;

/* Say whether a word is often given another tag than the right one, and is given one here. */
static int
is_mistaken(PyObject *word, PyObject *tag, PyObject *often)
{
    PyObject *right = PyDict_GetItemWithError(often, word);
    if (right == NULL) {
        return PyErr_Occurred() ? -1 : 0;
    }
    return PyUnicode_Compare(right, tag) != 0;
}

/* Say whether the tag of a word may be wrong; -1 with an exception. */
static int
is_doubtful(PyObject *word, PyObject *surface, PyObject *tag, const Doubts *doubts, int followed)
{
    if (surface != word && PyUnicode_Compare(surface, word) != 0) {
        return Py_UNICODE_ISUPPER(PyUnicode_READ_CHAR(surface, 0)) ? PySet_Contains(doubts->no_names, tag) : 1;
    }
    int found = PySet_Contains(doubts->mistaken, tag);
    if (found > 0) {
        found = PyUnicode_CompareWithASCIIString(tag, "VBN") == 0 ? 1 : PyDict_Contains(doubts->cues, word);
    }
    return found == 0 && followed ? is_mistaken(word, tag, doubts->often) : found;
}

PyObject *
quick_doubtful(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 4 || !PyList_Check(args[0]) || !PyList_Check(args[1]) || !PyList_Check(args[2]) || !PyTuple_Check(args[3])
        || PyTuple_GET_SIZE(args[3]) != 4 || PyList_GET_SIZE(args[1]) != PyList_GET_SIZE(args[0]) || PyList_GET_SIZE(args[2]) != PyList_GET_SIZE(args[0])) {
        return PyErr_Format(PyExc_TypeError, "doubtful(words, surfaces, tags, (cues, often, no names, mistaken))");
    }
    PyObject *doubts = args[3], *found = PyList_New(0);
    const Doubts known = {PyTuple_GET_ITEM(doubts, 0), PyTuple_GET_ITEM(doubts, 1), PyTuple_GET_ITEM(doubts, 2), PyTuple_GET_ITEM(doubts, 3)};
    Py_ssize_t size = PyList_GET_SIZE(args[0]);
    for (Py_ssize_t at = 0; found != NULL && at < size; at++) {
        int doubtful = is_doubtful(PyList_GET_ITEM(args[0], at), PyList_GET_ITEM(args[1], at), PyList_GET_ITEM(args[2], at), &known, at + 1 < size);
        if (doubtful < 0 || (doubtful && add_number(found, at) < 0)) {
            Py_CLEAR(found);
        }
    }
    return found;
}
