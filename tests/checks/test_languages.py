"""``check`` on letters in four languages and on bilingual ones: the language known, the letter found, each edit told."""

import re
from functools import cache

import pytest

from complaintletters import produce
from complaintletters.catalogue import catalogue
from complaintletters.checking import FileCheck, check_finished
from complaintletters.findings import errors_in
from complaintletters.identify import Said
from complaintletters.letter import FreeText, Letter, Statement, Value, leaves, letter_lines
from tests.samples import sample_letters
from tests.translated_samples import one_of_each_language

LETTERS = {one.tag: one for one in one_of_each_language()}
TAGS = tuple(LETTERS)
ADDED = {"bn": "নয়", "cy": "ddim", "pl": "nie", "ur": "نہیں"}
FORMATS = ("docx", "pdf", "html", "txt")


@cache
def made(tag: str, edition: str) -> tuple[dict[str, bytes], Letter]:
    package = LETTERS[tag].produced(edition)
    assert package.letter is not None
    return {name.rpartition(".")[2]: data for name, data in package.files.items()}, package.letter


def checked(data: bytes, tag: str, name: str = "letter.txt", **said: object) -> FileCheck:
    return check_finished(data, LETTERS[tag].case, name=name, said=Said(**said))  # type: ignore[arg-type]


def first(tag: str, kind: str) -> Value:
    """The letter's first value of a kind that stands in no statement."""
    found = (leaf for _, content in letter_lines(made(tag, tag)[1]) for leaf in leaves(content))
    return next(leaf for leaf in found if isinstance(leaf, Value) and leaf.kind == kind)


def edited(tag: str, old: str, new: str, edition: str = "") -> set[str]:
    """The codes of the errors in a letter's plain text after an edit of what stands in it last."""
    text = re.sub("[\u2066-\u2069]", "", made(tag, edition or tag)[0]["txt"].decode("utf-8")).replace("\u00a0", " ")
    assert old in text
    head, _, tail = text.rpartition(old)
    return {one.code for one in errors_in(checked(f"{head}{new}{tail}".encode(), tag).findings)}


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("tag", TAGS)
def test_a_letter_is_known_with_its_language_and_has_every_element(tag: str, format_: str):
    found = checked(made(tag, tag)[0][format_], tag, f"letter.{format_}")
    assert found.letter is not None
    assert (found.letter.languages, found.letter.request.kind, found.letter.sureness) == ((tag,), "response", "sure")
    assert found.findings == ()
    assert {one.state for one in found.elements} == {"present"}


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("tag", TAGS)
def test_a_bilingual_letter_is_known_with_both_languages_and_has_every_element_in_each(tag: str, format_: str):
    edition = f"en-GB+{tag}"
    found = checked(made(tag, edition)[0][format_], tag, f"letter.{format_}")
    assert found.letter is not None
    assert found.letter.languages == ("en-GB", tag)
    assert found.findings == ()


@pytest.mark.parametrize("edition", ["{tag}", "en-GB+{tag}"])
@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("kind", ["date", "money", "telephone"])
def test_a_value_changed_by_hand_is_told(tag: str, kind: str, edition: str):
    value = first(tag, kind)
    at = re.search(r"\d(?=\D*$)" if kind == "telephone" else r"[1-9]", value.text)
    assert at is not None
    other = f"{value.text[: at.start()]}{(int(at[0]) + 1) % 10}{value.text[at.end() :]}"
    assert edited(tag, value.text, other, edition.format(tag=tag)) & {"value-altered", "value-missing", "text-altered"}


@pytest.mark.parametrize("tag", TAGS)
def test_a_decision_changed_by_hand_is_told(tag: str):
    terms = catalogue(tag)
    assert edited(tag, terms.words("upheld", "term"), terms.words("not upheld", "term")) & {"decision-altered"}


@pytest.mark.parametrize("tag", TAGS)
def test_an_obligatory_sentence_that_is_gone_is_told(tag: str):
    said = [leaf for _, content in letter_lines(made(tag, tag)[1]) for leaf in leaves(content) if isinstance(leaf, Statement)]
    text = max((one.text for one in said), key=len).replace("\u00a0", " ")
    assert edited(tag, text, "") & {"statement-missing", "statement-altered"}


@pytest.mark.parametrize("tag", TAGS)
def test_a_typed_text_that_is_gone_is_told(tag: str):
    typed = [leaf for _, content in letter_lines(made(tag, tag)[1]) for leaf in leaves(content) if isinstance(leaf, FreeText)]
    text = max((one.text for one in typed if one.path.startswith("points")), key=len)
    assert edited(tag, text.replace("\u00a0", " "), "") & {"text-missing", "text-altered"}


@pytest.mark.parametrize("tag", TAGS)
def test_a_sum_that_somebody_added_is_told(tag: str):
    assert "value-added" in edited(tag, "\n\n", "\n\n£512.34\n\n")


@pytest.mark.parametrize("tag", TAGS)
def test_a_letter_with_other_words_in_another_language_is_never_said_to_be_right(tag: str):
    typed = [leaf for _, content in letter_lines(made(tag, tag)[1]) for leaf in leaves(content) if isinstance(leaf, FreeText)]
    apology = next(one.text for one in typed if one.path.endswith("apology"))
    text = re.sub("[\u2066-\u2069]", "", made(tag, tag)[0]["txt"].decode("utf-8")).replace("\u00a0", " ")
    said = apology.replace("\u00a0", " ").rstrip(".।۔")
    at = text.index(said) + len(said)
    found = checked(f"{text[:at]} {ADDED[tag]}{text[at:]}".encode(), tag)
    assert not found.is_right
    assert found.unjudged or errors_in(found.findings)


FROM_ELSEWHERE = """\
Szanowni Państwo
Nasz numer sprawy: {reference}
Odpowiadamy na Państwa skargę. Przepraszamy, że nikt nie przyszedł i że tak długo to trwało.
Wypłacimy Państwu £999.00 do 4 czerwca 2026.
Z poważaniem
"""


def test_only_the_values_of_a_letter_from_elsewhere_in_another_language_are_compared():
    sample, case = LETTERS["pl"].sample, LETTERS["pl"].case
    words = FROM_ELSEWHERE.format(reference=case.reference)
    found = checked(words.encode(), "pl", kind=sample.kind, stage=sample.stage, dated=sample.dated)
    assert found.letter is not None
    assert (found.letter.languages, found.origin, found.is_right) == (("pl",), "elsewhere", False)
    codes = {one.code for one in found.findings}
    assert "only-values-compared" in codes
    assert codes & {"value-added", "value-altered"}
    assert not codes & {"statement-missing", "text-missing"}


def test_an_english_letter_stays_one_in_english():
    sample = next(one for one in sample_letters() if one.kind == "response")
    (data,) = produce(sample.case, formats=("txt",), edition="standard", **sample.asked).files.values()  # type: ignore[arg-type]
    found = check_finished(data, sample.case, name="letter.txt")
    assert found.letter is not None
    assert found.letter.languages == ("en-GB",)
