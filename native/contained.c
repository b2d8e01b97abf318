/* Whether any of some pieces stands in a text: the twin of factcheck/text/contained.py. */

#include "quick.h"

enum { MOST_PIECES = 64, SIGNS = 64 };

/* The pieces, and for the first sign of each its second one, both by their last six bits: few pairs of signs begin a piece. */
typedef struct {
    Py_ssize_t number;
    Stretch pieces[MOST_PIECES];
    Py_UCS4 firsts[MOST_PIECES], seconds[MOST_PIECES];
    uint64_t pairs[SIGNS];
} Pieces;

static int
pieces_of(PyObject *given, Pieces *pieces)
{
    pieces->number = PyTuple_GET_SIZE(given);
    memset(pieces->pairs, 0, sizeof pieces->pairs);
    for (Py_ssize_t number = 0; number < pieces->number && number < MOST_PIECES; number++) {
        PyObject *piece = PyTuple_GET_ITEM(given, number);
        if (!PyUnicode_Check(piece) || PyUnicode_GET_LENGTH(piece) < 2) {
            return -1;
        }
        const Stretch stretch = pieces->pieces[number] = stretch_of(piece, 0, PY_SSIZE_T_MAX);
        Py_UCS4 first = pieces->firsts[number] = sign_at(&stretch, 0), second = pieces->seconds[number] = sign_at(&stretch, 1);
        pieces->pairs[first % SIGNS] |= (uint64_t)1 << second % SIGNS;
    }
    return pieces->number <= MOST_PIECES ? 0 : -1;
}

/* Say whether a piece whose first two signs stand at a place stands there. */
static int
stands_at(const Stretch *text, Py_ssize_t at, const Stretch *piece)
{
    Py_ssize_t length = 2;
    while (length < piece->end && sign_at(text, at + length) == sign_at(piece, length)) {
        length++;
    }
    return length == piece->end;
}

PyObject *
quick_has_any(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    Pieces pieces;
    if (given != 2 || !PyUnicode_Check(args[0]) || !PyTuple_Check(args[1]) || pieces_of(args[1], &pieces) < 0) {
        return PyErr_Format(PyExc_TypeError, "has_any(text, pieces): a tuple of up to %d texts of two signs and more", MOST_PIECES);
    }
    const Stretch text = stretch_of(args[0], 0, PY_SSIZE_T_MAX);
    Py_UCS4 sign = sign_at(&text, 0);
    for (Py_ssize_t at = 0; at + 1 < text.end; at++) {
        Py_UCS4 next = PyUnicode_READ(text.kind, text.data, at + 1);
        if (pieces.pairs[sign % SIGNS] >> next % SIGNS & 1) {
            for (Py_ssize_t number = 0; number < pieces.number; number++) {
                if (pieces.firsts[number] == sign && pieces.seconds[number] == next && stands_at(&text, at, &pieces.pieces[number])) {
                    Py_RETURN_TRUE;
                }
            }
        }
        sign = next;
    }
    Py_RETURN_FALSE;
}
