"""A mistake in wording or an outline is told with its file, line and mend, before any letter is made."""

from datetime import date
from pathlib import Path

import pytest

from complaintletters import produce
from complaintletters.errors import InputError
from complaintletters.wording.compiling import file_faults
from tests.small_case import parsed, small_case

BLOCK = '{{% extends "parent" %}}\n\n{{% block opening %}}\n{body}\n{{% endblock %}}\n'

MISTAKES = {
    "a name that is not there": ("{{ case.refrence }}", "line 4", 'Did you mean "reference"?'),
    "an unknown first name": ("{{ caze.reference }}", "line 4", 'Did you mean "case"?'),
    "a sum": ("{{ 7 * 7 }}", "line 4", "a sum, a call or text in quotes"),
    "a call": ("{{ case.reference.upper() }}", "line 4", "a sum, a call or text in quotes"),
    "a detail of text": ("{{ ''.__class__ }}", "line 4", "a sum, a call or text in quotes"),
    "a detail of a call": ("{{ super().x }}", "line 4", "a sum, a call or text in quotes"),
    "a private name": ("{{ case.__class__ }}", "line 4", "expected a detail of “case”"),
    "a filter that is not there": ("{{ dates.received | upper }}", "line 4", "expected a filter there is"),
    "a group instead of a value": ("{{ case }}", "line 4", "expected a value that can be printed"),
    "a list instead of a value": ("{{ points }}", "line 4", "expected a value that can be printed"),
    "an if inside braces": ("{{ case.subject if letter.late }}", "line 4", "an if inside {{ }}"),
    "a tag beside text": ("Hello {% if letter.late %}", "line 4", "expected a tag {% … %} on a line of its own"),
    "a tag never closed": ("{% if letter.late %}\nLate", "line", "expected tags that open and close"),
    "a block in an if": ("{% if letter.late %}\n{% block x %}\n{% endblock %}\n{% endif %}", "line 5", "top level only"),
    "setting a name": ("{% set x = case.subject %}", "line 4", "expected text, a value, if or for"),
    "a loop over numbers": ("{% for x in range(9) %}\nx\n{% endfor %}", "line 4", "expected {% for one in many %}"),
    "including a file": ('{% include "x.md" %}', "line 4", "expected text, a value, if or for"),
    "HTML": ("<b>bold</b>", "line 4", "expected words, not HTML"),
    "italics": ("This is *very* late.", "line 4", "not italics"),
    "the letter's own title": ("# A title", "line 4", "the letter's own title"),
    "a list without a blank line": ("You can:\n- ring us", "line 5", "expected a blank line before a list"),
    "a table without a blank line": ("Sums:\n| a | b |\n|---|---|", "line 5", "expected a blank line before a table"),
    "a nested item with two spaces": ("- one\n  - two", "line 5", "expected four spaces"),
    "private-use characters": ("a \ue000 b", "line 4", "expected no private-use characters"),
}


def landlord_folder(folder: Path, body: str) -> Path:
    letters = folder / "letters"
    letters.mkdir(parents=True)
    file = letters / "response.md"
    file.write_text(body, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_wording_is_told_with_its_line_and_mend(tmp_path, name):
    body, line, message = MISTAKES[name]
    file = landlord_folder(tmp_path, BLOCK.format(body=body))
    told = [str(fault) for fault in file_faults(file)]
    assert any(f"{file}: {line}" in one and message in one for one in told), told


def test_text_outside_a_block_is_a_mistake(tmp_path):
    file = landlord_folder(tmp_path, '{% extends "parent" %}\n\nDear all\n')
    assert "expected only blocks outside blocks" in str(file_faults(file)[0])


def test_a_file_that_is_not_utf_8_is_told(tmp_path):
    file = landlord_folder(tmp_path, "")
    file.write_bytes(b"caf\xe9")
    assert "expected text in UTF-8" in str(file_faults(file)[0])


def test_all_faults_of_a_file_are_told_at_once(tmp_path):
    file = landlord_folder(tmp_path, BLOCK.format(body="{{ case.refrence }}\n\n{{ 1 + 1 }}\n\n<i>no</i>"))
    assert [fault.where for fault in file_faults(file)] == ["line 4", "line 6", "line 8"]


def test_shipped_wording_has_no_faults():
    from complaintletters.places import shipped

    files = sorted(shipped("templates").rglob("*.md"))
    assert len(files) > 10
    assert [fault for file in files for fault in file_faults(file)] == []


def test_a_mistake_in_an_outline_names_file_and_key(tmp_path):
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "response.toml").write_text('name = "response"\nsays = "x"\nsection = []\n', encoding="utf-8")
    with pytest.raises(InputError) as told:
        produce(parsed(small_case()), letter="response", stage=1, dated=date(2026, 3, 24), templates=tmp_path)
    message = str(told.value)
    assert str(letters / "response.toml") in message
    assert 'unknown key; found "section". Did you mean "sections"?' in message


def test_an_outline_that_asks_for_a_block_that_is_not_there_is_told(tmp_path):
    from complaintletters.places import shipped

    letters = tmp_path / "letters"
    letters.mkdir()
    outline = (shipped("templates") / "letters" / "response.toml").read_text(encoding="utf-8")
    (letters / "response.toml").write_text(outline.replace('id = "opening"', 'id = "openning"'), encoding="utf-8")
    with pytest.raises(InputError, match=r'expected a block of that name\. Did you mean "opening"'):
        produce(parsed(small_case()), letter="response", stage=1, dated=date(2026, 3, 24), templates=tmp_path)
