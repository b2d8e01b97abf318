/* The chunks of a sentence: the twin of factcheck/extractor/chunks.py, its grammar as functions, one for each group of the pattern. */

#include "quick.h"

typedef struct {
    const char *letters; /* one letter a word, an F for each figure, an H for each hedge; behind the last a 0 */
    Py_ssize_t count;
} Spelled;

static int
is_one_of(char letter, const char *letters)
{
    return letter != 0 && strchr(letters, letter) != NULL;
}

static char
letter_at(const Spelled *row, Py_ssize_t at)
{
    return at >= 0 && at < row->count ? row->letters[at] : 0;
}

/* Say whether up to nine of some letters lead to one of others: (?=[some]{0,9}[others]), where the two share none. */
static int
leads_to(const Spelled *row, Py_ssize_t at, const char *some, const char *others)
{
    for (int step = 0; step < 9 && is_one_of(letter_at(row, at), some); step++) {
        at++;
    }
    return is_one_of(letter_at(row, at), others);
}

/* Return where what may open a noun phrase ends, -1 where none begins. */
static Py_ssize_t
open_noun_phrase(const Spelled *row, Py_ssize_t at)
{
    char letter = letter_at(row, at), before = letter_at(row, at - 1);
    if (letter == 'd') {
        return at + (letter_at(row, at + 1) == 'd' ? 2 : 1);
    }
    if (letter == 'p' && before == 'i' && leads_to(row, at + 1, "jpg", "nF")) {
        return at + 1;
    }
    if (letter == 'r' && !is_one_of(before, "vpgbBehkDm") && is_one_of(letter_at(row, at + 1), "jqpF") && leads_to(row, at + 2, "jpg", "nF")) {
        return at + 1;
    }
    return is_one_of(letter, "jqoFnH") ? at : -1;
}

/* Return where the noun phrase that begins at a letter ends, -1 where none does. */
static Py_ssize_t
noun_phrase(const Spelled *row, Py_ssize_t at)
{
    if (letter_at(row, at) == 'u') {
        return at + 1;
    }
    at = open_noun_phrase(row, at);
    if (at < 0) {
        return -1;
    }
    at += letter_at(row, at) == 'H';
    for (;;) {
        char letter = letter_at(row, at);
        if (is_one_of(letter, "jqoF") || (letter == 'r' && is_one_of(letter_at(row, at + 1), "jqp") && leads_to(row, at + 2, "jpg", "nF"))
            || (is_one_of(letter, "pg") && leads_to(row, at + 1, "jpg", "nF")) || (letter == 'g' && letter_at(row, at - 1) == 'd')) {
            at++;
        }
        else {
            break;
        }
    }
    if (letter_at(row, at) != 'n') {
        return at;
    }
    for (at++;;) {
        char letter = letter_at(row, at);
        if (is_one_of(letter, "nq")) {
            at++;
        }
        else if (letter == 'o') {
            Py_ssize_t end = at + 1;
            while (end < at + 10 && is_one_of(letter_at(row, end), "jqrpgF")) {
                end++;
            }
            at = letter_at(row, end) == 'n' ? end : at + 1;
        }
        else {
            return at;
        }
    }
}

/* Return where the auxiliary that begins at a letter ends, -1 where none does. */
static Py_ssize_t
auxiliary(const Spelled *row, Py_ssize_t at)
{
    char letter = letter_at(row, at);
    if (!is_one_of(letter, "mtDBekh")) {
        return -1;
    }
    Py_ssize_t end = at + 1;
    while (is_one_of(letter_at(row, end), "ry")) {
        end++;
    }
    char next = letter_at(row, end);
    if ((is_one_of(letter, "mt") && is_one_of(next, "behDkvp")) || (letter == 'D' && is_one_of(next, "behk"))
        || (is_one_of(letter, "Bek") && is_one_of(next, "pgvek"))) {
        return end;
    }
    if (is_one_of(letter, "Bekh") && next == 't' && is_one_of(letter_at(row, end + 1), "behDk")) {
        return end + 1;
    }
    return letter == 'h' && is_one_of(next, "pvek") ? end : -1;
}

/* Return where the verb group that begins at a letter ends, -1 where none does. */
static Py_ssize_t
verb_group(const Spelled *row, Py_ssize_t at)
{
    for (Py_ssize_t end = auxiliary(row, at); end >= 0; end = auxiliary(row, at)) {
        at = end;
    }
    return is_one_of(letter_at(row, at), "vpgbBehkDm") ? at + 1 : -1;
}

/* Say whether a verb follows a word that may open a clause: (?=(?:[^,.:cWS]|,F,){0,9}[vBDmh]). */
static int
opens_clause(const Spelled *row, Py_ssize_t at)
{
    for (int step = 0; step <= 9; step++) {
        char letter = letter_at(row, at);
        if (is_one_of(letter, "vBDmh")) {
            return 1;
        }
        if (letter == ',' && letter_at(row, at + 1) == 'F' && letter_at(row, at + 2) == ',') {
            at += 3;
        }
        else if (letter == 0 || is_one_of(letter, ",.:cWS")) {
            return 0;
        }
        else {
            at++;
        }
    }
    return 0;
}

/* Return the kind of the one-letter chunk at a letter, 0 where there is none. */
static char
single(const Spelled *row, Py_ssize_t at)
{
    char letter = row->letters[at];
    if (letter == 'S' || (letter == 'c' && opens_clause(row, at + 1))) {
        return 'S';
    }
    if (is_one_of(letter, "ict")) {
        return 'P';
    }
    if (letter == 'y' && !is_one_of(letter_at(row, at - 1), "vpgb")) {
        Py_ssize_t next = at + 1 + (letter_at(row, at + 1) == 'i');
        if (is_one_of(letter_at(row, next), "HF")) {
            return 'P';
        }
    }
    return is_one_of(letter, "WCE,:().") ? letter : 0;
}

/* Return the kind of a noun phrase, and the letter of its head, or -1: the last. */
static char
noun_shape(const Spelled *row, Py_ssize_t start, Py_ssize_t end, Py_ssize_t *head)
{
    char kind = 'J';
    *head = -1;
    for (Py_ssize_t at = start; at < end; at++) {
        if (row->letters[at] == 'n') {
            *head = at;
        }
        if (!is_one_of(row->letters[at], "jr")) {
            kind = 'N';
        }
    }
    return kind;
}

/* Return the kind of a verb group; `bare` says that the tag of its first word may tell more. */
static char
verb_shape(const Spelled *row, Py_ssize_t start, Py_ssize_t end, int *bare)
{
    char verbs[3] = {0, 0, 0}; /* the first, the last but one and the last verb */
    int count = 0;
    for (Py_ssize_t at = start; at < end; at++) {
        char letter = row->letters[at];
        if (letter != 'r' && letter != 'y') {
            verbs[0] = count == 0 ? letter : verbs[0];
            verbs[1] = verbs[2];
            verbs[2] = letter;
            count++;
        }
    }
    *bare = is_one_of(verbs[0], "ehkD");
    switch (verbs[0]) {
        case 't':
        case 'b':
            return 'I';
        case 'g':
            return 'G';
        case 'p':
            return 'D';
        default:
            return count > 1 && verbs[2] == 'p' && is_one_of(verbs[1], "Bek") ? 'B' : 'V';
    }
}

/* What a sentence is spelled with: letters by word and by tag, the words whose letter depends on more, those that may open a clause. */
typedef struct {
    PyObject *of_word, *of_tag, *depending, *openers, *before_worth;
} Alphabet;

/* Mend the letters that depend on more than word and tag. */
static int
mend_letters(PyObject *words, char *letters, const Alphabet *alphabet)
{
    Py_ssize_t count = PyList_GET_SIZE(words);
    for (Py_ssize_t at = 0; at < count; at++) {
        PyObject *word = PyList_GET_ITEM(words, at);
        int opener = letters[at] == 'i' ? PySet_Contains(alphabet->openers, word) : 0;
        if (opener < 0) {
            return -1;
        }
        if (opener) {
            letters[at] = PyUnicode_CompareWithASCIIString(word, "that") == 0 ? 'S' : 'c';
        }
        else if (letters[at] == 'B' && at > 0 && letters[at - 1] == 'q' && PyUnicode_CompareWithASCIIString(word, "am") == 0) {
            letters[at] = '_';
        }
        else if (letters[at] == 'i' && PyUnicode_CompareWithASCIIString(word, "worth") == 0) {
            int mended = PySet_Contains(alphabet->before_worth, PyList_GET_ITEM(words, at > 0 ? at - 1 : count - 1));
            if (mended < 0) {
                return -1;
            }
            letters[at] = mended ? 'n' : 'i';
        }
        else if (letters[at] == 'v' && PyUnicode_GET_LENGTH(word) == 2 && PyUnicode_READ_CHAR(word, 1) == 's') {
            Py_UCS4 mark = PyUnicode_READ_CHAR(word, 0);
            letters[at] = mark == '\'' || mark == 0x2019 ? 'B' : 'v';
        }
    }
    return 0;
}

/* Fill in the letter of each word. */
static int
spell(PyObject *words, PyObject *tags, char *letters, const Alphabet *alphabet)
{
    int depends = 0;
    for (Py_ssize_t at = 0; at < PyList_GET_SIZE(words); at++) {
        PyObject *word = PyList_GET_ITEM(words, at);
        PyObject *letter = PyDict_GetItemWithError(alphabet->of_word, word);
        if (letter == NULL && !PyErr_Occurred()) {
            letter = PyDict_GetItemWithError(alphabet->of_tag, PyList_GET_ITEM(tags, at));
        }
        depends = depends ? depends : PySet_Contains(alphabet->depending, word);
        if (depends < 0 || PyErr_Occurred()) {
            return -1;
        }
        letters[at] = letter == NULL ? '_' : (char)PyUnicode_READ_CHAR(letter, 0);
    }
    return depends ? mend_letters(words, letters, alphabet) : 0;
}

typedef struct {
    Py_ssize_t start, end;
    char letter;
} Unit;

/* Add the units of one letter to a list in reading order; return how many there are, -1 for an error. */
static Py_ssize_t
add_units(Unit *units, Py_ssize_t count, PyObject *ranges, char letter)
{
    PyObject *start, *end;
    Py_ssize_t place = 0;
    while (PyDict_Next(ranges, &place, &start, &end)) {
        Unit unit = {PyLong_AsSsize_t(start), PyLong_AsSsize_t(end), letter};
        Py_ssize_t at = count++;
        while (at > 0 && (units[at - 1].start > unit.start || (units[at - 1].start == unit.start && units[at - 1].end > unit.end))) {
            units[at] = units[at - 1];
            at--;
        }
        units[at] = unit;
    }
    return PyErr_Occurred() ? -1 : count;
}

/* Write one letter for each unit instead of those of its words, and the token that each letter begins with; return the number of letters. */
static Py_ssize_t
join_units(const char *letters, Py_ssize_t count, const Unit *units, Py_ssize_t number, char *spelled, Py_ssize_t *tokens)
{
    Py_ssize_t written = 0, last = 0;
    for (Py_ssize_t unit = 0; unit <= number; unit++) {
        Py_ssize_t start = unit < number ? units[unit].start : count;
        for (; last < start && last < count; last++) {
            spelled[written] = letters[last];
            tokens[written++] = last;
        }
        if (unit < number) {
            spelled[written] = units[unit].letter;
            tokens[written++] = start;
            last = units[unit].end;
        }
    }
    tokens[written] = count;
    return written;
}

static PyObject *kinds_of_letters[128]; /* "N", "V" … */

/* Return a chunk of its class. */
static PyObject *
new_chunk(PyTypeObject *type, char kind, Py_ssize_t start, Py_ssize_t end, Py_ssize_t head)
{
    PyObject *chunk = new_record(type, 4);
    if (chunk == NULL) {
        return NULL;
    }
    PyObject **items = ((PyTupleObject *)chunk)->ob_item;
    items[0] = Py_NewRef(kinds_of_letters[(int)kind]);
    items[1] = PyLong_FromSsize_t(start);
    items[2] = PyLong_FromSsize_t(end);
    items[3] = PyLong_FromSsize_t(head);
    if (items[1] == NULL || items[2] == NULL || items[3] == NULL) {
        Py_CLEAR(chunk);
    }
    return chunk;
}

/* Return what the tag of the first word of a verb group tells of it. */
static char
kind_of_form(PyObject *tag, char kind)
{
    if (PyUnicode_CompareWithASCIIString(tag, "VB") == 0) {
        return 'I';
    }
    if (PyUnicode_CompareWithASCIIString(tag, "VBG") == 0) {
        return 'G';
    }
    return PyUnicode_CompareWithASCIIString(tag, "VBN") == 0 ? 'D' : kind;
}

/* Add the chunks of a spelled sentence to a list; `kinds` takes the letter of each. */
static int
add_chunks(PyObject *found, char *kinds, const Spelled *row, const Py_ssize_t *tokens, PyObject *tags, PyTypeObject *type)
{
    Py_ssize_t count = 0;
    for (Py_ssize_t at = 0, end; at < row->count; at = end) {
        Py_ssize_t head = -1;
        char kind;
        if ((end = noun_phrase(row, at)) >= 0) {
            kind = noun_shape(row, at, end, &head);
        }
        else if ((end = verb_group(row, at)) >= 0) {
            int bare;
            kind = verb_shape(row, at, end, &bare);
            kind = bare ? kind_of_form(PyList_GET_ITEM(tags, tokens[at]), kind) : kind;
        }
        else {
            kind = single(row, at);
            end = at + 1;
            head = at;
            if (kind == 0) {
                continue;
            }
        }
        PyObject *chunk = new_chunk(type, kind, tokens[at], tokens[end], head < 0 ? tokens[end] - 1 : tokens[head]);
        if (chunk == NULL || PyList_Append(found, chunk) < 0) {
            Py_XDECREF(chunk);
            return -1;
        }
        Py_DECREF(chunk);
        kinds[count++] = kind;
    }
    kinds[count] = 0;
    return 0;
}

/* Return the places of the verb groups. */
static PyObject *
places_of_verbs(const char *kinds)
{
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = 0; found != NULL && kinds[at] != 0; at++) {
        if (is_one_of(kinds[at], "VBIGD") && add_number(found, at) < 0) {
            Py_CLEAR(found);
        }
    }
    return found;
}

/* Return the chunks of a sentence and their kinds, given room for its letters. */
static PyObject *
chunk_in(PyObject *const *args, const Alphabet *alphabet, char *room, Py_ssize_t *tokens, Unit *units)
{
    PyObject *words = args[0], *tags = args[1];
    Py_ssize_t count = PyList_GET_SIZE(words);
    Py_ssize_t number = add_units(units, 0, args[2], 'F');
    number = number < 0 ? -1 : add_units(units, number, args[3], 'H');
    Py_ssize_t length = count + PyDict_GET_SIZE(args[2]) + PyDict_GET_SIZE(args[3]) + 1;
    char *letters = room, *spelled = room + length, *kinds = room + 2 * length;
    if (number < 0 || spell(words, tags, letters, alphabet) < 0) {
        return NULL;
    }
    Spelled row = {spelled, join_units(letters, count, units, number, spelled, tokens)};
    PyObject *found = PyList_New(0), *all = NULL;
    if (found != NULL && add_chunks(found, kinds, &row, tokens, tags, (PyTypeObject *)args[4]) == 0) {
        PyObject *joined = PyUnicode_FromString(kinds), *verbs = places_of_verbs(kinds);
        all = joined == NULL || verbs == NULL ? NULL : PyTuple_Pack(3, found, joined, verbs);
        Py_XDECREF(joined);
        Py_XDECREF(verbs);
    }
    Py_XDECREF(found);
    return all;
}

PyObject *
quick_chunks(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 6 || !PyList_CheckExact(args[0]) || !PyList_CheckExact(args[1]) || PyList_GET_SIZE(args[0]) != PyList_GET_SIZE(args[1])
        || !PyDict_Check(args[2]) || !PyDict_Check(args[3]) || !PyType_Check(args[4]) || !PyTuple_Check(args[5]) || PyTuple_GET_SIZE(args[5]) != 5) {
        return PyErr_Format(PyExc_TypeError, "chunks(words, tags, figures, hedges, Chunk, alphabet)");
    }
    PyObject *const *table = ((PyTupleObject *)args[5])->ob_item;
    const Alphabet alphabet = {table[0], table[1], table[2], table[3], table[4]};
    size_t number = (size_t)(PyDict_GET_SIZE(args[2]) + PyDict_GET_SIZE(args[3]));
    size_t length = (size_t)PyList_GET_SIZE(args[0]) + number + 1;
    char *room = PyMem_Malloc(3 * length);
    Py_ssize_t *tokens = PyMem_New(Py_ssize_t, length);
    Unit *units = PyMem_New(Unit, number + 1);
    PyObject *found = room == NULL || tokens == NULL || units == NULL ? PyErr_NoMemory() : chunk_in(args, &alphabet, room, tokens, units);
    PyMem_Free(room);
    PyMem_Free(tokens);
    PyMem_Free(units);
    return found;
}

int
prepare_chunks(void)
{
    for (const char *letter = "NVIGBDJSPWCE,:()."; *letter != 0; letter++) {
        kinds_of_letters[(int)*letter] = PyUnicode_FromStringAndSize(letter, 1);
        if (kinds_of_letters[(int)*letter] == NULL) {
            return -1;
        }
    }
    return 0;
}
