/* Words with a capital: the twin of the pattern in factcheck/extractor/capitals.py. */

#include "quick.h"

static PyObject *lower_name;

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

PyObject *
quick_capital_words(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
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

int
prepare_capitals(void)
{
    lower_name = PyUnicode_InternFromString("lower");
    return lower_name == NULL ? -1 : 0;
}
