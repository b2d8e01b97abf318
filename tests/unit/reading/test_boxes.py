"""What the names of boxes say."""

from __future__ import annotations

import pytest

etree = pytest.importorskip("lxml.html", reason="the extra html is not installed")

from factcheck.reading.boxes import chain, is_apart  # noqa: E402 -- after the check that lxml is there


@pytest.mark.parametrize(
    ("markup", "apart", "surely"),
    [
        ('<div class="story-body">', False, False),
        ('<div class="c-related-links">', True, True),
        ('<div class="relatedLinks">', True, True),
        ('<p class="imageCaption">', True, True),
        ('<div id="newsletter_signup">', True, True),
        ('<div class="article-tags">', True, False),
        ('<div class="hidden-xs advertorial">', True, False),
        ('<div class="shared-content hidden-xs">', False, False),
        ('<div class="subscriber-only paywall">', False, False),
        ("<aside>", True, True),
        ("<div hidden>", True, True),
        ('<div style="color: red; display : none">', True, True),
    ],
)
def test_names(markup: str, apart: bool, surely: bool) -> None:
    element = etree.fragment_fromstring(f"{markup}x")

    assert (is_apart(element), is_apart(element, surely=True)) == (apart, surely)


def test_boxes_come_from_the_inside_out() -> None:
    tree = etree.document_fromstring("<div><p><b>x")

    assert [element.tag for element in chain(tree.find(".//b"))] == ["b", "p", "div", "body", "html"]
