"""Soft hyphens and characters without width change no claim but for the places that it stands in; no damage to an article raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.model import Document, FigureClaim
from tests.conftest import SEEDS

if TYPE_CHECKING:
    from factcheck.model import Claim

PARAGRAPHS = [
    line for path in sorted(SEEDS.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines() if any(map(str.isdigit, line))
]
UNSEEN = st.sampled_from(["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e", "\0"])
DAMAGE = UNSEEN | st.sampled_from(
    ["“", "”", '"', "(", ")", "\n", "\r\n", "\u2028", " ", ".", "-", "%", "$", "½", "٣", "\ufb01", "\U0001f600", "{", "ß"]
)


@st.composite
def seasoned(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a paragraph as it is, and with characters that nobody sees inside it."""
    plain = draw(st.sampled_from(PARAGRAPHS))
    text = plain
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(UNSEEN) + text[place:]
    return plain, text


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a paragraph as it is, and with pieces cut out of it and others put in."""
    plain = draw(st.sampled_from(PARAGRAPHS))
    text = plain
    for _ in range(draw(st.integers(1, 6))):
        place, length = draw(st.integers(0, len(text))), draw(st.integers(0, 12))
        text = text[:place] + draw(DAMAGE | st.text(max_size=4)) + text[place + length :]
    return plain, text


def claims(text: str) -> tuple[Claim, ...]:
    """Return the claims of a text, each with its surface where it says."""
    document = Document(id="a", text=text, outlet="a")
    found = pipeline.analyse(document).claims
    for claim in found:
        anchor = claim.mention.anchor
        assert anchor.span.of(document.text) == anchor.surface
        assert anchor.sentence.span.start <= anchor.span.start
    return found


@given(texts=seasoned())
@settings(max_examples=40)
def test_unseen_characters_change_no_claim(texts: tuple[str, str]) -> None:
    plain, text = texts
    before, after = claims(plain), claims(text)

    assert [claim.kind for claim in after] == [claim.kind for claim in before]
    assert [claim.quantity for claim in after if isinstance(claim, FigureClaim)] == [
        claim.quantity for claim in before if isinstance(claim, FigureClaim)
    ]
    assert len({claim.id for claim in after}) == len(after)


@given(texts=damaged())
@settings(max_examples=40)
def test_damage_raises_nothing(texts: tuple[str, str]) -> None:
    plain, text = texts
    claims(text)

    report = pipeline.compare([Document(id="a", text=plain, outlet="a"), Document(id="b", text=text, outlet="b")])

    assert {document for event in report.events for document in event.event.documents} == {"a", "b"}
