"""Markdown: short, what differs first, and article text never markup."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factcheck.model import Field, Passage, Span
from factcheck.reporter import render
from factcheck.reporter.view import View

if TYPE_CHECKING:
    from factcheck.model import Report


def printed(report: Report) -> str:
    """Return the report as Markdown."""
    return "".join(render("markdown", report, View()))


def test_findings_first(report: Report) -> None:
    """The summary, then error and warnings with both sentences; notes are left to the table."""
    out = printed(report)

    assert out.startswith("**factcheck**: 4 articles, 2 events: 2 conflicts, 3 agreements; 1 error")
    assert "❌ **harbour-news has 2,010; ledger and morning-copy 2,001** (`figure.conflict`)" in out
    assert "> harbour-news: Officers seized 134 tonnes of tobacco and arrested **2,010** suspects" in out
    assert "> harbour-news: “**We will not stop here,**” Customs Director" in out
    assert out.index("figure.conflict") < out.index("quote.altered") < out.index("<details>")
    assert "figure.approximate" not in out


def test_rest_is_folded(report: Report) -> None:
    """A table of what several outlets tell, the count of what one tells, and what was skipped."""
    out = printed(report)

    assert "<summary>harbour-news, ledger and morning-copy: 6 facts compared</summary>\n\n| Fact |" in out
    assert "| tobacco seized | equivalent | 134 tonnes (harbour-news); 134 tons (ledger, morning-copy) |" in out
    assert "\n3 facts in one outlet only: harbour-news 3\n\n</details>\n" in out
    assert "- articles/feed.jsonl:<!-- -->7: no text\n" in out
    assert out.count("<details>") == out.count("</details>") == 2


def test_nothing_skipped_and_nothing_alone(report: Report) -> None:
    """Parts without content are left out."""
    event = replace(report.events[0], facts=report.events[0].facts[:1])
    out = printed(replace(report, events=(event,), skipped=(), findings=()))

    assert out.count("<details>") == 1
    assert "one outlet only" not in out


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*bold* _it_ `code` [link](x) a|b ~~x~~", r"\*bold\* \_it\_ \`code\` \[link\](x) a\|b \~\~x\~\~"),
        ("<script> & </details>", "&lt;script&gt; &amp; &lt;/details&gt;"),
        ("# 1", "\\# 1"),
        ("1. item", "1\\. item"),
        ("- item", "\\- item"),
        ("=1+1", "\\=1+1"),
        ("@editor #12 :smile:", "@<!-- -->editor #<!-- -->12 :<!-- -->smile:"),
        ("see https://evil.example www.evil.example", "see https:<!-- -->//evil.example www.<!-- -->evil.example"),
        ("two\nlines \x1b[31m", "two lines [U+001B]\\[31m".replace("[U+001B]", "\\[U+001B\\]")),
    ],
)
def test_text_is_no_markup(report: Report, text: str, shown: str) -> None:
    """Whatever stands in an explanation is shown as it stands."""
    fact = replace(report.events[0].facts[0], explanation=text)
    out = printed(replace(report, events=(replace(report.events[0], facts=(fact,)),), findings=report.findings[:1]))

    assert f"\n\n{shown}\n\n" in out


def test_emphasis_beside_letters(report: Report) -> None:
    """Asterisks between letters would not be emphasis."""
    text = "worth US$5m in all"
    place = Passage(document="ledger", field=Field.TEXT, span=Span(8, 10), sentence=Span(0, len(text)), text=text)
    finding = replace(report.findings[0], fact=None, evidence=(place,))

    assert "> ledger: worth US<b>$5</b>m in all\n" in printed(replace(report, events=(), findings=(finding,)))


def test_hostile_text(hostile: Report) -> None:
    """No tag but ours, and no control character."""
    out = printed(hostile)

    assert set(re.findall(r"</?(\w+)", out)) == {"details", "summary"}
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", out)
