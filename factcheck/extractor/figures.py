"""Every figure in a document, with its unit, hedge and part in a change.

In: a document, its sentences, the spans that are dates. Out: figures in reading order that do not overlap. What is counted, what happened
to it, its scope and whose figure it is are left to the heads, scope and statements of this package.

The scanner looks for the places where a number may begin; a small reader goes forward from each: number, currency or unit, range. Most
places turn out to be no figure ("one of the", "Boeing 737", a year), so the cheap reasons for leaving one alone come first.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.extractor.ages import is_age, is_age_group
from factcheck.extractor.amounts import read_amount
from factcheck.extractor.details import describe
from factcheck.extractor.exclusions import digits_are_no_figure, follows_name, glued, is_address, is_counted, is_plural, word_before
from factcheck.extractor.identifiers import is_list_number, is_reference, is_telephone, labelled
from factcheck.extractor.idioms import bare_word_is_no_figure, fraction_is_no_share, is_someday, is_title, ordinal_is_no_figure
from factcheck.extractor.modifiers import plainly
from factcheck.extractor.money import Purse
from factcheck.extractor.numerals import Form
from factcheck.extractor.page import Amount, Page
from factcheck.extractor.ratios import read_odds, read_pair
from factcheck.extractor.single import ARTICLE, articles
from factcheck.extractor.spans import in_kind, join, read_range, share_end, share_unit
from factcheck.extractor.zeros import read_zero
from factcheck.model import Field, Kind, Modifier, Section, Span
from factcheck.patterns import lazily
from factcheck.quick import compiled, traces

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from factcheck.lexicon import Lexicon
    from factcheck.lexicon.numerals import Numerals
    from factcheck.model import Change, Document, Figure, Sentence

__all__ = ["beginnings", "find"]

_ONE, _NONE = Decimal(1), Decimal(0)
_FAR_APART = 6  # times: of two figures of one thing the larger is no more
_PLAIN_FORMS = frozenset((Form.DIGITS, Form.WORDS))
_HUNDREDTH, _COINS = Decimal("0.01"), ("p", "pence", "cent", "cents", "paise")
_THOUSAND = Decimal(1000)
_OLDEST, _HALF = Decimal(120), Decimal("0.5")
# a sentence with more numbers than this is a table or no language at all: what is behind is passed over, so that no text takes long
_MOST_IN_SENTENCE = 120
_SILENT = frozenset((Section.BOILERPLATE, Section.BYLINE))
_NEXT_OF_LIST = lazily(r"(?:\s[\w’'-]{1,20}){0,2}\s[\w’'-]{1,20}s,\s")
_OF_THEM = lazily(r"\s(?:from|of|in|on|at|to|were|are|was)\b")
_GOES_ON = lazily(
    r"\s(?:and\s(?:\d\d?(?:(?=[,.;:)](?!\d))|(?=\s[–—-]|\Z)|(?=\s(?:were|are|was|who|from|at|in|died|have|had|respectively)\b))"
    r"|come|came|are|were|have|had|both|live|lived)|who|from|were|are|respectively|years)\b"
)
_ARE_THINGS = lazily(r"\s(?:are|were)\s([a-z]+)")
_COMPARED = lazily(
    r"(?:(?:\s(?:of\sage|old|a\s[a-z]+))?,?\s(?:(up\sfrom|down\sfrom|(?:as\s)?against|compared\s(?:with|to)|versus)|from)\s)"
)
_RISEN = lazily(r"[^.;:,\d]{1,80},\s((?:up|down)\sfrom)\s")  # "85 tonnes had escaped from a tank, up from 60 a day before"
# "Labour took 38.4 per cent of the vote, the Conservatives 31.2 and the Greens 9.5"
_GAPPED = lazily(r"(?:\sof\s(?:the\s)?[a-z]+)?,?\s(?:and\s)?(?:the\s)?(?:[A-Z][\w’'-]{1,20}\s){1,3}")
# "6.1 metres from its top of nearly seven and a half", "two years below the demand of nine", "12 per cent of rents instead of 10"
_STANDARDS = (
    "top|peak|high|low|record|maximum|minimum|demand|request|target|forecast|limit|norm|average|estimate|requirement|goal|ceiling|level"
)
_HEDGES = r"(?:(?:nearly|almost|about|over|around|just\sover|just\sunder)\s)?"
_MEASURED_BY = lazily(
    rf",?\s(?:(?:well|far|just|slightly)\s)?(?:from|below|above|under|over|short\sof|shy\sof|beyond)\s(?:[\w’'-]+\s){{1,4}}?(?:{_STANDARDS})\sof\s"
    rf"{_HEDGES}"
    r"|(?:\s[a-z’'-]+){0,6}?\sinstead\sof\s"
)
# "27.4 percent; Sundmark, in the south, the smallest, 18.9"
_RANKED = lazily(r"[^.\d]{1,70}[,;]\s(?:and\s)?(?:the\s)?(?:smallest|largest|highest|lowest|biggest|most|least|fewest),?\s(?:at\s|with\s)?")
_AND_NO_MORE = lazily(r"[.,;)](?!\d)|\Z|\s(?:in|on|at|a|the|last|this|for|and|but|after|before|when|as|two|three|one)\b")
_LEVEL = lazily(r"(?i)\b(?:to|at|of|is|was|were|are|below|above|reached|hit)\s(?:\w+\s)?\Z")
_ENDS_OF_CHANGE = lazily(r"(?:\s[\w’'-]+){0,3},?\s(?:to|from)\s")
_FROM, _TO = lazily(r"\bfrom\s\Z"), lazily(r"(?:\s(?!to\b|and\b)[\w’'-]+){0,4}?,?\sto\s")
_FROM_OR_TO, _SHORT = lazily(r"\b(from|to)\s\Z"), 6
_NUMBER_PERCENT = r"(?:(?:about|around|nearly|just\sunder|just\sover)\s)?\d{1,3}(?:\.\d+)?(?:%|\sper\s?cent\b)"
_TO_PERCENT = lazily(
    rf"(?:\s(?:in|last|this|a|the|year|month|quarter|week|earlier|before|ago|[A-Z][a-z]+|\d{{4}})){{0,5}}?,?\sto\s{_NUMBER_PERCENT}"
)
_FROM_PERCENT = lazily(rf",?\sfrom\s{_NUMBER_PERCENT}")
_MEAN_AGE = lazily(r"(?i)\b(?:average|median|mean)\sage\b")
_PAID = lazily(
    r"(?i)\b(?:paid|pays?|paying|costs?|costing|earn(?:s|ed)?|lost|rais(?:e|es|ed|ing)|spent|spends?|owe[ds]?|invest(?:s|ed)?|borrow(?:s|ed)?"
    r"|contributed|donated|made|fetched|grossed|worth|sav(?:e|es|ed|ing)|yield(?:s|ed)?|generat(?:e|es|ed)|received?"
    r"|(?:br(?:ing|ings|inging|ought)|took|takes?)\sin)\s"
    r"(?:(?:about|some|nearly|almost|just|only|over|around|more\sthan|up\sto|an?\s(?:estimated|additional)|another|roughly)\s)*\Z"
)
_LONGEST_PAID = 40  # characters of what stands before a sum without its currency
_LATELY, _NEAR = 8, 300  # figures and characters before it among which the currency is told
_LISTED = frozenset((" and ", ", ", " or ", ", and "))
_LISTED_TO = frozenset((" to ", "-", "–", " – ", " through "))


def find(document: Document, sentences: Sequence[Sentence], taken: Sequence[tuple[Field, Span]], lexicon: Lexicon) -> list[Figure]:
    """Return the figures of title and text in reading order. `taken` are spans of dates, which are never figures."""
    tables = (lexicon.numerals, lexicon.units, lexicon.modifiers, lexicon.followers, Purse(document, lexicon.currencies))
    found: list[Figure] = []
    for field in (Field.TITLE, Field.TEXT):
        text = document.field(field)
        if not text:
            continue
        spans = sorted(span for where, span in taken if where is field)
        ends = [span.end for span in spans]
        ones = articles(text, lexicon.numerals)
        for sentence in sentences:
            if sentence.field is not field or sentence.section in _SILENT:
                continue
            start, end = sentence.span
            own = text[start:end]
            matches = beginnings(own, lexicon.numerals)
            if ones and ones[0] < end:
                matches, ones = _with_articles(matches, own, start, ones)
            if matches:
                dates = [Span(span.start - start, span.end - start) for span in _within(spans, ends, start, end)]
                reading = _Reading(document.id, sentence, Page(own, plainly(own), text, start, *tables), dates, money=_lately(found, start))
                found += reading.figures(matches)
    return found


def _lately(found: Sequence[Figure], start: int) -> Figure | None:
    """Return the last sum told shortly before a place, None where none is, or the sums of a text are of several currencies."""
    last = next((figure for figure in reversed(found[-_LATELY:]) if figure.kind is Kind.MONEY), None)
    if last is None or not 0 <= start - last.anchor.span.end <= _NEAR:
        return None
    return last if all(figure.unit == last.unit for figure in found if figure.kind is Kind.MONEY) else None


def beginnings(text: str, numerals: Numerals) -> list[re.Match[str]]:
    """Return the places of a sentence where a number may begin, as the scanner finds them."""
    known = None if compiled is None else traces(numerals.beginnings)
    if compiled is None or known is None:
        return list(islice(numerals.scanner.finditer(text), _MOST_IN_SENTENCE))
    places = compiled.number_places(text, numerals.beginnings, known, numerals.signs, _MOST_IN_SENTENCE)
    return [match for place in places if (match := numerals.scanner.match(text, place)) is not None]


def _with_articles(matches: list[re.Match[str]], own: str, start: int, ones: list[int]) -> tuple[list[re.Match[str]], list[int]]:
    """Return the places of a sentence with the articles in it that stand for "one", in order, and the articles that lie behind it."""
    end = start + len(own)
    found = [match for place in ones if start <= place < end and (match := ARTICLE.match(own, place - start)) is not None]
    return sorted([*matches, *found], key=lambda match: match.start()), [place for place in ones if place >= end]


def _within(spans: list[Span], ends: list[int], start: int, end: int) -> Iterator[Span]:
    """Yield the spans, in order, that reach into a sentence; `ends` are where they end."""
    for place in range(bisect_right(ends, start), len(spans)):
        if spans[place].start >= end:
            return
        yield spans[place]


@dataclass(slots=True, eq=False)
class _Reading:
    """One sentence under way, in places of its own.

    `last` is the amount read last, `change` its part in a change; `dated` and `unread` are where the last date and the last number of a
    name end, `resume` where reading goes on. `money` is a sum told shortly before this sentence, where all before are of one currency.
    """

    document: str
    sentence: Sentence
    page: Page
    taken: list[Span]
    last: Amount | None = None
    change: Change | None = None
    dated: int = 0
    unread: int = 0
    resume: int = 0
    money: Figure | None = None

    def figures(self, matches: list[re.Match[str]]) -> Iterator[Figure]:
        """Yield the figures of the sentence in order; `matches` are the places where one may begin."""
        taken, count, end = 0, len(self.taken), len(self.page.text)
        for match in matches:
            start = match.start()
            if start < self.resume:
                continue
            while taken < count and self.taken[taken].end <= start:
                self.dated = self.taken[taken].end
                taken += 1
            if taken < count and self.taken[taken].start <= start:
                self.resume = self.dated = self.taken[taken].end
                continue
            figure = self._read(match, self.taken[taken].start if taken < count else end)
            if figure is not None:
                yield figure

    def _read(self, match: re.Match[str], ceiling: int) -> Figure | None:
        """Read one figure; `ceiling` is where it must have ended: at the sentence's end or the next date."""
        page = self.page
        if match.lastgroup == "w" and match[0].lower() in page.numerals.negatives:
            span = read_zero(page.text, match.start(), match.end(), page.numerals)
            return None if span is None else self._told(_nought(span), Modifier.EXACT)
        amount = read_amount(page, match)
        if amount is None or amount.start < (self.last.end if self.last else 0) or amount.end > ceiling:
            return None
        if amount.form is Form.ORDINAL:
            unranked = ordinal_is_no_figure(page.text, amount.start, amount.end, page.numerals)
            return None if unranked else self._told(amount, Modifier.EXACT)
        if amount.unit == "1" and (ratio := self._ratio(amount)) is not None and ratio.end <= ceiling:
            return self._told(ratio)
        whole = read_range(page, amount)
        if whole is not None and whole.end <= ceiling and not self._no_figure(whole):
            if whole.unit == "1" and is_telephone(page.text, whole.start, whole.end):
                self.resume = whole.end
                return None
            return self._told(whole, Modifier.RANGE)
        return self._single(amount, ceiling)

    def _single(self, amount: Amount, ceiling: int) -> Figure | None:
        if self._no_figure(amount):
            if amount.form is Form.DIGITS and amount.unit == "1" and is_age_group(self.page.text, amount.start, amount.end):
                return self._told(amount._replace(kind=Kind.DURATION, unit="year", aspect="age"))
            self.resume = max(self.resume, amount.end)
            self.unread = amount.end
            return None
        if amount.unit == "1" and amount.kind is Kind.COUNT and "respectively" in self.page.text:
            amount = share_unit(self.page, amount)
        if self._leads_to_percent(amount):
            return self._told(amount._replace(kind=Kind.PERCENT, unit="percent"))
        bare = amount.unit == "1" and amount.kind is Kind.COUNT
        if (bare or (amount.kind is Kind.MONEY and amount.scale == _ONE)) and self.page.text.startswith(" to ", amount.end):
            amount = share_end(self.page, amount)
        joined = join(self.page, self._paid(self._compared(self._in_millions(amount))))
        return self._told(joined if joined.end <= ceiling else amount)

    def _ratio(self, amount: Amount) -> Amount | None:
        if amount.form is not Form.DIGITS and amount.form is not Form.WORDS:
            return None
        if amount.scale != _ONE or amount.kind is not Kind.COUNT:
            return None
        text, numerals = self.page.text, self.page.numerals
        ratio = read_odds(text, amount, numerals) or read_pair(text, amount, numerals)
        if ratio is None or glued(text, ratio.start, ratio.end) or is_address(text, ratio.start, ratio.end, numerals):
            return None
        return None if word_before(text, 0, amount.start) in numerals.names else ratio  # "the Boeing 787-8"

    def _no_figure(self, amount: Amount) -> bool:
        if amount.form is Form.DIGITS and amount.unit == "1" and amount.aspect is None and self._named_too(amount):
            return True
        text, numerals, start, end = self.page.text, self.page.numerals, amount.start, amount.end
        bare = amount.unit == "1" and amount.scale == _ONE and amount.aspect is None
        if amount.kind is Kind.DURATION and (is_title(text, start, end) or is_someday(text, start, end)):
            return True
        if amount.form is Form.DIGITS:
            return amount.kind is not Kind.MONEY and self._digits_named(start, end, bare=bare)
        if amount.form is Form.FRACTION:
            return amount.unit == "1" and fraction_is_no_share(text, start, end, numerals)
        if amount.form is Form.WORDS and amount.low == _NONE and "-" in text[start:end]:
            return True  # "zero-hour contracts"
        if amount.form is Form.WORDS and bare:
            return bare_word_is_no_figure(text, start, end, numerals) or follows_name(text, self.dated, start, end, numerals)
        return False

    def _digits_named(self, start: int, end: int, *, bare: bool) -> bool:
        text, numerals = self.page.text, self.page.numerals
        if glued(text, start, end):
            return True
        if not bare:
            return text[end - 1].isupper() and text[end - 2].isdigit() and labelled(text, start, end, numerals)
        return (
            digits_are_no_figure(text, self.dated, start, end, numerals)
            or follows_name(text, self.dated, start, end, numerals)
            or is_reference(text, start, end)
            or (text[end : end + 1] == ")" and is_list_number(text, start, end))
        )

    def _named_too(self, amount: Amount) -> bool:
        """Say whether a bare number goes on a list that began as a name: "posts 542 and 543", "Articles 14 and 16"."""
        link = self.page.text[self.unread : amount.start] if self.unread else ""
        return (link in _LISTED or link in _LISTED_TO) and amount.scale == _ONE and not is_counted(self.page.text, amount.end)

    def _told(self, amount: Amount, modifier: Modifier | None = None) -> Figure:
        if (
            amount.kind is Kind.COUNT
            and amount.low < _OLDEST
            and amount.scale == _ONE
            and modifier is not Modifier.EXACT
            and self._aged(amount)
        ):
            amount = amount._replace(kind=Kind.DURATION, unit="year", aspect="age")
        figure, end = describe(self.document, self.page, amount, self.sentence, modifier)
        if figure.change is None and self._changes_too(amount):
            figure = figure._replace(change=self.change)
        self.last, self.change, self.resume = amount, figure.change, max(self.resume, end)
        return figure

    def _changes_too(self, amount: Amount) -> bool:
        """Say whether a figure goes on a list of changes: "rose 5% and 7%"."""
        last = self.last
        if last is None or self.change is None or (last.kind, last.unit) != (amount.kind, amount.unit):
            return False
        return self.page.text[last.end : amount.start] in _LISTED and (amount.unit != "1" or "respectively" in self.page.text)

    def _aged(self, amount: Amount) -> bool:
        text, last = self.page.text, self.last
        if amount.form is Form.VAGUE or amount.aspect is not None or self._enumerated(amount):
            return False
        if amount.low % _HALF and not _MEAN_AGE.search(text, max(0, amount.start - 60), amount.start):
            return False
        if is_age(text, amount.start, amount.end, self.page.numerals):
            return True
        # "two children, aged three and five"
        return (
            last is not None
            and last.aspect == "age"
            and text[last.end : amount.start] in _LISTED
            and (text[amount.end : amount.end + 1] in {",", ".", ";", ""} or _GOES_ON.match(text, amount.end) is not None)
            and not ((things := _ARE_THINGS.match(text, amount.end)) and is_plural(things[1]))  # "is 21, and 71 are women"
        )

    def _compared(self, amount: Amount) -> Amount:
        """Give a bare number the unit of the one it is compared with: "rose to 38.6 years from 35.1", "$60 a barrel, down from 75"."""
        last, text = self.last, self.page.text
        if last is None or last.unit == "1" or amount.unit != "1" or amount.form not in _PLAIN_FORMS or last.kind is Kind.RATIO:
            return amount
        if self._stands_for(last, amount) or self._moved_on(last, amount):
            return amount._replace(kind=last.kind, unit=last.unit, units=last.units)
        if amount.form is not Form.DIGITS:
            return amount
        if text[last.end : amount.start] == " (" and text[amount.end : amount.end + 1] == ")":
            return _of_before(last, amount, coins=text.endswith(_COINS, last.start, last.end))
        if last.unit == "percent" and amount.step < _ONE and _GAPPED.fullmatch(text, last.end, amount.start):
            return amount._replace(kind=last.kind, unit=last.unit) if _AND_NO_MORE.match(text, amount.end) else amount
        link = _COMPARED.fullmatch(text, last.end, amount.start) or _RISEN.fullmatch(text, last.end, amount.start)
        if link is None or not _AND_NO_MORE.match(text, amount.end) or not _of_like_size(last, amount):
            return amount
        if link[1] is None and not _LEVEL.search(text, max(0, last.start - 24), last.start):
            return amount
        return amount._replace(kind=last.kind, unit=last.unit, units=last.units, aspect=last.aspect)

    def _in_millions(self, amount: Amount) -> Amount:
        """Read the m of a sum's other end as that of the sum: "fell from EUR 12.3 m to 11 m"."""
        last, text = self.last, self.page.text
        if amount.unit != "metre" or last is None or last.kind is not Kind.MONEY or last.scale == _ONE:
            return amount
        linked = _ENDS_OF_CHANGE.fullmatch(text, last.end, amount.start) and _AND_NO_MORE.match(text, amount.end)
        return in_kind(last, amount)._replace(kind=last.kind, unit=last.unit, units=last.units) if linked else amount

    def _paid(self, amount: Amount) -> Amount:
        """Give a bare sum that somebody paid or made the currency of the one before: "30 million euros … the Union paid 11 million"."""
        before = self.last if self.last is not None and self.last.kind is Kind.MONEY else self.money
        if before is None or amount.unit != "1" or amount.kind is not Kind.COUNT or amount.scale <= _THOUSAND:
            return amount
        text = self.page.text
        told = _PAID.search(text, max(0, amount.start - _LONGEST_PAID), amount.start) and _AND_NO_MORE.match(text, amount.end)
        return amount._replace(kind=Kind.MONEY, unit=before.unit, units=before.units) if told else amount

    def _stands_for(self, last: Amount, amount: Amount) -> bool:
        """Say whether a bare number has left out the unit of the one before it, because the words between measure the one by the other."""
        text = self.page.text
        ends = _AND_NO_MORE.match(text, amount.end) is not None and amount.scale == _ONE == last.scale
        if not ends or last.aspect == "age" or not last.low < amount.low * _FAR_APART < last.low * _FAR_APART**2:
            return False
        return any(between.fullmatch(text, last.end, amount.start) is not None for between in (_MEASURED_BY, _RANKED))

    def _moved_on(self, last: Amount, amount: Amount) -> bool:
        """Say whether a bare number is what a measure came to: "fell four per cent, from 36 per cent in May to 32"."""
        text = self.page.text
        if last.aspect == "age" or amount.form is not Form.DIGITS or amount.scale != last.scale or not _of_like_size(last, amount):
            return False
        moved = _FROM.search(text, max(0, last.start - _SHORT), last.start) and _TO.fullmatch(text, last.end, amount.start)
        return moved is not None and _AND_NO_MORE.match(text, amount.end) is not None

    def _leads_to_percent(self, amount: Amount) -> bool:
        """Say whether a bare number is where a rate came from, or came to: "from 6.0 in March to 4.5 per cent", "to 4.1 from 3.9%"."""
        text = self.page.text
        if amount.unit != "1" or amount.form is not Form.DIGITS or amount.scale != _ONE:
            return False
        way = _FROM_OR_TO.search(text, max(0, amount.start - _SHORT), amount.start)
        return way is not None and (_TO_PERCENT if way[1] == "from" else _FROM_PERCENT).match(text, amount.end) is not None

    def _enumerated(self, amount: Amount) -> bool:
        """Say whether a number goes on a list of people: "ninety Egyptians, 57 from his own country"."""
        last = self.last
        if last is None or last.unit != "1" or not _OF_THEM.match(self.page.text, amount.end):
            return False
        return _NEXT_OF_LIST.fullmatch(self.page.text, last.end, amount.start) is not None


def _of_like_size(last: Amount, amount: Amount) -> bool:
    """Say whether two amounts may be one that changed; a slip in their scale words aside: "6.3 million dirhams from 7.1 billion"."""
    if last.low < amount.low * 3 < last.low * 9:
        return True
    scaled = min(last.scale, amount.scale) > _THOUSAND
    return scaled and last.low / last.scale < amount.low / amount.scale * 3 < last.low / last.scale * 9


def _of_before(last: Amount, amount: Amount, *, coins: bool) -> Amount:
    """Give a number in parentheses the unit and scale of the one before it, whose earlier value it is: "EUR 142.7 million (131.9)".

    `coins` says that the one before is told in hundredths: "9.6 cents (10.1)".
    """
    scale = _HUNDREDTH if coins and last.kind is Kind.MONEY else last.scale
    if amount.scale != _ONE or last.unit == "year" or not last.low < amount.low * scale * 3 < last.low * 9:
        return amount
    return amount._replace(
        low=amount.low * scale,
        high=amount.high * scale,
        step=amount.step * scale,
        scale=scale,
        kind=last.kind,
        unit=last.unit,
        units=last.units,
    )


def _nought(span: Span) -> Amount:
    return Amount(span.start, span.end, _NONE, _NONE, _NONE, Form.WORDS, _ONE, Kind.COUNT, "1")
