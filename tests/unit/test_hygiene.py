"""Characters that nobody sees: read over, and every place kept."""

from __future__ import annotations

import pytest

from factcheck import pipeline
from factcheck.model import Document, FigureClaim, StatementClaim
from factcheck.text import cleaned


def _figures(text: str, title: str | None = None) -> list[tuple[str, str, str | None]]:
    analysis = pipeline.analyse(Document(id="a", text=text, title=title, outlet="a"))
    return [
        (claim.mention.anchor.surface, str(claim.quantity.low), claim.mention.subject)
        for claim in analysis.claims
        if isinstance(claim, FigureClaim)
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Police seized 12\u200b345 boats.", [("12\u200b345", "12345", "boat")]),
        ("Police de\u00adtained thir\u00adteen wo\u00admen.", [("thir\u00adteen", "13", "woman")]),
        ("The \ufb01re killed \ufb01ve peo\u200bple.", [("\ufb01ve", "5", "person")]),
        ("\ufeffTwo men\x00 died.\r\n\r\nThree\u200b fled.", [("Two", "2", "man"), ("Three", "3", "person")]),
        ("Fire killed １２ people\u200e.", [("１２", "12", "person")]),
        ("Fire killed ٣٤ people.", [("٣٤", "34", "person")]),
        ("\u200b", []),
    ],
    ids=["space without width", "soft hyphens", "ligatures", "mark and NUL", "wide digits", "Arabic digits", "nothing"],
)
def test_what_nobody_sees_is_read_over(text: str, figures: list[tuple[str, str, str | None]]) -> None:
    assert _figures(text) == figures


def test_clean_documents_are_handed_on_as_they_are() -> None:
    assert cleaned(Document(id="a", text="Two men – “one” of them 12\u00a0345 – died.\r\n", title="Rain", outlet="a")) is None


def test_every_place_is_told_as_in_the_document_itself() -> None:
    text = "“We lost \ufb01ve men,” Jo\u00ad Doe\u200b said. Of 2\u200b001 sus\u00adpects, 75 were foreigners."
    document = Document(id="a", text=text, title="Toll\u200b of 21 told", outlet="a")

    analysis = pipeline.analyse(document)
    claims = {claim.id: claim for claim in analysis.claims}

    for claim in analysis.claims:
        anchor = claim.mention.anchor
        assert anchor.span.of(document.field(anchor.field)) == anchor.surface
        assert f":{anchor.span.start}-{anchor.span.end}" in claim.id
    (saying,) = [claim.mention for claim in analysis.claims if isinstance(claim, StatementClaim) and claim.mention.attribution.direct]
    speaker = saying.attribution.speaker_span
    assert speaker is not None
    assert speaker.of(text) == saying.attribution.speaker == "Jo\u00ad Doe"
    wholes = [claim.part_of for claim in analysis.claims if isinstance(claim, FigureClaim) and claim.part_of is not None]
    assert wholes == [claim for claim in claims if "2\u200b001" in claims[claim].mention.anchor.surface]
    assert any(claim.startswith("a:title:") for claim in claims)
