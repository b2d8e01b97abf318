/* Where a sentence may end: the twin of the pattern in factcheck/text/boundaries.py. */

#include "quick.h"

static int
is_stop(Py_UCS4 sign)
{
    return sign == '.' || sign == '!' || sign == '?' || sign == 0x2026 || sign == 0x3002 || sign == 0xFF01 || sign == 0xFF1F;
}

static int
is_closing(Py_UCS4 sign)
{
    return sign == '"' || sign == '\'' || sign == ')' || sign == ']' || sign == '}' || sign == 0xBB || sign == 0x2019 || sign == 0x201D;
}

static Py_ssize_t
past_spaces(const Stretch *text, Py_ssize_t at)
{
    while (at < text->end && Py_UNICODE_ISSPACE(sign_at(text, at))) {
        at++;
    }
    return at;
}

/* Return the place after closing marks and the numbers of notes: ”), [12]. */
static Py_ssize_t
past_closing(const Stretch *text, Py_ssize_t at)
{
    for (;;) {
        if (is_closing(sign_at(text, at))) {
            at++;
            continue;
        }
        Py_ssize_t digit = at + 1;
        while (digit < at + 4 && Py_UNICODE_ISDECIMAL(sign_at(text, digit))) {
            digit++;
        }
        if (sign_at(text, at) != '[' || digit == at + 1 || sign_at(text, digit) != ']') {
            return at;
        }
        at = digit + 1;
    }
}

/* Return the place after the white space between two sentences, and after a closing mark that stands in it; -1 where nothing parts them. */
static Py_ssize_t
past_gap(const Stretch *text, Py_ssize_t at)
{
    Py_ssize_t after = past_spaces(text, at);
    if (after > at) {
        Py_ssize_t beyond = sign_at(text, after) == 0x201D ? past_spaces(text, after + 1) : after + 1;
        return beyond > after + 1 ? beyond : after;
    }
    Py_UCS4 before = sign_at(text, at - 2), next = sign_at(text, at), second = sign_at(text, at + 1);
    int opens = next == 0x201C;
    int joined = before >= 'a' && before <= 'z' && sign_at(text, at - 1) == '.' && next >= 'A' && next <= 'Z' && second >= 'a' && second <= 'z';
    return opens || joined ? at : -1;
}

PyObject *
quick_stops(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 4 || !PyUnicode_Check(args[0]) || !PyType_Check(args[3])) {
        return PyErr_Format(PyExc_TypeError, "stops(text, start, end, Stop)");
    }
    Py_ssize_t at = PyLong_AsSsize_t(args[1]);
    const Stretch text = stretch_of(args[0], at, PyLong_AsSsize_t(args[2]));
    PyObject *found = PyErr_Occurred() ? NULL : PyList_New(0);
    while (found != NULL && at < text.end) {
        if (!is_stop(sign_at(&text, at))) {
            at++;
            continue;
        }
        Py_ssize_t start = at, closing, after = -1;
        int whole = !(is_stop(sign_at(&text, at - 1))); /* a run that begins before the stretch is not taken from its middle */
        while (is_stop(sign_at(&text, at))) {
            at++;
        }
        if (whole) {
            closing = past_closing(&text, at);
            after = past_gap(&text, closing);
        }
        if (after >= 0) {
            Py_ssize_t places[] = {start, at, closing, after};
            PyObject *stop = new_record((PyTypeObject *)args[3], 4);
            for (int place = 0; stop != NULL && place < 4; place++) {
                PyObject *number = PyLong_FromSsize_t(places[place]);
                if (number == NULL) {
                    Py_CLEAR(stop);
                    break;
                }
                PyTuple_SET_ITEM(stop, place, number);
            }
            if (stop == NULL || PyList_Append(found, stop) < 0) {
                Py_CLEAR(found);
            }
            Py_XDECREF(stop);
            at = after;
        }
    }
    return found;
}
