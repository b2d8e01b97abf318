"""A report from one reader's side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck import pipeline, viewpoint
from factcheck.config import Policy
from factcheck.model import Document, Report
from factcheck.versions import earlier_versions

ARREST = "Police in Harwick arrested {} protesters on Friday."
SHIP = "The ferry Maren sank off Orlen on Monday with {} passengers aboard."


def made(event: str = "e", **texts: str) -> list[Document]:
    """Return an event's documents."""
    return [Document(id=name, outlet=name, text=text, event=event) for name, text in texts.items()]


def drafted(text: str, **others: str) -> list[str]:
    """Return the messages for the author of a draft."""
    drafts = made(draft=text)
    report = pipeline.compare([*viewpoint.titled(drafts), *made(**others)])
    told = viewpoint.addressed(viewpoint.involving(report, ["draft"]), drafts)
    assert "your draft" not in {document.outlet for document in told.documents}
    return [finding.message for finding in told.findings]


@pytest.mark.parametrize(
    ("draft", "others", "message"),
    [
        (ARREST.format(134), {"dawn": ARREST.format(143)}, "Your draft says 134, dawn says 143"),
        (ARREST.format(134), {"dawn": ARREST.format(143), "wire": ARREST.format(143)}, "Your draft says 134, dawn and wire say 143"),
        (ARREST.format(134), {"dawn": ARREST.format(143), "post": ARREST.format(134)}, "Your draft, like post, says 134, dawn says 143"),
        (
            ARREST.format("nearly 140"),
            {"dawn": ARREST.format(139)},
            "Your draft says about 140, dawn says 139",
        ),
        (
            "“We will not close a single school,” Mayor Ines Okoro said on Monday.",
            {"dawn": "“We will not close a single large school,” Mayor Ines Okoro said on Monday."},
            "One quotation of Ines Okoro is printed in two wordings: “large” in dawn, not in your draft",
        ),
        (
            "Customs officers in Harwick seized 134 tons of tobacco last year.",
            {"dawn": "Customs officers in Harwick seized 134 tonnes of tobacco last year."},
            "dawn: 134 tonnes; your draft: 134 tons; 134 tons may also be 121,563 kilograms or 136,150 kilograms",
        ),
    ],
)
def test_the_draft_comes_first(draft: str, others: dict[str, str], message: str) -> None:
    """Its value, then the others'."""
    assert drafted(draft, **others) == [message]


def test_explanations_say_the_same() -> None:
    """What a message repeats of its fact's explanation changes there too."""
    drafts = made(draft=ARREST.format(134))
    report = viewpoint.addressed(pipeline.compare([*viewpoint.titled(drafts), *made(dawn=ARREST.format(143))]), drafts)

    (explanation,) = [fact.explanation for fact in report.events[0].facts if fact.verdict == "conflict"]
    assert explanation == "Your draft says 134, dawn says 143: they cannot all be right."


def test_several_drafts_go_by_their_names() -> None:
    """One draft is "your draft", of two each is told by name."""
    drafts = made(one=ARREST.format(134), two=ARREST.format(143))
    report = viewpoint.addressed(pipeline.compare(viewpoint.titled(drafts)), drafts)

    assert [finding.message for finding in report.findings] == ["Your draft one says 134, your draft two says 143"]


def test_findings_that_involve_a_document() -> None:
    """The others go, and what stays points to it first."""
    documents = [*made(a=ARREST.format(134), b=ARREST.format(143)), *made("f", c=SHIP.format(12), d=SHIP.format(21))]
    report = pipeline.compare(documents)

    kept = viewpoint.involving(report, ["c"])
    assert [(finding.documents, finding.focus) for finding in kept.findings] == [(("c", "d"), ("c",))]
    assert viewpoint.involving(report, []).findings == ()
    assert [entry.event.id for entry in viewpoint.about(report, ["c"]).events] == ["f"]
    assert {document.id for document in viewpoint.about(report, ["c"]).documents} == {"c", "d"}


def test_one_event() -> None:
    """Its documents, facts and findings."""
    documents = [*made(a=ARREST.format(134), b=ARREST.format(143)), *made("f", c=SHIP.format(12), d=SHIP.format(21))]
    report = viewpoint.within(pipeline.compare(documents), "f")

    assert [entry.event.id for entry in report.events] == ["f"]
    assert {document.id for document in report.documents} == {"c", "d"}
    assert [finding.documents for finding in report.findings] == [("c", "d")]


# ---------------------------------------------------------------- a reference


def judged(*, reference: str = "release", **texts: str) -> Report:
    """Return the report by a reference."""
    return viewpoint.by_reference(pipeline.compare(made(**texts)), [reference], Policy())


def test_who_departs_from_the_reference() -> None:
    """One, several, several values."""
    (one,) = judged(release=ARREST.format(134), dawn=ARREST.format(143), wire=ARREST.format(134)).findings
    assert (one.message, one.focus, one.suggestion) == (
        "dawn departs from release: 143, not 134",
        ("dawn",),
        "The reference, release, has 134.",
    )

    (many,) = judged(release=ARREST.format(134), dawn=ARREST.format(143), wire=ARREST.format(143)).findings
    assert (many.message, many.focus) == ("dawn and wire depart from release: 143, not 134", ("dawn", "wire"))

    (values,) = judged(release=ARREST.format(134), dawn=ARREST.format(143), wire=ARREST.format(159)).findings
    assert values.message == "dawn and wire depart from release: 143 in dawn; 159 in wire, not 134"

    (hedged,) = judged(release=ARREST.format(139), dawn=ARREST.format(193), wire=ARREST.format("nearly 140")).findings
    assert (hedged.message, hedged.focus) == ("dawn departs from release: 193, not 139", ("dawn",))


def test_wordings_depart_too() -> None:
    """The message stays, with who departs."""
    (finding,) = judged(
        release="“We will not close a single school,” Mayor Ines Okoro said on Monday.",
        dawn="“We will not close a single large school,” Mayor Ines Okoro said on Monday.",
        wire="“We will not close a single school,” Mayor Ines Okoro said on Monday.",
    ).findings

    assert finding.message.endswith("; dawn departs from release")
    assert finding.focus == ("dawn",)


def test_dates_and_titles_depart_too() -> None:
    """Whose day or office is another."""
    trial = "The trial of Tom Hale will open in Harwick on {}."
    (day,) = judged(release=trial.format("14 March 2025"), dawn=trial.format("17 March 2025"), wire=trial.format("14 March 2025")).findings
    assert (day.message, day.focus) == ("dawn departs from release: 17 March 2025, not 14 March 2025", ("dawn",))

    opened = "{} Lena Marsh opened the Harwick flood barrier on Tuesday."
    (office,) = judged(release=opened.format("Governor"), dawn=opened.format("Deputy Governor")).findings
    assert (office.message.rpartition("; ")[2], office.focus) == ("dawn departs from release", ("dawn",))


def test_what_is_no_departure() -> None:
    """Rounding is none, and where the reference is silent nobody departs from it."""
    report = judged(release=ARREST.format(139), dawn=ARREST.format("nearly 140"))
    assert [finding.message for finding in report.findings] == ["dawn: 140; release: 139"]

    report = judged(release="The mayor thanked the police.", dawn=ARREST.format(134), wire=ARREST.format(143))
    assert [finding.message for finding in report.findings] == ["dawn: 134; wire: 143"]


# ---------------------------------------------------------------- earlier versions of a draft

LONG = " ".join(
    f"Councillors in Harwick approved the {word} programme on Wednesday evening after {word} residents protested outside the building."
    for word in ("housing", "transport", "library", "swimming", "education", "firefighting", "harbour", "allotment")
)


def taken(draft: Document, article: Document) -> str | None:
    """Return why an article is taken for an earlier version."""
    return next((earlier.why for earlier in earlier_versions([draft], [article], Policy())), None)


def test_earlier_versions() -> None:
    """The same file, id or url, or most of the wording."""
    draft = Document(id="drafts/a", outlet="a", text=LONG, url="https://example.org/1", path="drafts/a.txt")
    edited = LONG.replace("swimming", "bathing")
    other = Document(id="b", outlet="b", text="Something else.", path="b.txt")

    assert taken(draft, other) is None
    assert taken(draft, replace(other, path="drafts/../drafts/a.txt")) == "the same file"
    assert taken(draft, replace(other, path="drafts/a.txt", line=3)) is None
    assert taken(draft, replace(other, id="drafts/a")) == "the same id"
    assert taken(draft, replace(other, url="https://example.org/1")) == "the same url"
    assert taken(draft, replace(other, text=edited)) == "the same wording"
    assert taken(draft, replace(other, text=LONG)) == "the same wording"
    half = LONG[: len(LONG) // 2] + " " + " ".join(f"Nothing of this sentence about {n} stands elsewhere, say observers." for n in range(8))
    assert taken(draft, replace(other, text=half)) is None
    assert taken(draft, replace(other, id="old/a", outlet="a", text=half)) == "the same name and much the same wording"


def test_agency_copy_of_another_outlet_is_no_earlier_version() -> None:
    """Two articles that name different outlets are compared, however alike."""
    draft = Document(id="a", outlet="The Herald", text=LONG)

    assert taken(draft, Document(id="b", outlet="The Courier", text=LONG)) is None
    assert taken(draft, Document(id="b", outlet="The Herald", text=LONG)) == "the same wording"
    assert taken(draft, Document(id="b", outlet="b", text=LONG)) == "the same wording"
