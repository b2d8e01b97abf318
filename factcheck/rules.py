"""The rules: what a finding can say, how much it matters, and the manual of each.

In: nothing. Out: `RULES`, the one table that the command line, the reporters, the documentation and the configuration read.
An example is what two outlets published about one event, or one text of a rule on an article by itself; the tests compare every one.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.model import Severity
from factcheck.quick import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["RULES", "Rule"]


class Rule(NamedTuple):
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
        """How to have it left out of a report; of a rule that is off, how to have it in."""
        if self.severity is Severity.NONE:
            return f"Nothing has to be done: --extend-select {self.id} asks for it."
        out = f'--ignore {self.id}, or ignore = ["{self.id}"] in factcheck.toml, leaves this rule out.'
        return f"{out} One finding alone: factcheck baseline add FINGERPRINT --reason TEXT."


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
        id="headline.differs",
        severity=Severity.WARNING,
        summary="headline, standfirst, bullet or caption gives another figure than the body",
        finds=(
            "A figure above or beside an article and a figure in its body count the same thing and cannot both be right. Rounding and "
            "hedges are allowed for, and one figure in the body that fits is enough. The first paragraph counts as such a head where its "
            "digits betray a slip; so does a line that gives a result. Where outlets are compared, the body's figure counts."
        ),
        fires=("Harwick warehouse blaze kills 21\n\nA fire in a Harwick warehouse on Tuesday killed 12 people, the fire service said.",),
        passes=("Nearly 500 held in Veland raids\n\nPolice in Veland arrested 487 people in raids on Tuesday, the ministry said.",),
        remedy="Correct whichever is wrong; the body is the likelier to be right.",
    ),
    Rule(
        id="sum.wrong",
        severity=Severity.WARNING,
        summary="parts do not add up to the total that the text says they make up",
        finds=(
            "One article gives a total and the parts that it says make it up, and the parts come to something else; or shares of one "
            "vote come to more than 100%. Parts that a text only picks out, overlapping parts and shares that miss 100 by rounding are "
            "no findings."
        ),
        fires=("Twelve people were killed in the Harwick ferry fire: seven men, three women and a child.",),
        passes=("Twelve people were killed in the Harwick ferry fire, among them seven men, three women and a child.",),
        remedy="Ask the source for the parts and the total.",
    ),
    Rule(
        id="percent.wrong",
        severity=Severity.WARNING,
        summary="a percentage does not follow from the numbers that it is told of",
        finds=(
            "One article gives a change with both its ends, or a share with its part and its whole, and a percentage that no values "
            "rounding to what is written come to; or it writes per cent for percentage points."
        ),
        fires=("Home sales in Harwick rose 20% from 100 in April to 130 in May.",),
        passes=("Home sales in Harwick rose 30% from 100 in April to 130 in May.",),
        remedy="Work the percentage out again, or ask which of the two numbers is right.",
    ),
    Rule(
        id="conversion.wrong",
        severity=Severity.WARNING,
        summary="a measure and its conversion in brackets do not come to the same",
        finds=(
            "One article gives a measure in two units, the second in brackets, after a stroke or after “or”, and neither is the other one "
            "converted and rounded as newsrooms do. A difference of temperatures is converted without the 32 degrees. Money is not checked."
        ),
        fires=("The missing hikers were found 10 miles (20 km) north of Harwick.",),
        passes=("The missing hikers were found 10 miles (16 km) north of Harwick.",),
        remedy="Convert again from the unit that the source used.",
    ),
    Rule(
        id="weekday.wrong",
        severity=Severity.WARNING,
        summary="a weekday and a date do not go together, or a date does not exist",
        finds=(
            "A date has the wrong day of the week, or its month has no such day. Without a year the day of publication tells it, and two "
            "such dates of one article are laid beside each other; “yesterday” is told from the day of publication."
        ),
        fires=("The inquiry into the Harwick fire opened on Monday 4 May 2025.",),
        passes=("The inquiry into the Harwick fire opened on Sunday 4 May 2025.",),
        remedy="Look the day up in a calendar, and ask the source which of the two was meant.",
    ),
    Rule(
        id="age.wrong",
        severity=Severity.WARNING,
        summary="a person's age fits neither the year of birth nor another age given",
        finds=(
            "One article gives a person two ages, or an age that does not follow from the years of birth and death or publication. "
            "Namesakes and ages at another time are no findings."
        ),
        fires=("Barry Moss, 45, of Harwick, sold boilers. Moss, 54, was jailed for 18 months.",),
        passes=("Barry Moss, 45, of Harwick, sold boilers. His brother Alan Moss, 54, was jailed for 18 months.",),
        remedy="Ask for the date of birth.",
    ),
    Rule(
        id="order.wrong",
        severity=Severity.WARNING,
        summary="an event is dated before what it follows",
        finds=(
            "One article says that one thing came after another, or tells of steps that can only come in one order (arrested, charged, "
            "convicted, jailed), and dates the later one earlier."
        ),
        fires=("Dean Poole was jailed in Harwick on 3 May after being arrested on 9 May.",),
        passes=("Dean Poole was jailed in Harwick on 9 May after being arrested on 3 May.",),
        remedy="Check both dates.",
    ),
    Rule(
        id="rate.wrong",
        severity=Severity.WARNING,
        summary="a figure per head, day or unit does not fit the total and the count",
        finds=(
            "One article gives a rate, what it is multiplied by and the total, all of one thing, and rate times number does not come to "
            "the total within the written precision."
        ),
        fires=("The Harwick Rotary club gave $500 each to 40 families, $25,000 in all.",),
        passes=("The Harwick Rotary club gave $500 each to 40 families, $20,000 in all.",),
        remedy="Ask which of the three figures is wrong.",
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
    Rule(
        id="ratio.wrong",
        severity=Severity.WARNING,
        summary="“one in five” stands beside another share of the same thing",
        finds=(
            "One article tells the same share as a ratio or fraction and as a percentage, and the two differ by more than such words "
            "round. Shares of other groups or times are no findings."
        ),
        fires=("One in five residents of Harwick, or 25%, was born abroad.",),
        passes=("One in five residents of Harwick, or 21%, was born abroad.",),
        remedy="Use the percentage, or the ratio that is nearest to it.",
    ),
    Rule(
        id="name.drift",
        severity=Severity.WARNING,
        summary="one person's name or title is given in two ways",
        finds=(
            "One article spells the name of one person in two ways, or gives one person two offices that one holder cannot both have "
            "(governor and deputy governor). Two people of similar names, each introduced with a first name, are no finding."
        ),
        fires=("Ruth Henderson of Harwick won gold. Henderson was stunned. Hendersen will show again in May.",),
        passes=("Ruth Henderson of Harwick won gold. Henderson thanked her teacher, Gail Hendersen.",),
        remedy="Look the name up, and use one form throughout.",
    ),
    Rule(
        id="quote.drift",
        severity=Severity.WARNING,
        summary="one quotation is printed in two versions",
        finds=(
            "One article prints the same words of a speaker twice, in the headline and in the body for instance, and a word that changes "
            "the sense differs. A shorter part of the same quotation is no finding."
        ),
        fires=(
            (
                "“We will never close a village school in this valley”\n\n"
                "“We will now close a village school in this valley,” Mayor Ines Okoro told parents in Harwick on Monday."
            ),
        ),
        passes=(
            (
                "“We will never close a village school”\n\n"
                "“We will never close a village school in this valley,” Mayor Ines Okoro told parents in Harwick on Monday."
            ),
        ),
        remedy="Check the recording or the transcript, and quote what was said.",
    ),
)
