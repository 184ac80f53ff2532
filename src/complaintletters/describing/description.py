"""The whole description: a case, its rules and a request in, the vocabulary for one letter to one reader out."""

from dataclasses import dataclass, fields
from datetime import date

from complaintletters import deadlines
from complaintletters.case import Case, Extension, Recipient
from complaintletters.describing import remedies
from complaintletters.describing.points import PointDescriber, in_scope, is_accepted, refusals_at
from complaintletters.describing.reader import Reader, email, telephone, web
from complaintletters.errors import CaseError, Fault, did_you_mean
from complaintletters.landlord import StageProfile
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules
from complaintletters.values import (
    Address,
    Count,
    Day,
    Duration,
    FreeText,
    Name,
    Reference,
    Role,
    Term,
    Typed,
    Web,
)
from complaintletters.wording.statements import Statements, statement, statements
from complaintletters.wording.vocabulary import (
    CaseNames,
    ComplainantNames,
    DateNames,
    EscalationNames,
    ExtensionNames,
    FirstStageNames,
    LandlordNames,
    LetterNames,
    OmbudsmanNames,
    PersonNames,
    PointNames,
    ReaderNames,
    RefusalNames,
    Say,
    StageNames,
    Tally,
    Vocabulary,
)

MANY_POINTS = 6


@dataclass(frozen=True, slots=True)
class Description:
    """A letter's vocabulary with what it was made from, for composing and for the elements' checks.

    ``withheld`` are paths the reader may not see.
    """

    case: Case
    rules: Rules
    request: LetterRequest
    recipient: Recipient
    statements: Statements
    names: Vocabulary
    withheld: frozenset[str]


def recipient_of(case: Case, person: str) -> Recipient:
    """The recipient who is that person. Raises ``CaseError`` when nobody is."""
    for recipient in case.recipients:
        if recipient.person == person:
            return recipient
    known = [recipient.person for recipient in case.recipients]
    raise CaseError([Fault(case.file, "recipients", "expected a recipient of the case", f'"{person}"', did_you_mean(person, known))])


def _day(on: date | None, source: str) -> Day | None:
    return Day(on, source) if on else None


class _Describer:
    def __init__(self, case: Case, rules: Rules, request: LetterRequest) -> None:
        self.case, self.rules, self.request = case, rules, request
        self.stage = request.stage
        self.record = deadlines.stage_of(case, request.stage)
        self.profile = rules.stage(request.stage)
        self.recipient = recipient_of(case, request.recipient)
        self.reader = Reader(case, self.recipient)
        self.statements = statements(rules.templates)
        self.pointing = PointDescriber(case, rules, self.reader, self.stage, self.statements.decisions)

    # --- dates

    @property
    def _acknowledged(self) -> date | None:
        """The acknowledgement's date: sent, being written, or else the day it was due."""
        if self.request.kind == "acknowledgement":
            return self.request.dated
        return self.record.acknowledged or deadlines.acknowledgement_due(self.case, self.rules, self.stage)

    def response_due(self, extensions: int | None = None) -> date | None:
        granted = deadlines.current_due(self.case, self.rules, self.stage, extensions=extensions)
        return granted or deadlines.response_due(self.case, self.rules, self.stage, acknowledged=self._acknowledged)

    def due(self) -> date | None:
        """The day by which this letter is due."""
        match self.request.kind:
            case "acknowledgement":
                return deadlines.acknowledgement_due(self.case, self.rules, self.stage)
            case "response":
                return self.response_due()
            case "extension":
                return self.response_due(self.request.number - 1)
        return None

    def dates(self) -> DateNames:
        stage, record = self.stage, self.record
        acknowledgement_due = deadlines.acknowledgement_due(self.case, self.rules, stage)
        late = bool(record.acknowledged and acknowledgement_due and record.acknowledged > acknowledgement_due)
        return DateNames(
            received=Day(self.case.dates.received, "dates.received"),
            acknowledged=_day(record.acknowledged, f"stages.{stage}.acknowledged"),
            acknowledgement_due=_day(acknowledgement_due, f"deadlines.acknowledge-{stage}"),
            acknowledged_late=late,
            response_due=_day(self.response_due(), f"deadlines.respond-{stage}"),
            requested=_day(record.requested, f"stages.{stage}.requested"),
            first_response=_day(deadlines.stage_of(self.case, 1).responded, "stages.1.responded"),
        )

    # --- people

    def landlord(self) -> LandlordNames:
        profile, contact = self.rules.landlord, self.rules.landlord.contact
        return LandlordNames(
            name=Name(profile.name, "landlord.name"),
            short_name=Name(profile.short_name, "landlord.short_name"),
            team=Term(profile.complaints_team, "landlord.complaints_team"),
            telephone=telephone(contact.telephone, "landlord.contact.telephone"),
            email=email(contact.email, "landlord.contact.email"),
            web=web(contact.web, contact.web_href, "landlord.contact.web"),
            address=Address(contact.address, "landlord.contact.address") if contact.address else None,
        )

    def handler(self) -> PersonNames:
        """Who deals with this letter; the landlord's contacts fill what the person's own leave out."""
        before = deadlines.stage_of(self.case, self.stage - 1).handler
        person_id = self.record.handler or (before if self.request.kind == "refusal" else None)
        landlord = self.landlord()
        team = Role(self.rules.landlord.complaints_team, "landlord.complaints_team")
        person = self.reader.person(person_id) if person_id else PersonNames(team, None, None, None)
        if person.telephone or person.email:
            return person
        return PersonNames(person.called, person.job_title, landlord.telephone, landlord.email)

    def signatory(self) -> PersonNames:
        person_id = self.record.signatory or self.record.handler
        return self.reader.person(person_id) if person_id else self.handler()

    def reading(self) -> ReaderNames:
        person = self.case.people[self.recipient.person]
        salutation, source = person.salutation or person.name or person.job_title or "", "salutation"
        return ReaderNames(
            salutation=Name(salutation, f"people.{self.recipient.person}.{source}"),
            role=self.recipient.role,
            is_complainant=self.recipient.person in self.case.complainants,
            copied=any(one.person in self.case.complainants for one in self.case.recipients)
            and self.recipient.person not in self.case.complainants,
        )

    def complainant(self, language_list: str) -> ComplainantNames:
        return ComplainantNames(Name(language_list, "complainants"), len(self.case.complainants) > 1)

    # --- rules

    def stage_names(self, profile: StageProfile, source: str = "stage") -> StageNames:
        questions = (Term(text, f"{source}.questions[{index}]") for index, text in enumerate(profile.questions))
        return StageNames(
            number=profile.number,
            name=Term(profile.name, f"{source}.name"),
            last=profile.number == self.rules.last_stage,
            review=profile.review == "review",
            questions=tuple(questions),
            panel=profile.panel,
        )

    def ombudsman(self) -> OmbudsmanNames | None:
        if not self.rules.is_entitled(self.case):
            return None
        pack, dated = self.rules.regulator, self.request.dated
        detail = {kind: pack.contact(kind, dated) for kind in ("telephone", "web", "form", "email", "address")}
        shown = {kind: one.value if one and isinstance(one.value, str) else "" for kind, one in detail.items()}
        href = {kind: one.href if one else "" for kind, one in detail.items()}
        lines = detail["address"].value if detail["address"] else ()
        return OmbudsmanNames(
            name=Name(pack.name, "ombudsman.name"),
            months=_months(self.rules),
            telephone=telephone(shown["telephone"], "ombudsman.telephone"),
            web=web(shown["web"], href["web"], "ombudsman.web"),
            form=_form(shown["form"], href["form"]),
            email=email(shown["email"], "ombudsman.email"),
            address=Address((lines,) if isinstance(lines, str) else lines, "ombudsman.address") if lines else None,
        )

    def escalation(self) -> EscalationNames | None:
        following = self.rules.procedure.stage(self.stage + 1)
        if following is None:
            return None
        limits = self.rules.procedure.escalation.limits
        until = deadlines.escalation_until(self.case, self.rules, self.stage, responded=self.request.dated)
        window = Duration(limits[0].within, limits[0].unit, "escalation.window") if len(limits) == 1 else None
        return EscalationNames(
            to=Term(following.name, "escalation.to"),
            window=window,
            until=_day(until, "escalation.until"),
            flexible=self.rules.procedure.escalation.flexible,
        )

    # --- events

    def extension(self, extension: Extension) -> ExtensionNames:
        at = self.record.extensions.index(extension)
        path = f"stages.{self.stage}.extensions[{at}]"
        old = self.response_due(extension.number - 1) or extension.decided
        return ExtensionNames(
            old_due=Day(old, f"{path}.old_due"),
            new_due=Day(extension.new_due, f"{path}.new_due"),
            decided=Day(extension.decided, f"{path}.decided"),
            reason=self.reader.shown(extension.reason, f"{path}.reason"),
            done=self.reader.words(extension.done, f"{path}.done"),
            remaining=self.reader.words(extension.remaining, f"{path}.remaining"),
            agreed=extension.agreed,
            updates=self.reader.words(extension.updates, f"{path}.updates"),
        )

    def extensions(self) -> tuple[ExtensionNames, ...]:
        return tuple(self.extension(one) for one in sorted(self.record.extensions, key=lambda one: one.number))

    def refusals(self, points: tuple[PointNames, ...]) -> tuple[RefusalNames, ...]:
        found = refusals_at(self.case, self.stage)
        if self.request.kind == "refusal":
            found = [(index, one) for index, one in found if one.number == self.request.number]
        return tuple(self.pointing.refusal(index, one, points) for index, one in found)

    # --- statements

    def message_values(self, names: dict[str, Typed | None]) -> Say:
        about = self.recipient.speaks_about
        messages = self.statements.say
        missing = [field.name for field in fields(Say) if field.name not in messages]
        if missing:
            raise CaseError(Fault("statements.toml", f"say.{name}", "expected this statement", "none") for name in missing)
        made = {field.name: statement(field.name, messages[field.name], names, about=about) for field in fields(Say)}
        return Say(**made)


def _months(rules: Rules) -> Duration | None:
    months = rules.regulator.bring_within_months
    return Duration(months, "months", "ombudsman.months") if months else None


def _form(shown: str, href: str) -> Web | None:
    return web(shown, href, "ombudsman.form")


def _tally(points: tuple[PointNames, ...]) -> Tally:
    counted = {decision: 0 for decision in ("upheld", "partly-upheld", "not-upheld", "outside-remit")}
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


def _nobody_point() -> PointNames:
    nothing = FreeText("–", "points")
    return PointNames(
        Count(0, "points"), nothing, nothing, False, False, False, None, None, "", None, None, "", None, (), (), None, None,
        None, None, None,
    )  # fmt: skip


def describe(case: Case, rules: Rules, request: LetterRequest, *, complainants: str) -> Description:
    """The description of one letter. ``complainants`` is their names as the letter's language lists them.

    Raises ``CaseError`` for a recipient who is not there, ``UsageError`` for a stage the procedure doesn't have.
    """
    make = _Describer(case, rules, request)
    every_point = make.pointing.points()
    refusals = make.refusals(every_point)
    extensions = make.extensions()
    this_extension = next(
        (made for made, one in zip(extensions, sorted(make.record.extensions, key=lambda one: one.number), strict=True)
         if one.number == request.number), None,
    ) if request.kind == "extension" else None  # fmt: skip
    accepted = tuple(point for point in every_point if point.accepted)
    refused = {point.heading.path for refusal in refusals for point in refusal.points}
    about_points = tuple(p for p in every_point if p.heading.path in refused) if request.kind == "refusal" else every_point
    scope = {
        point.id
        for _, point in in_scope(case, request.stage)
        if request.kind == "refusal" or is_accepted(case, point, request.stage)
    }
    due, dates = make.due(), make.dates()
    routes = tuple({point.route.id: point.route for point in every_point if point.route}.values())
    stage, first = make.stage_names(make.profile), rules.stage(1)
    ombudsman, escalation, landlord = make.ombudsman(), make.escalation(), make.landlord()
    complainant = make.complainant(complainants)
    values: dict[str, Typed | None] = {
        "stage": stage.name,
        "next_stage": escalation.to if escalation else None,
        "first_stage": Term(first.name, "first_stage.name"),
        "ombudsman": Name(rules.regulator.name, "ombudsman.name"),
        "complainant": complainant.name,
        "landlord": landlord.name,
        "until": escalation.until if escalation else None,
        "window": escalation.window if escalation else None,
        "responded": dates.first_response,
        "months": _months(rules),
        "due": _day(due, "letter.due"),
        "received": dates.received,
    }
    names = Vocabulary(
        letter=LetterNames(
            kind=request.kind,
            dated=Day(request.dated, "letter.dated"),
            due=_day(due, "letter.due"),
            late=bool(due and request.dated > due),
            late_reason_known=bool(extensions),
            about=make.recipient.speaks_about,
        ),
        case=CaseNames(
            reference=Reference(case.reference, "reference"),
            subject=make.reader.shown(case.subject, "subject"),
            tenure=case.tenure,
            received=dates.received,
        ),
        landlord=landlord,
        stage=stage,
        first_stage=FirstStageNames(
            name=Term(first.name, "first_stage.name"),
            responded=dates.first_response,
            actions=(earlier := remedies.actions(case, make.reader, 1, seen_from=request.stage) if request.stage > 1 else ()),
            any_actions=bool(earlier),
        ),
        reader=make.reading(),
        complainant=complainant,
        handler=make.handler(),
        signatory=make.signatory(),
        dates=dates,
        points=about_points,
        accepted_points=accepted,
        withdrawn=make.pointing.withdrawn(),
        point=about_points[0] if about_points else _nobody_point(),
        refusals=refusals,
        refusal=refusals[0] if refusals else None,
        routes=routes,
        outcomes=remedies.outcomes(case, make.reader, request.stage, scope),
        compensation=remedies.compensation(case, make.reader, request.stage),
        actions=remedies.actions(case, make.reader, request.stage, seen_from=request.stage),
        learning=remedies.learning(case, make.reader, request.stage),
        investigation=make.reader.words(make.record.investigation, f"stages.{request.stage}.investigation"),
        still_unhappy=make.reader.words(make.record.still_unhappy, f"stages.{request.stage}.still_unhappy"),
        late_request_reason=make.reader.words(
            make.record.late_request_reason, f"stages.{request.stage}.late_request_reason"
        ),
        extension=this_extension,
        earlier_extensions=extensions[: request.number - 1] if request.kind == "extension" else (),
        extensions=extensions,
        ombudsman=ombudsman,
        escalation=escalation,
        tally=_tally(accepted),
        enclosures=make.reader.many(tuple(one.title for one in case.enclosures), "enclosures"),
        has_withheld=bool(make.reader.withheld),
        say=make.message_values(values),
    )
    return Description(case, rules, request, make.recipient, make.statements, names, frozenset(make.reader.withheld))
