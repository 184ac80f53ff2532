"""What a caseworker edits in a Word letter goes back into the case; nothing else of the case changes, and nothing is lost."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document

from complaintletters.readback import read_back
from complaintletters.readback.controls import Control
from complaintletters.readback.edits import Printed, as_typed, edits_of
from tests.readback.word import content, control, edited, paragraph, response, run
from tests.small_case import alter, small_case

TEXT = "points[0].text"
HEADING = "points[0].heading"
REASONS = "points[0].stages.1.reasons"
EFFECT = "You had no kitchen for a month."


@pytest.fixture(scope="module")
def letter():
    return response(small_case())


def source(data=None):
    return json.dumps(data or small_case(), indent=2)


def done(letter, data=None, **options):
    return read_back(letter, source(data), **options)


def changes(letter, data=None, **options):
    return {one.path: one.new for one in done(letter, data, **options).changes}


def codes(result):
    return [one.code for one in result.findings if one.code != "no-manifest"]


def taken(result):
    return json.loads(result.source)


# --- what is taken --------------------------------------------------------------------------------------------------


def test_a_letter_nobody_edited_changes_nothing(letter):
    result = done(letter)
    assert (result.changes, result.source, codes(result), result.out_of_date) == ((), None, [], ())


@pytest.mark.parametrize("edition", ["large-print:18", "large-print:24", "dyslexia-friendly", "coloured-paper:cream"])
def test_an_edition_nobody_edited_changes_nothing(edition):
    result = done(response(small_case(), edition=edition))
    assert (result.changes, result.source, codes(result), result.out_of_date) == ((), None, [], ())


def test_a_text_edited_in_large_print_keeps_its_spaces_as_they_were_typed():
    effect = "You had no kitchen from 9 February 2026 on."
    case = alter(small_case(), "points.0.stages.1.effect", effect)
    letter = response(case, edition="large-print:18")
    assert done(letter, case).changes == ()
    changed = edited(letter, ("You had no kitchen from", "You had no kitchen at all from"))
    assert [one.new for one in done(changed, case).changes] == ["You had no kitchen at all from 9 February 2026 on."]


def test_no_break_spaces_that_were_typed_are_kept():
    assert as_typed("about 5\u00a0kg on 9\u00a0May", "5\u00a0kg on 9 May") == "about 5\u00a0kg on 9 May"


def test_an_edited_text_is_the_only_thing_that_changes_in_the_case(letter):
    result = done(edited(letter, (EFFECT, "You had no kitchen for five weeks.")))
    expected = alter(small_case(), "points.0.stages.1.effect", "You had no kitchen for five weeks.")
    assert result.source == source(expected).encode()
    assert [(one.path, one.old, one.new) for one in result.changes] == [
        ("points[0].stages.1.effect", EFFECT, "You had no kitchen for five weeks.")
    ]
    assert codes(result) == []


def test_runs_split_anywhere_with_proofing_marks_between_are_one_text(letter):
    inner = paragraph(run("You told us "), '<w:proofErr w:type="spellStart"/>', run("tha"), run("t it rained."))
    assert changes(content(letter, TEXT, inner)) == {TEXT: "You told us that it rained."}


def test_paragraphs_line_breaks_and_tabs_are_kept(letter):
    inner = (
        paragraph(run("One"), "<w:r><w:br/></w:r>", run("two")) + paragraph() + paragraph(run("a</w:t><w:tab/><w:t>b"))
    )
    assert changes(content(letter, TEXT, inner)) == {TEXT: "One\ntwo\n\na\tb"}


def test_a_list_made_in_word_keeps_its_marks_as_words_and_is_told(letter):
    look = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    inner = (
        paragraph(run("We saw:"))
        + paragraph(run("one"), look=look.format(1))
        + paragraph(run("two"), look=look.format(1))
    )
    result = done(content(letter, TEXT, inner))
    (change,) = result.changes
    assert change.new in ("We saw:\n\n- one\n- two", "We saw:\n\n1. one\n2. two")
    assert codes(result) == ["formatting-lost"]


def test_bold_words_are_taken_and_the_bold_is_told(letter):
    result = done(content(letter, TEXT, paragraph(run("It "), run("rained", "<w:b/>"), run("."))))
    assert [one.new for one in result.changes] == ["It rained."]
    assert [(one.code, "bold" in one.message, one.is_error) for one in result.findings if one.where == TEXT] == [
        ("formatting-lost", True, False)
    ]


def test_quotes_that_word_corrects_are_taken_and_make_no_translation_stale():
    data = alter(small_case(), "points.0.text", {"text": 'A "leak".', "plain": "A leak."})
    result = done(edited(response(data), ('A "leak".', "A “leak”.")), data)
    assert [one.new for one in result.changes] == ["A “leak”."]
    assert codes(result) == []


def test_the_json_is_kept_byte_for_byte_around_the_text(letter):
    written = source().replace('"amount": "120.00"', '"amount":   120.00').replace("\n", "\r\n")
    written = "\ufeff" + written.replace('"tenure"', '"internal": {"notes": "caf\\u00e9 1.50e1"},\r\n "tenure"')
    data = written.encode()
    result = read_back(edited(letter, (EFFECT, "It was “dark”.")), data)
    assert result.source == data.replace(EFFECT.encode(), b"It was \\u201cdark\\u201d.", 1)


def test_a_file_that_escapes_what_is_not_ascii_goes_on_doing_so(letter):
    written = json.dumps(small_case())
    result = read_back(edited(letter, (EFFECT, "It was “dark”.")), written)
    assert b"It was \\u201cdark\\u201d." in result.source


# --- copies of one text ---------------------------------------------------------------------------------------------


def test_a_text_printed_twice_may_be_edited_in_one_place(letter):
    for number in (0, 1):
        assert changes(content(letter, HEADING, run("The flood"), number)) == {HEADING: "The flood"}


def test_copies_edited_alike_agree(letter):
    assert changes(edited(letter, (">The leak<", ">The flood<"))) == {HEADING: "The flood"}


def test_copies_edited_in_different_ways_are_refused_by_name(letter):
    both = content(content(letter, HEADING, run("The flood"), 0), HEADING, run("The drip"), 1)
    result = done(both)
    (finding,) = [one for one in result.findings if one.code == "copies-differ"]
    assert (result.source, result.changes, finding.where, finding.is_error) == (None, (), HEADING, True)
    assert "“The flood”" in finding.message
    assert "“The drip”" in finding.message


def test_a_copy_that_only_got_other_quotes_gives_way_to_the_one_that_was_edited():
    data = alter(small_case(), "points.0.heading", "The 'leak'")
    file = response(data)
    both = content(content(file, HEADING, run("The ‘leak’"), 0), HEADING, run("The flood"), 1)
    assert changes(both, data) == {HEADING: "The flood"}


def test_a_control_copied_and_pasted_changes_nothing_and_the_copy_is_listed(letter):
    one = control(letter, TEXT)
    result = done(edited(letter, (one, one + one)))
    assert result.changes == ()
    assert codes(result) == ["words-outside"]


# --- what can't be taken --------------------------------------------------------------------------------------------


def test_an_emptied_text_stays_in_the_case_and_is_told(letter):
    for inner in (paragraph(run("")), ""):
        result = done(content(letter, TEXT, inner))
        assert (result.source, codes(result)) == (None, ["text-emptied"])


def test_words_own_placeholder_is_not_taken_for_words(letter):
    old = control(letter, TEXT)
    shown = old.replace("</w:sdtPr>", "<w:showingPlcHdr/></w:sdtPr>").replace(
        "You told us that water came through your ceiling.", "Click or tap here to enter text."
    )
    assert codes(done(edited(letter, (old, shown)))) == ["text-emptied"]


def test_a_control_deleted_whole_is_told_and_the_case_keeps_its_words(letter):
    result = done(edited(letter, (control(letter, TEXT), "")))
    assert result.source is None
    assert "text-removed" in codes(result)
    assert "words-outside" in codes(result)


def test_a_control_taken_off_its_words_is_a_note(letter):
    old = control(letter, TEXT)
    inner = old[old.index("<w:sdtContent>") + 14 : old.index("</w:sdtContent>")]
    result = done(edited(letter, (old, inner)))
    assert [(one.code, one.level.value) for one in result.findings if one.where == TEXT] == [
        ("control-removed", "note")
    ]


@pytest.mark.parametrize(
    ("inner", "named"),
    [
        (paragraph(run("gone", "<w:strike/>")), "struck through"),
        (paragraph(run("gone", "<w:vanish/>")), "hidden words"),
        (paragraph("<w:r><w:drawing/></w:r>", run("x")), "a picture"),
        (paragraph('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', run("x")), "symbol typeface"),
        (paragraph(run("x"), '<w:r><w:footnoteReference w:id="1"/></w:r>'), "a footnote"),
        ("<w:tbl><w:tr><w:tc>" + paragraph(run("x")) + "</w:tc></w:tr></w:tbl>", "a table"),
        ("<w:sdt><w:sdtContent>" + paragraph(run("x")) + "</w:sdtContent></w:sdt>", "another content control"),
    ],
)
def test_what_is_no_text_is_refused_by_name(inner, named, letter):
    result = done(content(letter, TEXT, inner))
    (finding,) = [one for one in result.findings if one.code == "control-unreadable"]
    assert result.source is None
    assert named in finding.message


@pytest.mark.parametrize("change", ["ins", "del", "moveFrom"])
def test_tracked_changes_stop_everything(change, letter):
    tracked = f'<w:{change} w:id="9" w:author="A">{run("more")}</w:{change}>'
    result = done(edited(letter, (EFFECT, "Half a kitchen."), ("</w:p>", f"{tracked}</w:p>"), first=True))
    assert (result.source, [one.code for one in result.findings]) == (None, ["tracked-changes"])


def test_a_text_withheld_from_the_reader_is_never_written_over():
    shown, typed = (
        Control("refusals[0].reasons", "", text, "paragraph 1", frozenset(), frozenset()) for text in ("–", "A repair")
    )
    printed = {"refusals[0].reasons": Printed("refusals[0].reasons", "A secret reason", (shown,))}
    untouched = edits_of(printed, {"refusals[0].reasons": (shown,)}, "–")
    edits = edits_of(printed, {"refusals[0].reasons": (typed,)}, "A repair")
    assert (untouched.changes, untouched.findings, edits.changes) == ([], [], [])
    assert [one.code for one in edits.findings] == ["text-withheld"]


def test_words_the_case_cannot_hold_are_told_by_their_place(letter):
    result = done(edited(letter, (EFFECT, "A \u202e trick.")))
    assert (result.source, [(one.code, one.where) for one in result.findings if one.is_error]) == (
        None,
        [("text-not-allowed", "points[0].stages.1.effect")],
    )


# --- outside the controls -------------------------------------------------------------------------------------------


def outside(letter, data=None):
    return [(one.code, one.where, one.message) for one in done(letter, data).findings if one.code.endswith("-outside")]


def test_a_sum_changed_outside_is_an_error_with_both_sums_and_a_text_is_still_taken(letter):
    result = done(edited(letter, ("£120.00", "£210.00"), (EFFECT, "Half a kitchen.")))
    assert {one.code for one in result.findings if one.is_error} == {"value-outside"}
    assert [one.new for one in result.changes] == ["Half a kitchen."]
    assert taken(result)["compensation"][0]["amount"] == "120.00"
    assert any("“£120.00”; found “£210.00”" in one.message for one in result.findings)


def test_a_decision_turned_round_outside_is_an_error(letter):
    found = outside(edited(letter, ('preserve">upheld<', 'preserve">not upheld<')))
    assert found
    assert {code for code, _, _ in found} == {"value-outside"}


def test_a_sentence_added_outside_is_a_warning_and_is_quoted(letter):
    old = control(letter, TEXT)
    result = done(edited(letter, (old, old + paragraph(run("Kind regards from all of us.")))))
    assert [(one.code, one.is_error) for one in result.findings if one.code.endswith("-outside")] == [
        ("words-outside", False)
    ]
    assert any("“Kind regards from all of us.” was added." in one.message for one in result.findings)


def test_words_typed_beside_a_control_are_listed_with_the_whole_line(letter):
    old = control(letter, HEADING, 1)
    ((code, _, message),) = outside(edited(letter, (old, old + run(" again")), first=True))[:1]
    assert code == "words-outside" or code == "value-outside"
    assert "The leak again" in message


def test_a_paragraph_deleted_outside_is_listed(letter):
    whole = "We take each point in turn. “Upheld” means that we agree with you."
    found = outside(edited(letter, (f'<w:r><w:t xml:space="preserve">{whole}</w:t></w:r>', "")))
    assert found == [("words-outside", found[0][1], f"“{whole}” is gone.")]


def test_a_letterhead_changed_is_listed(letter):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letter)) as archive, zipfile.ZipFile(out, "w") as changed:
        for name in archive.namelist():
            data = archive.read(name)
            changed.writestr(
                name, data.replace(b"Stockport", b"Stockpot") if "/footer" in name or "/header" in name else data
            )
    assert "furniture-changed" in codes(done(out.getvalue()))


# --- which letter, which case ---------------------------------------------------------------------------------------


def test_another_case_is_never_written_into(letter):
    other = small_case()
    other["reference"] = "OTHER/2026/002"
    result = done(edited(letter, (EFFECT, "Half a kitchen.")), other)
    assert (result.source, codes(result)) == (None, ["not-a-letter-of-this-case"])


def test_a_word_file_made_elsewhere_says_so():
    document, out = Document(), io.BytesIO()
    document.add_paragraph("Dear Mrs Khan")
    document.save(out)
    assert codes(done(out.getvalue())) == ["no-controls"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<html></html>", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + bytes(99)])
def test_what_is_no_word_file_is_a_finding(data):
    result = done(data)
    assert (result.source, codes(result)) == (None, ["not-a-docx"])


def test_a_letter_in_another_language_is_refused_by_name(letter):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letter)) as archive, zipfile.ZipFile(out, "w") as changed:
        for name in archive.namelist():
            changed.writestr(name, archive.read(name).replace(b"<dc:language>en-GB<", b"<dc:language>pl<"))
    result = done(out.getvalue())
    assert codes(result) == ["edition-not-read-back"]
    assert "“pl”" in result.findings[0].message


# --- versions of the words ------------------------------------------------------------------------------------------


def test_translations_and_plain_versions_stay_and_are_told_to_be_stale():
    data = alter(
        small_case(),
        "points.0.stages.1.effect",
        {"text": EFFECT, "plain": "No kitchen.", "translations": {"ur": {"text": "…", "by": "human"}}},
    )
    result = done(edited(response(data), (EFFECT, "Half a kitchen.")), data)
    effect = taken(result)["points"][0]["stages"]["1"]["effect"]
    assert effect == {
        "text": "Half a kitchen.",
        "plain": "No kitchen.",
        "translations": {"ur": {"text": "…", "by": "human"}},
    }
    assert [(one.code, one.where) for one in result.findings if "stale" in one.code] == [
        ("plain-version-stale", "points[0].stages.1.effect.plain"),
        ("translation-stale", "points[0].stages.1.effect.translations.ur.text"),
    ]


# --- the library ----------------------------------------------------------------------------------------------------


def test_the_example_for_developers_runs(letter, tmp_path, monkeypatch):
    guide = Path(__file__).parents[2] / "docs" / "developers.md"
    programs = re.findall(r"```py\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL)
    (program,) = [one for one in programs if "read_back" in one]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.docx").write_bytes(edited(letter, (EFFECT, "Half a kitchen.")))
    (tmp_path / "case.json").write_text(source(), encoding="utf-8")
    exec(compile(program, "developers.md", "exec"), {})
    assert "Half a kitchen." in (tmp_path / "case2.json").read_text(encoding="utf-8")
