"""``preview``: a picture for each page, or one of all editions."""

from tests.cli.asking import RESPOND, names, without_investigation
from tests.command import run


def test_the_command_writes_a_picture_for_each_page_and_says_whose_pages_they_are(case, tmp_path):
    ran = run(
        "preview",
        case(),
        *RESPOND,
        "--edition",
        "large-print:18",
        "--out",
        tmp_path / "out" / "page.png",
        "--dpi",
        "36",
    )
    assert ran.code == 0
    assert names(tmp_path / "out") == [f"page-{number}.png" for number in range(1, 8)]
    assert "those of the PDF" in ran.out


def test_several_editions_are_told_apart_by_name(case, tmp_path):
    editions = ("--edition", "standard", "--edition", "braille")
    run("preview", case(), *RESPOND, *editions, "--out", tmp_path / "out" / "p.png", "--dpi", "24")
    assert {name.rpartition("-")[0] for name in names(tmp_path / "out")} == {"p-standard", "p-braille"}


def test_the_contact_sheet_is_one_picture(case, tmp_path):
    ran = run("preview", case(), *RESPOND, "--contact-sheet", "--out", tmp_path / "out" / "all.png", "--dpi", "36")
    assert (ran.code, names(tmp_path / "out")) == (0, ["all.png"])


def test_a_letter_that_can_not_be_made_is_told_and_a_draft_can_be_seen(case, tmp_path):
    asked = ("preview", case(without_investigation()), *RESPOND, "--out", tmp_path / "out" / "p.png", "--dpi", "24")
    ran = run(*asked)
    assert ran.code == 1
    assert "missing-investigation" in ran.err
    assert run(*asked, "--draft").code == 0


def test_a_picture_that_is_there_is_not_written_over_unless_asked(case, tmp_path):
    asked = ("preview", case(), *RESPOND, "--out", tmp_path / "p.png", "--dpi", "24")
    (tmp_path / "p-1.png").write_bytes(b"mine")
    assert run(*asked).code == 3
    assert run(*asked, "--replace").code == 0
