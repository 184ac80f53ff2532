"""The case as frozen models: the JSON's own names, every field documented, unknown keys refused.

Dates are ISO 8601 calendar dates; money is pounds sterling as a decimal string with at most two places.
"""

from typing import Annotated, Literal

from pydantic import Field

from complaintletters.case.money import Compensation, Offset
from complaintletters.case.people import Adjustment, Person, Recipient
from complaintletters.case.points import Action, Learning, Outcome, Point
from complaintletters.case.values import Day, Flag, Id, Line, Ordinal, StageKey, StageNumber, Sum
from complaintletters.case.words import Model, Words
from complaintletters.findings import Finding


class Dates(Model):
    arose: Day | None = None
    """When the matter arose."""
    aware: Day | None = None
    """When the complainant became aware of it."""
    received: Day
    """When the complaint reached the landlord. The acknowledgement's clock starts here."""
    logged: Day | None = None
    """When it was logged."""


class Extension(Model):
    """More time for an answer."""

    number: Ordinal
    """First, second, …"""
    decided: Day
    """When it was decided."""
    reason: Words
    """Why this case needs more time."""
    done: Words | None = None
    """What is done so far."""
    remaining: Words | None = None
    """What remains."""
    new_due: Day
    """The new date for the answer."""
    agreed: Flag = False
    """Whether the resident agreed to it."""
    updates: Words | None = None
    """How often and how they hear meanwhile."""
    updates_agreed: Flag = False
    """Whether the resident agreed to that."""
    good_reason: Words | None = None
    """Beyond the limit for extensions: the good reason why this case must take longer still, for the resident."""


class Stage(Model):
    """One stage of the procedure."""

    requested: Day | None = None
    """Stage 2: when the resident asked for it."""
    still_unhappy: Words | None = None
    """Stage 2: why the resident stayed unhappy, as far as the landlord could find out."""
    late_request_reason: Words | None = None
    """Stage 2: why a late request was accepted."""
    handler: Id | None = None
    """Who considers the complaint at this stage, by id."""
    signatory: Id | None = None
    """Who signs, by id; the handler when not given."""
    acknowledged: Day | None = None
    """The date of the acknowledgement, once sent."""
    investigation: Words | None = None
    """How the complaint was investigated and what was considered."""
    extensions: tuple[Extension, ...] = ()
    """Extensions, first to last."""
    responded: Day | None = None
    """The date of the response, once sent."""


class Refusal(Model):
    """A decision not to take a complaint, or not to escalate it, in whole or in part."""

    number: Ordinal
    """First, second, …"""
    of: Literal["complaint", "escalation"]
    """What is refused."""
    points: tuple[Id, ...]
    """The points refused, by id."""
    ground: Id
    """The ground: one of the landlord's profile."""
    reasons: Words
    """Why the ground applies, with facts and dates."""
    evidence: tuple[Words, ...] = ()
    """What shows it."""
    circumstances: Words | None = None
    """How this case was weighed on its own merits."""
    discretion: Words | None = None
    """For a late complaint: how discretion was considered."""


class NewIssue(Model):
    """Something more that the resident raised after the complaint was made."""

    id: Id
    """Its id."""
    raised: Day
    """The day it was raised."""
    text: Words
    """What it is, in words the resident would recognise."""
    related: Flag
    """Whether it belongs with this complaint."""
    would_delay: Flag = False
    """Whether taking it into this complaint would delay the answer unreasonably."""
    point: Id | None = None
    """The point it became, by id, where it was taken into this complaint."""
    logged_as: Line | None = None
    """The reference of the new complaint, where it was logged as one."""


class Legal(Model):
    status: Literal["none", "letter-of-claim", "claim-filed"] = "none"
    """How far legal proceedings have got. Only a claim filed at court starts them."""
    court: Line | None = None
    """The court, for a claim filed."""
    date: Day | None = None
    """The day it was filed, or the letter of claim dated."""


class Hazard(Model):
    """A hazard to health or safety in a home, whose repair has statutory clocks."""

    kind: Literal["emergency", "significant"]
    """An emergency, or a potential significant hazard."""
    aware: Day
    """The day the landlord became aware of it."""
    investigated: Day | None = None
    """The day the investigation ended."""
    summary_sent: Day | None = None
    """The day the written summary went to the resident."""
    made_safe: Day | None = None
    """The day it was made safe."""


class SentLetter(Model):
    """A letter already sent."""

    kind: Id
    """Its kind."""
    stage: StageNumber
    """Its stage."""
    number: Ordinal = 1
    """First, second, …"""
    recipient: Id
    """Who it went to, by id."""
    dated: Day
    """The date printed on it."""
    dispatched: Day | None = None
    """The date it left."""


class Enclosure(Model):
    title: Words
    """What it is."""
    formats: tuple[Line, ...] = ()
    """The formats it comes in."""
    kind: Id | None = None
    """The kind of letter it goes with; every kind when not given."""
    stage: StageNumber | None = None
    """The stage whose letters it goes with; every stage when not given."""


class Case(Model):
    """One complaint for its whole life."""

    reference: Line
    """The landlord's reference."""
    landlord: Id
    """The landlord's profile, by id."""
    procedure: Id | None = None
    """The complaints procedure, by id; the landlord's first when not given."""
    subject: Words
    """A few words for the subject line."""
    tenure: Literal[
        "tenant",
        "leaseholder",
        "shared-owner",
        "licensee",
        "applicant",
        "former-tenant",
        "freeholder",
        "member-of-the-public",
    ]
    """What the complainant is to the landlord. It decides who may go to which Ombudsman."""
    people: dict[Id, Person]
    """Everyone named in the case, by id."""
    complainants: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Who complains, by id."""
    recipients: Annotated[tuple[Recipient, ...], Field(min_length=1)]
    """Who gets letters."""
    dates: Dates
    """When things happened."""
    points: Annotated[tuple[Point, ...], Field(min_length=1, max_length=60)]
    """The complaint points."""
    outcomes: tuple[Outcome, ...] = ()
    """What the resident wants."""
    compensation: tuple[Compensation, ...] = ()
    """Compensation, line by line."""
    offsets: tuple[Offset, ...] = ()
    """What is set against rent arrears, with the resident's consent."""
    compensation_total: dict[StageKey, Sum] = {}
    """Totals the case states, by stage. Computed totals must equal them."""
    actions: tuple[Action, ...] = ()
    """What will be or was done."""
    learning: tuple[Learning, ...] = ()
    """What changes because of the complaint."""
    stages: dict[StageKey, Stage] = {}
    """The stages, by number."""
    refusals: tuple[Refusal, ...] = ()
    """Decisions not to take the complaint or some of its points."""
    new_issues: tuple[NewIssue, ...] = ()
    """What the resident raised after the complaint was made."""
    legal: Legal = Legal()
    """Legal proceedings."""
    hazard: Hazard | None = None
    """A hazard with statutory clocks, if there is one."""
    adjustments: tuple[Adjustment, ...] = ()
    """Adjustments agreed with people."""
    letters: tuple[SentLetter, ...] = ()
    """Letters already sent."""
    enclosures: tuple[Enclosure, ...] = ()
    """What goes with the letter."""

    _file: str = "case"
    _warnings: tuple[Finding, ...] = ()
    _sha256: str = ""

    @property
    def file(self) -> str:
        """The file it was read from, as the user named it."""
        return self._file

    @property
    def sha256(self) -> str:
        """The SHA-256 of the JSON it was read from, in hexadecimal."""
        return self._sha256

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What was changed or noticed while reading it."""
        return self._warnings
