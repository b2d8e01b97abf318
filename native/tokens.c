/* The tokens of what stands between two spaces: the twin of `_cut_piece` in factcheck/text/tokens.py. */

#include "quick.h"

enum { LONGEST_PIECE = 24, SPACE = ' ' };

static PyObject *lower_name;

static int
is_letter(Py_UCS4 sign)
{
    return (sign | 32) >= 'a' && (sign | 32) <= 'z';
}

static int
is_digit(Py_UCS4 sign)
{
    return sign >= '0' && sign <= '9';
}

static int
is_apostrophe(Py_UCS4 sign)
{
    return sign == '\'' || sign == 0x2019;
}

static int
is_separator(Py_UCS4 sign)
{
    return sign == '.' || sign == ',' || sign == ':' || sign == '/';
}

/* Say whether the pattern is followed here: ASCII, and the signs of typography that are usual in news. */
static int
is_common(Py_UCS4 sign)
{
    return sign < 128 || sign == 0x2019 || sign == 0x2018 || sign == 0x201C || sign == 0x201D || sign == 0x2013 || sign == 0x2014;
}

/* Say whether no letter, digit or low line stands at a place. */
static int
is_boundary(const Stretch *piece, Py_ssize_t at)
{
    Py_UCS4 sign = sign_at(piece, at);
    return !is_letter(sign) && !is_digit(sign) && sign != '_';
}

static Py_ssize_t
end_of_letters(const Stretch *piece, Py_ssize_t at)
{
    while (is_letter(sign_at(piece, at))) {
        at++;
    }
    return at;
}

/* Return where a clitic ends that begins with the apostrophe at a place ("'s", "'ll"), 0 where there is none. */
static Py_ssize_t
end_of_clitic(const Stretch *piece, Py_ssize_t at)
{
    Py_UCS4 first = sign_at(piece, at + 1), second = sign_at(piece, at + 2);
    if (first == 's' || first == 'S' || first == 'd' || first == 'm') {
        return is_boundary(piece, at + 2) ? at + 2 : 0;
    }
    int two = (first == 'l' && second == 'l') || (second == 'e' && (first == 'r' || first == 'v'));
    return two && is_boundary(piece, at + 3) ? at + 3 : 0;
}

static int
is_not(const Stretch *piece, Py_ssize_t at)
{
    return sign_at(piece, at) == 'n' && is_apostrophe(sign_at(piece, at + 1)) && sign_at(piece, at + 2) == 't' && is_boundary(piece, at + 3);
}

/* Return where a number ends: "2,001", "8:30", "3rd". */
static Py_ssize_t
end_of_number(const Stretch *piece, Py_ssize_t at)
{
    static const char ENDINGS[] = "stndrdth";
    do {
        for (at++; is_digit(sign_at(piece, at)); at++) {
        }
    } while (is_separator(sign_at(piece, at)) && is_digit(sign_at(piece, at + 1)));
    for (const char *ending = ENDINGS; *ending != 0; ending += 2) {
        if (sign_at(piece, at) == (Py_UCS4)ending[0] && sign_at(piece, at + 1) == (Py_UCS4)ending[1] && is_boundary(piece, at + 2)) {
            return at + 2;
        }
    }
    return at;
}

/* Return where a word ends with what hyphens and apostrophes join to it: "O'Neill", "five-day". */
static Py_ssize_t
end_of_compound(const Stretch *piece, Py_ssize_t at)
{
    for (;;) {
        Py_UCS4 sign = sign_at(piece, at);
        if (is_letter(sign) || is_digit(sign)) {
            at++;
        }
        else if (sign == '-' && is_letter(sign_at(piece, at + 1))) {
            at += 2;
        }
        else if (is_apostrophe(sign) && is_letter(sign_at(piece, at + 1)) && end_of_clitic(piece, at) == 0) {
            at = end_of_letters(piece, at + 1);
            if (is_digit(sign_at(piece, at))) {
                return at;
            }
        }
        else {
            return at;
        }
    }
}

/* Return where a word ends. `shortened` are the words that have their full stop with them. */
static Py_ssize_t
end_of_word(const Stretch *piece, Py_ssize_t at, PyObject *written, PyObject *shortened)
{
    Py_ssize_t end = at;
    while (is_letter(sign_at(piece, end)) && sign_at(piece, end + 1) == '.') {
        end += 2;
    }
    if (end - at > 2) {
        return end; /* U.S. */
    }
    end = end_of_letters(piece, at);
    if (sign_at(piece, end) == '.') {
        PyObject *word = PyUnicode_Substring(written, at, end);
        int known = word == NULL ? -1 : PySet_Contains(shortened, word);
        Py_XDECREF(word);
        return known > 0 ? end + 1 : end;
    }
    if (end - at > 1 && is_not(piece, end - 1)) {
        return end - 1; /* did | n't */
    }
    return is_not(piece, at) ? at + 3 : end_of_compound(piece, at);
}

/* Return where the token that begins at a sign ends. */
static Py_ssize_t
end_of_token(const Stretch *piece, Py_ssize_t at, PyObject *written, PyObject *shortened)
{
    Py_UCS4 sign = sign_at(piece, at);
    if (is_letter(sign)) {
        return end_of_word(piece, at, written, shortened);
    }
    if (is_digit(sign)) {
        return end_of_number(piece, at);
    }
    Py_ssize_t end = is_apostrophe(sign) ? end_of_clitic(piece, at) : 0;
    if (sign == '.') {
        for (end = at + 1; sign_at(piece, end) == '.'; end++) {
        }
    }
    return end > 0 ? end : at + 1;
}
/* Return where a token begins, its text, and that in lower case; equal texts are one object. */
static PyObject *
new_token(PyObject *written, const Stretch *piece, Py_ssize_t start, Py_ssize_t end)
{
    PyObject *surface = PyUnicode_Substring(written, start, end), *small = NULL;
    if (surface != NULL) {
        int big = 0;
        PyUnicode_InternInPlace(&surface);
        for (Py_ssize_t at = start; at < end; at++) {
            big |= sign_at(piece, at) >= 'A' && sign_at(piece, at) <= 'Z';
        }
        small = big ? PyObject_CallMethodNoArgs(surface, lower_name) : Py_NewRef(surface);
    }
    if (small != NULL) {
        PyUnicode_InternInPlace(&small);
    }
    PyObject *offset = PyLong_FromSsize_t(start), *token = offset == NULL || small == NULL ? NULL : untracked(PyTuple_Pack(3, offset, surface, small));
    Py_XDECREF(offset);
    Py_XDECREF(surface);
    Py_XDECREF(small);
    return token;
}

static int
is_all_common(const Stretch *piece)
{
    for (Py_ssize_t at = 0; at < piece->end; at++) {
        if (!is_common(sign_at(piece, at))) {
            return 0;
        }
    }
    return 1;
}

/* Return the tokens of what stands between two spaces. */
static PyObject *
tokens_of(PyObject *written, const Stretch *piece, PyObject *shortened)
{
    PyObject *found[LONGEST_PIECE], *tokens = NULL;
    Py_ssize_t count = 0;
    int failed = 0;
    for (Py_ssize_t at = 0, end; !failed && at < piece->end; at = end) {
        Py_UCS4 sign = sign_at(piece, at);
        end = at + 1;
        if (sign != SPACE && !(sign >= '\t' && sign <= '\r')) {
            end = end_of_token(piece, at, written, shortened);
            found[count] = new_token(written, piece, at, end);
            failed = found[count] == NULL;
            count += !failed;
        }
    }
    if (!failed) {
        tokens = untracked(PyTuple_New(count));
    }
    for (Py_ssize_t number = 0; number < count; number++) {
        if (tokens != NULL) {
            PyTuple_SET_ITEM(tokens, number, found[number]);
        }
        else {
            Py_DECREF(found[number]);
        }
    }
    return tokens;
}

/* Return the tokens of a piece: cut here, or in Python where it is long or has a rare sign. */
PyObject *
cut_piece(PyObject *written, const Knife *knife)
{
    const Stretch piece = stretch_of(written, 0, PY_SSIZE_T_MAX);
    if (piece.end > LONGEST_PIECE || !is_all_common(&piece)) {
        return PyObject_CallOneArg(knife->cut_piece, written);
    }
    return tokens_of(written, &piece, knife->shortened);
}

int
prepare_tokens(void)
{
    lower_name = PyUnicode_InternFromString("lower");
    return lower_name == NULL ? -1 : 0;
}
