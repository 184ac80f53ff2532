"""The complaint points, refusals and routes of one letter."""

from collections.abc import Iterator

from complaintletters.case import Case, Point, PointAtStage, Refusal
from complaintletters.deadlines import stage_of
from complaintletters.describing.reader import Reader, email, telephone, web
from complaintletters.landlord import GroundProfile
from complaintletters.regulator import OtherRoute
from complaintletters.rules import Rules
from complaintletters.values import Address, Count, Day, FreeText, Term
from complaintletters.wording.vocabulary import PersonNames, PointNames, RefusalNames, RouteNames

DecisionWords = dict[str, str]


def joined_at(point: Point) -> int:
    """The stage at which a point came in: the first, unless it was added at a later one."""
    first = min(point.stages, default=1)
    return first if first > 1 and point.stages[first].added else 1


def at_stage(point: Point, stage: int) -> PointAtStage | None:
    """What happened to a point at a stage; at stage 1 every point takes part that was not added later."""
    return point.stages.get(stage) or (PointAtStage() if stage == 1 == joined_at(point) else None)


def in_scope(case: Case, stage: int) -> Iterator[tuple[int, Point]]:
    """The points that a stage is about, with their index in the case."""
    for index, point in enumerate(case.points):
        record = at_stage(point, stage)
        if record and record.escalated and not record.withdrawn:
            yield index, point


def refusal_of(stage: int) -> str:
    """What a refusal at a stage refuses."""
    return "complaint" if stage == 1 else "escalation"


def refusals_at(case: Case, stage: int) -> list[tuple[int, Refusal]]:
    return [(index, one) for index, one in enumerate(case.refusals) if one.of == refusal_of(stage)]


def is_accepted(case: Case, point: Point, stage: int) -> bool:
    record = at_stage(point, stage)
    refused = any(point.id in refusal.points for _, refusal in refusals_at(case, stage))
    return record is not None and record.accepted and not refused


class PointDescriber:
    """Describes points for one reader at one stage."""

    def __init__(self, case: Case, rules: Rules, reader: Reader, stage: int, decisions: DecisionWords) -> None:
        self.case, self.rules, self.reader, self.stage, self.decisions = case, rules, reader, stage, decisions

    def decision(self, point: Point, index: int, stage: int) -> Term | None:
        record = point.stages.get(stage)
        if record is None or record.decision is None:
            return None
        source = f"points[{index}].stages.{stage}.decision"
        return Term(self.decisions[record.decision], source, record.decision)

    def point(self, index: int, point: Point, number: int) -> PointNames:
        path, reader = f"points[{index}]", self.reader
        here, record = f"{path}.stages.{self.stage}", at_stage(point, self.stage) or PointAtStage()
        responsibility, apologiser = point.responsibility, self.apologiser(record)
        return PointNames(
            number=Count(number, f"{path}.number"),
            heading=reader.shown(point.heading, f"{path}.heading"),
            text=reader.shown(point.text, f"{path}.text"),
            accepted=is_accepted(self.case, point, self.stage),
            ours=responsibility is None or responsibility.ours,
            responsibility_known=responsibility is not None,
            why=reader.words(responsibility.why, f"{path}.responsibility.why") if responsibility else None,
            unclear=reader.words(point.unclear, f"{path}.unclear"),
            added=Day(record.added, f"{here}.added") if record.added else None,
            joined_here=joined_at(point) == self.stage,
            decision=record.decision or "",
            decision_name=self.decision(point, index, self.stage),
            first_decision_name=self.decision(point, index, 1) if self.stage > 1 else None,
            changed=record.changed or "",
            reasons=reader.words(record.reasons, f"{here}.reasons"),
            evidence=reader.many(record.evidence, f"{here}.evidence"),
            references=reader.many(record.references, f"{here}.references"),
            fault=reader.words(record.fault, f"{here}.fault"),
            effect=reader.words(record.effect, f"{here}.effect"),
            apology=reader.words(record.apology, f"{here}.apology"),
            apology_by=apologiser.called if apologiser else None,
            apology_by_title=apologiser.job_title if apologiser else None,
            route=self.route(index, point),
        )

    def apologiser(self, record: PointAtStage) -> PersonNames | None:
        """Who apologises, where it is someone other than who signs."""
        stage = stage_of(self.case, self.stage)
        by = record.apology_by
        return self.reader.person(by) if by and by != (stage.signatory or stage.handler) else None

    def is_shown(self, index: int, point: Point) -> bool:
        """Whether the reader may see a point at all: its heading and its text."""
        heading = self.reader.words(point.heading, f"points[{index}].heading")
        return self.reader.words(point.text, f"points[{index}].text") is not None and heading is not None

    def not_escalated(self) -> tuple[FreeText, ...]:
        """At a later stage: the points that the resident didn't ask to be looked at again, and didn't withdraw."""
        asked = {index for index, _ in in_scope(self.case, self.stage)} | set(self._withdrawn())
        before = dict(in_scope(self.case, self.stage - 1)) if self.stage > 1 else {}
        return tuple(
            self.reader.shown(point.heading, f"points[{index}].heading")
            for index, point in before.items()
            if index not in asked and is_accepted(self.case, point, self.stage - 1) and self.is_shown(index, point)
        )

    def points(self) -> tuple[PointNames, ...]:
        """The points of this stage that the reader may see, numbered as they stand in the letter."""
        shown = [(index, point) for index, point in in_scope(self.case, self.stage) if self.is_shown(index, point)]
        return tuple(self.point(index, point, number) for number, (index, point) in enumerate(shown, 1))

    def _withdrawn(self) -> Iterator[int]:
        for index, point in enumerate(self.case.points):
            record = point.stages.get(self.stage)
            if record and record.withdrawn:
                yield index

    def withdrawn(self) -> tuple[FreeText, ...]:
        return tuple(
            self.reader.shown(self.case.points[index].heading, f"points[{index}].heading")
            for index in self._withdrawn()
        )

    def route(self, index: int, point: Point) -> RouteNames | None:
        if point.other_route is None:
            return None
        route = self.rules.routes().get(point.other_route.route)
        why = self.reader.words(point.other_route.why, f"points[{index}].other_route.why")
        return _route_names(route, why) if route and why else None

    def refusal(self, index: int, refusal: Refusal, points: tuple[PointNames, ...]) -> RefusalNames:
        path = f"refusals[{index}]"
        refused_headings = {
            f"points[{at}].heading" for at, point in enumerate(self.case.points) if point.id in refusal.points
        }
        refused = tuple(point for point in points if point.heading.path in refused_headings)
        kept = tuple(point for point in points if point.accepted and point not in refused)
        ground = next((one for one in self.rules.procedure.grounds if one.id == refusal.ground), None)
        return RefusalNames(
            of=refusal.of,
            whole=not kept,
            points=refused,
            kept=kept,
            any_kept=bool(kept),
            ground=Term(_ground_name(ground, self.reader.register) or refusal.ground, f"{path}.ground", refusal.ground),
            ground_id=refusal.ground,
            reasons=self.reader.shown(refusal.reasons, f"{path}.reasons"),
            evidence=self.reader.many(refusal.evidence, f"{path}.evidence"),
            circumstances=self.reader.words(refusal.circumstances, f"{path}.circumstances"),
            discretion=self.reader.words(refusal.discretion, f"{path}.discretion"),
        )


def _ground_name(ground: GroundProfile | None, register: str) -> str:
    """What a letter of a register calls a ground; empty where the policy has no such ground."""
    if ground is None:
        return ""
    return ground.plain or ground.name if register == "plain" else ground.name


def _route_names(route: OtherRoute, why: FreeText) -> RouteNames:
    path = f"routes.{route.id}"
    return RouteNames(
        id=route.id,
        name=Term(route.name, f"{path}.name", route.id),
        why=why,
        choice=route.choice,
        telephone=telephone(route.telephone, f"{path}.telephone"),
        email=email(route.email, f"{path}.email"),
        web=web(route.web, "", f"{path}.web"),
        address=Address(route.address, f"{path}.address") if route.address else None,
    )
