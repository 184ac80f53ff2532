"""Catalogues: complete and sound as shipped, kept up to date, checked with words that an editor understands."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest

from complaintletters.catalogue import COMPILED, FILE, catalogue, compiled_bytes, read_source, version
from complaintletters.errors import InputError
from complaintletters.language import language
from complaintletters.locales.folders import begin_language, wording
from complaintletters.locales.messages import for_registers, own_messages, shipped_messages
from complaintletters.places import shipped
from tests.own_language import LANGUAGE, TAG, own_language

LANGUAGES = ("bn", "cy", "pl", "ur")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return own_language(tmp_path)


def _edit(folder: Path, change: Callable[[str], str], tag: str = TAG) -> None:
    file = folder / "locales" / tag / FILE
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def _faults(folder: Path, tag: str = TAG) -> list[str]:
    from complaintletters.locales.checking import catalogue_faults

    spoken = language(tag, folder)
    messages = for_registers((*shipped_messages(), *own_messages(folder)), spoken.registers)
    return [str(fault) for fault in catalogue_faults(spoken, folder / "locales" / tag, messages)]


def _said(english: str, said: str) -> Callable[[str], str]:
    """What puts another translation in place of a message's."""

    def change(text: str) -> str:
        pattern = re.compile(rf'(msgid "{re.escape(english)}"\nmsgstr )"(?:[^"\\]|\\.)*"')
        made, count = pattern.subn(lambda match: f'{match[1]}"{said}"', text)
        assert count == 1, english
        return made

    return change


# --- what is shipped ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_shipped_catalogue_is_complete_and_sound(tag: str):
    assert [str(fault) for fault in wording().faults(tag)] == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_shipped_catalogue_says_that_it_is_a_draft(tag: str):
    assert wording().coverage(tag).review == "draft"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_shipped_language_has_a_glossary_that_names_the_ombudsman_and_the_decisions(tag: str):
    terms = {one.english.casefold() for one in language(tag).glossary}
    assert {"upheld", "not upheld"} <= terms
    assert any("ombudsman" in term for term in terms)


# --- checking -------------------------------------------------------------------------------------------------------

def test_a_catalogue_whose_translations_keep_everything_has_no_fault(folder: Path):
    assert _faults(folder) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Ein Brief", "{{ dates.received }} is missing"),
        ("[Am {{ dates.recieved }} …]", "{{ dates.recieved }} is not in the English"),
        ("[On {{ dates.received you told us]", "expected braces only around a placeholder"),
        ("[On {{ dates.received }} **you** {{ case.subject }}. {{ say.stage_investigation }}]", "** "),
        ("- On {{ dates.received }} {{ case.subject }}. {{ say.stage_investigation }}", "one paragraph"),
        ("[On {{ dates.received }} 3 times {{ case.subject }}. {{ say.stage_investigation }}]", "“3” is new"),
        ("[On {{ dates.received }} ৩ times {{ case.subject }}. {{ say.stage_investigation }}]", "Western digits"),
        ("[On {{ dates.received }} £5 {{ case.subject }}. {{ say.stage_investigation }}]", "expected the same sums"),
        ("[On {{ dates.received }} „{{ case.subject }}”. {{ say.stage_investigation }}]", "quotation marks"),
        ("[On {{ dates.received }} 𝄞 {{ case.subject }}. {{ say.stage_investigation }}]", "expected characters"),
        ("[On {{ dates.received }} {% if x %} {{ case.subject }}. {{ say.stage_investigation }}]", "a tag"),
        (" On {{ dates.received }} {{ case.subject }}. {{ say.stage_investigation }}", "none at its ends"),
        ("", "expected a translation; found none"),
    ],
)
def test_each_fault_of_a_translation_is_told_with_its_file_its_line_and_what_to_do(folder: Path, said: str, expected: str):
    english = next(one.text for one in shipped_messages() if one.text.startswith("On {{ dates.received }} you told us about"))
    _edit(folder, _said(english, said))
    faults = [fault for fault in _faults(folder) if expected in fault]
    assert len(faults) == 1
    assert re.search(rf"{FILE}: line \d+: “On ", faults[0])
    assert faults[0].rstrip().endswith(".")


_FOLLOWS = "This letter is also in English, on later pages."


@pytest.mark.parametrize(
    ("said", "faults"),
    [("Ten list jest także po angielsku, na dalszych stronach.", 1), ("Ten list jest także po polsku, na dalszych stronach.", 0)],
)
def test_the_line_on_the_english_page_has_to_name_the_language_that_follows(tmp_path: Path, said: str, faults: int):
    text = LANGUAGE.replace('babel = "en_GB"', 'babel = "pl"').format(state="draft")
    folder = own_language(tmp_path, text=text)
    _edit(folder, _said(_FOLLOWS, said))
    assert len([fault for fault in _faults(folder) if "named; found" in fault]) == faults


def test_a_translator_is_told_that_the_line_on_the_english_page_is_about_their_own_language(tmp_path: Path):
    begun = (begin_language("ro", tmp_path) / FILE).read_text(encoding="utf-8")
    assert re.search(rf'#\. label: say it of your own language.*\n(?:#.*\n)*msgctxt "label"\nmsgid "{_FOLLOWS}"', begun)


def test_a_plural_form_that_is_missing_is_a_fault(folder: Path):
    weeks = r'(msgid_plural "\{amount\} weeks"\nmsgstr\[0\] "[^"]*"\nmsgstr\[1\] )"[^"]*"'
    _edit(folder, lambda text: re.sub(weeks, r'\1""', text))
    assert ["every plural form; found 1 of 2" in fault for fault in _faults(folder)] == [True]


def test_a_message_that_the_catalogue_lacks_is_told_with_the_place_it_stands_at(folder: Path):
    _edit(folder, lambda text: text.replace('msgid "What we found"', 'msgid "What we had found"'))
    assert any("“What we found” (templates/letters/" in fault and "locales update" in fault for fault in _faults(folder))


@pytest.mark.parametrize("line", ['msgid "a', "msgid a", 'msgstr "z""', "words that are no message", 'msgstr[0] c'])
def test_a_line_that_is_no_part_of_a_message_is_told_by_its_number_and_never_dropped(folder: Path, line: str):
    lines = (folder / "locales" / TAG / FILE).read_text(encoding="utf-8").count("\n")
    _edit(folder, lambda text: f"{text}\n{line}\n")
    (fault,) = _faults(folder)
    assert f"line {lines + 2}: expected a message; found {line}" in fault


@pytest.mark.parametrize("sign", ["\u202e", "\u2067", "\u200b", "\ufeff", "\u00ad", "\x07"])
def test_a_sign_that_nobody_sees_is_told(folder: Path, sign: str):
    _edit(folder, _said("What we found", f"[What we{sign} found]"))
    assert any(f"found U+{ord(sign):04X}" in fault for fault in _faults(folder))


def test_a_message_that_stands_there_twice_is_told_with_both_lines(folder: Path):
    _edit(folder, lambda text: f'{text}\nmsgid "What we found"\nmsgstr "[Another]"\n')
    (fault,) = _faults(folder)
    assert re.search(r'line \d+: expected each message once; found "What we found", as in line \d+\. Delete one', fault)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("charset=utf-8", "charset=klingon", "line 9: expected charset=utf-8; found charset=klingon"),
        ("plural=(n != 1)", "plural=__import__('os')", "expected a rule for plural forms"),
        ("plural=(n != 1)", "plural=n", "expected a rule for plural forms"),
    ],
)
def test_a_head_that_cannot_be_used_is_told_with_its_line(folder: Path, old: str, new: str, expected: str):
    assert old in (folder / "locales" / TAG / FILE).read_text(encoding="utf-8")
    _edit(folder, lambda text: text.replace(old, new))
    (fault,) = _faults(folder)
    assert expected in fault


@pytest.mark.parametrize("change", [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.replace(b"\n", b"\r\n")])
def test_a_byte_order_mark_and_the_line_ends_of_windows_change_nothing(folder: Path, change: Callable[[bytes], bytes]):
    file = folder / "locales" / TAG / FILE
    file.write_bytes(change(file.read_bytes()))
    assert _faults(folder) == []
    assert catalogue(TAG, folder).find("What we found") == "[What we found]"


@pytest.mark.parametrize(
    "pattern",
    ["MMMM y", "d MMMM", "'today'", "d MMMM y QQQQQQ", "d MMMM y 'x", "", "d de MMMM y", "d MMMM yy", "dd/MM/y"],
)
def test_a_date_pattern_that_does_not_print_the_whole_date_is_refused(tmp_path: Path, pattern: str):
    text = LANGUAGE.format(state="draft").replace('date_pattern = "d MMMM y"', f'date_pattern = "{pattern}"', 1)
    with pytest.raises(InputError, match="date_pattern: expected a date pattern with d, MMMM and y"):
        own_language(tmp_path, text=text)


def test_words_in_a_date_pattern_stand_between_quotation_marks(tmp_path: Path):
    text = LANGUAGE.format(state="draft").replace('date_pattern = "d MMMM y"', "date_pattern = \"d 'de' MMMM 'de' y\"", 1)
    assert language(TAG, own_language(tmp_path, text=text)).date(date(2026, 4, 1)) == "1 de April de 2026"


# --- what a letter takes from a catalogue ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("[**Money:** we offer £500.00 between you.]", "{{ compensation.total }} is missing; “£500.00” is new"),
        ("[**Money:** we offer {{ compensation.paid }} between you.]", "{{ compensation.paid }} is not in the English"),
        ("[**Money:** we offer {{ compensation.total }} between you 2.]", "“2” is new"),
    ],
)
def test_a_translation_that_says_another_value_is_never_printed(folder: Path, said: str, told: str):
    english = "**Money:** we offer {{ compensation.total }} between you."
    _edit(folder, _said(english, said))
    with pytest.raises(InputError, match=re.escape(told)):
        catalogue(TAG, folder).find(english)
    assert catalogue(TAG, folder).find("What we found") == "[What we found]"


def test_a_sign_that_nobody_sees_is_never_printed(folder: Path):
    _edit(folder, _said("What we found", "[What we\u202e found]"))
    with pytest.raises(InputError, match=re.escape("U+202E, a sign that nobody sees")):
        catalogue(TAG, folder).find("What we found")


def test_a_translation_of_white_space_is_none(folder: Path):
    _edit(folder, _said("What we found", " "))
    assert catalogue(TAG, folder).find("What we found") is None


def test_a_length_of_time_without_its_number_is_never_printed(folder: Path):
    _edit(folder, lambda text: re.sub(r'(msgid_plural "\{amount\} weeks"\nmsgstr\[0\] )"[^"]*"', r'\1"[a week]"', text))
    with pytest.raises(InputError, match=re.escape("{amount} is missing")):
        catalogue(TAG, folder).counted("{amount} week", "{amount} weeks", 1)


def test_reviewed_words_that_changed_since_are_told(tmp_path: Path):
    folder = own_language(tmp_path, state="reviewed")
    file = folder / "locales" / TAG / "language.toml"
    now = version((file.with_name(FILE)).read_bytes())
    signed = file.read_text(encoding="utf-8") + f'by = "A. Translator, MCIL"\non = 2026-05-01\nwording = "{now}"\n'
    file.write_text(signed, encoding="utf-8")
    assert _faults(folder) == []
    _edit(folder, _said("What we found", "[What we have found]"))
    assert any("review.wording" in fault and now in fault for fault in _faults(folder))


# --- keeping up to date ---------------------------------------------------------------------------------------------


def _own_wording(folder: Path, text: str) -> None:
    home = folder / "letters"
    home.mkdir(exist_ok=True)
    blocks = f'{{% extends "parent" %}}\n\n{{% block closing %}}\n{text}\n{{% endblock %}}\n'
    (home / "common.md").write_text(blocks, encoding="utf-8")


def test_a_new_paragraph_of_ones_own_is_put_into_ones_own_catalogue(tmp_path: Path):
    _own_wording(tmp_path, "Our office is open on weekdays.")
    (tmp_path / "locales" / "pl").mkdir(parents=True)
    found = wording(tmp_path)
    assert [one.text for one in found.messages] == ["Our office is open on weekdays."]
    done = found.update("pl")
    assert done.added == ("Our office is open on weekdays.",)
    assert "expected a translation" in str(found.faults("pl")[0])


def _own_catalogue(folder: Path, said: str) -> None:
    """One's own paragraph, translated into Polish."""
    _own_wording(folder, "Our office is open on every weekday.")
    (folder / "locales" / "pl").mkdir(parents=True)
    wording(folder).update("pl")
    _edit(folder, lambda text: text.replace('weekday."\nmsgstr ""', f'weekday."\nmsgstr "{said}"'), "pl")
    assert wording(folder).faults("pl") == ()


def test_a_changed_paragraph_makes_its_translation_stale_and_never_reuses_it(tmp_path: Path):
    _own_catalogue(tmp_path, "Biuro jest czynne w dni robocze.")
    _own_wording(tmp_path, "Our office is open on every weekday now.")
    done = wording(tmp_path).update("pl")
    assert done.changed == ("Our office is open on every weekday now.",)
    assert any("one of an earlier wording" in str(fault) for fault in wording(tmp_path).faults("pl"))
    assert catalogue("pl", tmp_path).find("Our office is open on every weekday now.") is None


def test_a_translation_is_kept_where_somebody_says_that_the_meaning_is_unchanged_and_the_catalogue_records_it(tmp_path: Path):
    _own_catalogue(tmp_path, "Biuro jest czynne w dni robocze.")
    _own_wording(tmp_path, "Our office is open on every weekday now.")
    wording(tmp_path).update("pl", meaning_unchanged=True)
    assert wording(tmp_path).faults("pl") == ()
    assert catalogue("pl", tmp_path).find("Our office is open on every weekday now.") == "Biuro jest czynne w dni robocze."
    kept = " ".join((tmp_path / "locales" / "pl" / FILE).read_text(encoding="utf-8").replace("\n#", "").split())
    assert "Kept, since the meaning is unchanged. The English was: Our office is open on every weekday." in kept


def test_a_new_paragraph_never_takes_the_translation_of_one_that_is_still_there(tmp_path: Path):
    _own_catalogue(tmp_path, "Biuro jest czynne w dni robocze.")
    _own_wording(tmp_path, "Our office is open on every weekday.\n\nOur office is open on every weekday now.")
    done = wording(tmp_path).update("pl", meaning_unchanged=True)
    assert (done.added, done.changed) == (("Our office is open on every weekday now.",), ())
    assert catalogue("pl", tmp_path).find("Our office is open on every weekday now.") is None


def test_an_update_of_a_language_of_ones_own_keeps_every_translation(folder: Path):
    before = version((folder / "locales" / TAG / FILE).read_bytes())
    done = wording(folder).update(TAG)
    assert (done.added, done.changed, done.dropped) == ((), (), ())
    assert version((folder / "locales" / TAG / FILE).read_bytes()) == before


def test_a_language_of_ones_own_has_to_have_the_shipped_wording_too(folder: Path):
    whole = len(shipped_messages())
    assert (wording(folder).coverage(TAG).translated, wording(folder).coverage(TAG).messages) == (whole, whole)
    _edit(folder, lambda text: text.replace('msgid "What we found"', 'msgid "What we had found"'))
    assert any("“What we found”" in str(fault) for fault in wording(folder).faults(TAG))


# --- compiling and beginning ----------------------------------------------------------------------------------------


def test_a_compiled_catalogue_is_used_only_while_it_is_of_its_source(folder: Path):
    home = folder / "locales" / TAG
    (home / COMPILED).write_bytes(compiled_bytes(home / FILE))
    assert catalogue(TAG, folder).find("What we found") == "[What we found]"
    _edit(folder, _said("What we found", "[What we have found]"))
    assert catalogue(TAG, folder).find("What we found") == "[What we have found]"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_an_installed_package_has_its_catalogues_compiled_and_up_to_date(tag: str):
    source = shipped("locales") / tag / FILE
    if "_shipped" not in source.parts:
        pytest.skip("a checkout reads its sources")
    with source.with_name(COMPILED).open("rb") as shipped_file:
        made = GNUTranslations(shipped_file)
    ours = GNUTranslations(BytesIO(compiled_bytes(source)))
    context, message = "complaintletters", "source sha256"
    assert made.pgettext(context, message) == ours.pgettext(context, message) != message
    texts = [entry.id for entry in read_source(source) if isinstance(entry.id, str) and entry.id and not entry.context]
    assert [made.gettext(text) for text in texts] == [ours.gettext(text) for text in texts]


def test_the_same_source_compiles_to_the_same_bytes(folder: Path):
    source = folder / "locales" / TAG / FILE
    assert compiled_bytes(source) == compiled_bytes(source)


def test_a_new_language_begins_with_a_file_to_fill_in_and_every_message(tmp_path: Path):
    folder = begin_language("ro", tmp_path)
    spoken = language("ro", tmp_path)
    assert (spoken.name, spoken.own_name, spoken.direction) == ("Romanian", "română", "ltr")
    entries = [entry for entry in read_source(folder / FILE) if entry.id]
    assert len(entries) == len(for_registers(shipped_messages(), ["standard"]))
    assert read_source(folder / FILE).num_plurals == 3


def test_a_new_right_to_left_language_knows_its_direction(tmp_path: Path):
    begin_language("ar", tmp_path)
    assert language("ar", tmp_path).direction == "rtl"


@pytest.mark.parametrize("tag", ["polish", "PL", "p", "xx_YY", "../pl"])
def test_what_is_no_languages_tag_is_refused(tag: str, tmp_path: Path):
    with pytest.raises(InputError, match="expected a language's tag"):
        begin_language(tag, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_tag_that_no_language_has_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match="expected a language that Babel knows"):
        begin_language("qqx", tmp_path)


def test_a_language_that_is_there_already_is_not_begun_again(folder: Path):
    before = shutil.copy(folder / "locales" / TAG / FILE, folder / "before")
    with pytest.raises(InputError, match="isn't there yet"):
        begin_language(TAG, folder)
    assert Path(before).read_bytes() == (folder / "locales" / TAG / FILE).read_bytes()


def test_decisions_that_a_translation_does_not_tell_apart_are_a_fault(folder: Path):
    _edit(folder, lambda text: text.replace('msgstr "[not upheld]"', 'msgstr "[upheld]"'))
    assert any("“not upheld”: expected words of its own" in fault or "“upheld”: expected" in fault for fault in _faults(folder))


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ('[typefaces]\npage = "Shruti"\n', "typefaces.page: expected a typeface that is shipped; found “Shruti”"),
        ('[typefaces]\npage = "Noto Sans Gujarati"\n', ""),
        ('braille = "no-such-table.ctb"\n', "braille: expected a table of liblouis; found “no-such-table.ctb”"),
    ],
)
def test_what_a_languages_file_names_has_to_be_there(tmp_path: Path, key: str, told: str):
    before = "registers" if key.startswith("braille") else "[review]"  # a key of the file itself stands above its tables
    text = LANGUAGE.format(state="draft").replace(before, f"{key}{before}", 1)
    folder = own_language(tmp_path, text=text)
    assert [told in fault for fault in _faults(folder)] == ([True] if told else [])


def test_opposites_that_a_translation_does_not_tell_apart_are_a_fault(folder: Path):
    _edit(folder, _said("We are not responsible for this.", "[We are responsible for this.]"))
    (fault,) = _faults(folder)
    assert "responsible for this.”: expected words of its own" in fault
