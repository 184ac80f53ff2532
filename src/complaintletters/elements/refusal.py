"""What elements of refusals need: the ground, how it was weighed, and where else to go."""

from complaintletters.describing import Description
from complaintletters.elements.requirement import Needs, fact, point_path, said
from complaintletters.wording.vocabulary import RefusalNames


def _refusal_path(refusal: RefusalNames) -> str:
    return refusal.ground.source.removesuffix(".ground")


def refusal_ground(made: Description) -> Needs:
    for refusal in made.names.refusals:
        path = _refusal_path(refusal)
        yield fact(refusal.ground, f"{path}.ground", "the ground")
        yield fact(refusal.reasons, f"{path}.reasons", "why the ground applies")
    if made.request.kind == "refusal" and not made.names.refusals:
        yield fact(None, "refusals", f"refusal {made.request.number}")


def individual_consideration(made: Description) -> Needs:
    for refusal in made.names.refusals:
        path, ground = _refusal_path(refusal), made.rules.code_ground(refusal.ground_id)
        yield fact(refusal.circumstances, f"{path}.circumstances", "how this case was weighed on its own merits")
        if ground and ground.needs_discretion:
            yield fact(refusal.discretion, f"{path}.discretion", "how discretion was considered")


def right_to_challenge(made: Description) -> Needs:
    if made.names.refusals and made.names.ombudsman:
        yield said(made.names.say.challenge, "that the Ombudsman can be asked to look at this decision")


def other_route(made: Description) -> Needs:
    for point in made.names.points:
        if point.route:
            yield fact(point.route.name, f"{point_path(point)}.other_route", "the other route")
            yield fact(point.route.why, point.route.why.path, "why the other route helps")
