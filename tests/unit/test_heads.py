"""What a figure counts and what happened to it, on sentences in the manner of news, from text to lemma."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from factcheck.extractor import dates, figures, heads, tagger
from factcheck.lexicon import load
from factcheck.model import Document, Field, Figure, Section, Sentence, Span

LEXICON = load()
CASES = Path(__file__).parents[1] / "cases" / "heads.txt"
MARK = re.compile(r"\[([^\]|]+)\|([^|\]]*)\|([^|\]]*)(?:\|[^\]]*)?\]")


class Marked(NamedTuple):
    """One marked figure of a sentence: its place, and the lemmas that are right."""

    span: Span
    nouns: list[str]
    verbs: list[str]


def read(text: str) -> list[Figure]:
    """Return the figures of a text of one sentence, with their heads."""
    sentence = Sentence(Field.TEXT, Span(0, len(text)), Section.BODY, 0)
    document = Document(id="a", text=text, outlet="a")
    taken = [(mention.anchor.field, mention.anchor.span) for mention in dates.find(document, (sentence,), LEXICON)]
    return heads.attach(figures.find(document, (sentence,), taken, LEXICON), tagger.tag(text, sentence, LEXICON), LEXICON)


def parse(line: str) -> tuple[str, list[Marked]]:
    """Return the text of a marked line and its marks."""
    text, marks, last = "", [], 0
    for match in MARK.finditer(line):
        text += line[last : match.start()]
        span = Span(len(text), len(text) + len(match[1]))
        marks.append(Marked(span, match[2].replace("-", "").split(","), match[3].split(",")))
        text += match[1]
        last = match.end()
    return text + line[last:], marks


@cache
def score() -> tuple[float, float, list[str]]:
    """Return the shares of right nouns and verbs among the marked figures that are found, and the wrong ones."""
    nouns = verbs = total = 0
    wrong = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, marks = parse(line)
        read_figures = read(text)
        for mark in marks:
            found = next((figure for figure in read_figures if figure.anchor.span.overlaps(mark.span)), None)
            if found is None:
                continue
            total += 1
            right = (found.subject or "") in mark.nouns, (found.predicate or "") in mark.verbs
            nouns += right[0]
            verbs += right[1]
            if not all(right):
                wrong.append(f"{text} [{found.anchor.surface}] {found.subject} {found.predicate}")
    return nouns / total, verbs / total, wrong


def test_counted_nouns_stay_above_their_floor() -> None:
    """At least 95% of the marked figures count the right noun."""
    share, _verbs, wrong = score()

    assert share >= 0.95, "\n".join(wrong)


def test_predicates_stay_above_their_floor() -> None:
    """At least 95% of the marked figures have the right verb."""
    _nouns, share, wrong = score()

    assert share >= 0.95, "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "subject", "predicate"),
    [
        ("Police arrested 40 people in Leeds.", "person", "arrest"),
        ("The campaign led to the seizure of 134 tonnes of drugs.", "drug", "seize"),
        ("The death toll rose to 1,482 on Tuesday.", "toll", "rise"),
        ("Jewels worth $18 million were stolen.", "jewel", "steal"),
        ("Elias Mbori, 74, a baker, was found guilty.", "mbori", "find"),
        ("Wave of bombings kills 15 in Iraq", "person", "kill"),
        ("5 dead in crash", "dead", "die"),
        ("Seventeen drown as ferry sinks", "person", "drown"),
        ("Turnout: 64.2%", "turnout", None),
        ("A boy of 12 was hurt.", "boy", "hurt"),
        ("A company took half a point off its key rate.", "rate", "take"),
        ("The reptile, some 12 metres long, was found.", "reptile", "find"),
        ("A profit of $4.2 billion was reported, up 18%.", "profit", "report"),
        ("Of the suspects, 47 are foreigners.", "suspect", "be"),
        ("Some 12 injured were flown out.", "person", "fly"),
        ("In all, 12 safe after fire", "person", None),
        ("Forty-seven of those arrested are foreign nationals.", "person", "be"),
        ("Some 1.3 million of them are in use.", "them", "be"),
        ("The number of people in work rose by 86,000.", "person", "rise"),
        ("Jewels valued at $18 million were found.", "jewel", "value"),
        ("A fee of $5 is due.", "fee", "be"),
        ("Profit up 12 per cent", "profit", None),
        ("The group said 31 were taken to hospital.", "person", "take"),
        ("It will cost $5 million.", "it", "cost"),
        ("He was jailed for 12 years.", "he", "jail"),
        ("The official reading, 40.3 degrees, was taken at noon.", "reading", "take"),
        ("Police are among the 131 people arrested on Thursday.", "person", "arrest"),
        ("The index fell 312 points on Monday.", "index", "fall"),
        ("The families heading for the islands will pay $3.", "family", "pay"),
        ("Shares in Lumen, the biggest operator, gained 2.2%.", "share", "gain"),
        ("A raid that lasted seven minutes ended well.", "raid", "last"),
        ("Roads will receive $12 million and schools $6 million.", "road", "receive"),
    ],
)
def test_a_figure_has_its_noun_and_verb(text: str, subject: str | None, predicate: str | None) -> None:
    """The first figure of each text is told of as the case says."""
    first = read(text)[0]

    assert (subject, predicate) == (first.subject, first.predicate)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("At least 23 people were killed and another 140 injured.", "person"),
        ("He spent $26 million in assets, including two yachts.", "yacht"),
        ("Israel said 251 hostages had been taken, of whom 97 remain.", "hostage"),
        ("The bill was approved by 71 votes to 29.", "vote"),
        ("Roads will receive $12 million and schools $6 million.", "school"),
        ("The islands drew 3,200 tourists, 12% more than in 2031.", "tourist"),
    ],
)
def test_a_later_figure_may_take_the_noun_of_an_earlier(text: str, subject: str) -> None:
    """The last figure of each text counts the noun of the case."""
    assert subject == read(text)[-1].subject


def test_a_sentence_without_figures_is_left_alone() -> None:
    """No figures go in and none come out."""
    text = "Nothing happened."
    tagged = tagger.tag(text, Sentence(Field.TEXT, Span(0, len(text)), Section.BODY, 0), LEXICON)

    assert heads.attach([], tagged, LEXICON) == []
