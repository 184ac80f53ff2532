"""Whatever a path may name, opening it costs neither time nor memory and never gives a traceback."""

import os

import pytest

from complaintletters.errors import UsageError
from complaintletters.opening import BOUNDS, read_bounded
from tests.command import run


def refusal(path, most=100):
    with pytest.raises(UsageError) as told:
        read_bounded(path, most=most, expected="a letter")
    (fault,) = told.value.faults
    return fault.expected, fault.found


def test_an_ordinary_file_is_read_whole(tmp_path):
    (tmp_path / "letter").write_bytes(b"x" * 100)
    assert read_bounded(tmp_path / "letter", most=100, expected="a letter") == b"x" * 100


def test_a_file_larger_than_the_bound_is_refused_by_its_size_and_not_read(tmp_path):
    enormous = tmp_path / "letter"
    with enormous.open("wb") as file:
        file.truncate(3_000_000_000)  # takes no room on the disk
    assert refusal(enormous, 40_000_000) == ("expected a letter of at most 40.0 MB", "3,000.0 MB")


def test_a_folder_a_pipe_and_a_device_are_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path)[1] == "a folder"
    assert refusal(tmp_path / "pipe")[1] == "a pipe"
    assert refusal("/dev/zero")[1] == "a device"


def test_what_is_not_there_is_said(tmp_path):
    assert refusal(tmp_path / "none")[1] == "no file of that name"
    assert refusal(tmp_path / "no\0ne")[1] == "a name that no file can have"


@pytest.mark.parametrize("command", ["check", "generate", "deadlines"])
@pytest.mark.parametrize("named", ["folder", "pipe", "none", "o\ndd\udcff name", "enormous"])
def test_commands_refuse_a_case_that_is_no_file_with_2(command, named, tmp_path):
    path = tmp_path / named
    if named == "folder":
        path.mkdir()
    elif named == "pipe":
        os.mkfifo(path)
    elif named == "enormous":
        with path.open("wb") as file:
            file.truncate(BOUNDS.case + 1)
    arguments = {"check": (path, "--case", path), "generate": (path, "--out", tmp_path / "out"), "deadlines": (path,)}
    ran = run(command, *arguments[command])
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error ")


def test_a_file_that_may_not_be_read_gives_3(tmp_path):
    locked = tmp_path / "case.json"
    locked.write_text("{}", encoding="utf-8")
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        pytest.skip("this user may read everything")
    assert run("deadlines", locked).code == 3
