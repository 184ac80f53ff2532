"""Outcomes, compensation, actions and learning of one letter."""

from decimal import Decimal

from complaintletters.case import Action, Case, Compensation
from complaintletters.describing.reader import Reader
from complaintletters.ledger import award
from complaintletters.values import Count, Day, FreeText, Money, Name
from complaintletters.wording.vocabulary import (
    ActionNames,
    CompensationLine,
    CompensationNames,
    LearningNames,
    OutcomeNames,
)


def _line(case: Case, reader: Reader, line: Compensation) -> CompensationLine:
    path = f"compensation[{case.compensation.index(line)}]"
    at = next(index for index, point in enumerate(case.points) if point.id == line.point)
    payee = reader.called(line.payee) if line.payee and line.payee != reader.recipient.person else None
    return CompensationLine(
        what=reader.shown(line.what, f"{path}.what"),
        point=reader.shown(case.points[at].heading, f"points[{at}].heading"),
        amount=Money(line.amount, f"{path}.amount"),
        working=reader.words(line.working, f"{path}.working"),
        payee=payee if isinstance(payee, Name) else None,
        pay_by=Day(line.pay_by, f"{path}.pay_by") if line.pay_by else None,
        method=reader.words(line.method, f"{path}.method"),
        replaces=line.effect == "replaces",
    )


def compensation(case: Case, reader: Reader, stage: int) -> CompensationNames:
    made = award(case, stage)
    described = [tuple(_line(case, reader, line) for line in lines) for lines in (made.lines, made.earlier, made.replaced)]
    days = {line.pay_by for line in made.lines if line.pay_by}
    last = Day(max(days), f"compensation.{stage}.pay_by") if days else None
    return CompensationNames(
        lines=described[0],
        earlier=described[1],
        replaced=described[2],
        offered_now=Money(made.offered_now, f"compensation.{stage}.offered_now"),
        total=Money(made.total, f"compensation.{stage}.total"),
        any=bool(made.lines),
        any_earlier=bool(made.earlier),
        any_replaced=bool(made.replaced),
        pay_by=last,
        paid=Money(made.paid, f"compensation.{stage}.paid") if made.paid else None,
        to_pay=Money(max(made.total - made.paid, Decimal("0.00")), f"compensation.{stage}.to_pay"),
    )


def outcomes(case: Case, reader: Reader, stage: int, points: set[str]) -> tuple[OutcomeNames, ...]:
    """The outcomes sought that belong to the points in scope, or to the whole complaint."""
    wanted = [
        (index, outcome)
        for index, outcome in enumerate(case.outcomes)
        if (not outcome.points or points & set(outcome.points))
        and reader.recipient.person not in outcome.text.withhold_from
    ]
    return tuple(
        OutcomeNames(
            number=Count(number, f"outcomes[{index}].number"),
            text=FreeText(outcome.text.text, f"outcomes[{index}].text"),
            answer=reader.words(outcome.answers.get(stage), f"outcomes[{index}].answers.{stage}"),
        )
        for number, (index, outcome) in enumerate(wanted, 1)
    )


def _action(reader: Reader, index: int, action: Action) -> ActionNames:
    path = f"actions[{index}]"
    return ActionNames(
        what=reader.shown(action.what, f"{path}.what"),
        owner=reader.called(action.owner),
        due=Day(action.due, f"{path}.due") if action.due else None,
        condition=reader.words(action.condition, f"{path}.condition"),
        agreed=action.agreed,
        updates=reader.words(action.updates, f"{path}.updates"),
        status=action.status,
        result=reader.words(action.result, f"{path}.result"),
    )


def actions(case: Case, reader: Reader, stage: int) -> tuple[ActionNames, ...]:
    """The actions promised at a stage that the reader may see."""
    return tuple(
        _action(reader, index, action)
        for index, action in enumerate(case.actions)
        if action.stage == stage and reader.recipient.person not in action.what.withhold_from
    )


def learning(case: Case, reader: Reader, stage: int) -> tuple[LearningNames, ...]:
    found = [
        (reader.words(one.text, f"learning[{index}].text"), one.owner)
        for index, one in enumerate(case.learning)
        if one.stage == stage
    ]
    return tuple(LearningNames(text, reader.called(owner) if owner else None) for text, owner in found if text)
