/* Which verb group governs a noun phrase: the twin of Ranker.best_plainly in factcheck/extractor/rankers.py. */

#include "quick.h"

enum { REACH = 4, FAR = 60, SHORTEST_LONG = 4, LONG_PATH = 7, MOST_VERBS = 3, MOST_COMMAS = 2, LONGEST_NAME = 28 };
enum { WORDS, TAGS, CHUNKS, KINDS, VERBS, ROW_SIZE, HEAD = 3, CHUNK_SIZE };

/* What a verb group looks like from a noun phrase: strings of one letter, or as the Python code has them. */
typedef struct {
    char side[2], kind[2], before[2], after[2], verbs[2], commas[2], near[2];
    char path[FAR], first[4], opening[3], closing[3], marks[24];
    const char *word, *verb; /* `word` is the preposition before the phrase, "" where none is */
} Situation;

/* The weight of a feature, and its name, 0 behind it: a place of a table in which names are found by a digest of their letters. */
typedef struct {
    char name[LONGEST_NAME];
    int32_t weight;
} Weight;

/* A sentence in chunks, and what is learned. */
typedef struct {
    PyObject *words, *tags, *chunks, *verbs;
    const char *kinds;
    Py_ssize_t count, phrase;
    PyObject *known, *ask;
    const Weight *weights;
    uint32_t mask;
} Ranking;

/* Return a word, NULL where it cannot be spelled in bytes (without an error: the Python code serves it). */
static const char *
spelled(PyObject *word)
{
    Py_ssize_t size = 0;
    const char *bytes = PyUnicode_Check(word) ? PyUnicode_AsUTF8AndSize(word, &size) : NULL;
    if (bytes == NULL) {
        PyErr_Clear();
    }
    return bytes == NULL || strlen(bytes) != (size_t)size ? NULL : bytes;
}

/* Return the token of the head of a chunk, -1 where it is none. */
static Py_ssize_t
head_of(const Ranking *ranking, Py_ssize_t place)
{
    PyObject *chunk = PyList_GET_ITEM(ranking->chunks, place);
    Py_ssize_t head = PyTuple_Check(chunk) && PyTuple_GET_SIZE(chunk) == CHUNK_SIZE ? PyLong_AsSsize_t(PyTuple_GET_ITEM(chunk, HEAD)) : -1;
    return head < PyList_GET_SIZE(ranking->words) && head < PyList_GET_SIZE(ranking->tags) ? head : -1;
}

/* Return what is learned about the verb of a group (borrowed), NULL where that fails. */
static PyObject *
verb_of(const Ranking *ranking, PyObject *clause, Py_ssize_t head)
{
    PyObject *form = PyTuple_Pack(2, PyList_GET_ITEM(ranking->words, head), PyList_GET_ITEM(ranking->tags, head));
    PyObject *verb = form == NULL ? NULL : PyDict_GetItemWithError(ranking->known, form);
    if (verb == NULL && form != NULL && !PyErr_Occurred()) {
        PyObject *place = PyLong_FromSsize_t(head);
        PyObject *made = place == NULL ? NULL : PyObject_CallFunctionObjArgs(ranking->ask, clause, place, NULL);
        Py_XDECREF(place);
        Py_XDECREF(made); /* the dictionary holds it now */
        verb = made == NULL ? NULL : PyDict_GetItemWithError(ranking->known, form);
    }
    Py_XDECREF(form);
    return verb;
}

/* Spell the way: any run of prepositional phrases is one, and the middle of a long way is left out. */
static void
squeeze(Situation *seen, const char *path, Py_ssize_t length)
{
    Py_ssize_t kept = 0;
    for (Py_ssize_t at = 0; at < length; at++) {
        if (length - at >= 4 && memcmp(path + at, "PNPN", 4) == 0) {
            at++;
        }
        else {
            seen->path[kept++] = path[at];
        }
    }
    if (kept > LONG_PATH) {
        memmove(seen->path + 4, seen->path + kept - 3, 3);
        seen->path[3] = '~';
        kept = LONG_PATH;
    }
    seen->path[kept] = 0;
}

/* Count what lies on the way, and cut off its ends. */
static void
survey(Situation *seen)
{
    size_t length = strlen(seen->path);
    int verbs = 0, commas = 0;
    for (const char *at = seen->path; *at != 0; at++) {
        verbs += strchr("VBIGD~", *at) != NULL;
        commas += *at == ',' || *at == '~';
    }
    seen->verbs[0] = (char)('0' + (verbs < MOST_VERBS ? verbs : MOST_VERBS));
    seen->commas[0] = (char)('0' + (commas < MOST_COMMAS ? commas : MOST_COMMAS));
    seen->near[0] = (char)('0' + (length < 2 ? length : 2));
    for (const char *mark = "SWC:"; *mark != 0; mark++) {
        strcat(seen->marks, strchr(seen->path, *mark) == NULL ? "False" : "True");
    }
    memcpy(seen->first, seen->path, length < 3 ? length : 3);
    memcpy(seen->opening, seen->path, length < 2 ? length : 2);
    memcpy(seen->closing, seen->path + (length < 2 ? 0 : length - 2), length < 2 ? length : 2);
}

/* Return the place of a name in a table, or the empty one where it would stand. */
static uint32_t
place_of(const Weight *weights, uint32_t mask, const char *name)
{
    uint32_t digest = 2166136261u; /* Fowler, Noll and Vo, 1a */
    for (const char *at = name; *at != 0; at++) {
        digest = (digest ^ (unsigned char)*at) * 16777619u;
    }
    uint32_t place = (digest ^ digest >> 15) & mask;
    while (weights[place].name[0] != 0 && strcmp(weights[place].name, name) != 0) {
        place = (place + 1) & mask;
    }
    return place;
}

/* Add the weight of a feature, whose name is given in parts; a name that is longer than those of the table has none. */
static void
weigh(const Ranking *ranking, long *score, const char *const *parts)
{
    char name[LONGEST_NAME];
    size_t size = 0;
    for (; *parts != NULL; parts++) {
        for (const char *at = *parts; *at != 0; at++) {
            name[size++] = *at;
            if (size == LONGEST_NAME) {
                return;
            }
        }
    }
    name[size] = 0;
    *score += ranking->weights[place_of(ranking->weights, ranking->mask, name)].weight;
}

#define NAMED(...) weigh(ranking, score, (const char *const[]){__VA_ARGS__, NULL})

/* Add up all that speaks for a verb group. */
static void
add_up(const Ranking *ranking, const Situation *seen, long *score)
{
    const char *side = seen->side, *kind = seen->kind, *before = seen->before, *word = seen->word;
    NAMED("a", side, seen->path, "/", kind);
    NAMED("b", side, seen->path);
    NAMED("c", side, seen->opening, "/", kind);
    NAMED("d", side, seen->closing, "/", kind);
    NAMED("e", side, seen->verbs, kind);
    NAMED("f", side, seen->commas, seen->verbs);
    NAMED("l", side, seen->marks, kind);
    NAMED("g", side, seen->verbs, "/", before, word);
    NAMED("h", side, seen->verbs, "/", seen->after, kind);
    NAMED("i", side, seen->verb, seen->near);
    NAMED("j", side, seen->verb, "/", before, word);
    NAMED("k", side, before, word, "/", seen->after, "/", seen->first);
}

/* Score one verb group: 0, -1 for an error, 1 where the Python code has to. */
static int
score_group(const Ranking *ranking, PyObject *clause, Py_ssize_t place, const Situation *around, long *score)
{
    Situation seen = *around;
    int left = place < ranking->phrase;
    Py_ssize_t from = left ? place : ranking->phrase, length = (left ? ranking->phrase : place) - from - 1;
    Py_ssize_t head = head_of(ranking, place);
    PyObject *verb = head < 0 ? NULL : verb_of(ranking, clause, head);
    seen.verb = verb == NULL ? NULL : spelled(verb);
    if (seen.verb == NULL) {
        return PyErr_Occurred() ? -1 : 1;
    }
    seen.side[0] = left ? 'L' : 'R';
    seen.kind[0] = ranking->kinds[place];
    squeeze(&seen, ranking->kinds + from + 1, length);
    survey(&seen);
    add_up(ranking, &seen, score);
    return 0;
}

/* Say what stands right before and after the phrase: 0, 1 where the Python code has to. */
static int
look_around(const Ranking *ranking, Situation *around)
{
    Py_ssize_t phrase = ranking->phrase;
    around->after[0] = phrase + 1 < ranking->count ? ranking->kinds[phrase + 1] : '.';
    around->before[0] = phrase == 0 ? '^' : ranking->kinds[phrase - 1];
    around->word = "";
    if (around->before[0] == 'P') {
        Py_ssize_t head = head_of(ranking, phrase - 1);
        around->word = head < 0 ? NULL : spelled(PyList_GET_ITEM(ranking->words, head));
    }
    return around->word == NULL;
}

/* The best verb group so far: its place, -1 while there is none, its score and how far it is. */
typedef struct {
    Py_ssize_t place, way;
    long score;
} Best;

/* Take a verb group where it is better, or as good and nearer: 0, -1 for an error, 1 where the Python code has to. */
static int
consider(const Ranking *ranking, PyObject *clause, Py_ssize_t number, const Situation *around, Best *best)
{
    Py_ssize_t place = PyLong_AsSsize_t(PyList_GET_ITEM(ranking->verbs, number));
    Py_ssize_t way = place < ranking->phrase ? ranking->phrase - place : place - ranking->phrase;
    if (place < 0 || place >= ranking->count) {
        return PyErr_Occurred() ? -1 : 1;
    }
    if (way == 0 || way >= FAR) {
        return 0;
    }
    long score = 0;
    int failed = score_group(ranking, clause, place, around, &score);
    if (!failed && (best->place < 0 || score > best->score || (score == best->score && way < best->way))) {
        *best = (Best){place, way, score};
    }
    return failed;
}

/* Return how many verb groups stand before a phrase. */
static Py_ssize_t
groups_before(const Ranking *ranking)
{
    Py_ssize_t low = 0, high = PyList_GET_SIZE(ranking->verbs);
    while (low < high) {
        Py_ssize_t middle = (low + high) / 2;
        if (PyLong_AsSsize_t(PyList_GET_ITEM(ranking->verbs, middle)) < ranking->phrase) {
            low = middle + 1;
        }
        else {
            high = middle;
        }
    }
    return low;
}

/* Find the best of the nearest verb groups, those to the left first: 0, -1 for an error, 1 where the Python code has to. */
static int
find_best(const Ranking *ranking, PyObject *clause, Best *best)
{
    Situation around = {0};
    Py_ssize_t count = PyList_GET_SIZE(ranking->verbs), middle = groups_before(ranking);
    int failed = look_around(ranking, &around);
    for (Py_ssize_t number = middle - 1; !failed && number >= 0 && number >= middle - REACH; number--) {
        failed = consider(ranking, clause, number, &around, best);
    }
    for (Py_ssize_t number = middle; !failed && number < count && number < middle + REACH; number++) {
        failed = consider(ranking, clause, number, &around, best);
    }
    return failed;
}

/* Put the weights of a dictionary into a table of empty places: 0, -1 for an error, 1 where a name or a weight is too long for it. */
static int
fill(Weight *weights, uint32_t mask, PyObject *given)
{
    PyObject *key, *value;
    Py_ssize_t at = 0;
    while (PyDict_Next(given, &at, &key, &value)) {
        const char *name = spelled(key);
        long weight = PyLong_Check(value) ? PyLong_AsLong(value) : LONG_MAX;
        if (PyErr_Occurred()) {
            return -1;
        }
        if (name == NULL || name[0] == 0 || strlen(name) >= LONGEST_NAME || weight < INT32_MIN || weight > INT32_MAX) {
            return 1;
        }
        Weight *place = weights + place_of(weights, mask, name);
        strcpy(place->name, name);
        place->weight = (int32_t)weight;
    }
    return 0;
}

PyObject *
quick_weight_table(PyObject *Py_UNUSED(module), PyObject *given)
{
    if (!PyDict_Check(given)) {
        return PyErr_Format(PyExc_TypeError, "weight_table(weights)");
    }
    Py_ssize_t size = 16;
    while (size < 2 * PyDict_GET_SIZE(given)) {
        size *= 2;
    }
    PyObject *table = PyBytes_FromStringAndSize(NULL, size * (Py_ssize_t)sizeof(Weight));
    if (table == NULL) {
        return NULL;
    }
    memset(PyBytes_AS_STRING(table), 0, size * sizeof(Weight));
    int failed = fill((Weight *)PyBytes_AS_STRING(table), (uint32_t)size - 1, given);
    if (failed) {
        Py_DECREF(table);
        return failed < 0 ? NULL : Py_NewRef(Py_None);
    }
    return table;
}

/* Return the number of places of a table less one, 0 where it is none. */
static uint32_t
mask_of(PyObject *table)
{
    size_t size = PyBytes_Check(table) ? (size_t)PyBytes_GET_SIZE(table) / sizeof(Weight) : 0;
    return size == 0 || (size & (size - 1)) != 0 || size > UINT32_MAX ? 0 : (uint32_t)size - 1;
}

PyObject *
quick_governor(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    uint32_t mask = given == 5 ? mask_of(args[2]) : 0;
    if (mask == 0 || !PyTuple_Check(args[0]) || PyTuple_GET_SIZE(args[0]) != ROW_SIZE || !PyDict_Check(args[3])) {
        return PyErr_Format(PyExc_TypeError, "governor(row, phrase, table, verbs, verb)");
    }
    PyObject **row = ((PyTupleObject *)args[0])->ob_item;
    if (!PyList_Check(row[WORDS]) || !PyList_Check(row[TAGS]) || !PyList_Check(row[CHUNKS]) || !PyList_Check(row[VERBS])
        || !PyUnicode_Check(row[KINDS]) || !PyUnicode_IS_ASCII(row[KINDS]) || PyUnicode_GET_LENGTH(row[KINDS]) != PyList_GET_SIZE(row[CHUNKS])) {
        Py_RETURN_NONE;
    }
    Ranking ranking = {
        row[WORDS], row[TAGS], row[CHUNKS], row[VERBS], PyUnicode_DATA(row[KINDS]), PyList_GET_SIZE(row[CHUNKS]), PyLong_AsSsize_t(args[1]), args[3], args[4],
        (const Weight *)PyBytes_AS_STRING(args[2]), mask};
    Best best = {-1, 0, 0};
    int failed = ranking.phrase < 0 || ranking.phrase >= ranking.count ? 1 : find_best(&ranking, args[0], &best);
    if (failed) {
        return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
    }
    return PyLong_FromSsize_t(best.place);
}
