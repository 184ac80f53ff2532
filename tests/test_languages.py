"""Letters in another language: every kind from a folder alone, whole or not at all, with the facts that English has."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from complaintletters import Level, produce
from complaintletters.edition import parse_edition
from complaintletters.errors import InputError
from complaintletters.language import ENGLISH_DATES, language
from complaintletters.letter import Letter, Value, leaves, letter_lines
from complaintletters.producing import Package
from tests.own_language import LANGUAGE, TAG, bracketed, english_left, own_language, translated_case
from tests.samples import SampleLetter, sample_letters
from tests.small_case import parsed, small_case

# One letter of each kind and stage for each landlord.
EVERY_KIND = {(one.case.landlord, one.kind, one.stage): one for one in reversed(sample_letters())}.values()
SHIPPED = ("bn", "cy", "pl", "ur")


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return own_language(tmp_path_factory.mktemp("templates"))


def _made(sample: SampleLetter, templates: Path, edition: str = TAG, **more: object) -> Package:
    return produce(translated_case(sample.case), edition=edition, templates=templates, **{**sample.asked, **more})


def _errors(package: Package) -> list[str]:
    return [str(finding) for finding in package.findings if finding.is_error]


# --- a language's own file --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("own_name", "joined"), [("Polski", False), ("ગુજરાતી", True), ("العربية", True), ("Ελληνικά", False)])
def test_whether_letters_join_is_known_from_a_languages_own_name(own_name: str, joined: bool):
    named = language("pl").model_copy(update={"own_name": own_name})
    assert named.joined is joined
    told = named.typefaces.model_copy(update={"joined": not joined})
    assert named.model_copy(update={"typefaces": told}).joined is not joined


# --- an unseen language, from its folder alone ------------------------------------------------------------------------


@pytest.mark.parametrize("sample", EVERY_KIND, ids=str)
def test_a_language_is_added_by_its_folder_alone_and_no_word_stays_english(sample: SampleLetter, templates: Path):
    package = _made(sample, templates)
    assert _errors(package) == []
    assert {name.rpartition(".")[2] for name in package.files} == {"docx", "pdf", "html", "txt"}
    (text,) = (data.decode("utf-8") for name, data in package.files.items() if name.endswith(".txt"))
    given = {word for line in _given(package.letter) for word in line.split()}
    assert [line for line in english_left(text.split("\n")) if not _is_given(line, given)] == []


def _given(letter: Letter | None) -> list[str]:
    """What stays as it is in every language: names, addresses, dates in this one, ways to get in touch."""
    assert letter is not None
    found = [part.text for _, content in letter_lines(letter) for part in leaves(content) if isinstance(part, Value)]
    return [*found, *letter.addressee, letter.furniture.sender]


def _is_given(line: str, given: set[str]) -> bool:
    outside = re.sub(r"\[[^\[\]]*\]", " ", re.sub(r"\[[^\[\]]*\]", " ", line))
    if re.search(r"www\.|@|\d", line):  # the letterhead's lines, and dates
        return True
    known = {one.strip(",.:") for one in given}
    return all(word.strip("[],.:") in known for word in outside.split() if word.isalpha())


@pytest.mark.parametrize(
    "presentation",
    ["large-print:18", "coloured-paper:cream", "dyslexia-friendly", "plain", "plain+large-print:24"],
)
def test_every_presentation_and_register_works_in_a_language_of_ones_own(presentation: str, templates: Path):
    sample = next(one for one in sample_letters() if one.kind == "response")
    package = produce(
        translated_case(parsed(small_case())), edition=f"{TAG}+{presentation}", templates=templates, dated=sample.dated,
        letter="acknowledgement", stage=1,
    )
    assert _errors(package) == []
    assert len(package.files) == 4


# --- whole or not at all --------------------------------------------------------------------------------------------


def _small(**more: object) -> dict[str, object]:
    return {"letter": "acknowledgement", "stage": 1, "dated": SMALL_DATED, **more}


SMALL_DATED = next(iter(sample_letters())).dated.replace(year=2026, month=3, day=4)


def test_a_text_that_nobody_translated_stops_the_letter_by_its_path(templates: Path):
    package = produce(parsed(small_case()), edition=TAG, templates=templates, **_small())
    stopped = {finding.where for finding in package.findings if finding.code == "not-translated"}
    assert {"subject", "points[0].heading", "points[0].text"} <= stopped
    assert not package.files


def test_only_what_the_letter_prints_has_to_be_translated(templates: Path):
    package = produce(parsed(small_case()), edition=TAG, templates=templates, **_small())
    assert not any("stages.2" in finding.where for finding in package.findings if finding.code == "not-translated")


def test_wording_that_its_catalogue_lacks_stops_the_letter_message_by_message(tmp_path: Path):
    lacking = own_language(tmp_path, lambda text: None if text == "What happens next" else bracketed(text))
    package = produce(translated_case(parsed(small_case())), edition=TAG, templates=lacking, **_small())
    assert [finding.message for finding in package.findings if finding.is_error] == [
        "expected this wording in Esperanto too; found no translation of “What happens next”."
    ]
    assert not package.files


def test_a_draft_shows_what_is_missing_in_english_and_lists_it(templates: Path):
    package = produce(parsed(small_case()), edition=TAG, templates=templates, draft=True, formats=("txt",), **_small())
    (text,) = (data.decode("utf-8") for data in package.files.values())
    assert "DRAFT" in text
    assert "subject: expected these words in Esperanto too" in text


def test_a_job_title_is_translated_with_the_case_or_by_the_catalogue(templates: Path):
    raw = small_case()
    package = produce(translated_case(parsed(raw)), edition=TAG, templates=templates, formats=("txt",), **_small())
    assert b"[Officer]" in b"".join(package.files.values())


# --- the same facts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", list(EVERY_KIND)[::5], ids=str)
def test_a_letter_in_another_language_has_the_values_of_the_english_one_in_canonical_form(
    sample: SampleLetter, templates: Path
):
    english = produce(sample.case, formats=("txt",), edition="standard", **sample.asked)
    other = _made(sample, templates, formats=("txt",))
    assert _canonical(english.letter) == _canonical(other.letter)


def _canonical(letter: Letter | None) -> list[tuple[str, str]]:
    assert letter is not None
    parts = (part for _, content in letter_lines(letter) for part in leaves(content))
    return [(part.kind, part.canonical) for part in parts if isinstance(part, Value)]


# --- drafts of translations -----------------------------------------------------------------------------------------


def test_a_letter_in_wording_that_nobody_reviewed_says_so_in_its_findings_and_its_manifest(templates: Path):
    package = produce(translated_case(parsed(small_case())), edition=TAG, templates=templates, formats=("txt",), **_small())
    (told,) = (finding for finding in package.findings if finding.code == "catalogue-not-reviewed")
    assert told.level is Level.WARNING
    assert package.manifest["edition"]["wording_review"] == "draft"
    assert package.manifest["edition"]["case_translated_by"] == ["human"]
    assert any(name.startswith("catalogue/") for name in package.manifest["inputs"])


def test_an_english_letter_says_nothing_of_translation():
    package = produce(parsed(small_case()), edition="standard", formats=("txt",), **_small())
    assert "wording_review" not in package.manifest["edition"]


# --- what can't be had ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edition", "why"),
    [
        ("pl+plain", "wording in plain Polish is not translated yet"),
        ("pl+braille", "no sound braille table for Polish"),
        ("cy+en-GB+braille", "no sound braille table for Welsh"),
        ("fr", "no such form"),
    ],
)
def test_what_a_language_can_not_be_made_in_is_said(edition: str, why: str):
    package = produce(parsed(small_case()), edition=edition, **_small())
    assert not package.files
    assert any(why in finding.message for finding in package.findings if finding.is_error), _errors(package)


@pytest.mark.parametrize(("name", "expected"), [("pl+pl", "each part once"), ("pl+cy+ur", "one language, or two")])
def test_a_language_named_twice_or_a_third_is_refused(name: str, expected: str):
    with pytest.raises(InputError, match=expected):
        parse_edition(name)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('babel = "xx_XX"', "expected a locale that Babel knows"),
        ('direction = "up"', "direction"),
        ('quotes = "x"', "quotes"),
        ('registers = ["loud"]', "registers"),
    ],
)
def test_a_languages_file_that_can_not_be_used_is_told_by_its_key(line: str, expected: str, tmp_path: Path):
    key = line.partition(" =")[0]
    text = re.sub(rf"(?m)^{key} = .*$", "", LANGUAGE.format(state="draft"))
    home = tmp_path / "locales" / TAG
    home.mkdir(parents=True)
    (home / "language.toml").write_text(f"{line}\n{text}", encoding="utf-8")
    with pytest.raises(InputError, match=expected):
        language(TAG, tmp_path)


@pytest.mark.parametrize("tag", SHIPPED)
def test_every_shipped_language_writes_dates_with_western_digits_and_sums_as_british_ones(tag: str):
    from datetime import date
    from decimal import Decimal

    spoken = language(tag)
    assert re.findall(r"[0-9]+", spoken.date(date(2026, 4, 17))) == ["17", "2026"]
    assert spoken.money(Decimal("1275.5")) == "£1,275.50"


@pytest.mark.parametrize(("tag", "amount", "expected"), [("pl", 1, "dzień"), ("pl", 2, "dni"), ("pl", 5, "dni")])
def test_lengths_have_their_languages_own_plural_forms(tag: str, amount: int, expected: str):
    from complaintletters.catalogue import catalogue
    from complaintletters.wording.statements import statements

    counted = statements().durations["calendar-days"]
    assert expected in catalogue(tag).counted(counted.one, counted.other, amount)


def test_a_package_can_be_told_from_another_by_its_language(templates: Path):
    package = _made(next(iter(EVERY_KIND)), templates, formats=("txt",))
    assert all(f"-{TAG}." in name for name in package.files)
    assert replace(package.request, language="en-GB") != package.request


def test_english_dates_are_those_of_its_own_file():
    assert language().date_habits == ENGLISH_DATES


def test_decisions_with_the_same_words_stop_a_letter(tmp_path: Path):
    folder = own_language(tmp_path, lambda text: "[upheld]" if text == "not upheld" else bracketed(text))
    package = _made(next(one for one in EVERY_KIND if one.kind == "response"), folder)
    assert [one.code for one in package.findings if one.is_error] == ["decisions-alike"]
    assert not package.files
