"""A case's texts out to a translator and back, by the library and the command."""

import json
from pathlib import Path

import pytest

from complaintletters import parse_case
from complaintletters.errors import UsageError
from complaintletters.language import language
from complaintletters.translating import case_texts, for_translator, text_states, with_translations
from tests.command import run
from tests.small_case import parsed, small_case

SOURCE = json.dumps(small_case(), indent=1).encode("utf-8")
POLISH = language("pl")


def _file(states: str = "all") -> str:
    case = parsed(small_case())
    return for_translator(case, POLISH, text_states(case, POLISH)).decode("utf-8")


def _translated(text: str) -> bytes:
    """Every message translated as its own English, as a careless translator might."""
    lines = text.split("\n")
    return "\n".join(
        f"msgstr {lines[at - 1].removeprefix('msgid ')}" if line == 'msgstr ""' and at > 6 else line
        for at, line in enumerate(lines)
    ).encode("utf-8")


def test_every_text_of_the_case_goes_out_under_its_path():
    text = _file()
    for path in case_texts(parsed(small_case())):
        assert f'msgctxt "{path}"' in text


def test_what_comes_back_stands_beside_its_english_marked_with_who_made_it_and_of_which_words():
    made = with_translations(SOURCE, _translated(_file()), POLISH, file="x.po")
    case = parse_case(made.source)
    point = case.points[0].text
    assert point.text == small_case()["points"][0]["text"]
    assert (point.translations["pl"].text, point.translations["pl"].by) == (point.text, "human")
    assert point.translations["pl"].of == point.text
    assert made.left == ()


def test_nothing_else_of_the_file_changes():
    made = with_translations(SOURCE, _translated(_file()), POLISH, file="x.po")
    again = json.loads(made.source)

    def bare(value: object) -> object:
        if isinstance(value, dict):
            kept = {key: bare(one) for key, one in value.items() if key != "translations"}
            return kept["text"] if set(kept) == {"text"} and "translations" in value else kept
        return [bare(one) for one in value] if isinstance(value, list) else value

    assert bare(again) == small_case()


def test_a_translation_of_words_that_changed_meanwhile_is_refused_by_its_line():
    changed = SOURCE.replace(b"You told us that water came", b"You wrote that water came")
    with pytest.raises(UsageError, match=r"line \d+: expected the English of points\[0\].text as it is now"):
        with_translations(changed, _translated(_file()), POLISH, file="x.po")


def test_the_file_of_another_case_is_refused():
    other = _file().replace('msgctxt "points[0].text"', 'msgctxt "points[7].text"')
    with pytest.raises(UsageError, match="expected the path of a text of this case"):
        with_translations(SOURCE, other.encode("utf-8"), POLISH, file="x.po")


def test_a_text_that_stands_in_the_file_twice_is_refused_with_both_lines():
    text = _translated(_file()).decode("utf-8")
    first = text[text.index("msgctxt") :].split("\n\n")[0]
    with pytest.raises(UsageError) as refused:
        with_translations(SOURCE, f"{text}\n{first}\n".encode(), POLISH, file="x.po")
    (fault,) = refused.value.faults
    assert fault.expected == "expected each message once"
    assert fault.where.startswith("line ")
    assert "as in line " in fault.found


def test_a_byte_order_mark_before_the_file_changes_nothing():
    file = _translated(_file())
    assert with_translations(SOURCE, b"\xef\xbb\xbf" + file, POLISH, file="x.po").source == with_translations(
        SOURCE, file, POLISH, file="x.po"
    ).source


def test_a_file_that_names_no_known_way_of_writing_is_refused():
    file = _file().replace("charset=utf-8", "charset=klingon")
    with pytest.raises(UsageError, match="expected the texts as a catalogue"):
        with_translations(SOURCE, file.encode("utf-8"), POLISH, file="x.po")


def test_what_is_no_catalogue_is_refused():
    with pytest.raises(UsageError, match="expected the texts as a catalogue"):
        with_translations(SOURCE, b"\xff\xfe not a catalogue", POLISH, file="x.po")


# --- the command ----------------------------------------------------------------------------------------------------

LETTER = ("--letter", "acknowledgement", "--stage", "1", "--date", "2026-03-04")


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    file = tmp_path / "case.json"
    file.write_bytes(SOURCE)
    return file


def test_status_lists_what_a_letter_lacks_by_path_and_leaves_with_1(case_file: Path):
    ran = run("translation", "status", case_file, "--language", "pl", *LETTER)
    assert ran.code == 1
    assert "points[0].text" in ran.out
    assert "translation export" in ran.out
    assert "stages.2" not in ran.out


def test_export_and_import_make_a_case_whose_letter_can_be_generated(case_file: Path, tmp_path: Path):
    out, second = tmp_path / "texts.po", tmp_path / "case2.json"
    assert run("translation", "export", case_file, "--language", "pl", *LETTER, "--out", out).code == 0
    out.write_bytes(_translated(out.read_text(encoding="utf-8")))
    assert run("translation", "import", case_file, out, "--language", "pl", "--out", second).code == 0
    assert run("translation", "status", second, "--language", "pl", *LETTER).code == 0
    ran = run("generate", second, *LETTER, "--edition", "pl", "--format", "txt", "--out", tmp_path / "letters")
    assert ran.code == 0, ran.all


def test_a_machines_output_is_marked_and_refused_in_letters_unless_allowed(case_file: Path, tmp_path: Path):
    out, second = tmp_path / "texts.po", tmp_path / "case2.json"
    run("translation", "export", case_file, "--language", "pl", *LETTER, "--out", out)
    out.write_bytes(_translated(out.read_text(encoding="utf-8")))
    assert run("translation", "import", case_file, out, "--language", "pl", "--out", second, "--machine").code == 0
    asked = ("generate", second, *LETTER, "--edition", "pl", "--format", "txt", "--out", tmp_path / "letters")
    refused = run(*asked)
    assert refused.code == 2
    assert "machine-translation" in refused.all
    assert run(*asked, "--allow-machine-draft").code == 0


def test_english_is_no_language_to_translate_into(case_file: Path):
    ran = run("translation", "status", case_file, "--language", "en-GB")
    assert ran.code == 2
    assert "expected a language to translate into" in ran.err


def test_an_unknown_language_is_told_with_those_there_are(case_file: Path):
    ran = run("translation", "status", case_file, "--language", "polish")
    assert ran.code == 2
    assert "pl" in ran.err
