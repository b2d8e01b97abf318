/* A record written as JSON by a layout: the twin of `written_plainly` in factcheck/reporter/claim_lines.py. */

#include "quick.h"

/* A step of a layout: the text before a value, how it is written, the fields that lead to it, and what else is needed. */
enum { TEXT, WAY, PATH, MORE, STEP_SIZE };

enum { FIRST_ROOM = 1024 };
static const double LARGEST_HERE = 1e15;

/* A line under way, in UTF-8; `ask` is the Python function that writes large numbers and days, `last` the decimal number that was written
   last, from `start` to `end`. */
typedef struct {
    char *signs;
    Py_ssize_t length, room;
    PyObject *ask, *decimal, *last;
    Py_ssize_t start, end;
} Line;

/* Make room for more signs; -1 without memory. */
static int
reserve(Line *line, Py_ssize_t more)
{
    if (line->length + more > line->room) {
        Py_ssize_t room = 2 * (line->length + more);
        char *signs = PyMem_Realloc(line->signs, (size_t)room);
        if (signs == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        line->signs = signs;
        line->room = room;
    }
    return 0;
}

static int
add_signs(Line *line, const char *signs, Py_ssize_t length)
{
    if (reserve(line, length) < 0) {
        return -1;
    }
    memcpy(line->signs + line->length, signs, (size_t)length);
    line->length += length;
    return 0;
}

static int
add(Line *line, const char *signs)
{
    return add_signs(line, signs, (Py_ssize_t)strlen(signs));
}

/* Write a sign of a text, with room for it: escaped where JSON or UTF-8 asks for that. */
static char *
put_sign(char *to, Py_UCS4 sign)
{
    static const char SHORT[] = "\bb\tt\nn\ff\rr\"\"\\\\";
    for (const char *pair = SHORT; sign < 0x80 && *pair != 0; pair += 2) {
        if (sign == (Py_UCS4)(unsigned char)pair[0]) {
            *to++ = '\\';
            *to++ = pair[1];
            return to;
        }
    }
    if (sign < 0x20 || (sign >= 0xD800 && sign < 0xE000)) {
        return to + snprintf(to, 7, "\\u%04x", (unsigned)sign);
    }
    if (sign < 0x80) {
        *to++ = (char)sign;
    }
    else if (sign < 0x800) {
        *to++ = (char)(0xC0 | sign >> 6);
        *to++ = (char)(0x80 | (sign & 0x3F));
    }
    else {
        *to = (char)(sign < 0x10000 ? 0xE0 | sign >> 12 : 0xF0 | sign >> 18);
        to++;
        if (sign >= 0x10000) {
            *to++ = (char)(0x80 | (sign >> 12 & 0x3F));
        }
        *to++ = (char)(0x80 | (sign >> 6 & 0x3F));
        *to++ = (char)(0x80 | (sign & 0x3F));
    }
    return to;
}

static int
add_text(Line *line, PyObject *text)
{
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    if (reserve(line, 6 * length + 9) < 0) { /* a sign takes up to six, and snprintf one more */
        return -1;
    }
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    char *to = line->signs + line->length;
    *to++ = '"';
    for (Py_ssize_t at = 0; at < length; at++) {
        Py_UCS4 sign = PyUnicode_READ(kind, data, at);
        if (sign >= 0x20 && sign < 0x80 && sign != '"' && sign != '\\') {
            *to++ = (char)sign;
        }
        else {
            to = put_sign(to, sign);
        }
    }
    *to++ = '"';
    line->length = to - line->signs;
    return 0;
}

/* Add a text, and let go of it. */
static int
add_own_text(Line *line, PyObject *text)
{
    int failed = add_text(line, text);
    Py_DECREF(text);
    return failed;
}

/* Add what another function gives as text (the reference is taken). */
static int
add_told(Line *line, PyObject *told)
{
    const char *signs = told == NULL || !PyUnicode_Check(told) ? NULL : PyUnicode_AsUTF8(told);
    int failed = signs == NULL || add(line, signs) < 0;
    if (signs == NULL && !PyErr_Occurred()) {
        PyErr_SetString(PyExc_TypeError, "what a layout asks for is no text");
    }
    Py_XDECREF(told);
    return failed ? -1 : 0;
}

/* Add a number as the shortest float that it is. */
static int
add_float(Line *line, double number)
{
    char *digits = PyOS_double_to_string(number, 'r', 0, Py_DTSF_ADD_DOT_0, NULL);
    int failed = digits == NULL || add(line, digits) < 0;
    PyMem_Free(digits);
    return failed ? -1 : 0;
}

/* Add a decimal number; the Python function knows what is done with large ones. */
static int
add_decimal(Line *line, PyObject *value)
{
    PyObject *told = value == line->last ? NULL : PyNumber_Float(value);
    double number = told == NULL ? 0 : PyFloat_AS_DOUBLE(told);
    Py_XDECREF(told);
    if (PyErr_Occurred()) {
        return -1;
    }
    if (value == line->last) {
        return reserve(line, line->end - line->start) < 0 ? -1 : add_signs(line, line->signs + line->start, line->end - line->start);
    }
    if (!(number > -LARGEST_HERE && number < LARGEST_HERE)) {
        return add_told(line, PyObject_CallOneArg(line->ask, value));
    }
    line->last = value;
    line->start = line->length;
    int failed = add_float(line, number);
    line->end = line->length;
    return failed;
}

/* Add a value: texts, whole numbers and truth here, tuples of values in brackets, all else as the Python function has it. */
static int
add_value(Line *line, PyObject *value)
{
    if (value == Py_None) {
        return add(line, "null");
    }
    if (PyUnicode_Check(value)) {
        return add_text(line, value);
    }
    if (PyBool_Check(value)) {
        return add(line, value == Py_True ? "true" : "false");
    }
    if (PyLong_CheckExact(value)) {
        char digits[24];
        long long number = PyLong_AsLongLong(value);
        if (number == -1 && PyErr_Occurred()) {
            return -1;
        }
        snprintf(digits, sizeof digits, "%lld", number);
        return add(line, digits);
    }
    if ((PyObject *)Py_TYPE(value) == line->decimal) {
        return add_decimal(line, value);
    }
    if (!PyTuple_Check(value)) {
        return add_told(line, PyObject_CallOneArg(line->ask, value));
    }
    for (Py_ssize_t at = 0; at < PyTuple_GET_SIZE(value); at++) {
        if (add(line, at == 0 ? "[" : ", ") < 0 || add_value(line, PyTuple_GET_ITEM(value, at)) < 0) {
            return -1;
        }
    }
    return add(line, PyTuple_GET_SIZE(value) == 0 ? "[]" : "]");
}

/* Add two values, or the one that they are. */
static int
add_pair(Line *line, PyObject *first, PyObject *second)
{
    int one = PyObject_RichCompareBool(first, second, Py_EQ);
    if (one < 0 || (!one && add(line, "[") < 0) || add_value(line, first) < 0) {
        return -1;
    }
    return one ? 0 : add(line, ", ") < 0 || add_value(line, second) < 0 || add(line, "]") < 0 ? -1 : 0;
}

/* Return what the fields of a path lead to (borrowed), NULL with an exception. */
static PyObject *
follow(PyObject *record, PyObject *path)
{
    for (Py_ssize_t step = 0; step < PyTuple_GET_SIZE(path); step++) {
        Py_ssize_t at = PyLong_AsSsize_t(PyTuple_GET_ITEM(path, step));
        if (!PyTuple_Check(record) || at < 0 || at >= PyTuple_GET_SIZE(record)) {
            return PyErr_Format(PyExc_TypeError, "%R is no record of this layout", record);
        }
        record = PyTuple_GET_ITEM(record, at);
    }
    return record;
}

/* Add a number as a float, however large. */
static int
add_precision(Line *line, PyObject *value)
{
    PyObject *number = PyNumber_Float(value);
    int failed = number == NULL || add_float(line, PyFloat_AS_DOUBLE(number)) < 0;
    Py_XDECREF(number);
    return failed ? -1 : 0;
}

static int add_record(Line *line, PyObject *record, PyObject *layout);

/* Add records in brackets. */
static int
add_records(Line *line, PyObject *records, PyObject *layout)
{
    for (Py_ssize_t at = 0; at < PyTuple_GET_SIZE(records); at++) {
        if (add(line, at == 0 ? "[" : ", ") < 0 || add_record(line, PyTuple_GET_ITEM(records, at), layout) < 0) {
            return -1;
        }
    }
    return add(line, PyTuple_GET_SIZE(records) == 0 ? "[]" : "]");
}

/* Add the value of a step in its way: v value, p pair, f float, o record or none, m records, s the name of a statement, n nothing. */
static int
add_in_way(Line *line, PyObject *value, PyObject *step, PyObject *record)
{
    PyObject *more = PyTuple_GET_ITEM(step, MORE), *other;
    switch (PyUnicode_READ_CHAR(PyTuple_GET_ITEM(step, WAY), 0)) {
        case 'v':
            return add_value(line, value);
        case 'p':
            other = follow(record, more);
            return other == NULL ? -1 : add_pair(line, value, other);
        case 'f':
            return add_precision(line, value);
        case 's':
            other = follow(record, more);
            value = other == NULL ? NULL : PyUnicode_FromFormat("%U:statement:%S", other, value);
            return value == NULL ? -1 : add_own_text(line, value);
        case 'o':
            return value == Py_None ? add(line, "null") : add_record(line, value, more);
        case 'm':
            return add_records(line, value, more);
        default:
            return 0;
    }
}

/* Add a record by a layout. */
static int
add_record(Line *line, PyObject *record, PyObject *layout)
{
    for (Py_ssize_t number = 0; number < PyTuple_GET_SIZE(layout); number++) {
        PyObject *step = PyTuple_GET_ITEM(layout, number), *value = follow(record, PyTuple_GET_ITEM(step, PATH));
        const char *text = PyUnicode_AsUTF8(PyTuple_GET_ITEM(step, TEXT));
        if (value == NULL || text == NULL || add(line, text) < 0 || add_in_way(line, value, step, record) < 0) {
            return -1;
        }
    }
    return 0;
}

PyObject *
quick_written(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 4 || !PyTuple_Check(args[0]) || !PyTuple_Check(args[1])) {
        return PyErr_Format(PyExc_TypeError, "written(record, layout, value, Decimal)");
    }
    Line line = {.ask = args[2], .decimal = args[3]};
    PyObject *found = NULL;
    if (reserve(&line, FIRST_ROOM) == 0 && add_record(&line, args[0], args[1]) == 0) {
        found = PyUnicode_DecodeUTF8(line.signs, line.length, NULL);
    }
    PyMem_Free(line.signs);
    return found;
}
