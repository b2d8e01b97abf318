"""People, bodies and vessels, and the titles that people hold."""

from __future__ import annotations

import pytest

from factcheck import lexicon, text
from factcheck.extractor import names
from factcheck.extractor.bearers import initials_fit, same_person, same_vessel
from factcheck.extractor.offices import answers
from factcheck.extractor.tagger import TaggedSentence, tag
from factcheck.model import Document, Name, NameKind, Sentence, Title


def found(article: str) -> tuple[dict[str, tuple[NameKind, tuple[str, ...]]], set[tuple[str, str]]]:
    """Return the names of an article with kind and aliases, and its titles with their holders."""
    document = Document(id="a", text=article, outlet="a")

    def tagged(sentence: Sentence) -> TaggedSentence:
        return tag(article, sentence, lexicon.load())

    known = names.find(document, text.sentences(document, lexicon.load()), tagged, lexicon.load())
    bearers = {one.anchor.surface: (one.bearer, one.aliases) for one in known if isinstance(one, Name)}
    return bearers, {(one.anchor.surface, one.holder) for one in known if isinstance(one, Title)}


def test_one_claim_for_each_person_with_the_other_forms_as_aliases() -> None:
    """The surname joins the full name, wherever the full name stands."""
    bearers, titles = found("Dr Osei is calm. Helen Osei, a surgeon at Tallow General, said so. Later Osei left.")

    assert bearers["Helen Osei"] == (NameKind.PERSON, ("Osei",))
    assert ("surgeon at Tallow General", "Helen Osei") in titles


@pytest.mark.parametrize(
    ("article", "people"),
    [
        ("President Bashar al-Assad met Tamim bin Hamad al-Thani. Assad spoke.", {"Bashar al-Assad", "Tamim bin Hamad al-Thani"}),
        (
            "Ahmed el-Sayed and Kofi Annan came with Ursula von der Leyen and Lena Brandt.",
            {"Ahmed el-Sayed", "Kofi Annan", "Ursula von der Leyen", "Lena Brandt"},
        ),
        ("The Islamist al-Shabab denied it, said Hassan al-Turabi.", {"Hassan al-Turabi"}),
    ],
)
def test_small_words_inside_a_name(article: str, people: set[str]) -> None:
    """What a hyphen ties to a surname belongs to it, and "and" joins nobody to it."""
    bearers, _ = found(article)

    assert {name for name, (kind, _) in bearers.items() if kind is NameKind.PERSON} == people


def test_two_people_of_one_surname_stay_apart() -> None:
    """A surname that two people bear joins neither."""
    bearers, _ = found("Imran Khan met Bilal Khan in Lahore. Khan spoke first.")

    assert {name for name, (kind, _) in bearers.items() if kind is NameKind.PERSON} == {"Imran Khan", "Bilal Khan"}
    assert bearers["Imran Khan"][1] == bearers["Bilal Khan"][1] == ()


def test_bodies_take_their_acronyms() -> None:
    """An acronym in brackets, and later alone, is the body."""
    bearers, _ = found("The Anti-Narcotics Force (ANF) said so. The ANF denied the rest. KP and the US agreed.")

    assert bearers == {"Anti-Narcotics Force": (NameKind.BODY, ("ANF",))}


@pytest.mark.parametrize(
    ("article", "vessel"),
    [
        ("The MV Estrella 9 was seized. Estrella 9 is a freighter.", "MV Estrella 9"),
        ("The boat, the Amani II, was full.", "Amani II"),
        ("The ferry Imani sank.", "Imani"),
        ("The Halcyon, a trawler, sank.", "Halcyon"),
        ("The Amani II was licensed to carry 60, and the ferry was full.", "Amani II"),
    ],
)
def test_vessels(article: str, vessel: str) -> None:
    """A prefix, a noun beside it or a number after it tells a vessel."""
    assert found(article)[0][vessel][0] is NameKind.VESSEL


@pytest.mark.parametrize(
    ("article", "title", "holder"),
    [
        ("“It was heavy,” Ann Reed, the port director, said.", "port director", "Ann Reed"),
        ("Faisal al-Dawri, the interior minister, arrived.", "interior minister", "Faisal al-Dawri"),
        ("Acting US Ambassador Natalie Baker left.", "Acting US Ambassador", "Natalie Baker"),
        ("Natalie Baker, the acting US Ambassador to Pakistan, left.", "acting US Ambassador to Pakistan", "Natalie Baker"),
        ("Natalie Baker, Chargé d’affaires of the United States, left.", "Chargé d’affaires of the United States", "Natalie Baker"),
        ("The deputy governor of the province, Josef Oketch, left.", "deputy governor of the province", "Josef Oketch"),
        ("NorLok and its secretary, Bjarne Holt, left.", "secretary", "Bjarne Holt"),
        ("Ministry spokeswoman Lene Aasgard left.", "Ministry spokeswoman", "Lene Aasgard"),
        ("Lene Aasgard, speaking for the finance ministry, left.", "speaking for the finance ministry", "Lene Aasgard"),
        ("Ingrid Solvay, 54, chief executive of Corvane, left.", "chief executive of Corvane", "Ingrid Solvay"),
        ("Dr Amara Leclerc of the Institute of Medicine, who led the work, left.", "led the work", "Amara Leclerc"),
        ("Secretary IATF, Brigadier Syed Imran Ali left.", "Secretary IATF", "Syed Imran Ali"),
        ("Federal Minister for Water Resources Nadeem Qureshi left.", "Federal Minister for Water Resources", "Nadeem Qureshi"),
        ("Interior Minister Mohsin Naqvi left. Then the federal interior minister spoke.", "federal interior minister", "Mohsin Naqvi"),
    ],
)
def test_titles(article: str, title: str, holder: str) -> None:
    """A title stands before a name, behind it, after "who", or alone once its holder is known."""
    assert (title, holder) in found(article)[1]


@pytest.mark.parametrize(
    "article",
    [
        "Follow The Money opened in July.",
        "It rained in Port Karai on Monday.",
        "The Cyclone Veena came.",
        "The Harbour Street bridge is shut.",
        "",
    ],
)
def test_no_people(article: str) -> None:
    """Capitals alone make nobody."""
    assert not any(kind is NameKind.PERSON for kind, _ in found(article)[0].values())


def test_a_headline_in_capitals_names_nobody() -> None:
    """Where every word has a capital, capitals tell nothing."""
    document = Document(id="a", title="Pakistan Moves Ahead On Unified Work", text="It did.", outlet="a")

    assert names.find(document, text.sentences(document, lexicon.load()), lambda _: tag("", _, lexicon.load()), lexicon.load()) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Farzana Omidi", "Farzaneh Omidi", True),
        ("Imran Ali", "Syed Imran Ali", True),
        ("L. Rao", "Lata Rao", True),
        ("Imran Khan", "Bilal Khan", False),
        ("Josef Oketch", "Josef Oketh", True),
        ("Josef Oketch", "Josef Mbori", False),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    """Given names agree, are left out, shortened or spelt apart."""
    assert same_person(one, other) is same


def test_acronyms_in_brackets() -> None:
    """The letters come, in order, from the words before them; one or two may be missing."""
    assert initials_fit("INL-P", "Bureau of International Narcotics and Law Enforcement Affairs")
    assert not initials_fit("AFP", "Karachi Airport")
    assert same_vessel("MV Estrella 9") == same_vessel("Estrella 9")


@pytest.mark.parametrize(
    ("words", "title", "same"),
    [
        ("us ambassador", "acting us ambassador to pakistan", True),
        ("envoy", "acting us ambassador", True),
        ("foreign minister", "interior minister", False),
        ("provincial governor", "governor", True),
        ("governor", "chief executive", False),
        ("", "governor", False),
    ],
)
def test_answers(words: str, title: str, same: bool) -> None:
    """A short form answers to a title that has its role and contradicts none of its words."""
    assert answers(words.split(), title.split(), lexicon.load()) is same
