/* The tokens of a stretch of text, piece by piece: the twin of `cut` in factcheck/text/tokens.py.

   Most pieces come again. What is known of one lies in one block, found by a digest of its signs that is made while the end of the piece is
   looked for: a look into a dictionary would cost a string, and four places of memory where this costs two. */

#include "quick.h"

enum { LONGEST_KEPT = 24, FIRST_SLOTS = 4096, MOST_STEPS = 64, TOKENS_AT_HAND = 160 };

/* A token inside a piece, and one of a stretch. */
typedef struct {
    PyObject *surface, *small;
    Py_ssize_t start;
} Token;

/* A piece: its signs stand behind its tokens. */
typedef struct {
    uint32_t length, count;
    Token tokens[];
} Block;

typedef struct {
    uint64_t digest;
    Block *block; /* NULL: the slot is free */
} Slot;

/* All pieces that are known. A call of Python code may come back here, so no place in it is kept over one. */
static struct {
    Slot *slots;
    size_t mask, used;
    uint64_t seed;
} known;

/* A stretch of text under way: its tokens so far. */
typedef struct {
    int kind;
    const void *data;
    Token *tokens;
    size_t count, room;
    Token at_hand[TOKENS_AT_HAND];
} Cutting;

static const Py_UCS4 *
signs_of(const Block *block)
{
    return (const Py_UCS4 *)(block->tokens + block->count);
}

static int
is_same(const Block *block, const Cutting *stretch, Py_ssize_t at, Py_ssize_t length)
{
    if (block->length != (uint32_t)length) {
        return 0;
    }
    const Py_UCS4 *signs = signs_of(block);
    for (Py_ssize_t step = 0; step < length; step++) {
        if (signs[step] != PyUnicode_READ(stretch->kind, stretch->data, at + step)) {
            return 0;
        }
    }
    return 1;
}

/* Return the block of a piece, NULL where it is not known. */
static const Block *
find(const Cutting *stretch, Py_ssize_t at, Py_ssize_t length, uint64_t digest)
{
    size_t place = known.slots == NULL ? 0 : digest & known.mask;
    for (int step = 0; known.slots != NULL && step < MOST_STEPS && known.slots[place].block != NULL; step++) {
        if (known.slots[place].digest == digest && is_same(known.slots[place].block, stretch, at, length)) {
            return known.slots[place].block;
        }
        place = (place + 1) & known.mask;
    }
    return NULL;
}

static void
free_block(Block *block)
{
    for (uint32_t number = 0; number < block->count; number++) {
        Py_DECREF(block->tokens[number].surface);
        Py_DECREF(block->tokens[number].small);
    }
    PyMem_Free(block);
}

/* Put a block where it will be found; 0 where there is no room within reach. */
static int
place_block(Slot *slots, size_t mask, uint64_t digest, Block *block)
{
    size_t place = digest & mask;
    for (int step = 0; step < MOST_STEPS; step++, place = (place + 1) & mask) {
        if (slots[place].block == NULL) {
            slots[place] = (Slot){digest, block};
            return 1;
        }
    }
    return 0;
}

/* Make room for twice as many, or forget all where there are too many; -1 without memory. */
static int
make_room(size_t most)
{
    size_t size = known.slots == NULL ? FIRST_SLOTS : 2 * (known.mask + 1), left = 0;
    int forget = known.used >= most;
    if (forget) {
        size = FIRST_SLOTS;
    }
    Slot *slots = PyMem_Calloc(size, sizeof(Slot));
    if (slots == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    Slot *old = known.slots;
    size_t count = old == NULL ? 0 : known.mask + 1;
    for (size_t place = 0; place < count; place++) {
        if (old[place].block != NULL && !forget && place_block(slots, size - 1, old[place].digest, old[place].block)) {
            old[place].block = NULL;
            left++;
        }
    }
    known.slots = slots;
    known.mask = size - 1;
    known.used = left;
    for (size_t place = 0; place < count; place++) {
        if (old[place].block != NULL) {
            free_block(old[place].block);
        }
    }
    PyMem_Free(old);
    return 0;
}

/* Return a block of tokens as tokens.c and tokens.py make them: (start, surface, small) each. */
static Block *
block_of(PyObject *tokens, PyObject *piece)
{
    Py_ssize_t count = PyTuple_GET_SIZE(tokens), length = PyUnicode_GET_LENGTH(piece);
    Block *block = PyMem_Malloc(sizeof(Block) + (size_t)count * sizeof(Token) + (size_t)length * sizeof(Py_UCS4));
    if (block == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    block->length = (uint32_t)length;
    block->count = (uint32_t)count;
    for (Py_ssize_t number = 0; number < count; number++) {
        PyObject *token = PyTuple_GET_ITEM(tokens, number);
        block->tokens[number].start = PyLong_AsSsize_t(PyTuple_GET_ITEM(token, 0));
        block->tokens[number].surface = Py_NewRef(PyTuple_GET_ITEM(token, 1));
        block->tokens[number].small = Py_NewRef(PyTuple_GET_ITEM(token, 2));
    }
    for (Py_ssize_t step = 0; step < length; step++) {
        ((Py_UCS4 *)signs_of(block))[step] = PyUnicode_READ_CHAR(piece, step);
    }
    return block;
}

/* Add the tokens of a piece that begins at a place. */
static int
add_tokens(Cutting *stretch, const Block *block, Py_ssize_t at)
{
    size_t wanted = stretch->count + block->count;
    if (wanted > stretch->room) {
        Token *more = PyMem_Malloc(2 * wanted * sizeof(Token));
        if (more == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        memcpy(more, stretch->tokens, stretch->count * sizeof(Token));
        if (stretch->tokens != stretch->at_hand) {
            PyMem_Free(stretch->tokens);
        }
        stretch->tokens = more;
        stretch->room = 2 * wanted;
    }
    for (uint32_t number = 0; number < block->count; number++) {
        const Token *token = block->tokens + number;
        stretch->tokens[stretch->count++] = (Token){Py_NewRef(token->surface), Py_NewRef(token->small), at + token->start};
    }
    return 0;
}

/* Cut a piece that is not known, add its tokens, and know it from now on where it is short. */
static int
add_new(Cutting *stretch, PyObject *piece, Py_ssize_t at, uint64_t digest, const Knife *knife)
{
    PyObject *tokens = cut_piece(piece, knife);
    Block *block = tokens == NULL ? NULL : block_of(tokens, piece);
    Py_XDECREF(tokens);
    if (block == NULL) {
        return -1;
    }
    int failed = add_tokens(stretch, block, at) < 0, kept = 0;
    if (!failed && block->length <= LONGEST_KEPT && find(stretch, at, block->length, digest) == NULL) {
        failed = 2 * (known.used + 1) > known.mask && make_room(knife->most) < 0;
        kept = !failed && place_block(known.slots, known.mask, digest, block);
        known.used += (size_t)kept;
    }
    if (!kept) {
        free_block(block);
    }
    return failed ? -1 : 0;
}

/* Add the tokens of the text from a place on. */
static int
add_all(Cutting *stretch, PyObject *text, Py_ssize_t at, Py_ssize_t end, const Knife *knife)
{
    for (; at < end; at++) {
        Py_ssize_t start = at;
        uint64_t digest = known.seed;
        for (; at < end; at++) {
            Py_UCS4 sign = PyUnicode_READ(stretch->kind, stretch->data, at);
            if (sign == ' ') {
                break;
            }
            digest = (digest ^ sign) * 0x9E3779B97F4A7C15u;
        }
        if (at == start) {
            continue;
        }
        digest ^= digest >> 29;
        const Block *block = at - start > LONGEST_KEPT ? NULL : find(stretch, start, at - start, digest);
        if (block != NULL) {
            if (add_tokens(stretch, block, start) < 0) {
                return -1;
            }
            continue;
        }
        PyObject *piece = PyUnicode_Substring(text, start, at);
        int failed = piece == NULL || add_new(stretch, piece, start, digest, knife) < 0;
        Py_XDECREF(piece);
        if (failed) {
            return -1;
        }
    }
    return 0;
}

/* Return the places where the tokens begin and end, their texts and those in lower case, as four lists. */
static PyObject *
lists_of(const Cutting *stretch)
{
    Py_ssize_t count = (Py_ssize_t)stretch->count;
    PyObject *lists[4] = {PyList_New(count), PyList_New(count), PyList_New(count), PyList_New(count)};
    int failed = lists[0] == NULL || lists[1] == NULL || lists[2] == NULL || lists[3] == NULL;
    for (Py_ssize_t at = 0; !failed && at < count; at++) {
        const Token *token = stretch->tokens + at;
        PyObject *start = PyLong_FromSsize_t(token->start), *end = PyLong_FromSsize_t(token->start + PyUnicode_GET_LENGTH(token->surface));
        PyList_SET_ITEM(lists[0], at, start);
        PyList_SET_ITEM(lists[1], at, end);
        PyList_SET_ITEM(lists[2], at, Py_NewRef(token->surface));
        PyList_SET_ITEM(lists[3], at, Py_NewRef(token->small));
        failed = start == NULL || end == NULL;
    }
    PyObject *found = failed ? NULL : PyTuple_Pack(4, lists[0], lists[1], lists[2], lists[3]);
    for (int number = 0; number < 4; number++) {
        Py_XDECREF(lists[number]);
    }
    return found;
}

PyObject *
quick_cut(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 6 || !PyUnicode_Check(args[0]) || !PyAnySet_Check(args[4])) {
        return PyErr_Format(PyExc_TypeError, "cut(text, start, end, cut_piece, shortened, most)");
    }
    PyObject *text = args[0];
    Py_ssize_t at = PyLong_AsSsize_t(args[1]), end = PyLong_AsSsize_t(args[2]), length = PyUnicode_GET_LENGTH(text);
    const Knife knife = {args[3], args[4], PyLong_AsSize_t(args[5])};
    if (PyErr_Occurred()) {
        return NULL;
    }
    Cutting stretch = {.kind = PyUnicode_KIND(text), .data = PyUnicode_DATA(text), .count = 0, .room = TOKENS_AT_HAND};
    stretch.tokens = stretch.at_hand;
    PyObject *found = add_all(&stretch, text, at, end < length ? end : length, &knife) < 0 ? NULL : lists_of(&stretch);
    for (size_t number = 0; number < stretch.count; number++) {
        Py_DECREF(stretch.tokens[number].surface);
        Py_DECREF(stretch.tokens[number].small);
    }
    if (stretch.tokens != stretch.at_hand) {
        PyMem_Free(stretch.tokens);
    }
    return found;
}

int
prepare_pieces(void)
{
    PyObject *word = PyUnicode_FromString("piece"); /* its digest is another in every process, as a dictionary's are */
    known.seed = word == NULL ? 0 : (uint64_t)PyObject_Hash(word);
    Py_XDECREF(word);
    return word == NULL ? -1 : 0;
}
