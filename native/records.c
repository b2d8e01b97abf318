/* Named tuples that are made, read, replaced and pickled without Python code: the twin of typing.NamedTuple. */

#include "quick.h"

static PyObject *records; /* class -> (names of its fields, their defaults, Ellipsis where there is none) */

/* Return a record with room for its fields, all empty: what tuple.__new__ makes of a subclass. */
PyObject *
new_record(PyTypeObject *type, Py_ssize_t size)
{
    PyObject *self = type->tp_alloc(type, size);
#if PY_VERSION_HEX >= 0x030E0000
    if (self != NULL) {
        ((PyTupleObject *)self)->ob_hash = -1;
    }
#endif
    return self;
}

/* Return the place of a field, beginning the search where it most likely is, or -1. */
static Py_ssize_t
place_of(PyObject *names, PyObject *name, Py_ssize_t likely)
{
    Py_ssize_t size = PyTuple_GET_SIZE(names);
    for (Py_ssize_t step = 0; step < size; step++) {
        Py_ssize_t at = likely + step < size ? likely + step : likely + step - size;
        if (PyTuple_GET_ITEM(names, at) == name) { /* names of fields and of arguments are interned */
            return at;
        }
    }
    for (Py_ssize_t at = 0; at < size; at++) {
        if (PyUnicode_Compare(PyTuple_GET_ITEM(names, at), name) == 0) {
            return at;
        }
    }
    return -1;
}

/* Make a record of its class: Span(3, 5). */
static PyObject *
record_new(PyObject *callable, PyObject *const *args, size_t flags, PyObject *keywords)
{
    PyTypeObject *type = (PyTypeObject *)callable;
    Py_ssize_t given = PyVectorcall_NARGS(flags);
    PyObject *info = PyDict_GetItemWithError(records, callable);
    if (info == NULL) {
        return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_TypeError, "%s is no record", type->tp_name);
    }
    PyObject *names = PyTuple_GET_ITEM(info, 0), *defaults = PyTuple_GET_ITEM(info, 1);
    Py_ssize_t size = PyTuple_GET_SIZE(names);
    if (given > size) {
        return PyErr_Format(PyExc_TypeError, "%s takes %zd values, %zd were given", type->tp_name, size, given);
    }
    PyObject *self = new_record(type, size);
    if (self == NULL) {
        return NULL;
    }
    PyObject **items = ((PyTupleObject *)self)->ob_item;
    for (Py_ssize_t at = 0; at < given; at++) {
        items[at] = Py_NewRef(args[at]);
    }
    Py_ssize_t named = keywords == NULL ? 0 : PyTuple_GET_SIZE(keywords), likely = given < size ? given : 0;
    for (Py_ssize_t number = 0; number < named; number++) {
        PyObject *name = PyTuple_GET_ITEM(keywords, number);
        Py_ssize_t at = place_of(names, name, likely);
        if (at < 0 || items[at] != NULL) {
            PyErr_Format(PyExc_TypeError, at < 0 ? "%s has no field %R" : "%s was given two values for %R", type->tp_name, name);
            Py_DECREF(self);
            return NULL;
        }
        items[at] = Py_NewRef(args[given + number]);
        likely = at + 1 < size ? at + 1 : 0;
    }
    for (Py_ssize_t at = given; at < size; at++) {
        if (items[at] == NULL) {
            PyObject *value = PyTuple_GET_ITEM(defaults, at);
            if (value == Py_Ellipsis) {
                PyErr_Format(PyExc_TypeError, "%s lacks a value for %R", type->tp_name, PyTuple_GET_ITEM(names, at));
                Py_DECREF(self);
                return NULL;
            }
            items[at] = Py_NewRef(value);
        }
    }
    return self;
}

/* Return the record with other values in some fields: figure._replace(subject="bridge"). */
static PyObject *
record_replace(PyObject *self, PyObject *const *args, Py_ssize_t given, PyObject *keywords)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject *info = PyDict_GetItemWithError(records, (PyObject *)type);
    if (info == NULL) {
        return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_TypeError, "%s is no record", type->tp_name);
    }
    if (given != 0) {
        return PyErr_Format(PyExc_TypeError, "_replace takes names and values");
    }
    PyObject *names = PyTuple_GET_ITEM(info, 0);
    Py_ssize_t size = PyTuple_GET_SIZE(names);
    PyObject *made = new_record(type, size);
    if (made == NULL) {
        return NULL;
    }
    PyObject **items = ((PyTupleObject *)made)->ob_item;
    for (Py_ssize_t at = 0; at < size; at++) {
        items[at] = Py_NewRef(PyTuple_GET_ITEM(self, at));
    }
    Py_ssize_t named = keywords == NULL ? 0 : PyTuple_GET_SIZE(keywords), likely = 0;
    for (Py_ssize_t number = 0; number < named; number++) {
        PyObject *name = PyTuple_GET_ITEM(keywords, number);
        Py_ssize_t at = place_of(names, name, likely);
        if (at < 0) {
            Py_DECREF(made);
            return PyErr_Format(PyExc_ValueError, "Got unexpected field names: [%R]", name);
        }
        Py_SETREF(items[at], Py_NewRef(args[number]));
        likely = at + 1 < size ? at + 1 : 0;
    }
    return made;
}

static PyMethodDef replace_method = {
    "_replace", (PyCFunction)(void (*)(void))record_replace, METH_FASTCALL | METH_KEYWORDS, "Return the record with other values in some fields."};

/* Return the class and the values of a record, from which it is made again: pickled so, it is read back without Python code. */
static PyObject *
record_reduce(PyObject *self, PyObject *Py_UNUSED(protocol))
{
    PyObject *values = PyTuple_GetSlice(self, 0, PyTuple_GET_SIZE(self));
    return values == NULL ? NULL : Py_BuildValue("ON", Py_TYPE(self), values);
}

static PyMethodDef reduce_method = {"__reduce_ex__", record_reduce, METH_O, "Return the class and the values of the record."};

/* Let each field of a class be read straight from its place in the tuple. */
static int
place_fields(PyObject *class, PyObject *names)
{
    for (Py_ssize_t at = 0; at < PyTuple_GET_SIZE(names); at++) {
        PyObject *name = PyTuple_GET_ITEM(names, at);
        PyMemberDef *member = PyMem_Calloc(1, sizeof(PyMemberDef)); /* lives as long as the class: for ever */
        if (member == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        member->name = PyUnicode_AsUTF8(name);
        member->type = T_OBJECT_EX;
        member->offset = offsetof(PyTupleObject, ob_item) + at * (Py_ssize_t)sizeof(PyObject *);
        member->flags = READONLY;
        PyObject *descriptor = member->name == NULL ? NULL : PyDescr_NewMember((PyTypeObject *)class, member);
        int failed = descriptor == NULL || PyObject_SetAttr(class, name, descriptor) < 0;
        Py_XDECREF(descriptor);
        if (failed) {
            return -1;
        }
    }
    return 0;
}

/* Return the names and the defaults of a NamedTuple. */
static PyObject *
fields_of(PyObject *class)
{
    PyObject *names = PyObject_GetAttrString(class, "_fields");
    PyObject *given = names == NULL ? NULL : PyObject_GetAttrString(class, "_field_defaults");
    PyObject *defaults = given == NULL ? NULL : PyTuple_New(PyTuple_GET_SIZE(names));
    PyObject *info = NULL;
    if (defaults != NULL) {
        for (Py_ssize_t at = 0; at < PyTuple_GET_SIZE(names); at++) {
            PyObject *value = PyDict_GetItemWithError(given, PyTuple_GET_ITEM(names, at));
            PyTuple_SET_ITEM(defaults, at, Py_NewRef(value == NULL ? Py_Ellipsis : value));
        }
        info = PyErr_Occurred() ? NULL : PyTuple_Pack(2, names, defaults);
    }
    Py_XDECREF(names);
    Py_XDECREF(given);
    Py_XDECREF(defaults);
    return info;
}

PyObject *
quick_record(PyObject *Py_UNUSED(module), PyObject *class)
{
    if (!PyType_Check(class) || !PyType_IsSubtype((PyTypeObject *)class, &PyTuple_Type)) {
        return PyErr_Format(PyExc_TypeError, "%R is no NamedTuple", class);
    }
    PyTypeObject *type = (PyTypeObject *)class;
    PyObject *info = fields_of(class);
    if (info == NULL) {
        return NULL;
    }
    PyObject *replace = PyDescr_NewMethod(type, &replace_method), *reduce = PyDescr_NewMethod(type, &reduce_method);
    int failed = replace == NULL || reduce == NULL || place_fields(class, PyTuple_GET_ITEM(info, 0)) < 0
        || PyObject_SetAttrString(class, "_replace", replace) < 0 || PyObject_SetAttrString(class, "__reduce_ex__", reduce) < 0
        || PyDict_SetItem(records, class, info) < 0;
    Py_XDECREF(replace);
    Py_XDECREF(reduce);
    Py_DECREF(info);
    if (failed) {
        return NULL;
    }
    type->tp_vectorcall = record_new;
    PyType_Modified(type);
    return Py_NewRef(class);
}

/* Let the attributes of the classes of a class be found as those of any class are, and nothing be asked where one is missing. */
PyObject *
quick_find_plainly(PyObject *Py_UNUSED(module), PyObject *class)
{
    if (!PyType_Check(class) || !PyType_IsSubtype((PyTypeObject *)class, &PyType_Type) || !PyType_HasFeature((PyTypeObject *)class, Py_TPFLAGS_HEAPTYPE)) {
        return PyErr_Format(PyExc_TypeError, "%R is no class of classes", class);
    }
    ((PyTypeObject *)class)->tp_getattro = PyType_Type.tp_getattro;
    PyType_Modified((PyTypeObject *)class);
    Py_RETURN_NONE;
}

int
prepare_records(void)
{
    records = PyDict_New();
    return records == NULL ? -1 : 0;
}
