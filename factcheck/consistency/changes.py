"""The words that say which way a figure moved, as patterns over lines."""

from __future__ import annotations

from factcheck.patterns import lazily

__all__ = ["CHANGE_NOUN", "FALL", "MOVE", "RISE", "direction"]

RISE = (
    r"rose|risen|ris(?:e|es|ing)|climb\w*|gr(?:ew|own?|ows|owing|owth)|increas\w*|up|jump\w*|surg(?:ed?|es|ing)|soar\w*|gain\w*|rall"
    r"(?:y|ied)"
    r"|expand\w*|expansion|higher|rocket\w*|leapt?|leaps|swell\w*|swollen|rais(?:ed?|es|ing)|hik(?:ed?|es|ing)|more|advanc(?:ed?|es)"
    r"|added|widen\w*|strengthen\w*|quicken\w*"
)
FALL = (
    r"fell|fall(?:s|en|ing)?|drop\w*|declin\w*|decreas\w*|down|slip(?:s|ped)?|plung\w+|plummet\w*|slid|slides?|tumbl\w+|s[aiu]nk"
    r"|sinks|shr[aiu]nk\w*"
    r"|lower\w*|cut|cuts|cutting|reduc\w+|slump\w*|dived?|contracted|contraction|dip(?:s|ped)?|los[st]|loses|loss|eased?|slashed|trimmed"
    r"|fewer|less|discount\w*|narrow\w*|dwindled?|dwindling|saving"
)
MOVE = rf"(?:{RISE}|{FALL})"
CHANGE_NOUN = (
    r"(?:increase|rise|fall|drop|decline|decrease|reduction|jump|gain|growth|change|difference|cut|surge|slump|loss|saving"
    r"|improvement|share|rate|proportion|turnout|hike|climb|slide|dip|leap|swing|squeeze)"
)
_RISE, _FALL = lazily(rf"\b(?:{RISE})\b"), lazily(rf"\b(?:{FALL})\b")


def direction(words: str) -> int:
    """Return 1 where the last word of movement is one of rising, -1 for falling, 0 where there is none."""
    last = max((match.start() for match in _RISE.finditer(words)), default=-1)
    fell = max((match.start() for match in _FALL.finditer(words)), default=-1)
    return 0 if last == fell else 1 if last > fell else -1
