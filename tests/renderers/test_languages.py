"""Letters in four scripts: the lines in their order, every word recovered, numbers the right way round, languages set."""

import io
import json
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from lxml import etree, html
from pypdf import PdfReader

from complaintletters import parse_case, produce
from complaintletters.checks.files.pdf import read
from complaintletters.checks.recognise import SIGNS, normal
from complaintletters.letter import Letter, Value, leaves, letter_lines, plain
from complaintletters.producing import Package
from tests.translated_samples import TranslatedLetter, one_of_each_language, translated_source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTERS = {one.tag: one for one in one_of_each_language()}
TAGS = tuple(LETTERS)
REGIONS = {"bn": "bn-BD", "cy": "cy-GB", "pl": "pl-PL", "ur": "ur-PK"}
# The share of a letter's words that other readers find in the PDF too. pypdf doesn't know replacement texts (ISO 32000-1,
# 14.9.4), so it finds only what the glyphs say themselves; poppler knows them. Both part some words where a line or a script
# ends.
FOUND_BY_PYPDF = {"bn": 0.99, "cy": 0.99, "pl": 0.99, "ur": 0.97}
FOUND_BY_POPPLER = {"bn": 0.97, "cy": 0.99, "pl": 0.99, "ur": 0.97}


@cache
def made(tag: str, edition: str = "") -> Package:
    return LETTERS[tag].produced(edition)


def data(tag: str, format_: str, edition: str = "") -> bytes:
    return next(file for name, file in made(tag, edition).files.items() if name.endswith(f".{format_}"))


def letter(tag: str, edition: str = "") -> Letter:
    found = made(tag, edition).letter
    assert found is not None
    return found


def lines(tag: str, edition: str = "") -> list[str]:
    return [normal(plain(content)) for _, content in letter_lines(letter(tag, edition)) if plain(content).strip()]


# --- reading order and words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", TAGS)
def test_the_tags_of_a_pdf_hold_every_line_in_the_order_of_the_letter(tag: str):
    assert [normal(line) for line in read(data(tag, "pdf")).lines] == lines(tag)


@pytest.mark.parametrize("tag", TAGS)
def test_the_tags_of_a_bilingual_pdf_hold_both_letters_one_after_the_other(tag: str):
    edition = f"en-GB+{tag}"
    assert [normal(line) for line in read(data(tag, "pdf", edition)).lines] == lines(tag, edition)


def _words(text: str) -> list[str]:
    """Words with the vowel signs that belong to them, which are no letters to Python."""
    return re.findall(rf"[^\W\d_](?:[^\W\d_]|[{SIGNS}])+", unicodedata.normalize("NFKC", normal(text)))


def recovered(tag: str, text: str) -> float:
    """The share of a letter's words that stand in a text."""
    found, wanted = set(_words(text)), _words("\n".join(lines(tag)))
    return sum(word in found for word in wanted) / len(wanted)


@pytest.mark.parametrize("tag", FOUND_BY_PYPDF)
def test_pypdf_recovers_the_words_of_a_pdf(tag: str):
    pages = PdfReader(io.BytesIO(data(tag, "pdf"))).pages
    assert recovered(tag, "\n".join(page.extract_text() for page in pages)) >= FOUND_BY_PYPDF[tag]


needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler isn't installed")


@needs_poppler
@pytest.mark.parametrize("tag", FOUND_BY_POPPLER)
def test_poppler_recovers_the_words_of_a_pdf(tag: str, tmp_path: Path):
    (tmp_path / "letter.pdf").write_bytes(data(tag, "pdf"))
    ran = subprocess.run(["pdftotext", tmp_path / "letter.pdf", "-"], capture_output=True, check=True)
    assert recovered(tag, ran.stdout.decode("utf-8")) >= FOUND_BY_POPPLER[tag]


# --- numbers as they are shown ----------------------------------------------------------------------------------------


def shown_rows(pdf: bytes, folder: Path) -> Iterator[str]:
    """Each line of a PDF's pages, its characters in the order in which they stand from left to right."""
    source = folder / "shown.pdf"
    source.write_bytes(pdf)
    command = ["pdftotext", "-bbox-layout", str(source), "-"]
    page = etree.fromstring(subprocess.run(command, capture_output=True, check=True).stdout)
    for line in page.iter("{*}line"):
        words = sorted(line.iter("{*}word"), key=lambda word: float(word.get("xMin", "0")))
        yield " ".join(word.text or "" for word in words)


def numbers(tag: str) -> set[str]:
    """The sums, telephone numbers, references and postcodes of a letter, as they are read."""
    values = (part for _, content in letter_lines(letter(tag)) for part in leaves(content) if isinstance(part, Value))
    kinds = {"money", "telephone", "reference"}
    postcodes = (line for line in letter(tag).addressee if re.fullmatch(r"[A-Z]{1,2}\d{1,2} \d[A-Z]{2}", line))
    return {*(normal(value.text) for value in values if value.kind in kinds), *postcodes}


def whole_in(rows: list[str], number: str) -> bool:
    return any(number in normal(row) for row in rows)


@needs_poppler
@pytest.mark.parametrize("tag", TAGS)
def test_the_groups_of_a_number_stand_from_left_to_right_on_the_page(tag: str, tmp_path: Path):
    rows = list(shown_rows(data(tag, "pdf"), tmp_path))
    assert [number for number in sorted(numbers(tag)) if not whole_in(rows, number)] == []


def through_libreoffice(folder: Path) -> bytes:
    """A folder's letter.docx as the PDF that LibreOffice makes of it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "letter.docx"]
    subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=120)
    return (folder / "letter.pdf").read_bytes()


@needs_poppler
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice isn't installed")
def test_the_groups_of_a_number_stand_from_left_to_right_in_word(tmp_path: Path):
    (tmp_path / "letter.docx").write_bytes(data("ur", "docx"))
    rows = list(shown_rows(through_libreoffice(tmp_path), tmp_path))
    assert [number for number in sorted(numbers("ur")) if not whole_in(rows, number)] == []


# Lines with numbers that stand near each other, and the order in which an Urdu reader meets them, from the right.
NEAR = {
    "16، 19 اور 24 اکتوبر کو": ["16", "19", "24"],
    "کرائے کا 40%، 5 ہفتوں کے لیے": ["40%", "5"],
    "ادارہ (Otis/Kone) 22 جون 2026": ["Otis/Kone", "22", "2026"],
    "گھر 7،8 اور 9 کے لیے": ["7", "8", "9"],
    "کرایہ 30٪، 60٪ اور 8": ["30", "٪", "60", "٪", "8"],
    "70٪ اور 80٪ کرایہ": ["70", "٪", "80", "٪"],
    "۵ مارچ ۲۰۲۶ کو 12/3، 14": ["۵", "۲۰۲۶", "12/3", "14"],
}
HEADING, HEADING_SHOWN = "5 مارچ کی کال", ["1", "5"]


def near_numbers() -> Package:
    sample = LETTERS["ur"]
    case = json.loads(translated_source(sample.sample.file, "ur"))
    english = (
        "On 16, 19 and 24 October\n40% of the rent, 5 weeks\nOtis/Kone on 22 June 2026\nHomes 7, 8 and 9\n"
        "Rent 30%, 60% and 8\n70% and 80% of the rent\n5 March 2026, 12/3, 14"
    )
    text = {"ur": {"text": "\n".join(NEAR), "by": "human"}}
    case["points"][0]["stages"][str(sample.sample.stage)]["reasons"] = {"text": english, "translations": text}
    heading = {"text": "A call on 5 March", "translations": {"ur": {"text": HEADING, "by": "human"}}}
    case["points"][0]["heading"] = heading
    changed = parse_case(json.dumps(case))
    package = produce(changed, edition="ur", **{**sample.sample.asked, "formats": ("pdf", "docx")})
    assert [str(one) for one in package.findings if one.is_error] == []
    return package


def order_from_the_right(pdf: bytes, folder: Path) -> list[list[str]]:
    rows = [re.sub("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u2060]", "", row).split() for row in shown_rows(pdf, folder)]
    return [[word.strip("().،,") for word in reversed(row)] for row in rows]


def in_order(wanted: list[str], row: list[str]) -> bool:
    left = iter(row)
    return all(one in left for one in wanted)


@needs_poppler
def test_numbers_near_each_other_stand_in_the_order_in_which_they_are_read(tmp_path: Path):
    files = near_numbers().files
    rows = order_from_the_right(next(file for name, file in files.items() if name.endswith(".pdf")), tmp_path)
    expected = {**NEAR, HEADING: HEADING_SHOWN}
    assert [line for line, wanted in expected.items() if not any(in_order(wanted, row) for row in rows)] == []


@needs_poppler
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice isn't installed")
def test_numbers_near_each_other_stand_in_that_order_in_word(tmp_path: Path):
    files = near_numbers().files
    (tmp_path / "letter.docx").write_bytes(next(file for name, file in files.items() if name.endswith(".docx")))
    rows = order_from_the_right(through_libreoffice(tmp_path), tmp_path)
    plain_ones = {line: [one for one in wanted if one.strip("%").isdecimal()] for line, wanted in NEAR.items()}
    expected = {**plain_ones, HEADING: HEADING_SHOWN}
    assert [line for line, wanted in expected.items() if not any(in_order(wanted, row) for row in rows)] == []


@pytest.mark.parametrize("edition", ["ur", "ur+large-print:24", "ur+large-print:36"])
def test_a_long_name_that_fills_more_than_a_line_stays_as_many_words(edition: str):
    sample = LETTERS["ur"]
    case = json.loads(translated_source(sample.sample.file, "ur"))
    asked = sample.sample.asked
    person = asked.get("recipient") or case["recipients"][0]["person"]
    case["people"][person]["name"] = "Mrs Shahida Parveen Akhtar Begum Siddiqui"
    package = produce(parse_case(json.dumps(case)), edition=edition, **{**asked, "formats": ("pdf",)})
    assert [str(one) for one in package.findings if one.is_error] == []


@pytest.mark.parametrize("size", [60, 72])
def test_a_reference_that_fills_more_than_a_line_has_its_hyphen_once(size: int):
    """Some languages begin the next line with another one, which no reference has."""
    sample = LETTERS["pl"]
    case = json.loads(translated_source(sample.sample.file, "pl"))
    words = ", ".join(f"{'DAMPNESS'[:length]}/2026/15-B" for length in range(1, 9))
    reasons = {"text": f"See {words}.", "translations": {"pl": {"text": f"Zob. {words}.", "by": "human"}}}
    case["points"][0]["stages"][str(sample.sample.stage)]["reasons"] = reasons
    asked = {**sample.sample.asked, "formats": ("pdf",)}
    package = produce(parse_case(json.dumps(case)), edition=f"pl+large-print:{size}", **asked)
    assert [str(one) for one in package.findings if one.is_error] == []


POSITIONS = """() => {
  const out = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at++) {
      const range = document.createRange();
      range.setStart(node, at); range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width) out.push([node.data[at], Math.round(box.top + box.height / 2), box.left]);
    }
  }
  return out;
}"""


@pytest.mark.browser
@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium")
def test_the_groups_of_a_number_stand_from_left_to_right_in_a_browser():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_content(data("ur", "html").decode("utf-8"))
        placed = page.evaluate(POSITIONS)
        browser.close()
    rows: dict[int, list[tuple[float, str]]] = {}
    for sign, middle, left in placed:
        near = next((row for row in rows if abs(row - middle) <= 4), middle)
        rows.setdefault(near, []).append((left, sign))
    shown = ["".join(sign for _, sign in sorted(row)) for row in rows.values()]
    assert [number for number in sorted(numbers("ur")) if not whole_in(shown, number)] == []


# --- languages and directions -----------------------------------------------------------------------------------------


def part(docx: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize("tag", TAGS)
def test_word_knows_the_language_of_every_script(tag: str):
    mark = part(data(tag, "docx"), "word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert mark is not None
    assert (mark.get(f"{W}val"), mark.get(f"{W}bidi")) == (REGIONS[tag], REGIONS[tag])


def test_words_of_bengali_after_english_say_their_language_for_complex_scripts():
    runs = part(data("bn", "docx", "en-GB+bn"), "word/document.xml").iter(f"{W}r")
    spoken = [run for run in runs if re.search("[\u0980-\u09ff]", "".join(run.itertext()))]
    assert spoken
    assert {run.find(f"{W}rPr/{W}lang").get(f"{W}bidi") for run in spoken} == {"bn-BD"}


def test_every_paragraph_of_urdu_runs_from_right_to_left_and_its_words_too():
    body = part(data("ur", "docx"), "word/document.xml")
    urdu = [one for one in body.iter(f"{W}p") if re.search("[\u0600-\u06ff]", "".join(one.itertext()))]
    assert urdu
    assert all(one.find(f"{W}pPr/{W}bidi") is not None for one in urdu)
    runs = (run for one in urdu for run in one.iter(f"{W}r") if re.search("[\u0600-\u06ff]", "".join(run.itertext())))
    assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in runs)


@pytest.mark.parametrize("tag", TAGS)
def test_a_pdf_says_its_language_and_those_of_both_letters(tag: str):
    with pikepdf.open(io.BytesIO(data(tag, "pdf"))) as pdf:
        assert str(pdf.Root.Lang).startswith(tag)
    with pikepdf.open(io.BytesIO(data(tag, "pdf", f"en-GB+{tag}"))) as pdf:
        said = {str(one["/Lang"]) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one}
    assert {one.partition("-")[0] for one in said} >= {"en", tag}


@pytest.mark.parametrize("tag", TAGS)
def test_a_web_page_says_its_language_and_direction_and_names_typefaces_for_its_script(tag: str):
    page = html.document_fromstring(data(tag, "html"))
    assert (page.get("lang"), page.get("dir")) == (tag, letter(tag).direction)
    for face in filter(None, (letter(tag).script.word_typeface, letter(tag).script.page_typeface)):
        assert f'"{face}"' in page.get("style")


# --- furniture --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", TAGS)
def test_titles_page_numbers_and_table_heads_are_in_the_letters_language(tag: str):
    english, own = LETTERS[tag].produced("standard").letter, letter(tag)
    assert english is not None
    assert own.furniture.page != english.furniture.page
    assert own.title_text != english.title_text
    assert str(PdfReader(io.BytesIO(data(tag, "pdf"))).metadata.title).startswith(own.title_text[:10])
    words = own.furniture.page.partition("{page}")[0].strip()
    assert words in normal(" ".join(read(data(tag, "pdf")).furniture))


def test_every_letter_of_a_kind_is_tried_in_each_language():
    assert {one.tag for one in LETTERS.values()} == {"bn", "cy", "pl", "ur"}
    assert all(isinstance(one, TranslatedLetter) for one in LETTERS.values())


# --- panels and lists from right to left --------------------------------------------------------------------------------


def test_a_panel_of_urdu_after_english_has_its_bar_where_its_lines_begin():
    body = part(data("ur", "docx", "en-GB+ur"), "word/document.xml")
    boxes = [one for one in body.iter(f"{W}pPr") if one.find(f"{W}pBdr") is not None and one.find(f"{W}pStyle") is not None]
    bars = {
        one.find(f"{W}bidi") is not None: tuple(one.find(f"{W}pBdr/{W}{side}").get(f"{W}sz") for side in ("left", "right"))
        for one in boxes
    }
    assert bars[True] == bars[False][::-1]


def test_bullets_of_urdu_begin_within_the_margin():
    body = part(data("ur", "docx"), "word/document.xml")
    items = [one for one in body.iter(f"{W}pPr") if one.find(f"{W}numPr") is not None and one.find(f"{W}pBdr") is None]
    assert items
    for one in items:
        indent = one.find(f"{W}ind")
        assert int(indent.get(f"{W}left")) > int(indent.get(f"{W}hanging"))


def test_lines_of_urdu_in_word_stand_as_far_apart_as_its_letters_need():
    styles = part(data("ur", "docx"), "word/styles.xml")
    normal_style = next(one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == "Normal")
    assert int(normal_style.find(f"{W}pPr/{W}spacing").get(f"{W}line")) >= 1.7 * 12 * 20
