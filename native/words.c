/* Where words of a set and numbers stand in a text: the twin of what factcheck/extractor/statements.py and figures.py do with patterns. */

#include "quick.h"

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

static int
is_digit(Py_UCS4 sign)
{
    return sign < 128 ? sign >= '0' && sign <= '9' : Py_UNICODE_ISDECIMAL(sign);
}

/* Say whether a wanted word has the first letter and the length of a word. */
static int
may_be_wanted(const Wanted *wanted, Py_UCS4 first, Py_ssize_t length)
{
    return length <= LONGEST_WORD && (wanted->lengths[(first | 32) - 'a'] >> length & 1);
}

/* Return the word in small letters where it is wanted, else NULL. */
static PyObject *
wanted_word(const Wanted *wanted, int kind, const void *data, Py_ssize_t start, Py_ssize_t end)
{
    char small[LONGEST_WORD + 1];
    Py_ssize_t length = end - start;
    if (!may_be_wanted(wanted, PyUnicode_READ(kind, data, start), length)) {
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

PyObject *
quick_word_places(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
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
    return sign < 128 ? is_letter(sign) || is_digit(sign) || sign == '_' : Py_UNICODE_ISALNUM(sign);
}

PyObject *
quick_number_places(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
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
            int apart = may_be_wanted(&wanted, sign, end - at) && (at == 0 || !is_in_word(PyUnicode_READ(kind, data, at - 1))) && (end == length || !is_in_word(PyUnicode_READ(kind, data, end)));
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
        if (PyErr_Occurred() || (begins && add_place(found, at) < 0)) {
            Py_CLEAR(found);
        }
    }
    return found;
}
