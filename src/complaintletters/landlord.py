"""A landlord's profile: its names, procedures, clocks, grounds, routes, help, contacts and look.

Parsed from ``templates/landlords/<id>/landlord.toml``. Where the policy is silent the field stays empty, the regulator's
rule serves, and ``landlord check`` says so. ``ref`` is always a paragraph of the landlord's own policy.
"""

from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from complaintletters.errors import Fault, UsageError, did_you_mean
from complaintletters.house_style import ContactLine, HeaderLayout, HouseStyle
from complaintletters.places import profile_files
from complaintletters.profile_file import ProfileModel, TermText, load_toml, parse_profile
from complaintletters.regulator import OtherRoute
from complaintletters.time_limit import Calendar, Nation, TimeLimit, calendar

Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]


class Extension(ProfileModel):
    """How far an answer may be put off."""

    limit: TimeLimit | None = None
    """How much more time; none where the policy sets no cap."""
    needs_agreement: bool = False
    """Whether the policy makes it depend on the resident's agreement."""
    needs_agreement_from: Annotated[int, Field(ge=1)] = 1
    """The first extension that depends on it: 2 where only a second one does."""
    when: str = ""
    """The policy's condition, for the complaints team: "exceptional circumstances"."""
    explains_reason: bool | None = None
    """Whether the policy says that the resident is told why; left out where nobody has looked."""
    gives_ombudsman_details: bool | None = None
    """Whether the policy says that the resident is given the Ombudsman's details with it."""
    ref: str = ""


class StageProfile(ProfileModel):
    """One stage of the procedure as the policy writes it."""

    number: Annotated[int, Field(ge=0, le=9)]
    """1 or 2. A policy with a stage 0, or with a third, is recorded as it is, and reported on."""
    name: TermText
    """What letters call it: "Stage One"."""
    answered_by: str
    """Who answers, for the complaints team."""
    answered_by_ref: str = ""
    third_party: Literal["inside", "before"] | None = None
    """Whether somebody outside the landlord answers: "inside" its procedure, or "before" it, in one of their own."""
    other_person: bool | None = None
    """From stage 2 on: whether the policy says that whoever decides took no part before."""
    earlier_part: tuple[str, ...] = ()
    """From stage 2 on: who may decide although the policy gives them a part at an earlier stage."""
    acknowledge: TimeLimit | None = None
    respond: TimeLimit | None = None
    extension: Extension = Extension()
    review: Literal["investigation", "review"] = "investigation"
    """Whether the stage looks into the complaint anew or reviews how it was handled."""
    questions: tuple[TermText, ...] = ()
    """The questions a review answers, each as it completes "We asked …"."""
    plain_questions: tuple[TermText, ...] = ()
    """The same in plain words, for a letter in the plain register; the same ones when empty."""
    panel: bool = False
    """Whether a panel may be held."""
    clock_stops: str = ""
    """When the policy stops the clock, as it completes "while …": "we wait for information from the resident"."""
    ref: str = ""


class Escalation(ProfileModel):
    """How long a resident has to ask for the next stage. Several limits mean the latest of them."""

    limits: tuple[TimeLimit, ...] = ()
    flexible: bool = False
    """Whether a late request can be accepted for a good reason."""
    reasons_required: bool = False
    """Whether the policy demands reasons, which the Code forbids (6.12)."""
    discretionary: bool = False
    """Whether the policy makes stage 2 a matter of discretion, which the Code forbids (6.10)."""
    ref: str = ""


class GroundProfile(ProfileModel):
    """A reason in the policy for not taking a complaint."""

    id: str
    name: TermText
    """What a letter calls it, completing "our policy gives this reason: …"."""
    plain: TermText = ""
    """The same in plain words, for a letter in the plain register; the same one when empty."""
    of: tuple[Literal["complaint", "escalation"], ...] = ("complaint", "escalation")
    code_ground: str = ""
    """The code's ground that it is a form of, where its own id is another: its refusals keep to that one's conditions."""
    except_for: str = ""
    """When the policy says it does not apply."""
    never_for: tuple[str, ...] = ()
    """The same as ids that a case's points answer at ``concerns``: "health-and-safety", "recurring"."""
    before_claim: bool = False
    """Whether it refuses as soon as a claim is threatened or a solicitor writes, before anything is filed at court."""
    once_answered: bool = False
    """Whether any response is enough for it, so that, read as written, it refuses every request for stage 2."""
    ref: str


class Definition(ProfileModel):
    """What the policy calls a complaint."""

    text: str
    """As printed."""
    ref: str = ""


class LateComplaints(ProfileModel):
    """How long somebody has to raise a complaint. Several limits mean the latest of them."""

    limits: tuple[TimeLimit, ...] = ()
    """From when the matter arose ("arose"), and from when the resident became aware of it ("aware")."""
    whose_awareness: Literal["resident", "landlord"] = "resident"
    """Whose becoming aware "aware" means in the policy."""
    discretion: bool | None = None
    """Whether the policy says that good reasons for a later complaint are weighed."""
    former_tenants: TimeLimit | None = None
    """How long former tenants have after their tenancy ends, where the policy says."""
    ref: str = ""


class NewIssues(ProfileModel):
    """What happens to issues that a resident raises while a complaint is being looked into."""

    related: Literal["included", "may-be-included", "separate"] | None = None
    """Those that are related and would not delay the answer."""
    others: Literal["logged", "advised", "refused"] | None = None
    """All others: logged by the landlord, left for the resident to raise, or refused."""
    ref: str = ""


class Stated(ProfileModel):
    """Whether the policy says something. Left out where the policy doesn't deal with the matter at all."""

    says: bool
    """False where it deals with the matter and says otherwise, or leaves this out."""
    ref: str = ""


class Conduct(ProfileModel):
    """What the policy says of how complaints are handled."""

    any_channel: Stated | None = None
    """That a complaint can be made in any way, to any member of staff."""
    own_merits: Stated | None = None
    """That each complaint is weighed on its own merits before it is excluded."""
    refusal_explained: Stated | None = None
    """That a refusal is explained, with the right to take it to the Ombudsman."""
    answers_when_known: Stated | None = None
    """That the answer goes when it is known, not when the works are done."""
    updates_agreed: Stated | None = None
    """That, when an answer is late, how often the resident hears is agreed with them."""
    representatives: Stated | None = None
    """That somebody else may deal with the complaint for the resident, and come to meetings."""
    representatives_only: str = ""
    """Whom the policy restricts that to: "councillors and MPs"."""
    ombudsman_any_time: Stated | None = None
    """That the Ombudsman can be asked for advice at any time, not only at the end."""
    ombudsman_told: Stated | None = None
    """That the resident may go to the Ombudsman afterwards: false where an answer is called "final and binding"."""
    before_ombudsman: tuple[str, ...] = ()
    """What the policy puts before the Ombudsman besides its two stages: "eight weeks' wait", "a designated person"."""
    defines_complaint: Stated | None = None
    """That the acknowledgement sets out what the complaint is understood to be: false where it is automated."""
    every_point: Stated | None = None
    """That every point is answered, with reasons: false where data protection or an insurer is put in their place."""


class Procedure(ProfileModel):
    """One complaints procedure. A council may have two, under two regulators."""

    id: str
    name: TermText
    regulator: str
    start: date | None = None
    """The first day on which a complaint received falls under it."""
    until: date | None = None
    """The first day on which it no longer does."""
    received_late: str = ""
    """Contact that the policy counts as received on a later day: "after 4 p.m.", "at weekends"."""
    received_late_ref: str = ""
    stages: tuple[StageProfile, ...]
    escalation: Escalation = Escalation()
    grounds: tuple[GroundProfile, ...] = ()
    definition: Definition | None = None
    late_complaints: LateComplaints = LateComplaints()
    new_issues: NewIssues = NewIssues()
    conduct: Conduct = Conduct()
    entitlement_note: str = ""
    """Who the policy says has no right to the Ombudsman, for the complaints team."""

    def stage(self, number: int) -> StageProfile | None:
        return next((stage for stage in self.stages if stage.number == number), None)

    def ground(self, id_: str) -> GroundProfile | None:
        """The first ground of that id."""
        return next((ground for ground in self.grounds if ground.id == id_), None)


class Contact(ProfileModel):
    """How residents reach the landlord about a complaint. What the policy doesn't print stays empty."""

    telephone: str = ""
    email: str = ""
    web: str = ""
    web_href: str = ""
    address: tuple[str, ...] = ()
    ref: str = ""


class Style(ProfileModel):
    """The landlord's look."""

    accent: Colour
    tint: Colour
    on_accent: Colour = "#FFFFFF"
    word_typeface: str = "Arial"
    page_typeface: str = "Noto Sans"
    layout: HeaderLayout = "left"
    size: Annotated[float, Field(ge=10, le=16)] = 12
    strapline: str = ""
    small_print: str = ""
    illustrative: bool = False
    """Whether this look is only an illustration, not the landlord's own."""


class Slip(ProfileModel):
    """Something misprinted or misnamed in the policy: a cross reference that leads nowhere, a law's wrong name."""

    printed: str
    meant: str
    ref: str = ""


class Policy(ProfileModel):
    """The document itself."""

    title: str
    dated: str
    """The date printed on it, as printed."""
    in_force_from: date | None = None
    source: str = ""
    ombudsman_details: tuple[str, ...] | None = None
    """How it says the ombudsman can be reached, each way as printed; empty where it prints none. Never in letters."""
    ombudsman_details_ref: str = ""
    slips: tuple[Slip, ...] = ()


class ClosureDay(ProfileModel):
    day: date
    why: str = ""


class Posting(ProfileModel):
    """When post leaves, and when it counts as received."""

    last_post: time | None = None
    """The time of day by which a letter must be ready to leave that day; post leaves on working days."""
    deemed_receipt: TimeLimit | None = None
    """How long after it leaves a letter counts as received, where the policy says."""
    ref: str = ""


class MoneyRules(ProfileModel):
    """How sums are worked out."""

    rounding: Literal["half-up", "half-even", "down"] | None = None
    """How a sum that doesn't come out in whole pence is rounded, where the landlord says."""
    full_and_final: bool = False
    """Whether the policy makes a payment depend on taking it in full and final settlement."""
    conditions: tuple[str, ...] = ()
    """What the policy wants first before it offers compensation, each as it completes "only where …"."""
    sets_off_without_asking: bool = False
    """Whether the policy sets compensation off against arrears or other debts without the resident's agreement."""
    ref: str = ""


class Approval(ProfileModel):
    """How much compensation a role may approve, in pounds."""

    role: str
    up_to: Annotated[int, Field(ge=0)]
    ref: str = ""


class Silence(ProfileModel):
    """Something noted by hand, which no other key can say: with a provision, a conflict with the code."""

    about: str
    ref: str = ""
    provision: str = ""
    supply: bool = False
    """Whether it is something that the landlord is asked to supply, and no conflict."""


class Languages(ProfileModel):
    """How the landlord writes in other languages."""

    reviewed_only: bool = False
    """Whether wording that nobody qualified has reviewed is refused."""
    first: tuple[str, ...] = ()
    """Languages that come before English in a bilingual letter, by tag: "cy" for Welsh."""
    ref: str = ""


class Landlord(ProfileModel):
    """A landlord's profile."""

    name: str
    short_name: str
    """What letters call it in passing: "SHG", "the Society"."""
    nation: Nation
    complaints_team: TermText
    """Who owns complaints: a team or a role."""
    complaints_team_ref: str = ""
    policy: Policy
    contact: Contact = Contact()
    closure_days: tuple[ClosureDay, ...] = ()
    procedures: Annotated[tuple[Procedure, ...], Field(min_length=1)]
    routes: tuple[OtherRoute, ...] = ()
    posting: Posting = Posting()
    money: MoneyRules = MoneyRules()
    approvals: tuple[Approval, ...] = ()
    adjustments: tuple[str, ...] = ()
    """Adjustments the policy names."""
    adjustments_ref: str = ""
    silences: tuple[Silence, ...] = ()
    languages: Languages = Languages()
    style: Style

    _folder: Path = Path()

    @property
    def id(self) -> str:
        return self._folder.name

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def calendar(self) -> Calendar:
        return calendar(self.nation, (closure.day for closure in self.closure_days))

    def house_style(self) -> HouseStyle:
        """The look, for renderers."""
        return HouseStyle(
            landlord=self.id,
            name=self.name,
            strapline=self.style.strapline,
            accent=self.style.accent,
            tint=self.style.tint,
            on_accent=self.style.on_accent,
            word_typeface=self.style.word_typeface,
            page_typeface=self.style.page_typeface,
            layout=self.style.layout,
            size=self.style.size,
            wordmark_svg=self.folder / "wordmark.svg",
            wordmark_png=self.folder / "wordmark.png",
            letterhead=self.folder / "letterhead.docx",
            contact=tuple(_contact_lines(self.contact)),
            small_print=self.style.small_print,
        )

    def procedure(self, id_: str | None, received: date) -> Procedure | None:
        """The procedure of that id, or the first, that is in force for a complaint received on a day."""
        for procedure in self.procedures:
            begun = procedure.start is None or procedure.start <= received
            ended = procedure.until is not None and received >= procedure.until
            if begun and not ended and id_ in {None, procedure.id}:
                return procedure
        return None


def _contact_lines(contact: Contact) -> list[ContactLine]:
    lines: list[ContactLine] = []
    if contact.telephone:
        lines.append(ContactLine("telephone", contact.telephone))
    if contact.email:
        lines.append(ContactLine("email", contact.email))
    if contact.web:
        lines.append(ContactLine("web", contact.web))
    if contact.address:
        lines.append(ContactLine("address", ", ".join(contact.address)))
    return lines


def landlord_paths(templates: Path | None = None) -> dict[str, Path]:
    """Every landlord's file by id; the user's own folder comes first."""
    return profile_files("landlords/*/landlord.toml", templates)


@cache
def landlord(id_: str, templates: Path | None = None) -> Landlord:
    """The landlord of that id. Raises ``UsageError`` for an unknown one, ``ProfileError`` for a faulty profile."""
    paths = landlord_paths(templates)
    if id_ not in paths:
        raise UsageError([Fault("", "landlord", "expected a landlord there is", f'"{id_}"', did_you_mean(id_, paths))])
    profile = parse_profile(Landlord, load_toml(paths[id_]), paths[id_])
    profile._folder = paths[id_].parent
    return profile
