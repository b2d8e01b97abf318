"""Which blocks of a page are its article."""

from __future__ import annotations

from typing import Any

import pytest

etree = pytest.importorskip("lxml.html", reason="the extra html is not installed")

from factcheck.reading.article import article  # noqa: E402 -- after the check that lxml is there
from factcheck.reading.blocks import blocks_of  # noqa: E402 -- likewise
from factcheck.reading.stated import headings, statements  # noqa: E402 -- likewise

ONE = "Two men died and 12 people fled their homes when heavy rain fell on the town on Monday, officials said."
TWO = "The river rose by 3.5 metres in two hours, and 40 acres were flooded, according to the ministry of water."
LINK = "Storm cuts power to 30,000 homes"
PULLED = "“40 acres were flooded, according to the ministry”"
THREE = "The army sent 1,200 troops with boats to the lower town on Tuesday, a spokesman for the ministry said."


def _tree(body: str) -> Any:  # noqa: ANN401 -- an lxml element
    return etree.document_fromstring(f"<html><body>{body}</body></html>")


def _article(body: str, extracted: str, stated: str | None = None, titles: tuple[str, ...] = ()) -> str | None:
    return article(blocks_of(_tree(body)), extracted, stated, titles)


def test_blocks_are_what_a_browser_shows() -> None:
    tree = _tree("<div>a <b>b</b>\n c<p>12\u00a0345  d</p>tail<br>more<script>x</script><ul><li>e<li><a href=x>f</a></ul><!-- g --></div>")

    blocks = blocks_of(tree)

    assert [(block.text, block.tag, block.linked) for block in blocks] == [
        ("a b c", "div", 0),
        ("12\u00a0345 d", "p", 0),
        ("tail", "div", 0),
        ("more", "div", 0),
        ("e", "li", 0),
        ("f", "li", 1),
    ]


@pytest.mark.parametrize(
    ("body", "extracted", "text"),
    [
        (f"<h1>Rain</h1><p>{ONE}</p><p>{TWO}</p>", f"Rain\n{ONE}\n{TWO}", f"{ONE}\n{TWO}"),
        (f"<p>{ONE}</p><p>Read more: Storm cuts power</p><p>{TWO}</p>", f"{ONE}\nRead more: Storm cuts power\n{TWO}", f"{ONE}\n{TWO}"),
        (f"<p>{ONE}</p><p><a>{LINK}</a></p><p>{TWO}</p>", f"{ONE}\n{LINK}\n{TWO}", f"{ONE}\n{TWO}"),
        (f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>", f"{ONE}\n{THREE}", f"{ONE}\n{TWO}\n{THREE}"),
        (f"<p>{ONE}</p><h3>Floods</h3><p>{TWO}</p>", f"{ONE}\n{TWO}", f"{ONE}\nFloods\n{TWO}"),
        (f"<div><ul><li>Two men are dead<li>Twelve fled</ul><p>{ONE}</p></div>", ONE, f"Two men are dead\n{ONE}"),
        (f"<p>By Jo Doe</p><p>{ONE}</p><p>Updated May 2, 2025</p>", f"By Jo Doe\n{ONE}\nUpdated May 2, 2025", ONE),
        (f"<p>{ONE}</p><blockquote><p>{PULLED}</p></blockquote><p>{TWO}</p>", f"{ONE}\n{PULLED}\n{TWO}", f"{ONE}\n{TWO}"),
        (f"<p>{ONE}</p><p>{ONE}</p><p>{TWO}</p>", f"{ONE}\n{ONE}\n{TWO}", f"{ONE}\n{TWO}"),
        (
            f"<p>{ONE}</p><table><tr><td>Dead<td>2<tr><td>Fled<td>12</table><p>{TWO}</p>",
            f"{ONE}\n| Dead | 2 |\n|---|---|\n| Fled | 12 |\n{TWO}",
            f"{ONE}\nDead\t2\nFled\t12\n{TWO}",
        ),
        (f"<p>{ONE}</p><div style='display: none'><p>{LINK}.</p></div><p>{TWO}</p>", f"{ONE}\n{LINK}.\n{TWO}", f"{ONE}\n{TWO}"),
        (f"<p>{ONE}</p><p>{TWO}</p>", "Something else that stands nowhere on the page at all, and more of the same.", None),
        ("", "", None),
    ],
    ids=["title", "promo", "link", "overlooked", "heading", "points", "byline", "pulled", "twice", "table", "hidden", "nothing", "empty"],
)  # fmt: skip
def test_the_article_is_what_was_extracted_put_right(body: str, extracted: str, text: str | None) -> None:
    assert _article(body, extracted, titles=("Rain",)) == text


def test_what_the_page_states_goes_before() -> None:
    body = f"<p>{ONE}</p><p>{TWO}</p><ul><li>A list that was found</ul><p>{THREE}</p><p>Tickets cost 40 dollars.</p>"
    extracted = f"{ONE}\n{TWO}\n- A list that was found\n{THREE}\nTickets cost 40 dollars."
    every = f"{ONE}\n{TWO}\nA list that was found\n{THREE}\nTickets cost 40 dollars."

    assert _article(body, extracted, f"{ONE} {TWO} {THREE}") == f"{ONE}\n{TWO}\nA list that was found\n{THREE}"
    assert _article(body, extracted, f"{ONE} {TWO} {THREE[:60]}") == every
    assert _article(body, extracted, "Subscribe to read all of it. " * 20) == every


def test_the_prose_below_the_heading_goes_before_teasers_below_it() -> None:
    lines = "<br>".join([ONE, TWO, THREE] * 2)
    teaser = "The full story of the storm with all the pictures, by our reporters on the ground, in case you missed it."

    assert _article(f"<h1>Rain</h1><div>{lines}</div><ul><li><p>{teaser}</p></ul>", teaser) == f"{ONE}\n{TWO}\n{THREE}"


def test_long_pages_are_left_to_the_extractor() -> None:
    assert _article("<p>x" * 5001, "x") is None


def test_what_a_page_says_for_machines() -> None:
    tree = _tree(
        '<script type="application/ld+json">[{"@graph": [{"headline": "Rain", "articleBody": "<p>Two died.</p><p>3 fled.</p>"}]}]</script>'
        '<script type="application/ld+json">{"datePublished": "2025-09-21", "headline": "Other",'
        '"mainEntityOfPage": {"@id": "https://a.example/1"}}</script>'
        '<script type="application/ld+json">broken {</script><script>{"headline": "x"}</script><h1>Rain <b>falls</b></h1>'
    )

    assert statements(tree) == ("Rain", "Two died.\n3 fled.", "2025-09-21", "https://a.example/1")
    assert headings(tree) == ["Rain falls"]
    assert headings(_tree("<h1>a</h1>" * 3)) == []
    assert statements(_tree(f'<script type="application/ld+json">{"[" * 100_000}</script>')) == (None, None, None, None)
