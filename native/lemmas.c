/* Lemmas of nouns and verbs: the twin of what factcheck/lexicon/wordclasses.py does for words of ASCII. */

#include "quick.h"

/* Fill in the letters of a word; 0 where it is too long or not of ASCII. */
int
spelling_of(PyObject *word, Spelling *spelling)
{
    if (!PyUnicode_Check(word) || !PyUnicode_IS_ASCII(word) || PyUnicode_GET_LENGTH(word) > LONGEST_SPELLING) {
        return 0;
    }
    spelling->length = PyUnicode_GET_LENGTH(word);
    memcpy(spelling->letters, PyUnicode_1BYTE_DATA(word), (size_t)spelling->length);
    return 1;
}

int
ends_with(const Spelling *word, const char *ending)
{
    Py_ssize_t length = (Py_ssize_t)strlen(ending);
    return word->length >= length && memcmp(word->letters + word->length - length, ending, (size_t)length) == 0;
}

static int
ends_with_any(const Spelling *word, const char *const *endings)
{
    for (; *endings != NULL; endings++) {
        if (ends_with(word, *endings)) {
            return 1;
        }
    }
    return 0;
}

static PyObject *
string_of(const Spelling *word)
{
    return PyUnicode_FromStringAndSize(word->letters, word->length);
}

/* Return what a dictionary has for some letters, borrowed, NULL where it has nothing (or with an exception). */
PyObject *
value_of(PyObject *table, const char *letters, Py_ssize_t length)
{
    PyObject *key = PyUnicode_FromStringAndSize(letters, length);
    PyObject *value = key == NULL ? NULL : PyDict_GetItemWithError(table, key);
    Py_XDECREF(key);
    return value;
}

/* Return a word with some letters less at its end, and others added there; there is room for both. */
static Spelling
changed(const Spelling *word, Py_ssize_t fewer, const char *added)
{
    Spelling other = *word;
    size_t length = strlen(added);
    memcpy(other.letters + word->length - fewer, added, length);
    other.length = word->length - fewer + (Py_ssize_t)length;
    return other;
}

/* Say whether a dictionary or a set has a word. */
int
is_in(PyObject *table, const Spelling *word)
{
    PyObject *key = string_of(word);
    int found = key == NULL ? -1 : PyDict_Check(table) ? PyDict_Contains(table, key) : PySet_Contains(table, key);
    Py_XDECREF(key);
    return found > 0;
}

static Spelling
singular_of(const Spelling *word, PyObject *nouns)
{
    static const char *const SIBILANT[] = {"ses", "xes", "zes", "ches", "shes", NULL}, *const NOT_SIBILANT[] = {"sses", "uses", "iases", NULL};
    Spelling one = changed(word, 1, ""), two = word->length > 1 ? changed(word, 2, "") : one;
    if (ends_with(word, "ies") && word->length > 4) {
        return is_in(nouns, &one) ? one : changed(word, 3, "y");
    }
    if (ends_with(word, "ses") && !ends_with_any(word, NOT_SIBILANT) && !is_in(nouns, &two)) {
        return one;
    }
    if (ends_with_any(word, SIBILANT) && !is_in(nouns, &one)) {
        return two;
    }
    return ends_with(word, "oes") && is_in(nouns, &two) ? two : one;
}

/* Fill in the singular of a noun; `unchanged` are the nouns that end like a plural and are none. 0 where it cannot be told here. */
int
noun_lemma(const Spelling *word, int plural, PyObject *nouns, PyObject *irregular, PyObject *unchanged, Spelling *lemma)
{
    static const char *const NO_PLURAL[] = {"ss", "us", "is", NULL};
    PyObject *known = value_of(irregular, word->letters, word->length);
    *lemma = *word;
    if (known != NULL) {
        return spelling_of(known, lemma);
    }
    if (ends_with(word, "men") && word->length > 5 && !is_in(nouns, word)) {
        *lemma = changed(word, 2, "an");
    }
    else if (ends_with(word, "s") && !ends_with_any(word, NO_PLURAL) && !is_in(unchanged, word)) {
        Spelling singular = singular_of(word, nouns);
        if (plural || is_in(nouns, &singular)) {
            *lemma = singular;
        }
    }
    return !PyErr_Occurred();
}

/* Fill in the infinitives that a regular form may have, likely ones first, the guess for an unknown verb last; return how many. */
static int
stems_of(const Spelling *word, const char *suffix, Spelling stems[4])
{
    static const char *const SIBILANT[] = {"se", "xe", "ze", "che", "she", "oe", NULL};
    static const char *const WITH_E[] = {"at", "iz", "is", "v", "c", "dg", "rg", "ur", "u", "as", "os", "ir", NULL};
    const Spelling stem = changed(word, (Py_ssize_t)strlen(suffix), "");
    int count = 0;
    if (*suffix == 's') {
        if (ends_with(&stem, "ie")) {
            stems[count++] = changed(&stem, 2, "y");
        }
        stems[count++] = stem;
        stems[count++] = ends_with_any(&stem, SIBILANT) ? changed(&stem, 1, "") : stem;
        return count;
    }
    stems[count++] = changed(&stem, 0, "e");
    if (*suffix == 'e' && ends_with(&stem, "i")) {
        stems[count++] = changed(&stem, 1, "y");
        return count;
    }
    stems[count++] = stem;
    char last = stem.letters[stem.length - 1];
    int doubled = stem.length > 3 && stem.letters[stem.length - 2] == last;
    if (doubled) {
        stems[count++] = changed(&stem, 1, "");
    }
    if (!doubled || memchr("lsz", last, 3) != NULL) {
        stems[count++] = ends_with_any(&stem, WITH_E) ? stems[0] : stem;
    }
    return count;
}

/* Fill in the infinitive of a verb form; `base` says that it may be the infinitive itself. 0 where it cannot be told here. */
int
verb_lemma(const Spelling *word, int base, PyObject *verbs, PyObject *irregular, Spelling *lemma)
{
    static const char *const SUFFIXES[] = {"ing", "ed", "s", NULL};
    *lemma = *word;
    if (base && is_in(verbs, word)) {
        return 1;
    }
    PyObject *known = value_of(irregular, word->letters, word->length);
    if (known != NULL) {
        return spelling_of(known, lemma);
    }
    for (const char *const *suffix = SUFFIXES; *suffix != NULL; suffix++) {
        if (!ends_with(word, *suffix) || word->length <= (Py_ssize_t)strlen(*suffix) + 1 || ends_with(word, "ss")) {
            continue;
        }
        Spelling stems[4];
        int count = stems_of(word, *suffix, stems);
        for (int number = 0; number < count; number++) {
            if (is_in(verbs, &stems[number])) {
                *lemma = stems[number];
                return 1;
            }
        }
        *lemma = is_in(verbs, word) ? *word : stems[count - 1];
        break;
    }
    return !PyErr_Occurred();
}

PyObject *
quick_noun_lemma(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 5 || !PyDict_Check(args[2]) || !PyDict_Check(args[3]) || !PyAnySet_Check(args[4])) {
        return PyErr_Format(PyExc_TypeError, "noun_lemma(word, plural, nouns, irregular, unchanged)");
    }
    Spelling word, lemma;
    if (!spelling_of(args[0], &word) || !noun_lemma(&word, PyObject_IsTrue(args[1]), args[2], args[3], args[4], &lemma)) {
        return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
    }
    return string_of(&lemma);
}

PyObject *
quick_verb_lemma(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 4 || !PyDict_Check(args[2]) || !PyDict_Check(args[3])) {
        return PyErr_Format(PyExc_TypeError, "verb_lemma(word, base, verbs, irregular)");
    }
    Spelling word, lemma;
    if (!spelling_of(args[0], &word) || !verb_lemma(&word, PyObject_IsTrue(args[1]), args[2], args[3], &lemma)) {
        return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
    }
    return string_of(&lemma);
}
