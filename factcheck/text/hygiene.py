"""Characters that nobody sees, and letters printed as one: read as if they were not there, with every place kept.

In: a document. Out: the same with the unseen ones taken out (a soft hyphen in "thirteen", a space without width in "12345") and the others
written out (the one sign for "fi" as two letters), and what was found in it, moved back to the places in the document as it is. Most
documents have none, and are handed on as they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factcheck.model import Anchor, Attribution, Field, FigureClaim, Span
from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from factcheck.model import Claim, Document, Sentence

__all__ = ["Places", "cleaned"]

_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
# Soft hyphens, spaces without width, joiners, marks of direction, variants of signs, controls that end no line.
_UNSEEN = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\x00-\x08\x0e-\x1b\x7f"
_ID_END = lazily(r"(\d+)-(\d+)(~\d+)?\Z")
_DIRT = lazily(f"[{_UNSEEN}{''.join(_LIGATURES)}]+")


class Places:
    """Moves what was found in a cleaned document back to where it stands in the document itself."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._origins = {name: _origins(document.field(name)) for name in Field}

    def sentences(self, found: Iterable[Sentence]) -> tuple[Sentence, ...]:
        """Return the sentences with their spans in the document itself."""
        return tuple(sentence._replace(span=self._span(sentence.span, sentence.field)) for sentence in found)

    def claims(self, found: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return the claims with every span, every surface and the ids as in the document itself."""
        return tuple(self._claim(claim) for claim in found)

    def _claim(self, claim: Claim) -> Claim:
        field = claim.mention.anchor.field
        moved: Claim = self._moved(claim, field)
        moved = moved._replace(id=self._id(claim.id, field))
        if isinstance(moved, FigureClaim) and moved.part_of is not None:
            moved = moved._replace(part_of=self._id(moved.part_of, field))
        return moved

    def _id(self, written: str, field: Field) -> str:
        """Return the id of a claim, which ends in its span: "a1:measure:612-622"."""

        def told(match: re.Match[str]) -> str:
            span = self._span(Span(int(match[1]), int(match[2])), field)
            return f"{span.start}-{span.end}{match[3] or ''}"

        return _ID_END.sub(told, written)

    def _moved(self, value: Any, field: Field) -> Any:  # noqa: ANN401 -- whatever claims are made of
        match value:
            case Span():
                return self._span(value, field)
            case Anchor():
                span = self._span(value.span, field)
                return value._replace(span=span, surface=self._written(span, field), sentence=self._moved(value.sentence, field))
            case Attribution():
                speaker, cue = self._moved(value.speaker_span, field), self._span(value.cue_span, field)
                said_by = value.speaker if speaker is None else self._written(speaker, field)
                return value._replace(speaker=said_by, speaker_span=speaker, cue=self._written(cue, field), cue_span=cue)
            case tuple():
                parts = [self._moved(part, field) for part in value]
                return value._make(parts) if hasattr(value, "_make") else tuple(parts)
            case _:
                return value

    def _written(self, span: Span, field: Field) -> str:
        return span.of(self.document.field(field))

    def _span(self, span: Span, field: Field) -> Span:
        origins = self._origins[field]
        if span.end <= span.start:
            return Span(origins[span.start], origins[span.start])
        return Span(origins[span.start], origins[span.end - 1] + 1)


def cleaned(document: Document) -> tuple[Document, Places] | None:
    """Return the document without what nobody sees, and the way back; None where there is nothing of that kind."""
    if not any(_is_dirty(document.field(name)) for name in Field):
        return None
    title = document.title and _clean(document.title)
    return replace(document, text=_clean(document.text), title=title), Places(document)


def _is_dirty(text: str) -> bool:
    return _DIRT.search(text) is not None


def _clean(text: str) -> str:
    return _DIRT.sub(lambda match: "".join(_LIGATURES.get(character, "") for character in match[0]), text)


def _origins(text: str) -> list[int]:
    """Return for each character of the cleaned text, and for its end, where it comes from."""
    origins: list[int] = []
    end = 0
    for match in _DIRT.finditer(text):
        origins += range(end, match.start())
        for place, character in enumerate(match[0], match.start()):
            origins += [place] * len(_LIGATURES.get(character, ""))
        end = match.end()
    origins += range(end, len(text) + 1)
    return origins
