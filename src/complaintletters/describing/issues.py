"""What the resident raised after the complaint was made, as far as one letter tells of it."""

from collections.abc import Iterator
from datetime import date

from complaintletters.case import Case, NewIssue
from complaintletters.deadlines import stage_of
from complaintletters.describing.reader import Reader
from complaintletters.request import LetterRequest
from complaintletters.values import Day, Reference
from complaintletters.wording.vocabulary import NewIssueNames


def raised_by(case: Case, dated: date, stage: int) -> Iterator[tuple[int, NewIssue]]:
    """The issues raised by a letter's date, since the stage before was answered, with their index in the case."""
    before = stage_of(case, stage - 1).responded if stage > 1 else None
    for index, issue in enumerate(case.new_issues):
        if issue.raised <= dated and (before is None or issue.raised > before):
            yield index, issue


def _names(reader: Reader, index: int, issue: NewIssue) -> NewIssueNames | None:
    path = f"new_issues[{index}]"
    text = reader.words(issue.text, f"{path}.text")
    if text is None or issue.logged_as is None:
        return None
    return NewIssueNames(text, Day(issue.raised, f"{path}.raised"), Reference(issue.logged_as, f"{path}.logged_as"))


def new_issues(case: Case, reader: Reader, request: LetterRequest) -> tuple[NewIssueNames, ...]:
    """Those that became complaints of their own; one taken in is a point of this complaint instead."""
    if request.kind not in {"acknowledgement", "response"}:
        return ()
    told = (
        _names(reader, index, issue)
        for index, issue in raised_by(case, request.dated, request.stage)
        if issue.point is None and issue.logged_as
    )
    return tuple(one for one in told if one)
