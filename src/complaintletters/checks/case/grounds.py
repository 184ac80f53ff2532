"""Refusals: a ground that the policy has for it, used within its own conditions, and dates that bear it out."""

from collections.abc import Iterator

from complaintletters.case import Case, Point, Refusal
from complaintletters.checks.case.finding import input_finding, paragraph
from complaintletters.describing.points import in_scope, is_accepted, refusal_of, refusals_at
from complaintletters.errors import did_you_mean
from complaintletters.findings import Finding, Level
from complaintletters.landlord import GroundProfile
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules
from complaintletters.time_limit import after_months

HEALTH_AND_SAFETY = "health-and-safety"
# Surveys and first requests for a service are not complaints at all (Code 2024, 1.6 and 1.4), so no ground is needed.
NOT_COMPLAINTS = frozenset({"survey", "first-request"})


def _told(case: Case, request: LetterRequest) -> list[tuple[int, Refusal]]:
    """The refusals that this letter tells of, with their index in the case."""
    found = refusals_at(case, request.stage)
    match request.kind:
        case "refusal":
            return [(index, one) for index, one in found if one.number == request.number]
        case "acknowledgement":
            return found
    return []


def _ground(rules: Rules, refusal: Refusal) -> GroundProfile | None:
    return next((one for one in rules.procedure.grounds if one.id == refusal.ground), None)


def named(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """A refusal letter has the refusal it tells of."""
    numbers = [refusal.number for _, refusal in refusals_at(case, request.stage)]
    if request.number not in numbers:
        what = refusal_of(request.stage)
        message = f"expected refusal {request.number} of the {what}; found {', '.join(map(str, numbers)) or 'none'}."
        yield input_finding("no-refusal", "refusals", message, f'Add a refusal with "of": "{what}".')


def refused_points(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """A point that is not accepted needs a refusal that says why."""
    refused = {point for _, refusal in refusals_at(case, request.stage) for point in refusal.points}
    for index, point in in_scope(case, request.stage):
        if not is_accepted(case, point, request.stage) and point.id not in refused:
            where = f"points[{index}].stages.{request.stage}.accepted"
            message = (
                f'expected a refusal of the {refusal_of(request.stage)} that names the point "{point.id}"; found none.'
            )
            yield input_finding("refusal-without-reasons", where, message, "Add it to refusals.")


# --- the ground -----------------------------------------------------------------------------------------------------


def known_grounds(case: Case, rules: Rules) -> Iterator[Finding]:
    """A ground is one of the policy's, for what is refused; or one of the Code's."""
    known = {ground.id for ground in rules.procedure.grounds}
    code = {ground.id for ground in rules.regulator.grounds}
    for index, refusal in enumerate(case.refusals):
        where, ground = f"refusals[{index}].ground", _ground(rules, refusal)
        if refusal.ground not in known | code:
            message = f'expected a ground of {rules.landlord.name}\'s policy; found "{refusal.ground}".'
            yield input_finding("unknown-ground", where, message, did_you_mean(refusal.ground, known))
        elif ground and refusal.of not in ground.of:
            listed = ", ".join(one.id for one in rules.procedure.grounds if refusal.of in one.of) or "none"
            what = "a complaint" if refusal.of == "complaint" else "an escalation"
            message = f'expected a ground that the policy has for refusing {what} ({listed}); found "{refusal.ground}".'
            provision = paragraph(rules.landlord, ground.ref)
            yield input_finding(
                "ground-not-for-this", where, message, "Choose another ground, or take it on.", provision=provision
            )


def own_grounds(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    """A ground that the Code doesn't list is the landlord's own: allowed where it is fair and reasonable (Code 2024, 2.2)."""
    if rules.regulator.conduct_rule("own-grounds") is None:
        return
    code = {ground.id for ground in rules.regulator.grounds} | NOT_COMPLAINTS
    for index, refusal in _told(case, request):
        ground = _ground(rules, refusal)
        if ground and ground.id not in code:
            message = (
                f'expected a ground that the {rules.regulator.code} lists; found the landlord\'s own, "{ground.id}".'
            )
            mend = "Make sure that it is fair and reasonable here, and that the reasons say why."
            provision = paragraph(rules.landlord, ground.ref, rules.regulator.conduct_provision("own-grounds"))
            where = f"refusals[{index}].ground"
            yield input_finding("own-ground", where, message, mend, Level.WARNING, provision=provision)


# --- its conditions -------------------------------------------------------------------------------------------------


def _concerns(case: Case, refusal: Refusal, point: Point, exception: str) -> bool | None:
    """Whether a refused point is what a ground is never for; none where the case doesn't say.

    A hazard is a matter of health and safety. The case says it of the whole complaint, so a point may answer otherwise
    where other points are taken on.
    """
    answered = point.concerns.get(exception)
    if exception == HEALTH_AND_SAFETY and case.hazard:
        whole = {one.id for one in case.points} <= set(refusal.points)
        return True if whole or answered is None else answered
    return answered


def conditions(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    """A ground is not used for what its own policy says it is never for."""
    for at, refusal in _told(case, request):
        ground = _ground(rules, refusal)
        for index, point in enumerate(case.points):
            for exception in ground.never_for if ground and point.id in refusal.points else ():
                yield from _condition(rules, ground, at, index, exception, _concerns(case, refusal, point, exception))


def _condition(
    rules: Rules, ground: GroundProfile | None, at: int, index: int, exception: str, answer: bool | None
) -> Iterator[Finding]:
    if ground is None or answer is False:
        return
    provision = paragraph(rules.landlord, ground.ref)
    except_for = f" ({ground.except_for})" if ground.except_for else ""
    if answer:
        message = (
            f'expected a ground that is open for this point; found "{ground.id}", which is never for '
            f"{exception}{except_for}, and points[{index}] is that."
        )
        mend = "Take the point on, or choose a ground that fits."
        yield input_finding("ground-not-open", f"refusals[{at}].ground", message, mend, provision=provision)
        return
    where = f"points[{index}].concerns"
    message = (
        f'expected an answer whether this point is "{exception}", since "{ground.id}" is never for that{except_for}; '
        "found none."
    )
    mend = f'Add "{exception}": true or false.'
    yield input_finding("ground-condition-unanswered", where, message, mend, Level.WARNING, provision=provision)


def known_concerns(case: Case, rules: Rules) -> Iterator[Finding]:
    """A point answers only what some ground makes an exception for; anything else is a slip of the pen."""
    known = {exception for ground in rules.procedure.grounds for exception in ground.never_for} | {HEALTH_AND_SAFETY}
    for index, point in enumerate(case.points):
        for name in sorted(set(point.concerns) - known):
            message = f'expected what a ground of {rules.landlord.name} makes an exception for; found "{name}".'
            where = f"points[{index}].concerns.{name}"
            yield input_finding("unknown-concern", where, message, did_you_mean(name, known), Level.WARNING)


# --- dates and claims -----------------------------------------------------------------------------------------------


def lateness_of_complaint(case: Case, rules: Rules) -> Iterator[Finding]:
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
            message = (
                f"expected a complaint received more than 12 months after {since}; found one received on {received}."
            )
            provision = rules.regulator.conduct_provision("late-complaints")
            mend = "Correct the dates, or take the complaint on."
            yield input_finding("not-late", f"refusals[{index}].ground", message, mend, provision=provision)


def claims(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    """A claim is filed at court with a date; a letter of claim is not proceedings (Code 2024, 2.2)."""
    needing = {ground.id for ground in rules.regulator.grounds if ground.needs_claim}
    filed = case.legal.date if case.legal.status == "claim-filed" else None
    told = {index for index, _ in _told(case, request)}
    provision = rules.regulator.conduct_provision("claim-filed")
    for index, refusal in enumerate(case.refusals):
        too_late = filed is not None and index in told and filed > request.dated
        if refusal.ground in needing and (filed is None or too_late):
            found = f"one filed on {filed.isoformat()}, after this letter" if filed else "none"
            message = f"expected a claim filed at court, with its date, in legal; found {found}."
            where, mend = f"refusals[{index}].ground", "A letter of claim is not enough."
            yield input_finding("claim-not-filed", where, message, mend, provision=provision)
