"""The messages of a wording file: what is one, and that translating changes nothing else."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintletters.places import shipped
from complaintletters.wording.segments import has_words, normal_form, placeholders, segments, translated

_WORDS = st.text(alphabet="abc ąż.,:!?", min_size=1).filter(lambda text: any(sign.isalpha() for sign in text))
_LINES = st.one_of(
    _WORDS.map(str.strip),
    _WORDS.map(lambda text: f"## {text.strip()}"),
    _WORDS.map(lambda text: f"- {text.strip()}"),
    _WORDS.map(lambda text: f"| {text.strip()} | {{{{ one.amount }}}} |"),
    st.just(""),
    st.just("{% if letter.late %}"),
    st.just("{{ say.final_response }}"),
)


def _texts(source: str) -> list[tuple[str, str]]:
    return [(one.what, one.text) for one in segments(source)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("On {{ dates.received }} you told us.", [("paragraph", "On {{ dates.received }} you told us.")]),
        ("## What we found", [("heading", "What we found")]),
        ("- ring {{handler.telephone}}", [("item", "ring {{ handler.telephone }}")]),
        ("1. First", [("item", "First")]),
        ("| What | Who |", [("cell", "What"), ("cell", "Who")]),
        ("| {{ a.due | weekday }} | by then |", [("cell", "by then")]),
        ("|---|---:|", []),
        ("{{ say.challenge }} {{ say.individual }}", []),
        ("{{ one.amount }}: {{ one.what }}", []),
        ("{% if letter.late %}", []),
    ],
)
def test_a_message_is_a_paragraph_a_heading_an_item_or_a_cell_with_words_in_it(line: str, expected: list[tuple[str, str]]):
    assert _texts(line) == expected


def test_a_paragraph_that_somebody_wrapped_is_one_message_and_later_lines_keep_their_numbers():
    source = "{% block a %}\nWe looked into it\nand we are sorry.\n\n## Next\n{% endblock %}"
    found = list(segments(source))
    assert [(one.text, one.line, one.block) for one in found] == [
        ("We looked into it and we are sorry.", 2, "a"),
        ("Next", 5, "a"),
    ]
    assert translated(source, str.upper).split("\n")[4] == "## NEXT"


def test_items_and_cells_are_never_joined_with_the_line_above():
    assert _texts("- one\n- two\n| a | b |\n| c | d |") == [
        ("item", "one"),
        ("item", "two"),
        ("cell", "a"),
        ("cell", "b"),
        ("cell", "c"),
        ("cell", "d"),
    ]


@given(st.lists(_LINES, max_size=12).map("\n".join))
def test_translating_every_message_as_itself_keeps_the_messages_and_the_number_of_lines(source: str):
    same = translated(source, lambda text: text)
    assert len(same.split("\n")) == len(source.split("\n"))
    assert _texts(same) == _texts(source)


@given(st.lists(_LINES, max_size=12).map("\n".join))
def test_a_translation_has_the_control_tags_and_the_placeholders_of_its_source(source: str):
    made = translated(source, lambda text: f"X{text}")
    assert re.findall(r"\{%.*?%\}", made) == re.findall(r"\{%.*?%\}", source)
    assert placeholders(made) == placeholders(source)


def test_every_shipped_wording_file_is_the_same_when_its_messages_stay_the_same():
    files = sorted(Path(shipped("templates")).rglob("letters/**/*.md"))
    assert files
    for file in files:
        source = file.read_text(encoding="utf-8")
        assert translated(source, lambda text: text) == source, file


def test_the_same_words_are_the_same_message_however_they_are_spaced():
    assert normal_form("ring  {{handler.telephone}}") == normal_form("ring {{   handler.telephone }}")


def test_placeholders_are_told_with_their_filters():
    assert placeholders("by {{ letter.due | weekday }} or {{ a.b }}") == ("letter.due|weekday", "a.b")
    assert not has_words("{{ letter.due }}: {{ a.b }}")
