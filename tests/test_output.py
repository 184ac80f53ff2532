"""Files put where they should go, all or none; names that are safe on any system."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaintletters import PublishError
from complaintletters.output import publish, safe_name

FILES = {"a.txt": b"a", "b.txt": b"b", "a.manifest.json": b"{}"}


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=120))
def test_a_safe_name_is_one_plain_name_whatever_the_reference(text):
    name = safe_name(text)
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,79}", name)
    assert safe_name(name).startswith(name.rstrip(".-"))


@pytest.mark.parametrize("name", ["CON", "nul", "Aux.txt", "COM1", "lpt9.doc"])
def test_a_name_that_a_system_keeps_for_itself_is_changed(name):
    assert safe_name(name) == f"_{name}"


def test_a_name_cut_to_its_length_never_ends_in_a_dot_which_windows_drops():
    assert safe_name("a" * 79 + ".b") == "a" * 79


def failing_at(monkeypatch, numbers):
    """Makes the moves of these numbers, counted from 1, fail."""
    move, moved = Path.replace, []

    def failing(self, target):
        moved.append(target)
        if len(moved) in numbers:
            raise OSError(28, "No space left on device")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", failing)


def test_when_replacing_fails_half_way_every_old_file_is_back(tmp_path, monkeypatch):
    old = {"a": b"1", "b": b"1"}
    publish(tmp_path, old)
    failing_at(monkeypatch, {3})
    with pytest.raises(PublishError, match="Nothing was written"):
        publish(tmp_path, {"new": b"2", "a": b"2", "b": b"2"}, replace=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == old


def test_when_an_old_file_cannot_be_put_back_the_message_says_where_it_is(tmp_path, monkeypatch):
    publish(tmp_path, {"a": b"1", "b": b"1"})
    failing_at(monkeypatch, {2, 3})
    with pytest.raises(PublishError) as caught:
        publish(tmp_path, {"a": b"2", "b": b"2"}, replace=True)
    (kept,) = tmp_path.glob(".publishing-*/old")
    assert str(caught.value) == (
        f"can't write into {tmp_path}: No space left on device, and not every file could be put back: "
        f"those that were replaced are in {kept}."
    )
    assert (kept / "a").read_bytes() == b"1"


def test_files_are_written_in_order_the_manifest_last(tmp_path):
    paths = publish(tmp_path / "case", FILES)
    assert [path.name for path in paths] == list(FILES)
    assert {path.name: path.read_bytes() for path in (tmp_path / "case").iterdir()} == FILES


def test_the_same_files_again_are_no_fault(tmp_path):
    publish(tmp_path, FILES)
    publish(tmp_path, FILES)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == FILES


def test_every_other_file_that_is_in_the_way_is_named_and_none_is_written(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"mine")
    (tmp_path / "b.txt").write_bytes(b"mine too")
    with pytest.raises(PublishError) as caught:
        publish(tmp_path, FILES)
    assert str(caught.value) == (
        f"there is already another file here:\n  {tmp_path}/a.txt\n  {tmp_path}/b.txt\n"
        "Move it away, or use --replace to write over it."
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"mine"


def test_a_folder_in_place_of_a_file_is_a_publish_error_and_leaves_nothing(tmp_path):
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(PublishError) as caught:
        publish(tmp_path, FILES)
    assert str(caught.value) == (
        f"can't write into {tmp_path}: Is a directory. Nothing was written; free space or check permissions."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


def test_a_file_in_place_of_the_folder_above_is_a_publish_error(tmp_path):
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(PublishError) as caught:
        publish(tmp_path / "out" / "case", FILES)
    assert str(caught.value) == (
        f"can't write into {tmp_path}/out/case: Not a directory. Nothing was written; free space or check permissions."
    )
    assert (tmp_path / "out").read_bytes() == b"mine"
