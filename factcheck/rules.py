"""The rules: what a finding can say, how much it matters, and the manual of each.

In: nothing. Out: `RULES`, the one table that the command line, the reporters, the documentation and the configuration read.
An example is what two outlets published about one event, or one text of a rule on an article by itself; the tests compare every one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcheck.model import EventReport, Fact, Report

__all__ = ["RULES", "Rule", "without"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of finding.

    `severity` is the one it has by default, NONE where it is off. `finds` says what it is about, `fires` are texts in which it is found,
    `passes` texts in which it is not (each of another outlet: two, or one for a rule on a single article), and `remedy` what an editor
    does about it.
    """

    id: str
    severity: Severity
    summary: str
    finds: str
    fires: tuple[str, ...]
    passes: tuple[str, ...]
    remedy: str

    @property
    def silence(self) -> str:
        """How to have it left out of a report."""
        return f"--ignore {self.id} leaves this rule out."


def _table(*rules: Rule) -> Mapping[str, Rule]:
    return MappingProxyType({rule.id: rule for rule in rules})


RULES: Mapping[str, Rule] = _table(
    Rule(
        id="figure.conflict",
        severity=Severity.ERROR,
        summary="two outlets give figures for one thing that cannot both be right",
        finds=(
            "Two outlets count or measure the same thing, of the same place, group and period, and the intervals that their wording "
            "and rounding allow do not meet. It is a warning instead of an error where one side does not say what is counted or what "
            "happened to it, or where each side names another source for its figure."
        ),
        fires=(
            "Police in Harwick arrested 131 protesters on Friday, a spokeswoman said.",
            "Police in Harwick arrested 113 protesters on Friday.",
        ),
        passes=(
            "Police in Harwick arrested 131 protesters on Friday, a spokeswoman said.",
            "Police in Harwick arrested about 130 protesters on Friday.",
        ),
        remedy="Ask the source which figure is right; correct the other, or say in the text why the two differ.",
    ),
    Rule(
        id="date.conflict",
        severity=Severity.ERROR,
        summary="two outlets date one thing on different days",
        finds=(
            "Two outlets say when the same thing happens or happened, and the days they name do not overlap. Days of the week are "
            "resolved against the day of publication where it is known."
        ),
        fires=(
            "The trial of Tom Hale will open in Harwick on 14 March 2025.",
            "The trial of Tom Hale will open in Harwick on 17 March 2025.",
        ),
        passes=(
            "The trial of Tom Hale will open in Harwick on 14 March 2025.",
            "The trial of Tom Hale will open in Harwick in March 2025.",
        ),
        remedy="Ask the source which day is right and correct the other text.",
    ),
    Rule(
        id="quote.altered",
        severity=Severity.WARNING,
        summary="words between quotation marks differ between outlets",
        finds=(
            "Two outlets put the same words of the same speaker between quotation marks, and a word that changes the sense is added, "
            "left out or replaced. Spelling variety, typography and a shorter part of the same quotation are no findings."
        ),
        fires=(
            "“We will not close a single school in this valley,” Mayor Ines Okoro said on Monday.",
            "“We will not close a single large school in this valley,” Mayor Ines Okoro said on Monday.",
        ),
        passes=(
            "“We will not close a single school in this valley,” Mayor Ines Okoro said on Monday.",
            'Mayor Ines Okoro said on Monday the council would "not close a single school".',
        ),
        remedy="Check the recording or the transcript, and quote what was said.",
    ),
    Rule(
        id="quote.misattributed",
        severity=Severity.WARNING,
        summary="one quotation is given to different speakers",
        finds="Two outlets quote the same words and name different people as the one who said them.",
        fires=(
            "“We will not close a single school in the Kinder valley,” Mayor Ines Okoro told the Harwick council on Monday.",
            "“We will not close a single school in the Kinder valley,” Councillor Tom Hale told the Harwick council on Monday.",
        ),
        passes=(
            "“We will not close a single school in the Kinder valley,” Mayor Ines Okoro told the Harwick council on Monday.",
            "“We will not close a single school in the Kinder valley,” Okoro told the Harwick council on Monday.",
        ),
        remedy="Check who spoke, and name that person.",
    ),
    Rule(
        id="title.differs",
        severity=Severity.WARNING,
        summary="one person holds titles that differ between outlets",
        finds=(
            "Two outlets give the same person offices that one holder cannot both have (governor and deputy governor), or of which one "
            "is less exact than the other (acting ambassador and ambassador)."
        ),
        fires=(
            "Deputy Governor Lena Marsh opened the Harwick flood barrier on Tuesday.",
            "Governor Lena Marsh opened the Harwick flood barrier on Tuesday.",
        ),
        passes=(
            "Governor Lena Marsh opened the Harwick flood barrier on Tuesday.",
            "Lena Marsh, the governor, opened the Harwick flood barrier on Tuesday.",
        ),
        remedy="Check the office the person held on that day and use it in full once.",
    ),
    Rule(
        id="name.differs",
        severity=Severity.WARNING,
        summary="one person, body or vessel is named in two ways",
        finds="Two outlets tell the same of what is evidently one person, body or vessel, under names that do not agree.",
        fires=(
            "The trawler Northern Grace sank off Harwick on Sunday; all 9 crew were rescued.",
            "The trawler Northern Grade sank off Harwick on Sunday; all 9 crew were rescued.",
        ),
        passes=(
            "The trawler Northern Grace sank off Harwick on Sunday; all 9 crew were rescued.",
            "The trawler “Northern Grace” sank off Harwick on Sunday; all nine crew were rescued.",
        ),
        remedy="Look the name up in a register or ask its bearer.",
    ),
    Rule(
        id="scope.differs",
        severity=Severity.WARNING,
        summary="one thing is told of all in one outlet and of some in another",
        finds="Two outlets report the same statement or measure and differ in how far it reaches: all, most, some, major, every.",
        fires=(
            "New body scanners are being installed at all airports in Veland, Transport Minister Ada Brandt said.",
            "New body scanners are being installed at all major airports in Veland, Transport Minister Ada Brandt said.",
        ),
        passes=(
            "New body scanners are being installed at all airports in Veland, Transport Minister Ada Brandt said.",
            "New body scanners are being installed at every airport in Veland, Transport Minister Ada Brandt said.",
        ),
        remedy="Ask the source how far it reaches.",
    ),
    Rule(
        id="unit.ambiguous",
        severity=Severity.WARNING,
        summary="a unit can be read in two ways and the outlets write it differently",
        finds=(
            "Two outlets give the same number, one in a unit with one meaning (tonne), the other in a unit with several (ton: 907 kg in "
            "the United States, 1,016 kg in Britain). It is read as the same amount, and never a conflict."
        ),
        fires=(
            "Customs officers in Harwick seized 134 tonnes of tobacco last year.",
            "Customs officers in Harwick seized 134 tons of tobacco last year.",
        ),
        passes=(
            "Customs officers in Harwick seized 134 tonnes of tobacco last year.",
            "Customs officers in Harwick seized 134,000 kg of tobacco last year.",
        ),
        remedy="Write the unit that the source used.",
    ),
    Rule(
        id="figure.update",
        severity=Severity.NOTE,
        summary="a running figure has moved from one report to the next",
        finds=(
            "Two outlets give different figures for something that is still being counted (dead, injured, missing, detained), and the "
            "wording or the time of publication shows that one came later."
        ),
        fires=(
            "The death toll from the Orlen flood stood at 14 on Monday morning.",
            "The death toll from the Orlen flood has risen to 19, rescuers said on Monday evening.",
        ),
        passes=(
            "The death toll from the Orlen flood has risen to 19, rescuers said on Monday evening.",
            "The Orlen flood killed 19 people, rescuers said on Monday evening.",
        ),
        remedy="Bring the older text up to date, or say as of when its figure stands.",
    ),
    Rule(
        id="figure.approximate",
        severity=Severity.NOTE,
        summary="figures for one thing differ within what their wording allows",
        finds=(
            "Two outlets give different numbers for the same thing, and rounding or a hedge (about, nearly, dozens, at least) covers both."
        ),
        fires=(
            "The Harwick ferry carried 1,968 passengers on Friday.",
            "The Harwick ferry carried nearly 2,000 passengers on Friday.",
        ),
        passes=(
            "The Harwick ferry carried 1,968 passengers on Friday.",
            "The Harwick ferry carried about 1,968 passengers on Friday.",
        ),
        remedy="Nothing has to be done; use the exact figure where both texts are yours.",
    ),
    Rule(
        id="quote.paraphrased",
        severity=Severity.NOTE,
        summary="words quoted by one outlet are retold by another with a difference",
        finds="One outlet quotes a speaker, another retells the statement and adds or leaves out something of substance.",
        fires=(
            "“The new line will be finished before the winter,” Transport Minister Ada Brandt said.",
            "Transport Minister Ada Brandt said that most of the new line would be finished before the winter.",
        ),
        passes=(
            "“The new line will be finished before the winter,” Transport Minister Ada Brandt said.",
            "The new line will be finished before the winter, Transport Minister Ada Brandt said.",
        ),
        remedy="Nothing has to be done where the sense is kept; otherwise quote.",
    ),
    Rule(
        id="attribution.differs",
        severity=Severity.NONE,
        summary="one outlet tells in its own voice what another gives to a source",
        finds=(
            "Two outlets give the same figure; one says who it comes from, the other tells it in its own voice. This rule is off unless "
            "it is asked for: --extend-select attribution.differs, or a severity in the configuration. It is then a note."
        ),
        fires=(
            "The fire at the Harwick depot destroyed 14 buses on Friday, the fire service said.",
            "The fire at the Harwick depot destroyed 14 buses on Friday.",
        ),
        passes=(
            "The fire at the Harwick depot destroyed 14 buses on Friday, the fire service said.",
            "The fire at the Harwick depot destroyed 14 buses on Friday, according to the fire service.",
        ),
        remedy="Say where the figure comes from where you have not counted yourself.",
    ),
    Rule(
        id="range.wrong",
        severity=Severity.WARNING,
        summary="a range begins with its larger end",
        finds=(
            "One article gives a range of figures or dates whose first end is the larger or later one. Spans that count back "
            "(“between 20 and 10 years ago”), hours and scores are no findings."
        ),
        fires=("Between 12 and 7 people were hurt when a tram left the rails in Harwick.",),
        passes=("Between 7 and 12 people were hurt when a tram left the rails in Harwick.",),
        remedy="Check whether a digit is wrong; else put the smaller end first.",
    ),
)


def without(report: Report, ignored: Iterable[str]) -> Report:
    """Return the report less the findings of the ignored rules; the severity of a fact is the highest of what remains."""
    names = frozenset(ignored)
    if not names:
        return report
    kept = tuple(finding for finding in report.findings if finding.rule not in names)
    highest: dict[str, Severity] = {}
    for finding in kept:
        if finding.fact is not None:
            highest[finding.fact] = max(finding.severity, highest.get(finding.fact, Severity.NONE))
    return replace(report, events=tuple(_graded(event, highest) for event in report.events), findings=kept)


def _graded(event: EventReport, highest: Mapping[str, Severity]) -> EventReport:
    def graded(fact: Fact) -> Fact:
        return replace(fact, severity=highest.get(fact.id, Severity.NONE))

    return replace(event, facts=tuple(graded(fact) for fact in event.facts))
