"""When a letter leaves and when it counts as received: a case, its rules and a request in, a day out.

A letter is dated when it is written and dispatched when it leaves; what is late is judged by the day it leaves. Post that
misses the last collection leaves on the next working day, where the landlord's profile says when that is.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from complaintletters.case import Case, SentLetter
from complaintletters.landlord import Landlord, Posting
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules


def leaves(ready: date, channel: str, landlord: Landlord) -> date:
    """The day on which a letter that is ready then leaves. ``ready`` may have a time of day."""
    day, at = (ready.date(), ready.time()) if isinstance(ready, datetime) else (ready, None)
    if channel != "post" or landlord.posting == Posting():
        return day
    last_post = landlord.posting.last_post
    missed = at is not None and last_post is not None and at > last_post
    if missed or not landlord.calendar.is_working(day):
        return landlord.calendar.after_working_days(day, 1)
    return day


def _channel(case: Case, person: str) -> str:
    return next((one.channel for one in case.recipients if one.person == person), "")


def _logged(case: Case, kind: str, stage: int, number: int) -> Iterator[SentLetter]:
    return (one for one in case.letters if (one.kind, one.stage, one.number) == (kind, stage, number))


def dispatch_of(case: Case, rules: Rules, request: LetterRequest) -> date:
    """The day on which a letter leaves: as asked, else as the case's log has that letter, else the day it is dated."""
    ready = request.dispatched
    if ready is None:
        log = _logged(case, request.kind, request.stage, request.number)
        mine = (one.dispatched for one in log if (one.recipient, one.dated) == (request.recipient, request.dated))
        ready = next((day for day in mine if day), None)
    if ready is not None:
        return ready
    return leaves(request.dated, _channel(case, request.recipient), rules.landlord)


def _to_complainants(case: Case, sent: list[SentLetter]) -> list[SentLetter]:
    """A stage is answered when the complainant is; copies to others count only where there is nothing else."""
    return [one for one in sent if one.recipient in case.complainants] or sent


def left_on(case: Case, kind: str, stage: int, dated: date | None, number: int = 1) -> date | None:
    """The day on which a sent letter left by the case's log, the last of its copies; else the day it is dated."""
    sent = [one for one in _logged(case, kind, stage, number) if one.dispatched]
    days = [one.dispatched for one in _to_complainants(case, sent) if one.dispatched]
    return max(days) if dated and days else dated


def _arrival(left: date, channel: str, landlord: Landlord) -> date:
    limit = landlord.posting.deemed_receipt
    if limit is None or channel != "post":
        return left
    return landlord.calendar.after(left, limit.within, limit.unit)


def received_on(case: Case, rules: Rules, stage: int, responded: date | None) -> date | None:
    """The day on which a stage's response counts as received: the last copy's, where complainants are several."""
    if responded is None:
        return None
    sent = [one for one in _logged(case, "response", stage, 1) if one.dispatched]
    copies = [(one.dispatched, _channel(case, one.recipient)) for one in _to_complainants(case, sent)]
    known = [(left, channel) for left, channel in copies if left]
    if not known:
        mine = [one for one in case.recipients if one.person in case.complainants] or list(case.recipients)
        known = [(responded, one.channel) for one in mine]
    return max(_arrival(left, channel, rules.landlord) for left, channel in known)


def last_post_before(due: date, channel: str, landlord: Landlord) -> tuple[date, time | None]:
    """The last day on which a letter can leave to be in time, and by post the time of the last collection, if it is known."""
    if channel != "post":
        return due, None
    day = due
    while not landlord.calendar.is_working(day):
        day -= timedelta(days=1)
    return day, landlord.posting.last_post


def receipt_of(case: Case, rules: Rules, request: LetterRequest) -> date:
    """The day on which a letter being made will count as received."""
    return _arrival(dispatch_of(case, rules, request), _channel(case, request.recipient), rules.landlord)
