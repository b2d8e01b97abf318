"""Mentions become claims in reading order, with the ids of the machine interface."""

from __future__ import annotations

from decimal import Decimal

from factcheck.lexicon import load
from factcheck.model import (
    Anchor,
    Attribution,
    DateMention,
    Document,
    Field,
    Figure,
    FigureClaim,
    Kind,
    Mention,
    Name,
    NameKind,
    Scope,
    Section,
    Sentence,
    Span,
    Statement,
    Title,
)
from factcheck.normalizer import normalize

TEXT = "On 7 May 2025 Ann Lee, mayor, said 75 of 2,001 men would “leave soon”."
DOCUMENT = Document(id="a1", text=TEXT, title="12 men", outlet="a")
BODY = Sentence(Field.TEXT, Span(0, len(TEXT)), Section.BODY, 0)
HEAD = Sentence(Field.TITLE, Span(0, 6), Section.HEADLINE, 0)


def anchor(start: int, end: int, sentence: Sentence = BODY) -> Anchor:
    """Return the anchor of a span."""
    return Anchor("a1", Span(start, end), DOCUMENT.field(sentence.field)[start:end], sentence)


def count(start: int, end: int, value: int, sentence: Sentence = BODY) -> Figure:
    """Return a count."""
    return Figure(anchor=anchor(start, end, sentence), kind=Kind.COUNT, low=Decimal(value), high=Decimal(value), step=Decimal(0), unit="1")


def test_claims_stand_in_reading_order_with_their_ids() -> None:
    """Title first, the longer mention before one inside it, a second one on a span numbered."""
    whole = TEXT.index("2,001")
    part = count(35, 37, 75)._replace(scope=Scope(part_of=Span(whole, whole + 5)))
    attribution = Attribution(
        speaker="Ann Lee", speaker_span=Span(14, 21), resolved="Ann Lee", cue="said", cue_span=Span(30, 34), direct=True
    )
    quoted = TEXT.index("leave")
    mentions: list[Mention] = [
        Statement(anchor=anchor(quoted, quoted + 10), statement=1, attribution=attribution),
        part,
        part,
        count(whole, whole + 5, 2001),
        DateMention(anchor=anchor(3, 13), expression="2025-05-07"),
        Title(anchor=anchor(23, 28), holder="Ann Lee"),
        Name(anchor=anchor(14, 21), bearer=NameKind.PERSON),
        count(0, 2, 12, HEAD),
    ]

    claims = normalize(DOCUMENT, mentions, load())

    assert [claim.id for claim in claims] == [
        "a1:title:count:0-2",
        "a1:date:3-13",
        "a1:name:14-21",
        "a1:title:23-28",
        "a1:count:35-37",
        "a1:count:35-37~2",
        f"a1:count:{whole}-{whole + 5}",
        f"a1:quotation:{quoted}-{quoted + 10}",
    ]
    assert [claim.part_of for claim in claims if isinstance(claim, FigureClaim)] == [None, claims[6].id, claims[6].id, None]


def test_a_rate_per_no_people_is_no_error() -> None:
    """A slip in the figure behind "per" leaves the rate as it is written."""
    figure = count(35, 37, 75)._replace(kind=Kind.RATIO, per="0 people")
    for per in ("000,000 people", "0 people", "² people", "head"):
        (claim,) = normalize(DOCUMENT, [figure._replace(per=per)], load())

        assert isinstance(claim, FigureClaim)
        assert claim.quantity.low == 75
