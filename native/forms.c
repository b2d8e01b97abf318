/* What is known of a word form before its sentence is seen: the twin of factcheck/extractor/wordforms.py for common words of ASCII. */

#include "quick.h"

enum { MOST_CANDIDATES = 16, LONGEST_CLUE = 80 };

/* The places of the tables that Python gives: see Forms._for_compiled_code in wordforms.py. */
enum {
    FORM, OF, NO_FOLLOWS, SILENT, KINDS, MAKE_KIND, WITHOUT_NAMES, WITH_NAMES, FIGURE, NUMBER_WORDS, CLOSED, DICTIONARY, OWN, BEFORE, AFTER, AFTER_TAG, MORPHOLOGY,
    GUESSES, NOUNS, VERBS, IRREGULAR_NOUNS, IRREGULAR_VERBS, UNCHANGED, TABLES
};

/* The places of the guesses for words whose ending tells nothing. */
enum { PLURAL_OR_VERB, PLURAL, PAST_OR_NOUN, PAST, VERB, UNKNOWN, COMPOUND, ALL_GUESSES };

/* A word as it is written and in small letters, with the lemmas that it has as a noun and as a verb. */
typedef struct {
    Spelling small, noun, verb;
    char place;    /* of its capital */
    int capitals;  /* all of its letters, and there are two or more signs */
    int hyphen;
    PyObject *const *tables;
} Word;

static int
is_letter(char sign)
{
    return (sign | 32) >= 'a' && (sign | 32) <= 'z';
}

/* Fill in the word; 0 where it is left to Python: rare signs, clitics, what may be a number with a hyphen. */
static int
read_word(PyObject *written, PyObject *place, Word *word)
{
    int big = 0, small = 0;
    if (!spelling_of(written, &word->small) || word->small.length == 0) {
        return 0;
    }
    if (!is_letter(word->small.letters[0]) && !(word->small.letters[0] >= '0' && word->small.letters[0] <= '9')) {
        return 0;
    }
    word->place = (char)PyUnicode_READ_CHAR(place, 0);
    word->hyphen = 0;
    for (Py_ssize_t at = 0; at < word->small.length; at++) {
        char *sign = word->small.letters + at;
        if (*sign == '\'' || *sign == 0) {
            return 0;
        }
        if (is_letter(*sign)) {
            big += *sign < 'a';
            small += *sign >= 'a';
            *sign |= 32;
        }
        word->hyphen |= *sign == '-';
    }
    word->capitals = big > 0 && small == 0 && word->small.length > 1;
    return 1;
}

/* Return the tags that a word may bear by its ending and its lemmas, borrowed. */
static PyObject *
guess(const Word *word)
{
    PyObject *morphology = word->tables[MORPHOLOGY];
    for (Py_ssize_t number = 0; number < PyTuple_GET_SIZE(morphology); number++) {
        PyObject *entry = PyTuple_GET_ITEM(morphology, number), *suffix = PyTuple_GET_ITEM(entry, 0);
        if (ends_with(&word->small, PyUnicode_AsUTF8(suffix)) && word->small.length > PyUnicode_GET_LENGTH(suffix) + 2) {
            return PyTuple_GET_ITEM(entry, 1);
        }
    }
    int number;
    if (ends_with(&word->small, "s") && !ends_with(&word->small, "ss")) {
        number = is_in(word->tables[VERBS], &word->verb) ? PLURAL_OR_VERB : PLURAL;
    }
    else if (is_in(word->tables[IRREGULAR_VERBS], &word->small)) {
        number = is_in(word->tables[NOUNS], &word->small) ? PAST_OR_NOUN : PAST;
    }
    else {
        number = is_in(word->tables[VERBS], &word->small) ? VERB : word->hyphen ? COMPOUND : UNKNOWN;
    }
    return PyTuple_GET_ITEM(word->tables[GUESSES], number);
}

/* Return the tags that a word may bear, likely ones first. */
static PyObject *
candidates_of(const Word *word)
{
    const Spelling *small = &word->small;
    if (!is_letter(*small->letters) || is_in(word->tables[NUMBER_WORDS], small)) {
        return Py_NewRef(word->tables[FIGURE]);
    }
    PyObject *known = value_of(word->tables[DICTIONARY], small->letters, small->length);
    if (word->place == 'l') {
        PyObject *tags = known == NULL ? NULL : PyObject_CallOneArg(word->tables[WITHOUT_NAMES], known);
        if (tags != NULL && PyTuple_GET_SIZE(tags) > 0) {
            return tags;
        }
        Py_XDECREF(tags);
        return PyErr_Occurred() ? NULL : Py_NewRef(guess(word));
    }
    known = known == NULL ? guess(word) : known;
    if (word->place == 't' && PySet_Contains(word->tables[CLOSED], PyTuple_GET_ITEM(known, 0)) > 0) {
        return Py_NewRef(known);
    }
    PyObject *plural = ends_with(small, "s") && !ends_with(small, "ss") ? Py_True : Py_False;
    return PyObject_CallFunctionObjArgs(word->tables[WITH_NAMES], known, plural, NULL);
}

/* The tags that a word may bear, each as one number, and what the rows read so far say together for it. */
typedef struct {
    Py_ssize_t count;
    uint64_t tags[MOST_CANDIDATES];
    long totals[MOST_CANDIDATES];
} Tally;

/* Add what a row says, written as "MD 19 VBD -19". */
static void
add_row(const char *row, Tally *tally)
{
    while (*row != 0) {
        uint64_t tag = 0;
        for (; *row != ' '; row++) {
            if (*row == 0) {
                return;
            }
            tag = tag << 8 | (unsigned char)*row;
        }
        int negative = *++row == '-';
        long weight = 0;
        for (row += negative; *row >= '0' && *row <= '9'; row++) {
            weight = weight * 10 + (*row - '0');
        }
        for (Py_ssize_t at = 0; at < tally->count; at++) {
            if (tally->tags[at] == tag) {
                tally->totals[at] += negative ? -weight : weight;
            }
        }
        row += *row == ' ';
    }
}

/* A clue is put together sign by sign: "kperson/contact/ed". */
typedef struct {
    char signs[LONGEST_CLUE];
    Py_ssize_t length;
} Clue;

static void
add_signs(Clue *clue, const char *signs, Py_ssize_t length)
{
    length = length < LONGEST_CLUE - clue->length ? length : LONGEST_CLUE - clue->length;
    memcpy(clue->signs + clue->length, signs, (size_t)length);
    clue->length += length;
}

/* Add what the row of a clue says, if it has one. */
static void
add_clue(const Word *word, const Clue *clue, Tally *tally)
{
    PyObject *row = value_of(word->tables[OWN], clue->signs, clue->length);
    if (row != NULL) {
        add_row(PyUnicode_AsUTF8(row), tally);
    }
}

/* Add what the row of the last letters of a word says, all of them where there are fewer. */
static void
add_ending(const Word *word, char kind, Py_ssize_t letters, Tally *tally)
{
    const Spelling *small = &word->small;
    Clue clue = {{kind}, 1};
    letters = letters < small->length ? letters : small->length;
    add_signs(&clue, small->letters + small->length - letters, letters);
    add_clue(word, &clue, tally);
}

/* Return the class of a lemma, "" where it has none. */
static const char *
class_of(PyObject *classes, const Spelling *lemma)
{
    PyObject *name = value_of(classes, lemma->letters, lemma->length);
    return name == NULL ? "" : PyUnicode_AsUTF8(name);
}

/* Return the class of a noun, of its last part where it is a compound. */
static const char *
noun_class(const Word *word)
{
    const Spelling *lemma = &word->noun;
    const char *name = class_of(word->tables[NOUNS], lemma);
    if (word->hyphen && *name == 0) {
        Spelling part = {0};
        for (Py_ssize_t at = 0; at < lemma->length; at++) {
            part.letters[part.length++] = lemma->letters[at];
            part.length = lemma->letters[at] == '-' ? 0 : part.length;
        }
        return class_of(word->tables[NOUNS], &part);
    }
    return name;
}

/* Add up what the features of a word say for its tags: those that `form_features` names. */
static void
add_features(const Word *word, Tally *tally)
{
    const Spelling *small = &word->small;
    const char *noun = noun_class(word), *verb = class_of(word->tables[VERBS], &word->verb);
    Clue shape = {{'c', word->place}, 2};
    add_ending(word, 'w', small->length, tally);
    add_ending(word, '2', 2, tally);
    add_ending(word, '3', 3, tally);
    add_signs(&shape, "A", word->capitals);
    add_signs(&shape, "-", word->hyphen);
    add_clue(word, &shape, tally);
    Clue classes = {{'k'}, 1};
    add_signs(&classes, noun, (Py_ssize_t)strlen(noun));
    add_signs(&classes, "/", 1);
    add_signs(&classes, verb, (Py_ssize_t)strlen(verb));
    add_signs(&classes, "/", 1);
    add_signs(&classes, ends_with(small, "s") ? "s" : "ed", ends_with(small, "s") ? 1 : ends_with(small, "ed") ? 2 : 0);
    add_clue(word, &classes, tally);
    shape.signs[0] = 'K';
    add_signs(&shape, *noun == 0 ? "0" : "1", 1);
    add_signs(&shape, *verb == 0 ? "0" : "1", 1);
    add_signs(&shape, small->letters + small->length - 1, 1);
    add_clue(word, &shape, tally);
}

/* Return how much more the word by itself says for each tag but the first than for the first. */
static PyObject *
scores_of(const Word *word, PyObject *tags)
{
    Py_ssize_t others = PyTuple_GET_SIZE(tags) - 1;
    Tally tally = {.count = others + 1};
    PyObject *scores = PyTuple_New(others);
    for (Py_ssize_t at = 0; at <= others; at++) {
        for (const char *letter = PyUnicode_AsUTF8(PyTuple_GET_ITEM(tags, at)); *letter != 0; letter++) {
            tally.tags[at] = tally.tags[at] << 8 | (unsigned char)*letter;
        }
    }
    if (scores != NULL && others > 0) {
        add_features(word, &tally);
    }
    for (Py_ssize_t at = 0; scores != NULL && at < others; at++) {
        PyObject *more = PyLong_FromLong(tally.totals[at + 1] - tally.totals[0]);
        if (more == NULL) {
            Py_CLEAR(scores);
            break;
        }
        PyTuple_SET_ITEM(scores, at, more);
    }
    return untracked(scores);
}

/* Return a form that has the same rows for its neighbours as all of its kind. */
static PyObject *
form_of_kind(const Word *word, PyObject *tags, PyObject *lower, PyObject *scores)
{
    PyObject *kind = PyDict_GetItemWithError(word->tables[KINDS], tags);
    kind = kind != NULL || PyErr_Occurred() ? Py_XNewRef(kind) : PyObject_CallOneArg(word->tables[MAKE_KIND], tags);
    PyObject *form = kind == NULL ? NULL : new_record((PyTypeObject *)word->tables[FORM], 9);
    if (form != NULL) {
        PyObject *const values[] = {
            PyTuple_GET_ITEM(kind, 0), PyTuple_GET_ITEM(kind, 1), PyTuple_GET_ITEM(kind, 2), lower, scores, word->tables[NO_FOLLOWS],
            word->tables[SILENT], PyTuple_GET_ITEM(kind, 3), PyTuple_GET_ITEM(kind, 4)};
        for (int at = 0; at < 9; at++) {
            PyTuple_SET_ITEM(form, at, Py_NewRef(values[at]));
        }
    }
    Py_XDECREF(kind);
    return untracked(form); /* nothing that it holds leads back to it */
}

/* Say whether a word begins with a number and a hyphen: "forty-seven", "two-storey". */
static int
begins_with_number(const Word *word)
{
    const char *hyphen = word->hyphen ? memchr(word->small.letters, '-', (size_t)word->small.length) : NULL;
    Spelling part = word->small;
    part.length = hyphen == NULL ? 0 : hyphen - word->small.letters;
    return hyphen != NULL && is_in(word->tables[NUMBER_WORDS], &part);
}

/* Say whether a word has rows of its own, for its neighbours or behind some tags. */
static int
has_row(const Word *word, PyObject *lower)
{
    int found = PyDict_Contains(word->tables[BEFORE], lower);
    found = found == 0 ? PyDict_Contains(word->tables[AFTER], lower) : found;
    return found == 0 ? PyDict_Contains(word->tables[AFTER_TAG], lower) : found;
}

/* Return a form, None where it is left to Python. */
static PyObject *
new_form(const Word *word, PyObject *lower)
{
    int own = has_row(word, lower);
    if (own < 0 || begins_with_number(word)) {
        return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
    }
    PyObject *tags = candidates_of(word), *scores = NULL, *form = NULL;
    if (tags != NULL && PyTuple_GET_SIZE(tags) > MOST_CANDIDATES) {
        form = Py_NewRef(Py_None);
    }
    else if (tags != NULL && (scores = scores_of(word, tags)) != NULL) {
        form = own ? PyObject_CallFunctionObjArgs(word->tables[OF], tags, lower, scores, NULL)
                   : form_of_kind(word, tags, lower, scores);
    }
    Py_XDECREF(tags);
    Py_XDECREF(scores);
    return form;
}

PyObject *
quick_form(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 3 || !PyUnicode_Check(args[0]) || !PyUnicode_Check(args[1]) || PyUnicode_GET_LENGTH(args[1]) != 1 || !PyTuple_Check(args[2]) || PyTuple_GET_SIZE(args[2]) != TABLES) {
        return PyErr_Format(PyExc_TypeError, "form(word, place, tables)");
    }
    Word word = {.tables = ((PyTupleObject *)args[2])->ob_item};
    PyObject *const *tables = word.tables;
    if (!read_word(args[0], args[1], &word) || !noun_lemma(&word.small, 0, tables[NOUNS], tables[IRREGULAR_NOUNS], tables[UNCHANGED], &word.noun)
        || !verb_lemma(&word.small, 1, tables[VERBS], tables[IRREGULAR_VERBS], &word.verb)) {
        return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
    }
    PyObject *lower = PyUnicode_FromStringAndSize(word.small.letters, word.small.length), *form = lower == NULL ? NULL : new_form(&word, lower);
    Py_XDECREF(lower);
    return form;
}
