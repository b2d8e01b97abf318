/* The module factcheck._quick. */

#include "quick.h"

enum { REVISION = 26 }; /* see factcheck/quick.py */

static PyMethodDef functions[] = {
    {"record", quick_record, METH_O, "Let the records of a NamedTuple be made, read and replaced without Python code."},
    {"find_plainly", quick_find_plainly, METH_O, "Let the attributes of the classes of a class be found without Python code."},
    {"item", (PyCFunction)(void (*)(void))quick_item, METH_FASTCALL, "Return a method that returns what the row in a slot has at a place."},
    {"cut", (PyCFunction)(void (*)(void))quick_cut, METH_FASTCALL, "Return the places, texts and lower case of the tokens of a stretch."},
    {"tagger", (PyCFunction)(void (*)(void))quick_tagger, METH_FASTCALL, "Return what tags learns of words and neighbours, for it alone."},
    {"tags", (PyCFunction)(void (*)(void))quick_tags, METH_FASTCALL, "Return the tags of the words of a sentence."},
    {"form", (PyCFunction)(void (*)(void))quick_form, METH_FASTCALL, "Return what is known of a word form, None where that is left to Python."},
    {"noun_lemma", (PyCFunction)(void (*)(void))quick_noun_lemma, METH_FASTCALL, "Return the singular of a noun, None where a sign is rare."},
    {"verb_lemma", (PyCFunction)(void (*)(void))quick_verb_lemma, METH_FASTCALL, "Return the infinitive of a verb form, None where a sign is rare."},
    {"lead", (PyCFunction)(void (*)(void))quick_lead, METH_FASTCALL, "Return how much more rows say for each tag but the first."},
    {"chunks", (PyCFunction)(void (*)(void))quick_chunks, METH_FASTCALL, "Return the chunks of a sentence, their kinds and the places of the verb groups."},
    {"situate", (PyCFunction)(void (*)(void))quick_situate, METH_FASTCALL, "Return where figures stand among the words of a sentence."},
    {"ranges", (PyCFunction)(void (*)(void))quick_ranges, METH_FASTCALL, "Return the tokens of some spans."},
    {"chunks_of", (PyCFunction)(void (*)(void))quick_chunks_of, METH_FASTCALL, "Return the places of the chunks in which words stand."},
    {"written", (PyCFunction)(void (*)(void))quick_written, METH_FASTCALL, "Return a record as JSON, written by a layout."},
    {"traces", quick_traces, METH_O, "Return what word_places and number_places ask before they look a word up."},
    {"word_places", (PyCFunction)(void (*)(void))quick_word_places, METH_FASTCALL, "Return where words of a set stand in a text, and which."},
    {"number_places", (PyCFunction)(void (*)(void))quick_number_places, METH_FASTCALL, "Return where a number may begin in a text."},
    {"capital_words", (PyCFunction)(void (*)(void))quick_capital_words, METH_FASTCALL, "Return the words with a capital, None where a sign is rare."},
    {"capital_forms", quick_capital_forms, METH_O, "Return where the forms of words with a capital stand."},
    {"has_any", (PyCFunction)(void (*)(void))quick_has_any, METH_FASTCALL, "Say whether any of some pieces stands in a text."},
    {"runs", (PyCFunction)(void (*)(void))quick_runs, METH_FASTCALL, "Return the runs of words with a capital."},
    {"date_places", (PyCFunction)(void (*)(void))quick_date_places, METH_FASTCALL, "Return where a date may stand in a text, None where a sign is rare."},
    {"word_before", (PyCFunction)(void (*)(void))quick_word_before, METH_FASTCALL, "Return the word that ends before a place."},
    {"first_doubtful", (PyCFunction)(void (*)(void))quick_first_doubtful, METH_FASTCALL, "Return the place of the first word whose tag may have to be mended."},
    {"weight_table", quick_weight_table, METH_O, "Return the weights of features as governor reads them, None where one is too long."},
    {"governor", (PyCFunction)(void (*)(void))quick_governor, METH_FASTCALL, "Return the place of the verb group that governs a noun phrase, None where a word is odd."},
    {"places", (PyCFunction)(void (*)(void))quick_places, METH_FASTCALL, "Return the places of the words that are in a set."},
    {"capitalised", quick_capitalised, METH_O, "Return the places of the words that begin with a capital."},
    {"doubtful", (PyCFunction)(void (*)(void))quick_doubtful, METH_FASTCALL, "Return the places of the words whose tag may be wrong."},
    {"stops", (PyCFunction)(void (*)(void))quick_stops, METH_FASTCALL, "Return where a sentence of a stretch may end."},
    {"is_marked", (PyCFunction)(void (*)(void))quick_is_marked, METH_FASTCALL, "Say whether a quotation mark may stand in a stretch."},
    {"mentions", (PyCFunction)(void (*)(void))quick_mentions, METH_FASTCALL, "Return where known names stand in a text, None where a sign is rare."},
    {"cue_words", (PyCFunction)(void (*)(void))quick_cue_words, METH_FASTCALL, "Return which cue words stand where they may make a statement."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "factcheck._quick", "Inner loops of the extractor, compiled.", -1, functions, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC
PyInit__quick(void)
{
    if (prepare_records() < 0 || prepare_items() < 0 || prepare_chunks() < 0 || prepare_tags() < 0 || prepare_tokens() < 0 || prepare_pieces() < 0 || prepare_capitals() < 0) {
        return NULL;
    }
    PyObject *module = PyModule_Create(&definition);
    if (module != NULL && PyModule_AddIntConstant(module, "REVISION", REVISION) < 0) {
        Py_CLEAR(module);
    }
    return module;
}
