"""Markdown: short, what differs first, and article text never markup."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factcheck.model import Acceptance, Field, Passage, Span
from factcheck.reporter import render
from factcheck.reporter.view import View

if TYPE_CHECKING:
    from factcheck.model import Report


def printed(report: Report) -> str:
    """Return the report as Markdown."""
    return "".join(render("markdown", report, View()))


def test_errors_first(report: Report) -> None:
    """The summary, then errors with both sentences; warnings are folded, notes are left to the fact sheet."""
    out = printed(report)

    assert out.startswith("**factcheck**: 4 articles, 2 events: 2 conflicts, 3 agreements; 1 error")
    assert "❌ **harbour-news has 2,010; ledger and morning-copy 2,001** (`figure.conflict`)" in out
    assert "differ by 9. Likely cause: digits transposed. Ask customs which count is right.\n" in out
    assert "> harbour-news: Officers seized 134 tonnes of tobacco and arrested **2,010** suspects" in out
    assert "> harbour-news: “We will not stop **here**,” Customs Director" in out
    assert (
        out.index("figure.conflict") < out.index("<summary>⚠️ 2 warnings</summary>\n") < out.index("quote.altered") < out.index("| Fact |")
    )
    assert "figure.approximate" not in out


def test_rest_is_folded(report: Report) -> None:
    """The fact sheet, the count of what one outlet tells, and what was skipped."""
    out = printed(report)

    assert "<summary>harbour-news, ledger and morning-copy: fact sheet, 6 facts</summary>\n\n| Fact |" in out
    assert "| suspects arrested | conflict | 2,001 (2,001 to 2,010) | ledger, morning-copy | 2 | 2,010 (harbour-news) |" in out
    assert "| others held | agreement | 110 | harbour-news, ledger, morning-copy | 2 |  |" in out
    assert "| Ada Brandt on stopping | conflict | no value is better supported | harbour-news, ledger | 2 |" in out
    assert "\n3 facts in one outlet only: harbour-news 3\n\n</details>\n" in out
    assert "<summary>2 inputs skipped</summary>\n\n- articles/feed.jsonl:<!-- -->7: no text\n" in out
    assert out.count("<details>") == out.count("</details>") == 3


def test_accepted_findings_are_folded(report: Report) -> None:
    """With who accepted them, and why."""
    taken = replace(report.findings[0], acceptance=Acceptance("not the same thing", "Mara Lindt"))
    out = printed(replace(report, findings=(taken,)))

    assert "❌" not in out
    assert (
        "<summary>1 accepted</summary>\n\n- harbour-news has 2,010; ledger and morning-copy 2,001: accepted by Mara Lindt: not the same"
        in out
    )


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
    fact = report.events[0].facts[0]._replace(explanation=text)
    finding = replace(report.findings[0], cause=None, suggestion=None)
    out = printed(replace(report, events=(replace(report.events[0], facts=(fact,)),), findings=(finding,)))

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
