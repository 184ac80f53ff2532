"""Every must of the Code is proved twice: the case has its facts, and the letter prints them where the outline says."""

import json
from dataclasses import replace
from datetime import date

import pytest

from complaintletters import produce
from complaintletters.checks.letter import Place, asked_of, case_gaps, check_letter, elements_shown, places
from complaintletters.compose import compose, describe_for
from complaintletters.findings import errors_in
from complaintletters.regulator import regulator
from complaintletters.request import LetterRequest
from complaintletters.rules import rules_for
from tests.own_landlord import own_landlord
from tests.samples import sample_letters
from tests.small_case import LETTERS, PARTLY_REFUSED_LETTERS, alter, parsed, partly_refused_case, small_case

SAMPLES = [pytest.param(letter, id=str(letter)) for letter in sample_letters()]
EVERY_KIND = [(small_case, *letter) for letter in LETTERS] + [
    (partly_refused_case, *letter) for letter in PARTLY_REFUSED_LETTERS
]
KINDS = [pytest.param(*each, id=f"{each[0].__name__}-{each[1]}-{each[2]}") for each in EVERY_KIND]

# What stands above the first paragraph, outside every section.
BEFORE = frozenset({"identity", "stage"})


def described(case, kind, stage, dated, recipient=None, number=1):
    reader = recipient or case.recipients[0].person
    return describe_for(case, rules_for(case), LetterRequest(kind, stage, number, reader, dated))


def sample_descriptions(letter):
    for recipient in letter.case.recipients:
        package = produce(letter.case, recipient=recipient.person, formats=(), **letter.asked)
        yield describe_for(letter.case, rules_for(letter.case), package.request)


def musts(made):
    return [asked for asked in asked_of(made) if asked.strength in {"must", "must-if"}]


def strip_source(letter, source):
    """The letter without any section in which a value of that source stands."""
    sections = {place.section for place in places(letter).get(source, [])}
    return replace(
        letter,
        sections=tuple(one for one in letter.sections if one.id not in sections),
        after=tuple(one for one in letter.after if one.id not in sections),
    )


# --- what the letter prints -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("letter", SAMPLES)
def test_every_sample_letter_shows_every_must_of_its_kind(letter):
    for made in sample_descriptions(letter):
        composed = compose(made)
        assert errors_in((*case_gaps(made), *check_letter(composed, made))) == ()
        shown = elements_shown(composed, made)
        for asked in musts(made):
            assert shown[asked.rule.id] or not asked.needs, asked.rule.id


@pytest.mark.parametrize("letter", SAMPLES)
def test_a_sample_letter_that_loses_the_sections_of_a_must_is_reported_under_that_element(letter):
    for made in sample_descriptions(letter):
        composed = compose(made)
        for asked in musts(made):
            for need in asked.needs:
                less = strip_source(composed, need.source)
                codes = {finding.code for finding in errors_in(check_letter(less, made))}
                above = Place("before", BEFORE) in places(composed)[need.source] and asked.rule.id in BEFORE
                assert (f"missing-{asked.rule.id}" in codes) is not above, (asked.rule.id, need.source)


@pytest.mark.parametrize("letter", SAMPLES)
def test_a_must_printed_in_a_section_that_does_not_claim_it_is_reported(letter):
    for made in sample_descriptions(letter):
        composed = compose(made)
        unclaimed = replace(
            composed, sections=tuple(replace(one, elements=()) for one in composed.sections), after=composed.after
        )
        reported = {finding.code for finding in errors_in(check_letter(unclaimed, made))}
        wanted = {f"missing-{asked.rule.id}" for asked in musts(made) if asked.needs}
        assert reported == wanted - {"missing-identity", "missing-stage"}


def test_a_letter_without_its_date_reference_or_title_is_reported():
    made = described(parsed(small_case()), "response", 1, date(2026, 3, 24))
    composed = compose(made)
    nothing_before = replace(composed, facts=(), title=())
    codes = [finding.code for finding in errors_in(check_letter(nothing_before, made))]
    assert codes == ["missing-identity", "missing-identity"]


@pytest.mark.parametrize("letter", [one for one in sample_letters() if one.kind == "response"], ids=str)
def test_a_response_without_the_part_on_one_point_is_reported_for_that_point(letter):
    for made in sample_descriptions(letter):
        composed = compose(made)
        for section in (one for one in composed.sections if one.point):
            less = replace(composed, sections=tuple(one for one in composed.sections if one is not section))
            findings = errors_in(check_letter(less, made))
            assert {"missing-reasons", "missing-complaint-definition"} <= {
                finding.code for finding in findings if finding.where.startswith(f"{section.point}.")
            }


# --- what the case holds ----------------------------------------------------------------------------------------------

# A fact's path in the small case, the letters that can't go without it, and the element that misses it.
RESPONSE_1, RESPONSE_2 = (("response", 1),), (("response", 2),)
ACKNOWLEDGEMENTS = (("acknowledgement", 1), ("acknowledgement", 2))
FACTS = (
    ("points.0.responsibility", ACKNOWLEDGEMENTS, "responsibility"),
    ("points.0.responsibility.why", ACKNOWLEDGEMENTS, "responsibility"),
    ("outcomes", ACKNOWLEDGEMENTS, "outcomes-sought"),
    ("outcomes.0.answers.1", RESPONSE_1, "outcomes-sought"),
    ("outcomes.0.answers.2", RESPONSE_2, "outcomes-sought"),
    ("stages.1.extensions.0.done", (("extension", 1),), "extension-reason"),
    ("stages.1.extensions.0.remaining", (("extension", 1),), "extension-reason"),
    ("stages.2.extensions.0.done", (("extension", 2),), "extension-reason"),
    ("stages.1.extensions.0.updates", (("extension", 1),), "update-interval"),
    ("stages.2.extensions.0.updates", (("extension", 2),), "update-interval"),
    ("stages.1.investigation", RESPONSE_1, "investigation"),
    ("stages.2.investigation", RESPONSE_2, "investigation"),
    ("points.0.stages.1.reasons", RESPONSE_1, "reasons"),
    ("points.0.stages.2.reasons", RESPONSE_2, "reasons"),
    ("points.1.stages.1.reasons", RESPONSE_1, "reasons"),
    ("points.0.stages.1.fault", RESPONSE_1, "acknowledgement-of-fault"),
    ("points.0.stages.2.fault", RESPONSE_2, "acknowledgement-of-fault"),
    ("points.0.stages.1.effect", RESPONSE_1, "acknowledgement-of-fault"),
    ("points.0.stages.2.effect", RESPONSE_2, "acknowledgement-of-fault"),
    ("points.0.stages.1.apology", RESPONSE_1, "apology"),
    ("points.0.stages.2.apology", RESPONSE_2, "apology"),
    ("compensation.0.pay_by", RESPONSE_1, "remedy"),
    ("actions.0.due", RESPONSE_1, "outstanding-actions"),
    ("actions.2.condition", RESPONSE_2, "outstanding-actions"),
    ("actions.1.result", RESPONSE_2, "changed-since-stage-1"),
    ("stages.2.still_unhappy", RESPONSE_2, "changed-since-stage-1"),
    ("points.0.stages.2.changed", RESPONSE_2, "changed-since-stage-1"),
    ("points.1.stages.2.changed", RESPONSE_2, "changed-since-stage-1"),
)
REFUSED_FACTS = (
    ("refusals.0.circumstances", (("acknowledgement", 1), ("refusal", 1)), "individual-consideration"),
    ("refusals.0.discretion", (("acknowledgement", 1), ("refusal", 1)), "individual-consideration"),
    ("refusals.1.circumstances", (("acknowledgement", 2), ("refusal", 2)), "individual-consideration"),
)
DATED = {(kind, stage): dated for _, kind, stage, dated in EVERY_KIND}


def without(data, path):
    """The data without what stands at a path."""
    *steps, last = path.split(".")
    at = data
    for step in steps:
        at = at[int(step) if isinstance(at, list) else step]
    del at[last]
    return data


CASES_OF_FACTS = [
    pytest.param(make, path, kind, stage, element, id=f"{path}-{kind}-{stage}")
    for make, facts in ((small_case, FACTS), (partly_refused_case, REFUSED_FACTS))
    for path, letters, element in facts
    for kind, stage in letters
]


@pytest.mark.parametrize(("make", "path", "kind", "stage", "element"), CASES_OF_FACTS)
def test_a_letter_whose_case_lacks_a_fact_of_a_must_is_not_published_and_says_which(make, path, kind, stage, element):
    dated = date.fromisoformat(DATED[kind, stage])
    package = produce(parsed(without(make(), path)), letter=kind, stage=stage, dated=dated, formats=("txt",))
    (finding,) = errors_in(package.findings)
    assert finding.code == f"missing-{element}"
    assert finding.mend
    assert finding.provision.startswith("Complaint Handling Code 2024") or not finding.provision
    assert (package.files, package.manifest) == ({}, {})


@pytest.mark.parametrize(("make", "path", "kind", "stage", "element"), CASES_OF_FACTS)
def test_a_draft_is_written_all_the_same_and_lists_the_gap(make, path, kind, stage, element):
    dated = date.fromisoformat(DATED[kind, stage])
    case = parsed(without(make(), path))
    package = produce(case, letter=kind, stage=stage, dated=dated, formats=("txt",), draft=True)
    gaps = errors_in(package.findings)
    (text,) = package.files.values()
    assert f"missing-{element}" in {finding.code for finding in gaps}
    assert gaps[0].message in text.decode("utf-8")


def test_every_gap_of_a_case_is_told_at_once():
    data = small_case()
    for path in ("stages.1.investigation", "points.0.stages.1.reasons", "points.0.stages.1.apology", "actions.0.due"):
        without(data, path)
    package = produce(parsed(data), letter="response", stage=1, dated=date(2026, 3, 24))
    assert [str(finding) for finding in errors_in(package.findings)] == [
        "error missing-investigation: stages.1.investigation: this letter needs how the complaint was investigated. "
        "Add how the complaint was investigated. [Complaint Handling Code 2024, 5.8]",
        "error missing-reasons: points[0].stages.1.reasons: this letter needs the reasons for the decision on "
        "“The leak”. Add the reasons for the decision on “The leak”. "
        "[Complaint Handling Code 2024, 6.7, 6.9d, 6.18, 6.19d]",
        "error missing-apology: points[0].stages.1.apology: this letter needs the apology for “The leak”. "
        "Add the apology for “The leak”. [Complaint Handling Code 2024, 7.1]",
        "error missing-outstanding-actions: actions[0].due: this letter needs when “Replaster the ceiling” is done. "
        "Add its date, or the condition it waits for. [Complaint Handling Code 2024, 6.9f, 6.19f, 6.6, 6.17, 7.3]",
    ]


def test_a_point_not_upheld_needs_no_fault_effect_or_apology():
    data = alter(small_case(), "points.0.stages.1", {"decision": "not-upheld", "reasons": "It was dry."})
    package = produce(parsed(data), letter="response", stage=1, dated=date(2026, 3, 24), formats=("txt",))
    assert errors_in(package.findings) == ()


def test_a_handler_without_a_telephone_or_e_mail_stops_a_letter_of_a_landlord_who_prints_none():
    data = alter(small_case(), "landlord", "fairhive")
    data["people"]["jo"] = {"name": "Jo Barlow"}
    package = produce(parsed(data), letter="response", stage=1, dated=date(2026, 3, 24))
    assert [finding.code for finding in errors_in(package.findings)] == ["missing-handler"]
    assert package.files == {}


@pytest.mark.parametrize("decision", ["upheld", "partly-upheld", "not-upheld", "outside-remit"])
def test_every_decision_is_printed_for_its_point(decision):
    data = alter(small_case(), "points.1.stages.1", {**small_case()["points"][0]["stages"]["1"], "decision": decision})
    made = described(parsed(data), "response", 1, date(2026, 3, 24))
    (section,) = (one for one in compose(made).sections if one.point == "points[1]")
    sources = {source for source, found in places(compose(made)).items() if any(p.section == section.id for p in found)}
    assert "points[1].stages.1.decision" in sources


# --- wording that leaves a must out -----------------------------------------------------------------------------------


def block_without(folder, kind, block):
    """A landlord whose own wording empties one block."""
    own_landlord(folder)
    letters = folder / "landlords" / "own-homes" / "letters"
    letters.mkdir()
    text = f'{{% extends "parent" %}}\n\n{{% block {block} %}}\n{{% endblock %}}\n'
    (letters / f"{kind}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("kind", "stage", "block", "missing"),
    [
        (
            "response",
            1,
            "finding",
            {"complaint-definition", "reasons", "acknowledgement-of-fault", "apology"},
        ),
        ("response", 1, "looked_into", {"investigation"}),
        ("response", 1, "wanted", {"outcomes-sought"}),
        ("response", 1, "money", {"remedy"}),
        ("response", 1, "actions", {"outstanding-actions"}),
        ("response", 1, "ask_again", {"escalation"}),
        ("response", 1, "ombudsman_advice", {"ombudsman"}),
        ("response", 2, "unhappy", {"changed-since-stage-1"}),
        ("response", 2, "promises", {"changed-since-stage-1"}),
        ("response", 2, "ombudsman_after", {"ombudsman"}),
    ],
)
def test_a_landlord_s_wording_that_drops_a_must_can_never_publish_that_letter(kind, stage, block, missing, tmp_path):
    case = parsed(alter(small_case(), "landlord", "own-homes"))
    dated = date.fromisoformat(DATED[kind, stage])
    templates = block_without(tmp_path, kind, block)
    package = produce(case, letter=kind, stage=stage, dated=dated, formats=("txt",), templates=templates)
    codes = {finding.code.removeprefix("missing-") for finding in errors_in(package.findings)}
    assert missing <= codes
    assert package.files == {}


# --- the regulator's table --------------------------------------------------------------------------------------------


def test_every_letter_of_the_two_small_cases_asks_for_each_must_of_its_column():
    """Between them the letters below meet every must and must-if of the Code that a case can call for."""
    met = set()
    for make, kind, stage, dated in EVERY_KIND:
        made = described(parsed(make()), kind, stage, date.fromisoformat(dated), number=_number(kind, stage))
        met |= {asked.rule.id for asked in musts(made) if asked.needs}
    late = described(parsed(small_case()), "response", 1, date(2026, 4, 20))
    met |= {asked.rule.id for asked in musts(late) if asked.needs}
    pack = regulator("housing-ombudsman")
    asked = {rule.id for rule in pack.elements if {"must", "must-if"} & set(rule.letters.values())}
    assert asked - met == {"plain-language", "unmet-outcomes"}


def _number(kind, stage):
    return stage if kind == "refusal" else 1


def test_the_manifest_lists_each_element_with_the_sections_that_show_it():
    package = produce(parsed(small_case()), letter="response", stage=1, dated=date(2026, 3, 24), formats=("txt",))
    elements = json.loads(json.dumps(package.manifest))["elements"]
    assert "finding" in elements["decision"]
    assert elements["remedy"] == ["money"]
    assert elements["investigation"] == ["looked_into"]
