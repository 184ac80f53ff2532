"""The case checked for one letter before it is described: does it have the records this letter tells of?

Faults here are the input's: the letter asked for can't be made from this case.
"""

from collections.abc import Iterator
from datetime import date

from complaintletters.case import Case, Point
from complaintletters.compose import column_of
from complaintletters.deadlines import stage_of
from complaintletters.describing.description import recipient_of
from complaintletters.describing.points import in_scope, is_accepted, refusal_of, refusals_at
from complaintletters.errors import did_you_mean
from complaintletters.findings import Finding, Level, Nature
from complaintletters.ledger import award
from complaintletters.outline import outline
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules
from complaintletters.time_limit import after_months

COMPLAINANTS = frozenset({"complainant", "joint-complainant", "group-member"})


def _input(code: str, where: str, message: str, mend: str = "", level: Level = Level.ERROR) -> Finding:
    return Finding(code, message, where, level, Nature.INPUT, mend=mend)


def _authority(case: Case, request: LetterRequest) -> Iterator[Finding]:
    recipient = recipient_of(case, request.recipient)
    where = f"recipients[{case.recipients.index(recipient)}].authority"
    if recipient.role in COMPLAINANTS and recipient.person in case.complainants:
        return
    authority, dated = recipient.authority, request.dated
    if authority is None:
        message = f"expected an authority, since a {recipient.role} may not see this complaint without one; found none."
        yield _input("no-authority", where, message, "Add the consent, probate, power or office they act under.")
    elif dated < authority.start:
        message = f"expected an authority valid on {dated.isoformat()}; found one that starts on {authority.start.isoformat()}."
        yield _input("authority-not-valid", where, message, "Date the letter later, or correct the date.")
    elif authority.until and dated > authority.until:
        message = f"expected an authority valid on {dated.isoformat()}; found one that ended on {authority.until.isoformat()}."
        yield _input("authority-not-valid", where, message, "Ask for a new one before you write to them.")


def _voice(case: Case, request: LetterRequest) -> Iterator[Finding]:
    recipient = recipient_of(case, request.recipient)
    where = f"recipients[{case.recipients.index(recipient)}]"
    if recipient.role == "executor" and recipient.voice == "to":
        message = 'expected "about": an executor is never addressed as the resident; found "to".'
        yield _input("executor-as-resident", f"{where}.voice", message, "Leave voice out or set it to about.")
    if recipient.channel == "post" and not recipient.address:
        yield _input(
            "no-address", f"{where}.address", "expected address lines for a letter that goes by post; found none."
        )


def _grounds(case: Case, rules: Rules) -> Iterator[Finding]:
    known = {ground.id for ground in rules.procedure.grounds}
    code = {ground.id for ground in rules.regulator.grounds}
    for index, refusal in enumerate(case.refusals):
        where = f"refusals[{index}].ground"
        if refusal.ground not in known | code:
            message = f'expected a ground of {rules.landlord.name}\'s policy; found "{refusal.ground}".'
            yield _input("unknown-ground", where, message, did_you_mean(refusal.ground, known))


def _routes(case: Case, rules: Rules) -> Iterator[Finding]:
    known = rules.routes()
    for index, point in enumerate(case.points):
        if point.other_route and point.other_route.route not in known:
            where, wrong = f"points[{index}].other_route.route", point.other_route.route
            message = f'expected a route of {rules.landlord.name} or {rules.regulator.name}; found "{wrong}".'
            yield _input("unknown-route", where, message, did_you_mean(wrong, known))


def _refused_points(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """A point that is not accepted needs a refusal that says why."""
    named = {point for _, refusal in refusals_at(case, request.stage) for point in refusal.points}
    for index, point in in_scope(case, request.stage):
        if not is_accepted(case, point, request.stage) and point.id not in named:
            where = f"points[{index}].stages.{request.stage}.accepted"
            message = (
                f'expected a refusal of the {refusal_of(request.stage)} that names the point "{point.id}"; found none.'
            )
            yield _input("refusal-without-reasons", where, message, "Add it to refusals.")


def _refusal(case: Case, request: LetterRequest) -> Iterator[Finding]:
    numbers = [refusal.number for _, refusal in refusals_at(case, request.stage)]
    if request.number not in numbers:
        what = refusal_of(request.stage)
        message = f"expected refusal {request.number} of the {what}; found {', '.join(map(str, numbers)) or 'none'}."
        yield _input("no-refusal", "refusals", message, f'Add a refusal with "of": "{what}".')


def _extension(case: Case, request: LetterRequest) -> Iterator[Finding]:
    numbers = [one.number for one in stage_of(case, request.stage).extensions]
    if request.number not in numbers:
        message = f"expected extension {request.number}; found {', '.join(map(str, numbers)) or 'none'}."
        yield _input(
            "no-extension", f"stages.{request.stage}.extensions", message, "Add it, with its reason and new date."
        )


def _accepted(case: Case, stage: int) -> list[tuple[int, Point]]:
    return [(index, point) for index, point in in_scope(case, stage) if is_accepted(case, point, stage)]


def _decisions(case: Case, request: LetterRequest) -> Iterator[Finding]:
    for index, point in _accepted(case, request.stage):
        record = point.stages.get(request.stage)
        if record is None or record.decision is None:
            where = f"points[{index}].stages.{request.stage}.decision"
            message = (
                f"expected a decision on “{point.heading.text}”, since a response decides every point; found none."
            )
            yield _input("no-decision", where, message, "Add upheld, partly-upheld, not-upheld or outside-remit.")


def _nothing_to_say(case: Case, request: LetterRequest) -> Iterator[Finding]:
    if request.kind != "refusal" and not _accepted(case, request.stage):
        message = f"expected at least one point accepted at stage {request.stage}; found none."
        mend = "Make a refusal instead, or mark the points that are escalated."
        yield _input("no-points", "points", message, mend)


def _requested(case: Case, request: LetterRequest) -> Iterator[Finding]:
    if request.stage > 1 and stage_of(case, request.stage).requested is None:
        where = f"stages.{request.stage}.requested"
        yield _input(
            "not-requested", where, "expected the date on which the resident asked for this stage; found none."
        )


def _same_person(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    """The person who considers a stage is not the one who considered the stage before (Code 2024, 6.13)."""
    here, before = stage_of(case, request.stage).handler, stage_of(case, request.stage - 1).handler
    if request.stage > 1 and here is not None and here == before:
        where = f"stages.{request.stage}.handler"
        message = "expected a person other than the one who considered the stage before; found the same."
        provision = f"{rules.regulator.code} {rules.regulator.edition}, 6.13"
        yield Finding("same-person", message, where, provision=provision, mend="Name who considers it now.")


def _contradictions(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """A finding that is kept is the same as before; one that is changed is another."""
    for index, point in _accepted(case, request.stage) if request.kind == "response" else ():
        before, here = point.stages.get(request.stage - 1), point.stages.get(request.stage)
        if before and here and here.changed and before.decision and here.decision:
            same = before.decision == here.decision
            if same != (here.changed == "kept"):
                where = f"points[{index}].stages.{request.stage}.changed"
                expected = "kept" if same else "changed"
                message = (
                    f'expected "{expected}", since {before.decision} became {here.decision}; found "{here.changed}".'
                )
                yield _input("changed-contradicts", where, message, "Correct it, or one of the decisions.")


def _lateness_of_complaint(case: Case, rules: Rules) -> Iterator[Finding]:
    """A complaint is in time within 12 months of the matter or of becoming aware of it (Code 2024, 2.3).

    The case's dates are the whole complaint's, so they say nothing of one point among several.
    """
    late = {ground.id for ground in rules.regulator.grounds if ground.needs_discretion}
    known = [day for day in (case.dates.aware, case.dates.arose) if day]
    if not known or case.dates.received > after_months(max(known), 12):
        return
    for index, refusal in enumerate(case.refusals):
        whole = {point.id for point in case.points} <= set(refusal.points)
        if whole and refusal.ground in late and refusal.of == "complaint":
            received, since = case.dates.received.isoformat(), max(known).isoformat()
            message = f"expected a complaint received more than 12 months after {since}; found one received on {received}."
            yield _input(
                "not-late", f"refusals[{index}].ground", message, "Correct the dates, or take the complaint on."
            )


def _past_dates(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """A promise for a day before the letter is a slip, or no promise."""
    promised = [
        *(
            (f"compensation[{n}].pay_by", one.pay_by, one.stage, one.status == "offered")
            for n, one in enumerate(case.compensation)
        ),
        *((f"actions[{n}].due", one.due, one.stage, one.status == "promised") for n, one in enumerate(case.actions)),
    ]
    for where, day, stage, is_open in promised:
        if request.kind == "response" and stage == request.stage and is_open and day and day < request.dated:
            message = f"expected a day on or after the letter's ({request.dated.isoformat()}); found {day.isoformat()}."
            yield _input("date-past", where, message, "Correct it, or say that it is done or paid.", Level.WARNING)


def _stages(case: Case, rules: Rules) -> Iterator[Finding]:
    known = {stage.number for stage in rules.procedure.stages}
    there = ", ".join(map(str, sorted(known)))
    for number in sorted(set(case.stages) - known):
        message = f"expected a stage of {rules.landlord.name}'s procedure ({there}); found {number}."
        yield _input("unknown-stage", f"stages.{number}", message, "Move it, or delete it.")


def _totals(case: Case) -> Iterator[Finding]:
    for stage, stated in case.compensation_total.items():
        computed = award(case, stage).total
        if computed != stated:
            message = f"expected the total of the lines that stand at stage {stage}, £{computed}; found £{stated}."
            yield _input("wrong-total", f"compensation_total.{stage}", message, "Correct a line or the total.")


def _claims(case: Case, rules: Rules) -> Iterator[Finding]:
    """A claim is filed at court with a date; a letter of claim is not proceedings (Code 2024, 2.2)."""
    needing = {ground.id for ground in rules.regulator.grounds if ground.needs_claim}
    filed = case.legal.status == "claim-filed" and case.legal.date is not None
    for index, refusal in enumerate(case.refusals):
        if refusal.ground in needing and not filed:
            message = "expected a claim filed at court, with its date, in legal; found none."
            yield _input("claim-not-filed", f"refusals[{index}].ground", message, "A letter of claim is not enough.")


def _dated(case: Case, request: LetterRequest) -> Iterator[Finding]:
    before: tuple[tuple[str, date | None], ...] = (
        ("dates.received", case.dates.received),
        (f"stages.{request.stage}.requested", stage_of(case, request.stage).requested),
    )
    for where, day in before:
        if day and request.dated < day:
            message = (
                f"expected a letter dated on or after {where} ({day.isoformat()}); found {request.dated.isoformat()}."
            )
            yield _input("dated-too-early", where, message, "Give the letter's date with --date, or correct the case.")


_NEEDS = {"refusal": _refusal, "extension": _extension, "decisions": _decisions}


def check_case(case: Case, rules: Rules, request: LetterRequest) -> tuple[Finding, ...]:
    """What makes this letter impossible from this case. Raises ``UsageError`` for a stage at which it isn't sent."""
    made = outline(request.kind, rules.templates, rules.landlord.folder)
    column_of(made, request)
    findings = [
        *_authority(case, request),
        *_voice(case, request),
        *_grounds(case, rules),
        *_routes(case, rules),
        *_refused_points(case, request),
        *_requested(case, request),
        *_dated(case, request),
        *_nothing_to_say(case, request),
        *_same_person(case, rules, request),
        *_stages(case, rules),
        *_totals(case),
        *_contradictions(case, request),
        *_lateness_of_complaint(case, rules),
        *_past_dates(case, request),
        *_claims(case, rules),
    ]
    if made.needs in _NEEDS:
        findings += _NEEDS[made.needs](case, request)
    return tuple(findings)
