"""Outcomes, actions and learning of one letter."""

from complaintletters.case import Action, Case
from complaintletters.deadlines import stage_of
from complaintletters.describing.reader import Reader
from complaintletters.values import Count, Day
from complaintletters.wording.vocabulary import ActionNames, LearningNames, OutcomeNames


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
            text=reader.shown(outcome.text, f"outcomes[{index}].text"),
            answer=reader.words(outcome.answers.get(stage), f"outcomes[{index}].answers.{stage}"),
        )
        for number, (index, outcome) in enumerate(wanted, 1)
    )


def _is_later_news(case: Case, stage: int, seen_from: int) -> bool:
    """Whether what became of a stage's promises came after the letter: its stage is answered, and the letter is its own."""
    return seen_from == stage and stage_of(case, stage).responded is not None


def _action(reader: Reader, index: int, action: Action, *, later_news: bool) -> ActionNames:
    path = f"actions[{index}]"
    return ActionNames(
        what=reader.shown(action.what, f"{path}.what"),
        owner=reader.called(action.owner),
        due=Day(action.due, f"{path}.due") if action.due else None,
        condition=reader.words(action.condition, f"{path}.condition"),
        agreed=action.agreed,
        updates=reader.words(action.updates, f"{path}.updates"),
        status="promised" if later_news else action.status,
        result=None if later_news else reader.words(action.result, f"{path}.result"),
    )


def actions(case: Case, reader: Reader, stage: int, *, seen_from: int) -> tuple[ActionNames, ...]:
    """The actions promised at a stage that the reader may see, as they stand for a letter at stage ``seen_from``."""
    later_news = _is_later_news(case, stage, seen_from)
    return tuple(
        _action(reader, index, action, later_news=later_news)
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
