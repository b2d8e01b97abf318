/* Where a date may stand in a text: the twin of the three patterns in factcheck/extractor/dates.py. */

#include "quick.h"

enum { A_NAME, DIGITS, A_WORD, YEAR_DIGITS = 4, LONGEST_NAME = 9, MOST_ENDINGS = 32, TAIL_MARKS = 256 };

/* What a word of time may end with, and the last three letters of each as one number, which are compared first where one of them has its mark. */
typedef struct {
    PyObject *words;
    uint64_t tails[MOST_ENDINGS];
    unsigned char marked[TAIL_MARKS];
} Endings;

static int
is_digit(const Stretch *text, Py_ssize_t at)
{
    Py_UCS4 sign = sign_at(text, at);
    return sign >= '0' && sign <= '9'; /* all that are plain */
}

static int
is_in_word(Py_UCS4 sign)
{
    return sign < 128 ? (sign >= '0' && sign <= '9') || ((sign | 32) >= 'a' && (sign | 32) <= 'z') || sign == '_' : Py_UNICODE_ISALPHA(sign);
}

static int
add_place(PyObject *found, Py_ssize_t start, Py_ssize_t end, int kind)
{
    PyObject *place = Py_BuildValue("nni", start, end, kind);
    int failed = place == NULL || PyList_Append(found, place) < 0;
    Py_XDECREF(place);
    return failed ? -1 : 0;
}

/* Return where one or two digits and a stroke or a point end, -1 where they do not stand: "14/". */
static Py_ssize_t
part_of_date(const Stretch *text, Py_ssize_t at)
{
    if (!is_digit(text, at)) {
        return -1;
    }
    at += is_digit(text, at + 1) ? 2 : 1;
    return sign_at(text, at) == '/' || sign_at(text, at) == '.' ? at + 1 : -1;
}

/* Return where a year or the beginning of "14/9/2026" that stands at a digit ends, -1 where neither does. */
static Py_ssize_t
end_of_digits(const Stretch *text, Py_ssize_t at)
{
    Py_ssize_t count = 0;
    while (count <= YEAR_DIGITS && is_digit(text, at + count)) {
        count++;
    }
    if (count == YEAR_DIGITS) {
        return at + count;
    }
    Py_ssize_t second = part_of_date(text, at), third = second < 0 ? -1 : part_of_date(text, second);
    return third >= 0 && is_digit(text, third) ? third + 1 : -1;
}

static uint64_t
tail(int kind, const void *data, Py_ssize_t end)
{
    uint64_t last = PyUnicode_READ(kind, data, end - 1), before = PyUnicode_READ(kind, data, end - 2);
    return last << 42 | before << 21 | PyUnicode_READ(kind, data, end - 3);
}

static unsigned
mark_of(uint64_t letters)
{
    return (unsigned)(letters * 0x9E3779B97F4A7C15u >> 56) % TAIL_MARKS;
}

static int
endings_of(PyObject *words, Endings *endings)
{
    *endings = (Endings){.words = words};
    if (PyTuple_GET_SIZE(words) > MOST_ENDINGS) {
        PyErr_SetString(PyExc_ValueError, "too many endings");
        return -1;
    }
    for (Py_ssize_t number = 0; number < PyTuple_GET_SIZE(words); number++) {
        PyObject *word = PyTuple_GET_ITEM(words, number);
        if (!PyUnicode_Check(word) || PyUnicode_GET_LENGTH(word) < 3) {
            PyErr_SetString(PyExc_ValueError, "an ending has three letters or more");
            return -1;
        }
        endings->tails[number] = tail(PyUnicode_KIND(word), PyUnicode_DATA(word), PyUnicode_GET_LENGTH(word));
        endings->marked[mark_of(endings->tails[number])] = 1;
    }
    return 0;
}

/* Return the length of the longest of the endings that a word has, 0 where it has none. */
static Py_ssize_t
length_of_ending(const Stretch *text, Py_ssize_t start, Py_ssize_t end, const Endings *endings)
{
    Py_ssize_t longest = 0;
    uint64_t own = end - start < 3 ? 0 : tail(text->kind, text->data, end);
    if (!endings->marked[mark_of(own)]) {
        return 0;
    }
    for (Py_ssize_t number = 0; number < PyTuple_GET_SIZE(endings->words); number++) {
        if (endings->tails[number] == own) {
            PyObject *word = PyTuple_GET_ITEM(endings->words, number);
            Py_ssize_t length = PyUnicode_GET_LENGTH(word), same = 3;
            while (same < length && same < end - start && PyUnicode_READ_CHAR(word, length - 1 - same) == sign_at(text, end - 1 - same)) {
                same++;
            }
            longest = same == length && length > longest ? length : longest;
        }
    }
    return longest;
}

/* Add a word that is a name of a month or a day, or that ends as a word of time does. */
static int
add_word(PyObject *found, PyObject *whole, const Stretch *text, Py_ssize_t start, Py_ssize_t end, PyObject *names, const Endings *endings)
{
    if (end - start <= LONGEST_NAME && Py_UNICODE_ISUPPER(sign_at(text, start))) {
        PyObject *word = PyUnicode_Substring(whole, start, end);
        int known = word == NULL ? -1 : PySet_Contains(names, word);
        Py_XDECREF(word);
        if (known != 0) {
            return known < 0 ? -1 : add_place(found, start, end, A_NAME);
        }
    }
    Py_ssize_t length = Py_UNICODE_ISALNUM(sign_at(text, end)) ? 0 : length_of_ending(text, start, end, endings); /* "day²" is another word */
    return length == 0 ? 0 : add_place(found, end - length, end, A_WORD);
}

PyObject *
quick_date_places(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    Endings endings;
    if (given != 3 || !PyUnicode_Check(args[0]) || !PyAnySet_Check(args[1]) || !PyTuple_Check(args[2])) {
        return PyErr_Format(PyExc_TypeError, "date_places(text, names, endings)");
    }
    const Stretch text = stretch_of(args[0], 0, PY_SSIZE_T_MAX);
    PyObject *found = endings_of(args[2], &endings) < 0 ? NULL : PyList_New(0);
    Py_ssize_t word = -1, digits = 0; /* where the word under way begins, and where digits are looked for again */
    for (Py_ssize_t at = 0; found != NULL && at <= text.end; at++) {
        Py_UCS4 sign = sign_at(&text, at);
        int failed = 0;
        if (!is_plain(sign)) {
            Py_DECREF(found);
            Py_RETURN_NONE;
        }
        if (at >= digits && sign >= '0' && sign <= '9') {
            Py_ssize_t end = end_of_digits(&text, at);
            digits = end >= 0 ? end : digits;
            failed = end >= 0 && add_place(found, at, end, DIGITS) < 0;
        }
        if (at < text.end && is_in_word(sign)) {
            word = word < 0 ? at : word;
        }
        else if (word >= 0) {
            failed = failed || add_word(found, args[0], &text, word, at, args[1], &endings) < 0;
            word = -1;
        }
        if (failed) {
            Py_CLEAR(found);
        }
    }
    return found;
}
