"""Which editions are agreed with a reader: from the recipient's editions and the adjustments that hold on the letter's date."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaintletters.adjustments import adjustments_file, called
from complaintletters.choosing import agreed_with, not_asked_for
from complaintletters.edition import parse_edition
from complaintletters.errors import CaseError, ProfileError
from complaintletters.findings import Level
from tests.small_case import parsed, small_case

DATED = date(2026, 3, 24)


def agreement(editions=(), *adjustments, dated=DATED, channel="post", templates=None):
    data = small_case()
    data["recipients"][0] |= {"editions": list(editions), "channel": channel}
    data["adjustments"] = [{"person": "amina", **one} for one in adjustments]
    return agreed_with(parsed(data), "amina", dated, templates)


def chosen(*asked, **options):
    return [one.name for one in agreement(*asked, **options).editions]


def large(size=None, **more):
    return {"adjustment": "large-print", **({"size": size} if size else {}), **more}


COLOURED = {"adjustment": "coloured-paper"}


@pytest.mark.parametrize(
    ("editions", "adjustments", "wanted"),
    [
        ((), (), []),
        (("large-print:18", "braille"), (), ["large-print:18", "braille"]),
        (("standard",), (), ["standard"]),
        ((), (large(18),), ["large-print:18"]),
        ((), (large(),), ["large-print"]),
        (("large-print:18",), (large(18),), ["large-print:18"]),
        (("large-print:18",), (large(),), ["large-print:18"]),
        (("large-print",), (large(22),), ["large-print:22"]),
        (("coloured-paper:cream",), (COLOURED,), ["coloured-paper:cream"]),
        ((), ({"adjustment": "giant-print"},), ["large-print:24"]),
        ((), ({"adjustment": "giant-print", "size": 32},), ["large-print:32"]),
        ((), ({"adjustment": "audio-tape"},), ["audio"]),
        ((), ({"adjustment": "ur"},), ["ur"]),
        (("pl+narration",), (large(18),), ["pl+large-print:18", "pl+narration"]),
        (("cy+plain+narration", "plain+braille"), (COLOURED,), ["plain+coloured-paper", "cy+plain+narration", "plain+braille"]),
        (("pl+narration", "narration"), (large(),), ["large-print", "pl+narration", "narration"]),
        (("narration",), ({"adjustment": "polish"}, large(18)), ["pl+large-print:18", "pl+narration"]),
        (("pl+narration",), ({"adjustment": "urdu"},), ["pl+ur", "pl+narration"]),
        (("braille",), ({"adjustment": "polish"},), ["pl", "braille"]),
        (("standard", "pl+narration"), (large(),), ["pl+large-print", "standard", "pl+narration"]),
        ((), ({"adjustment": "dyslexia-friendly", "size": 16},), ["dyslexia-friendly+large-print:16"]),
    ],
)
def test_what_is_agreed_is_what_is_made(editions, adjustments, wanted):
    assert chosen(editions, *adjustments) == wanted


@pytest.mark.parametrize(
    ("editions", "adjustments", "wanted"),
    [
        (("coloured-paper:cream",), (large(20),), ["coloured-paper:cream+large-print:20"]),
        ((), ({"adjustment": "dyslexia-friendly"}, large(20)), ["dyslexia-friendly+large-print:20"]),
        (("plain",), (large(20),), ["plain+large-print:20"]),
        (("braille",), (large(20),), ["large-print:20", "braille"]),
        ((), ({"adjustment": "braille"}, large(20)), ["large-print:20", "braille"]),
    ],
)
def test_two_needs_of_print_are_met_in_one_letter_and_other_forms_stand_by_themselves(editions, adjustments, wanted):
    assert chosen(editions, *adjustments) == wanted


def test_an_adjustment_holds_from_the_day_it_was_agreed():
    assert chosen((), large(18, agreed="2026-03-25")) == []
    assert chosen((), large(18, agreed="2026-03-24")) == ["large-print:18"]


def test_what_is_agreed_anew_takes_the_place_of_what_was_agreed_before():
    assert chosen((), large(18, agreed="2025-01-01"), large(24, agreed="2026-01-01")) == ["large-print:24"]
    assert chosen((), large(18, agreed="2025-01-01"), large(24, agreed="2026-09-01")) == ["large-print:18"]


def test_a_review_that_is_overdue_ends_nothing_and_is_told():
    found = agreement((), large(18, review="2026-03-23"))
    assert [one.name for one in found.editions] == ["large-print:18"]
    assert [(one.code, one.level, one.where) for one in found.findings] == [
        ("adjustment-review-due", Level.WARNING, "adjustments[0].review")
    ]
    assert agreement((), large(18, review="2026-03-24")).findings == ()


def test_two_sizes_are_for_the_reader_to_settle():
    (found,) = agreement(("large-print:18",), large(22)).findings
    assert (found.code, found.is_error, found.where) == ("adjustments-disagree", True, "adjustments[0]")
    assert "recipients[0].editions[0]" in found.message


def test_a_misspelt_adjustment_is_never_passed_over():
    (found,) = agreement((), {"adjustment": "large-prnt"}).findings
    assert (found.code, found.is_error) == ("adjustment-unknown", True)
    assert "Did you mean “large-print”?" in found.mend


def test_an_adjustment_that_is_not_about_letters_asks_nothing_of_them():
    assert agreement((), {"adjustment": "interpreter"}).findings == ()
    (found,) = agreement((), {"adjustment": "ring-twice-at-the-door"}).findings
    assert (found.code, found.level) == ("adjustment-unknown", Level.WARNING)


@pytest.mark.parametrize("name", ["moon", "tactile-diagrams", "large-purple-letters", "accessible-pdf"])
def test_an_adjustment_that_sounds_like_a_form_of_letter_and_is_not_known_stops_the_letter(name):
    (found,) = agreement((), {"adjustment": name}).findings
    assert (found.code, found.is_error) == ("adjustment-unknown", True)
    assert "“elsewhere” in adjustments.toml" in found.mend


@pytest.mark.parametrize("name", ["bsl-interpreter", "language-line", "lip-reading", "text-message"])
def test_what_only_sounds_like_a_form_of_letter_is_known_to_be_met_elsewhere(name):
    assert agreement((), {"adjustment": name}) == agreement(())


@pytest.mark.parametrize(("name", "tag"), [("urdu", "ur"), ("bengali", "bn"), ("welsh", "cy"), ("polish", "pl"), ("ur", "ur")])
def test_a_language_may_be_named_in_words(name, tag):
    assert chosen((), {"adjustment": name}) == [tag]


def test_an_adjustment_agreed_after_the_letter_goes_is_told():
    (found,) = agreement((), large(18, agreed="2026-03-25")).findings
    assert (found.code, found.where, found.level) == (
        "adjustment-agreed-later",
        "adjustments[0].agreed",
        Level.WARNING,
    )


def test_somebody_elses_adjustment_is_theirs():
    data = small_case()
    data["adjustments"] = [{"person": "jo", "adjustment": "large-print", "size": 18}]
    assert agreed_with(parsed(data), "amina", DATED).editions == ()


def test_nobody_is_agreed_with_who_is_no_recipient():
    with pytest.raises(CaseError):
        agreed_with(parsed(small_case()), "jo", DATED)


@settings(deadline=None)
@given(st.sampled_from(["post", "email", "portal", "hand"]), st.integers(14, 72))
def test_the_channel_decides_nothing(channel, size):
    assert chosen((), large(size), channel=channel) == [f"large-print:{size}"]


@given(st.lists(st.sampled_from(["large-print", "dyslexia-friendly", "plain", "braille", "audio"]), unique=True))
def test_every_adjustment_is_in_some_edition_and_every_edition_can_be_read(names):
    editions = chosen((), *({"adjustment": name} for name in names))
    parts = [part for edition in editions for part in edition.split("+")]
    assert sorted(parts) == sorted(names)
    assert all(parse_edition(edition).name == edition for edition in editions)


def test_every_form_that_an_adjustment_can_ask_for_is_an_edition_or_lacks_only_a_choice():
    for form in adjustments_file().forms:
        name = "coloured-paper:cream" if form.edition == "coloured-paper" else form.edition
        assert parse_edition(name).name == name
        assert called(name) == form.called


def test_a_reader_is_told_of_their_form_in_words():
    assert called("large-print:18") == "in large print"
    assert called("ur+large-print:18") == "in Urdu, in large print"


def test_an_edition_named_by_hand_tells_what_is_agreed_beside_it():
    agreed = agreement(("large-print:18", "ur"))
    found = not_asked_for(agreed, ("standard",))
    assert [(one.code, one.level) for one in found] == [("edition-not-made", Level.WARNING)] * 2
    assert [one.where for one in not_asked_for(agreed, ("standard", "large-print:18"))] == ["recipients[0].editions[1]"]


def test_ones_own_names_take_the_place_of_ours(tmp_path: Path):
    own = '[[forms]]\nedition = "large-print:20"\ncalled = "in big letters"\nnames = ["big"]\n'
    (tmp_path / "adjustments.toml").write_text(own, encoding="utf-8")
    assert chosen((), {"adjustment": "big"}, templates=tmp_path) == ["large-print:20"]
    assert called("large-print:20", tmp_path) == "in big letters"


def test_a_faulty_file_of_ones_own_is_told(tmp_path: Path):
    (tmp_path / "adjustments.toml").write_text('[[forms]]\nedtion = "plain"\n', encoding="utf-8")
    with pytest.raises(ProfileError, match="edtion"):
        agreement((), large(18), templates=tmp_path)
