/* The tags of the words of a sentence: the twin of factcheck/extractor/tagger.py.

   A word is looked up by its address: equal words are one object mostly (tokens.c sees to that), and where they are not it is learned twice.
   What is learned of it lies in one line of memory, and what a neighbour says for its tags in a quarter of one. */

#include "quick.h"

/* The places of a Form. */
enum { CANDIDATES, ONLY, KEY, LOWER, SCORES, FOLLOWS, OF_NEXT, OF_PREVIOUS, OF_SECOND_PREVIOUS };

enum { LONGEST_SMALL_WORD = 4, MOST_LEADS = 5, MOST_TAGS = 64, PLACES_MASK = 3, WORDS_AT_HAND = 128, FIRST_SLOTS = 1024 };
enum { SEVERAL = -1, EDGE = 0 };

static PyObject *weights_name;

/* Add up what rows say for a tag; -1 with an exception, or rightly. */
static long
total_of(PyObject *rows, PyObject *tag)
{
    long total = 0;
    for (Py_ssize_t row = 0; row < PyList_GET_SIZE(rows); row++) {
        PyObject *weight = PyDict_GetItemWithError(PyList_GET_ITEM(rows, row), tag);
        total += weight == NULL ? 0 : PyLong_AsLong(weight);
    }
    return PyErr_Occurred() ? -1 : total;
}

/* Return how much more rows say together for each tag but the first than for the first. */
static PyObject *
lead_of(PyObject *rows, PyObject *tags)
{
    PyObject *leads = PyTuple_New(PyTuple_GET_SIZE(tags) - 1);
    long first = total_of(rows, PyTuple_GET_ITEM(tags, 0));
    for (Py_ssize_t at = 1; leads != NULL && at < PyTuple_GET_SIZE(tags); at++) {
        long total = total_of(rows, PyTuple_GET_ITEM(tags, at));
        PyObject *more = PyErr_Occurred() ? NULL : PyLong_FromLong(total - first);
        if (more == NULL) {
            Py_CLEAR(leads);
            break;
        }
        PyTuple_SET_ITEM(leads, at - 1, more);
    }
    return untracked(leads);
}

PyObject *
quick_lead(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    if (given != 2 || !PyList_Check(args[0]) || !PyTuple_Check(args[1]) || PyTuple_GET_SIZE(args[1]) == 0) {
        return PyErr_Format(PyExc_TypeError, "lead(rows, tags)");
    }
    return lead_of(args[0], args[1]);
}

/* A table of slots, each of which begins with its key, 0 where it is free. */
typedef struct {
    char *slots;
    size_t size, mask, used;
} Table;

/* Which number an object has: a row, or the dictionary of what a form says behind some tags. They are told apart by their addresses. */
typedef struct {
    uint64_t key;
    uint32_t number;
} Numbered;

/* What is learned of a word at a place of its capital: the key is the address of the word, with the number of the place in its last bits.
   `tag` is the number of its only tag, or SEVERAL; `others` counts its tags but the first, -1 where they are read from the form;
   `next` to `follows` are the numbers of its rows, 0 for none. */
typedef struct {
    uint64_t key;
    PyObject *form;
    uint32_t next, previous, second, follows;
    int8_t tag, others;
    uint8_t tags[MOST_LEADS + 1];
    int16_t scores[MOST_LEADS];
} Learned;

/* What a form says behind a tag: how much more for each of its tags but the first. */
typedef struct {
    uint64_t key;
    int16_t leads[MOST_LEADS];
} Said;

/* A tagger: `objects` has what is numbered, in order, from 1 on, and `weights` what each row says for each tag; where a number is too great
   for that it is `odd`, and reads its forms and rows themselves; `most` words are kept, and twice as much of what is said for them. A call of Python code may come back here: nothing is forgotten while one is
   `busy`, and no place in a table is kept over one. */
typedef struct {
    PyObject *make, *places;
    Learned marks[2];
    Table words, said, numbers;
    PyObject **objects;
    int16_t (*weights)[MOST_TAGS];
    PyObject *tags[MOST_TAGS];
    uint64_t letters[MOST_TAGS];
    uint32_t histories[MOST_TAGS][MOST_TAGS];
    size_t most;
    int tag_count, busy, odd;
} Memory;

static void *
slot_of(const Table *table, uint64_t key)
{
    uint64_t digest = key * 0x9E3779B97F4A7C15u;
    for (size_t at = (size_t)(digest ^ digest >> 32);; at++) {
        char *slot = table->slots + (at & table->mask) * table->size;
        if (*(uint64_t *)slot == key || *(uint64_t *)slot == 0) {
            return slot;
        }
    }
}

/* Ask for the slot of a key before it is needed. */
static void
expect(const Table *table, uint64_t key)
{
#ifdef __GNUC__
    uint64_t digest = key * 0x9E3779B97F4A7C15u;
    if (table->slots != NULL) {
        __builtin_prefetch(table->slots + ((size_t)(digest ^ digest >> 32) & table->mask) * table->size);
    }
#else
    (void)table;
    (void)key;
#endif
}

/* Put a slot into a table; -1 without memory. Its key must not be there. */
static int
add_slot(Table *table, const void *slot)
{
    if (table->slots == NULL || 2 * (table->used + 1) > table->mask) {
        Table more = {.size = table->size, .mask = table->slots == NULL ? FIRST_SLOTS - 1 : 2 * table->mask + 1, .used = table->used};
        more.slots = PyMem_Calloc(more.mask + 1, more.size);
        if (more.slots == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        for (size_t at = 0; table->slots != NULL && at <= table->mask; at++) {
            const char *old = table->slots + at * table->size;
            if (*(const uint64_t *)old != 0) {
                memcpy(slot_of(&more, *(const uint64_t *)old), old, table->size);
            }
        }
        PyMem_Free(table->slots);
        *table = more;
    }
    memcpy(slot_of(table, *(const uint64_t *)slot), slot, table->size);
    table->used++;
    return 0;
}

/* Return the letters of a tag as one number, 0 where it has too many. */
static uint64_t
letters_of(const char *letters, size_t length)
{
    uint64_t packed = 0;
    for (size_t at = 0; at < length; at++) {
        packed = packed << 8 | (unsigned char)letters[at];
    }
    return length > sizeof packed ? 0 : packed;
}

/* Return the number of a tag; -1 with an exception. Equal tags are one object (see wordforms.py). */
static int
tag_number(Memory *memory, PyObject *tag)
{
    int number = 0;
    while (number < memory->tag_count && memory->tags[number] != tag) {
        number++;
    }
    if (number == MOST_TAGS) {
        PyErr_SetString(PyExc_ValueError, "too many tags");
        return -1;
    }
    if (number == memory->tag_count) {
        const char *letters = PyUnicode_AsUTF8(tag);
        if (letters == NULL) {
            return -1;
        }
        memory->letters[number] = letters_of(letters, strlen(letters));
        memory->tags[memory->tag_count++] = Py_NewRef(tag);
    }
    return number;
}

/* Add a weight to what a row says for a tag. */
static void
add_weight(Memory *memory, int16_t *weight, long more)
{
    long total = *weight + more;
    memory->odd |= total > INT16_MAX || total < INT16_MIN;
    *weight = (int16_t)total;
}

/* Return the number of a tag that is given by its letters; -1 with an exception. */
static int
spelled_tag(Memory *memory, const char *letters, size_t length)
{
    uint64_t packed = letters_of(letters, length);
    for (int number = 0; packed != 0 && number < memory->tag_count; number++) {
        if (memory->letters[number] == packed) {
            return number;
        }
    }
    PyObject *tag = PyUnicode_FromStringAndSize(letters, (Py_ssize_t)length);
    if (tag != NULL) {
        PyUnicode_InternInPlace(&tag);
    }
    int number = tag == NULL ? -1 : tag_number(memory, tag);
    Py_XDECREF(tag);
    return number;
}

/* Add what a row says that is written as "MD 19 VBD -19"; -1 with an exception. */
static int
add_written(Memory *memory, const char *row, int16_t weights[MOST_TAGS])
{
    while (row != NULL && *row != 0) {
        size_t length = strcspn(row, " ");
        int tag = spelled_tag(memory, row, length);
        if (tag < 0) {
            return -1;
        }
        char *end;
        add_weight(memory, weights + tag, strtol(row + length, &end, 10));
        row = end + strspn(end, " ");
    }
    return row == NULL ? -1 : 0;
}

/* Add what a dictionary says; -1 with an exception. */
static int
add_told(Memory *memory, PyObject *told, int16_t weights[MOST_TAGS])
{
    PyObject *tag, *weight;
    for (Py_ssize_t at = 0; PyDict_Next(told, &at, &tag, &weight);) {
        Py_INCREF(tag);
        PyUnicode_InternInPlace(&tag);
        int number = tag_number(memory, tag);
        Py_DECREF(tag);
        if (number < 0) {
            return -1;
        }
        add_weight(memory, weights + number, PyLong_AsLong(weight));
    }
    return PyErr_Occurred() ? -1 : 0;
}

/* Fill in what a row says for each tag; -1 with an exception. */
static int
read_row(Memory *memory, PyObject *row, int16_t weights[MOST_TAGS])
{
    PyObject *told = PyObject_GetAttr(row, weights_name);
    int failed = told == NULL || !PyTuple_Check(told);
    for (Py_ssize_t number = 0; !failed && number < PyTuple_GET_SIZE(told); number++) {
        PyObject *one = PyTuple_GET_ITEM(told, number);
        failed = PyDict_Check(one) ? add_told(memory, one, weights) : add_written(memory, PyUnicode_AsUTF8(one), weights);
    }
    Py_XDECREF(told);
    return failed ? -1 : 0;
}

/* Return the number of an object; 0 with an exception. */
static uint32_t
number_of(Memory *memory, PyObject *object, int is_row)
{
    const Numbered *known = memory->numbers.slots == NULL ? NULL : slot_of(&memory->numbers, (uintptr_t)object);
    if (known != NULL && known->key != 0) {
        return known->number;
    }
    size_t count = memory->numbers.used + 1;
    if ((count & (count - 1)) == 0) {
        PyObject **objects = PyMem_Realloc(memory->objects, 2 * count * sizeof(PyObject *));
        memory->objects = objects == NULL ? memory->objects : objects;
        int16_t(*weights)[MOST_TAGS] = PyMem_Realloc(memory->weights, 2 * count * sizeof *weights);
        memory->weights = weights == NULL ? memory->weights : weights;
        if (objects == NULL || weights == NULL) {
            PyErr_NoMemory();
            return 0;
        }
    }
    memset(memory->weights[count], 0, sizeof memory->weights[count]);
    const Numbered new = {(uintptr_t)object, (uint32_t)count};
    if ((is_row && read_row(memory, object, memory->weights[count]) < 0) || add_slot(&memory->numbers, &new) < 0) {
        return 0;
    }
    memory->objects[count] = Py_NewRef(object);
    return new.number;
}

/* Read the leads of a tuple; 0 where one is too great, or there is another number of them. */
static int
read_leads(PyObject *tuple, Py_ssize_t count, int16_t *leads)
{
    if (PyTuple_GET_SIZE(tuple) != count || count > MOST_LEADS) {
        return 0;
    }
    for (Py_ssize_t at = 0; at < count; at++) {
        long lead = PyLong_AsLong(PyTuple_GET_ITEM(tuple, at));
        if (lead < INT16_MIN || lead > INT16_MAX) {
            PyErr_Clear();
            return 0;
        }
        leads[at] = (int16_t)lead;
    }
    return 1;
}

/* Learn what a form tells; -1 with an exception. */
static int
learn(Memory *memory, PyObject *form, Learned *learned)
{
    PyObject *candidates = PyTuple_GET_ITEM(form, CANDIDATES), *follows = PyTuple_GET_ITEM(form, FOLLOWS);
    Py_ssize_t others = PyTuple_GET_SIZE(candidates) - 1;
    learned->form = form;
    learned->next = number_of(memory, PyTuple_GET_ITEM(form, OF_NEXT), 1);
    learned->previous = number_of(memory, PyTuple_GET_ITEM(form, OF_PREVIOUS), 1);
    learned->second = number_of(memory, PyTuple_GET_ITEM(form, OF_SECOND_PREVIOUS), 1);
    learned->follows = PyDict_GET_SIZE(follows) == 0 ? 0 : number_of(memory, follows, 0);
    if (PyErr_Occurred()) {
        return -1;
    }
    learned->tag = SEVERAL;
    learned->others = (int8_t)(read_leads(PyTuple_GET_ITEM(form, SCORES), others, learned->scores) ? others : -1);
    for (Py_ssize_t at = 0; at <= (others == 0 ? 0 : learned->others); at++) {
        int number = tag_number(memory, PyTuple_GET_ITEM(candidates, at));
        if (number < 0) {
            return -1;
        }
        learned->tags[at] = (uint8_t)number;
    }
    if (PyTuple_GET_ITEM(form, ONLY) != Py_None) {
        learned->tag = (int8_t)learned->tags[0];
    }
    return 0;
}

/* Return what a form by itself says behind a tag, borrowed. */
static PyObject *
own_leads(PyObject *form, PyObject *last)
{
    PyObject *own = PyDict_GetItemWithError(PyTuple_GET_ITEM(form, FOLLOWS), last);
    return own != NULL || PyErr_Occurred() ? own : PyTuple_GET_ITEM(form, SCORES);
}

/* Return the number of the best of the tags that a form tells, -1 with an exception: for words that may bear more than are learned. */
static int
decide_by_form(Memory *memory, const Learned *word, const uint32_t rows[4], int last)
{
    PyObject *candidates = PyTuple_GET_ITEM(word->form, CANDIDATES), *leads[5] = {Py_XNewRef(own_leads(word->form, memory->tags[last]))};
    int told = 1;
    while (told < 5 && (leads[told] = PyObject_GetItem(memory->objects[rows[told - 1]], PyTuple_GET_ITEM(word->form, KEY))) != NULL) {
        told++;
    }
    Py_ssize_t best = 0;
    long most = 0;
    for (Py_ssize_t at = 1; told == 5 && at < PyTuple_GET_SIZE(candidates); at++) {
        long total = 0;
        for (int number = 0; number < 5; number++) {
            total += PyLong_AsLong(PyTuple_GET_ITEM(leads[number], at - 1));
        }
        if (total > most) {
            best = at;
            most = total;
        }
    }
    while (told > 0) {
        Py_XDECREF(leads[--told]);
    }
    return PyErr_Occurred() ? -1 : tag_number(memory, PyTuple_GET_ITEM(candidates, best));
}

/* Add what a form by itself says behind a tag; 0 where it is left to `decide_by_form`, -1 with an exception. */
static int
add_own(Memory *memory, const Learned *word, int last, long totals[MOST_LEADS])
{
    const int16_t *leads = word->scores;
    Said new = {(uint64_t)word->follows << 32 | (uint32_t)last, {0}};
    if (word->follows != 0) {
        const Said *known = memory->said.slots == NULL ? NULL : slot_of(&memory->said, new.key);
        if (known == NULL || known->key == 0) {
            PyObject *told = own_leads(word->form, memory->tags[last]);
            if (told == NULL || !read_leads(told, word->others, new.leads)) {
                return told == NULL ? -1 : 0;
            }
            if (add_slot(&memory->said, &new) < 0) {
                return -1;
            }
            known = &new;
        }
        leads = known->leads;
    }
    for (int at = 0; at < word->others; at++) {
        totals[at] += leads[at];
    }
    return 1;
}

/* Return the number of the best of the tags that a word may bear, the likelier of two equally good ones; -1 with an exception. */
static int
decide(Memory *memory, const Learned *word, uint32_t history, int last)
{
    const uint32_t rows[4] = {history, word[-1].next, word[1].previous, word[2].second};
    long totals[MOST_LEADS] = {0}, most = 0;
    int told = word->others < 0 || memory->odd ? 0 : add_own(memory, word, last, totals), best = 0;
    if (told <= 0) {
        return told < 0 ? -1 : decide_by_form(memory, word, rows, last);
    }
    for (int number = 0; number < 4; number++) {
        const int16_t *weights = memory->weights[rows[number]];
        for (int at = 0; at < word->others; at++) {
            totals[at] += weights[word->tags[at + 1]] - weights[word->tags[0]];
        }
    }
    for (int at = 0; at < word->others; at++) {
        if (totals[at] > most) {
            best = at + 1;
            most = totals[at];
        }
    }
    return word->tags[best];
}

/* Return the number of what the two tags before a word say of its own; 0 with an exception. */
static uint32_t
history_of(Memory *memory, PyObject *make, int before, int last)
{
    if (memory->histories[before][last] == 0) {
        PyObject *row = PyObject_CallFunctionObjArgs(make, memory->tags[before], memory->tags[last], NULL);
        memory->histories[before][last] = row == NULL ? 0 : number_of(memory, row, 1);
        Py_XDECREF(row);
    }
    return memory->histories[before][last];
}

/* Learn a word that is new; -1 with an exception. */
static int
learn_word(Memory *memory, PyObject *word, uint64_t key, Py_ssize_t place, Learned *learned)
{
    PyObject *form = PyObject_CallFunctionObjArgs(memory->make, word, PyTuple_GET_ITEM(memory->places, place), NULL);
    *learned = (Learned){.key = key};
    if (form == NULL) {
        return -1;
    }
    const Learned *known = memory->words.slots == NULL ? NULL : slot_of(&memory->words, key); /* the call may have learned it */
    if (known != NULL && known->key != 0) {
        Py_DECREF(form);
        *learned = *known;
        return 0;
    }
    if (learn(memory, form, learned) < 0 || add_slot(&memory->words, learned) < 0) {
        Py_DECREF(form);
        return -1;
    }
    Py_INCREF(word); /* the table keeps both */
    return 0;
}

/* Say whether every longer word has a capital; small words are asked for meanwhile. */
static int
is_titled(const Memory *memory, PyObject *words)
{
    int titled = 1;
    for (Py_ssize_t at = 0; at < PyList_GET_SIZE(words); at++) {
        PyObject *word = PyList_GET_ITEM(words, at);
        if (Py_UNICODE_ISLOWER(PyUnicode_READ_CHAR(word, 0))) {
            titled &= PyUnicode_GET_LENGTH(word) <= LONGEST_SMALL_WORD;
            expect(&memory->words, (uintptr_t)word);
        }
    }
    return titled;
}

/* Fill in what is known of the words of a sentence. */
static int
look_up(Memory *memory, PyObject *words, Learned *found)
{
    int titled = is_titled(memory, words), inner = titled ? 3 : 1, place = titled ? 3 : 2; /* of the places: lower case first */
    for (Py_ssize_t at = 0; at < PyList_GET_SIZE(words); at++) {
        PyObject *word = PyList_GET_ITEM(words, at);
        Py_UCS4 first = PyUnicode_READ_CHAR(word, 0);
        int own = Py_UNICODE_ISUPPER(first) ? place : 0;
        uint64_t key = (uintptr_t)word | (unsigned)own;
        const Learned *known = memory->words.slots == NULL ? NULL : slot_of(&memory->words, key);
        if (known != NULL && known->key != 0) {
            found[at] = *known;
        }
        else if (learn_word(memory, word, key, own, found + at) < 0) {
            return -1;
        }
        if (place != inner && (Py_UNICODE_ISALPHA(first) || Py_UNICODE_ISDIGIT(first))) {
            place = inner;
        }
    }
    return 0;
}

/* Decide from left to right. */
static int
decide_all(Memory *memory, PyObject *tags, const Learned *words, PyObject *make)
{
    int before = EDGE, last = EDGE;
    for (Py_ssize_t at = 0; at < PyList_GET_SIZE(tags); at++) {
        int chosen = words[at].tag;
        if (chosen == SEVERAL) {
            uint32_t history = history_of(memory, make, before, last);
            chosen = history == 0 ? -1 : decide(memory, words + at, history, last);
            if (chosen < 0) {
                return -1;
            }
        }
        PyList_SET_ITEM(tags, at, Py_NewRef(memory->tags[chosen]));
        before = last;
        last = chosen;
    }
    return 0;
}

/* Let go of all that is learned. */
static void
forget(Memory *memory)
{
    for (size_t at = 0; memory->words.slots != NULL && at <= memory->words.mask; at++) {
        const Learned *word = (const Learned *)(memory->words.slots + at * sizeof(Learned));
        if (word->key != 0) {
            Py_DECREF(word->form);
            Py_DECREF((PyObject *)(uintptr_t)(word->key & ~(uint64_t)PLACES_MASK));
        }
    }
    for (size_t number = 1; number <= memory->numbers.used; number++) {
        Py_DECREF(memory->objects[number]);
    }
    PyMem_Free(memory->words.slots);
    PyMem_Free(memory->said.slots);
    PyMem_Free(memory->numbers.slots);
    PyMem_Free(memory->objects);
    PyMem_Free(memory->weights);
    memory->weights = NULL;
    memory->words = (Table){.size = sizeof(Learned)};
    memory->said = (Table){.size = sizeof(Said)};
    memory->numbers = (Table){.size = sizeof(Numbered)};
    memory->objects = NULL;
    memset(memory->histories, 0, sizeof memory->histories);
}

/* Learn the marks before and behind a sentence, first of all. */
static int
learn_marks(Memory *memory)
{
    for (int number = 0; number < 2; number++) {
        if (learn(memory, memory->marks[number].form, memory->marks + number) < 0) {
            return -1;
        }
    }
    return 0;
}

static void
free_memory(PyObject *capsule)
{
    Memory *memory = PyCapsule_GetPointer(capsule, NULL);
    forget(memory);
    for (int number = 0; number < memory->tag_count; number++) {
        Py_DECREF(memory->tags[number]);
    }
    Py_DECREF(memory->marks[0].form);
    Py_DECREF(memory->marks[1].form);
    Py_DECREF(memory->make);
    Py_DECREF(memory->places);
    PyMem_Free(memory);
}

PyObject *
quick_tagger(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    size_t most = given == 5 ? PyLong_AsSize_t(args[4]) : 0;
    if (PyErr_Occurred() || given != 5 || !PyTuple_Check(args[1]) || PyTuple_GET_SIZE(args[1]) != PLACES_MASK + 1 || !PyTuple_Check(args[2]) || PyTuple_GET_SIZE(args[2]) != 2) {
        return PyErr_Format(PyExc_TypeError, "tagger(form, places, marks, edge, most)");
    }
    Memory *memory = PyMem_Calloc(1, sizeof(Memory));
    if (memory == NULL) {
        return PyErr_NoMemory();
    }
    memory->most = most;
    memory->make = Py_NewRef(args[0]);
    memory->places = Py_NewRef(args[1]);
    memory->marks[0].form = Py_NewRef(PyTuple_GET_ITEM(args[2], 0));
    memory->marks[1].form = Py_NewRef(PyTuple_GET_ITEM(args[2], 1));
    memory->tags[memory->tag_count++] = Py_NewRef(args[3]); /* no row tells of the edge */
    forget(memory);
    PyObject *capsule = PyCapsule_New(memory, NULL, free_memory);
    if (capsule == NULL || learn_marks(memory) < 0) {
        Py_CLEAR(capsule);
    }
    return capsule;
}

PyObject *
quick_tags(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    Memory *memory = given == 3 && PyCapsule_CheckExact(args[1]) ? PyCapsule_GetPointer(args[1], NULL) : NULL;
    if (memory == NULL || !PyList_CheckExact(args[0])) {
        return PyErr_Format(PyExc_TypeError, "tags(words, tagger, history)");
    }
    if (memory->busy == 0 && (memory->words.used > memory->most || memory->said.used > 2 * memory->most)) {
        forget(memory);
        if (learn_marks(memory) < 0) {
            return NULL;
        }
    }
    Py_ssize_t count = PyList_GET_SIZE(args[0]);
    Learned at_hand[WORDS_AT_HAND], *words = count + 4 > WORDS_AT_HAND ? PyMem_Malloc((size_t)(count + 4) * sizeof(Learned)) : at_hand;
    PyObject *found = words == NULL ? PyErr_NoMemory() : PyList_New(count);
    if (found != NULL) {
        memory->busy++;
        words[0] = words[1] = memory->marks[0];
        words[count + 2] = words[count + 3] = memory->marks[1];
        if (look_up(memory, args[0], words + 2) < 0 || decide_all(memory, found, words + 2, args[2]) < 0) {
            Py_CLEAR(found);
        }
        memory->busy--;
    }
    if (words != at_hand) {
        PyMem_Free(words);
    }
    return found;
}

int
prepare_tags(void)
{
    weights_name = PyUnicode_InternFromString("weights");
    return weights_name == NULL ? -1 : 0;
}
