"""A finished file that says something else than its letter is caught; an untouched one never is."""

import io
import re
import zipfile
from datetime import date
from functools import cache

import pytest

from complaintletters import produce
from complaintletters.checks.file import compare
from complaintletters.checks.recognise import normal, recognised
from complaintletters.compose import compose, describe_for
from complaintletters.formats import FORMATS
from complaintletters.letter import FreeText, Statement, leaves, letter_lines, plain
from complaintletters.rules import rules_for
from tests.samples import sample_letters
from tests.small_case import parsed, small_case

BODY = "word/document.xml"
OPEN_FORMATS = ("docx", "html", "txt")
KINDS = ("date", "money", "telephone")


@cache
def made(kind: str = "response", stage: int = 1):
    """A letter of the small case, and its files by format."""
    case = parsed(small_case())
    package = produce(case, letter=kind, stage=stage, dated=date(2026, 3, 24))
    letter = compose(describe_for(case, rules_for(case), package.request))
    return letter, {name.rpartition(".")[2]: data for name, data in package.files.items()}


def words_of(data: bytes, format_: str) -> str:
    """The part of a file where its words stand, as text that can be altered, with plain spaces for no-break ones."""
    if format_ != "docx":
        return data.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(BODY).decode("utf-8").replace("\u00a0", " ")


def with_words(data: bytes, format_: str, words: str) -> bytes:
    if format_ != "docx":
        return words.encode("utf-8")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as altered:
        for item in archive.infolist():
            altered.writestr(item, words if item.filename == BODY else archive.read(item.filename))
    return out.getvalue()


def codes(letter, format_: str, data: bytes) -> set[str]:
    return {finding.code for finding in compare(letter, FORMATS[format_].read(data))}


def altered_once(format_: str, old: str, new: str, nth: int = 0) -> set[str]:
    """What is found when the nth place of some words in a file is changed."""
    letter, files = made()
    words = words_of(files[format_], format_)
    places = [match.start() for match in re.finditer(re.escape(old), words)]
    assert places, f"{old} is nowhere in the {format_}"
    at = places[nth]
    return codes(letter, format_, with_words(files[format_], format_, words[:at] + new + words[at + len(old) :]))


def values_printed() -> list[tuple[str, str]]:
    """Each date, sum and telephone number of the letter, as printed, once."""
    letter, _ = made()
    found = [value for _, content in letter_lines(letter) for value in recognised(plain(content))]
    return list(dict.fromkeys((value.kind, value.shown) for value in found if value.kind in KINDS))


def next_digit(text: str) -> str:
    """The text with its last digit one on: a small slip."""
    at = max(index for index, char in enumerate(text) if char.isdigit())
    return text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]


# --- untouched --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("letter", [pytest.param(letter, id=str(letter)) for letter in sample_letters()[::4]])
def test_an_untouched_file_of_any_format_says_what_its_letter_says(letter):
    package = produce(letter.case, **letter.asked)
    composed = compose(describe_for(letter.case, rules_for(letter.case), package.request))
    for name, data in package.files.items():
        assert compare(composed, FORMATS[name.rpartition(".")[2]].read(data)) == ()


@pytest.mark.parametrize("format_", ["docx", "pdf", "html", "txt"])
def test_a_file_is_not_another_letter_of_its_case(format_):
    letter, _ = made("acknowledgement", 1)
    _, files = made("response", 1)
    assert "identity-missing" in codes(letter, format_, files[format_])


# --- altered ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", OPEN_FORMATS)
def test_every_date_sum_and_telephone_number_altered_by_one_digit_is_found(format_):
    letter, files = made()
    words, missed = words_of(files[format_], format_), []
    for kind, shown in values_printed():
        for match in re.finditer(re.escape(shown), words):
            changed = words[: match.start()] + next_digit(shown) + words[match.end() :]
            if not codes(letter, format_, with_words(files[format_], format_, changed)):
                missed.append((kind, shown, words[max(0, match.start() - 60) : match.end() + 20]))
    assert len(values_printed()) > 6
    assert [one for one in missed if not _is_furniture(one[2], format_)] == []


def _is_furniture(around: str, format_: str) -> bool:
    """Whether a place is not the letter's own text: a link's target, or the letterhead's contact lines."""
    return "tel:" in around or "mailto:" in around or "Telephone: 0161" in around


@pytest.mark.parametrize("format_", OPEN_FORMATS)
@pytest.mark.parametrize("nth", [0, -1])
def test_a_sum_printed_twice_and_changed_in_one_place_only_is_found(format_, nth):
    words = words_of(made()[1][format_], format_)
    assert words.count("£120.00") > 1
    assert "value-altered" in altered_once(format_, "£120.00", "£210.00", nth)


@pytest.mark.parametrize("format_", OPEN_FORMATS)
def test_every_obligatory_sentence_that_is_taken_out_is_found(format_):
    letter, files = made()
    statements = [leaf for _, line in letter_lines(letter) for leaf in leaves(line) if isinstance(leaf, Statement)]
    pure = [one.text for one in statements if len(one.content) == 1]
    assert len(pure) > 3
    for text in pure:
        words = words_of(files[format_], format_)
        shown = text.replace("'", "’") if text not in words and "’" in words else text
        assert shown in words, text
        gone = with_words(files[format_], format_, words.replace(shown, "", 1))
        assert "statement-missing" in codes(letter, format_, gone), text


@pytest.mark.parametrize("format_", OPEN_FORMATS)
def test_every_text_that_someone_typed_is_found_when_one_word_of_it_goes(format_):
    letter, files = made()
    typed = {leaf.text for _, line in letter_lines(letter) for leaf in leaves(line) if isinstance(leaf, FreeText)}
    assert len(typed) > 15
    for text in typed:
        words = words_of(files[format_], format_)
        assert text in words, text
        changed = words.replace(text, text.rpartition(" ")[0] or "x")
        assert codes(letter, format_, with_words(files[format_], format_, changed)), text


@pytest.mark.parametrize("format_", OPEN_FORMATS)
def test_a_sum_that_is_added_by_hand_is_found(format_):
    found = altered_once(format_, "We lost your first report.", "We lost your first report. We will pay £500.00 more.")
    assert "value-added" in found


@pytest.mark.parametrize("format_", OPEN_FORMATS)
@pytest.mark.parametrize("words", ["SMALL/2026/001", "response to your complaint"])
def test_a_file_without_its_reference_or_title_is_found(format_, words):
    letter, files = made()
    text = words_of(files[format_], format_)
    assert words in text
    assert "identity-missing" in codes(letter, format_, with_words(files[format_], format_, text.replace(words, "X")))


def test_a_decision_turned_round_by_hand_is_found_where_it_is_a_sentence_of_the_case():
    letter, files = made()
    text = files["txt"].decode("utf-8").replace("You had no kitchen", "You had a kitchen")
    (finding,) = compare(letter, FORMATS["txt"].read(text.encode("utf-8")))
    assert re.sub(r"line \d+", "line N", str(finding)) == (
        "error text-altered: section “1. The leak”, line N: the words of points[0].stages.1.effect were changed: "
        "“… had no kitchen …” → “… had a kitchen …”. "
        "Take it back into the case with “complaintletters readback”, or put the case's words here."
    )


def test_each_altered_value_is_told_with_what_was_expected_and_what_was_found():
    letter, files = made()
    text = files["txt"].decode("utf-8").replace("When we pay: By 10 April 2026", "When we pay: By 10 May 2026")
    (finding,) = compare(letter, FORMATS["txt"].read(text.encode("utf-8")))
    assert re.sub(r"line \d+", "line N", str(finding)) == (
        "error value-altered: section “The money we offer”, line N: "
        "expected the date 10 April 2026; found 10 May 2026. Put 10 April 2026 back, or change the case."
    )


@pytest.mark.parametrize(("format_", "part"), [("html", None), ("docx", "docProps/core.xml")])
def test_another_title_in_the_document_s_properties_is_a_warning(format_, part):
    letter, files = made()
    data = files[format_]
    if part is None:
        changed = re.sub("<title>.*?</title>", "<title>My holiday</title>", data.decode("utf-8")).encode("utf-8")
    else:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as altered:
            for item in archive.infolist():
                words = archive.read(item.filename)
                old = letter.title_text.encode("utf-8")
                altered.writestr(item, words.replace(old, b"My holiday") if item.filename == part else words)
        changed = out.getvalue()
    (finding,) = compare(letter, FORMATS[format_].read(changed))
    assert str(finding) == (
        "warning title-altered: document properties: the document's title says “My holiday”, "
        f"not “{letter.title_text}”."
    )


def test_a_change_of_layout_alone_is_no_finding():
    letter, files = made()
    text = files["txt"].decode("utf-8").replace("\n\n", "\n\n\n")
    assert compare(letter, FORMATS["txt"].read(text.encode("utf-8"))) == ()


@pytest.mark.parametrize(
    ("old", "new"), [("£120.00", "£120"), ("They are independent of us.", ""), ("clear, ring", "clear, call")]
)
@pytest.mark.parametrize("format_", OPEN_FORMATS)
def test_a_file_of_our_own_that_departs_from_its_letter_by_a_word_is_not_published(format_, old, new):
    assert altered_once(format_, old, new) & {"words-differ"}


def test_words_are_compared_in_their_normal_form():
    assert normal("  a\u00a0 b\n") == "a b"


@pytest.mark.parametrize(
    ("nth", "turned"), [(0, "not upheld"), (1, "fully upheld"), (2, "not upheld"), (3, "fully upheld")]
)
@pytest.mark.parametrize("format_", OPEN_FORMATS)
def test_a_decision_turned_round_by_hand_is_found_in_the_summary_and_in_the_finding(format_, nth, turned):
    assert "decision-altered" in altered_once(format_, "upheld", turned, nth)


@pytest.mark.parametrize("format_", OPEN_FORMATS)
def test_another_name_put_in_by_hand_is_found(format_):
    assert "name-altered" in altered_once(format_, "Jo Barlow", "Jo Barley")
