"""What each required element needs: the facts and statements that show it, for one described letter.

A regulator's pack says which letters need which element and how strongly; this module says what proves it. A fact is
known by its source: a path within the case or a clock. A new rule for an element belongs in this package and
nowhere else: in the module of its kind of letter or its subject.
"""

from collections.abc import Callable

from complaintletters.describing import Description
from complaintletters.elements import acknowledgement, every_letter, refusal, remedy, response
from complaintletters.elements.requirement import Needs, Requirement, nothing

__all__ = ["ELEMENTS", "Requirement", "requirements"]


ELEMENTS: dict[str, Callable[[Description], Needs]] = {
    "identity": every_letter.identity,
    "stage": every_letter.stage,
    "complaint-definition": every_letter.complaint_definition,
    "outcomes-sought": acknowledgement.outcomes_sought,
    "clarification": acknowledgement.clarification,
    "responsibility": acknowledgement.responsibility,
    "handler": every_letter.handler,
    "response-due": acknowledgement.response_due,
    "lateness": every_letter.lateness,
    "extension-reason": acknowledgement.extension_reason,
    "old-and-new-date": acknowledgement.old_and_new_date,
    "update-interval": acknowledgement.update_interval,
    "refusal-ground": refusal.refusal_ground,
    "individual-consideration": refusal.individual_consideration,
    "right-to-challenge": refusal.right_to_challenge,
    "other-route": refusal.other_route,
    "investigation": response.investigation,
    "decision": response.decision,
    "reasons": response.reasons,
    "acknowledgement-of-fault": response.acknowledgement_of_fault,
    "apology": response.apology,
    "remedy": remedy.remedy,
    "unmet-outcomes": response.unmet_outcomes,
    "outstanding-actions": remedy.outstanding_actions,
    "learning": response.learning,
    "changed-since-stage-1": response.changed_since_stage_1,
    "escalation": response.escalation,
    "escalation-limits": response.escalation_limits,
    "finality": response.finality,
    "ombudsman": every_letter.ombudsman,
    "support": every_letter.support,
    "plain-language": nothing,  # a measure of the whole wording (checks/plain), not a fact in it
}


def requirements(element: str, made: Description) -> tuple[Requirement, ...]:
    """What an element needs in this letter; nothing when the case doesn't call for it or it is withheld."""
    return tuple(
        one for one in ELEMENTS[element](made) if one.source not in made.withheld and one.where not in made.withheld
    )
