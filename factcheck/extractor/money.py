"""Currencies beside a number, and the country that settles an ambiguous one.

In: a text, the places where a number begins and ends. Out: code, other readings, the places with the currency taken in.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.quick import NamedTuple, once

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from factcheck.lexicon.currencies import Currencies
    from factcheck.model import Document

__all__ = ["Purse", "Sum"]

_SIGNS = "$£€¥¢₹₨₽₩₦₱₪₫฿₴₺₵₸₡₲₮₭₾৳"
_OPENING = "([{\"'“‘«~+<>=≈–—-−/|*•"
_AFTER = lazily(r"([\s-]?)(?:((?:[A-Z][\w.]*\s){0,2})([A-Za-zøöłč]{1,12}(?![€£]))|((?:US)?\$|(?:k|mn?|bn)?[€£]|[¥₹¢]))(?!\w)")
# one letter or two that mean money only where the number looks like a sum: "R2bn", "N500,000", not "N95"
_WEAK = {"R", "N", "W", "P", "Y", "Re", "Re.", "SR", "QR", "LE", "Fr", "kr", "Sh", "Sh."}
_WORDS_BEFORE = {"Rupees", "rupees", "Dirhams", "Taka", "Ringgit", "francs", "Euro", "EURO", "Euros", "euros"}  # "Rupees 500"
_SCALED_SUM = lazily(r"\s(?:thousand|lakh|million|crore|billion|trillion|bn|mn)\b")
_RE = {"Re", "Re."}
_SIZES = (5, 4, 3, 2, 1)  # of what stands in front of digits
_EMPHASIZED = {"ALL", "TOP"}  # English, whatever number follows
_SURELY = {"Rupees", "rupees", "Dirhams"}
# words that are money only behind a large number: "300 million won", not "the 2 won by"
_LARGE_ONLY = {"won", "real", "rand", "lei", "reals", "wons"}
_LARGE = 50
_HUGE_ONLY, _HUGE = {"mark", "marks"}, 1000  # "80 marks" are those of a pupil
_FAHRENHEIT = lazily(r"(?i)fahrenheit|°\s?F\b")
_WEIGHING = lazily(r"(?i)\bweigh")
_THOUSAND = Decimal(1000)
# "25 grand", but no grand prix, grand piano or grand jury
_NO_PRIZE = lazily(
    r"[.,;:!?)”]|\s*\Z|\s[–—-]\s"
    r"|\s(?:a|an|in|for|on|to|from|by|and|or|per|each|of|more|extra|off|worth|with|out|into|at|when|after|before|if)\b"
)
_HUNDREDTH, _THOUSANDTH = Decimal("0.01"), Decimal("0.001")
_IN_THOUSANDTHS = {"KWD", "BHD", "JOD", "IQD", "OMR", "TND"}
# What a text tells its sums in of which cents are a hundredth: "65 cents a share, amounting to 5.2 billion shillings"
_OF_CENTS = {
    "EUR": lazily(r"€| euro"),
    "dollar": lazily(r"\$| dollar"),
    "rupee": lazily(r"₹| rupee|\bRs\b"),
    "shilling": lazily(r" shilling|\bK?[Ss]hs?\.? ?\d|\bKES\b"),
    "ZAR": lazily(r" rand\b|\bR ?\d|\bZAR\b"),
}
_CENTS = lazily(r"[\s-]?cents?(?!\w)")
_SCALED = {
    "M": Decimal(1_000_000),
    "m": Decimal(1_000_000),
    "mn": Decimal(1_000_000),
    "bn": Decimal(1_000_000_000),
    "k": Decimal(1000),
    "K": Decimal(1000),
    "T": Decimal(1000),
}
_ENDINGS = frozenset([word[-2:] for word in (*_WORDS_BEFORE, *_SCALED)])
_LINES = {"480", "576", "720", "1080", "1440", "2160"}  # of a picture, as in "1080p"
_LEAST_SCALED, _MOST_SCALED = 4, 5
_CAPITALIZED = lazily(r"[A-Z$](?:(?<!\$)[A-Za-z]*\$?|(?<=\$)[A-Z]{1,2})")  # a class of signs to begin with is sooner searched for
# "SYDNEY:", "New Delhi (Wire) —", also behind a headline of its own line
_DATELINE = lazily(r"(?:[^\n]{1,160}\n+){0,6}?[A-Z][^\n.!?]{1,60}?(?:\([^()\n]{2,30}\)\s?)?(?:\s[-–—]{1,2}\s|:\s|/|—)")
_DATELINE_WEIGHT = 4
_SETTLED = 3
_WITHOUT_PLURAL = frozenset({"euro", "yen", "yuan", "naira", "taka", "ringgit", "baht"})
_TOURNAMENT = lazily(r"(?<=\bEuro)\s(?:19|20)\d\d\b")  # "all ten Euro 2024 games"
_DOMINANT = 3
# as tokenizers leave them: "HK $5", "C $9.625", "(US $13.73)", but not "gave the US $5m"
_NATION_APART = lazily(r"(?<!\w)(?:HK|NZ|C|(?:(?<=\()|(?<=\(\s))US)\s\$\Z")
_NATIONS_APART = {"H": "HKD", "N": "NZD", "C": "CAD", "U": "USD"}
_UNKNOWN = "XXX"
_COINS = {"€": "EUR", "£": "GBP", "$": "dollar", "₹": "INR"}


class Sum(NamedTuple):
    """A currency beside a number: `start` and `end` of number and currency together; `factor` is 0.01 for cents and pence."""

    start: int
    end: int
    code: str
    others: tuple[str, ...]
    factor: Decimal = Decimal(1)


class Purse:
    """The currencies of one document."""

    def __init__(self, document: Document, currencies: Currencies) -> None:
        self._document, self._currencies = document, currencies
        self._resolved: dict[str, tuple[str, tuple[str, ...]]] = {}

    @once
    def _evidence(self) -> dict[str, int]:
        """How often the text names each currency's country; title and dateline, where the news is from, count more."""
        weights: dict[str, int] = {}
        known, text = self._currencies, self._document.text
        dateline = _DATELINE.match(text)
        for field, weight in ((text, 1), (self._document.title or "", 1), (dateline[0] if dateline else "", _DATELINE_WEIGHT)):
            for word, count in Counter(_CAPITALIZED.findall(field)).items():
                code = known.nations.get(word) or (self._capitals(word) if word.isupper() else None)
                if code is not None:
                    weights[code] = weights.get(code, 0) + weight * count
        return weights

    def _capitals(self, word: str) -> str | None:
        """Return the currency of a word in capitals: a code, or a place in a dateline ("ISLAMABAD:")."""
        known = self._currencies
        meaning = known.before.get(word)
        return meaning if meaning in known.codes else known.nations.get(word.title())

    def resolve(self, meaning: str) -> tuple[str, tuple[str, ...]]:
        """Return the code that a code or ambiguous name stands for in this document, and the readings that stay open."""
        known = self._resolved.get(meaning)
        if known is None:
            known = self._resolved[meaning] = self._weigh(meaning)
        return known

    def _weigh(self, meaning: str) -> tuple[str, tuple[str, ...]]:
        candidates = self._currencies.ambiguous.get(meaning)
        if candidates is None:
            return meaning, ()
        if meaning == "cent":
            return self._cent
        if meaning == "pound" and self._sterling:
            return "GBP", ()
        seen = {code: self._evidence.get(code, 0) for code in candidates}
        best = max(candidates, key=lambda code: (seen[code], -candidates.index(code)))
        total = sum(seen.values())
        likeliest = candidates[0]
        if total == 0 or (best != likeliest and meaning == "dollar" and (seen[likeliest] or seen[best] < _SETTLED)):
            return likeliest, candidates[1:]
        if meaning == "dollar" and best == likeliest and seen[best] < _SETTLED:
            return best, candidates[1:]  # "American tariffs" in a province's budget, whose places nobody lists
        rivals = tuple(code for code in candidates if code != best and seen[code] * _DOMINANT > seen[best])
        if meaning == "dollar" and best != likeliest:
            rivals = (likeliest, *rivals)
        return best, rivals

    @once
    def _home(self) -> str:
        """The currency of "25 grand": the one whose sign the document has most often, unknown where it has none."""
        signs = max(_COINS, key=self._document.text.count)
        return self.resolve(_COINS[signs])[0] if signs in self._document.text else _UNKNOWN

    @once
    def _sterling(self) -> bool:
        return "£" in self._document.text

    @once
    def fahrenheit(self) -> bool:
        """Whether the document tells temperatures in Fahrenheit anywhere."""
        return _FAHRENHEIT.search(self._document.text) is not None

    @once
    def _cent(self) -> tuple[str, tuple[str, ...]]:
        """Return the currency whose sign or word is commonest in the text: its hundredth is meant."""
        counts = {meaning: len(pattern.findall(self._document.text)) for meaning, pattern in _OF_CENTS.items()}
        meaning = max(counts, key=lambda key: counts[key])
        return self.resolve(meaning) if counts[meaning] else ("USD", ("EUR", "CAD", "AUD"))

    def is_led_by_word(self, text: str, start: int) -> bool:
        """Say whether a word that can be no currency stands in front of the number that begins at `start`: "of 35", "than 35"."""
        ending = text[start - 3 : start - 1]
        return (
            text[start - 1 : start] == " "
            and ending.isalpha()
            and ending.islower()
            and ending not in _ENDINGS
            and ending not in self._currencies.endings
        )

    def before(self, text: str, start: int, number: str) -> Sum | None:
        """Read a sign or code in front of the number `number` that begins at `start`: "US$5", "Rs. 5", "PKR 40"."""
        head = text[start - 10 if start > 10 else 0 : start]  # noqa: PLR2004 - no sign is longer
        if not head:
            return None
        bare = head.rstrip(" \u00a0\u202f\u2009")
        gap = len(head) - len(bare)
        if gap > 1 or not bare:
            return None
        last = bare[-1]
        if last in _SIGNS:
            return self._sign(bare, start - gap)
        if not (last.isalpha() or last == "."):
            return None
        ending = bare[-2:]
        if ending.isalpha() and ending.islower() and ending not in _ENDINGS and ending not in self._currencies.endings:
            return None  # "of", "than"
        token = bare[max(bare.rfind(" "), bare.rfind("\n"), bare.rfind("\u00a0")) + 1 :].lstrip(_OPENING)
        if last != "." and (many := self._thousands(token) or self._scale_apart(bare, token)) is not None:
            return Sum(start - gap - many[2], start, many[0], (), many[1])
        meaning = self._coded(text, start, number, token)
        single = token in _RE and number[:1] == "1" and not number[1:].isdigit()  # "Re 1"
        if meaning is None or (token in _WEAK and not single and (gap or not _sum_like(text, start, number))):
            return None
        code, others = self.resolve(meaning)
        return Sum(start - gap - len(token), start, code, others)

    def _coded(self, text: str, start: int, number: str, token: str) -> str | None:
        """Return what a code or a word before a number means: "PKR", "Rupees"."""
        known = self._currencies
        meaning = known.before.get(token)
        if meaning is None and token in _WORDS_BEFORE and (token in _SURELY or _sum_like(text, start, number)):
            return known.words[token.lower()]
        if meaning is None and self._spelled_as_word(text, start, number, token):
            return token
        return meaning

    def _spelled_as_word(self, text: str, start: int, number: str, token: str) -> bool:
        """Say whether a code that is also an English word is one: "TRY 1.2bn", not "ALL 1,200 HOMES"."""
        known = token in self._currencies.never and token not in _EMPHASIZED
        return known and _sum_like(text, start, number) and not text[max(0, start - 40) : start + 40].isupper()

    def _sign(self, bare: str, end: int) -> Sum | None:
        for size in _SIZES if bare[-2:] in self._currencies.endings else (1,):
            surface = bare[-size:]
            meaning = self._currencies.before.get(surface) if len(surface) == size else None
            if meaning is not None and not (surface[0].isalpha() and len(bare) > size and bare[-size - 1].isalpha()):
                if surface == "$" and bare[-2:-1].isspace() and (apart := _NATION_APART.search(bare)) is not None:
                    return Sum(end - len(apart[0]), end, _NATIONS_APART[apart[0][0]], ())
                code, others = self.resolve(meaning)
                return Sum(end - size, end, code, others)
        return None

    def after(self, text: str, start: int, end: int, value: Decimal) -> Sum | None:
        """Read a word, code or sign behind the number: "billion US dollars", "65 cents", "40 billion PKR", "5 €"."""
        match = _AFTER.match(text, end, end + 40)
        if match is None or _TOURNAMENT.match(text, match.end()):
            return None
        joiner, nation, word, sign = match.groups()
        if sign:
            return self._coin(start, match.end(), sign) if joiner != "-" else None
        first = nation.split()[0] if nation else word
        if not joiner and word not in {"p", "c"} and first not in self._currencies.codes and word.lower() not in self._currencies.words:
            return None
        meaning = self._currencies.words.get(word) or self._currencies.words.get(word.lower())
        if meaning is None:
            return self._other(match, start) or self._with_capital(match, start)  # "7.2 Euro cent" first
        if not nation and word.lower() in _HUGE_ONLY and value < _HUGE:
            return None
        if (word.lower() in _LARGE_ONLY and value < _LARGE and not nation) or (nation and _no_country(nation.strip(), word)):
            return None
        end = match.end() + (len(" sterling") if text.startswith(" sterling", match.end()) else 0)
        cents = _CENTS.match(text, end)
        if cents is not None:  # "27 euro cents"
            return self._worded(start, cents.end(), meaning, nation)._replace(factor=_HUNDREDTH)
        return self._worded(start, end, meaning, nation)

    def _with_capital(self, match: re.Match[str], start: int) -> Sum | None:
        """Read a currency with a capital behind the number, whatever small word follows: "10 Euro a year", "500 Rupees each"."""
        words = match[2].split() if match[1] == " " else []
        name = words[0].lower() if len(words) == 1 else ""
        plural = name.endswith("s") and name not in _HUGE_ONLY | _LARGE_ONLY
        meaning = self._currencies.words.get(name) if plural or name in _WITHOUT_PLURAL else None
        return self._worded(start, match.start(2) + len(name), meaning, "") if meaning is not None and match[3].islower() else None

    def _other(self, match: re.Match[str], start: int) -> Sum | None:
        """Read hundredths and codes behind the number."""
        joiner, nation, word = match[1], match[2], match[3]
        if not nation and (many := self._thousands(word)) is not None:
            return Sum(start, match.end(), many[0], (), many[1])
        if word == "p" and not joiner and match.string[start : match.start(3)] in _LINES:
            return None  # 1080p
        if word == "grand" and joiner == " " and not nation and _NO_PRIZE.match(match.string, match.end()):
            return Sum(start, match.end(), self._home, (), _THOUSAND)
        minor = self._currencies.minor.get(word) or self._currencies.minor.get(word.lower() if len(word) > 1 and word != "Sen" else word)
        if minor is not None and nation and (code := self._nation(nation)) is not None:
            return Sum(start, match.end(), code, (), _HUNDREDTH)  # "12 US cents"
        if minor is not None and not nation and (len(word) > 1 or not joiner):
            code, others = self.resolve(minor)
            return Sum(start, match.end(), code, others, _THOUSANDTH if code in _IN_THOUSANDTHS else _HUNDREDTH)
        if word in self._currencies.codes and word not in self._currencies.never and not nation and joiner != "-":
            return Sum(start, match.end(), word, ())
        if nation and (first := nation.split()[0]) in self._currencies.codes and first not in self._currencies.never:
            return Sum(start, match.start(2) + len(first), first, ())
        return None

    def _nation(self, written: str) -> str | None:
        """Return the code of what stands before a coin's name: "12 US cents", "9 Euro cent"."""
        name = written.replace(".", "").strip()
        return self._currencies.nations.get(name) or ("EUR" if name == "Euro" else None)

    def _worded(self, start: int, end: int, meaning: str, nation: str) -> Sum:
        """Settle "US dollars", "Pakistani rupees", "Hong Kong dollars" by the country in front."""
        words = nation.replace(".", "").strip()
        code = self._currencies.nations.get(words) or self._currencies.nations.get(words.rpartition(" ")[2])
        if code is not None and code in self._currencies.ambiguous.get(meaning, (code,)):
            return Sum(start, end, code, ())
        if code is not None and meaning in self._currencies.ambiguous:
            return Sum(start, end, code, ())
        found, others = self.resolve(meaning)
        return Sum(start, end, found, others)

    def _thousands(self, word: str) -> tuple[str, Decimal, int] | None:
        """Return code, factor and length of a code with a scale written on to it, as company reports do: "MEUR", "KEUR", "SEKm", "€m"."""
        size = len(word)
        if word[:1] in _COINS and word[1:] in _SCALED:
            return self.resolve(_COINS[word[0]])[0], _SCALED[word[1:]], size
        if not _LEAST_SCALED <= size <= _MOST_SCALED:
            return None
        for code, scale in ((word[1:], word[0]), (word[:3], word[3:])):
            if scale in _SCALED and code in self._currencies.codes:
                return code, _SCALED[scale], size
        return None

    def _scale_apart(self, bare: str, token: str) -> tuple[str, Decimal, int] | None:
        """Return code, factor and length of a code and a scale before a number: "EUR m 23.4"."""
        code = bare[-len(token) - 4 : -len(token) - 1] if token in _SCALED else ""
        if code not in self._currencies.codes or bare[-len(token) - 5 : -len(token) - 4].isalnum():
            return None
        return code, _SCALED[token], len(token) + 4

    def _coin(self, start: int, end: int, sign: str) -> Sum:
        if sign == "¢":
            code, others = self.resolve("cent")
            return Sum(start, end, code, others, _HUNDREDTH)
        if sign[0] in "kmb":  # 12 k€
            return Sum(start, end, self.resolve(_COINS[sign[-1]])[0], (), _SCALED[sign[:-1]])
        code, others = self.resolve(self._currencies.before[sign])
        return Sum(start, end, code, others)

    def pounds_are_money(self, near: Callable[[re.Pattern[str]], bool], *, large: bool) -> bool:
        """Say whether "pounds" beside a number are sterling and no weight; `near` finds words around, `large` is a number of six digits."""
        if large:
            return not near(_WEIGHING)
        if near(self._currencies.pounds_mass):
            return False
        return near(self._currencies.pounds_money) or self._sterling or self._evidence.get("GBP", 0) > 0


def _no_country(nation: str, word: str) -> bool:
    """Say whether the words with capitals before a currency's name are no country's: "Of 15 Barcelona won nine"."""
    return nation in {"The", "In"} or (word == "won" and "Korea" not in nation)


def _sum_like(text: str, start: int, number: str) -> bool:
    """Say whether digits look like a sum of money: grouped, with decimals, or with a scale behind them.

    `number` has one letter more than the digits, which begin at `start`.
    """
    digits = number[:-1]
    if "," in digits or "." in digits or number[-1:].isalpha():
        return True
    return _SCALED_SUM.match(text, start + len(digits)) is not None
