/* Where known names stand in a text: the twin of what factcheck/extractor/speakers.py does with a pattern. */

#include "quick.h"

static int
goes_on(Py_UCS4 sign)
{
    return Py_UNICODE_ISALPHA(sign) || Py_UNICODE_ISDECIMAL(sign);
}

/* Add a mention for each form that stands at a place of a text, with no letter or digit behind it. */
static int
add_mentions(PyObject *found, PyObject *text, Py_ssize_t start, PyObject *forms)
{
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    for (Py_ssize_t number = 0; number < PyList_GET_SIZE(forms); number++) {
        PyObject *known = PyList_GET_ITEM(forms, number);
        PyObject *form = PyTuple_Check(known) && PyTuple_GET_SIZE(known) == 2 ? PyTuple_GET_ITEM(known, 0) : NULL;
        if (form == NULL || !PyUnicode_Check(form)) {
            PyErr_SetString(PyExc_TypeError, "a form is a text and whom it names");
            return -1;
        }
        Py_ssize_t end = start + PyUnicode_GET_LENGTH(form);
        Py_ssize_t stands = end > length ? 0 : PyUnicode_Tailmatch(text, form, start, end, -1);
        if (stands > 0 && (end == length || !Py_UNICODE_ISALNUM(PyUnicode_READ_CHAR(text, end)))) {
            PyObject *mention = Py_BuildValue("nOO", start, form, PyTuple_GET_ITEM(known, 1));
            stands = mention == NULL ? -1 : PyList_Append(found, mention);
            Py_XDECREF(mention);
        }
        if (stands < 0) {
            return -1;
        }
    }
    return 0;
}

PyObject *
quick_mentions(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 2 || !PyUnicode_Check(args[0]) || !PyDict_Check(args[1])) {
        return PyErr_Format(PyExc_TypeError, "mentions(text, forms)");
    }
    int kind = PyUnicode_KIND(args[0]);
    const void *data = PyUnicode_DATA(args[0]);
    Py_ssize_t length = PyUnicode_GET_LENGTH(args[0]);
    for (Py_ssize_t at = 0; kind != PyUnicode_1BYTE_KIND && at < length; at++) {
        if (!is_plain(PyUnicode_READ(kind, data, at))) {
            Py_RETURN_NONE;
        }
    }
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = 0, end; found != NULL && at < length; at = end) {
        end = at + 1;
        if (!goes_on(PyUnicode_READ(kind, data, at))) {
            continue;
        }
        while (end < length && goes_on(PyUnicode_READ(kind, data, end))) {
            end++;
        }
        if (!Py_UNICODE_ISUPPER(PyUnicode_READ(kind, data, at))) {
            continue;
        }
        PyObject *word = PyUnicode_Substring(args[0], at, end);
        PyObject *forms = word == NULL ? NULL : PyDict_GetItemWithError(args[1], word);
        Py_XDECREF(word);
        if (PyErr_Occurred() || (forms != NULL && (!PyList_Check(forms) || add_mentions(found, args[0], at, forms) < 0))) {
            Py_CLEAR(found);
        }
    }
    return found;
}
