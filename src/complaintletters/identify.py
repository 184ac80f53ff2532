"""Which letter of a case a finished file is, found from what it says, and how sure that is.

Every letter that the case can make is held against the file: its lines, its title, its reader, its stage, the words its
kind is known by, the case's log of letters. What somebody says of the file beforehand narrows the choice. The letters are
composed in the language that the file is in; a bilingual one is found by the language that has most of its words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from complaintletters.case import Case
from complaintletters.checks.comparing.alternatives import spoken, words_pattern
from complaintletters.checks.comparing.identity import is_known_by, telling_words
from complaintletters.checks.comparing.words import keys_of
from complaintletters.checks.cover_note import KIND as COVER_NOTE
from complaintletters.checks.file import OURS, likeness
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.heard import heard_dates
from complaintletters.checks.languages import languages_in
from complaintletters.checks.recognise import normal, recognised
from complaintletters.compose import column_of, compose, describe_for
from complaintletters.deadlines import stage_of
from complaintletters.describing.points import refusals_at
from complaintletters.edition import REGISTERS
from complaintletters.errors import ComplaintLettersError, UsageError
from complaintletters.language import ENGLISH_DATES, DateHabits, language
from complaintletters.letter import Letter, Value
from complaintletters.outline import outline, outline_files
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules

Sureness = Literal["sure", "likely", "unsure"]
_TOP_LINES = 30
_HEADING_WORDS = 14
_LIKELY, _ENOUGH = 4.5, 3.0
_CLEAR_LEAD = 0.2
_AS_WRITTEN = 0.9  # so like the standard letter that no other register's can be more so


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of a file beforehand; None for what is not."""

    kind: str | None = None
    stage: int | None = None
    number: int | None = None
    recipient: str | None = None
    dated: date | None = None
    dispatched: date | None = None

    @property
    def names_a_letter(self) -> bool:
        return self.kind is not None and self.stage is not None

    def allows(self, request: LetterRequest) -> bool:
        pairs = (
            (self.kind, request.kind),
            (self.stage, request.stage),
            (self.number, request.number),
            (self.recipient, request.recipient),
        )
        return all(said is None or said == asked for said, asked in pairs)


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True)
class Identified:
    """A letter of the case, and how sure it is that the file is this one.

    ``second`` is the language of the letter that follows it, where the file is bilingual.
    """

    request: LetterRequest
    sureness: Sureness
    second: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the letter, in their order."""
        return (self.request.language, self.second) if self.second else (self.request.language,)


# --- the letters there can be -----------------------------------------------------------------------------------------


def _numbers(case: Case, stage: int, needs: str) -> list[int]:
    if needs == "extension":
        return [one.number for one in stage_of(case, stage).extensions]
    if needs == "refusal":
        return [refusal.number for _, refusal in refusals_at(case, stage)]
    return [1]


def _logged(case: Case, request: LetterRequest) -> date | None:
    """The date of this letter as the case's log has it."""
    for letter in case.letters:
        same = (letter.kind, letter.stage, letter.number) == (request.kind, request.stage, request.number)
        if same and letter.recipient in {None, request.recipient}:
            return letter.dated
    return None


def _date(case: Case, request: LetterRequest, said: Said, printed: date | None) -> date:
    """The letter's date: as somebody says, as it is logged, as the file prints it, or the day it must be after."""
    return said.dated or _logged(case, request) or printed or case.dates.received


def _requests(case: Case, rules: Rules, tag: str) -> Iterator[LetterRequest]:
    for kind in outline_files(rules.templates):
        if kind == COVER_NOTE:  # what it goes with isn't known
            continue
        made = outline(kind, rules.templates, rules.landlord.folder)
        for profile in rules.procedure.stages:
            for recipient in case.recipients:
                for number in _numbers(case, profile.number, made.needs):
                    request = LetterRequest(
                        kind, profile.number, number, recipient.person, case.dates.received, language=tag, draft=True
                    )
                    try:
                        column_of(made, request)
                    except UsageError:
                        continue
                    yield request


def _letters(
    case: Case, rules: Rules, said: Said, printed: date | None, tag: str
) -> Iterator[tuple[LetterRequest, Letter]]:
    for request in _requests(case, rules, tag):
        if said.allows(request):
            dated = replace(request, dated=_date(case, request, said, printed), dispatched=said.dispatched)
            try:
                yield dated, compose(describe_for(case, rules, dated))
            except ComplaintLettersError:
                continue  # this case can't make that letter, so the file is not that letter


# --- how like the file each is ----------------------------------------------------------------------------------------


def _dates_in(line: str, habits: DateHabits) -> Iterator[tuple[date, bool]]:
    """The dates in a line, each with whether the line begins with it, or with a label for it."""
    for value in recognised(line, habits):
        if value.kind == "date":
            before = normal(line)[: value.at].strip()
            try:
                yield date.fromisoformat(value.canonical), not before or before.endswith(":")
            except ValueError:
                continue


def date_of(file: FinishedFile, habits: DateHabits = ENGLISH_DATES) -> date | None:
    """The date near the top of a file that begins a line, else the first there, or the first heard there in a narration.

    In large print what was decided comes first, and may name a day. ``habits`` are those of the language of its dates.
    """
    dates = [found for line in file.lines[:_TOP_LINES] for found in _dates_in(line, habits)]
    if dates:
        return next((day for day, begins in dates if begins), dates[0][0])
    spoken = heard_dates("\n".join(file.lines[:_TOP_LINES]))
    return date.fromisoformat(spoken[0]) if spoken and spoken[0][:1].isdigit() else None


def _names_reader(letter: Letter, top: str) -> bool:
    names = [part.text for part in letter.salutation if isinstance(part, Value)] + list(letter.addressee[:1])
    return any(spoken(name) and f" {spoken(name)}" in top for name in names)


def _names_stage(letter: Letter, top: str) -> bool:
    stages = [part.text for part in letter.title if isinstance(part, Value)]
    return any(re.search(r"(?<= )" + words_pattern(stage), top) for stage in stages)


def _score(letter: Letter, file: FinishedFile, printed: date | None, logged: date | None) -> tuple[float, float]:
    """How much speaks for a letter, and how much of it stands in the file word for word."""
    top = " " + spoken("\n".join((*file.lines[:_TOP_LINES], file.title)))
    headings = [
        keys for line in (*file.lines[:_TOP_LINES], file.title) if 0 < len(keys := keys_of(line)) <= _HEADING_WORDS
    ]
    alike = likeness(letter, file)
    telling = telling_words(letter)
    score = 10 * alike
    score += 3 if normal(letter.title_text) in normal("\n".join(file.lines)) else 0
    score += max((2 * len(telling.intersection(keys)) / max(len(telling), 1) for keys in headings), default=0.0)
    score += 2 if any(is_known_by(letter.identity.kind, keys) for keys in headings) else 0
    score += 1 if _names_stage(letter, top) else 0
    score += 1 if _names_reader(letter, top) else 0
    score += 2 if logged and logged == printed else 0
    return score, alike


def _in_its_register(
    request: LetterRequest, alike: float, file: FinishedFile, case: Case, rules: Rules
) -> tuple[LetterRequest, float]:
    """The same letter in the register whose wording the file is most like."""
    if alike >= _AS_WRITTEN:
        return request, alike
    for register in REGISTERS.keys() & language(request.language, rules.templates).registers:
        other = replace(request, register=register)
        try:
            likelier = likeness(compose(describe_for(case, rules, other)), file)
        except ComplaintLettersError:
            continue  # this landlord's wording can't make it, so the file isn't it
        if likelier > alike:
            request, alike = other, likelier
    return request, alike


def _is_in(tag: str, request: LetterRequest, file: FinishedFile, case: Case, rules: Rules) -> bool:
    """Whether the same letter stands in a file in another language too."""
    try:
        letter = compose(describe_for(case, rules, replace(request, language=tag)))
    except ComplaintLettersError:
        return False
    return likeness(letter, file) >= OURS


def identified(file: FinishedFile, case: Case, rules: Rules, said: Said = NOTHING_SAID) -> Identified | None:
    """The letter that a file is most like, or none when it is like no letter of the case and nothing is said of it."""
    told = languages_in(file, rules.templates)
    for tag in told:
        found = _in_language(tag, file, case, rules, said)
        others = [one for one in told if one != tag]
        if found and others and _is_in(others[0], found.request, file, case, rules):
            first = replace(found.request, language=told[0])
            return Identified(first, found.sureness, told[1])
        if found and found.sureness != "unsure":
            return found
    return found


def _in_language(tag: str, file: FinishedFile, case: Case, rules: Rules, said: Said) -> Identified | None:
    """The same among the letters in one language."""
    printed = date_of(file, language(tag, rules.templates).date_habits) or date_of(file)
    letters = _letters(case, rules, said, printed, tag)
    scored = ((*_score(letter, file, printed, _logged(case, request)), request) for request, letter in letters)
    ranked = sorted(scored, key=lambda one: -one[0])
    if not ranked:
        return None
    score, alike, best = ranked[0]
    best, alike = _in_its_register(best, alike, file, case, rules)
    lead = score - max((one[0] for one in ranked[1:]), default=0.0)
    if (alike >= OURS and lead >= _CLEAR_LEAD) or said.names_a_letter:
        return Identified(best, "sure")
    if score >= _LIKELY and lead >= _CLEAR_LEAD:
        return Identified(best, "likely")
    return Identified(best, "unsure") if score >= _ENOUGH else None


def identify(file: FinishedFile, case: Case, rules: Rules) -> LetterRequest | None:
    """The letter that a file is most like, however sure that is."""
    found = identified(file, case, rules)
    return found.request if found else None
