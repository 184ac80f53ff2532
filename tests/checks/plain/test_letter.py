"""Wording must be plain in every letter; in a plain letter what was typed must be too, in its plain version or as it is."""

from datetime import date

import pytest

from complaintletters import produce
from complaintletters.findings import errors_in
from tests.own_landlord import own_landlord
from tests.small_case import alter, parsed, small_case

HARD = (
    "Our procedure specifies that investigations are concluded within twenty working days. "
    "The contractor's supervisor subsequently determined that remediation was unnecessary, notwithstanding your evidence. "
    "Consideration of the available documentation establishes that this determination was unreasonable in the circumstances."
)
EASY = "Our rules give us twenty days. The firm we sent said that there was nothing to mend. You showed them that there was."
REASONS = "points.0.stages.1.reasons"
WHERE = "points[0].stages.1.reasons"


def made(data, edition="plain", **options):
    asked = {"letter": "response", "stage": 1, "dated": date(2026, 3, 24), "formats": ("txt",), **options}
    return produce(parsed(data), edition=edition, **asked)


def codes(package, where=WHERE):
    return [finding.code for finding in package.findings if finding.where == where]


def test_a_plain_text_needs_no_plain_version():
    package = made(small_case())
    assert errors_in(package.findings) == ()
    assert b"We took thirty." in next(iter(package.files.values()))


def test_a_hard_text_without_a_plain_version_stops_a_plain_letter_by_its_path_with_its_worst_sentence():
    package = made(alter(small_case(), REASONS, HARD))
    assert package.files == {}
    (found,) = [one for one in errors_in(package.findings) if one.code == "no-plain-version"]
    assert found.where == WHERE
    assert "“Consideration of the available documentation" in found.message or "“The contractor's" in found.message
    assert '“plain”' in found.mend


def test_the_same_text_is_no_error_in_a_standard_letter():
    assert errors_in(made(alter(small_case(), REASONS, HARD), "standard").findings) == ()


def test_a_plain_letter_prints_the_plain_version_and_a_standard_one_the_text():
    data = alter(small_case(), REASONS, {"text": HARD, "plain": EASY})
    plain, standard = (next(iter(made(data, name).files.values())).decode() for name in ("plain", "standard"))
    assert EASY in plain
    assert "notwithstanding" not in plain
    assert "notwithstanding" in standard
    assert EASY not in standard


def test_a_wordy_phrase_is_not_plain():
    package = made(alter(small_case(), REASONS, "We came prior to the visit."))
    assert "no-plain-version" in codes(package)


def test_a_quotation_is_somebody_elses_words():
    text = f"You wrote “{HARD}” and we agree with what you say."
    assert "no-plain-version" not in codes(made(alter(small_case(), REASONS, text)))


def test_a_plain_version_that_is_hard_is_a_warning():
    package = made(alter(small_case(), REASONS, {"text": "It is so.", "plain": HARD}))
    assert "plain-version-hard" in codes(package)
    assert package.files


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("We will do it by 17 April 2026.", "We will do it in April."),
        ("We will do it soon.", "We will do it by 17 April 2026."),
        ("We pay £150.", "We pay £50."),
        ("Ring 01632 960417.", "Ring 01632 960418."),
    ],
)
def test_a_plain_version_with_other_facts_stops_the_letter(text, plain):
    package = made(alter(small_case(), REASONS, {"text": text, "plain": plain}))
    assert "plain-version-differs" in [one.code for one in errors_in(package.findings)]


def test_the_same_sum_written_otherwise_is_the_same():
    package = made(alter(small_case(), REASONS, {"text": "We pay £150.00.", "plain": "We pay £150."}))
    assert "plain-version-differs" not in codes(package)


def test_an_unexplained_term_in_the_answer_is_a_warning_and_in_the_residents_words_is_not():
    data = alter(small_case(), REASONS, "We used our discretion.")
    assert "unexplained-term" in codes(made(data))
    data = alter(small_case(), "points.0.text", "You told us that we used our discretion.")
    assert "unexplained-term" not in codes(made(data), "points[0].text")


def test_a_plain_version_withheld_from_a_reader_does_not_reach_them():
    data = alter(
        small_case(),
        "stages.1.investigation",
        {"text": "I read the file of a neighbour.", "plain": "I read what the man next door wrote.", "withhold_from": ["amina"]},
    )
    data = alter(data, REASONS, "You see: I read what the man next door wrote.")
    assert "withheld-printed" in [one.code for one in errors_in(made(data).findings)]


# --- wording --------------------------------------------------------------------------------------------------------

STAGES = """acknowledge = { within = 5, unit = "working-days", from = "received" }
respond = { within = 10, unit = "working-days", from = "acknowledged" }"""


def with_wording(tmp_path, text):
    templates = own_landlord(
        tmp_path,
        stage_1=STAGES,
        stage_2=STAGES,
        escalation='{ within = 20, unit = "working-days", from = "response-dated" }',
    )
    folder = templates / "landlords" / "own-homes" / "letters"
    folder.mkdir()
    block = f'{{% extends "parent" %}}\n\n{{% block findings %}}\n{{{{ super() }}}}\n\n{text}\n{{% endblock %}}\n'
    (folder / "response.md").write_text(block, encoding="utf-8")
    return templates


def test_wording_beyond_the_limits_stops_every_letter_with_its_provision(tmp_path):
    templates = with_wording(tmp_path, "We " + "then " * 30 + "came.")
    data = {**small_case(), "landlord": "own-homes"}
    package = made(data, "standard", templates=templates)
    (found,) = [one for one in package.findings if one.code == "missing-plain-language"]
    assert found.is_error
    assert "found 32" in found.message
    assert "6.9" in found.provision
    assert package.files == {}


def test_a_typed_text_of_many_lines_is_one_word_of_the_sentence_that_prints_it():
    data = alter(small_case(), "actions.0.updates", "\n".join(f"on day {day}" for day in range(1, 30)))
    data = alter(data, "actions.0.what", "\n".join(f"the work of day {day}" for day in range(1, 30)))
    assert "missing-plain-language" not in [one.code for one in made(data, "standard").findings]


def test_wording_within_the_limits_stops_none(tmp_path):
    templates = with_wording(tmp_path, "We came as soon as we could.")
    package = made({**small_case(), "landlord": "own-homes"}, "standard", templates=templates)
    assert "missing-plain-language" not in [one.code for one in package.findings]
