"""Word letters keep the rules of Microsoft's Accessibility Checker, in every edition; and each rule finds the fault it is for."""

import io
import re
import zipfile

import pytest

from tests.conformance.checkers import under
from tests.conformance.letters import EDITIONS, letters_of, one_of_each
from tests.conformance.word_accessibility import RULES, accessibility_faults, large_print_faults

FINAL = [one for one in one_of_each() if (one.kind, one.stage) == ("response", 2)]
LARGE = tuple(edition for edition in EDITIONS if "large-print" in edition)


def first(edition, *, sample=FINAL[0], variant="letter"):
    return next(letters_of(sample, (edition,), variants=(variant,)))


@pytest.mark.parametrize("edition", ["standard", "large-print:36", "coloured-paper:buff", "dyslexia-friendly", "plain"])
@pytest.mark.parametrize("sample", FINAL, ids=str)
def test_no_rule_is_broken(sample, edition):
    for made in letters_of(sample, (edition,)):
        assert accessibility_faults(made.rendered("docx"), paper=under(made)) == (), str(made)


@pytest.mark.parametrize("edition", LARGE)
def test_large_print_is_large_in_every_part(edition):
    for variant in ("letter", "draft"):
        made = first(edition, variant=variant)
        assert large_print_faults(made.rendered("docx"), made.look.furniture_size) == ()


# --- each rule finds what it is for ---------------------------------------------------------------------------------


def spoilt(data, *changes):
    """The same file with a pattern replaced in one part, which must be there."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode("utf-8") if name.endswith(".xml") else source.read(name)
            for part, pattern, replacement in changes:
                if part == name:
                    content, times = re.subn(pattern, replacement, content, count=1, flags=re.DOTALL)
                    assert times == 1, f"{pattern} is not in {part}"
            target.writestr(name, content)
    return made.getvalue()


@pytest.fixture(scope="module")
def standard():
    return first("standard").rendered("docx")


BODY, HEADER, STYLES, CORE, SETTINGS = (
    f"{name}.xml" for name in ("word/document", "word/header1", "word/styles", "docProps/core", "word/settings")
)
_BLANK = "<w:p/><w:p/>"
SPOILT = {
    "alternative text": ((HEADER, r' descr="[^"]*"', ""),),
    "alternative text: a file's name": ((HEADER, r' descr="[^"]*"', ' descr="logo.png"'),),
    "in line with the words": ((HEADER, "wp:inline(.*?)</wp:inline", r"wp:anchor\1</wp:anchor"),),
    "table headers": ((BODY, "<w:tblHeader/>", ""),),
    "simple tables: merged": ((BODY, "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>'),),
    "simple tables: ragged": ((BODY, "<w:tc>.*?</w:tc>", ""),),
    "headings: skipped": ((BODY, 'w:val="Heading2"', 'w:val="Heading4"'),),
    "headings: two titles": ((BODY, 'w:val="Heading2"', 'w:val="Heading1"'),),
    "title and language: title": ((CORE, "<dc:title>.*?</dc:title>", ""),),
    "title and language: language": ((STYLES, "<w:lang [^>]*/>", ""),),
    "link words": ((BODY, "(<w:hyperlink .*?<w:t[^>]*>)[^<]*", r"\1click here"),),
    "contrast: a style": ((STYLES, '<w:color w:val="[0-9A-F]{6}"/>', '<w:color w:val="999999"/>'),),
    "contrast: a ground": ((BODY, 'w:fill="[0-9A-F]{6}"', 'w:fill="777777"'),),
    "repeated blanks": ((BODY, "<w:p>", f"{_BLANK}<w:p>"),),
    "repeated blanks: spaces": ((BODY, "(<w:t[^>]*>)Dear ", r"\1Dear      "),),
    "open to programs": (
        (SETTINGS, "<w:defaultTabStop", '<w:documentProtection w:edit="readOnly"/><w:defaultTabStop'),
    ),
    "open to programs: hidden": ((BODY, "<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t"),),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_letter_is_found(standard, name):
    found = accessibility_faults(spoilt(standard, *SPOILT[name]))
    assert name.partition(":")[0] in {fault.partition(":")[0] for fault in found}


def test_every_rule_has_a_letter_that_breaks_it():
    assert {name.partition(":")[0] for name in SPOILT} == set(RULES)


NORMAL = '(w:styleId="Normal">.*?)</w:style>'


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ((STYLES, NORMAL, r"\1<w:rPr><w:i/></w:rPr></w:style>"), "emphasis"),
        ((STYLES, NORMAL, r'\1<w:rPr><w:u w:val="single"/></w:rPr></w:style>'), "emphasis"),
        ((STYLES, NORMAL, r"\1<w:rPr><w:caps/></w:rPr></w:style>"), "emphasis"),
        ((STYLES, "</w:pPr>", '<w:jc w:val="both"/></w:pPr>'), "alignment"),
        ((STYLES, NORMAL, r'\1<w:rPr><w:sz w:val="24"/></w:rPr></w:style>'), "size"),
        (("word/footer1.xml", "<w:r>(<w:t[^>]*>Page)", r'<w:r><w:rPr><w:sz w:val="20"/></w:rPr>\1'), "size"),
        (("word/numbering.xml", "(<w:lvl .*?)</w:lvl>", r'\1<w:rPr><w:sz w:val="16"/></w:rPr></w:lvl>'), "size"),
    ],
    ids=["italics", "underline", "capitals", "justified", "small style", "small footer", "small bullet"],
)
def test_large_print_that_is_small_or_emphasised_anywhere_is_found(change, code):
    data = first("large-print:18").rendered("docx")
    found = large_print_faults(spoilt(data, change), 18)
    assert code in {fault.partition(":")[0] for fault in found}
