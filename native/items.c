/* Methods that return what a list, a tuple or a text in a slot has at a place, and a given value outside of it: the twin of `View.word` and the like. */

#include "quick.h"

typedef struct {
    PyObject_HEAD
    vectorcallfunc call;
    PyTypeObject *owner;
    Py_ssize_t offset; /* of the slot in an instance */
    PyObject *beyond;
} Item;

/* Return what a row has at a place, NULL where the place is outside of it, or with an exception. */
static PyObject *
at_place(PyObject *row, Py_ssize_t place)
{
    if (PyUnicode_Check(row)) {
        return place < 0 || place >= PyUnicode_GET_LENGTH(row) ? NULL : PyUnicode_Substring(row, place, place + 1);
    }
    if (!PyList_Check(row) && !PyTuple_Check(row)) {
        return PyErr_Format(PyExc_TypeError, "%R has no places", row);
    }
    return place < 0 || place >= PySequence_Fast_GET_SIZE(row) ? NULL : Py_NewRef(PySequence_Fast_GET_ITEM(row, place));
}

static PyObject *
item_call(PyObject *self, PyObject *const *args, size_t flags, PyObject *keywords)
{
    const Item *item = (Item *)self;
    if (PyVectorcall_NARGS(flags) != 2 || keywords != NULL || !PyObject_TypeCheck(args[0], item->owner)) {
        return PyErr_Format(PyExc_TypeError, "a place in a %s is wanted", item->owner->tp_name);
    }
    PyObject *row = *(PyObject **)((char *)args[0] + item->offset);
    Py_ssize_t place = PyLong_AsSsize_t(args[1]);
    if (row == NULL || (place == -1 && PyErr_Occurred())) {
        return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_AttributeError, "a %s without its row", item->owner->tp_name);
    }
    PyObject *found = at_place(row, place);
    return found != NULL || PyErr_Occurred() ? found : Py_NewRef(item->beyond);
}

static PyObject *
item_bound(PyObject *self, PyObject *instance, PyObject *Py_UNUSED(class))
{
    return instance == NULL ? Py_NewRef(self) : PyMethod_New(self, instance);
}

static PyTypeObject item_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "factcheck._quick.item",
    .tp_basicsize = sizeof(Item),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR,
    .tp_vectorcall_offset = offsetof(Item, call),
    .tp_call = PyVectorcall_Call,
    .tp_descr_get = item_bound,
};

/* Return the method that reads a slot; it lives as long as its class: for ever. */
PyObject *
quick_item(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 2 || !PyObject_TypeCheck(args[0], &PyMemberDescr_Type)) {
        return PyErr_Format(PyExc_TypeError, "item(slot, beyond)");
    }
    Item *item = PyObject_New(Item, &item_type);
    if (item != NULL) {
        item->call = item_call;
        item->owner = (PyTypeObject *)Py_NewRef(PyDescr_TYPE(args[0]));
        item->offset = ((PyMemberDescrObject *)args[0])->d_member->offset;
        item->beyond = Py_NewRef(args[1]);
    }
    return (PyObject *)item;
}

int
prepare_items(void)
{
    return PyType_Ready(&item_type);
}
