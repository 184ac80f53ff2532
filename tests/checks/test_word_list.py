"""Each phrase of the word list finds what it says it finds, and what it tells people to write instead is right."""

import re
from itertools import product

import pytest

from complaintletters.checks.passages import fold, unquoted
from complaintletters.checks.words.word_list import PhraseGroup, WordListFile, phrases_in, read_word_list
from complaintletters.errors import ProfileError
from complaintletters.places import shipped
from complaintletters.profile_file import load_toml

FILE = shipped("locales") / "en-GB" / "words.toml"
WORDS = WordListFile.model_validate(load_toml(FILE))
GROUPS = WORDS.phrases
_PLACE = re.compile(r"\([^)]*\)|\S+")


def said(phrase: str) -> list[str]:
    """Every way to say a phrase, as the head of the file explains it."""
    ways = []
    for place in _PLACE.findall(phrase):
        if place == "…":
            ways.append(["", "all that"])
        elif place.startswith("("):
            ways.append(["", *place.strip("()").split("/")])
        else:
            ways.append(place.split("/"))
    return [" ".join(filter(None, way)) for way in product(*ways)]


def phrases() -> list[tuple[str, str]]:
    listed = [(phrase, group.code) for group in GROUPS for phrase in group.find]
    return listed + [(phrase, "jargon-word") for phrase in WORDS.plain_words]


@pytest.mark.parametrize(("phrase", "code"), phrases(), ids=lambda value: value)
def test_a_phrase_finds_every_way_to_say_it(phrase, code):
    for way in said(phrase):
        for text in (f"Then {way} it.", way.upper(), f"{way.replace(' ', chr(10))}."):
            assert code in {hit.group.code for hit in phrases_in("en-GB", text)}, text


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.find[0])
def test_what_to_write_instead_is_right_itself(group: PhraseGroup):
    for example in re.findall(r"“([^”]+)”", group.instead):
        assert [hit.group.find for hit in phrases_in("en-GB", example)] == [], example


def test_the_words_to_say_instead_of_jargon_are_right_themselves():
    for plain in WORDS.plain_words.values():
        assert phrases_in("en-GB", plain) == ()


@pytest.mark.parametrize("group", [group for group in GROUPS if group.unless], ids=lambda group: group.find[0])
def test_an_exception_excuses_its_phrase(group: PhraseGroup):
    for phrase in group.unless:
        for way in said(phrase):
            assert group.code not in {hit.group.code for hit in phrases_in("en-GB", f"Then {way} it.")}, way


def test_a_contraction_says_the_same():
    assert phrases_in("en-GB", "please don't hesitate")
    assert phrases_in("en-GB", "please don’t hesitate")
    assert phrases_in("en-GB", "please do not hesitate")


def test_a_phrase_never_goes_on_over_a_full_stop_or_a_quotation():
    assert phrases_in("en-GB", "We take all. Complaints seriously matter.") == ()
    assert phrases_in("en-GB", unquoted("We take “all” complaints seriously")) == ()


def test_every_exception_of_a_fold_is_its_own():
    assert fold("SORRY – “If”") == 'sorry - "if"'


def test_a_mistake_in_a_word_list_is_told_by_its_key(tmp_path):
    file = tmp_path / "words.toml"
    text = FILE.read_text(encoding="utf-8").replace('code = "passive-apology"', 'code = "pasive-apology"', 1)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError) as raised:
        read_word_list(file)
    assert "phrases" in str(raised.value)
