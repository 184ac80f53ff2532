"""A sample of the hostile files, each to the commands that open such a file; ``make hostile`` runs them all."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.hostile.made import FILES
from tests.hostile.measured import measured
from tests.small_case import small_case

SAMPLE = (
    ("check", "docx", "lying_bomb"),
    ("readback", "docx", "many_parts"),
    ("readback", "docx", "most_controls"),
    ("landlord check", "docx", "deep"),
    ("check", "pdf", "font_with_open_blocks"),
    ("check", "pdf", "tag_tree_that_doubles"),
    ("check", "html", "attributes"),
    ("check", "txt", "one_word"),
    ("deadlines", "json", "keys"),
)


def command(name, file, folder):
    case = folder / "case.json"
    case.write_text(json.dumps(small_case()), encoding="utf-8")
    if name == "deadlines":
        return ("deadlines", file)
    if name == "landlord check":
        measured("landlord", "new", "Ashfold Homes", "--templates", folder / "templates", folder=folder)
        shutil.copy(file, folder / "templates/landlords/ashfold-homes/letterhead.docx")
        return ("landlord", "check", "ashfold-homes", "--templates", folder / "templates")
    more = ("--out", folder / "case2.json") if name == "readback" else ()
    return (name, file, "--case", case, *more)


@pytest.mark.parametrize(("name", "ending", "made"), SAMPLE, ids=[f"{one[1]}-{one[2]}-{one[0]}" for one in SAMPLE])
def test_a_hostile_file_is_told_within_five_seconds_and_500_megabytes(name, ending, made, tmp_path):
    file = tmp_path / f"hostile.{ending}"
    subprocess.run([sys.executable, "-m", "tests.hostile.made", ending, made, file], check=True)
    found = measured(*command(name, file, tmp_path), folder=tmp_path)
    assert found.is_clear, found.said
    assert found.code in (1, 2), found.said
    assert found.is_in_bounds, found


def test_every_sampled_file_is_one_there_is():
    assert [one for one in SAMPLE if one[2] not in FILES[one[1]]] == []
