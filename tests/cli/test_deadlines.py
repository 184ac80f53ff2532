"""``deadlines``: the table of a case's clocks, for people and for machines."""

import json

import pytest

from tests.command import run
from tests.own_landlord import own_landlord
from tests.samples import sample_files
from tests.small_case import alter, small_case


@pytest.fixture
def case(tmp_path):
    data = small_case()
    data["stages"]["1"].update(acknowledged="2026-03-04", responded="2026-03-26")
    data["stages"]["2"]["acknowledged"] = "2026-04-14"
    file = tmp_path / "case.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_the_table_has_every_clock_with_its_start_rule_due_date_and_state(case):
    ran = run("deadlines", case, "--date", "2026-04-10")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].rstrip() == "SMALL/2026/001: Stockport Homes Group, as it stands on 2026-04-10"
    words = " ".join(ran.out.split())
    for piece in ("Acknowledgement", "complaint received 2026-03-02", "2026-03-09", "2026-03-04", "met"):
        assert piece in words


def test_the_clocks_for_machines_are_these(case):
    ran = run("deadlines", case, "--date", "2026-04-14", "--json")
    record = json.loads(ran.out)
    assert (ran.code, record["reference"], record["on"]) == (0, "SMALL/2026/001", "2026-04-14")
    assert [(one["id"], one["start"], one["due"], one["met"], one["state"]) for one in record["clocks"]] == [
        ("acknowledge-1", "2026-03-02", "2026-03-09", "2026-03-04", "met"),
        ("respond-1", "2026-03-04", "2026-03-18", "2026-03-16", "met"),
        ("extension-1-1", "2026-03-18", "2026-03-27", "2026-03-26", "met"),
        ("escalate-1", "2026-03-26", "2026-04-27", "2026-04-02", "met"),
        ("acknowledge-2", "2026-04-02", "2026-04-13", "2026-04-14", "late"),
        ("respond-2", "2026-04-14", "2026-05-13", "2026-04-27", "met"),
        ("extension-2-1", "2026-05-13", "2026-05-20", None, "open"),
        ("ombudsman", None, None, None, "not started"),
    ]
    assert record["clocks"][0] == {
        "id": "acknowledge-1",
        "stage": 1,
        "name": "Acknowledgement",
        "event": "complaint received",
        "start": "2026-03-02",
        "rule": "5 working days from receipt",
        "source": "policy 3.10",
        "due": "2026-03-09",
        "expected": False,
        "met": "2026-03-04",
        "state": "met",
    }


@pytest.mark.parametrize("file", sample_files(), ids=lambda file: file.stem)
def test_every_sample_has_a_table(file):
    ran = run("deadlines", file, "--date", "2026-09-18")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("Acknowledgement") >= 1


def test_a_landlord_of_one_s_own_has_its_clocks(case, tmp_path):
    stage_1 = 'acknowledge = { within = 1, from = "received", ref = "2.2" }'
    templates = own_landlord(tmp_path / "templates", stage_1=stage_1)
    case.write_text(json.dumps(alter(small_case(), "landlord", "own-homes")), encoding="utf-8")
    ran = run("deadlines", case, "--date", "2026-04-14", "--json", "--templates", templates)
    first = json.loads(ran.out)["clocks"][0]
    assert (first["rule"], first["source"], first["due"]) == (
        "1 working day from receipt",
        "policy 2.2",
        "2026-03-03",
    )


def test_a_bad_case_gives_2_and_all_its_faults(tmp_path):
    bad = tmp_path / "bad.json"
    data = alter(alter(small_case(), "dates.received", "2026-02-30"), "landlord", "nobody at all")
    bad.write_text(json.dumps(data), encoding="utf-8")
    ran = run("deadlines", bad)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        f'error {bad}: landlord: expected an id of letters, digits, - and _; found "nobody at all"',
        f'error {bad}: dates.received: expected a real date as YYYY-MM-DD; found "2026-02-30"',
    ]


def test_a_day_that_is_no_day_gives_2(case):
    ran = run("deadlines", case, "--date", "2026-04-31")
    assert ran.code == 2
    assert 'expected a real date as YYYY-MM-DD; found "2026-04-31"' in ran.err
