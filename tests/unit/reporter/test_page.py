"""The page: whole, self-contained, and article text never anything but text."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from factcheck.model import FigureClaim, Severity, Span
from factcheck.reporter import render
from factcheck.reporter.view import View

if TYPE_CHECKING:
    from factcheck.model import Report

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Outline(HTMLParser):
    """Every tag with its attributes, and whether they close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost tag, which must be this one."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Gather the text."""
        self.text += data


def outlined(page: str) -> Outline:
    """Read a page."""
    outline = Outline()
    outline.feed(page)
    outline.close()
    assert outline.open == []
    return outline


@pytest.fixture
def page(report: Report) -> str:
    """The page of the report."""
    return "".join(render("html", report, View(version="1.2.3")))


def test_policy_allows_its_own_style_and_nothing_else(page: str) -> None:
    """The digest in the policy is that of the style; there is no script, no style attribute, nothing to load."""
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    tags = outlined(page).tags

    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & {tag for tag, _ in tags}
    assert not any(name == "style" or name.startswith("on") for _, attributes in tags for name in attributes)


def test_order(page: str) -> None:
    """What differs first, the articles last."""
    parts = [
        "1 error",
        "2 warnings",
        "1 note",
        "What each outlet says",
        "suspects arrested",
        "others held",
        "figure.conflict",
        "unit.ambiguous",
    ]
    parts += ["figure.approximate", "How each verdict was reached", "3 facts in one outlet only", "Nothing to compare with", "The articles"]
    parts += ["What was not checked", "How to read this"]
    places = [page.index(part, page.index("<main")) if number > 3 else page.index(part) for number, part in enumerate(parts)]

    assert places == sorted(places)


def test_links_lead_somewhere_and_ids_are_unique(page: str) -> None:
    """Every fragment names an element."""
    tags = outlined(page).tags
    ids = Counter(str(attributes["id"]) for _, attributes in tags if "id" in attributes)
    fragments = {str(attributes["href"])[1:] for tag, attributes in tags if tag == "a" and str(attributes["href"]).startswith("#")}

    assert max(ids.values()) == 1
    assert fragments <= set(ids)


def test_tables_have_scopes(page: str) -> None:
    """Each header cell says what it heads."""
    assert all(attributes.get("scope") in {"col", "row", "colgroup"} for tag, attributes in outlined(page).tags if tag == "th")


def test_wire_copies_are_bracketed(page: str) -> None:
    """Two outlets with one wording stand under one head."""
    assert '<th colspan="2" class="shared" scope="colgroup">one wording, one source</th>' in page


def test_matrix_has_values_as_written_and_what_they_come_to(page: str) -> None:
    """134 tonnes is 134,000 kg; a plain number stands alone; an outlet that is silent has a dash."""
    row = page[page.index("tobacco seized") : page.index("tobacco worth")]

    assert "<td>134 tonnes <small>134,000 kg</small></td>" in row
    assert "<td>2,010</td><td>2,001</td><td>2,001</td>" in page
    assert page.count('<td><span class="soft">–</span></td>') == 3


def test_card_has_both_sentences_and_the_arithmetic(page: str) -> None:
    """With the span marked and the outlets of each side."""
    assert "arrested <mark>2,010</mark> suspects" in page
    assert ">ledger, morning-copy</a></figcaption>" in page
    assert '<tr><th scope="row">harbour-news</th><td>134 tonnes</td><td>134,000 kg</td><td>133,500 to 134,500</td></tr>' in page
    assert "Likely cause: digits transposed." in page
    assert "--ignore figure.conflict" in page


def test_only_a_web_address_becomes_a_link(page: str) -> None:
    """A script in an address is shown and cannot be followed."""
    addresses = [str(attributes["href"]) for tag, attributes in outlined(page).tags if tag == "a"]

    assert "https://example.org/a?b=1&c=2" in addresses
    assert all(address.startswith(("#", "https://")) for address in addresses)
    assert "javascript:alert(1)" in outlined(page).text


def test_articles_are_whole(report: Report, page: str) -> None:
    """Every word of every article, whatever is marked in it."""
    text = outlined(page).text

    for document in report.documents:
        assert document.text in text


def test_overlapping_spans_are_marked_once(page: str) -> None:
    """A figure is marked, the quotation around it shaded."""
    article = page[page.index('id="article-1"') :]

    assert "<i>We will not stop here,</i>" in article
    assert '<mark class="conflict"><a href="#fact-f-suspects-arrested">2,010</a></mark>' in article
    assert '<mark class="single">Customs Director</mark>' in article


def test_the_shorter_of_two_overlapping_spans_is_marked(report: Report) -> None:
    """Of “2,010 suspects” around “2,010”, the figure."""
    facts = report.events[0].facts
    claim = facts[0].claims[0]
    assert isinstance(claim, FigureClaim)
    anchor = claim.mention.anchor
    wide = anchor._replace(span=Span(anchor.span.start, anchor.span.end + 9), surface="2,010 suspects")
    single = replace(facts[-1], claims=(claim._replace(mention=claim.mention._replace(anchor=wide)),))
    page = "".join(render("html", replace(report, events=(replace(report.events[0], facts=(*facts, single)),)), View()))

    assert ">2,010</a></mark> suspects" in page


def test_hostile_text_is_text(hostile: Report) -> None:
    """No tag, no attribute and no direction comes from an article."""
    page = "".join(render("html", hostile, View()))
    outline = outlined(page)

    assert "script" not in {tag for tag, _ in outline.tags}
    assert page.count("</style>") == 1
    assert "<script>alert(1)</script> [/b] [U+001B][31m [U+202E]gnp.exe" in outline.text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", page)


def test_says_what_gates(report: Report) -> None:
    """The severity that fails the run, and whether anything reached it."""
    calm = replace(report, findings=report.findings[1:])

    assert "from error up; 1 finding reached it." in "".join(render("html", report, View()))
    assert "from error up; none reached it." in "".join(render("html", calm, View()))
    assert "from note up; 4 findings reached it." in "".join(render("html", report, View(gate=Severity.NOTE)))
    assert "Nothing fails this run." in "".join(render("html", report, View(gate=None)))


def test_finding_within_one_article(report: Report) -> None:
    """It has a section of its own."""
    alone = replace(report.findings[0], fact=None, event=None, rule="not.known", suggestion=None)
    page = "".join(render("html", replace(report, findings=(alone, alone)), View()))

    assert "Within one article" in page
    assert page.count('<article class="card error"') == 2
    outlined(page)


def test_empty_report(report: Report) -> None:
    """Nothing compared, nothing skipped."""
    page = "".join(render("html", replace(report, events=(), findings=(), skipped=()), View()))

    assert "0 events" in page
    assert "What was not checked" not in page
