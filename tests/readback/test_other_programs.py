"""A letter saved by LibreOffice: its controls lose their tags and keep their titles, and that is enough for one line."""

import json
import re
import shutil
import subprocess

import pytest

from complaintletters.readback import read_back
from tests.readback.word import body_of, edited, response, with_body
from tests.small_case import alter, small_case

EFFECT = "You had no kitchen for a month."
LINES = "We lost your first report.\n\nThen we lost the second."


def without_tags(letter):
    return with_body(letter, re.sub('<w:tag w:val="[^"]*"/>', "", body_of(letter)))


def as_libreoffice_7_4_does(letter):
    """All paragraphs of a control but the first stand below it, and the tags are gone."""
    body = body_of(without_tags(letter))
    paragraph = "<w:p>(?:(?!</?w:sdt|</w:p>).)*</w:p>"
    taken_apart = rf"(<w:sdtContent>{paragraph})((?:{paragraph})+)(</w:sdtContent></w:sdt>)"
    return with_body(letter, re.sub(taken_apart, r"\1\3\2", body))


def codes(result):
    return [one.code for one in result.findings if one.code != "no-manifest"]


def test_a_control_without_a_tag_is_known_by_its_title():
    result = read_back(
        edited(without_tags(response(small_case())), (EFFECT, "Half a kitchen.")), json.dumps(small_case())
    )
    assert [(one.path, one.new) for one in result.changes] == [("points[0].stages.1.effect", "Half a kitchen.")]
    assert codes(result) == []


def test_a_text_of_several_lines_taken_apart_is_never_cut_to_its_first():
    data = alter(small_case(), "points.0.stages.1.fault", LINES)
    letter = as_libreoffice_7_4_does(response(data))
    untouched = read_back(letter, json.dumps(data))
    assert (untouched.changes, codes(untouched)) == ((), [])
    changed = read_back(edited(letter, ("first report", "only report")), json.dumps(data))
    assert changed.changes == ()
    assert [one.where for one in changed.findings if one.code == "control-taken-apart"] == ["points[0].stages.1.fault"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice isn't installed")
def test_a_letter_saved_by_libreoffice_itself_is_read_back(tmp_path):
    data = alter(small_case(), "points.0.stages.1.fault", LINES)
    (tmp_path / "letter.docx").write_bytes(edited(response(data), (EFFECT, "Half a kitchen.")))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    asked = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        tmp_path / "saved",
        tmp_path / "letter.docx",
    ]
    subprocess.run(asked, check=True, capture_output=True, timeout=120)
    result = read_back((tmp_path / "saved" / "letter.docx").read_bytes(), json.dumps(data))
    assert [(one.path, one.new) for one in result.changes] == [("points[0].stages.1.effect", "Half a kitchen.")]
    assert codes(result) == []
