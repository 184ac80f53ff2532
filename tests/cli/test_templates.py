"""``--templates``: landlords, letters and regulators of the user's own, with no code."""

from complaintletters.places import shipped
from tests.cli.asking import RESPOND, TEXT, names
from tests.cli.asking import letters as made_letters
from tests.command import run
from tests.own_landlord import own_landlord
from tests.small_case import alter, small_case


def test_a_landlord_of_one_s_own_needs_no_code(case, tmp_path):
    templates = own_landlord(tmp_path / "templates", first="Frontline resolution", second="Investigation")
    data = alter(small_case(), "landlord", "own-homes")
    ran = run("generate", case(data), "--out", tmp_path / "out", *RESPOND, "--templates", templates)
    assert ran.code == 0, ran.err
    (text,) = made_letters(tmp_path / "out", "txt")
    words = text.read_text(encoding="utf-8")
    assert words.startswith("Own Homes\n")
    assert "Our Frontline resolution response" in words
    assert "look again at Investigation" in words


def test_a_kind_of_letter_of_one_s_own_needs_no_code(case, tmp_path):
    letters = tmp_path / "templates" / "letters"
    letters.mkdir(parents=True)
    (letters / "update.toml").write_text(
        'name = "update"\nsays = "How it is going"\n\n'
        '[[columns]]\ncolumn = "update"\ntitle = "An update on your complaint: {stage}"\n\n'
        '[[sections]]\nid = "going"\n\n[[sections]]\nid = "help"\nelements = ["support"]\n',
        encoding="utf-8",
    )
    (letters / "update.md").write_text(
        '{% extends "parent" %}\n\n{% block going %}\n## How it is going\n\n'
        "We are still looking into {{ case.subject }}.\n{% endblock %}\n",
        encoding="utf-8",
    )
    asked = ("--letter", "update", "--stage", "1", "--date", "2026-03-12")
    ran = run("generate", case(), "--out", tmp_path / "out", *asked, "--templates", tmp_path / "templates")
    assert ran.code == 0, ran.err
    assert len(names(tmp_path / "out")) == 5
    (text,) = (tmp_path / "out").glob("*/update-stage1-2026-03-12.txt")
    assert "We are still looking into a leak." in text.read_text(encoding="utf-8")


def test_a_regulator_of_one_s_own_needs_no_code(case, tmp_path):
    templates = own_landlord(tmp_path / "templates", regulator="island-ombudsman")
    pack = shipped("templates") / "regulators" / "housing-ombudsman" / "regulator.toml"
    home = templates / "regulators" / "island-ombudsman"
    home.mkdir(parents=True)
    text = pack.read_text(encoding="utf-8").replace('"Housing Ombudsman Service"', '"Island Ombudsman"')
    (home / "regulator.toml").write_text(text.replace('"0300 111 3000"', '"01632 960111"'), encoding="utf-8")
    data = alter(small_case(), "landlord", "own-homes")
    ran = run("generate", case(data), "--out", tmp_path / "out", *RESPOND, *TEXT, "--templates", templates)
    assert ran.code == 0, ran.err
    (text,) = made_letters(tmp_path / "out", "txt")
    words = text.read_text(encoding="utf-8")
    assert "Island Ombudsman" in words
    assert "01632 960111" in words
    assert "Housing Ombudsman Service" not in words
