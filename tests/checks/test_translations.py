"""A case's texts in another language: translated by people, from the words they are now, with the same facts."""

from datetime import date
from typing import Any

import pytest

from complaintletters import Level, Package, produce
from complaintletters.case.words import Translation
from complaintletters.checks.translations import differences, number_differences, text_findings
from complaintletters.describing.reader import Typing
from complaintletters.language import language
from tests.own_language import translated_case
from tests.small_case import alter, parsed, small_case

ASKED: dict[str, Any] = {"letter": "acknowledgement", "stage": 1, "dated": date(2026, 3, 4), "formats": ("txt",)}


def _polish(text: str) -> str:
    """What the sample texts say, near enough: no dates or sums are in those that an acknowledgement prints."""
    return f"Po polsku: {text}"


def _made(**more: Any) -> Package:
    return produce(translated_case(parsed(small_case()), _polish, tag="pl", **more), edition="pl", **ASKED)


def _codes(package: Package, level: Level = Level.ERROR) -> set[str]:
    return {finding.code for finding in package.findings if finding.level is level}


def test_a_letter_whose_texts_people_translated_is_published():
    package = _made()
    assert _codes(package) == set()
    (text,) = package.files.values()
    assert "Po polsku: You told us that water came through your ceiling." in text.decode("utf-8")


def test_what_a_machine_translated_is_refused():
    package = _made(by="machine")
    assert "machine-translation" in _codes(package)
    assert not package.files


def test_what_a_machine_translated_is_let_in_where_somebody_says_so_and_then_the_letter_says_it_first():
    case = translated_case(parsed(small_case()), _polish, tag="pl", by="machine")
    package = produce(case, edition="pl", allow_machine=True, **ASKED)
    assert "machine-translation" in _codes(package, Level.WARNING)
    assert package.letter is not None
    assert package.letter.sections[0].id == "machine-translated"
    assert package.manifest["edition"]["case_translated_by"] == ["machine"]
    (text,) = package.files.values()
    assert "komputer" in text.decode("utf-8")


def test_a_letter_that_people_translated_says_nothing_of_machines():
    package = _made()
    assert package.letter is not None
    assert "machine-translated" not in {section.id for section in package.letter.sections}


def test_a_translation_of_words_that_have_changed_since_is_stale():
    package = _made(of="other words")
    assert "translation-stale" in _codes(package)
    assert not package.files


def test_a_translation_of_just_these_words_is_not():
    raw = small_case()
    said = {"text": "przeciek", "by": "human", "of": raw["subject"]}
    changed = alter(raw, "subject", {"text": raw["subject"], "translations": {"pl": said}})
    package = produce(parsed(changed), edition="pl", **ASKED)
    assert not any(one.where == "subject" and one.is_error for one in package.findings)


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("We came on 17 April 2026.", "Przyszliśmy 18 kwietnia 2026."),
        ("We came on 17 April.", "Przyszliśmy."),
        ("We pay £120.00.", "Zapłacimy £210.00."),
        ("Ring 01632 960417.", "Telefon: 01632 960471."),
        ("Write to jo@example.org.", "Adres: joe@example.org."),
        ("We came.", "Przyszliśmy 17 kwietnia 2026."),
    ],
)
def test_a_date_a_sum_or_a_number_to_ring_that_the_translation_alters_stops_the_letter(english: str, said: str):
    assert list(differences(english, said, language("pl")))
    raw = alter(small_case(), "points.0.text", {"text": english, "translations": {"pl": {"text": said, "by": "human"}}})
    package = produce(parsed(raw), edition="pl", **ASKED)
    (told,) = (one for one in package.findings if one.where == "points[0].text" and one.is_error)
    assert told.code == "translation-differs"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("pl", "Przyszliśmy 17 kwietnia 2026, zapłacimy £120, tel. 01632 960417."),
        ("cy", "Daethom ar 17 Ebrill 2026, talwn £120.00, ffôn 01632 960417."),
        ("ur", "ہم 17 اپریل 2026 کو آئے، £120.00، فون 01632 960417"),
        ("bn", "আমরা 17 এপ্রিল 2026 এসেছি, £120.00, ফোন 01632 960417"),
    ],
)
def test_the_same_facts_in_another_language_are_the_same(locale: str, said: str):
    english = "We came on 17 April 2026, will pay £120.00, telephone 01632 960417."
    assert list(differences(english, said, language(locale))) == []
    assert number_differences(english, said, language(locale)) == ()


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("bn", "5 ফেব্রুয়ারি 2026"),
        ("bn", "5ই ফেব্রুয়ারী, 2026"),
        ("bn", "05/02/2026-এর মধ্যে"),
        ("ur", "5 فروری، 2026"),
        ("cy", "5ed Chwefror 2026"),
        ("cy", "5 o Chwefror 2026"),
    ],
)
def test_a_date_may_be_written_in_every_way_that_its_language_has(locale: str, said: str):
    assert list(differences("5 February 2026", said, language(locale))) == []


def test_what_follows_an_address_is_not_part_of_it():
    assert list(differences("Write to jan@example.org.", "jan@example.org-এ লিখুন।", language("bn"))) == []


def test_another_number_that_stands_on_one_side_only_is_a_warning():
    english, said = "We took 34 days.", "Zajęło nam to 43 dni."
    assert number_differences(english, said, language("pl")) == ("34", "43")
    raw = alter(small_case(), "points.0.text", {"text": english, "translations": {"pl": {"text": said, "by": "human"}}})
    package = produce(parsed(raw), edition="pl", **ASKED)
    assert {one.level for one in package.findings if one.code == "translation-numbers"} == {Level.WARNING}


@pytest.mark.parametrize(
    ("english", "said", "told"),
    [
        ("We came late to the visit.", "We came late to the visit.", {Level.WARNING}),
        ("We came late to the visit.", "we came  late to the visit.", {Level.WARNING}),
        ("Head of Property", "Head of Property", set()),
        ("We came late to the visit.", "Spóźniliśmy się na wizytę.", set()),
    ],
)
def test_the_english_again_is_no_translation_and_names_may_stay(english: str, said: str, told: set[Level]):
    raw = alter(small_case(), "points.0.text", {"text": english, "translations": {"pl": {"text": said, "by": "human"}}})
    package = produce(parsed(raw), edition="pl", **ASKED)
    assert {one.level for one in package.findings if one.code == "translation-same"} == told


@pytest.mark.parametrize("tag", ["polish", "PL", "pl_PL", ""])
def test_what_is_no_languages_tag_is_refused_with_its_place(tag: str):
    from complaintletters.errors import CaseError

    raw = alter(small_case(), "subject", {"text": "a leak", "translations": {tag: {"text": "x", "by": "human"}}})
    with pytest.raises(CaseError, match=r"subject\.translations.*expected a language's tag"):
        parsed(raw)


def test_days_that_share_a_month_may_each_have_it_in_another_language():
    english = "The visit notes of 9 and 17 February 2026, and 2, 3 and 5 March."
    said = "Nodiadau 9 Chwefror 2026 a 17 Chwefror 2026, a 2 Mawrth, 3 Mawrth a 5 Mawrth."
    assert list(differences(english, said, language("cy"))) == []
    assert number_differences(english, said, language("cy")) == ()
    assert list(differences(english, said.replace("9 Chwefror", "8 Chwefror"), language("cy")))


def test_a_month_may_have_the_ending_that_its_language_gives_it():
    assert list(differences("By 17 April 2026.", "17 এপ্রিলের মধ্যে, 2026", language("bn"))) != []
    assert list(differences("By 17 April.", "17 এপ্রিলের মধ্যে।", language("bn"))) == []
    assert list(differences("5 girls came.", "5 মেয়ে এসেছিল।", language("bn"))) == []


def _with_plain(english: str, said: str, plain: str) -> dict[str, Level]:
    translation = Translation(text=said, by="human", plain=plain)
    typing = Typing(english, translation, plain=english)
    return {one.code: one.level for one in text_findings("points[0].text", typing, language("pl"), allow_machine=False)}


@pytest.mark.parametrize(
    ("plain", "codes"),
    [
        ("Dali Państwo £120.00 dnia 4 marca 2026.", {}),
        ("Dali Państwo £210.00 dnia 4 marca 2026.", {"plain-version-differs": Level.ERROR}),
        ("Dali Państwo £120.00 dnia 5 marca 2026.", {"plain-version-differs": Level.ERROR}),
        ("Dali Państwo £120.00.", {"plain-version-differs": Level.ERROR}),
        ("Dali Państwo £120.00 dnia 4 marca 2026, po 35 dniach.", {"translation-numbers": Level.WARNING}),
    ],
)
def test_a_translated_plain_version_has_the_facts_of_its_translation(plain: str, codes: dict[str, Level]):
    said = "Zaoferowali Państwo £120.00 w dniu 4 marca 2026."
    assert _with_plain("You offered £120.00 on 4 March 2026.", said, plain) == codes


def test_a_plain_version_that_is_the_english_again_is_told():
    told = _with_plain("We are sorry that we came late.", "Przepraszamy za to spóźnienie.", "We are sorry that we came late.")
    assert told == {"translation-same": Level.WARNING}


@pytest.mark.parametrize(
    ("tag", "said", "told"),
    [
        ("ur", "We are sorry about that wrong bill.", True),
        ("bn", "Przepraszamy za ten rachunek.", True),
        ("pl", "আমরা এই বিলের জন্য দুঃখিত।", True),
        ("ur", "ہمیں اس بل پر افسوس ہے", False),
        ("ur", "Repairs Policy", False),
        ("pl", "Przepraszamy za ten rachunek.", False),
    ],
)
def test_words_without_a_letter_of_the_language_are_told(tag: str, said: str, told: bool):
    typing = Typing("We are sorry about this bill.", Translation(text=said, by="human"))
    codes = {one.code for one in text_findings("points[0].text", typing, language(tag), allow_machine=False)}
    assert ("translation-other-letters" in codes) is told
