"""The names that wording may use: what a letter can say of a case, as frozen groups of typed values.

``None`` means that the case doesn't say; wording asks with ``{% if … %}``. Words in quotes below are what conditions
compare with. Nothing of the case's ``internal`` part is here, and nothing withheld from the reader.
"""

from dataclasses import dataclass

from complaintletters.values import (
    Address,
    Count,
    Day,
    Duration,
    Email,
    FreeText,
    Money,
    Name,
    Reference,
    Role,
    Statement,
    Telephone,
    Term,
    Web,
)


@dataclass(frozen=True, slots=True)
class LetterNames:
    """This letter. ``left_later`` is whether it is late although its date isn't: it leaves after the day it is due."""

    kind: str
    dated: Day
    due: Day | None
    late: bool
    left_later: bool
    about: bool


@dataclass(frozen=True, slots=True)
class StageNames:
    """A stage: ``number`` for conditions, ``name`` to print, ``review`` whether it reviews rather than investigates."""

    number: int
    name: Term
    last: bool
    review: bool
    questions: tuple[Term, ...]
    panel: bool


@dataclass(frozen=True, slots=True)
class CaseNames:
    """The complaint as a whole. ``tenure`` is the case's own word, such as "leaseholder"."""

    reference: Reference
    subject: FreeText
    tenure: str
    received: Day


@dataclass(frozen=True, slots=True)
class LandlordNames:
    """The landlord and how to reach it, as far as its profile knows."""

    name: Name
    short_name: Name
    team: Term
    procedure: Term
    telephone: Telephone | None
    email: Email | None
    web: Web | None
    address: Address | None


@dataclass(frozen=True, slots=True)
class PersonNames:
    """Someone who handles the complaint: ``called`` is the name, or the job title where there is no name."""

    called: Name | Role
    job_title: Role | None
    telephone: Telephone | None
    email: Email | None


@dataclass(frozen=True, slots=True)
class ReaderNames:
    """Who reads this letter. ``role`` is the case's own word, such as "executor"."""

    salutation: Name
    role: str
    is_complainant: bool
    copied: bool


@dataclass(frozen=True, slots=True)
class ComplainantNames:
    """Who complains. ``joint`` when they are more than one."""

    name: Name
    joint: bool


@dataclass(frozen=True, slots=True)
class RouteNames:
    """Somewhere else to go with a point."""

    id: str
    name: Term
    why: FreeText
    choice: bool
    telephone: Telephone | None
    email: Email | None
    web: Web | None
    address: Address | None


@dataclass(frozen=True, slots=True)
class PointNames:
    """One complaint point at this letter's stage.

    ``decision`` is "upheld", "partly-upheld", "not-upheld" or "outside-remit"; ``changed`` is "kept" or "changed".
    ``added`` is the day it was added at this stage, ``joined_here`` whether it came in at this stage and no earlier.
    """

    number: Count
    heading: FreeText
    text: FreeText
    accepted: bool
    ours: bool
    responsibility_known: bool
    why: FreeText | None
    unclear: FreeText | None
    added: Day | None
    joined_here: bool
    decision: str
    decision_name: Term | None
    first_decision_name: Term | None
    changed: str
    reasons: FreeText | None
    evidence: tuple[FreeText, ...]
    references: tuple[FreeText, ...]
    fault: FreeText | None
    effect: FreeText | None
    apology: FreeText | None
    apology_by: Name | Role | None
    apology_by_title: Role | None
    route: RouteNames | None


@dataclass(frozen=True, slots=True)
class OutcomeNames:
    """Something the resident wants, and this stage's answer."""

    number: Count
    text: FreeText
    answer: FreeText | None


@dataclass(frozen=True, slots=True)
class CompensationLine:
    """One line of compensation. ``payee`` is set where it isn't plain from "you" who is paid.

    ``working`` is how it was worked out: the case's words, or a sentence made from the line's basis. ``overdue`` is whether
    an earlier offer should have been paid before this letter and was not.
    """

    what: FreeText
    point: FreeText
    amount: Money
    working: FreeText | Statement | None
    payee: Name | Role | None
    pay_by: Day | None
    paid: bool
    overdue: bool
    method: FreeText | None
    replaces: bool


@dataclass(frozen=True, slots=True)
class OffsetNames:
    """Money that goes to arrears instead of being paid out, by the resident's consent of a day.

    ``person`` is whose share it is, and who agreed, where complainants are several.
    """

    what: FreeText
    amount: Money
    agreed: Day
    person: Name | Role | None


@dataclass(frozen=True, slots=True)
class CompensationNames:
    """Compensation: ``lines`` offered at this stage, ``earlier`` lines that still stand, ``replaced`` lines that don't.

    ``before`` is what we had offered in all until this stage, ``standing`` what still stands of it, ``total`` what stands
    now. ``change`` is "more", "less" or "same", and ``difference`` by how much. ``paid`` is what has been paid out so far,
    ``to_arrears`` what goes to arrears, ``to_pay`` what is left. ``payee`` is set when all of it goes to one person who
    isn't plainly "you"; ``between`` when joint complainants share it; ``left_to`` who gets what is left, where that is one
    of them.
    """

    lines: tuple[CompensationLine, ...]
    earlier: tuple[CompensationLine, ...]
    replaced: tuple[CompensationLine, ...]
    offsets: tuple[OffsetNames, ...]
    offered_now: Money
    before: Money
    standing: Money
    total: Money
    change: str
    difference: Money
    any: bool
    any_earlier: bool
    any_replaced: bool
    any_offset: bool
    any_overdue: bool
    pay_by: Day | None
    paid: Money | None
    to_arrears: Money | None
    to_pay: Money
    settled: bool
    payee: Name | Role | None
    between: bool
    left_to: Name | Role | None


@dataclass(frozen=True, slots=True)
class ActionNames:
    """Something the landlord does. ``status`` is "promised", "done", "late" or "dropped"."""

    what: FreeText
    owner: Name | Role
    due: Day | None
    condition: FreeText | None
    agreed: bool
    updates: FreeText | None
    status: str
    result: FreeText | None


@dataclass(frozen=True, slots=True)
class LearningNames:
    """What the landlord changes."""

    text: FreeText
    owner: Name | Role | None


@dataclass(frozen=True, slots=True)
class ExtensionNames:
    """More time for an answer. ``agreed`` is about the date, ``updates_agreed`` about how often the resident hears."""

    number: int
    old_due: Day
    new_due: Day
    decided: Day
    reason: FreeText
    done: FreeText | None
    remaining: FreeText | None
    agreed: bool
    updates: FreeText | None
    updates_agreed: bool
    good_reason: FreeText | None
    beyond_cap: bool


@dataclass(frozen=True, slots=True)
class NewIssueNames:
    """Something the resident raised after the complaint was made, which became a complaint of its own."""

    text: FreeText
    raised: Day
    logged_as: Reference


@dataclass(frozen=True, slots=True)
class RefusalNames:
    """A decision not to take points. ``of`` is "complaint" or "escalation"; ``whole`` when nothing else is taken."""

    of: str
    whole: bool
    points: tuple[PointNames, ...]
    kept: tuple[PointNames, ...]
    any_kept: bool
    ground: Term
    ground_id: str
    reasons: FreeText
    evidence: tuple[FreeText, ...]
    circumstances: FreeText | None
    discretion: FreeText | None


@dataclass(frozen=True, slots=True)
class OmbudsmanNames:
    """The relevant ombudsman, when the complainant may go there, with the details right on the letter's date."""

    name: Name
    months: Duration | None
    telephone: Telephone | None
    web: Web | None
    form: Web | None
    email: Email | None
    address: Address | None


@dataclass(frozen=True, slots=True)
class EscalationNames:
    """How to ask for the next stage. ``until`` is the last day, where the policy has one."""

    to: Term
    window: Duration | None
    until: Day | None
    flexible: bool


@dataclass(frozen=True, slots=True)
class CoverNames:
    """In a cover note: the kind of letter it goes with, such as "response", the reader's own form, and when it comes."""

    kind: str
    form: Term
    by: Day


@dataclass(frozen=True, slots=True)
class DateNames:
    """When things happened or are due."""

    received: Day
    acknowledged: Day | None
    acknowledgement_due: Day | None
    acknowledged_late: bool
    response_due: Day | None
    requested: Day | None
    first_response: Day | None


@dataclass(frozen=True, slots=True)
class FirstStageNames:
    """At stage 2: what happened at stage 1."""

    name: Term
    responded: Day | None
    actions: tuple[ActionNames, ...]
    any_actions: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many points were decided how, for a long letter's first page."""

    points: Count
    upheld: Count
    partly_upheld: Count
    not_upheld: Count
    outside_remit: Count
    any_upheld: bool
    any_partly_upheld: bool
    any_not_upheld: bool
    any_outside_remit: bool
    one: bool
    many: bool


@dataclass(frozen=True, slots=True)
class Say:
    """The obligatory sentences. Each is one message, so that its presence can be proved in any language."""

    stage_investigation: Statement
    late_acknowledgement: Statement
    late_response: Statement
    late_extension: Statement
    left_later: Statement
    correct_definition: Statement
    points_are_ours: Statement
    not_our_responsibility: Statement
    individual: Statement
    challenge: Statement
    ombudsman_can_overrule: Statement
    ombudsman_right: Statement
    ombudsman_any_time: Statement
    ombudsman_months: Statement
    ombudsman_not_automatic: Statement
    ask_next_stage: Statement
    no_reasons_needed: Statement
    ask_by: Statement
    window_flexible: Statement
    final_response: Statement
    first_stage_was_final: Statement
    nothing_outstanding: Statement
    nothing_else_outstanding: Statement
    money_waives_nothing: Statement
    representative: Statement
    adjustments: Statement
    no_detriment: Statement
    date_agreed: Statement
    updates_agreed: Statement
    updates_to_agree: Statement
    different_person: Statement
    time_runs_from_copy: Statement
    machine_translated: Statement
    ombudsman_months_of_letter: Statement


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every name that wording can start from.

    ``points`` are those the letter is about, ``point`` one of them in sections repeated for each, else the first.
    ``earlier_extensions`` are those before this letter, ``new_issues`` those logged as complaints of their own since the
    stage before. ``still_to_do`` is whether something is left to do that is no action of this stage: money to pay, or a
    promise of stage 1.
    """

    letter: LetterNames
    case: CaseNames
    landlord: LandlordNames
    stage: StageNames
    first_stage: FirstStageNames
    reader: ReaderNames
    complainant: ComplainantNames
    handler: PersonNames
    signatory: PersonNames
    dates: DateNames
    points: tuple[PointNames, ...]
    accepted_points: tuple[PointNames, ...]
    withdrawn: tuple[FreeText, ...]
    not_escalated: tuple[FreeText, ...]
    point: PointNames | None
    refusals: tuple[RefusalNames, ...]
    refusal: RefusalNames | None
    routes: tuple[RouteNames, ...]
    outcomes: tuple[OutcomeNames, ...]
    compensation: CompensationNames
    actions: tuple[ActionNames, ...]
    still_to_do: bool
    learning: tuple[LearningNames, ...]
    investigation: FreeText | None
    still_unhappy: FreeText | None
    late_request_reason: FreeText | None
    extension: ExtensionNames | None
    earlier_extensions: tuple[ExtensionNames, ...]
    new_issues: tuple[NewIssueNames, ...]
    ombudsman: OmbudsmanNames | None
    escalation: EscalationNames | None
    tally: Tally
    enclosures: tuple[FreeText, ...]
    cover: CoverNames | None
    say: Say
