"""Every edition of a letter tells the same facts: a layer of wording that drops or changes one is caught, and named."""

import json
from dataclasses import replace
from datetime import date

import pytest

from complaintletters import findings
from complaintletters.checks.finished import FinishedFile
from complaintletters.language import language
from complaintletters.letter import FreeText, Letter, Paragraph, Section, Statement, Strong, Text, Value
from complaintletters.places import shipped
from complaintletters.presentation import presentation
from complaintletters.same_facts import Shown, Told, compare_editions, compare_files, compare_readers, facts
from complaintletters.sending import Asked, send, send_all
from complaintletters.setting_out import set_out
from complaintletters.translating import with_translations
from tests import samples
from tests.small_case import alter, parsed, small_case

DATED = date(2026, 3, 24)
ASKED = Asked(DATED, letter="response", stage=1, editions=("standard", "large-print:18"), formats=("txt",))


def letter_of(data=None) -> Letter:
    asked = replace(ASKED, editions=("standard",))
    letter = send(parsed(data or small_case()), "amina", asked).packages[0].letter
    assert letter
    return letter


def changed(part, change):
    """Inline content with a change made in every leaf: a new leaf, or none for nothing in its place."""
    match part:
        case Strong() | Statement():
            made = change(part) if isinstance(part, Statement) else part
            return made and replace(made, content=tuple(one for each in made.content if (one := changed(each, change))))
        case _:
            return change(part)


def mutated(letter: Letter, change) -> Letter:
    """The letter with its sections' paragraphs, items and cells changed."""

    def walk(node):
        if isinstance(node, tuple):
            return tuple(made for one in node if (made := walk(one)) is not None)
        if isinstance(node, Text | Value | FreeText | Statement | Strong):
            return changed(node, change)
        names = [name for name in ("blocks", "content", "items", "children", "head", "rows") if hasattr(node, name)]
        return replace(node, **{name: walk(getattr(node, name)) for name in names}) if names else node

    return replace(letter, sections=walk(letter.sections))


def dropping(kind, text):
    return lambda leaf: None if isinstance(leaf, Value) and leaf.kind == kind and text in leaf.text else leaf


@pytest.mark.parametrize(
    ("kind", "text", "named"),
    [
        ("date", "10 June 2026", "the date “2026-06-10” at actions[0].due"),
        ("money", "£120.00", "the sum “120.00” at compensation[0].amount"),
        ("telephone", "01632 960417", "the telephone “01632960417”"),
        ("email", "jo@example.org", "the e-mail address “jo@example.org”"),
        ("name", "Priya Nair", "the name “priya nair”"),
        ("term", "not upheld", "the decision “not-upheld” at points[1].stages.1.decision"),
        ("duration", "20 working days", "the length of time “20 working-days” at escalation.window"),
    ],
)
def test_a_fact_that_one_edition_drops_is_named_with_both_editions(kind, text, named):
    letter = letter_of()
    found = compare_editions([Told("standard", letter), Told("plain", mutated(letter, dropping(kind, text)))])
    assert any(named in one.message for one in found), [one.message for one in found]
    assert all("“standard” and “plain”" in one.message and one.code == "editions-differ" for one in found)
    assert all(one.is_error for one in found)


def test_a_date_that_one_edition_changes_is_found_on_both_sides():
    def later(leaf):
        is_due = isinstance(leaf, Value) and leaf.source == "actions[0].due"
        return replace(leaf, canonical="2026-06-11", text="11 June 2026") if is_due else leaf

    letter = letter_of()
    found = compare_editions([Told("standard", letter), Told("plain", mutated(letter, later))])
    assert {one.where for one in found} == {"actions[0].due"}
    assert {"only in “standard”" in one.message for one in found} == {True, False}


def test_a_statement_that_one_edition_drops_is_named():
    letter = letter_of()
    without = mutated(
        letter, lambda leaf: None if isinstance(leaf, Statement) and leaf.id == "no_reasons_needed" else leaf
    )
    found = compare_editions([Told("standard", letter), Told("plain", without)])
    assert [one.where for one in found] == ["no_reasons_needed"]


@pytest.mark.parametrize(
    "item", ["points[1]", "actions[1]", "outcomes[0]", "learning[0]", "compensation[0]", "new_issues[0]"]
)
def test_a_whole_point_action_or_outcome_that_one_edition_drops_is_named(item):
    def of_item(leaf):
        source = leaf.path if isinstance(leaf, FreeText) else getattr(leaf, "source", "")
        return None if source.startswith(item) else leaf

    letter = letter_of()
    found = compare_editions([Told("standard", letter), Told("plain", mutated(letter, of_item))])
    assert any(f"at {item} only in “standard”" in one.message for one in found)


def test_order_number_of_times_and_tables_make_no_difference():
    letter = letter_of()
    shuffled = replace(letter, sections=(*letter.sections[1:], letter.sections[0], letter.sections[2]))
    listed = set_out(letter, presentation("large-print:18"))
    assert facts(letter) == facts(shuffled) == facts(listed)
    assert compare_editions([Told("standard", letter), Told("one", shuffled), Told("two", listed)]) == ()


def test_a_date_added_by_one_edition_is_found():
    letter = letter_of()
    value = Value("date", "2026-12-24", "24 December 2026", "letter.due")
    more = replace(letter, sections=(*letter.sections, Section("more", (), (Paragraph((value,)),))))
    (found,) = compare_editions([Told("standard", letter), Told("plain", more)])
    assert "the date “2026-12-24” at letter.due only in “plain”" in found.message


def plain_layer(folder, block, words):
    letters = folder / "letters" / "plain"
    letters.mkdir(parents=True)
    source = f'{{% extends "parent" %}}\n\n{{% block {block} %}}\n{words}\n{{% endblock %}}\n'
    (letters / "acknowledgement.md").write_text(source, encoding="utf-8")
    return folder


def test_a_layer_of_wording_that_drops_a_date_stops_every_edition(tmp_path):
    words = "Thank you for telling us about {{ case.subject }}. This is {{ stage.name }}."
    templates = plain_layer(tmp_path, "opening", words)
    asked = Asked(date(2026, 3, 4), letter="acknowledgement", stage=1, editions=("standard", "plain"), formats=("txt",))
    assert send(parsed(small_case()), "amina", asked).is_publishable
    differing = send(parsed(small_case()), "amina", replace(asked, templates=templates))
    assert (differing.is_publishable, differing.note) == (False, {})
    told = [one.message for one in differing.findings if one.code == "editions-differ"]
    assert any("the date “2026-03-02” at dates.received only in “standard”" in one for one in told), told


PLAIN = (shipped("templates") / "letters" / "plain" / "response.md").read_text(encoding="utf-8")
IN_SUMMARY = "- {{ point.heading }}: **{{ point.decision_name }}**"
OF_ANOTHER = """\
{% for other in accepted_points %}
{% if other.decision != point.decision %}
- {{ point.heading }}: **{{ other.decision_name }}**
{% endif %}
{% endfor %}"""
TYPED_OTHERWISE = """\
{% if point.decision == "upheld" %}
- {{ point.heading }}: not upheld
{% else %}
- {{ point.heading }}: upheld
{% endif %}"""
OWNER = "{{ action.owner }} | {{ action.due }} |"


def differing(folder, *pairs):
    """What is told of a plain response whose wording is altered so, and whether it is published."""
    words = PLAIN
    for old, new in pairs:
        assert old in words, old
        words = words.replace(old, new)
    letters = folder / "letters" / "plain"
    letters.mkdir(parents=True)
    (letters / "response.md").write_text(words, encoding="utf-8")
    asked = replace(ASKED, editions=("standard", "plain"), templates=folder)
    sending = send(parsed(small_case()), "amina", asked)
    return sending.is_publishable, [one.message for one in sending.findings if one.code == "editions-differ"]


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([(IN_SUMMARY, OF_ANOTHER)], "“not-upheld” at points[1].stages.1.decision, beside the words of points[0]"),
        ([(IN_SUMMARY, TYPED_OTHERWISE)], "the decision “not-upheld”, beside the words of points[0]"),
        (
            [("Ring {{ handler.telephone }} and", "Ring 01632 960111 and")],
            "the telephone “01632960111” only in “plain”",
        ),
        (
            [("On {{ dates.received }} you told", "You told")],
            "the date “2026-03-02” at dates.received only in “standard”",
        ),
        ([("{{ action.result }}", "")], "the words at actions[1].result only in “standard”"),
        ([("{{ say.stage_investigation }}", "")], "the statement “stage_investigation” only in “standard”"),
        (
            [(OWNER, "{{ handler.called }} | {{ action.due }} |")],
            "the name “priya nair” at actions[0] only in “standard”",
        ),
    ],
    ids=["decisions swapped", "decisions typed", "telephone", "date", "words", "statement", "owner"],
)
def test_plain_wording_that_says_something_else_stops_every_edition_and_names_the_fact(tmp_path, pairs, told):
    published, messages = differing(tmp_path, *pairs)
    assert not published
    assert any(told in one for one in messages), messages
    assert all("“standard” and “plain”" in one for one in messages)


def test_a_decision_in_other_words_is_the_same_decision(tmp_path):
    letter = letter_of()
    otherwise = mutated(
        letter,
        lambda leaf: replace(leaf, text="we do not agree") if getattr(leaf, "canonical", "") == "not-upheld" else leaf,
    )
    assert otherwise != letter
    assert compare_editions([Told("standard", letter), Told("cy", otherwise)]) == ()


def test_nothing_is_published_when_editions_differ(tmp_path, monkeypatch):
    wrong = findings.Finding("editions-differ", "expected the same; found another.")
    monkeypatch.setattr("complaintletters.sending.compare_editions", lambda told: (wrong,) if len(told) > 1 else ())
    sending = send(parsed(small_case()), "amina", ASKED)
    assert sending.publish(tmp_path / "out") == ()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("sample", samples.sample_letters()[::3], ids=str)
def test_every_sample_tells_the_same_facts_in_every_register_and_presentation(sample):
    editions = ("standard", "plain", "large-print:24", "narration", "plain+dyslexia-friendly")
    asked = Asked(sample.dated, letter=sample.kind, stage=sample.stage, number=sample.number, editions=editions)
    for recipient in sample.case.recipients:
        sending = send(sample.case, recipient.person, replace(asked, formats=("txt",)))
        assert [str(one) for one in sending.findings if one.is_error] == []
        assert len(sending.packages) == len(editions)


# --- files ----------------------------------------------------------------------------------------------------------


def file(*lines, name="standard", tag="en-GB"):
    return Shown(name, FinishedFile(lines, (), "", ""), tag)


def test_files_that_show_another_sum_are_told_apart():
    mine, theirs = file("We pay £120.00", "by 10 April 2026"), file("We pay £210.00", "by 10 April 2026")
    found = compare_files([mine, replace(theirs, name="large-print:18")])
    assert [one.code for one in found] == ["editions-differ"] * 2
    assert compare_files([mine, replace(mine, name="large-print:18")]) == ()


def test_a_date_as_another_language_writes_it_is_no_difference_and_another_sum_is():
    mine = file("We pay £120.00", "by 10 April 2026")
    assert compare_files([mine, file("£120.00", "do 10 kwietnia 2026", name="pl", tag="pl")]) == ()
    found = compare_files([mine, file("£210.00", "do 10 kwietnia 2026", name="pl", tag="pl")])
    assert [one.code for one in found] == ["editions-differ"] * 2


@pytest.mark.parametrize(("tag", "agreed"), [("pl", "polish"), ("cy", "welsh"), ("ur", "urdu"), ("bn", "bengali")])
def test_a_reader_who_agreed_a_language_gets_it_and_an_english_copy_stays_on_file(tag, agreed):
    source = (samples.CASES / "stockport-homes-leak.json").read_bytes()
    translated = samples.CASES.parent / "translations" / f"stockport-homes-leak.{tag}.po"
    taken = with_translations(source, translated.read_bytes(), language(tag), file=translated.name)
    data = json.loads(taken.source)
    data["recipients"][0].pop("editions")
    data["adjustments"] = [{"person": "amina", "adjustment": agreed, "agreed": "2026-03-02"}]
    asked = Asked(date(2026, 4, 1), letter="response", stage=1, formats=("docx", "pdf", "html", "txt"))
    sending = send(parsed(data), "amina", asked)
    assert [str(one) for one in sending.findings if one.is_error] == []
    assert [(one.edition, one.purpose) for one in sending.packages] == [(tag, "reader"), ("standard", "file-copy")]


# --- joint complainants ---------------------------------------------------------------------------------------------


def joint(**changes):
    data = small_case()
    data["people"]["omar"] = {"name": "Mr Omar Khan", "salutation": "Mr Khan"}
    data["complainants"].append("omar")
    data["recipients"].append({"person": "omar", "role": "joint-complainant", "channel": "email"})
    for path, value in changes.items():
        alter(data, path.replace("__", "."), value)
    return parsed(data)


def test_joint_complainants_are_told_the_same():
    asked = replace(ASKED, editions=("standard",))
    assert all(one.is_publishable for one in send_all(joint(), asked))


def test_what_is_withheld_from_one_of_them_is_no_difference():
    hidden = {"text": "Ask for a key at the side door", "withhold_from": ["omar"]}
    assert all(
        one.is_publishable for one in send_all(joint(actions__1__what=hidden), replace(ASKED, editions=("standard",)))
    )


def test_a_sum_that_one_of_them_is_told_otherwise_is_found():
    letter = letter_of()
    other = mutated(letter, dropping("money", "£120.00"))
    found = compare_readers([Told("the letter to amina", letter), Told("the letter to omar", other)])
    assert {one.where for one in found} >= {"compensation[0].amount"}
    hidden = Told("the letter to omar", other, frozenset({"compensation[0].what"}))
    seen = compare_readers([Told("the letter to amina", letter), hidden])
    assert "compensation[0].amount" not in {one.where for one in seen}


def test_each_of_them_has_a_name_of_their_own():
    letter = letter_of()
    named = mutated(letter, dropping("name", "Priya Nair"))
    assert compare_readers([Told("one", letter), Told("other", named)]) == ()
