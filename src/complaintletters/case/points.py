"""The complaint's points, what the resident wants, and what the landlord does about it, money apart."""

from typing import Literal

from complaintletters.case.values import Day, Flag, Id, StageKey, StageNumber
from complaintletters.case.words import Model, Words


class Responsibility(Model):
    ours: Flag
    """Whether the landlord is responsible for this matter."""
    why: Words | None = None
    """Why it is or is not."""


class PointAtStage(Model):
    """What happened to one point at one stage."""

    escalated: Flag = True
    """At stage 2: whether the complainant asked for this point to be looked at again."""
    accepted: Flag = True
    """Whether the landlord takes the point at this stage. If not, a refusal says why."""
    withdrawn: Flag = False
    """Whether the complainant has withdrawn it."""
    added: Day | None = None
    """When it was added, if after the complaint was made. A point that comes in at stage 2 needs it, and no stage 1."""
    decision: Literal["upheld", "partly-upheld", "not-upheld", "outside-remit"] | None = None
    """The outcome. A response needs one for every point."""
    changed: Literal["kept", "changed"] | None = None
    """At stage 2: whether the stage 1 finding is kept or changed."""
    reasons: Words | None = None
    """Why, with policy, law and good practice where they bear."""
    evidence: tuple[Words, ...] = ()
    """What was looked at for this point."""
    references: tuple[Words, ...] = ()
    """Policies, law or good practice relied on."""
    fault: Words | None = None
    """For an upheld point: what went wrong."""
    effect: Words | None = None
    """For an upheld point: its effect on the resident."""
    apology: Words | None = None
    """For an upheld point: an apology that owns the fault."""
    apology_by: Id | None = None
    """Who apologises, by id. Someone of fitting seniority."""


class OtherRoute(Model):
    route: Id
    """Where to go instead or as well: a route of the landlord's profile or the regulator's pack, by id."""
    why: Words
    """Why it helps here."""


class Point(Model):
    """One complaint point."""

    id: Id
    """Its id, used by everything that answers it."""
    heading: Words
    """A few words for headings and lists."""
    text: Words
    """The landlord's understanding of the point, in words the resident would recognise."""
    responsibility: Responsibility | None = None
    """Whether the landlord is responsible, and why. Needed in an acknowledgement."""
    unclear: Words | None = None
    """A question to the resident, where the point is unclear."""
    stages: dict[StageKey, PointAtStage] = {}
    """What happened at each stage, by stage number."""
    other_route: OtherRoute | None = None
    """Where else to go with it."""
    concerns: dict[Id, Flag] = {}
    """What grounds for refusal make exceptions for, and whether this point is that: "health-and-safety", "recurring".

    The landlord's profile names them, at ``never_for`` of its grounds.
    """


class Outcome(Model):
    """Something the resident wants."""

    id: Id
    """Its id."""
    text: Words
    """What they want."""
    points: tuple[Id, ...] = ()
    """The points it belongs to."""
    answers: dict[StageKey, Words] = {}
    """The answer at each stage, by stage number."""


class Action(Model):
    """Something the landlord will do or has done to put things right."""

    id: Id
    """Its id."""
    stage: StageNumber
    """The stage at which it was promised."""
    what: Words
    """What will be done."""
    owner: Id
    """Who sees to it, by id."""
    due: Day | None = None
    """The day it is done by."""
    condition: Words | None = None
    """What it waits for, when it can't have a date."""
    agreed: Flag = False
    """Whether the date is agreed with the resident."""
    status: Literal["promised", "done", "late", "dropped"] = "promised"
    """How far it has got. "late" is not done by its day, whether or not it is done by now: ``result`` says which."""
    updates: Words | None = None
    """How often and how the resident hears about it."""
    duty: Literal["investigate", "summary", "make-safe"] | None = None
    """The statutory duty about the case's hazard that this does, if any: its date must not be later than the law's."""
    result: Words | None = None
    """What became of it."""


class Learning(Model):
    """What the landlord changes because of the complaint."""

    stage: StageNumber
    """The stage at which it was learned."""
    text: Words
    """What changes."""
    owner: Id | None = None
    """Who sees to it, by id."""
