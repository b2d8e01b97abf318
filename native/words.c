/* Where words of a set and numbers stand in a text: the twin of what factcheck/extractor/statements.py and figures.py do with patterns. */

#include "quick.h"

/* The words that are looked for: a set of words in small letters, and a bit for the trace of each, so that most others need not be looked up. */
typedef struct {
    PyObject *words;
    const unsigned char *traces;
} Wanted;

enum { LONGEST_WORD = 31, TRACES = 1 << 15 };

static int
is_letter(Py_UCS4 sign)
{
    return (sign | 32) >= 'a' && (sign | 32) <= 'z' && sign < 128;
}

static int
is_small(Py_UCS4 sign)
{
    return sign >= 'a' && sign <= 'z';
}

static int
is_digit(Py_UCS4 sign)
{
    return sign < 128 ? sign >= '0' && sign <= '9' : Py_UNICODE_ISDECIMAL(sign);
}

/* Return the trace of a word with one letter more, large or small. */
static uint32_t
traced(uint32_t trace, Py_UCS4 letter)
{
    return trace * 31 + (letter | 32);
}

static uint32_t
place_of_trace(uint32_t trace)
{
    return (trace ^ trace >> 15) % TRACES;
}

/* Return the bits of the traces of some words, None where one is not of up to 31 small letters of ASCII. */
PyObject *
quick_traces(PyObject *Py_UNUSED(module), PyObject *words)
{
    unsigned char traces[TRACES / 8] = {0};
    PyObject *each = PyObject_GetIter(words), *word;
    if (each == NULL) {
        return NULL;
    }
    int known = 1;
    while (known && (word = PyIter_Next(each)) != NULL) {
        Py_ssize_t length = PyUnicode_Check(word) ? PyUnicode_GET_LENGTH(word) : 0;
        uint32_t trace = 0;
        known = length > 0 && length <= LONGEST_WORD;
        for (Py_ssize_t at = 0; known && at < length; at++) {
            Py_UCS4 letter = PyUnicode_READ_CHAR(word, at);
            known = is_small(letter);
            trace = traced(trace, letter);
        }
        uint32_t place = place_of_trace(trace);
        traces[place / 8] |= (unsigned char)(1 << place % 8);
        Py_DECREF(word);
    }
    Py_DECREF(each);
    if (PyErr_Occurred()) {
        return NULL;
    }
    return known ? PyBytes_FromStringAndSize((const char *)traces, sizeof traces) : Py_NewRef(Py_None);
}

static int
wanted_of(PyObject *words, PyObject *traces, Wanted *wanted)
{
    if (!PyAnySet_Check(words) || !PyBytes_Check(traces) || PyBytes_GET_SIZE(traces) != TRACES / 8) {
        PyErr_SetString(PyExc_TypeError, "a set of words, and their traces");
        return -1;
    }
    wanted->words = words;
    wanted->traces = (const unsigned char *)PyBytes_AS_STRING(traces);
    return 0;
}

/* Say whether a wanted word has the trace and the length of a word. */
static int
may_be_wanted(const Wanted *wanted, uint32_t trace, Py_ssize_t length)
{
    uint32_t place = place_of_trace(trace);
    return length <= LONGEST_WORD && (wanted->traces[place / 8] >> place % 8 & 1);
}

/* Return the word in small letters where it is wanted, else NULL; it is no longer than those that are. */
static PyObject *
wanted_word(const Wanted *wanted, int kind, const void *data, Py_ssize_t start, Py_ssize_t end)
{
    char small[LONGEST_WORD + 1];
    Py_ssize_t length = end - start;
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

PyObject *
quick_word_places(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    Wanted wanted;
    if (given != 3 || !PyUnicode_Check(args[0])) {
        return PyErr_Format(PyExc_TypeError, "word_places(text, words, traces)");
    }
    PyObject *found = wanted_of(args[1], args[2], &wanted) < 0 ? NULL : PyList_New(0);
    int kind = PyUnicode_KIND(args[0]);
    const void *data = PyUnicode_DATA(args[0]);
    Py_ssize_t length = PyUnicode_GET_LENGTH(args[0]);
    for (Py_ssize_t at = 0, end; found != NULL && at < length; at = end + 1) {
        uint32_t trace = 0;
        for (end = at; end < length && is_small(PyUnicode_READ(kind, data, end)); end++) {
            trace = traced(trace, PyUnicode_READ(kind, data, end));
        }
        PyObject *word = end > at && may_be_wanted(&wanted, trace, end - at) ? wanted_word(&wanted, kind, data, at, end) : NULL;
        PyObject *place = word == NULL ? NULL : Py_BuildValue("nN", at, word);
        if (PyErr_Occurred() || (place != NULL && PyList_Append(found, place) < 0)) {
            Py_CLEAR(found);
        }
        Py_XDECREF(place);
    }
    return found;
}

static int
is_in_word(Py_UCS4 sign)
{
    return sign < 128 ? is_letter(sign) || is_digit(sign) || sign == '_' : Py_UNICODE_ISALNUM(sign);
}

PyObject *
quick_number_places(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    Wanted wanted;
    if (given != 5 || !PyUnicode_Check(args[0]) || !PyUnicode_Check(args[3])) {
        return PyErr_Format(PyExc_TypeError, "number_places(text, words, traces, signs, most)");
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
            uint32_t trace = traced(0, sign);
            while (end < length && is_letter(PyUnicode_READ(kind, data, end))) {
                trace = traced(trace, PyUnicode_READ(kind, data, end));
                end++;
            }
            int apart = may_be_wanted(&wanted, trace, end - at) && (at == 0 || !is_in_word(PyUnicode_READ(kind, data, at - 1))) && (end == length || !is_in_word(PyUnicode_READ(kind, data, end)));
            PyObject *word = apart ? wanted_word(&wanted, kind, data, at, end) : NULL;
            begins = word != NULL;
            Py_XDECREF(word);
        }
        else if (is_digit(sign)) {
            begins = 1;
            while (end < length && is_digit(PyUnicode_READ(kind, data, end))) {
                end++;
            }
        }
        else if (sign > 127) {
            begins = PyUnicode_FindChar(args[3], sign, 0, signs, 1) >= 0;
        }
        if (PyErr_Occurred() || (begins && add_number(found, at) < 0)) {
            Py_CLEAR(found);
        }
    }
    return found;
}
