"""From mentions as written to claims that can be compared.

In: a document and its mentions. Out: one claim a mention, in reading order, with the ids of the machine interface.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from factcheck.model import (
    DateClaim,
    DateMention,
    Field,
    Figure,
    FigureClaim,
    Kind,
    Name,
    NameClaim,
    Span,
    Statement,
    StatementClaim,
    Title,
)
from factcheck.normalizer.dates import resolve
from factcheck.normalizer.quantities import quantity
from factcheck.normalizer.wordings import identity, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.lexicon import Lexicon
    from factcheck.model import Claim, Document, Mention

__all__ = ["normalize"]


def normalize(document: Document, mentions: Iterable[Mention], lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return the claims of a document in reading order: title first, then by place, the longer mention before one inside it."""
    ordered = sorted(mentions, key=_place)
    ids = _identifiers(document.id, ordered)
    wholes = {
        (mention.anchor.field, mention.anchor.span): id_ for mention, id_ in zip(ordered, ids, strict=True) if isinstance(mention, Figure)
    }
    return tuple(_claim(id_, mention, document, lexicon, wholes) for mention, id_ in zip(ordered, ids, strict=True))


def _place(mention: Mention) -> tuple[bool, int, int, Kind]:
    anchor = mention.anchor
    return (anchor.field is Field.TEXT, anchor.span.start, -anchor.span.end, _kind(mention))


def _kind(mention: Mention) -> Kind:
    match mention:
        case Figure():
            return mention.kind
        case DateMention():
            return Kind.DATE
        case Statement():
            return Kind.QUOTATION
        case Name():
            return Kind.NAME
        case Title():
            return Kind.TITLE
        case _:
            assert_never(mention)


def _identifiers(document: str, mentions: Sequence[Mention]) -> list[str]:
    """Return "a1:measure:612-622" for each mention, "a1:title:…" in the title, "~2" behind the second on one span."""
    seen: dict[str, int] = {}
    ids = []
    for mention in mentions:
        anchor = mention.anchor
        field = "title:" if anchor.field is Field.TITLE else ""
        plain = f"{document}:{field}{_kind(mention)}:{anchor.span.start}-{anchor.span.end}"
        seen[plain] = seen.get(plain, 0) + 1
        ids.append(plain if seen[plain] == 1 else f"{plain}~{seen[plain]}")
    return ids


def _claim(id_: str, mention: Mention, document: Document, lexicon: Lexicon, wholes: dict[tuple[Field, Span], str]) -> Claim:
    match mention:
        case Figure():
            whole = mention.scope.part_of
            part_of = None if whole is None else wholes.get((mention.anchor.field, whole))
            return FigureClaim(id=id_, mention=mention, quantity=quantity(mention, lexicon), part_of=part_of)
        case DateMention():
            return DateClaim(id=id_, mention=mention, range=resolve(mention, document, lexicon))
        case Statement():
            return StatementClaim(id=id_, mention=mention, wording=wording(mention, lexicon))
        case Name() | Title():
            return NameClaim(id=id_, mention=mention, identity=identity(mention, lexicon))
        case _:
            assert_never(mention)
