"""The guides tell the truth: tables made from the code are up to date, links lead somewhere, shipped files are named."""

import re
import shutil
from datetime import date

import pytest

from complaintletters import parse_case, produce
from complaintletters.formats import FORMATS
from complaintletters.landlord import landlord_paths
from complaintletters.outline import outline_files
from tests import samples
from tests.documented import DOCS, PARTS, guides, written_anew

ROOT = DOCS.parent
PAGES = (*guides(), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")))
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("guide", guides(), ids=lambda path: path.name)
def test_every_table_made_from_the_code_is_up_to_date(guide):
    text = guide.read_text(encoding="utf-8")
    assert text == written_anew(text), "run python -m tests.documented"


def test_every_made_table_stands_in_a_guide():
    text = "".join(guide.read_text(encoding="utf-8") for guide in guides())
    assert [name for name in PARTS if f"documented.py: {name} -->" not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_to_one(page):
    targets = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("name", [*landlord_paths(), *outline_files(), *FORMATS])
def test_every_landlord_kind_of_letter_and_format_is_in_the_readme(name):
    assert f"`{name}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_short_case_in_the_guide_makes_its_acknowledgement():
    (source,) = re.findall(r"```json\n(.*?)```", (DOCS / "case.md").read_text(encoding="utf-8"), re.DOTALL)
    package = produce(parse_case(source), dated=date(2026, 3, 4), formats=["txt"])
    assert (package.request.kind, package.request.stage, package.is_publishable) == ("acknowledgement", 1, True)


def test_the_letter_kind_in_the_guide_is_made_from_its_two_files(tmp_path):
    guide = (DOCS / "developers.md").read_text(encoding="utf-8")
    letters = tmp_path / "letters"
    letters.mkdir()
    for language, name in (("toml", "update.toml"), ("jinja", "update.md")):
        (source,) = re.findall(rf"```{language}\n(.*?)```", guide, re.DOTALL)
        (letters / name).write_text(source, encoding="utf-8")
    case = samples.read("stockport-homes-leak.json")
    package = produce(case, letter="update", stage=1, dated=date(2026, 4, 10), formats=["txt"], templates=tmp_path)
    (data,) = package.files.values()
    assert "An update on your complaint: Stage One" in data.decode()
    assert "What we promised" in data.decode()


def test_the_python_example_for_developers_runs(tmp_path, monkeypatch):
    shutil.copy(samples.CASES / "stockport-homes-leak.json", tmp_path / "case.json")
    monkeypatch.chdir(tmp_path)
    (program,) = re.findall(r"```python\n(.*?)```", (DOCS / "developers.md").read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(program, "developers.md", "exec"), names)
    assert len(names["packages"]) == 2
