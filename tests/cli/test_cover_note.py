"""``generate --with-cover-note``: the standard copy on time, with a note in the reader's form."""

import json

import pytest

from tests.cli.asking import RESPOND, TEXT, letters, names, notes
from tests.command import run
from tests.small_case import small_case

COVER = ("--with-cover-note", "--their-copy-by", "2026-04-10")


def agreed(*editions):
    data = small_case()
    data["recipients"][0]["editions"] = list(editions)
    return data


def test_an_edition_that_cannot_be_made_gives_2_and_writes_nothing(case, tmp_path):
    ran = run("generate", case(agreed("easy-read")), *RESPOND, *TEXT, "--out", tmp_path / "out")
    assert (ran.code, (tmp_path / "out").exists()) == (2, False)
    assert "error edition-not-made: recipients[0].editions[0]" in ran.err


def test_with_a_cover_note_it_gives_0_and_says_so_everywhere(case, tmp_path):
    ran = run("generate", case(agreed("easy-read+large-print:18")), *RESPOND, *TEXT, *COVER, "--out", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert names(tmp_path / "out") == [
        "SMALL-2026-001/cover-note-stage1-2026-03-24-plain-large-print-18.manifest.json",
        "SMALL-2026-001/cover-note-stage1-2026-03-24-plain-large-print-18.txt",
        "SMALL-2026-001/response-stage1-2026-03-24.manifest.json",
        "SMALL-2026-001/response-stage1-2026-03-24.txt",
    ]
    assert "warning edition-not-made" in ran.err
    (note,) = notes(tmp_path / "out")
    assert "TO REACH THE READER BY FRIDAY 10 APRIL 2026" in note.read_text(encoding="utf-8")
    manifest = (tmp_path / "out/SMALL-2026-001/response-stage1-2026-03-24.manifest.json").read_text(encoding="utf-8")
    assert "edition-not-made" in {one["code"] for one in json.loads(manifest)["findings"]}


@pytest.mark.parametrize("format_", ["txt", "docx", "pdf", "html"])
def test_a_cover_note_is_checked_beside_its_manifest_and_without_it_says_why_not(format_, case, tmp_path):
    file = case(agreed("easy-read+large-print:18"))
    run("generate", file, *RESPOND, "--format", format_, *COVER, "--out", tmp_path / "out")
    (note,) = (tmp_path / "out").rglob(f"cover-note*.{format_}")
    ran = run("check", note, "--case", file)
    assert (ran.code, ran.err) == (0, "")
    assert f"{note}: says what the case says" in ran.out.splitlines()
    ran = run("check", note, "--case", file, "--letter", "cover-note", "--stage", "1")
    assert ran.code == 1
    assert "what a cover note promises isn't in the case" in ran.err


def test_a_cover_note_with_another_day_is_told(case, tmp_path):
    file = case(agreed("easy-read+large-print:18"))
    run("generate", file, *RESPOND, *TEXT, *COVER, "--out", tmp_path / "out")
    (note,) = (tmp_path / "out").rglob("cover-note*.txt")
    words = note.read_text(encoding="utf-8")
    assert "10 April 2026" in words
    note.write_text(words.replace("10 April 2026", "11 April 2026"), encoding="utf-8")
    assert run("check", note, "--case", file).code == 1


def test_both_options_go_together(case, tmp_path):
    for one in (COVER[:1], COVER[1:]):
        assert run("generate", case(agreed("audio")), *RESPOND, *one, "--out", tmp_path / "out").code == 2


def test_machines_are_told_which_copy_is_which(case, tmp_path):
    ran = run("generate", case(agreed("large-print:18")), *RESPOND, *TEXT, "--json", "--out", tmp_path / "out")
    results = json.loads(ran.out)["results"]
    assert [(one["letter"]["edition"], one["letter"]["copy"]) for one in results] == [
        ("large-print:18", "for the reader"),
        ("standard", "file copy, not to be posted"),
    ]
    assert [("dispatch_note" in one) for one in results] == [True, False]
    assert len(letters(tmp_path / "out", "txt")) == 2
