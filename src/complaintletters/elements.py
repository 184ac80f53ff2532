"""What each required element needs: the facts and statements that show it, for one described letter.

A regulator's pack says which letters need which element and how strongly; this module says what proves it. A fact is
known by its source: a path within the case or a clock. A new rule for an element belongs here and nowhere else.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from complaintletters.describing import Description
from complaintletters.values import DomainValue
from complaintletters.wording.vocabulary import (
    ActionNames,
    CompensationLine,
    CompensationNames,
    PointNames,
    RefusalNames,
)


@dataclass(frozen=True, slots=True)
class Requirement:
    """One fact or statement that an element needs.

    ``source`` is what a letter's node must carry; ``known`` whether the case holds the fact; ``where`` and ``mend`` tell
    a complaints officer what to add; ``what`` names it in a message.
    """

    source: str
    known: bool
    what: str
    where: str
    mend: str = ""


Needs = Iterator[Requirement]
UPHELD = frozenset({"upheld", "partly-upheld"})


def _fact(value: DomainValue | None, where: str, what: str, mend: str = "") -> Requirement:
    return Requirement(value.source if value else where, value is not None, what, where, mend or f"Add {what}.")


def _say(value: DomainValue, what: str) -> Requirement:
    return Requirement(value.source, True, what, value.source)


def _point_path(point: PointNames) -> str:
    return point.heading.path.removesuffix(".heading")


def _here(made: Description, point: PointNames) -> str:
    return f"{_point_path(point)}.stages.{made.request.stage}"


def _upheld(made: Description) -> Iterator[PointNames]:
    return (point for point in made.names.accepted_points if point.decision in UPHELD)


# --- every letter ---------------------------------------------------------------------------------------------------


def _identity(made: Description) -> Needs:
    yield _fact(made.names.letter.dated, "date", "the letter's date")
    yield _fact(made.names.case.reference, "reference", "the case reference")


def _stage(made: Description) -> Needs:
    yield _fact(made.names.stage.name, "stage", "the name of the stage")


def _complaint_definition(made: Description) -> Needs:
    for point in made.names.points:
        yield _fact(point.text, point.text.path, f"the complaint point “{point.heading.text}”")
    for issue in made.names.new_issues:
        yield _fact(issue.text, issue.text.path, "what else the resident told us")
        yield _fact(issue.logged_as, issue.logged_as.source, f"the new complaint's reference, {issue.logged_as.text}")


def _handler(made: Description) -> Needs:
    person, stage = made.names.handler, made.request.stage
    yield _fact(person.called, f"stages.{stage}.handler", "who deals with the complaint")
    reach = person.telephone or person.email
    yield _fact(
        reach,
        f"stages.{stage}.handler",
        "a way to reach them",
        "Give the handler a telephone number or an e-mail address.",
    )


def _lateness(made: Description) -> Needs:
    if made.names.letter.late:
        say = made.names.say
        chosen = {"acknowledgement": say.late_acknowledgement, "extension": say.late_extension}.get(
            made.request.kind, say.late_response
        )
        yield _say(chosen, "that this letter is late, and an apology")


def _ombudsman(made: Description) -> Needs:
    ombudsman = made.names.ombudsman
    if ombudsman is None:
        return
    yield _fact(ombudsman.name, "ombudsman", "the Ombudsman's name")
    yield _fact(
        ombudsman.telephone or ombudsman.web,
        "ombudsman",
        "how to reach the Ombudsman",
        "Add it to the regulator's pack.",
    )
    if made.request.kind == "response" and made.names.stage.last:
        yield _say(made.names.say.ombudsman_right, "the right to go to the Ombudsman")
        if ombudsman.months:
            yield _say(made.names.say.ombudsman_months, "how long there is to go to the Ombudsman")
    else:
        yield _say(made.names.say.ombudsman_any_time, "that the Ombudsman gives advice at any time")


def _support(made: Description) -> Needs:
    say = made.names.say
    yield _say(say.representative, "that someone may act for the resident")
    yield _say(say.adjustments, "that adjustments can be asked for")
    yield _say(say.no_detriment, "that complaining won't count against the resident")


def _nothing(_made: Description) -> Needs:
    return iter(())


# --- acknowledgement and extension ----------------------------------------------------------------------------------


def _outcomes_sought(made: Description) -> Needs:
    for outcome in made.names.outcomes:
        yield _fact(outcome.text, outcome.text.path, f"the outcome sought “{outcome.text.text}”")
    if not made.case.outcomes:
        yield _fact(
            None, "outcomes", "what the resident wants", "Ask them, and add it; “to be told why” is an outcome too."
        )
    if made.request.kind == "response":
        for outcome in made.names.outcomes:
            path = outcome.text.path.removesuffix(".text")
            where = f"{path}.answers.{made.request.stage}"
            yield _fact(outcome.answer, where, f"the answer to “{outcome.text.text}”")


def _clarification(made: Description) -> Needs:
    for point in made.names.accepted_points:
        if point.unclear:
            yield _fact(point.unclear, point.unclear.path, "the question about an unclear point")
    yield _say(made.names.say.correct_definition, "how to correct the complaint definition")


def _responsibility(made: Description) -> Needs:
    if made.request.kind == "acknowledgement":
        for point in made.names.accepted_points:
            path = f"{_point_path(point)}.responsibility"
            what = f"whether you are responsible for “{point.heading.text}”, and why"
            yield _fact(point.why, f"{path}.why" if point.responsibility_known else path, what)


def _response_due(made: Description) -> Needs:
    yield _fact(made.names.dates.response_due, f"stages.{made.request.stage}", "the date by which the answer will come")


def _extension_reason(made: Description) -> Needs:
    extension, where = made.names.extension, f"stages.{made.request.stage}.extensions"
    if extension is None:
        yield _fact(None, where, f"extension {made.request.number}")
        return
    path = extension.new_due.source.removesuffix(".new_due")
    yield _fact(extension.reason, f"{path}.reason", "why this case needs more time")
    yield _fact(extension.done, f"{path}.done", "what is done so far")
    yield _fact(extension.remaining, f"{path}.remaining", "what remains")
    if extension.beyond_cap or extension.good_reason:
        yield _fact(extension.good_reason, f"{path}.good_reason", "the good reason for going beyond the limit")


def _old_and_new_date(made: Description) -> Needs:
    extension = made.names.extension
    if extension:
        yield _fact(extension.old_due, "stages", "the old date")
        yield _fact(extension.new_due, "stages", "the new date")
        if extension.agreed:
            yield _say(made.names.say.date_agreed, "that the resident agreed to the new date")
    for earlier in made.names.earlier_extensions if extension else ():
        yield _fact(earlier.new_due, "stages", "a date that an earlier extension set")


def _update_interval(made: Description) -> Needs:
    extension = made.names.extension
    if extension:
        path = extension.new_due.source.removesuffix(".new_due")
        yield _fact(extension.updates, f"{path}.updates", "how often the resident will hear from you")
        say = made.names.say
        agreed = say.updates_agreed if extension.updates_agreed else say.updates_to_agree
        yield _say(agreed, "whether the updates are agreed")


# --- refusal --------------------------------------------------------------------------------------------------------


def _refusal_path(refusal: RefusalNames) -> str:
    return refusal.ground.source.removesuffix(".ground")


def _refusal_ground(made: Description) -> Needs:
    for refusal in made.names.refusals:
        path = _refusal_path(refusal)
        yield _fact(refusal.ground, f"{path}.ground", "the ground")
        yield _fact(refusal.reasons, f"{path}.reasons", "why the ground applies")
    if made.request.kind == "refusal" and not made.names.refusals:
        yield _fact(None, "refusals", f"refusal {made.request.number}")


def _individual_consideration(made: Description) -> Needs:
    late = {ground.id for ground in made.rules.regulator.grounds if ground.needs_discretion}
    for refusal in made.names.refusals:
        path = _refusal_path(refusal)
        yield _fact(refusal.circumstances, f"{path}.circumstances", "how this case was weighed on its own merits")
        if refusal.ground_id in late:
            yield _fact(refusal.discretion, f"{path}.discretion", "how discretion was considered")


def _right_to_challenge(made: Description) -> Needs:
    if made.names.refusals and made.names.ombudsman:
        yield _say(made.names.say.challenge, "that the Ombudsman can be asked to look at this decision")


def _other_route(made: Description) -> Needs:
    for point in made.names.points:
        if point.route:
            yield _fact(point.route.name, f"{_point_path(point)}.other_route", "the other route")
            yield _fact(point.route.why, point.route.why.path, "why the other route helps")


# --- response -------------------------------------------------------------------------------------------------------


def _investigation(made: Description) -> Needs:
    where = f"stages.{made.request.stage}.investigation"
    yield _fact(made.names.investigation, where, "how the complaint was investigated")


def _decision(made: Description) -> Needs:
    for point in made.names.accepted_points:
        where = f"{_here(made, point)}.decision"
        yield _fact(point.decision_name, where, f"the decision on “{point.heading.text}”")


def _reasons(made: Description) -> Needs:
    for point in made.names.accepted_points:
        where = f"{_here(made, point)}.reasons"
        yield _fact(point.reasons, where, f"the reasons for the decision on “{point.heading.text}”")


def _acknowledgement_of_fault(made: Description) -> Needs:
    for point in _upheld(made):
        here = _here(made, point)
        yield _fact(point.fault, f"{here}.fault", f"what went wrong with “{point.heading.text}”")
        yield _fact(point.effect, f"{here}.effect", f"the effect of what went wrong with “{point.heading.text}”")


def _apology(made: Description) -> Needs:
    for point in _upheld(made):
        yield _fact(point.apology, f"{_here(made, point)}.apology", f"the apology for “{point.heading.text}”")


def _line(line: CompensationLine) -> Needs:
    """What a sum offered now needs. How it was worked out needs proof only where it stands for the case's own words."""
    path = line.amount.source.removesuffix(".amount")
    yield _fact(line.amount, line.amount.source, "a sum of compensation")
    yield _fact(line.what, line.what.path, "what a sum of compensation is for")
    if line.working:
        yield _fact(line.working, f"{path}.working", f"how the sum for “{line.what.text}” was worked out")
    if line.payee:
        yield _fact(line.payee, f"{path}.payee", f"who is paid for “{line.what.text}”")
    if not line.paid:
        yield _fact(line.pay_by, f"{path}.pay_by", f"when the compensation for “{line.what.text}” is paid")


def _changed_money(money: CompensationNames) -> Needs:
    """At a later stage: what stands, what no longer does, and what that makes of the offer."""
    for line in (*money.earlier, *money.replaced):
        yield _fact(line.amount, line.amount.source, f"the earlier offer for “{line.what.text}”")
    if money.any and (money.any_earlier or money.any_replaced):
        yield _fact(money.before, money.before.source, "what was offered before")
        if money.change != "same":
            yield _fact(money.difference, money.difference.source, "how the offer differs from the one before")


def _paid_money(money: CompensationNames) -> Needs:
    """What has been paid, what goes to arrears, with the consent to it, and what is left."""
    if money.paid:
        yield _fact(money.paid, money.paid.source, "what has been paid so far")
    for offset in money.offsets:
        yield _fact(offset.amount, offset.amount.source, f"the sum that goes to {offset.what.text}")
        yield _fact(offset.what, offset.what.path, "what a sum is set against")
        yield _fact(
            offset.agreed, offset.agreed.source, f"the resident's consent that a sum goes to {offset.what.text}"
        )
    if (money.paid or money.offsets) and not money.settled:
        yield _fact(money.to_pay, money.to_pay.source, "what is left to pay")


def _remedy(made: Description) -> Needs:
    money = made.names.compensation
    for line in money.lines:
        yield from _line(line)
    yield from _changed_money(money)
    if money.any or money.any_earlier:
        yield from _paid_money(money)
        yield _fact(money.total, "compensation", "the total of the compensation")
        yield _say(made.names.say.money_waives_nothing, "that taking the money gives up no right")


def _unmet_outcomes(made: Description) -> Needs:
    return _nothing(made)  # an outcome's answer, required with the outcome itself, says why it is not met


def _promise(action: ActionNames, made: Description) -> Needs:
    """What a promise still to keep needs: when, or what it waits for, and how the resident hears about it."""
    path = action.what.path.removesuffix(".what")
    what = f"“{action.what.text}”"
    if f"{path}.condition" not in made.withheld:
        mend = "Add its date, or the condition it waits for."
        yield _fact(action.due or action.condition, f"{path}.due", f"when {what} is done", mend)
    yield _fact(action.updates, f"{path}.updates", f"how the resident will hear about {what}")


def _outstanding_actions(made: Description) -> Needs:
    for action in made.names.actions:
        path = action.what.path.removesuffix(".what")
        yield _fact(action.what, action.what.path, "an action")
        yield _fact(action.owner, f"{path}.owner", f"who sees to “{action.what.text}”")
        if action.status == "promised":
            yield from _promise(action, made)
    if not made.names.actions:
        yield _say(made.names.say.nothing_outstanding, "that nothing is outstanding")


def _learning(made: Description) -> Needs:
    for one in made.names.learning:
        yield _fact(one.text, one.text.path, "what changes because of the complaint")
    if not any(one.stage <= made.request.stage for one in made.case.learning):
        yield _fact(None, "learning", "what changes because of the complaint")


def _changed_since_stage_1(made: Description) -> Needs:
    if made.request.stage == 1:
        return
    where = f"stages.{made.request.stage}.still_unhappy"
    yield _fact(made.names.still_unhappy, where, "why the resident stayed unhappy")
    for point in made.names.accepted_points:
        here = _here(made, point)
        what = f"whether the stage 1 finding on “{point.heading.text}” is kept or changed"
        known = point.first_decision_name if point.changed else None
        lacks_first = point.changed and point.first_decision_name is None
        where = f"{_point_path(point)}.stages.1.decision" if lacks_first else f"{here}.changed"
        yield _fact(known, where, what, 'Add "changed": "kept" or "changed", and the stage 1 decision.')
    for action in made.names.first_stage.actions:
        yield _fact(action.what, action.what.path, "what became of a promise made at stage 1")
        if action.status != "promised":
            path = action.what.path.removesuffix(".what")
            yield _fact(action.result, f"{path}.result", f"what became of “{action.what.text}”")


def _escalation(made: Description) -> Needs:
    if made.names.escalation:
        yield _fact(made.names.escalation.to, "escalation", "the name of the next stage")
        yield _say(made.names.say.ask_next_stage, "how to ask for the next stage")


def _escalation_limits(made: Description) -> Needs:
    if made.names.escalation is None:
        return
    yield _say(made.names.say.no_reasons_needed, "that no reasons are needed")
    if made.names.escalation.until:
        yield _fact(made.names.escalation.until, "escalation", "the last day to ask for the next stage")


def _finality(made: Description) -> Needs:
    say = made.names.say
    refusing = made.request.kind == "refusal"
    yield _say(say.first_stage_was_final if refusing else say.final_response, "that this is the final response")


ELEMENTS: dict[str, Callable[[Description], Needs]] = {
    "identity": _identity,
    "stage": _stage,
    "complaint-definition": _complaint_definition,
    "outcomes-sought": _outcomes_sought,
    "clarification": _clarification,
    "responsibility": _responsibility,
    "handler": _handler,
    "response-due": _response_due,
    "lateness": _lateness,
    "extension-reason": _extension_reason,
    "old-and-new-date": _old_and_new_date,
    "update-interval": _update_interval,
    "refusal-ground": _refusal_ground,
    "individual-consideration": _individual_consideration,
    "right-to-challenge": _right_to_challenge,
    "other-route": _other_route,
    "investigation": _investigation,
    "decision": _decision,
    "reasons": _reasons,
    "acknowledgement-of-fault": _acknowledgement_of_fault,
    "apology": _apology,
    "remedy": _remedy,
    "unmet-outcomes": _unmet_outcomes,
    "outstanding-actions": _outstanding_actions,
    "learning": _learning,
    "changed-since-stage-1": _changed_since_stage_1,
    "escalation": _escalation,
    "escalation-limits": _escalation_limits,
    "finality": _finality,
    "ombudsman": _ombudsman,
    "support": _support,
    "plain-language": _nothing,  # a measure of the whole wording (checks/plain), not a fact in it
}


def requirements(element: str, made: Description) -> tuple[Requirement, ...]:
    """What an element needs in this letter; nothing when the case doesn't call for it or it is withheld."""
    return tuple(
        one for one in ELEMENTS[element](made) if one.source not in made.withheld and one.where not in made.withheld
    )
