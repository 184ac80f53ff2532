"""The case as frozen models: the JSON's own names, every field documented, unknown keys refused.

Dates are ISO 8601 calendar dates; money is pounds sterling as a decimal string with at most two places.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from complaintletters.case.values import Day, Flag, Id, Line, LongText, Ordinal, StageKey, StageNumber, Sum, TypeSize
from complaintletters.findings import Finding


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, populate_by_name=True)


class Translation(Model):
    text: LongText
    """The words in that language, printed as typed."""
    by: Literal["human", "machine"]
    """Who translated them. Machine output is never passed off as a translation."""


class WordsModel(Model):
    """Free text: plain text, printed as typed. In JSON a string, or an object when it has more to it."""

    text: LongText
    """The words in English."""
    translations: dict[str, Translation] = {}
    """The same words in other languages, by BCP 47 tag."""
    plain: LongText | None = None
    """The same words in plain language, for a plain edition."""
    withhold_from: tuple[Id, ...] = ()
    """People, by id, who may not be shown these words."""


def _as_object(value: object) -> object:
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, dict | BaseModel):
        return value
    raise PydanticCustomError("string_type", "words")


Words = Annotated[WordsModel, BeforeValidator(_as_object)]


class Person(Model):
    """A person, named or known by job title only."""

    name: Line | None = None
    """Full name, with any title, as it goes on an envelope."""
    salutation: Line | None = None
    """What follows "Dear", such as "Mrs Khan"."""
    pronouns: Line | None = None
    """Pronouns, for the complaints team. Not printed."""
    job_title: Line | None = None
    """Job title, for staff. May stand without a name."""
    telephone: Line | None = None
    """A number to ring, for staff who handle complaints."""
    email: Line | None = None
    """An e-mail address, for staff who handle complaints."""


class Authority(Model):
    """Why a recipient who is not the complainant may receive the letter."""

    kind: Literal["consent", "grant-of-probate", "letters-of-administration", "power-of-attorney", "deputyship", "office"]
    """What the authority is. "office" is a councillor's or an MP's."""
    scope: LongText | None = None
    """What it covers, such as "this complaint"."""
    start: Day = Field(alias="from")
    """The first day it is valid."""
    until: Day | None = None
    """The last day it is valid, if it ends."""


class Recipient(Model):
    """One reader, who gets a letter of their own."""

    person: Id
    """Who it is, by id."""
    role: Literal[
        "complainant",
        "joint-complainant",
        "group-member",
        "representative",
        "executor",
        "attorney",
        "councillor",
        "mp",
    ]
    """What they are to the complaint."""
    channel: Literal["post", "email", "portal", "hand"]
    """How the letter reaches them."""
    address: tuple[Line, ...] = ()
    """Address lines. None are needed for e-mail; care of, a prison, and no fixed address are all normal."""
    editions: tuple[Line, ...] = ()
    """Editions agreed with them, such as "large-print:18" or "ur"."""
    voice: Literal["to", "about"] | None = None
    """Whether the letter speaks to the complainant as "you" or about them. By role when not given."""
    authority: Authority | None = None
    """Needed by everyone who is not a complainant."""

    @property
    def speaks_about(self) -> bool:
        """Whether the letter speaks about the complainant rather than to them."""
        complainant = self.role in {"complainant", "joint-complainant", "group-member"}
        return (self.voice or ("to" if complainant else "about")) == "about"


class Dates(Model):
    arose: Day | None = None
    """When the matter arose."""
    aware: Day | None = None
    """When the complainant became aware of it."""
    received: Day
    """When the complaint reached the landlord. The acknowledgement's clock starts here."""
    logged: Day | None = None
    """When it was logged."""


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
    """When it was added, if after the complaint was made."""
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


class Compensation(Model):
    """One line of compensation."""

    id: Id
    """Its id."""
    point: Id
    """The point it answers."""
    stage: StageNumber
    """The stage at which it is offered."""
    kind: Literal["statutory", "quantifiable-loss", "discretionary", "goodwill"]
    """What sort it is."""
    what: Words
    """What it is for."""
    amount: Sum
    """Pounds and pence, such as "150.00"."""
    working: Words | None = None
    """How it was worked out."""
    effect: Literal["adds", "replaces"] = "adds"
    """Whether it adds to earlier offers or replaces those for the same point."""
    payee: Id | None = None
    """Who is paid, by id."""
    pay_by: Day | None = None
    """The day it is paid by."""
    method: Words | None = None
    """How it is paid. Never a bank number."""
    status: Literal["offered", "accepted", "paid", "replaced"] = "offered"
    """How far it has got."""


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
    """How far it has got."""
    updates: Words | None = None
    """How often and how the resident hears about it."""
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


class Adjustment(Model):
    """An adjustment agreed with a person. A letter records that it was met, never why it was needed."""

    person: Id
    """Whose it is, by id."""
    adjustment: Id
    """What it is, such as "large-print"."""
    size: TypeSize | None = None
    """Type size in points, for large print."""
    agreed: Day | None = None
    """When it was agreed."""
    review: Day | None = None
    """When it is looked at again."""


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
