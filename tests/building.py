"""Claims built by hand, for tests of what comes after extraction."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.model import Analysis, Anchor, Document, Field, Figure, FigureClaim, Kind, Modifier, Quantity, Scope, Section, Sentence, Span

if TYPE_CHECKING:
    from datetime import datetime

    from factcheck.model import Attribution, Change, Claim, Reading

BASE = {
    "tonne": ("kilogram", Decimal(1000)),
    "ton": ("kilogram", Decimal(1000)),
    "mile": ("metre", Decimal("1609.344")),
    "kilometre": ("metre", Decimal(1000)),
    "mile per hour": ("metre per second", Decimal("0.44704")),
    "kilometre per hour": ("metre per second", Decimal(1) / Decimal("3.6")),
    "week": ("second", Decimal(604800)),
    "month": ("second", Decimal(2629746)),
    "year": ("second", Decimal(31556952)),
}


@dataclass(slots=True, kw_only=True)
class Draft:
    """A figure claim in the making; `sentence` holds the surface once."""

    surface: str
    value: str
    sentence: str = ""
    high: str | None = None
    step: str = "0"
    unit: str = "1"
    kind: Kind = Kind.COUNT
    modifier: Modifier = Modifier.EXACT
    change: Change | None = None
    aspect: str | None = None
    subject: str | None = None
    predicate: str | None = None
    scope: Scope = field(default_factory=Scope)
    section: Section = Section.BODY
    attribution: Attribution | None = None
    readings: tuple[Reading, ...] = ()

    def claim(self, document: str = "a", offset: int = 0) -> FigureClaim:
        """Return the claim in a text whose sentence begins at `offset`."""
        sentence = self.sentence or self.surface
        start = offset + sentence.index(self.surface)
        span = Span(start, start + len(self.surface))
        base, factor = BASE.get(self.unit, (self.unit, Decimal(1)))
        low = Decimal(self.value)
        high = Decimal(self.high) if self.high else low
        bounded = {
            Modifier.AT_LEAST: (low, None),
            Modifier.MORE_THAN: (low, None),
            Modifier.AT_MOST: (None, high),
            Modifier.LESS_THAN: (None, high),
        }
        stated = bounded.get(self.modifier, (low, high))
        return FigureClaim(
            id=f"{document}:{self.kind}:{span.start}-{span.end}",
            mention=Figure(
                anchor=Anchor(document, span, self.surface, Sentence(Field.TEXT, Span(offset, offset + len(sentence)), self.section, 0)),
                kind=self.kind,
                low=low,
                high=high,
                step=Decimal(self.step),
                unit=self.unit,
                modifier=self.modifier,
                change=self.change,
                aspect=self.aspect,
                subject=self.subject,
                predicate=self.predicate,
                scope=self.scope,
                attribution=self.attribution,
            ),
            quantity=Quantity(
                low=None if stated[0] is None else stated[0] * factor,
                high=None if stated[1] is None else stated[1] * factor,
                unit=base,
                precision=Decimal(self.step) / 2 * factor,
                readings=self.readings,
            ),
        )


def analysis(name: str, *drafts: Draft, published: datetime | None = None) -> Analysis:
    """Return the analysis of a document whose sentences are those of the drafts, one after the other."""
    text = ""
    claims: list[Claim] = []
    for draft in drafts:
        claims.append(draft.claim(name, len(text)))
        text += (draft.sentence or draft.surface) + "\n"
    document = Document(id=name, text=text, outlet=name, published=published, event="e")
    return Analysis(document=document, sentences=tuple(claim.mention.anchor.sentence for claim in claims), claims=tuple(claims))


def count(value: str, modifier: Modifier = Modifier.EXACT) -> Draft:
    """Return a count to make a claim of."""
    return Draft(surface=value, value=value, modifier=modifier)


def money(value: str, step: str, unit: str = "USD") -> Draft:
    """Return a sum of money to make a claim of."""
    return Draft(surface=f"{'€' if unit == 'EUR' else '$'}{value}", value=value, step=step, unit=unit, kind=Kind.MONEY)


def measure(value: str, unit: str, step: str = "1") -> Draft:
    """Return a measure to make a claim of."""
    return Draft(surface=f"{value} {unit}", value=value, step=step, unit=unit, kind=Kind.MEASURE)


def share(value: str, unit: str = "percent", step: str = "1") -> Draft:
    """Return a share to make a claim of."""
    return Draft(surface=value, value=value, step=step, unit=unit, kind=Kind.PERCENT)
