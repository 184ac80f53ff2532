"""The HTML page in a real browser: no accessibility fault, no sideways scrolling, every printed draft page marked."""

import io
import shutil
from dataclasses import replace

import pytest
from pypdf import PdfReader

from complaintletters.presentation import presentation
from complaintletters.renderers.html import render
from tests.hand_made import DRAFT, LETTER, SECTIONS
from tests.look import look, saying

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium"),
]

STANDARD = presentation()
LARGE = presentation("large-print:36")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ENHANCED = {"rules": {"color-contrast-enhanced": {"enabled": True}}}


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=shutil.which("chromium"), args=SWITCHES)
        yield opened
        opened.close()


def shown(browser, data, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(data.decode("utf-8"))
    return page


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("layout", ["left", "band"])
@pytest.mark.parametrize("letter", [LETTER, DRAFT], ids=["letter", "draft"])
def test_axe_finds_no_fault(browser, tmp_path, letter, layout, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = shown(browser, render(letter, look(tmp_path, layout), STANDARD), width)
    result = axe.Axe().run(page, options=ENHANCED)
    page.close()
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in result.response["violations"]] == []


@pytest.mark.parametrize("layout", ["left", "right", "band", "rule"])
@pytest.mark.parametrize("size", [STANDARD, LARGE], ids=["standard", "large"])
def test_nothing_scrolls_sideways_at_320_pixels(browser, tmp_path, layout, size):
    letter = saying("Llanfair" * 20)
    page = shown(browser, render(letter, look(tmp_path, layout), size), 320)
    width = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert width <= 320


def test_typed_spaces_tabs_and_breaks_are_shown(browser, tmp_path):
    page = shown(browser, render(LETTER, look(tmp_path), STANDARD), 1280)
    text = page.inner_text("main")
    page.close()
    assert "Second  paragraph, two spaces.\n\tAfter a tab." in text


def test_every_printed_page_of_a_draft_is_marked(browser, tmp_path):
    page = shown(browser, render(replace(DRAFT, sections=SECTIONS * 3), look(tmp_path), STANDARD), 1280)
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    assert len(printed.pages) > 2
    assert all(DRAFT.furniture.draft in sheet.extract_text() for sheet in printed.pages)
