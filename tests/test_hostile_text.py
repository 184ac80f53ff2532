"""Whatever a person typed is printed as typed in all four formats, or refused with the reason."""

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from complaintletters import Case, CaseError, produce
from complaintletters.case.words import WordsModel
from complaintletters.checks.recognise import normal
from complaintletters.formats import FORMATS
from tests.small_case import LETTERS, PARTLY_REFUSED_LETTERS, alter, parsed, partly_refused_case, paths_of, small_case

CASES = ((small_case, LETTERS), (partly_refused_case, PARTLY_REFUSED_LETTERS))

HOSTILE = {
    "html": 'a < b & c > d &amp; &lt;b&gt; <script>alert("x")</script> <!-- gone --> <br/> </p> ]]>',
    "templates": "{{ 7*7 }} {% for x in y %} {# gone #} {%- endfor -%} ${x} %(x)s {0} #{x} #let x = 1",
    "inline-markdown": "*one* **two** _three_ `four` ``five`` [six](http://7.example) ![eight](nine) <http://ten>",
    "escapes": "back\\slash \\* \\\\ \\n \\u0041 &#65; &copy; @x $x$ ^x ~x",
    "heading": "# not a heading",
    "star": "* not a star",
    "plus": "+ not a plus",
    "quote": "> not a quotation",
    "table": "| not | a table |",
    "fence": "``` not code",
    "indent": "    not code either",
    "rule": "--- not a rule",
    "reference": "[1]: http://nowhere.example 'not a link'",
    "footnote": "[^1]: not a footnote, *[HTML]: not an abbreviation",
    "attributes": "{: .class #id } and { #id }",
    "combining": "e\u0301te\u0301 n\u0303 a\u0308",
    "ligatures": "office ﬁne soft\u00adhyphen zero\u200bwidth word\u2060joiner",
    "joiners": "a\u200db c\u200cd",
    "isolates": "a \u2068b\u2069 c",
    "quotes": "“double” ‘single’ \"straight\" 'plain' – dash — dash … £5 €6 ½ × ² °",
    "bullet": "- not a bullet",
    "number": "1. not a number",
    "marked": "q\u0323 xq\u0323\u0304y, letters that have no character of their own with their marks",
    "dates-and-sums": "on 3 May 2024 for £9,999.99 ring 01632 960999 or see www.example.org",
}
RIGHT_TO_LEFT = "שלום עולם and back مرحبا"
SEVERAL_LINES = {
    "list": "- one\n- two\n\n3. three\n    4. four",
    "underlined": "so\nabc\n---\nxyz\n===\nend",
    "setext": "a title\n=====\nanother\n-----\nend",
    "indented": "first\n\n    second\n\n\n\tthird",
    "rows": "| a | b |\n|---|---|\n| c | d |",
    "blocks": "{% block opening %}\n{{ say.final_response }}\n{% endblock %}",
    "html": "<div>\n<p>one\n</div>\n<!--\ntwo\n-->",
}


# --- every free text of a case ----------------------------------------------------------------------------------------


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part
        elif get_args(part) and part is not annotation:
            yield from _models(part)


def _kinds_of_words(model: type[BaseModel], seen: frozenset[type[BaseModel]] = frozenset()) -> set[str]:
    """Every field of free text that the case's models know, as model.field."""
    found: set[str] = set()
    for name, field in model.model_fields.items():
        for inner in _models(field.annotation):
            if inner is WordsModel:
                found.add(f"{model.__name__}.{name}")
            elif inner not in seen:
                found |= _kinds_of_words(inner, seen | {model})
    return found


def _kind_of(case: Case, path: str) -> str:
    """The model and field of a path in a case."""
    at: Any = case
    owner, field = "", ""
    for step in path.split("."):
        if isinstance(at, BaseModel):
            owner, field = type(at).__name__, step
            at = getattr(at, step)
        elif isinstance(at, tuple):
            at = at[int(step)]
        else:
            at = at[int(step)] if int(step) in at else at[step]
    return f"{owner}.{field}"


def filled(make, text: str):
    """A case with the text in every free text, each followed by a mark of its own; and each path and text by mark."""
    data, texts = make(), {}
    for index, path in enumerate(paths_of(data)):
        mark = f"Q{index:03}Q"
        texts[mark] = (path, f"{text} {mark}")
        alter(data, path, texts[mark][1])
    return parsed(data), texts


def finished(case, kind, stage, dated, formats=tuple(FORMATS)):
    """Each format's file of a letter, read back to one normal text. Fails with the findings when there are none."""
    package = produce(case, letter=kind, stage=stage, dated=date.fromisoformat(dated), formats=formats)
    assert package.files, [str(finding) for finding in package.findings]
    read = {name.rpartition(".")[2]: data for name, data in package.files.items()}
    return {name: normal("\n".join(FORMATS[name].read(data).lines)) for name, data in read.items()}


def test_the_small_cases_hold_every_field_of_free_text_that_there_is():
    held = {_kind_of(parsed(make()), path) for make, _ in CASES for path in paths_of(make())}
    assert held == _kinds_of_words(Case)


def kinds_printed(text, formats):
    """The fields in which each format printed the text as typed. Fails where one printed something else."""
    printed = {format_: set() for format_ in formats}
    for make, letters in CASES:
        case, texts = filled(make, text)
        for letter in letters:
            for format_, words in finished(case, *letter, formats).items():
                for mark in (mark for mark in texts if mark in words):
                    path, typed = texts[mark]
                    printed[format_].add(_kind_of(case, path))
                    assert normal(typed) in words, (letter, format_, path)
    return printed


@pytest.mark.parametrize("text", [*HOSTILE.values(), *SEVERAL_LINES.values()], ids=[*HOSTILE, *SEVERAL_LINES])
def test_typed_words_are_printed_as_typed_in_every_field_letter_and_format(text):
    assert kinds_printed(text, tuple(FORMATS)) == dict.fromkeys(FORMATS, _kinds_of_words(Case))


def test_right_to_left_words_are_printed_as_typed_in_every_field_and_refused_by_name_in_pdf():
    formats = ("docx", "html", "txt")
    assert kinds_printed(RIGHT_TO_LEFT, formats) == dict.fromkeys(formats, _kinds_of_words(Case))
    case = parsed(alter(small_case(), "points.0.text", "ש"))
    package = produce(case, letter="acknowledgement", stage=1, dated=date(2026, 3, 4), formats=("pdf",))
    assert [finding.message for finding in package.findings] == [
        "expected characters that a shipped typeface has; found ש U+05E9 HEBREW LETTER SHIN."
    ]


# --- characters without a shape ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\U0001f600", "U+1F600 GRINNING FACE"),
        ("\U0001f3e0", "U+1F3E0 HOUSE BUILDING"),
        ("\U00013000", "U+13000 EGYPTIAN HIEROGLYPH A001"),
        ("\u4e2d", "U+4E2D CJK UNIFIED IDEOGRAPH-4E2D"),
    ],
)
def test_a_character_that_no_typeface_has_is_refused_by_name_in_pdf_and_printed_in_the_other_formats(char, name):
    case = parsed(alter(small_case(), "points.0.text", f"The water {char} came."))
    package = produce(case, letter="acknowledgement", stage=1, dated=date(2026, 3, 4))
    assert package.files == {}
    assert [(one.code, one.where) for one in package.findings] == [("cannot-be-printed", "points[0].text")]
    assert name in package.findings[0].message
    others = finished(case, "acknowledgement", 1, "2026-03-04", ("docx", "html", "txt"))
    assert all(f"The water {char} came." in words for words in others.values())


def test_not_even_a_draft_is_written_in_a_format_that_cannot_print_it():
    case = parsed(alter(small_case(), "points.0.text", "The water \U0001f600 came."))
    package = produce(case, letter="acknowledgement", stage=1, dated=date(2026, 3, 4), draft=True)
    assert package.files == {}
    assert "cannot-be-printed" in {finding.code for finding in package.findings}


# --- spaces -----------------------------------------------------------------------------------------------------------


def test_two_spaces_and_a_tab_stay_two_spaces_and_a_tab_in_text_and_html():
    case = parsed(alter(small_case(), "points.0.text", "Two  spaces and a\ttab."))
    package = produce(case, letter="acknowledgement", stage=1, dated=date(2026, 3, 4), formats=("txt", "html"))
    assert all("Two  spaces and a\ttab." in data.decode("utf-8") for data in package.files.values())


# --- any text at all --------------------------------------------------------------------------------------------------

ISOLATES = "\u2066\u2067\u2068\u2069"
ANYTHING = st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters=ISOLATES)
EUROPEAN = st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=("Cc",))


@settings(max_examples=40, deadline=None)
@given(text=st.text(ANYTHING, min_size=1, max_size=60).filter(lambda text: normal(text)))
def test_any_text_arrives_whole_in_text_and_html(text):
    data = alter(small_case(), "points.0.text", f"[{text}]")
    try:
        case = parsed(data)
    except CaseError as error:
        refused = {fault.where for fault in error.faults}
        assert refused == {"points[0].text"}
        return
    (kept,) = {case.points[0].text.text}
    for words in finished(case, "acknowledgement", 1, "2026-03-04", ("txt", "html")).values():
        assert normal(kept) in words


@settings(max_examples=25, deadline=None)
@given(text=st.text(EUROPEAN, min_size=1, max_size=80))
def test_any_european_text_arrives_whole_in_word_and_pdf(text):
    case = parsed(alter(small_case(), "points.0.text", f"[{text}]"))
    for words in finished(case, "acknowledgement", 1, "2026-03-04", ("docx", "pdf")).values():
        assert normal(f"[{text}]") in words
