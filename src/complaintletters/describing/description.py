"""The whole description: a case, its rules and a request in, the vocabulary for one letter to one reader out."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from complaintletters.case import Case, Enclosure, Recipient
from complaintletters.deadlines import stage_of
from complaintletters.describing import money, parties, remedies
from complaintletters.describing.issues import new_issues
from complaintletters.describing.points import PointDescriber, in_scope, is_accepted, refusals_at
from complaintletters.describing.reader import Reader, Typing
from complaintletters.describing.timing import Timing, day
from complaintletters.errors import CaseError, Fault, did_you_mean
from complaintletters.landlord import StageProfile
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules
from complaintletters.values import Count, Day, FreeText, Name, Reference, Term, Typed
from complaintletters.wording.statements import Statements, statement, statements
from complaintletters.wording.vocabulary import (
    CaseNames,
    CompensationNames,
    CoverNames,
    EscalationNames,
    ExtensionNames,
    FirstStageNames,
    LetterNames,
    PointNames,
    RefusalNames,
    RouteNames,
    Say,
    StageNames,
    Tally,
    Vocabulary,
)

MANY_POINTS = 6


@dataclass(frozen=True, slots=True)
class Description:
    """A letter's vocabulary with what it was made from, for composing and for the elements' checks.

    ``withheld`` are paths the reader may not see. ``typed`` are the case's own texts that the letter was made with, by path.
    """

    case: Case
    rules: Rules
    request: LetterRequest
    recipient: Recipient
    statements: Statements
    names: Vocabulary
    withheld: frozenset[str]
    typed: Mapping[str, Typing]


def enclosures_of(case: Case, request: LetterRequest) -> tuple[tuple[int, Enclosure], ...]:
    """What goes with a letter, each with its place in the case: enclosures that name no letter, or this one.

    A cover note lies on the letter that they go with, and has none of its own.
    """
    return tuple(
        (index, one)
        for index, one in enumerate(case.enclosures)
        if request.cover is None and one.kind in {None, request.kind} and one.stage in {None, request.stage}
    )


def recipient_of(case: Case, person: str) -> Recipient:
    """The recipient who is that person. Raises ``CaseError`` when nobody is."""
    for recipient in case.recipients:
        if recipient.person == person:
            return recipient
    known = [recipient.person for recipient in case.recipients]
    mend = did_you_mean(person, known)
    raise CaseError([Fault(case.file, "recipients", "expected a recipient of the case", f'"{person}"', mend)])


def _stage_names(profile: StageProfile, last: int, register: str) -> StageNames:
    questions = profile.plain_questions or profile.questions if register == "plain" else profile.questions
    return StageNames(
        number=profile.number,
        name=Term(profile.name, "stage.name"),
        last=profile.number == last,
        review=profile.review == "review",
        questions=tuple(Term(text, f"stage.questions[{index}]") for index, text in enumerate(questions)),
        panel=profile.panel,
    )


def _tally(points: tuple[PointNames, ...]) -> Tally:
    counted = dict.fromkeys(("upheld", "partly-upheld", "not-upheld", "outside-remit"), 0)
    for point in points:
        if point.decision:
            counted[point.decision] += 1
    return Tally(
        points=Count(len(points), "tally.points"),
        upheld=Count(counted["upheld"], "tally.upheld"),
        partly_upheld=Count(counted["partly-upheld"], "tally.partly-upheld"),
        not_upheld=Count(counted["not-upheld"], "tally.not-upheld"),
        outside_remit=Count(counted["outside-remit"], "tally.outside-remit"),
        any_upheld=counted["upheld"] > 0,
        any_partly_upheld=counted["partly-upheld"] > 0,
        any_not_upheld=counted["not-upheld"] > 0,
        any_outside_remit=counted["outside-remit"] > 0,
        one=len(points) == 1,
        many=len(points) > MANY_POINTS,
    )


def _say(found: Statements, values: dict[str, Typed | None], *, about: bool, register: str) -> Say:
    missing = [field.name for field in fields(Say) if field.name not in found.say]
    if missing:
        raise CaseError(Fault("statements.toml", f"say.{name}", "expected this statement", "none") for name in missing)
    made = {
        field.name: statement(field.name, found.say[field.name], values, about=about, register=register)
        for field in fields(Say)
    }
    return Say(**made)


class _Describer:
    """Gathers one letter's vocabulary, part by part."""

    def __init__(self, case: Case, rules: Rules, request: LetterRequest, complainants: str) -> None:
        self.case, self.rules, self.request = case, rules, request
        self.recipient = recipient_of(case, request.recipient)
        self.record = stage_of(case, request.stage)
        self.reader = Reader(case, self.recipient, request.register, request.language)
        self.statements = statements(rules.templates, request.language)
        self.pointing = PointDescriber(case, rules, self.reader, request.stage, self.statements.decisions)
        self.timing = Timing(case, rules, request)
        self.stage = _stage_names(rules.stage(request.stage), rules.last_stage, request.register)
        self.first_name = Term(rules.stage(1).name, "first_stage.name")
        self.landlord = parties.landlord_names(rules)
        self.complainant = parties.complainant_names(case, complainants)
        self.dates = self.timing.dates()
        self.escalation = self.timing.escalation()

    # --- points

    def refusals(self, points: tuple[PointNames, ...]) -> tuple[RefusalNames, ...]:
        """The refusals this letter tells of: its own, or all that a partly accepted complaint has."""
        found = refusals_at(self.case, self.request.stage)
        if self.request.kind == "refusal":
            found = [(index, one) for index, one in found if one.number == self.request.number]
        return tuple(self.pointing.refusal(index, one, points) for index, one in found)

    def told_points(self, points: tuple[PointNames, ...], refusals: tuple[RefusalNames, ...]) -> tuple[PointNames, ...]:
        """The points this letter is about: a refusal is about those refused, the rest about all but those."""
        refused = {point.heading.path for refusal in refusals for point in refusal.points}
        match self.request.kind:
            case "refusal":
                return tuple(point for point in points if point.heading.path in refused)
            case "acknowledgement":
                return points
        return tuple(point for point in points if point.accepted)

    def wanted_for(self) -> set[str]:
        """The ids of the points whose outcomes this letter answers."""
        refusing = self.request.kind == "refusal"
        scope = in_scope(self.case, self.request.stage)
        return {point.id for _, point in scope if refusing or is_accepted(self.case, point, self.request.stage)}

    # --- parts

    def letter(self) -> LetterNames:
        return LetterNames(
            kind=self.request.kind,
            dated=Day(self.request.dated, "letter.dated"),
            due=day(self.timing.due, "letter.due"),
            late=self.timing.late,
            left_later=self.timing.left_later,
            about=self.recipient.speaks_about,
        )

    def case_names(self) -> CaseNames:
        return CaseNames(
            reference=Reference(self.case.reference, "reference"),
            subject=self.reader.shown(self.case.subject, "subject"),
            tenure=self.case.tenure,
            received=self.dates.received,
        )

    def first_stage(self) -> FirstStageNames:
        later = self.request.stage > 1
        earlier = remedies.actions(self.case, self.reader, 1, seen_from=self.request.stage) if later else ()
        return FirstStageNames(self.first_name, self.dates.first_response, earlier, bool(earlier))

    def enclosures(self) -> tuple[FreeText, ...]:
        """What goes with this letter: enclosures that name no letter, or this one."""
        of_letter = enclosures_of(self.case, self.request)
        found = (self.reader.words(one.title, f"enclosures[{index}].title") for index, one in of_letter)
        return tuple(title for title in found if title)

    def words(self, name: str) -> FreeText | None:
        """Free text of this stage's own record."""
        return self.reader.words(getattr(self.record, name), f"stages.{self.request.stage}.{name}")

    def say(self) -> Say:
        escalation: EscalationNames | None = self.escalation
        values: dict[str, Typed | None] = {
            "stage": self.stage.name,
            "next_stage": escalation.to if escalation else None,
            "first_stage": self.first_name,
            "ombudsman": Name(self.rules.regulator.name, "ombudsman.name", translated=True),
            "complainant": self.complainant.name,
            "landlord": self.landlord.name,
            "until": escalation.until if escalation else None,
            "window": escalation.window if escalation else None,
            "responded": self.dates.first_response,
            "months": parties.months(self.rules),
            "due": day(self.timing.due, "letter.due"),
            "left": day(self.timing.left, "letter.left"),
            "received": self.dates.received,
            "procedure": self.landlord.procedure,
        }
        return _say(self.statements, values, about=self.recipient.speaks_about, register=self.request.register)

    # --- all of it

    def vocabulary(self) -> Vocabulary:
        case, reader, stage = self.case, self.reader, self.request.stage
        every_point = self.pointing.points()
        refusals = self.refusals(every_point)
        points = self.told_points(every_point, refusals)
        handler = parties.handler(case, self.rules, reader, self.request)
        extensions = self.timing.extensions(reader)
        first_stage = self.first_stage()
        compensation = money.compensation(case, self.rules, reader, self.request, self.statements.working)
        return Vocabulary(
            letter=self.letter(),
            case=self.case_names(),
            landlord=self.landlord,
            stage=self.stage,
            first_stage=first_stage,
            reader=parties.reader_names(case, self.recipient),
            complainant=self.complainant,
            handler=handler,
            signatory=parties.signatory(self.record, reader, handler),
            dates=self.dates,
            points=points,
            accepted_points=tuple(point for point in every_point if point.accepted),
            withdrawn=self.pointing.withdrawn(),
            not_escalated=self.pointing.not_escalated(),
            point=points[0] if points else None,
            refusals=refusals,
            refusal=refusals[0] if refusals else None,
            routes=_routes(every_point),
            outcomes=remedies.outcomes(case, reader, stage, self.wanted_for()),
            compensation=compensation,
            actions=remedies.actions(case, reader, stage, seen_from=stage),
            still_to_do=_is_still_to_do(compensation, first_stage),
            learning=remedies.learning(case, reader, stage),
            investigation=self.words("investigation"),
            still_unhappy=self.words("still_unhappy"),
            late_request_reason=self.words("late_request_reason"),
            extension=_numbered(extensions, self.request),
            earlier_extensions=extensions[:-1] if self.request.kind == "extension" else extensions,
            new_issues=new_issues(case, reader, self.request),
            ombudsman=parties.ombudsman_names(case, self.rules, self.request),
            escalation=self.escalation,
            tally=_tally(tuple(point for point in every_point if point.accepted)),
            enclosures=self.enclosures(),
            cover=_cover(self.request),
            say=self.say(),
        )


def _is_still_to_do(compensation: CompensationNames, first_stage: FirstStageNames) -> bool:
    """Whether money or a promise of stage 1 is left, so that no letter says "nothing more to do" beside it."""
    owed = (compensation.any or compensation.any_earlier) and not compensation.settled
    return owed or any(action.status in {"promised", "late"} for action in first_stage.actions)


def _cover(request: LetterRequest) -> CoverNames | None:
    cover = request.cover
    if cover is None:
        return None
    form = Term(cover.called, "cover.form", english=cover.english or cover.called)
    return CoverNames(cover.kind, form, Day(cover.by, "cover.by"))


def _routes(points: tuple[PointNames, ...]) -> tuple[RouteNames, ...]:
    """The other routes of all points, each once."""
    return tuple({point.route.id: point.route for point in points if point.route}.values())


def _numbered(extensions: tuple[ExtensionNames, ...], request: LetterRequest) -> ExtensionNames | None:
    """The extension that an extension letter tells of."""
    wanted = request.number if request.kind == "extension" else 0
    return next((one for one in extensions if one.number == wanted), None)


def describe(case: Case, rules: Rules, request: LetterRequest, *, complainants: str) -> Description:
    """The description of one letter. ``complainants`` is their names as the letter's language lists them.

    Raises ``CaseError`` for a recipient who is not there, ``UsageError`` for a stage the procedure doesn't have.
    """
    make = _Describer(case, rules, request, complainants)
    names = make.vocabulary()
    reader = make.reader
    return Description(
        case, rules, request, make.recipient, make.statements, names, frozenset(reader.withheld), reader.typed
    )
