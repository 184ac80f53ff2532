"""The library: its ``__all__`` is its interface, it is quick to import, and the same input gives the same bytes."""

import hashlib
import os
import subprocess
import sys
from datetime import date

import pytest

import complaintletters
from complaintletters import (
    CaseError,
    ComplaintLettersError,
    InputError,
    PublishError,
    UsageError,
    case_schema,
    parse_case,
    produce,
    produce_all,
    read_case,
)
from tests.samples import CASES, sample_letters
from tests.small_case import parsed, small_case

LEAK = CASES / "stockport-homes-leak.json"


def python(program: str, *, seed: str = "0") -> str:
    """What a program prints in a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    return ran.stdout


def test_the_public_names_are_these_and_all_can_be_imported():
    assert complaintletters.__all__ == [
        "Asked",
        "Case",
        "CaseError",
        "ComplaintLettersError",
        "FileCheck",
        "Finding",
        "InputError",
        "Level",
        "Package",
        "PublishError",
        "ReadBack",
        "Sending",
        "UsageError",
        "case_schema",
        "check_finished",
        "parse_case",
        "produce",
        "produce_all",
        "read_back",
        "read_case",
        "send",
        "send_all",
    ]
    assert all(getattr(complaintletters, name).__name__ == name for name in complaintletters.__all__)


def test_every_public_name_says_what_it_is_for():
    assert all(getattr(complaintletters, name).__doc__ for name in complaintletters.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'complaintletters' has no attribute 'prodcue'"):
        _ = complaintletters.prodcue


def test_importing_the_package_imports_nothing_heavy():
    heavy = ("pydantic", "docxtpl", "typst", "jinja2", "lxml", "babel", "holidays", "typer", "rich", "pypdf", "pikepdf")
    program = f"import sys, complaintletters; print([name for name in {heavy!r} if name in sys.modules])"
    assert python(program) == "[]\n"


def test_every_error_is_one_root_s():
    assert all(issubclass(error, ComplaintLettersError) for error in (InputError, CaseError, UsageError, PublishError))
    assert issubclass(CaseError, InputError)
    assert issubclass(UsageError, InputError)


def test_a_package_is_published_in_two_lines(tmp_path):
    package = produce(read_case(LEAK), letter="response", stage=1, dated=date(2026, 4, 1), formats=["docx", "pdf"])
    assert [name.rpartition(".")[2] for name in package.files] == ["docx", "pdf"]
    assert package.is_publishable
    paths = package.publish(tmp_path)
    assert [path.name for path in paths] == [
        "response-stage1-2026-04-01-amina.docx",
        "response-stage1-2026-04-01-amina.pdf",
        "response-stage1-2026-04-01-amina.manifest.json",
    ]
    assert all(path.read_bytes() == package.files[path.name] for path in paths[:2])


def test_a_package_with_an_error_has_no_files_and_publishes_nothing(tmp_path):
    data = small_case()
    del data["stages"]["1"]["investigation"]
    package = produce(parsed(data), letter="response", stage=1, dated=date(2026, 3, 24))
    assert (package.files, package.manifest, package.is_publishable) == ({}, {}, False)
    assert package.publish(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_already_is_a_publish_error(tmp_path):
    package = produce(parsed(small_case()), letter="response", stage=1, dated=date(2026, 3, 24), formats=["txt"])
    (path, _) = package.publish(tmp_path)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(PublishError) as caught:
        package.publish(tmp_path)
    assert str(caught.value) == (
        f"there is already another file here:\n  {path}\nMove it away, or use --replace to write over it."
    )
    assert path.read_text(encoding="utf-8") == "mine"
    assert package.publish(tmp_path, replace=True)[0].read_bytes() == package.files[path.name]


def test_produce_all_makes_a_letter_for_every_recipient():
    packages = produce_all(read_case(LEAK), letter="response", stage=1, dated=date(2026, 4, 1), formats=["txt"])
    assert [package.request.recipient for package in packages] == ["amina", "sara"]


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"letter": "resposne"}, UsageError, 'letter: expected a kind of letter there is; found "resposne".'),
        ({"recipient": "zara"}, CaseError, 'recipients: expected a recipient of the case; found "zara".'),
        ({"stage": 3}, UsageError, "stage: expected a stage at which a response is sent; found 3"),
        ({"formats": ["odt"]}, UsageError, "format: expected a format there is; found odt."),
    ],
)
def test_what_is_not_there_is_an_error_with_its_place(options, error, message):
    asked = {"letter": "response", "stage": 1, "dated": date(2026, 3, 24), **options}
    with pytest.raises(error) as caught:
        produce(parsed(small_case()), **asked)
    assert message in str(caught.value)


def test_the_same_case_in_bytes_and_in_text_is_the_same_case():
    assert parse_case(LEAK.read_bytes()) == parse_case(LEAK.read_text(encoding="utf-8"))


def test_a_case_cannot_be_changed():
    case = read_case(LEAK)
    with pytest.raises(ValueError, match="frozen"):
        case.reference = "another"


def test_the_schema_describes_every_field_of_every_model():
    schema = case_schema()
    undescribed = [
        f"{name}.{field}"
        for name, model in [("Case", schema), *schema["$defs"].items()]
        for field, about in model["properties"].items()
        if not about.get("description")
    ]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert undescribed == []
    assert set(small_case()) <= set(schema["properties"])


PROGRAM = """
from datetime import date
from hashlib import sha256
from complaintletters import produce, read_case
case = read_case({file!r})
package = produce(case, letter={kind!r}, stage={stage}, dated=date.fromisoformat({dated!r}))
for name, data in package.files.items():
    print(name, sha256(data).hexdigest())
print(package.manifest)
"""


@pytest.mark.parametrize("letter", [sample_letters()[2], sample_letters()[-1]], ids=str)
def test_the_same_input_gives_the_same_bytes_in_every_process(letter):
    program = PROGRAM.format(
        file=str(CASES / letter.file), kind=letter.kind, stage=letter.stage, dated=letter.dated.isoformat()
    )
    first, second = python(program, seed="1"), python(program, seed="2")
    assert first == second
    here = produce(read_case(CASES / letter.file), **letter.asked)
    digests = [f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in here.files.items()]
    assert first.splitlines()[:4] == digests
