/* The inner loops of the extractor, compiled: the same values as the Python code that each is the twin of, only sooner.

   Optional: factcheck/quick.py takes what is here where it was built, and everything works without it. What each function does is
   documented where its Python twin is. tests/unit/test_quick.py and tests/property/test_compiled_loops_laws.py hold each pair to the same
   values. */

#ifndef QUICK_H
#define QUICK_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <structmember.h>

#ifdef Py_GIL_DISABLED
#error "records are filled without a lock; the Python code serves this interpreter"
#endif

/* Return a record with room for its fields, all empty: what tuple.__new__ makes of a subclass. */
PyObject *new_record(PyTypeObject *type, Py_ssize_t size);

/* Return a tuple (or NULL) that is in no cycle, such as one of words and numbers: the collector need not look at it. */
static inline PyObject *
untracked(PyObject *tuple)
{
    if (tuple != NULL && PyTuple_GET_SIZE(tuple) > 0) { /* the empty one is everybody's */
        PyObject_GC_UnTrack(tuple);
    }
    return tuple;
}

/* A text, where the stretch of it begins that is read, and where it ends for all that looks ahead. */
typedef struct {
    int kind;
    const void *data;
    Py_ssize_t start, end;
} Stretch;

static inline Stretch
stretch_of(PyObject *text, Py_ssize_t start, Py_ssize_t end)
{
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    return (Stretch){PyUnicode_KIND(text), PyUnicode_DATA(text), start, end < length ? end : length};
}

/* Return the sign at a place, 0 outside of the text or behind the stretch. */
static inline Py_UCS4
sign_at(const Stretch *text, Py_ssize_t at)
{
    return at >= 0 && at < text->end ? PyUnicode_READ(text->kind, text->data, at) : 0;
}

/* Say whether Python and the regex package agree on what a sign is: Latin letters, and signs of typography and money. */
static inline int
is_plain(Py_UCS4 sign)
{
    return sign < 0x250 || (sign >= 0x2000 && sign < 0x2070 && sign != 0x200C && sign != 0x200D && sign != 0x203F && sign != 0x2040 && sign != 0x2054)
        || (sign >= 0x20A0 && sign < 0x20D0);
}

/* Add a number to a list; 0, or -1 with an exception. */
static inline int
add_number(PyObject *found, Py_ssize_t place)
{
    PyObject *number = PyLong_FromSsize_t(place);
    int failed = number == NULL || PyList_Append(found, number) < 0;
    Py_XDECREF(number);
    return failed ? -1 : 0;
}

/* A word of up to so many letters of ASCII, with room for a letter or two that are added to it. */
enum { LONGEST_SPELLING = 44 };
typedef struct {
    Py_ssize_t length;
    char letters[LONGEST_SPELLING + 4];
} Spelling;

/* How to cut what stands between two spaces: in Python, where it is long or has a rare sign; how many pieces are known at most. */
typedef struct {
    PyObject *cut_piece, *shortened;
    size_t most;
} Knife;

PyObject *cut_piece(PyObject *written, const Knife *knife);
int spelling_of(PyObject *word, Spelling *spelling);
int ends_with(const Spelling *word, const char *ending);
PyObject *value_of(PyObject *table, const char *letters, Py_ssize_t length);
int is_in(PyObject *table, const Spelling *word);
int noun_lemma(const Spelling *word, int plural, PyObject *nouns, PyObject *irregular, PyObject *unchanged, Spelling *lemma);
int verb_lemma(const Spelling *word, int base, PyObject *verbs, PyObject *irregular, Spelling *lemma);

/* Say whether "that", a colon, marks or a few words between commas stand in a stretch of a text. */
int has_signal(PyObject *whole, Py_ssize_t start, Py_ssize_t end);

/* The functions of the module. */
PyObject *quick_record(PyObject *module, PyObject *class);
PyObject *quick_find_plainly(PyObject *module, PyObject *class);
PyObject *quick_item(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_cut(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_situate(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_ranges(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_chunks_of(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_written(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_tagger(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_tags(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_form(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_noun_lemma(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_verb_lemma(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_lead(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_chunks(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_traces(PyObject *module, PyObject *words);
PyObject *quick_word_places(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_number_places(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_capital_words(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_capital_forms(PyObject *module, PyObject *text);
PyObject *quick_has_any(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_runs(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_date_places(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_word_before(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_first_doubtful(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_weight_table(PyObject *module, PyObject *weights);
PyObject *quick_governor(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_places(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_capitalised(PyObject *module, PyObject *words);
PyObject *quick_doubtful(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_stops(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_is_marked(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_mentions(PyObject *module, PyObject *const *args, Py_ssize_t given);
PyObject *quick_cue_words(PyObject *module, PyObject *const *args, Py_ssize_t given);

/* Make what the functions of a file need, once; 0, or -1 with an exception. */
int prepare_records(void);
int prepare_items(void);
int prepare_chunks(void);
int prepare_tags(void);
int prepare_tokens(void);
int prepare_pieces(void);
int prepare_capitals(void);

#endif
