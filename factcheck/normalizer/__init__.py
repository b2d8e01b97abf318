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
    from factcheck.model import Anchor, Claim, Document, Mention

__all__ = ["normalize"]


def normalize(document: Document, mentions: Iterable[Mention], lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return the claims of a document in reading order: title first, then by place, the longer mention before one inside it."""
    ordered = sorted([(_kind(mention), mention) for mention in mentions], key=_place)
    named = [(_identifier(document.id, kind, mention.anchor), mention) for kind, mention in ordered]
    if len(dict(named)) < len(named):
        named = _numbered(named)
    wholes = {(mention.anchor.sentence.field, mention.anchor.span): id_ for id_, mention in named if isinstance(mention, Figure)}
    return tuple([_claim(id_, mention, document, lexicon, wholes) for id_, mention in named])


def _place(kinded: tuple[Kind, Mention]) -> tuple[bool, int, int, Kind]:
    kind, mention = kinded
    anchor = mention.anchor
    start, end = anchor.span
    return anchor.sentence.field is Field.TEXT, start, -end, kind


def _identifier(document: str, kind: Kind, anchor: Anchor) -> str:
    """Return "a1:measure:612-622", "a1:title:…" in the title."""
    start, end = anchor.span
    field = "title:" if anchor.sentence.field is Field.TITLE else ""
    return f"{document}:{field}{kind}:{start}-{end}"


def _numbered(named: Sequence[tuple[str, Mention]]) -> list[tuple[str, Mention]]:
    """Return the mentions with "~2" behind the id of the second on one span."""
    seen: dict[str, int] = {}
    found = []
    for id_, mention in named:
        number = seen[id_] = seen.get(id_, 0) + 1
        found.append((id_ if number == 1 else f"{id_}~{number}", mention))
    return found


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


def _claim(id_: str, mention: Mention, document: Document, lexicon: Lexicon, wholes: dict[tuple[Field, Span], str]) -> Claim:
    match mention:
        case Figure():
            whole = mention.scope.part_of
            part_of = None if whole is None else wholes.get((mention.anchor.sentence.field, whole))
            return FigureClaim(id=id_, mention=mention, quantity=quantity(mention, lexicon), part_of=part_of)
        case DateMention():
            return DateClaim(id=id_, mention=mention, range=resolve(mention, document, lexicon))
        case Statement():
            return StatementClaim(id=id_, mention=mention, wording=wording(mention, lexicon))
        case Name() | Title():
            return NameClaim(id=id_, mention=mention, identity=identity(mention, lexicon))
        case _:
            assert_never(mention)
