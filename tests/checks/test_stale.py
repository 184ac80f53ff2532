"""A detail of the Ombudsman's that is out of date doesn't leave, whoever typed it and however it is written."""

from datetime import date

import pytest

from complaintletters import produce
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.stale import check_stale_file
from complaintletters.findings import Level
from complaintletters.formats import FORMATS
from complaintletters.regulator import regulator
from tests.own_landlord import own_landlord
from tests.samples import sample_letters
from tests.small_case import alter, parsed, small_case

STAGE_1 = {"letter": "response", "stage": 1, "formats": ["txt"]}
REASONS = "points.0.stages.1.reasons"
PACK = regulator("housing-ombudsman")
DAY = date(2026, 3, 24)
RETIRED = "PO Box 152, Liverpool L33 7WQ"


def stale(words: str, dated: date = DAY) -> list[tuple[str, str]]:
    package = produce(parsed(alter(small_case(), REASONS, words)), dated=dated, **STAGE_1)
    found = [one for one in package.findings if one.code == "retired-detail"]
    assert bool(package.files) == (not any(one.is_error for one in found))
    return [(one.level.value, one.where) for one in found]


@pytest.mark.parametrize(
    "words",
    [
        "Write to info@housing-ombudsman.org.uk.",
        "Write to mailto:INFO@Housing-Ombudsman.org.uk, please.",
        "Write to info@housing‑ombudsman.org.uk.",
        "Write to Housing Ombudsman Service, Liverpool L33 7WQ.",
        "Write to Liverpool, l337wq.",
        "Write to Liverpool L33\u00a07WQ.",
        "Write to Liverpool L3\u200b3 7WQ.",
        "Write to PO Box 152, Liverpool.",
        "Write to P.O. Box 152, Liverpool.",
        "Write to P O Box No. 152.",
        "Write to PO\nBox 152\nLiverpool\nL33\n7WQ",
        "Write to PO Box 152, Liverpool L33 7WO.",
        "Ask a Designated Person first.",
        "Ask one of the designated persons first.",
        "Ask your designated person’s office.",
        "It has to pass the democratic filter.",
        "You must wait eight weeks before you go to the Ombudsman.",
        "After the 8 weeks' wait you can go to the Ombudsman.",
        "After the eight–week wait you can go to the Ombudsman.",
        "The Ombudsman asks you to wait for 8 weeks.",
    ],
)
def test_a_retired_detail_typed_into_a_case_stops_the_letter_and_is_told_by_path(words):
    assert stale(words) == [("error", "points[0].stages.1.reasons")]


@pytest.mark.parametrize(
    "words",
    [
        "Write to PO Box 1484, Unit D, Preston PR2 0ET or ring 0300 111 3000.",
        "Your parcel went to PO Box 152, Example Town, EX1 1ZZ.",
        "The part came to PO Box 1520.",
        "We wrote to myinfo@housing-ombudsman.org.uk.example.org.",
        "You had to wait eight weeks for the Ombudsman's letter.",
        "We asked you to wait eight weeks for a door.",
        "The heater with serial number XL33 7WQ4 is new.",
        "We designated a person to ring you.",
    ],
)
def test_what_only_looks_like_it_is_let_be(words):
    assert stale(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "You wrote: “I sent it to info@housing-ombudsman.org.uk”.",
        'You wrote: "I sent it to PO Box 152, L33 7WQ".',
        "You wrote: ‘I didn’t ask a designated person’.",
        "You wrote: “I sent it first.\n“Then I sent it to L33 7WQ.”",
    ],
)
def test_in_words_that_someone_quotes_it_is_a_warning(words):
    assert stale(words) == [("warning", "points[0].stages.1.reasons")]


def test_a_quotation_mark_without_its_pair_excuses_nothing_typed_elsewhere():
    data = alter(small_case(), REASONS, "You wrote “and never again.")
    data = alter(data, "points.0.stages.1.fault", "We sent it to L33 7WQ.")
    found = produce(parsed(data), dated=DAY, **STAGE_1).findings
    assert [(one.level.value, one.where) for one in found if one.code == "retired-detail"] == [
        ("error", "points[0].stages.1.fault")
    ]


def test_an_address_over_several_lines_is_told_once():
    file = FinishedFile(("Housing Ombudsman Service", "PO Box 152", "Liverpool", "L33 7WQ"), (), "", "")
    (finding,) = check_stale_file(file, PACK, DAY)
    assert "“PO Box 152 Liverpool L33 7WQ”" in finding.message
    assert finding.where == "line 2"


def test_an_address_and_an_e_mail_address_beside_it_are_two():
    found = check_stale_file(FinishedFile((f"{RETIRED}, info@housing-ombudsman.org.uk",), (), "", ""), PACK, DAY)
    assert [one.message for one in found] == [
        f"“{RETIRED}” is out of date.",
        "“info@housing-ombudsman.org.uk” is out of date.",
    ]


def test_a_detail_is_right_until_the_day_it_is_retired():
    file = FinishedFile((RETIRED,), (), "", "")
    assert check_stale_file(file, PACK, date(2024, 12, 5)) == ()
    assert [one.level for one in check_stale_file(file, PACK, date(2024, 12, 6))] == [Level.ERROR]


@pytest.mark.parametrize("words", [RETIRED, "Ask a designated person.", "“info@housing-ombudsman.org.uk”"])
def test_a_letterhead_that_holds_one_is_an_error_even_in_quotation_marks(words):
    (finding,) = check_stale_file(FinishedFile(("Dear Mrs Khan",), ("Own Homes", words), "", ""), PACK, DAY)
    assert (finding.level, finding.where) == (Level.ERROR, "header or footer")


@pytest.mark.parametrize("format_", FORMATS)
def test_small_print_out_of_date_stops_every_format(tmp_path, format_):
    folder = own_landlord(tmp_path)
    profile = folder / "landlords" / "own-homes" / "landlord.toml"
    text = profile.read_text(encoding="utf-8")
    small_print = f'small_print = "Housing Ombudsman Service, {RETIRED}"\n'
    profile.write_text(text.replace("[style]\n", f"[style]\n{small_print}"), encoding="utf-8")
    case = parsed({**small_case(), "landlord": "own-homes"})
    package = produce(
        case, letter="acknowledgement", stage=1, dated=date(2026, 3, 4), formats=[format_], templates=folder
    )
    found = [one for one in package.findings if one.code == "retired-detail"]
    assert package.files == {}
    assert found
    assert all(one.is_error and one.where.startswith(f"{format_}: ") for one in found)


@pytest.mark.parametrize("letter", sample_letters(), ids=str)
def test_no_sample_letter_holds_one(letter):
    package = produce(letter.case, formats=["txt"], **letter.asked)
    assert [one for one in package.findings if one.code == "retired-detail"] == []
