"""``generate`` never overwrites what is there and never leaves anything half-written."""

import subprocess
import sys
from pathlib import Path

from tests.cli.asking import ACKNOWLEDGE, TEXT, names
from tests.command import run

# --- files that are there already -------------------------------------------------------------------------------------


def test_the_same_letter_again_is_fine(case, tmp_path):
    file = case()
    first = run("generate", file, "--out", tmp_path / "out", *ACKNOWLEDGE)
    before = {name: (tmp_path / "out" / name).read_bytes() for name in names(tmp_path / "out")}
    again = run("generate", file, "--out", tmp_path / "out", *ACKNOWLEDGE)
    assert (first.code, again.code) == (0, 0)
    assert before == {name: (tmp_path / "out" / name).read_bytes() for name in names(tmp_path / "out")}


def test_another_file_of_that_name_is_never_overwritten_unless_asked(case, tmp_path):
    file, folder = case(), tmp_path / "out" / "SMALL-2026-001"
    folder.mkdir(parents=True)
    mine = folder / "acknowledgement-stage1-2026-03-04.txt"
    mine.write_text("mine", encoding="utf-8")
    ran = run("generate", file, "--out", tmp_path / "out", *ACKNOWLEDGE)
    assert (ran.code, mine.read_text(encoding="utf-8"), names(folder)) == (3, "mine", [mine.name])
    assert ran.err.splitlines() == [
        f"{file}: acknowledgement, stage 1, to amina: not published",
        "  error: there is already another file here:",
        f"  {mine}",
        "Move it away, or use --replace to write over it.",
    ]
    assert run("generate", file, "--out", tmp_path / "out", *ACKNOWLEDGE, "--replace").code == 0
    assert mine.read_text(encoding="utf-8") != "mine"
    assert len(names(folder)) == 5


def test_a_file_in_place_of_the_folder_gives_3_and_stays(case, tmp_path):
    blocked = tmp_path / "out"
    blocked.write_text("a file", encoding="utf-8")
    ran = run("generate", case(), "--out", blocked, *TEXT, *ACKNOWLEDGE)
    assert (ran.code, blocked.read_text(encoding="utf-8")) == (3, "a file")
    assert f"error: can't write into {blocked}/SMALL-2026-001: " in ran.err
    assert ran.err.endswith("Nothing was written; free space or check permissions.\n")


def test_the_system_s_failure_outweighs_bad_input(case, tmp_path):
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    assert run("generate", tmp_path / "none.json", case(), "--out", tmp_path / "out", *TEXT, *ACKNOWLEDGE).code == 3


# --- nothing half-written ---------------------------------------------------------------------------------------------


def test_when_moving_the_second_file_fails_the_first_is_taken_back(case, tmp_path, monkeypatch):
    moved = []
    move = Path.replace

    def failing(self, target):
        moved.append(target)
        if len(moved) == 2:
            raise OSError(28, "No space left on device")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    ran = run("generate", case(), "--out", tmp_path / "out", *ACKNOWLEDGE)
    monkeypatch.undo()
    assert (ran.code, len(moved)) == (3, 2)
    assert names(tmp_path / "out") == []
    assert "No space left on device. Nothing was written; free space or check permissions." in ran.err


def test_a_disk_that_fills_up_leaves_nothing_behind(case, tmp_path):
    """Files may not grow beyond 8 kB in this process: the Word file and the PDF can't be written, the text could."""
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)); "
    program = limit + "from complaintletters.cli import main; main()"
    arguments = ["generate", str(case()), "--out", str(tmp_path / "out"), *ACKNOWLEDGE, "--format", "txt,docx"]
    ran = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
    assert ran.returncode == 3
    assert "File too large. Nothing was written; free space or check permissions." in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "out").exists() or names(tmp_path / "out") == []
