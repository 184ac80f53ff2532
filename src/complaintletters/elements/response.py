"""What elements of responses need: decisions and reasons, what changed since stage 1, and what comes next."""

from complaintletters.describing import Description
from complaintletters.elements.requirement import Needs, fact, nothing, point_path, said, stage_path, upheld


def investigation(made: Description) -> Needs:
    where = f"stages.{made.request.stage}.investigation"
    yield fact(made.names.investigation, where, "how the complaint was investigated")


def decision(made: Description) -> Needs:
    for point in made.names.accepted_points:
        where = f"{stage_path(made, point)}.decision"
        yield fact(point.decision_name, where, f"the decision on “{point.heading.text}”")


def reasons(made: Description) -> Needs:
    for point in made.names.accepted_points:
        where = f"{stage_path(made, point)}.reasons"
        yield fact(point.reasons, where, f"the reasons for the decision on “{point.heading.text}”")


def acknowledgement_of_fault(made: Description) -> Needs:
    for point in upheld(made):
        here = stage_path(made, point)
        yield fact(point.fault, f"{here}.fault", f"what went wrong with “{point.heading.text}”")
        yield fact(point.effect, f"{here}.effect", f"the effect of what went wrong with “{point.heading.text}”")


def apology(made: Description) -> Needs:
    for point in upheld(made):
        yield fact(point.apology, f"{stage_path(made, point)}.apology", f"the apology for “{point.heading.text}”")


def unmet_outcomes(made: Description) -> Needs:
    return nothing(made)  # an outcome's answer, required with the outcome itself, says why it is not met


def learning(made: Description) -> Needs:
    for one in made.names.learning:
        yield fact(one.text, one.text.path, "what changes because of the complaint")
    if not any(one.stage <= made.request.stage for one in made.case.learning):
        yield fact(None, "learning", "what changes because of the complaint")


def changed_since_stage_1(made: Description) -> Needs:
    if made.request.stage == 1:
        return
    where = f"stages.{made.request.stage}.still_unhappy"
    yield fact(made.names.still_unhappy, where, "why the resident stayed unhappy")
    for point in made.names.accepted_points:
        here = stage_path(made, point)
        if point.joined_here and point.added:
            yield fact(point.added, f"{here}.added", f"when “{point.heading.text}” was added")
            continue
        what = f"whether the stage 1 finding on “{point.heading.text}” is kept or changed"
        known = point.first_decision_name if point.changed else None
        lacks_first = point.changed and point.first_decision_name is None
        where = f"{point_path(point)}.stages.1.decision" if lacks_first else f"{here}.changed"
        yield fact(known, where, what, 'Add "changed": "kept" or "changed", and the stage 1 decision.')
    for action in made.names.first_stage.actions:
        yield fact(action.what, action.what.path, "what became of a promise made at stage 1")
        if action.status != "promised":
            path = action.what.path.removesuffix(".what")
            yield fact(action.result, f"{path}.result", f"what became of “{action.what.text}”")


def escalation(made: Description) -> Needs:
    if made.names.escalation:
        yield fact(made.names.escalation.to, "escalation", "the name of the next stage")
        yield said(made.names.say.ask_next_stage, "how to ask for the next stage")


def escalation_limits(made: Description) -> Needs:
    if made.names.escalation is None:
        return
    yield said(made.names.say.no_reasons_needed, "that no reasons are needed")
    if made.names.escalation.until:
        yield fact(made.names.escalation.until, "escalation", "the last day to ask for the next stage")


def finality(made: Description) -> Needs:
    say = made.names.say
    refusing = made.request.kind == "refusal"
    yield said(say.first_stage_was_final if refusing else say.final_response, "that this is the final response")
