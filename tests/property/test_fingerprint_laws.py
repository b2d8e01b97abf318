"""A fingerprint names a finding by what it says: it survives edits around the values, and not of the values."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.model import Document
from factcheck.summary import facts_of, fingerprints

LAW = settings(max_examples=25)
VALUES = st.integers(101, 989).filter(lambda value: value % 10 not in {0, 5})
WORDS = st.sampled_from(["It rained all morning.", "The mayor was not there.", "Shops stayed open.", ""])
OUTLETS = st.lists(st.sampled_from(["argus", "courier", "herald", "post", "wire"]), min_size=3, max_size=3, unique=True)
SENTENCES = (
    "Police in Harwick arrested {} protesters on Friday.",
    "In Harwick {} protesters were arrested on Friday, the force said.",
    "Harwick police said {} demonstrators had been arrested on Friday.",
)


def names(texts: dict[str, str], event: str = "e") -> set[str]:
    """Return every fingerprint of the one conflict of figures that outlets' texts come to, none where there is no conflict."""
    report = pipeline.compare([Document(id=f"{event}{outlet}", outlet=outlet, text=text, event=event) for outlet, text in texts.items()])
    facts = facts_of(report)
    return {
        name
        for finding in report.findings
        if finding.rule == "figure.conflict" and (fact := facts.get(finding.fact or "")) is not None
        for name in fingerprints(finding.rule, fact.claims, fact.sides)
    }


@LAW
@given(one=VALUES, other=VALUES, outlets=OUTLETS, before=WORDS, event=st.sampled_from(["e", "f"]))
def test_neither_outlets_nor_places_nor_events_matter(one: int, other: int, outlets: list[str], before: str, event: str) -> None:
    """The same sentences elsewhere, from others, of another event."""
    assume(one != other)
    first = names({"herald": SENTENCES[0].format(one), "wire": SENTENCES[1].format(other)})
    again = names({outlets[0]: f"{before}\n\n{SENTENCES[0].format(one)}", outlets[1]: SENTENCES[1].format(other)}, event)

    assert first == again


@LAW
@given(one=VALUES, other=VALUES, third=st.sampled_from(SENTENCES), outlets=OUTLETS, sides=st.booleans())
def test_an_outlet_that_agrees_takes_no_name_away(one: int, other: int, third: str, outlets: list[str], sides: bool) -> None:
    """Whatever its words, and wherever it comes among the others."""
    assume(one != other)
    told = {outlets[0]: SENTENCES[0].format(one), outlets[1]: SENTENCES[1].format(other)}

    assert names(told) <= names({**told, outlets[2]: third.format(one if sides else other)})


@LAW
@given(one=VALUES, other=VALUES, new=VALUES)
def test_another_value_shares_no_name(one: int, other: int, new: int) -> None:
    """A figure that changes makes a new finding."""
    assume(len({one, other, new}) == 3)
    old = names({"herald": SENTENCES[0].format(one), "wire": SENTENCES[0].format(other)})

    assert old
    assert old.isdisjoint(names({"herald": SENTENCES[0].format(one), "wire": SENTENCES[0].format(new)}))
