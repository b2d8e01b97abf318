/* Where quotation marks and other signs of a statement stand: the twin of patterns in factcheck/extractor/marks.py and statements.py. */

#include "quick.h"

static int
is_small(Py_UCS4 sign)
{
    return sign >= 'a' && sign <= 'z';
}

static int
is_letter(Py_UCS4 sign)
{
    return is_small(sign) || (sign >= 'A' && sign <= 'Z');
}

static int
is_in_word(Py_UCS4 sign)
{
    return sign == '_' || Py_UNICODE_ISALNUM(sign);
}

/* Say whether a sign stands at a place with which a quotation may begin or end, an apostrophe inside a word left out. */
static int
is_mark(const Stretch *text, Py_ssize_t at)
{
    Py_UCS4 sign = sign_at(text, at);
    if (sign == '\'') {
        return !is_letter(sign_at(text, at - 1)) || sign_at(text, at + 1) == '\'';
    }
    return sign == '"' || sign == '`' || sign == 0xAB || sign == 0xBB || sign == 0x2018 || (sign >= 0x201C && sign <= 0x201F);
}

PyObject *
quick_is_marked(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 3 || !PyUnicode_Check(args[0])) {
        return PyErr_Format(PyExc_TypeError, "is_marked(text, start, end)");
    }
    const Stretch text = stretch_of(args[0], PyLong_AsSsize_t(args[1]), PyLong_AsSsize_t(args[2]));
    if (PyErr_Occurred()) {
        return NULL;
    }
    Py_ssize_t at = text.start;
    while (at < text.end && !is_mark(&text, at)) {
        at++;
    }
    return PyBool_FromLong(at < text.end);
}

/* Say whether the word "that" stands at a place, by itself. */
static int
is_that(const Stretch *text, Py_ssize_t at)
{
    return sign_at(text, at) == 't' && sign_at(text, at + 1) == 'h' && sign_at(text, at + 2) == 'a' && sign_at(text, at + 3) == 't'
        && !is_in_word(sign_at(text, at - 1)) && !is_in_word(sign_at(text, at + 4));
}

/* Say whether a comma stands at a place, and up to four words in small letters between it and the next comma or full stop: ", he said." */
static int
is_aside(const Stretch *text, Py_ssize_t at)
{
    Py_UCS4 sign = sign_at(text, at) == ',' ? sign_at(text, ++at) : 0;
    for (int words = 0; words < 4 && sign == ' '; words++) {
        Py_ssize_t start = ++at;
        while (is_small(sign = sign_at(text, at))) {
            at++;
        }
        if (at == start || sign == '.' || sign == ',') {
            return at > start;
        }
    }
    return 0;
}

int
has_signal(PyObject *whole, Py_ssize_t start, Py_ssize_t end)
{
    const Stretch text = stretch_of(whole, start, end);
    for (Py_ssize_t at = text.start; at < text.end; at++) {
        Py_UCS4 sign = sign_at(&text, at);
        if (sign == ':' || sign == '"' || sign == '\'' || sign == 0xAB || sign == 0xBB || sign == 0x2018 || (sign >= 0x201C && sign <= 0x201E)
            || is_that(&text, at) || is_aside(&text, at)) {
            return 1;
        }
    }
    return 0;
}
