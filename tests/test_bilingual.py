"""English and another language together: two complete letters in one file, both checked."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from complaintletters import Asked, produce
from complaintletters.checks.recognise import normal
from complaintletters.edition import bilingual, parse_edition
from complaintletters.errors import UsageError
from complaintletters.sending import send
from tests.own_language import own_language, translated_case
from tests.small_case import parsed, small_case

ASKED: dict[str, Any] = {"letter": "acknowledgement", "stage": 1, "dated": date(2026, 3, 4)}


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return own_language(tmp_path_factory.mktemp("templates"))


def _files(edition: str, templates: Path) -> dict[str, bytes]:
    package = produce(translated_case(parsed(small_case())), edition=edition, templates=templates, **ASKED)
    assert [str(one) for one in package.findings if one.is_error] == []
    return {name.rpartition(".")[2]: data for name, data in package.files.items()}


def _text(files: dict[str, bytes], format_: str) -> str:
    from complaintletters.formats import FORMS

    return normal("\n".join(FORMS["print"][format_].read(files[format_]).lines))


@pytest.mark.parametrize("format_", ["docx", "pdf", "html", "txt"])
@pytest.mark.parametrize("order", ["eo+en-GB", "en-GB+eo"])
def test_both_letters_stand_whole_in_one_file_in_the_order_named(format_: str, order: str, templates: Path):
    text = _text(_files(order, templates), format_)
    english = text.index("We have received your complaint: Stage One") if order.startswith("en") else text.rindex(
        "We have received your complaint: Stage One"
    )
    other = text.index("[We have received your complaint: [Stage One]]")
    assert (english < other) == order.startswith("en")
    assert text.count("01632 960417") % 2 == 0


def test_each_letter_of_a_web_page_has_its_own_language(templates: Path):
    from lxml import html

    page = html.document_fromstring(_files("eo+en-GB", templates)["html"])
    assert [one.get("lang") for one in page.iter("article")] == ["eo", "en-GB"]


def test_the_second_letter_begins_on_a_page_of_its_own(templates: Path):
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(_files("eo+en-GB", templates)["pdf"])).pages
    begins = [at for at, page in enumerate(pages) if "received your complaint" in page.extract_text()]
    assert len(begins) == 2
    assert begins[0] == 0


def test_a_fault_of_either_letter_stops_both(templates: Path):
    package = produce(parsed(small_case()), edition="eo+en-GB", templates=templates, **ASKED)
    assert not package.files
    assert any(one.code == "not-translated" for one in package.findings)


def test_english_comes_first_unless_the_landlord_says_otherwise():
    edition = parse_edition("cy+large-print:18")
    assert bilingual(edition, ()).name == "en-GB+cy+large-print:18"
    assert bilingual(edition, ("cy",)).name == "cy+en-GB+large-print:18"


def test_a_letter_in_english_alone_stays_in_english_alone():
    assert bilingual(parse_edition("large-print:18"), ("cy",)).name == "large-print:18"


def test_every_edition_asked_for_in_another_language_becomes_bilingual(templates: Path):
    asked = Asked(date(2026, 3, 4), letter="acknowledgement", stage=1, editions=("eo",), templates=templates, bilingual=True)
    sent = send(translated_case(parsed(small_case())), "amina", asked)
    assert [one.edition for one in sent.packages] == ["en-GB+eo"]
    assert sent.is_publishable


def test_two_languages_asked_for_with_english_editions_only_are_refused():
    asked = Asked(date(2026, 3, 4), letter="acknowledgement", stage=1, editions=("large-print:18",), bilingual=True)
    with pytest.raises(UsageError) as refused:
        send(parsed(small_case()), "amina", asked)
    (fault,) = refused.value.faults
    assert (fault.expected, fault.found) == ("expected an edition in another language beside English", "large-print:18")


def test_the_note_of_a_bilingual_letter_is_not_taken_for_that_of_the_letter_in_one_language(templates: Path):
    case = translated_case(parsed(small_case()))
    asked = Asked(**ASKED, editions=("eo",), templates=templates)
    alone, both = (send(case, "amina", one) for one in (asked, replace(asked, bilingual=True)))
    assert alone.note
    assert alone.note.keys().isdisjoint(both.note)
