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

from factcheck.model import Acceptance, DateClaim, DateRange, FigureClaim, Severity, Span
from factcheck.reporter import render
from factcheck.reporter.view import View

if TYPE_CHECKING:
    from factcheck.model import Fact, Finding, Report

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


def digest(page: str, tag: str) -> str:
    """Return the digest of the text of the page's one element of that name."""
    (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
    return b64encode(sha256(text.encode()).digest()).decode()


def test_policy_allows_its_own_style_and_script_and_nothing_else(page: str) -> None:
    """The digests in the policy are those of the style and the script; there is no style attribute, no handler, nothing to load."""
    tags = outlined(page).tags

    assert (
        f"default-src 'none'; style-src 'sha256-{digest(page, 'style')}'; script-src 'sha256-{digest(page, 'script')}'; base-uri 'none'"
        in page
    )
    assert not {"link", "img", "iframe", "object", "base"} & {tag for tag, _ in tags}
    assert not any(name in {"style", "src", "action"} or name.startswith("on") for _, attributes in tags for name in attributes)


def test_the_script_is_small(page: str) -> None:
    """Ten kilobytes of plain script at most."""
    (script,) = re.findall("<script>(.*?)</script>", page, re.DOTALL)

    assert len(script.encode()) <= 10_240


def test_order(page: str) -> None:
    """What differs first, the articles last."""
    parts = ["1 error", "2 warnings", "1 note", "1 finding reached it", "4 articles of 4 outlets", "Not checked", "<main"]
    parts += ["What each outlet says", "suspects arrested", "others held", "figure.conflict", "unit.ambiguous", "figure.approximate"]
    parts += ["Fact sheet", "Disputed or moving: 2", "Approximations and equivalents: 2", "Agreements: 2", "3 facts in one outlet only"]
    parts += ["Nothing to compare with", "The articles", "What was not checked", "How to read this"]
    places: list[int] = []
    for part in parts:
        places.append(page.index(part, places[-1] if places else page.index("<body")))

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
    assert '<td class="odd"><span class="away">differs: </span>2,010</td><td>2,001</td><td>2,001</td>' in page
    assert page.count("<td>–</td>") == 3


def test_card_has_both_sentences_and_the_arithmetic(page: str) -> None:
    """With the span marked and the outlets of each side."""
    assert "arrested <mark>2,010</mark> suspects" in page
    assert ">ledger, morning-copy</a></figcaption>" in page
    assert '<tr><th scope="row">harbour-news</th><td>134 tonnes</td><td>134,000 kg</td><td>133,500 to 134,500 kg</td></tr>' in page
    assert "Likely cause: digits transposed." in page
    assert "<pre>[[accept]]\nfingerprint = &#34;v1:figure.conflict:f-suspects-arrested&#34;\nrule = &#34;figure.conflict&#34;" in page


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
    assert '<mark class="single"><a href="#alone-harwick">Customs Director</a></mark>' in article
    assert '<mark class="single">1,968</mark>' in page


def test_the_shorter_of_two_overlapping_spans_is_marked(report: Report) -> None:
    """Of “2,010 suspects” around “2,010”, the figure."""
    facts = report.events[0].facts
    claim = facts[0].claims[0]
    assert isinstance(claim, FigureClaim)
    anchor = claim.mention.anchor
    wide = anchor._replace(span=Span(anchor.span.start, anchor.span.end + 9), surface="2,010 suspects")
    single = facts[-1]._replace(claims=(claim._replace(mention=claim.mention._replace(anchor=wide)),))
    page = "".join(render("html", replace(report, events=(replace(report.events[0], facts=(*facts, single)),)), View()))

    assert ">2,010</a></mark> suspects" in page


def test_hostile_text_is_text(hostile: Report) -> None:
    """No tag, no attribute and no direction comes from an article."""
    page = "".join(render("html", hostile, View()))
    outline = outlined(page)

    assert [tag for tag, _ in outline.tags].count("script") == 1
    assert page.count("</style>") == page.count("</script>") == 1
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


def test_accepted_findings_say_so(report: Report) -> None:
    """They are counted by themselves and gate nothing."""
    accepted = replace(report.findings[0], acceptance=Acceptance("not the same thing", "Mara Lindt"))
    page = "".join(render("html", replace(report, findings=(accepted, *report.findings[1:])), View()))

    assert "0 errors" in page
    assert "1 accepted" in page
    assert "none reached it" in page
    assert "<strong>Accepted by Mara Lindt: not the same thing.</strong>" in page


def test_what_was_not_understood_is_counted(report: Report, calm: tuple[Fact, ...]) -> None:
    """Days that nothing settles, currencies that are not clear, units with several meanings."""
    (dated,) = calm[2].claims
    (passengers,) = report.events[1].facts[0].claims
    assert isinstance(dated, DateClaim)
    assert isinstance(passengers, FigureClaim)
    facts = (
        calm[2]._replace(claims=(dated._replace(range=DateRange(None, None)),)),
        report.events[1].facts[0]._replace(claims=(passengers._replace(quantity=passengers.quantity._replace(unit="XXX")),)),
    )
    events = (replace(report.events[0], facts=(*report.events[0].facts, *facts)), report.events[1])
    text = outlined("".join(render("html", replace(report, events=events), View()))).text

    assert "1 date that no day of publication settles; 1 amount in a currency that is not clear; 2 figures in a unit with several" in text


def test_settings_are_told(report: Report) -> None:
    """A reader sees how the report came about."""
    page = "".join(render("html", report, View(settings=(("--as-of", "2025-03-05"), ("--ignore", "name.differs")))))

    assert "· --as-of 2025-03-05 · --ignore name.differs" in page
    assert "<p>Configuration: --as-of 2025-03-05; --ignore name.differs; A finding fails" in page
    assert "<p>Configuration: the defaults; Nothing fails" in "".join(render("html", report, View(gate=None)))


def test_a_finding_of_a_lone_article_has_its_section(report: Report) -> None:
    """An article that nothing is compared with may contradict itself."""
    alone = replace(report.findings[0], fact=None, event="ferry", documents=("ferry-post",))
    page = "".join(render("html", replace(report, findings=(alone,)), View()))

    assert "Within ferry-post" in page
    assert page.count('<article class="card error"') == 1


def test_the_gravest_stand_at_the_head(report: Report) -> None:
    """Errors with what they are about and a likely cause; without any, warnings; what was accepted is not among them."""

    def first(findings: tuple[Finding, ...]) -> list[str]:
        page = "".join(render("html", replace(report, findings=findings), View()))
        listed = re.search('<ul class="first".*?</ul>', page, re.DOTALL)
        return re.findall(r"<li.*?</li>", listed[0]) if listed else []

    (error,) = first(report.findings)
    assert ">harbour-news has 2,010; ledger and morning-copy 2,001</a> · suspects arrested · digits transposed?</li>" in error
    accepted = replace(report.findings[0], acceptance=Acceptance("not the same thing"))
    assert [item.count('class="warning"') for item in first((accepted, *report.findings[1:]))] == [1, 1]
    assert first(report.findings[3:]) == []


def test_a_statement_has_the_words_that_matter_in_the_matrix(report: Report) -> None:
    """Not all of its sentence."""
    page = "".join(render("html", report, View()))
    row = page[page.index('data-k="quotation"') : page.index("tobacco seized")]

    assert ">here</td>" in row
    assert ">there</td>" in row
