"""The HTML page in a browser: it shows what it holds, needs nothing else, and can be used by everybody."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import REPORTS, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.conftest import Command

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
GRAVE = {"serious", "critical"}
CLUSTER = ROOT / "tests" / "corpus" / "clusters" / "lake-orun-ferry"
# What an article may try: markup, a handler, an address that runs, a turned-around line, a colour, a formula, a picture.
HOSTILE = "<script>document.title='run'</script></style></script>\" onerror=\"x <img src=x onerror=y> \u202egnp \x1b[31m =1+1 [/b] :smile:"


# A toll that moves with the hours, a slip of scale, a quotation altered, and two outlets that print one agency's copy.
FERRY = "Northern Grace"
RISEN = f"The death toll of the ferry {FERRY} has risen to 96, rescuers said."
MOVING = [
    {
        "id": outlet,
        "outlet": outlet,
        "event": "ferry",
        "title": "Ferry sinks off Harwick",
        "published": f"2025-03-04T{hour:02}:30:00+00:00",
        "url": f"https://example.org/{outlet}",
        "text": text,
    }
    for outlet, hour, text in (
        (
            "herald",
            8,
            "At least 41 people died when the ferry Northern Grace sank off Harwick, the coast guard said. Damage was put at $1.2 million.",
        ),
        ("courier", 13, f"The toll from the sinking of the ferry {FERRY} off Harwick rose to 67. Damage was put at $1.2 billion."),
        (
            "post",
            19,
            f"{RISEN} “We will not stop the search,” Ada Brandt said.",
        ),
        (
            "mirror",
            20,
            f"{RISEN} “We will not stop any search,” Ada Brandt said.",
        ),
    )
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a browser that runs without a screen."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright, which drives the browser, is not installed")
    command = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if command is None:
        pytest.skip(f"no browser to open the page with: none of {', '.join(BROWSERS)} is installed")
    # The browser refuses its sandbox to root, which is who containers run as.
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=command, args=arguments)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def reports(factcheck: Command, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return pages to open: one with a conflict, one of a corpus cluster, one of hostile articles, and one of two events as an index."""
    folder = tmp_path_factory.mktemp("pages")
    articles = [
        {
            "id": f"{HOSTILE} {name}",
            "title": HOSTILE,
            "outlet": f"{HOSTILE} {name}",
            "url": f"javascript:document.title='{name}'",
            "event": "e",
            "text": f"Police in Harwick arrested {number} protesters on Friday. “{HOSTILE},” Ada Brandt said.",
        }
        for name, number in (("a", 131), ("b", 113))
    ]
    lines = "".join(json.dumps(article) + "\n" for article in articles)
    (folder / "hostile.jsonl").write_text(lines, encoding="utf-8")
    hostile, cluster = folder / "hostile.html", folder / "cluster.html"
    assert factcheck("compare", folder / "hostile.jsonl", f"--output=html={hostile}", "--exit-zero").status == 0
    assert factcheck("compare", CLUSTER, f"--output=html={cluster}", "--exit-zero").status == 0
    moving = folder / "moving.jsonl"
    moving.write_text("".join(json.dumps(article) + "\n" for article in MOVING), encoding="utf-8")
    assert factcheck("compare", moving, f"--output=html={folder / 'moving.html'}", "--exit-zero").status == 0
    many = folder / "many.jsonl"
    many.write_text("".join(json.dumps(article) + "\n" for article in many_articles()), encoding="utf-8")
    assert factcheck("compare", many, f"--output=html={folder / 'many.html'}", "--exit-zero").status == 0
    return {
        "altered": REPORTS / "altered.html",
        "cluster": cluster,
        "hostile": hostile,
        "index": folder / "many.html",
        "moving": folder / "moving.html",
    }


def many_articles() -> Iterator[dict[str, str]]:
    """Yield two articles of each of thirty-two events, the first of which are at odds."""
    for number in range(64):
        event, second = divmod(number, 2)
        text = f"Police in Harwick arrested {131 + event + 9 * second * (event == 0)} protesters on Friday."
        yield {"id": f"a{number}", "text": text, "outlet": ("herald", "courier")[second], "event": f"e{event:02}"}


@pytest.fixture
def opened(browser: Browser, reports: dict[str, Path]) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page by name, and checks in the end that it asked for nothing and complained of nothing."""
    pages: list[tuple[Page, list[str], list[str]]] = []

    def open_page(name: str, fragment: str = "", **options: Any) -> Page:  # noqa: ANN401 -- the browser's own options
        page = browser.new_context(permissions=["clipboard-read", "clipboard-write"], **options).new_page()
        asked: list[str] = []
        said: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(reports[name].as_uri() + fragment)
        pages.append((page, asked, said))
        return page

    yield open_page
    for page, asked, said in pages:
        page.context.close()
        assert [url.partition("#")[0] for url in asked] == [asked[0].partition("#")[0]] * len(asked)
        assert asked[0].startswith("file://")
        assert said == []


@pytest.mark.parametrize("name", ["altered", "cluster", "hostile"])
def test_opens_without_a_request_and_without_a_word(opened: Callable[..., Page], name: str) -> None:
    """Its own policy blocks nothing of it, and lets in nothing else."""
    page = opened(name)

    assert page.locator(".card.error").first.is_visible()
    assert page.title().startswith("factcheck: ")


def test_hostile_text_is_text(opened: Callable[..., Page]) -> None:
    """No element, no handler, no address and no script comes from an article."""
    page = opened("hostile")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")

    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0
    assert page.locator("[onerror]").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert "<script>document.title='run'</script></style>" in page.locator("h2").first.inner_text()
    assert "[U+202E]gnp [U+001B][31m =1+1 [/b] :smile:" in page.locator(".text").first.inner_text()


def violations(page: Page) -> list[str]:
    """Return what axe-core finds of serious or critical impact, with the elements."""
    package = importlib.util.find_spec("axe_playwright_python")
    if package is None or package.origin is None:
        pytest.skip("axe-playwright-python, which brings axe-core, is not installed")
    page.evaluate((Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found if each["impact"] in GRAVE]


@pytest.mark.parametrize(
    ("name", "scheme", "width"), [("cluster", "light", 1200), ("moving", "dark", 1200), ("moving", "light", 320), ("cluster", "dark", 320)]
)
def test_is_accessible(opened: Callable[..., Page], name: str, scheme: str, width: int) -> None:
    """By the rules of axe-core, whichever the colours and the width, and it reflows: nothing but tables scrolls sideways."""
    page = opened(name, color_scheme=scheme, viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def shown(page: Page) -> list[str]:
    """Return the rules of the cards that are shown."""
    return [card.locator("code").first.inner_text() for card in page.locator(".card").all() if card.is_visible()]


def test_the_filter_and_its_address(opened: Callable[..., Page]) -> None:
    """By severity, outlet, kind and text; the address keeps the choice, and opening it restores it."""
    page = opened("cluster")
    everything = shown(page)
    assert {"figure.conflict", "title.differs"} <= set(everything)

    page.get_by_role("checkbox", name="error").uncheck()
    assert "figure.conflict" not in shown(page)
    assert page.evaluate("location.hash") == "#?severity=warning%2Cnote"
    again = opened("cluster", page.evaluate("location.hash"))
    assert shown(again) == shown(page)
    assert not again.get_by_role("checkbox", name="error").is_checked()

    page.get_by_role("button", name="Show all").click()
    page.get_by_role("searchbox").fill("digits transposed")
    assert shown(page) == ["figure.conflict"]
    assert page.locator("#shown").inner_text() == f"1 of {len(everything)} findings"

    page.get_by_role("searchbox").fill("")
    page.get_by_role("combobox", name="Kind").select_option("count")
    assert shown(page) == ["figure.conflict"]
    assert {row.get_attribute("data-k") for row in page.locator(".matrix tbody tr").all() if row.is_visible()} == {"count"}

    page.get_by_role("combobox", name="Kind").select_option("")
    page.get_by_role("combobox", name="Outlet").select_option(label="daily-lantern")
    assert "digits transposed" not in page.locator(".card:visible").all_inner_texts()
    assert 0 < len(shown(page)) < len(everything)

    page.get_by_role("button", name="Show all").click()
    page.locator("#shown", has_text=f"{len(everything)} of {len(everything)}").wait_for()
    assert shown(page) == everything
    assert page.evaluate("location.hash") == ""


def test_a_link_leads_to_its_finding(opened: Callable[..., Page]) -> None:
    """Whatever the filter hides; an address within a folded article unfolds it."""
    anchor = opened("cluster").locator(".card.warning").first.get_attribute("id")
    page = opened("cluster", f"#{anchor}?severity=error")
    place = page.locator(f"#{anchor}")
    assert place.is_visible()
    assert place.evaluate("card => card === document.activeElement")
    assert place.bounding_box() is not None

    page.locator(".card figcaption a").first.click()
    assert page.locator("details.articles[open]").count() == 1


def test_keys(opened: Callable[..., Page]) -> None:
    """J and k go from finding to finding, ? lists them; they can be switched off, and never act in a field."""
    page = opened("cluster")
    focused = "document.activeElement.id"
    first, second = (card.get_attribute("id") for card in page.locator(".card").all()[:2])

    page.keyboard.press("j")
    assert page.evaluate(focused) == first
    page.keyboard.press("j")
    assert page.evaluate(focused) == second
    page.keyboard.press("k")
    assert page.evaluate(focused) == first
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()

    page.get_by_role("searchbox").press("j")
    assert page.get_by_role("searchbox").input_value() == "j"
    page.get_by_role("searchbox").fill("")
    page.get_by_role("checkbox", name="keys").uncheck()
    page.locator("h1").click()
    page.keyboard.press("?")
    assert not page.get_by_role("dialog").is_visible()


def test_copy_buttons(opened: Callable[..., Page]) -> None:
    """The address of a finding, a correction with blanks, and what accepts it."""
    page = opened("cluster")
    card = page.locator(".card").first
    card.get_by_text("Correct it, or accept it").click()
    copied = "navigator.clipboard.readText()"

    card.get_by_role("button", name="Copy the link").click()
    page.locator("#said", has_text="Copied").wait_for(state="attached")
    assert page.evaluate(copied) == page.url.partition("#")[0] + f"#{card.get_attribute('id')}"

    card.get_by_role("button", name="Copy this correction note").first.click()
    page.wait_for_timeout(200)
    assert re.fullmatch(r"Correction \([^)]+\): We said “[^”]+” in: .+\nRight is: _+, according to: _+\.", page.evaluate(copied))

    card.get_by_role("button", name="Copy what accepts it").click()
    page.wait_for_timeout(200)
    assert page.evaluate(copied).startswith('[[accept]]\nfingerprint = "v1:')


def test_print(opened: Callable[..., Page]) -> None:
    """Paper has no buttons, and shows of each conflict what a screen folds, also with scripts off."""
    for scripts in (True, False):
        page = opened("cluster", java_script_enabled=scripts)
        page.emulate_media(media="print")
        if scripts:
            page.evaluate("dispatchEvent(new Event('beforeprint'))")

        assert page.locator(".card.error pre").first.is_visible()
        assert page.locator("button:visible").count() == 0
        assert not page.locator("#filter").is_visible()
        assert len(page.pdf()) > 10_000


def test_pictures_have_their_tables(opened: Callable[..., Page]) -> None:
    """A picture has a title, and its values stand in the table after it; a toll is drawn over time."""
    page = opened("moving")
    pictures = page.locator("svg.plot").all()

    assert pictures
    assert all(picture.get_attribute("role") == "img" for picture in pictures)
    assert all("in the table below" in picture.locator("title").inner_html() for picture in pictures)
    assert page.locator("svg .way").count() >= 2
    assert page.get_by_text("The scale is logarithmic.").count() == 1


def test_scripts_off_nothing_is_lost(opened: Callable[..., Page]) -> None:
    """All that is folded can be opened; only the filter and the buttons are gone."""
    page = opened("cluster", java_script_enabled=False)
    with_scripts = opened("cluster")

    assert page.locator("main").text_content() == with_scripts.locator("main").text_content()
    assert page.locator("button:visible").count() == 0
    assert not page.locator("#filter").is_visible()
    for details in page.locator("details").all():
        if details.locator("> summary").is_visible():
            details.locator("> summary").click()
    assert all(text.is_visible() for text in page.locator("details pre, details table, details .text").all())


def test_a_large_report_leads_from_its_index_to_each_event_and_back(opened: Callable[..., Page], reports: dict[str, Path]) -> None:
    """What differs stands first; every page is there."""
    page = opened("index")
    links = page.locator(".matrix tbody a")

    assert links.count() == 32
    assert {path.name for path in reports["index"].with_name("many-events").iterdir()} == {f"e{event:02}.html" for event in range(32)}
    assert page.locator(".matrix tbody tr").first.get_attribute("class") == "error-row"
    assert violations(page) == []


def test_the_page_of_an_event_leads_back(opened: Callable[..., Page], reports: dict[str, Path]) -> None:
    """To the list of all."""
    reports["event"] = reports["index"].with_name("many-events") / "e00.html"
    page = opened("event")

    assert page.locator(".card.error").count() == 1
    assert page.get_by_role("link", name="All events").get_attribute("href") == "../many.html"
