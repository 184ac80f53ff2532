"""A letter in another language: its case's own texts translated, by people, from the words they are now, with the same facts.

A letter is whole or not at all. What nobody has translated stops it by path; machine output is refused unless somebody allows
it, and is then told on the letter. Wording that its catalogue lacks stops it too, message by message.
"""

import calendar
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from complaintletters.case.words import Translation
from complaintletters.catalogue import catalogue, is_reviewed
from complaintletters.checks.recognise import Recognised, loosely_recognised, normal
from complaintletters.describing import Description
from complaintletters.describing.reader import Typing
from complaintletters.findings import Finding, Level, Nature
from complaintletters.language import DEFAULT_LANGUAGE, ENGLISH_DATES, DateHabits, Language, language
from complaintletters.letter import FreeText, Letter, Statement, Value, leaves, letter_lines

_LONGEST_SHOWN = 80
_LEAST_WORDS = 4
# A day before another that names the month of both: “9 and”, “9, ”, “9–”.
_SHARES = re.compile(r"(?<![\d£.,:])(\d{1,2})(?:st|nd|rd|th)?(?:\s*[,–-]\s*|\s+\w{1,4}\s+)$")
_NUMBER = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*")
_MONTH = re.compile(rf"\b(?:{'|'.join(calendar.month_name[1:])})\b")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1].rstrip()}…"


# --- facts ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Said:
    """The dates, sums, telephone numbers and addresses of a text by their canonical form, and dates that it may mean.

    “9 and 17 February” may mean two dates: another language says the month with each.
    """

    facts: dict[tuple[str, str], str]
    maybe: frozenset[tuple[str, str]]


def _said(text: str, habits: DateHabits) -> _Said:
    found = loosely_recognised(text, habits)
    facts = {(one.kind, one.canonical): one.shown.rstrip(".") for one in found if one.kind != "duration"}
    plain = normal(text)
    maybe = (key for one in found if one.kind in {"date", "day"} for key in _sharing(plain[: one.at], one))
    return _Said(facts, frozenset(maybe))


def _sharing(before: str, dated: Recognised) -> Iterator[tuple[str, str]]:
    """The days that stand before a date and share its month."""
    while match := _SHARES.search(before):
        month = dated.canonical[: dated.canonical.rindex("-")]
        yield dated.kind, f"{month}-{int(match[1]):02}"
        before = before[: match.start()]


def _numbers(text: str, facts: dict[tuple[str, str], str]) -> Counter[str]:
    """The numbers that are in no date, sum or address, in Western digits."""
    western = _OTHER_DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), text)
    for shown in facts.values():
        western = western.replace(shown, " ")
    return Counter(_NUMBER.findall(western))


@lru_cache(maxsize=2048)  # a case's texts are asked for in each of its letters and editions
def _apart(english: str, text: str, told_in: DateHabits, said_in: DateHabits) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The facts that stand on one side only, as clauses, and the other numbers that do."""
    told, said = _said(english, told_in), _said(text, said_in)
    lost = (shown for key, shown in told.facts.items() if key not in said.facts and key not in said.maybe)
    added = (shown for key, shown in said.facts.items() if key not in told.facts and key not in told.maybe)
    clauses = (
        *(f"“{shown}” is not in the translation" for shown in lost),
        *(f"“{shown}” stands only in the translation" for shown in added),
    )
    ours, theirs = _numbers(english, told.facts), _numbers(text, said.facts)
    shared = {str(int(canonical[-2:])) for _, canonical in told.maybe | said.maybe}
    others = sorted(one for one in ((ours - theirs) + (theirs - ours)).elements() if one not in shared)
    return clauses, tuple(others)


def _compared(english: str, text: str, spoken: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _apart(english, text, ENGLISH_DATES, spoken.date_habits)


def differences(english: str, text: str, spoken: Language) -> tuple[str, ...]:
    """The facts that stand on one side only, as clauses: none where both say the same."""
    return _compared(english, text, spoken)[0]


def number_differences(english: str, text: str, spoken: Language) -> tuple[str, ...]:
    """Other numbers that stand on one side only."""
    return _compared(english, text, spoken)[1]


# --- one text -------------------------------------------------------------------------------------------------------


def _missing(path: str, english: str, spoken: Language) -> Finding:
    message = f"expected these words in {spoken.name} too; found no translation of “{_shown(english)}”."
    mend = (
        f'Have them translated by a person, and add "translations": {{"{spoken.tag}": {{"text": …, "by": "human"}}}}. '
        f"complaintletters translation status lists all that are missing."
    )
    return Finding("not-translated", message, path, nature=Nature.INPUT, mend=mend)


def _stale(path: str, typing: Typing, spoken: Language) -> Iterator[Finding]:
    translation = typing.translation
    if translation and translation.of is not None and translation.of != typing.english:
        expected = f"expected a translation into {spoken.name} of “{_shown(typing.english)}”"
        message = f"{expected}; found one of “{_shown(translation.of)}”."
        mend = "The English has changed since. Have the new words translated, and give them as “of”."
        yield Finding("translation-stale", message, path, nature=Nature.INPUT, mend=mend)


def _by_machine(path: str, typing: Typing, spoken: Language, *, allowed: bool) -> Iterator[Finding]:
    if typing.translation is None or typing.translation.by == "human":
        return
    message = (
        f"expected a translation into {spoken.name} by a person; found a machine's: “{_shown(typing.translation.text)}”."
    )
    if allowed:
        mend = "The letter says so at its top. Have it checked before anything depends on it."
    else:
        mend = "Have a translator check it and write “by”: “human”, or use --allow-machine-draft: the letter then says so."
    level = Level.WARNING if allowed else Level.ERROR
    yield Finding("machine-translation", message, path, level, Nature.INPUT, mend=mend)


def _same(path: str, typing: Typing, spoken: Language) -> Iterator[Finding]:
    """Words that were taken over as they are. A name of a few words may stay so."""
    if typing.translation is None or normal(typing.translation.text).casefold() != normal(typing.english).casefold():
        return
    if len(re.findall(r"[^\W\d_]+", typing.english)) < _LEAST_WORDS:
        return
    message = f"expected {spoken.name} words; found the English ones: “{_shown(typing.english)}”."
    mend = f"Have them translated. Names that {spoken.name} letters keep in English may stay."
    yield Finding("translation-same", message, path, Level.WARNING, Nature.INPUT, mend=mend)


@lru_cache
def _script(text: str) -> str:
    """The script of most of a text's letters, by its name in Unicode; empty where it has none."""
    scripts = Counter(unicodedata.name(sign, "").partition(" ")[0] for sign in text if sign.isalpha())
    return scripts.most_common(1)[0][0] if scripts else ""


def _other_letters(path: str, typing: Typing, spoken: Language) -> Iterator[Finding]:
    """Words without one letter of the language's script. A name of a few words may stay as it is."""
    text = typing.translation.text if typing.translation else ""
    wanted = _script(spoken.own_name)
    has = any(unicodedata.name(sign, "").startswith(wanted) for sign in text if sign.isalpha())
    if has or not wanted or len(re.findall(r"[^\W\d_]+", text)) < _LEAST_WORDS:
        return
    message = f"expected {spoken.name} words; found none of its letters in “{_shown(text)}”."
    mend = f"See whether it is in another language. Names that {spoken.name} letters keep in English may stay."
    yield Finding("translation-other-letters", message, path, Level.WARNING, Nature.INPUT, mend=mend)


def _altered(path: str, typing: Typing, spoken: Language) -> Iterator[Finding]:
    if typing.translation is None:
        return
    wrong = differences(typing.english, typing.translation.text, spoken)
    if wrong:
        message = f"expected the same dates, sums and numbers in both languages; found that {', and '.join(wrong)}."
        day = spoken.date(date(2026, 4, 17))
        mend = f"Put the same ones in both, a sum as £1,275.50 and a date as {day}."
        if any(map(_MONTH.search, wrong)):
            mend += (
                f" A month's spelling or ending that isn't known goes into “month_spellings” or “month_endings” of "
                f"locales/{spoken.tag}/language.toml."
            )
        yield Finding("translation-differs", message, path, nature=Nature.INPUT, mend=mend)
        return
    numbers = number_differences(typing.english, typing.translation.text, spoken)
    if numbers:
        message = f"expected the same numbers in both languages; found {', '.join(numbers)} in one of them only."
        mend = "See whether it is written as a word in the other; if not, put it right."
        if _OTHER_DIGIT.search(typing.translation.text):
            mend = f"Write numbers with Western digits, as the letter's own dates and sums have them: {numbers[0]}."
        yield Finding("translation-numbers", message, path, Level.WARNING, Nature.INPUT, mend=mend)


def _plain_altered(path: str, typing: Typing, spoken: Language) -> Iterator[Finding]:
    """A translated plain version says the same dates, sums and numbers as the translation that it stands for."""
    translation = typing.translation
    if not isinstance(translation, Translation) or translation.plain is None:
        return
    clauses, numbers = _apart(translation.text, translation.plain, spoken.date_habits, spoken.date_habits)
    if clauses:
        wrong = ", and ".join(clauses).replace("the translation", "the plain version")
        message = f"expected the same dates, sums and numbers in both {spoken.name} versions; found that {wrong}."
        yield Finding("plain-version-differs", message, path, nature=Nature.INPUT, mend="Put the same ones in both.")
    elif numbers:
        message = f"expected the same numbers in both {spoken.name} versions; found {', '.join(numbers)} in one of them only."
        mend = "See whether it is written as a word in the other; if not, put it right."
        yield Finding("translation-numbers", message, path, Level.WARNING, Nature.INPUT, mend=mend)
    if typing.plain and normal(translation.plain).casefold() == normal(typing.plain).casefold():
        message = f"expected plain {spoken.name} words; found the English ones: “{_shown(typing.plain)}”."
        mend = "Have the plain version translated too."
        yield Finding("translation-same", message, path, Level.WARNING, Nature.INPUT, mend=mend)


def text_findings(path: str, typing: Typing, spoken: Language, *, allow_machine: bool) -> Iterator[Finding]:
    """Everything wrong with one text of the case in a language."""
    if typing.translation is None:
        yield _missing(path, typing.english, spoken)
        return
    yield from _stale(path, typing, spoken)
    yield from _by_machine(path, typing, spoken, allowed=allow_machine)
    yield from _altered(path, typing, spoken)
    yield from _same(path, typing, spoken)
    yield from _other_letters(path, typing, spoken)
    yield from _plain_altered(path, typing, spoken)


# --- a letter -------------------------------------------------------------------------------------------------------


def _unreviewed(spoken: Language, templates: Path | None, *, required: bool) -> Iterator[Finding]:
    if is_reviewed(spoken, templates):
        return
    message = f"the wording in {spoken.name} is a draft: nobody qualified has reviewed it as it is now."
    if required:
        mend = "This landlord sends reviewed wording only ([languages] reviewed_only in its profile). Have it reviewed."
    else:
        mend = "Have a translator read the letter before it goes, and the catalogue reviewed: docs/translators.md."
    level = Level.ERROR if required else Level.WARNING
    yield Finding("catalogue-not-reviewed", message, f"locales/{spoken.tag}", level, Nature.INPUT, mend=mend)


def printed_places(letter: Letter) -> frozenset[str]:
    """The places of everything that a letter prints."""
    found = (leaf for _, content in letter_lines(letter) for leaf in leaves(content))
    return frozenset(
        source for leaf in found for source in ([leaf.path] if isinstance(leaf, FreeText) else _sources(leaf))
    )


def _sources(leaf: object) -> list[str]:
    match leaf:
        case Value():
            return [leaf.source]
        case Statement():
            return [part.source for part in leaf.content if isinstance(part, Value)]
    return []


def _no_plain_version(path: str, typing: Typing, spoken: Language) -> Iterator[Finding]:
    """In a plain letter: a text with a plain version in English, and none in the letter's language."""
    if typing.plain and isinstance(typing.translation, Translation) and typing.translation.plain is None:
        message = f"expected a plain {spoken.name} version of “{_shown(typing.plain)}”; found only the standard words."
        mend = f'Have it translated: “plain” beside “text” in the translation “{spoken.tag}”. The letter has the standard words.'
        yield Finding("no-plain-translation", message, path, Level.WARNING, Nature.INPUT, mend=mend)


def _typed_findings(letter: Letter, made: Description, spoken: Language) -> Iterator[Finding]:
    printed = printed_places(letter)
    for path, typing in made.typed.items():
        if path in printed:
            yield from text_findings(path, typing, spoken, allow_machine=made.request.allow_machine)
            if made.request.register == "plain":
                yield from _no_plain_version(path, typing, spoken)


def _job_titles(made: Description) -> dict[str, str]:
    """The job titles that the case types, with their paths."""
    people = made.case.people.items()
    return {one.job_title.text: f"people.{id_}.job_title" for id_, one in people if one.job_title}


def _untranslated(letter: Letter, made: Description, spoken: Language) -> Iterator[Finding]:
    """The messages that a letter says in English for want of a translation."""
    titles = _job_titles(made)
    for text in letter.untranslated:
        if text in titles:
            # A cover note goes on the deadline day, before anybody could translate: a title is then told in English.
            told = _missing(titles[text], text, spoken)
            yield replace(told, level=Level.WARNING) if made.request.cover else told
        else:
            yield _wording_missing(text, spoken, made.rules.templates)


def decision_terms(made: Description) -> dict[str, str]:
    """What a letter's language calls each decision; empty where nobody has translated it."""
    messages = catalogue(made.request.language, made.rules.templates)
    return {decision: messages.find(term, "term") or "" for decision, term in made.statements.decisions.items()}


def _decisions_alike(made: Description, spoken: Language) -> Iterator[Finding]:
    """Decisions that a letter in the language could not tell apart."""
    english, first = made.statements.decisions, dict[str, str]()
    for decision, words in decision_terms(made).items():
        other = first.setdefault(words.casefold(), decision)
        if words and english[other] != english[decision]:
            message = f"expected words of their own for “{english[other]}” and “{english[decision]}”; found “{words}” for both."
            mend = "Translate each in other words: a reader has to know what was decided."
            yield Finding("decisions-alike", message, f"locales/{spoken.tag}", mend=mend)


def check_translations(letter: Letter, made: Description) -> tuple[Finding, ...]:
    """What a letter in another language than English lacks: texts of the case that it prints, wording, a review."""
    request, rules = made.request, made.rules
    if request.language == DEFAULT_LANGUAGE:
        return ()
    spoken = language(request.language, rules.templates)
    return (
        *_unreviewed(spoken, rules.templates, required=rules.landlord.languages.reviewed_only),
        *_decisions_alike(made, spoken),
        *_typed_findings(letter, made, spoken),
        *_untranslated(letter, made, spoken),
    )


def _wording_missing(text: str, spoken: Language, templates: Path | None) -> Finding:
    own = f" --templates {templates}" if templates else ""
    message = f"expected this wording in {spoken.name} too; found no translation of “{_shown(text)}”."
    mend = (
        f"complaintletters locales check {spoken.tag}{own} says on which line it stands; locales update puts it into the "
        f"catalogue where it isn't yet."
    )
    return Finding("wording-not-translated", message, f"locales/{spoken.tag}", mend=mend)
