"""What holds of the scope of any figure."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from factcheck.extractor import dates, scope
from factcheck.extractor.tagger import tag
from factcheck.lexicon import load
from factcheck.model import Anchor, Document, Field, Figure, Kind, Section, Sentence, Span

LEXICON = load()
WORDS = (
    "12 |3 |of |them |the |among |including |in |Kabul |Herat, |northern |Zarrin |Afghan |and |but |, |— |; |said |will |to |cut |not |"
    "earlier |tolls |reported |last |year |on |Monday |since |2019 |a |day |more |another |from |Lake |Seva |US |who |is |aged |Elias |"
    "’s |were |killed |at |first "
)
TEXTS = st.lists(st.sampled_from(WORDS.split("|")) | st.text(max_size=3), max_size=30).map("".join)


def figure(digits: str, anchor: Anchor, kind: Kind) -> Figure:
    """Return a figure as the extractor would hand it over."""
    return Figure(anchor=anchor, kind=kind, low=Decimal(digits), high=Decimal(digits), step=Decimal(0), unit="1")


@given(TEXTS, st.sampled_from([Section.BODY, Section.HEADLINE]), st.sampled_from([Kind.COUNT, Kind.PERCENT]))
def test_any_sentence_gives_its_figures_a_scope_in_its_own_words(text: str, section: Section, kind: Kind) -> None:
    """Nothing raises; every word of a scope stands in the sentence, and a whole is another figure of it."""
    sentence = Sentence(Field.TEXT, Span(0, len(text)), section, 0)
    document = Document(id="a", text=text, outlet="a")
    figures = [figure(match[0], Anchor("a", Span(*match.span()), match[0], sentence), kind) for match in re.finditer(r"\b(?:12|3)\b", text)]

    found = scope.attach(figures, tag(text, sentence, LEXICON), document, LEXICON, scope.Around(dates.find(document, [sentence], LEXICON)))

    assert [one.anchor for one in found] == [one.anchor for one in figures]
    spans = {one.anchor.span for one in figures}
    for one in found:
        said = one.scope
        assert said.part_of is None or (said.part_of in spans and said.part_of != one.anchor.span)
        words = (*said.place, *said.who, *filter(None, (said.period, said.base, said.day)))
        assert all(word in text for word in words)
