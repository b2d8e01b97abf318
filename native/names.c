/* Where the forms of names stand: the twin of factcheck/consistency/capitals.py. */

#include "quick.h"

static int
is_in_word(Py_UCS4 sign)
{
    return sign == '_' || Py_UNICODE_ISALNUM(sign);
}

static int
is_apostrophe(Py_UCS4 sign)
{
    return sign == '\'' || sign == 0x2019;
}

/* Return where a word ends without the mark of a genitive: bare() of its twin. */
static Py_ssize_t
bare_end(const Stretch *text, Py_ssize_t start, Py_ssize_t end)
{
    static const Py_UCS4 MARKS[] = {0x2019, '\''};
    for (int mark = 0; mark < 2; mark++) {
        if (end - start >= 2 && sign_at(text, end - 1) == 's' && sign_at(text, end - 2) == MARKS[mark]) {
            end -= 2;
        }
    }
    while (is_apostrophe(sign_at(text, end - 1))) {
        end--;
    }
    return end;
}

/* Add a place to those of a form. */
static int
add_form(PyObject *found, PyObject *text, Py_ssize_t start, Py_ssize_t end)
{
    PyObject *form = PyUnicode_Substring(text, start, end), *place = PyLong_FromSsize_t(start);
    PyObject *places = form == NULL || place == NULL ? NULL : PyDict_GetItemWithError(found, form);
    int failed = form == NULL || place == NULL || PyErr_Occurred() != NULL;
    if (!failed && places == NULL) {
        places = PyList_New(0);
        failed = places == NULL || PyDict_SetItem(found, form, places) < 0;
        Py_XDECREF(places); /* the dictionary has it */
    }
    failed = failed || PyList_Append(places, place) < 0;
    Py_XDECREF(form);
    Py_XDECREF(place);
    return failed ? -1 : 0;
}

PyObject *
quick_capital_forms(PyObject *Py_UNUSED(module), PyObject *whole)
{
    if (!PyUnicode_Check(whole)) {
        return PyErr_Format(PyExc_TypeError, "capital_forms(text)");
    }
    const Stretch text = stretch_of(whole, 0, PY_SSIZE_T_MAX);
    PyObject *found = PyDict_New();
    for (Py_ssize_t at = 0, end; found != NULL && at < text.end; at = end) {
        Py_UCS4 sign = sign_at(&text, at);
        end = at + 1;
        if (sign < 'A' || sign > 'Z' || (at > 0 && is_in_word(sign_at(&text, at - 1)))) {
            continue;
        }
        for (Py_UCS4 next; end < text.end && (is_in_word(next = sign_at(&text, end)) || is_apostrophe(next) || next == '-'); end++) {
        }
        if (end > at + 1 && add_form(found, whole, at, bare_end(&text, at, end)) < 0) {
            Py_CLEAR(found);
        }
    }
    return found;
}
