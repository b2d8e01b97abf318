/* What stands around the cue words of a field: the twin of what factcheck/extractor/statements.py asks of each. */

#include "quick.h"

enum { FARTHEST_SIGN = 160, FARTHEST_PAPER = 60, LONGEST_LEADING = 7 }; /* letters */

/* What is asked of cue words: those that need a sign, nouns of what is read, what begins a clause; nouns of words said, what stands before
   those and before participles, and before all others; those that lack something by themselves. */
typedef struct {
    PyObject *needing, *papers, *subjects, *nouns, *before_few, *before_most, *lacking;
} Asked;

/* Say whether one of some texts stands at the beginning (-1) or end (1) of a stretch; -1 with an exception. */
static int
is_beside(PyObject *text, PyObject *wanted, Py_ssize_t start, Py_ssize_t end, int side)
{
    for (Py_ssize_t at = 0; at < PyTuple_GET_SIZE(wanted); at++) {
        Py_ssize_t found = PyUnicode_Tailmatch(text, PyTuple_GET_ITEM(wanted, at), start, end, side);
        if (found != 0) {
            return found < 0 ? -1 : 1;
        }
    }
    return 0;
}

/* Say whether one of the nouns of what is read stands before a place: "a new CNN poll | shows"; -1 with an exception. */
static int
is_read(PyObject *lower, Py_ssize_t end, PyObject *papers)
{
    Py_ssize_t at = end > FARTHEST_PAPER ? end - FARTHEST_PAPER : 0;
    int found = 0;
    while (found == 0 && at < end) {
        Py_ssize_t start = at;
        while (at < end && !Py_UNICODE_ISSPACE(PyUnicode_READ_CHAR(lower, at))) {
            at++;
        }
        PyObject *word = at == start ? NULL : PyUnicode_Substring(lower, start, at);
        found = word != NULL ? PySet_Contains(papers, word) : PyErr_Occurred() ? -1 : 0;
        Py_XDECREF(word);
        at++;
    }
    return found;
}

/* Say whether a word that needs a sign has one: a clause behind it, "that", marks, a paper before it; -1 with an exception. */
static int
has_sign(PyObject *lower, PyObject *text, Py_ssize_t start, Py_ssize_t end, const Asked *asked)
{
    int found = is_beside(lower, asked->subjects, end, PyUnicode_GET_LENGTH(lower), -1);
    if (found == 0) {
        found = has_signal(text, end, end + FARTHEST_SIGN) || is_read(lower, start, asked->papers);
    }
    return found;
}

/* Say whether a word has no subject, as an article or the like stands before it; -1 with an exception. */
static int
is_led(PyObject *text, Py_ssize_t start, PyObject *word, const Asked *asked)
{
    Py_ssize_t size = PyUnicode_GET_LENGTH(word);
    int few = size >= 3 && PyUnicode_READ_CHAR(word, size - 3) == 'i' && PyUnicode_READ_CHAR(word, size - 2) == 'n' && PyUnicode_READ_CHAR(word, size - 1) == 'g';
    few = few ? 1 : PySet_Contains(asked->nouns, word);
    return few < 0 ? -1 : is_beside(text, few ? asked->before_few : asked->before_most, start - LONGEST_LEADING, start, 1);
}

/* Put a cue word where it belongs; 0, or -1 with an exception. */
static int
sort_cue(PyObject *lower, PyObject *text, PyObject *cue, const Asked *asked, PyObject *const *found)
{
    PyObject *place = PyTuple_GET_ITEM(cue, 0), *word = PyTuple_GET_ITEM(cue, 1);
    Py_ssize_t start = PyLong_AsSsize_t(place);
    int needing = PySet_Contains(asked->needing, word);
    int sign = needing > 0 ? has_sign(lower, text, start, start + PyUnicode_GET_LENGTH(word), asked) : 1;
    if (needing < 0 || sign <= 0) {
        return needing < 0 || sign < 0 ? -1 : PyList_Append(found[1], place);
    }
    int led = is_led(text, start, word, asked);
    if (led < 0 || PyList_Append(found[0], place) < 0) {
        return -1;
    }
    if (led) {
        return PySet_Add(found[2], place);
    }
    int lacking = PySet_Contains(asked->lacking, word);
    return lacking > 0 ? PyList_Append(found[3], cue) : lacking;
}

PyObject *
quick_cue_words(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    Asked asked;
    if (given != 4 || !PyUnicode_Check(args[0]) || !PyUnicode_Check(args[1]) || !PyList_Check(args[2])
        || PyUnicode_GET_LENGTH(args[0]) != PyUnicode_GET_LENGTH(args[1]) || !PyTuple_Check(args[3])
        || !PyArg_ParseTuple(args[3], "OOO!OO!O!O", &asked.needing, &asked.papers, &PyTuple_Type, &asked.subjects, &asked.nouns, &PyTuple_Type,
                             &asked.before_few, &PyTuple_Type, &asked.before_most, &asked.lacking)) {
        PyErr_Clear();
        return PyErr_Format(PyExc_TypeError, "cue_words(lower, text, places, (needing, papers, subjects, nouns, before few, before most, lacking))");
    }
    PyObject *found[] = {PyList_New(0), PyList_New(0), PySet_New(NULL), PyList_New(0)};
    int failed = found[0] == NULL || found[1] == NULL || found[2] == NULL || found[3] == NULL;
    for (Py_ssize_t at = 0; !failed && at < PyList_GET_SIZE(args[2]); at++) {
        failed = sort_cue(args[0], args[1], PyList_GET_ITEM(args[2], at), &asked, found) < 0;
    }
    PyObject *sorted = failed ? NULL : PyTuple_Pack(4, found[0], found[1], found[2], found[3]);
    for (int part = 0; part < 4; part++) {
        Py_XDECREF(found[part]);
    }
    return sorted;
}
