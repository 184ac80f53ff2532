"""Letters in plain words: every sample letter can be made, says the same facts, key facts first, all elements there."""

import json
from datetime import date

import pytest

from complaintletters import produce
from complaintletters.checks.letter import check_letter
from complaintletters.checks.plain.letter import letter_text
from complaintletters.compose import compose, describe_for
from complaintletters.findings import errors_in
from complaintletters.letter import Heading, plain
from complaintletters.next_letter import default_number
from complaintletters.outline import outline, outline_files
from complaintletters.places import shipped
from complaintletters.request import LetterRequest
from complaintletters.rules import rules_for
from complaintletters.same_facts import facts
from complaintletters.wording.layers import layers_for
from tests.samples import sample_letters
from tests.small_case import LETTERS, PARTLY_REFUSED_LETTERS, parsed, partly_refused_case, small_case

PLAIN = shipped("templates") / "letters" / "plain"
KINDS = ("acknowledgement", "extension", "refusal", "response")


def described(case, kind, stage, dated, recipient, register):
    number = default_number(case, kind, stage)
    request = LetterRequest(kind, stage, number, recipient, dated, register=register)
    return describe_for(case, rules_for(case, None), request)


@pytest.mark.parametrize("sample", sample_letters(), ids=str)
def test_every_sample_letter_is_made_in_plain_words_with_the_same_facts_and_every_element(sample):
    for recipient in sample.case.recipients:
        asked = (sample.kind, sample.stage, sample.dated, recipient.person)
        made = {one: described(sample.case, *asked, one) for one in ("standard", "plain")}
        letters = {name: compose(one) for name, one in made.items()}
        assert check_letter(letters["plain"], made["plain"]) == ()
        assert facts(letters["plain"]) == facts(letters["standard"])


@pytest.mark.parametrize("sample", [one for one in sample_letters() if one.kind in {"refusal", "response"}], ids=str)
def test_every_sample_decision_in_plain_words_can_be_published(sample):
    package = produce(sample.case, edition="plain", formats=("txt",), **sample.asked)
    assert errors_in(package.findings) == ()
    assert package.files


@pytest.mark.parametrize("edition", ["plain+large-print:20", "plain+coloured-paper:cream", "plain+dyslexia-friendly"])
def test_plain_words_join_with_a_presentation_in_every_format(edition):
    asked = {"letter": "response", "stage": 1, "dated": date(2026, 3, 24), "formats": ("docx", "pdf", "html", "txt")}
    package = produce(parsed(small_case()), edition=edition, **asked)
    assert errors_in(package.findings) == ()
    assert len(package.files) == 4
    assert package.manifest["edition"]["register"] == "plain"
    assert all(edition.partition(":")[0].replace("+", "-") in name for name in package.files)


@pytest.mark.parametrize("kind", KINDS)
def test_the_plain_outline_has_the_standard_sections_with_the_same_elements_and_conditions(kind):
    standard, plain = outline(kind), outline(kind, register="plain")
    assert plain.file.parent == PLAIN
    assert {one.id: one for one in plain.sections} == {one.id: one for one in standard.sections}
    assert [one.id for one in plain.sections] != [one.id for one in standard.sections]
    assert (plain.columns, plain.needs) == (standard.columns, standard.needs)


@pytest.mark.parametrize(
    ("kind", "first", "later"),
    [
        (
            "response",
            ("summary", "actions", "ask_again", "final", "ombudsman_after"),
            ("looked_into", "finding", "wanted"),
        ),
        ("acknowledgement", ("summary", "correcting"), ("understanding", "point_understood", "next")),
        ("extension", ("summary", "meanwhile"), ("reason", "understanding")),
        ("refusal", ("summary", "final", "challenging"), ("decided", "weighed")),
    ],
)
def test_what_we_decided_and_what_to_do_come_before_the_reasons(kind, first, later):
    order = [one.id for one in outline(kind, register="plain").sections]
    assert max(map(order.index, first)) < min(map(order.index, later))


def test_a_kind_without_a_plain_outline_keeps_its_own_order():
    others = set(outline_files()) - set(KINDS)
    assert all(outline(kind, register="plain") == outline(kind) for kind in others)


def test_plain_wording_lies_above_all_other_layers_with_its_voice_on_top():
    landlord = shipped("templates") / "landlords" / "stockport-homes"
    files = layers_for("response", landlord=landlord, regulator="housing-ombudsman", variants=("about", "plain")).files
    folders = list(dict.fromkeys("/".join(file.parent.parts[-3:]) for file in files))
    assert folders == [
        "stockport-homes/letters/plain",
        "letters/plain/about",
        "templates/letters/plain",
        "landlords/stockport-homes/letters",
        "templates/letters/about",
        f"{shipped('templates').parent.name}/templates/letters",
    ]


@pytest.mark.parametrize(("kind", "stage", "dated"), LETTERS)
@pytest.mark.parametrize("voice", ["to", "about"])
def test_a_letter_about_the_complainant_never_says_you_asked_in_its_wording(kind, stage, dated, voice):
    data = small_case()
    data["people"]["sam"] = {"name": "Sam Khan", "salutation": "Mr Khan"}
    data["recipients"] = [
        {
            "person": "sam",
            "role": "representative",
            "channel": "email",
            "voice": voice,
            "authority": {"kind": "consent", "scope": "this complaint", "from": "2026-03-02"},
        }
    ]
    letter = compose(described(parsed(data), kind, stage, date.fromisoformat(dated), "sam", "plain"))
    said = "\n".join(letter_text(letter).wording)
    told = [
        words
        for words in ("You asked us", "you asked us", "You told us", "you told us", "your complaint")
        if words in said
    ]
    assert bool(told) == (voice == "to")


@pytest.mark.parametrize(("kind", "stage", "dated"), PARTLY_REFUSED_LETTERS)
def test_a_refusal_in_plain_words_has_its_ground_in_plain_words(kind, stage, dated):
    case = parsed(partly_refused_case())
    plain = describe_for(
        case,
        rules_for(case, None),
        LetterRequest(kind, stage, stage, "amina", date.fromisoformat(dated), register="plain"),
    )
    (refusal, *_) = plain.names.refusals
    profile = rules_for(case, None).procedure.grounds
    (ground,) = [one for one in profile if one.id == refusal.ground_id]
    assert refusal.ground.text == ground.plain != ground.name


PARTICULAR = (
    ("stockport-homes-leak", "response", 1, "trained customer advisors"),
    ("stockport-homes-high-rise", "acknowledgement", 1, "Building Safety Regulator"),
    ("stoke-on-trent-housing-society-bathroom-leak", "response", 1, "Complaint Handling Code"),
    ("fairhive-mould-and-staff", "response", 1, "Performance Improvement Team"),
    ("fairhive-mould-and-staff", "acknowledgement", 1, "Residents Complaint Review Group"),
    ("homes-in-somerset-repairs", "response", 1, "a supporter"),
    ("homes-in-somerset-remit-refused", "refusal", 1, "go on helping you in other ways"),
)


@pytest.mark.parametrize(("file", "kind", "stage", "words"), PARTICULAR)
def test_what_a_landlord_adds_is_in_its_plain_letters(file, kind, stage, words):
    (sample,) = [one for one in sample_letters() if str(one) == f"{file}-{kind}-{stage}"]
    case = sample.case
    letter = compose(described(case, kind, stage, sample.dated, case.recipients[0].person, "plain"))
    said = "\n".join(letter_text(letter).wording)
    assert words in said


def test_every_landlord_has_every_ground_in_plain_words():
    import tomllib

    for file in sorted(shipped("templates").glob("landlords/*/landlord.toml")):
        for procedure in tomllib.loads(file.read_text(encoding="utf-8"))["procedures"]:
            assert all(ground.get("plain") for ground in procedure.get("grounds", ())), file


def test_a_plain_letter_is_known_as_one_when_it_is_checked(tmp_path):
    from complaintletters.checking import check_finished

    case = parsed(small_case())
    package = produce(case, letter="response", stage=1, dated=date(2026, 3, 24), edition="plain", formats=("docx",))
    (data,) = package.files.values()
    checked = check_finished(data, case, name="letter.docx")
    assert checked.letter is not None
    assert checked.letter.request.register == "plain"
    assert checked.is_right


def test_a_plain_letter_is_read_back_even_without_its_manifest():
    from complaintletters.readback import read_back

    source = json.dumps(small_case())
    package = produce(
        parsed(small_case()), letter="response", stage=1, dated=date(2026, 3, 24), edition="plain", formats=("docx",)
    )
    (data,) = package.files.values()
    read = read_back(data, source)
    assert read.request
    assert read.request.register == "plain"
    assert ([one.code for one in read.findings], read.changes) == (["no-manifest"], ())


@pytest.mark.parametrize("sample", sample_letters(), ids=str)
@pytest.mark.parametrize("register", ["standard", "plain"])
def test_how_to_reach_the_ombudsman_stands_under_a_heading_about_that(sample, register):
    made = described(sample.case, sample.kind, sample.stage, sample.dated, sample.case.recipients[0].person, register)
    heading = ""
    for section in compose(made).sections:
        for block in section.blocks:
            if isinstance(block, Heading):
                heading = plain(block.content)
        if section.id == "ombudsman_contacts":
            assert "Ombudsman" in heading or heading == "If you think we are wrong"
