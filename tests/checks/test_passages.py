"""A letter's words as one text: nothing moves when it is folded, and a quotation is known for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.passages import file_passages, fold, unquoted


@given(st.text())
def test_folding_moves_no_character(text):
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="ab “”\"‘’'\n"))
def test_blanking_quotations_moves_no_character_and_changes_no_other(text):
    blank = unquoted(text)
    assert len(blank) == len(text)
    assert all(new in {old, "\ufffc"} for old, new in zip(text, blank, strict=True))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("You wrote “nobody came” twice.", "You wrote  twice."),
        ('You wrote "nobody came" twice.', "You wrote  twice."),
        ("You wrote ‘it isn’t dry’ twice.", "You wrote  twice."),
        ("You wrote 'it isn't dry' twice.", "You wrote  twice."),
        ("The tenants' gate and the surveyor's note.", "The tenants' gate and the surveyor's note."),
        ('A 5" pipe and a 6" pipe.', 'A 5" pipe and a 6" pipe.'),
        ("You wrote “one.\n“two.” Then we came.", "You wrote  Then we came."),
        ("A “ without its pair. “Upheld” means yes.", "A “ without its pair.  means yes."),
    ],
)
def test_what_stands_in_quotation_marks_is_a_quotation(text, left):
    assert unquoted(text).replace("\ufffc", "") == left


def test_a_file_knows_its_lines_and_its_letterhead_apart():
    made = file_passages(
        FinishedFile(("Dear Mrs Khan", "You wrote “one thing”."), ("Our foot“er”",), "A letter", "en-GB")
    )
    places = {
        word: made.place(made.text.index(word), made.text.index(word) + 3).where
        for word in ("Khan", "one", "foot", "A l")
    }
    assert places == {"Khan": "line 1", "one": "line 2", "foot": "header or footer", "A l": "document properties"}
    assert made.is_quoted(made.text.index("one"), made.text.index("one") + 3)
    assert not made.is_quoted(made.text.index("er”"), made.text.index("er”") + 2), "a letterhead quotes nobody"
