"""Which letter of a case a finished file is, found from what it says: its title, its date and its reader."""

from collections.abc import Iterator
from datetime import date

from complaintletters.case import Case
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.heard import heard_dates
from complaintletters.checks.recognise import normal, recognised
from complaintletters.compose import column_of, compose, describe_for
from complaintletters.deadlines import stage_of
from complaintletters.describing.points import refusals_at
from complaintletters.errors import ComplaintLettersError, UsageError
from complaintletters.letter import Letter
from complaintletters.outline import outline, outline_files
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules

_TOP_LINES = 30


def _numbers(case: Case, stage: int, needs: str) -> list[int]:
    if needs == "extension":
        return [one.number for one in stage_of(case, stage).extensions]
    if needs == "refusal":
        return [refusal.number for _, refusal in refusals_at(case, stage)]
    return [1]


def _possible(case: Case, rules: Rules, dated: date) -> Iterator[LetterRequest]:
    for kind in outline_files(rules.templates):
        made = outline(kind, rules.templates, rules.landlord.folder)
        for profile in rules.procedure.stages:
            for recipient in case.recipients:
                for number in _numbers(case, profile.number, made.needs):
                    request = LetterRequest(kind, profile.number, number, recipient.person, dated, draft=True)
                    try:
                        column_of(made, request)
                    except UsageError:
                        continue
                    yield request


def _letters(case: Case, rules: Rules, dated: date) -> Iterator[tuple[LetterRequest, Letter]]:
    for request in _possible(case, rules, dated):
        try:
            yield request, compose(describe_for(case, rules, request))
        except ComplaintLettersError:
            continue  # this case can't make that letter, so the file is not that letter


def _likeness(letter: Letter, text: str) -> tuple[bool, int]:
    """Whether the title stands in the file, and how many of the letter's own lines do."""
    from complaintletters.letter import letter_lines, plain

    lines = {normal(plain(content)) for _, content in letter_lines(letter)} - {""}
    return normal(letter.title_text) in text, sum(line in text for line in lines)


def date_of(file: FinishedFile) -> date | None:
    """The first date near the top of a file, or the first heard there in a narration."""
    for line in file.lines[:_TOP_LINES]:
        for value in recognised(line):
            if value.kind == "date":
                try:
                    return date.fromisoformat(value.canonical)
                except ValueError:
                    continue
    spoken = heard_dates("\n".join(file.lines[:_TOP_LINES]))
    return date.fromisoformat(spoken[0]) if spoken and spoken[0][:1].isdigit() else None


def identify(file: FinishedFile, case: Case, rules: Rules) -> LetterRequest | None:
    """The letter that a file is most like, or none when it has no date near its top or is like no letter of the case."""
    dated = date_of(file)
    if dated is None:
        return None
    text = normal("\n".join(file.lines))
    ranked = [(_likeness(letter, text), request) for request, letter in _letters(case, rules, dated)]
    (titled, lines), best = max(ranked, key=lambda pair: pair[0], default=((False, 0), None))
    return best if titled or lines > 5 else None
