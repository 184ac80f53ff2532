"""``generate``: what it writes and where, which letter, its exit codes, its drafts."""

import json
import shutil
from pathlib import Path

import pytest

from complaintletters.formats import FORMATS
from tests.cli.asking import ACKNOWLEDGE, RESPOND, TEXT, letters, names, without_decision, without_investigation
from tests.command import run
from tests.samples import CASES, sample_files, sample_letters
from tests.small_case import alter, partly_refused_case, small_case

# --- names ------------------------------------------------------------------------------------------------------------


def test_a_letter_is_four_files_and_a_manifest_in_a_folder_of_the_case_s_reference(case, tmp_path):
    ran = run("generate", case(), "--out", tmp_path / "out", *ACKNOWLEDGE)
    folder = tmp_path / "out" / "SMALL-2026-001"
    written = [f"acknowledgement-stage1-2026-03-04.{end}" for end in ("docx", "pdf", "html", "txt", "manifest.json")]
    assert names(folder) == sorted(written)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"{tmp_path}/case.json: acknowledgement, stage 1, to amina: published",
        *(f"  {folder / name}" for name in (*written, "acknowledgement-stage1-2026-03-04-dispatch-note.txt")),
    ]


def test_a_representative_s_letter_has_their_name_in_its_file_name(tmp_path):
    run("generate", CASES / "stockport-homes-leak.json", "--out", tmp_path, *TEXT, "--date", "2026-06-05")
    assert names(tmp_path) == [
        "SHG-2026-00417/response-stage2-2026-06-05-amina-file-copy.manifest.json",
        "SHG-2026-00417/response-stage2-2026-06-05-amina-file-copy.txt",
        "SHG-2026-00417/response-stage2-2026-06-05-amina-large-print-18.manifest.json",
        "SHG-2026-00417/response-stage2-2026-06-05-amina-large-print-18.txt",
        "SHG-2026-00417/response-stage2-2026-06-05-sara.manifest.json",
        "SHG-2026-00417/response-stage2-2026-06-05-sara.txt",
    ]


def test_one_recipient_can_be_asked_for_alone(tmp_path):
    asked = ("--recipient", "sara", "--date", "2026-06-05")
    run("generate", CASES / "stockport-homes-leak.json", "--out", tmp_path, *TEXT, *asked)
    assert len(names(tmp_path)) == 2


def test_a_second_extension_has_its_number_in_its_file_name(case, tmp_path):
    data = small_case()
    first = data["stages"]["1"]["extensions"][0]
    second = {**first, "number": 2, "decided": "2026-03-25", "new_due": "2026-04-02"}
    data["stages"]["1"]["extensions"].append(second)
    asked = ("--letter", "extension", "--stage", "1", "--number", "2", "--date", "2026-03-25")
    ran = run("generate", case(data), "--out", tmp_path / "out", *TEXT, *asked)
    assert ran.code == 0, ran.err
    assert names(tmp_path / "out") == [
        "SMALL-2026-001/extension-stage1-2026-03-25-2.manifest.json",
        "SMALL-2026-001/extension-stage1-2026-03-25-2.txt",
    ]


@pytest.mark.parametrize(
    ("reference", "folder"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("/absolute", "absolute"),
        ("..", "case"),
        ("C:\\SHG\\1", "C-SHG-1"),
        ("CON", "_CON"),
        ("é/ü", "case"),
        ("a b*?.json", "a-b-.json"),
        ("x" * 300, "x" * 80),
        (".hidden", "hidden"),
    ],
)
def test_a_reference_is_made_safe_for_file_names(reference, folder, case, tmp_path):
    data = alter(small_case(), "reference", reference)
    ran = run("generate", case(data), "--out", tmp_path / "out", *TEXT, *ACKNOWLEDGE)
    assert ran.code == 0, ran.err
    assert [Path(name).parent.name for name in names(tmp_path / "out")] == [folder] * 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == [folder]


# --- which letter -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("letter", [one for one in sample_letters() if one.is_next], ids=lambda one: one.file)
def test_the_next_letter_of_a_sample_is_the_one_its_readme_says(letter, tmp_path):
    ran = run("generate", CASES / letter.file, "--out", tmp_path, *TEXT, "--date", letter.dated, "--json")
    made = {(one["letter"]["kind"], one["letter"]["stage"]) for one in json.loads(ran.out)["results"]}
    assert (ran.code, made) == (0, {(letter.kind, letter.stage)})


def _all_refused():
    data = partly_refused_case()
    data["refusals"][0]["points"] = ["leak", "calls", "parking"]
    return data


def _sent(data, *letters):
    log = [{"kind": kind, "stage": stage, "recipient": "amina", "dated": "2026-03-04"} for kind, stage in letters]
    return {**data, "letters": log}


def _before_stage_2():
    data = small_case()
    del data["stages"]["2"]
    return data


@pytest.mark.parametrize(
    ("data", "letter"),
    [
        (_all_refused(), ("refusal", 1)),
        (_before_stage_2(), ("acknowledgement", 1)),
        (partly_refused_case(), ("acknowledgement", 1)),
        (alter(_before_stage_2(), "stages.1.acknowledged", "2026-03-04"), ("extension", 1)),
        (_sent(_before_stage_2(), ("acknowledgement", 1)), ("extension", 1)),
        (_sent(_before_stage_2(), ("acknowledgement", 1), ("extension", 1)), ("response", 1)),
        (_sent(small_case(), ("acknowledgement", 1), ("response", 1)), ("acknowledgement", 2)),
        (_sent(small_case(), *((k, s) for s in (1, 2) for k in ("acknowledgement", "response"))), None),
        (
            _sent(small_case(), ("acknowledgement", 1), ("response", 1), ("acknowledgement", 2), ("extension", 2)),
            ("response", 2),
        ),
    ],
    ids=["refused", "new", "partly", "acknowledged", "logged", "extended", "asked-again", "finished", "last"],
)
def test_the_next_letter_follows_the_table(data, letter, case, tmp_path):
    ran = run("generate", case(data), "--out", tmp_path / "out", *TEXT, "--date", "2026-05-15", "--json")
    (result,) = json.loads(ran.out)["results"]
    if letter is None:
        (error,) = result["errors"]
        assert (ran.code, error["expected"], error["found"]) == (
            2,
            "expected a letter still to send",
            "all of them sent",
        )
    else:
        assert (result["letter"]["kind"], result["letter"]["stage"]) == letter


# --- exit codes -------------------------------------------------------------------------------------------------------


def test_a_letter_that_lacks_a_must_is_not_published_and_the_code_is_1(case, tmp_path):
    ran = run("generate", case(without_investigation()), "--out", tmp_path / "out", *RESPOND)
    assert (ran.code, ran.out, (tmp_path / "out").exists()) == (1, "", False)
    assert ran.err.splitlines() == [
        f"{tmp_path}/case.json: response, stage 1, to amina: not published",
        "  error missing-investigation: stages.1.investigation: this letter needs how the complaint was investigated. "
        "Add how the complaint was investigated. [Complaint Handling Code 2024, 5.8]",
    ]


def test_a_case_that_cannot_make_the_letter_gives_2(case, tmp_path):
    ran = run("generate", case(without_decision()), "--out", tmp_path / "out", *RESPOND)
    assert (ran.code, (tmp_path / "out").exists()) == (2, False)


def test_of_several_cases_each_stands_alone_and_the_worst_code_is_returned(case, tmp_path):
    good, poor = case(), case(without_investigation(), "poor.json")
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    out = tmp_path / "out"
    assert run("generate", poor, good, "--out", out, *TEXT, *RESPOND).code == 1
    assert len(names(out)) == 2
    shutil.rmtree(out)
    ran = run("generate", bad, poor, good, "--out", out, *TEXT, *RESPOND)
    assert (ran.code, len(names(out))) == (2, 2)
    assert ran.err.splitlines()[0].startswith(f"error {bad}: line 1, column 2: expected JSON")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--letter", "resposne"),
            'letter: expected a kind of letter there is; found "resposne". Did you mean "response"?',
        ),
        (("--format", "docx,odt"), "format: expected a format there is; found odt. There are: docx, html, pdf, txt."),
        (
            ("--recipient", "amena"),
            'recipients: expected a recipient of the case; found "amena". Did you mean "amina"?',
        ),
        (("--stage", "3"), "stage: expected a stage at which a response is sent; found 3"),
        (("--edition", "klingon"), 'edition: expected an edition there is; found "klingon".'),
        (("--date", "2026-02-30"), 'expected a real date as YYYY-MM-DD; found "2026-02-30"'),
        (("--date", "tomorrow"), 'expected a real date as YYYY-MM-DD; found "tomorrow"'),
        (("--stage", "two"), "Invalid value for '--stage': Input should be a valid integer"),
        (("--nonsense",), "--nonsense"),
    ],
)
def test_usage_that_makes_no_sense_gives_2_and_says_what_was_expected(arguments, message, case, tmp_path):
    asked = {"--letter": "response", "--stage": "1", "--date": "2026-03-24"}
    asked.update(zip(arguments[::2], arguments[1::2], strict=False))
    rest = arguments if len(arguments) == 1 else ()
    flat = [part for pair in asked.items() for part in pair]
    ran = run("generate", case(), "--out", tmp_path / "out", *flat, *rest)
    assert (ran.code, ran.out, (tmp_path / "out").exists()) == (2, "", False)
    assert message in " ".join(ran.err.split())
    assert "Traceback" not in ran.err


# --- standard input, results for machines -----------------------------------------------------------------------------


def test_a_dash_reads_a_case_from_standard_input(tmp_path):
    given = json.dumps(small_case()).encode("utf-8")
    ran = run("generate", "-", "--out", tmp_path, *TEXT, *ACKNOWLEDGE, stdin=given)
    assert (ran.code, len(names(tmp_path))) == (0, 2)
    assert ran.out.startswith("-: acknowledgement, stage 1, to amina: published\n")


def test_results_for_machines_say_what_became_of_each_letter(case, tmp_path):
    out, bad = tmp_path / "out", tmp_path / "nowhere.json"
    ran = run("generate", case(), bad, "--out", out, *TEXT, *RESPOND, "--json")
    stem = out / "SMALL-2026-001" / "response-stage1-2026-03-24"
    assert json.loads(ran.out) == {
        "results": [
            {
                "case": str(tmp_path / "case.json"),
                "code": 0,
                "letter": {
                    "kind": "response",
                    "stage": 1,
                    "number": 1,
                    "recipient": "amina",
                    "dated": "2026-03-24",
                    "dispatched": None,
                    "draft": False,
                    "edition": "standard",
                    "copy": "for the reader",
                },
                "findings": [],
                "files": [f"{stem}.txt", f"{stem}.manifest.json"],
                "dispatch_note": f"{stem}-dispatch-note.txt",
            },
            {
                "case": str(bad),
                "code": 2,
                "files": [],
                "errors": [
                    {
                        "code": "bad-input",
                        "file": str(bad),
                        "where": "",
                        "expected": "expected a case file",
                        "found": "no file of that name",
                        "mend": "Check the path.",
                    }
                ],
            },
        ]
    }
    assert (ran.code, ran.err) == (2, "")


# --- drafts -----------------------------------------------------------------------------------------------------------


def test_a_draft_is_marked_in_every_format_lists_its_gaps_and_gives_1(case, tmp_path):
    ran = run("generate", case(without_investigation()), "--out", tmp_path / "out", *RESPOND, "--draft")
    assert ran.code == 1
    assert "response, stage 1, to amina: DRAFT, not a letter" in ran.out
    files = {file.suffix[1:]: file for file in letters(tmp_path / "out", "*")}
    assert set(files) == set(FORMATS)
    for format_, file in files.items():
        assert file.stem == "response-stage1-2026-03-24-DRAFT"
        read = FORMATS[format_].read(file.read_bytes())
        said = "\n".join((*read.lines, *read.furniture)).casefold()
        assert "draft" in said, format_
        assert "how the complaint was investigated" in said, format_


def test_a_draft_with_nothing_missing_gives_0_and_is_still_marked(case, tmp_path):
    ran = run("generate", case(), "--out", tmp_path / "out", *TEXT, *RESPOND, "--draft")
    (file,) = letters(tmp_path / "out", "txt")
    assert ran.code == 0
    assert "draft" in file.read_text(encoding="utf-8").casefold()


@pytest.mark.parametrize("format_", list(FORMATS))
def test_a_draft_can_never_be_checked_as_a_letter(format_, case, tmp_path):
    file = case()
    run("generate", file, "--out", tmp_path / "out", *RESPOND, "--draft", "--format", format_)
    (draft,) = letters(tmp_path / "out", format_)
    ran = run("check", draft, "--case", file, "--json")
    assert "is-a-draft" in {finding["code"] for finding in json.loads(ran.out)["findings"]}
    assert ran.code == 1


def test_a_draft_s_manifest_says_that_it_is_one(case, tmp_path):
    run("generate", case(), "--out", tmp_path / "out", *TEXT, *RESPOND, "--draft")
    (manifest,) = (tmp_path / "out").glob("*/*.manifest.json")
    assert json.loads(manifest.read_text(encoding="utf-8"))["draft"] is True


# --- every sample -----------------------------------------------------------------------------------------------------


def test_all_samples_at_once_give_their_next_letters(tmp_path):
    ran = run("generate", *sample_files(), "--out", tmp_path, *TEXT, "--date", "2026-09-18", "--json")
    results = json.loads(ran.out)["results"]
    assert len({(one["case"], one["letter"]["recipient"]) for one in results}) == len(sample_files()) + 4
    assert len(letters(tmp_path, "txt")) == len(results)
    assert ran.code == 0


# --- what is asked for wrongly --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("--format", ""), "expected at least one format; leave it out for all"),
        (("--format", " , "), "expected at least one format; leave it out for all"),
        (("--date", "20260304"), 'expected a real date as YYYY-MM-DD; found "20260304"'),
        (("--date", "2026-W10-3"), 'expected a real date as YYYY-MM-DD; found "2026-W10-3"'),
        (("--date", "9999-12-30"), 'expected a real date as YYYY-MM-DD; found "9999-12-30"'),
        (("--templates", "/nowhere"), "'/nowhere' does not exist"),
        (("--templates", __file__), f"'{__file__}' is a file"),
    ],
)
def test_an_option_that_asks_for_nothing_there_is_is_a_usage_error(case, tmp_path, asked, message):
    ran = run("generate", case(), "--out", tmp_path / "out", *ACKNOWLEDGE, *asked)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert not (tmp_path / "out").exists()
