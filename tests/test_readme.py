"""The README's examples are run as they stand, in a folder where case.json and polish.po are the sample about a leak."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.command import run
from tests.samples import CASES

README = Path(__file__).resolve().parents[1] / "README.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ complaintletters "


def blocks(language: str) -> list[str]:
    return [block for name, block in _BLOCK.findall(README.read_text(encoding="utf-8")) if name == language]


def commands(block: str) -> list[list[str]]:
    return [shlex.split(line.removeprefix(PROMPT)) for line in block.splitlines() if line.startswith(PROMPT)]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copy(CASES / "stockport-homes-leak.json", tmp_path / "case.json")
    shutil.copy(CASES.parent / "translations" / "stockport-homes-leak.pl.po", tmp_path / "polish.po")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_examples_of_the_library_and_of_the_command_line():
    assert len(blocks("python")) >= 1
    assert sum(len(commands(block)) for block in blocks("console")) >= 6


@pytest.mark.parametrize("program", blocks("python"))
def test_every_python_example_runs_and_publishes(program, folder):
    names: dict[str, object] = {}
    exec(compile(program, "README.md", "exec"), names)
    published = sorted(path.name for path in (folder / "letters").rglob("*.*"))
    assert [name.partition(".")[2] for name in published] == ["docx", "manifest.json", "pdf"]


@pytest.mark.parametrize("block", blocks("console"))
def test_every_command_shown_ends_with_exit_code_0_and_prints_what_is_shown(block, folder):
    printed = ""
    for arguments in commands(block):
        ran = run(*arguments)
        assert ran.code == 0, ran.all
        printed += ran.all
    shown = [line.strip() for line in block.splitlines() if line.strip() not in {"", "…"} and not line.startswith("$ ")]
    assert [line for line in shown if line not in printed] == []


def example_with(call: str) -> str:
    """The one example of the developers' guide that has a call."""
    guide = (README.parent / "docs" / "developers.md").read_text(encoding="utf-8")
    (program,) = [program for name, program in _BLOCK.findall(guide) if name == "py" and call in program]
    return str(program)


def test_the_guide_s_example_of_sending_and_checking_runs(folder):
    made, checked = example_with("check_finished(").split("checked = ")
    names: dict[str, object] = {}
    exec(compile(made, "developers.md", "exec"), names)
    shutil.copy(next((folder / "letters").glob("*/*-file-copy.docx")), folder / "letter.docx")
    exec(compile(f"checked = {checked}", "developers.md", "exec"), names)
    assert names["checked"].is_right


def test_the_guide_s_example_of_another_language_publishes_a_bilingual_letter(folder):
    names: dict[str, object] = {}
    exec(compile(example_with("with_translations("), "developers.md", "exec"), names)
    assert (folder / "to-translate.po").read_bytes()
    assert names["taken"].left == ()
    assert list((folder / "letters").glob("*/*-en-GB-pl.docx"))


def test_the_officers_guide_takes_a_case_to_a_translator_and_back_and_makes_its_letter(folder):
    guide = (README.parent / "docs" / "complaints-officers.md").read_text(encoding="utf-8")
    section = guide.partition("### A reader of another language")[2].partition("\n### ")[0]
    out, back = [commands(block) for name, block in _BLOCK.findall(section) if name == "console"]
    translated = (folder / "polish.po").read_bytes()
    (folder / "polish.po").unlink()
    assert [run(*command).code for command in out] == [1, 0]
    (folder / "polish.po").write_bytes(translated)
    assert [run(*command).code for command in back] == [0, 0]


def test_the_readme_of_the_translations_names_every_one_with_its_case():
    translations = CASES.parent / "translations"
    readme = (translations / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in translations.glob("*.po") if f"`{path.name}`" not in readme] == []
    assert {path.name.split(".")[0] for path in translations.glob("*.po")} <= {path.stem for path in CASES.glob("*.json")}
