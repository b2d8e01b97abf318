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
    """Return the claims of a document in reading order: title first, then by place, the longer mention before one inside it.

    Their ids are like "a1:measure:612-622", in the title like "a1:title:measure:0-12".
    """
    placed = sorted([(*_place(mention), number, mention) for number, mention in enumerate(mentions)])
    named = [
        (f"{document.id}:{'' if in_text else 'title:'}{kind}:{start}-{-end}", mention) for in_text, start, end, kind, _, mention in placed
    ]
    if len(dict(named)) < len(named):
        named = _numbered(named)
    wholes = {(mention.anchor.sentence.field, mention.anchor.span): id_ for id_, mention in named if isinstance(mention, Figure)}
    return tuple([_claim(id_, mention, document, lexicon, wholes) for id_, mention in named])


def _place(mention: Mention) -> tuple[bool, int, int, Kind]:
    """Return what the claims are ordered by: whether the mention stands in the text, where it begins, its end from behind, its kind."""
    anchor = mention.anchor
    start, end = anchor.span
    return anchor.sentence.field is Field.TEXT, start, -end, _kind(mention)


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
