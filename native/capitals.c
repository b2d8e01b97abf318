/* Words with a capital: the twin of the pattern in factcheck/extractor/capitals.py. */

#include "quick.h"

static PyObject *lower_name;

static int
is_capital(const Stretch *text, Py_ssize_t at)
{
    return Py_UNICODE_ISUPPER(sign_at(text, at));
}

static int
goes_on(const Stretch *text, Py_ssize_t at)
{
    Py_UCS4 sign = sign_at(text, at);
    return Py_UNICODE_ISALPHA(sign) || Py_UNICODE_ISDECIMAL(sign);
}

static int
is_apostrophe(Py_UCS4 sign)
{
    return sign == '\'' || sign == 0x2019;
}

/* Say whether a full stop, a space and a capital stand at a place: what follows "Dr" and an initial. */
static int
is_short_form(const Stretch *text, Py_ssize_t at)
{
    Py_UCS4 gap = sign_at(text, at + 1);
    int apart = Py_UNICODE_ISSPACE(gap) && (gap < 0x1C || gap > 0x1F); /* what parts files and records is a space to Python alone */
    return sign_at(text, at) == '.' && apart && is_capital(text, at + 2);
}

/* Return where a short form ends: "U.S.", "J. Smith", "Dr. Smith"; -1 where there is none. */
static Py_ssize_t
short_form(const Stretch *text, Py_ssize_t start)
{
    static const char *const TITLES[] = {"Dr",  "Mr",  "Mrs", "Ms",   "Gen", "Col",  "Lt",  "Capt", "Sgt",
                                         "Gov", "Sen", "Rep", "Prof", "Maj", "Brig", "Adm", "Rev",  NULL};
    Py_ssize_t end = start;
    while (is_capital(text, end) && sign_at(text, end + 1) == '.') {
        end += 2;
    }
    if (end - start >= 4) {
        return end;
    }
    if (is_short_form(text, start + 1)) {
        return start + 2;
    }
    for (const char *const *title = TITLES; *title != NULL; title++) {
        Py_ssize_t length = 0;
        while ((*title)[length] != 0 && sign_at(text, start + length) == (Py_UCS4)(*title)[length]) {
            length++;
        }
        if ((*title)[length] == 0 && is_short_form(text, start + length)) {
            return start + length + 1;
        }
    }
    return -1;
}

/* Return where a whole word ends: "O'Neill", "Al-Sayed", "Web3.0". */
static Py_ssize_t
whole_word(const Stretch *text, Py_ssize_t at)
{
    while (goes_on(text, at)) {
        at++;
    }
    for (;;) {
        if (sign_at(text, at) == '-' && goes_on(text, at + 1)) {
            for (at++; goes_on(text, at); at++) {
            }
        }
        else if (is_apostrophe(sign_at(text, at)) && Py_UNICODE_ISALPHA(sign_at(text, at + 1))
                 && !(sign_at(text, at + 1) == 's' && !goes_on(text, at + 2) && sign_at(text, at + 2) != '_')) {
            for (at++; Py_UNICODE_ISALPHA(sign_at(text, at)); at++) {
            }
        }
        else {
            break;
        }
    }
    if (sign_at(text, at) == '.' && Py_UNICODE_ISDECIMAL(sign_at(text, at + 1))) {
        for (at++; Py_UNICODE_ISDECIMAL(sign_at(text, at)); at++) {
        }
    }
    return at;
}

/* Return a word with its places and its lower case without final stops. */
static PyObject *
new_word(PyTypeObject *type, PyObject *text, Py_ssize_t start, Py_ssize_t end)
{
    Py_ssize_t last = end;
    while (last > start && PyUnicode_READ_CHAR(text, last - 1) == '.') {
        last--;
    }
    PyObject *word = new_record(type, 4);
    PyObject *bare = word == NULL ? NULL : PyUnicode_Substring(text, start, last);
    if (bare == NULL) {
        Py_XDECREF(word);
        return NULL;
    }
    PyObject **items = ((PyTupleObject *)word)->ob_item;
    items[0] = PyLong_FromSsize_t(start);
    items[1] = PyLong_FromSsize_t(end);
    items[2] = PyUnicode_Substring(text, start, end);
    items[3] = PyObject_CallMethodNoArgs(bare, lower_name);
    Py_DECREF(bare);
    if (items[0] == NULL || items[1] == NULL || items[2] == NULL || items[3] == NULL) {
        Py_CLEAR(word);
    }
    return word;
}

/* Return where the word with a capital that begins at a place ends, -1 where none does. */
static Py_ssize_t
capital_word(const Stretch *text, Py_ssize_t at)
{
    Py_ssize_t end = short_form(text, at);
    if (end < 0) {
        Py_UCS4 before = at > 0 ? PyUnicode_READ(text->kind, text->data, at - 1) : ' ';
        int inside = Py_UNICODE_ISALPHA(before) || Py_UNICODE_ISDECIMAL(before) || before == '_' || is_apostrophe(before);
        end = inside ? -1 : whole_word(text, at + 1);
    }
    return end;
}

PyObject *
quick_capital_words(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 4 || !PyUnicode_Check(args[0]) || !PyType_Check(args[3])) {
        return PyErr_Format(PyExc_TypeError, "capital_words(text, start, end, Word)");
    }
    Py_ssize_t at = PyLong_AsSsize_t(args[1]);
    const Stretch text = stretch_of(args[0], at, PyLong_AsSsize_t(args[2]));
    for (Py_ssize_t place = at > 0 ? at - 1 : 0; text.kind != PyUnicode_1BYTE_KIND && place < text.end; place++) {
        if (!is_plain(PyUnicode_READ(text.kind, text.data, place))) {
            Py_RETURN_NONE;
        }
    }
    PyObject *found = PyErr_Occurred() ? NULL : PyList_New(0);
    while (found != NULL && at < text.end) {
        Py_ssize_t stop = is_capital(&text, at) ? capital_word(&text, at) : -1;
        if (stop >= 0) {
            PyObject *word = new_word((PyTypeObject *)args[3], args[0], at, stop);
            if (word == NULL || PyList_Append(found, word) < 0) {
                Py_CLEAR(found);
            }
            Py_XDECREF(word);
        }
        at = stop >= 0 ? stop : at + 1;
    }
    return found;
}

enum { LONGEST_GAP = 12, LONGEST_RUN = 14, NO_BREAK_SPACE = 0xA0 };

/* The places of a Word. */
enum { START, END, WRITTEN, SMALL };

/* What the words of a sentence are joined to runs with; `stretch` ends where the text does. */
typedef struct {
    PyObject *text, *sentence, *openers, *calendar, *joins, *lexicon, *class;
    Stretch stretch;
    Py_ssize_t floor; /* where the sentence begins */
} Joiner;

static Py_ssize_t
number_at(PyObject *word, Py_ssize_t place)
{
    return PyLong_AsSsize_t(PyTuple_GET_ITEM(word, place));
}

/* Say whether no letter of a text is small, and one is a capital: str.isupper(). */
static int
is_all_capitals(PyObject *text)
{
    int capital = 0;
    for (Py_ssize_t at = 0; at < PyUnicode_GET_LENGTH(text); at++) {
        Py_UCS4 sign = PyUnicode_READ_CHAR(text, at);
        if (Py_UNICODE_ISLOWER(sign) || Py_UNICODE_ISTITLE(sign)) {
            return 0;
        }
        capital |= Py_UNICODE_ISUPPER(sign);
    }
    return capital;
}

/* Say whether a word merely opens the sentence. */
static int
is_opener(const Joiner *joiner, PyObject *word)
{
    PyObject *written = PyTuple_GET_ITEM(word, WRITTEN), *small = PyTuple_GET_ITEM(word, SMALL);
    int known = PySet_Contains(joiner->openers, small);
    known = known == 0 ? PySet_Contains(joiner->calendar, small) : known;
    return known > 0 ? PyUnicode_GET_LENGTH(written) < 2 || !is_all_capitals(written) : known;
}

/* Return the word before a place of the sentence, "" where it is the first. */
static PyObject *
word_before(const Joiner *joiner, Py_ssize_t end)
{
    while (end > joiner->floor && (sign_at(&joiner->stretch, end - 1) == ' ' || sign_at(&joiner->stretch, end - 1) == NO_BREAK_SPACE)) {
        end--;
    }
    Py_ssize_t start = end;
    while (start > joiner->floor && sign_at(&joiner->stretch, start - 1) != ' ') {
        start--;
    }
    return PyUnicode_Substring(joiner->text, start, end);
}

/* Add what is left of a run without words that merely open the sentence and without days at its end. */
static int
add_run(PyObject *found, PyObject *row, const Joiner *joiner)
{
    Py_ssize_t first = 0, last = PyList_GET_SIZE(row);
    int more = 1;
    while (first < last && (more = is_opener(joiner, PyList_GET_ITEM(row, first))) > 0) {
        first++;
    }
    while (last > first && more >= 0 && (more = PySet_Contains(joiner->calendar, PyTuple_GET_ITEM(PyList_GET_ITEM(row, last - 1), SMALL))) > 0) {
        last--;
    }
    if (more < 0 || first == last) {
        return more < 0 ? -1 : 0;
    }
    PyObject *run = new_record((PyTypeObject *)joiner->class, 5), *words = PyList_GetSlice(row, first, last);
    int failed = run == NULL || words == NULL;
    if (!failed) {
        PyObject **items = ((PyTupleObject *)run)->ob_item;
        items[0] = Py_NewRef(PyTuple_GET_ITEM(PyList_GET_ITEM(row, first), START));
        items[1] = Py_NewRef(PyTuple_GET_ITEM(PyList_GET_ITEM(row, last - 1), END));
        items[2] = PyList_AsTuple(words);
        items[3] = Py_NewRef(joiner->sentence);
        items[4] = word_before(joiner, number_at(PyList_GET_ITEM(row, first), START));
        failed = items[2] == NULL || items[4] == NULL || PyList_Append(found, run) < 0;
    }
    Py_XDECREF(run);
    Py_XDECREF(words);
    return failed ? -1 : 0;
}

/* Say whether a word goes on with the row before it, which ends at a place; -1 with an exception. */
static int
goes_on_with(const Joiner *joiner, PyObject *row, Py_ssize_t reached, PyObject *word)
{
    static const Py_UCS4 PARTING[] = {',', '.', ';', ':', 0x2019, '\'', 0x201D, '"', ')', ']', 0x2014, 0x2013, '-', 0};
    Py_ssize_t length = PyList_GET_SIZE(row), gap = number_at(word, START) - reached;
    if (length == 0 || length >= LONGEST_RUN || gap > LONGEST_GAP) {
        return 0;
    }
    Py_UCS4 sign = sign_at(&joiner->stretch, reached);
    if (gap == 1) {
        int day = sign == ' ' || sign == NO_BREAK_SPACE ? PySet_Contains(joiner->calendar, PyTuple_GET_ITEM(word, SMALL)) : 1;
        return day < 0 ? -1 : !day;
    }
    for (const Py_UCS4 *parting = PARTING; *parting != 0; parting++) {
        if (sign == *parting) {
            return 0;
        }
    }
    PyObject *joined = PyObject_CallFunctionObjArgs(joiner->joins, joiner->text, row, word, joiner->lexicon, NULL);
    int found = joined == NULL ? -1 : PyObject_IsTrue(joined);
    Py_XDECREF(joined);
    return found;
}

PyObject *
quick_runs(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 9 || !PyUnicode_Check(args[0]) || !PyList_CheckExact(args[1]) || !PyAnySet_Check(args[4]) || !PyAnySet_Check(args[5]) || !PyType_Check(args[8])) {
        return PyErr_Format(PyExc_TypeError, "runs(text, words, sentence, floor, openers, calendar, joins, lexicon, Run)");
    }
    const Stretch stretch = stretch_of(args[0], 0, PY_SSIZE_T_MAX);
    const Joiner joiner = {args[0], args[2], args[4], args[5], args[6], args[7], args[8], stretch, PyLong_AsSsize_t(args[3])};
    PyObject *found = PyErr_Occurred() ? NULL : PyList_New(0), *row = PyList_New(0);
    Py_ssize_t reached = 0;
    int failed = found == NULL || row == NULL;
    for (Py_ssize_t number = 0; !failed && number < PyList_GET_SIZE(args[1]); number++) {
        PyObject *word = PyList_GET_ITEM(args[1], number);
        int joined = goes_on_with(&joiner, row, reached, word);
        failed = joined < 0 || (!joined && (add_run(found, row, &joiner) < 0 || PyList_SetSlice(row, 0, PyList_GET_SIZE(row), NULL) < 0)) || PyList_Append(row, word) < 0;
        reached = number_at(word, END);
    }
    if (failed || add_run(found, row, &joiner) < 0) {
        Py_CLEAR(found);
    }
    Py_XDECREF(row);
    return found;
}

int
prepare_capitals(void)
{
    lower_name = PyUnicode_InternFromString("lower");
    return lower_name == NULL ? -1 : 0;
}
