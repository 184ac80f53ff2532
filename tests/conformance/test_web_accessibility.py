"""Web pages of every edition in a real browser: no fault at any width, zoom or colour, by keyboard or on paper."""

import pytest

from tests.conformance.letters import PAPERS, letters_of, one_of_each
from tests.conformance.web_accessibility import CHECKS, chromium, is_installed, opened, print_faults, web_faults

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not is_installed(), reason="needs Chromium")]

FINAL = [one for one in one_of_each() if (one.kind, one.stage) == ("response", 2)]
SHOWN = [
    *((FINAL[0], edition, "letter") for edition in ("standard", "large-print:18", "large-print:36", *PAPERS)),
    *((FINAL[0], edition, "letter") for edition in ("dyslexia-friendly", "plain", "plain+large-print:18")),
    *((sample, edition, "letter") for sample in FINAL[1:] for edition in ("standard", "large-print:36")),
    *((FINAL[0], edition, "draft") for edition in ("standard", "large-print:36")),
    *((FINAL[0], edition, "cover note") for edition in ("standard", "large-print:36")),
]


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


def page_of(sample, edition, variant="letter"):
    made = next(letters_of(sample, (edition,), variants=(variant,)))
    return made.rendered("html"), made.look


@pytest.mark.parametrize(("sample", "edition", "variant"), SHOWN, ids=str)
def test_a_browser_finds_no_fault(browser, sample, edition, variant):
    data, look = page_of(sample, edition, variant)
    assert list(web_faults(browser, data, look)) == []


# --- each check finds what it is for --------------------------------------------------------------------------------

SPOILT = {
    "axe": (b'lang="en-GB"', b""),
    "room": (b"</style>", b"main { min-width: 700px }</style>"),
    "contrast": (b"</style>", b"main p { color: #767676 }</style>"),
    "forced colours": (b"</style>", b".panel { border: 0 !important }</style>"),
    "keyboard": (b"</style>", b"a:focus-visible { outline: 0 !important }</style>"),
}


@pytest.mark.parametrize("name", CHECKS)
def test_a_spoilt_page_is_found(browser, name):
    data, _ = page_of(FINAL[0], "standard")
    old, new = SPOILT[name]
    assert old in data
    with opened(browser, data) as page:
        assert list(CHECKS[name](page)) == []
    with opened(browser, data.replace(old, new)) as page:
        assert list(CHECKS[name](page)) != []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b"</style>", b"@media print { .panel { display: none } }</style>", "lost"),
        (b"</style>", b"@media print { li { font-size: 9pt } }</style>", "points"),
        (b"</style>", b"@media print { body { background: #eeeeee } }</style>", "a fill"),
        (b'href="tel:+44', b'href="tel:+4420', "not where it leads"),
        (b"size: A4", b"size: A5", "not on A4"),
    ],
)
def test_a_page_that_prints_badly_is_found(browser, old, new, says):
    data, look = page_of(FINAL[0], "coloured-paper:cream")
    assert old in data
    with opened(browser, data.replace(old, new)) as page:
        assert any(says in fault for fault in print_faults(page, look))


def test_a_covered_link_is_found(browser):
    data, _ = page_of(FINAL[0], "standard", "draft")
    cover = b".draft-mark { position: fixed !important; top: 0; bottom: 0; left: 0; right: 0 }</style>"
    with opened(browser, data.replace(b"</style>", cover)) as page:
        assert any("covered" in fault for fault in CHECKS["keyboard"](page))


def test_in_a_narrow_window_a_row_is_a_list_of_facts_with_their_labels(browser):
    """Columns of a phone's width break names and sums within words."""
    data, _ = page_of(FINAL[1], "plain")
    with opened(browser, data) as page:
        page.set_viewport_size({"width": 320, "height": 800})
        cells = page.evaluate(
            "[...document.querySelectorAll('tbody tr:first-child td')].slice(0, 3)"
            ".map(cell => [getComputedStyle(cell, '::before').content, getComputedStyle(cell).display])"
        )
        page.set_viewport_size({"width": 640, "height": 800})
        assert page.evaluate("getComputedStyle(document.querySelector('td')).display") == "table-cell"
    assert cells == [['"What: "', "block"], ['"Who: "', "block"], ['"By when: "', "block"]]
