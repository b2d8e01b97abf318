"""The boxes that a piece of text lies in on a page, and what their names say of it.

In: an element of the tree of a page (lxml). Out: whether its name, class or id is that of something beside an article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["chain", "is_apart"]

# Names of boxes that are no part of an article, and of boxes that seldom are: a whole paragraph in one of those may well be.
_ALIEN = (
    r"related|recirc\w*|newsletters?|promos?|captions?|imagecaption|bio|authorbio|author-(?:box|bio|info)|comments?|also-?read|read-?more|signup"
    r"|teasers?|outbrain|taboola|cookies?|pull-?quotes?|interstitial\w*"
)
_SELDOM = (
    r"shar(?:e|es|ing)|social|trending|sidebar|advert\w*|ads?|tags?|topics?|breadcrumbs?|gallery|slideshow|slides?|disclaimer|copyright|footer"
    r"|byline|timestamp|kicker|consent|gdpr|modal|legal|most-?read|most-?popular|onward"
)


def _names(words: str) -> re.Pattern[str]:
    return lazily(rf"(?:^|[\s_-])(?:{words})(?=$|[\s_-])", re.IGNORECASE)


_ALIEN_NAME, _APART_NAME = _names(_ALIEN), _names(f"{_ALIEN}|{_SELDOM}")
_CAMEL = lazily(r"(?<=[a-z])(?=[A-Z])")


def chain(element: Any) -> Iterator[Any]:  # noqa: ANN401 -- an lxml element
    """Yield the element and all around it, from the inside out."""
    while element is not None:
        yield element
        element = element.getparent()


def is_apart(element: Any, *, surely: bool = False) -> bool:  # noqa: ANN401 -- an lxml element
    """Say whether the element is called something beside an article, or is hidden; `surely` asks for the names that leave no doubt."""
    if element.tag in {"aside", "figcaption"} or element.get("hidden") is not None:
        return True
    if "display:none" in (element.get("style") or "").replace(" ", ""):
        return True
    called = _CAMEL.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}")
    return (_ALIEN_NAME if surely else _APART_NAME).search(called) is not None
