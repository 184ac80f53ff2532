"""What is internal, and what is withheld from a reader, is in nothing that leaves: files, names, manifests, output."""

import io
import json
import zipfile
import zlib
from copy import deepcopy
from datetime import date

import pikepdf
import pytest

from complaintletters import CaseError, InputError, parse_case, produce
from complaintletters.formats import FORMATS
from complaintletters.manifest import as_bytes
from tests.cli.asking import letters, notes
from tests.command import run
from tests.samples import CASES, sample_letters
from tests.small_case import LETTERS, PARTLY_REFUSED_LETTERS, alter, parsed, partly_refused_case, paths_of, small_case

PLANTED = {
    "notes": "PLANTEDNOTES she is afraid of dogs",
    "safeguarding": {"alerts": ["PLANTEDALERT two officers visit", {"who": {"deep": "PLANTEDDEEP"}}]},
    "bank": {"sort_code": "PLANTED00-00-00", "account": "PLANTED12345678"},
    "PLANTEDKEY": True,
    "adjustments": [{"because": "PLANTEDREASON she is partially sighted"}],
}
ANSWERED = date(2026, 3, 24)
PRONOUNS = "planted-xe/planted-xem"


def everything_in(package) -> str:
    """All that a package lets out, every stream unpacked: files, their properties, their names, the manifest."""
    said = [package.folder, package.stem, package.title, as_bytes(package.manifest).decode("utf-8")]
    said += [str(finding) for finding in package.findings]
    for name, data in package.files.items():
        ending = name.rpartition(".")[2]
        said += [name, data.decode("latin-1"), data.decode("utf-8", "ignore")]
        finished = FORMATS[ending].read(data)
        said += [*finished.lines, *finished.furniture, finished.title]
        if ending == "docx":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                said += [f"{member}\n{archive.read(member).decode('utf-8', 'ignore')}" for member in archive.namelist()]
        if ending == "pdf":
            said += list(pdf_streams(data))
    return "\n".join(said)


def pdf_streams(data: bytes):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            yield str(thing)
            if isinstance(thing, pikepdf.Stream):
                try:
                    yield thing.read_bytes().decode("utf-8", "ignore")
                except (pikepdf.PdfError, zlib.error):
                    yield thing.read_raw_bytes().decode("latin-1")


def planted(file: str):
    """A sample with strings planted where nothing may print them."""
    data = json.loads((CASES / file).read_text(encoding="utf-8"))
    data["internal"] = {**data.get("internal", {}), **PLANTED}
    for person in data["people"].values():
        person["pronouns"] = PRONOUNS
    return data


# The letters of cases that between them have every kind, two voices, joint complainants and a representative.
FILES = ("stockport-homes-leak.json", "stoke-on-trent-housing-society-executor.json", "homes-in-somerset-joint.json")
ASKED = [letter for letter in sample_letters() if letter.file in FILES or letter.kind == "refusal"]


@pytest.mark.parametrize("letter", ASKED, ids=str)
def test_nothing_internal_is_in_any_file_name_property_finding_or_manifest(letter):
    case = parse_case(json.dumps(planted(letter.file)))
    for recipient in case.recipients:
        package = produce(case, recipient=recipient.person, **letter.asked)
        assert len(package.files) == len(FORMATS)
        out = everything_in(package).casefold()
        assert "planted" not in out


@pytest.mark.parametrize("letter", sample_letters(), ids=str)
def test_the_words_planted_in_the_samples_are_in_no_letter(letter):
    assert "INTERNAL" not in "".join(
        everything_in(produce(letter.case, recipient=one.person, formats=("html", "txt"), **letter.asked))
        for one in letter.case.recipients
    )


def test_nothing_internal_is_printed_by_the_command(tmp_path):
    file = tmp_path / "case.json"
    file.write_text(json.dumps(planted("stockport-homes-leak.json")), encoding="utf-8")
    out = tmp_path / "letters"
    said = [run("generate", file, "--out", out, "--format", "txt", "--date", "2026-06-05", "--json").all]
    said += [run("generate", file, "--out", out, "--draft", "--format", "html", "--date", "2026-06-05").all]
    said += [run("deadlines", file).all, run("deadlines", file, "--json").all]
    said += [run("check", path, "--case", file).all for path in letters(out, "txt")]
    said += [note.read_text(encoding="utf-8") for note in notes(out)]
    said += [str(path) for path in out.rglob("*")]
    assert len(said) > 8
    assert "planted" not in "\n".join(said).casefold()


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: f"{letter[0]}-{letter[1]}")
def test_a_manifest_names_nobody(letter):
    kind, stage, dated = letter
    package = produce(parsed(small_case()), letter=kind, stage=stage, dated=date.fromisoformat(dated), formats=("txt",))
    record = as_bytes(package.manifest).decode("utf-8").casefold()
    assert [word for word in ("amina", "khan", "barlow", "nair", "example road", "01632") if word in record] == []
    assert package.manifest["letter"]["recipient"] == 1


def test_a_fault_inside_internal_is_not_told_and_does_no_harm():
    data = {**small_case(), "internal": {"notes": "\ue000 PLANTED", "dates": {"received": "never"}}}
    assert parsed(data).warnings == ()


def test_a_misspelt_internal_is_refused_and_what_it_holds_is_not_repeated():
    with pytest.raises(CaseError) as caught:
        parsed({**small_case(), "internals": {"notes": "PLANTED"}})
    assert "PLANTED" not in str(caught.value)


def test_a_case_keeps_nothing_internal():
    case = parse_case(json.dumps({**small_case(), "internal": PLANTED}))
    assert "planted" not in repr(case).casefold()
    assert "planted" not in case.model_dump_json().casefold()


# --- withheld words ---------------------------------------------------------------------------------------------------


def with_a_second_reader(make):
    """A small case, with the complainant's sister as a representative who gets a letter too."""
    data = make()
    data["people"]["sara"] = {"name": "Ms Sara Khan", "salutation": "Ms Khan"}
    authority = {"kind": "consent", "scope": "this complaint", "from": "2026-03-02"}
    sister = {"person": "sara", "role": "representative", "channel": "email", "authority": authority}
    data["recipients"].append(sister)
    return data


def withheld(text):
    return {"text": text, "withhold_from": ["sara"]}


def said_to_the_sister(case, kind, stage, dated) -> str:
    """Her letter's words, or the reason why there can be none."""
    try:
        package = produce(
            case, letter=kind, stage=stage, dated=date.fromisoformat(dated), recipient="sara", formats=("txt",)
        )
    except InputError as error:
        return str(error)
    return everything_in(package)


@pytest.mark.parametrize("make", [small_case, partly_refused_case])
def test_no_text_withheld_from_a_reader_reaches_them_in_any_letter(make):
    letters = LETTERS if make is small_case else PARTLY_REFUSED_LETTERS
    reached = []
    for path in paths_of(make()):
        data = with_a_second_reader(make)
        case = parsed(alter(data, path, withheld("SECRET")))
        reached += [(path, *letter) for letter in letters if "SECRET" in said_to_the_sister(case, *letter)]
    assert reached == []


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: f"{letter[0]}-{letter[1]}")
def test_words_withheld_from_one_reader_reach_the_others_and_no_format_of_hers(letter):
    kind, stage, dated = letter
    data = with_a_second_reader(small_case)
    first, second = data["points"]
    second["heading"], second["text"] = withheld("SECRETHEADING"), withheld("SECRETTEXT")
    for number in "12":
        for field in ("fault", "effect", "apology"):
            first["stages"][number][field] = withheld(f"SECRET{field}{number}")
        first["stages"][number]["evidence"] = [withheld(f"SECRETEVIDENCE{number}"), "The repair record"]
        data["stages"][number]["extensions"][0]["reason"] = withheld(f"SECRETREASON{number}")
    first["responsibility"]["why"] = withheld("SECRETWHY")
    data["enclosures"] = [{"title": withheld("SECRETENCLOSURE")}]
    case, asked = parsed(data), {"letter": kind, "stage": stage, "dated": date.fromisoformat(dated)}
    to_her, to_the_other = (produce(case, recipient=reader, **asked) for reader in ("amina", "sara"))
    assert "SECRET" in to_her.files[f"{to_her.stem}.txt"].decode("utf-8")
    assert len(to_the_other.files) == len(FORMATS)
    assert "SECRET" not in everything_in(to_the_other)


def lines_to_the_sister(data) -> set[str]:
    package = produce(parsed(data), letter="response", stage=1, dated=ANSWERED, recipient="sara", formats=("txt",))
    (text,) = package.files.values()
    return set(text.decode("utf-8").splitlines())


def test_a_reader_from_whom_something_is_withheld_is_not_told_that_there_is_a_secret():
    whole = with_a_second_reader(small_case)
    part = deepcopy(whole)
    part["points"][0]["stages"]["1"]["effect"] = withheld(whole["points"][0]["stages"]["1"]["effect"])
    assert lines_to_the_sister(whole) - lines_to_the_sister(part) == {"You had no kitchen for a month."}
    assert lines_to_the_sister(part) - lines_to_the_sister(whole) == set()  # nothing tells her that there is a secret


def test_a_draft_withholds_what_a_letter_withholds():
    data = with_a_second_reader(small_case)
    data["points"][0]["stages"]["1"]["effect"] = withheld("SECRETEFFECT")
    del data["stages"]["1"]["investigation"]
    package = produce(parsed(data), letter="response", stage=1, dated=ANSWERED, recipient="sara", draft=True)
    assert package.files
    assert "SECRET" not in everything_in(package)


def test_a_point_withheld_whole_is_counted_nowhere_for_that_reader():
    data = with_a_second_reader(small_case)
    data["points"][1]["heading"] = withheld("SECRETHEADING")
    package = produce(parsed(data), letter="response", stage=1, dated=ANSWERED, recipient="sara", formats=["txt"])
    (text,) = package.files.values()
    assert "SECRET" not in text.decode("utf-8")
    assert "2. " not in text.decode("utf-8")
