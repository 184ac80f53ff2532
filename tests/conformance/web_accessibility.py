"""A web page in; what a real browser finds wrong with it out: wide, narrow, enlarged, without colours, by keyboard, printed.

WCAG 2.2 is what is held, at level AA, and AAA for contrast. Chromium's zoom of 200 and 400 % on a window 1280 pixels wide
lays a page out as windows of 640 and 320 pixels do (WCAG 2.2, 1.4.10), so those widths stand for it.
"""

import io
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pypdf import PdfReader

from complaintletters.colours import contrast
from complaintletters.presentation import Presentation
from tests.conformance.colours_used import html_colours

WIDTHS = (1280, 640, 320)
HEIGHT = 800
LEAST_CONTRAST = 7
# Rules that axe leaves off unless they are asked for: contrast at level AAA, and the size of what is pressed (2.5.8).
_AXE = {"rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}}
_SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def is_installed() -> bool:
    """Whether there is a browser to open pages in."""
    return shutil.which("chromium") is not None


@contextmanager
def chromium() -> Iterator[Any]:
    """Chromium, open."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        opened = running.chromium.launch(executable_path=shutil.which("chromium"), args=list(_SWITCHES))
        yield opened
        opened.close()


@contextmanager
def opened(browser: Any, data: bytes) -> Iterator[Any]:
    """The page in a window, which the checks below widen and narrow."""
    page = browser.new_page(viewport={"width": WIDTHS[0], "height": HEIGHT})
    page.set_content(data.decode("utf-8"))
    yield page
    page.close()


def _at(page: Any, width: int) -> Any:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    return page


def web_faults(browser: Any, data: bytes, look: Presentation) -> Iterator[str]:
    """Everything below, of one page."""
    with opened(browser, data) as page:
        for name, check in CHECKS.items():
            yield from (f"{name}: {fault}" for fault in check(page))
        yield from (f"print: {fault}" for fault in print_faults(page, look))


# --- axe ------------------------------------------------------------------------------------------------------------


def axe_faults(page: Any) -> Iterator[str]:
    """What axe-core finds at each width."""
    from axe_playwright_python.sync_playwright import Axe

    for width in WIDTHS:
        for fault in Axe().run(_at(page, width), options=_AXE).response["violations"]:
            yield f"at {width}: {fault['id']}: {fault['nodes'][0]['html'][:120]}"


# --- room -----------------------------------------------------------------------------------------------------------

# Words that lie beyond the window's sides, or are cut off by what they stand in.
_CUT = """() => {
  const found = [], width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) found.push('scrolls sideways to ' + document.documentElement.scrollWidth);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, range = document.createRange();
    if (!node.data.trim()) continue;
    for (const word of node.data.matchAll(/\\S+/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if ([...range.getClientRects()].some(box => box.left < -0.5 || box.right > width + 0.5))
        found.push('beyond the side: ' + word[0]);
    }
    const holder = node.parentElement, style = getComputedStyle(holder), head = holder.closest('thead');
    const isSaid = head && [...head.parentElement.querySelectorAll('tr:not(.total) td')]
      .every(cell => !cell.textContent.trim() || cell.dataset.label);
    if (!isSaid && !holder.checkVisibility()) found.push('hidden: ' + node.data.trim().slice(0, 40));
    if (style.overflow !== 'visible' && (holder.scrollWidth > holder.clientWidth || holder.scrollHeight > holder.clientHeight))
      found.push('cut off: ' + node.data.trim().slice(0, 40));
  }
  return found;
}"""
# What a reader may set (WCAG 2.2, 1.4.12), and text alone twice as large (1.4.4).
_OWN = {
    "": "",
    ", spaced out": (
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
        "p { margin-bottom: 2em !important }"
    ),
    ", text twice as large": "html { font-size: 200% !important }",
}
_STYLED = "css => { (window.own ??= document.head.appendChild(document.createElement('style'))).textContent = css }"


def room_faults(page: Any) -> Iterator[str]:
    """Sideways scrolling and lost words: at each width, with a reader's own text spacing, and with text twice as large."""
    for name, css in _OWN.items():
        page.evaluate(_STYLED, css)
        for width in WIDTHS:
            yield from (f"at {width}{name}: {one}" for one in _at(page, width).evaluate(_CUT))
    page.evaluate(_STYLED, "")


# --- colours --------------------------------------------------------------------------------------------------------

# What colour alone sets apart has to keep a border, and links a line or weight.
_BARE = """() => [...document.querySelectorAll('.panel, .draft-gaps')].filter(e => getComputedStyle(e).borderTopStyle !== 'solid')
  .map(e => 'no border around ' + e.textContent.slice(0, 40))
  .concat([...document.querySelectorAll('main a')].filter(e => getComputedStyle(e).textDecorationLine === 'none'
    && +getComputedStyle(e).fontWeight < 600).map(e => 'nothing but colour marks the link ' + e.textContent))"""


def contrast_faults(page: Any) -> Iterator[str]:
    """Words that don't stand out from what is behind them, as a browser computes their colours."""
    for one in html_colours(page):
        found = contrast(one.colour, one.ground)
        if found < LEAST_CONTRAST:
            yield f"{one.where} is {one.colour} on {one.ground}, {found:.2f} to 1"


def forced_colour_faults(page: Any) -> Iterator[str]:
    """What is lost where a reader's own colours take the place of the page's."""
    page.emulate_media(forced_colors="active")
    yield from contrast_faults(page)
    yield from page.evaluate(_BARE)
    page.emulate_media(forced_colors="none")


# --- keyboard -------------------------------------------------------------------------------------------------------

# Whether the focused link is seen: in the window, not covered, with an outline (WCAG 2.2, 2.4.7 and 2.4.11).
_FOCUSED = """() => {
  const link = document.activeElement, style = getComputedStyle(link), box = link.getClientRects()[0];
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return {at: [...document.querySelectorAll('a[href]')].indexOf(link), width: parseFloat(style.outlineWidth),
          style: style.outlineStyle, seen: !!top && (link.contains(top) || top.contains(link))};
}"""


def keyboard_faults(page: Any) -> Iterator[str]:
    """Links that the Tab key doesn't reach in their order, there or back, or whose focus can't be seen."""
    for width in WIDTHS:
        _at(page, width).set_content(page.content())  # So that the next Tab begins at the top again.
        count = page.locator("a[href]").count()
        reached = [_after(page, "Tab") for _ in range(count)]
        reached += [_after(page, "Shift+Tab") for _ in range(count - 1)]
        order = [one["at"] for one in reached]
        if order != [*range(count), *range(count - 2, -1, -1)]:
            yield f"at {width}: links are reached as {order}"
        unseen = sorted({one["at"] for one in reached if not one["seen"]})
        faint = sorted({one["at"] for one in reached if one["style"] == "none" or one["width"] < 2})
        yield from ([f"at {width}: covered while focused: links {unseen}"] if unseen else [])
        yield from ([f"at {width}: no visible focus: links {faint}"] if faint else [])


def _after(page: Any, key: str) -> Any:
    page.keyboard.press(key)
    return page.evaluate(_FOCUSED)


CHECKS: dict[str, Callable[[Any], Iterator[str]]] = {
    "axe": axe_faults,
    "room": room_faults,
    "contrast": contrast_faults,
    "forced colours": forced_colour_faults,
    "keyboard": keyboard_faults,
}

# --- print ----------------------------------------------------------------------------------------------------------

_FILLED = """() => [...document.querySelectorAll('body, body *')]
  .filter(e => getComputedStyle(e).backgroundColor !== 'rgba(0, 0, 0, 0)').map(e => e.className || e.tagName)"""
# Where a link leads, as people write it: without "https://", "mailto:" or "tel:", figures without spaces.
_UNSAID = """() => [...document.querySelectorAll('a[href]')].filter(link => {
  const bare = text => text.replace(/^(https?:[/][/]|mailto:|tel:([+]44)?)/, '')
    .replace(/[/]$/, '').replace(/[\\s()]/g, '').replace(/^0/, '');
  return bare(link.getAttribute('href')) !== bare(link.textContent);
}).map(link => link.textContent + ' leads to ' + link.getAttribute('href'))"""
_PRINTED_SIZES = """() => [...document.querySelectorAll('p, li, td, th, h1, h2, h3, h4, footer')]
  .filter(e => e.textContent.trim() && !e.closest('.draft-mark')).map(e => parseFloat(getComputedStyle(e).fontSize) * 0.75)"""
_A4 = (595, 842)


_OTHER_SCRIPT = re.compile("[\u0590-\u1fff]")


def _comparable(words: set[str]) -> set[str]:
    """The words that pypdf reads as they are: on a page in another script than Latin, those in Latin letters alone.

    It puts right-to-left lines and Bengali's vowel signs into an order of its own.
    """
    if not any(map(_OTHER_SCRIPT.search, words)):
        return words
    return {word for word in words if re.fullmatch(r"[A-Za-z]+", word)}


def print_faults(page: Any, look: Presentation) -> Iterator[str]:
    """What is lost on paper: words, sizes, where links lead; toner over the page unless the edition has tints."""
    words = set(_at(page, WIDTHS[0]).inner_text("body").split())
    page.emulate_media(media="print")
    if look.panels == "outlined":
        yield from (f"a fill: {one}" for one in page.evaluate(_FILLED))
    yield from (f"not where it leads: {one}" for one in page.evaluate(_UNSAID))
    small = [one for one in page.evaluate(_PRINTED_SIZES) if one < min(look.size, look.furniture_size) - 0.01]
    yield from ([f"at {min(small):g} points"] if small else [])
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    printed = "".join("".join(one.extract_text().split()) for one in pages)
    lost = sorted(word for word in _comparable(words) if word not in printed)
    yield from ([f"lost: {lost[:5]}"] if lost else [])
    if {(round(float(one.mediabox.width)), round(float(one.mediabox.height))) for one in pages} != {_A4}:
        yield "not on A4"
    page.emulate_media(media="screen")
