"""Which letter a case needs next, when nobody says: the first of this table, stage by stage, that is not yet sent.

| at each stage that has begun | the next letter is |
|---|---|
| every point is refused, and that refusal is not sent | the refusal |
| not acknowledged | the acknowledgement (it carries a refusal of some points) |
| a refusal of some points came later and is not sent | the refusal |
| an extension is decided and not sent, and there is no response | the extension |
| not answered | the response |

A letter is sent when the case's ``letters`` log it, or its stage says so. A stage has begun when it is the first or when
it was asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from complaintletters.case import Case
from complaintletters.deadlines import stage_of
from complaintletters.describing.points import in_scope, is_accepted, refusals_at
from complaintletters.errors import Fault, UsageError
from complaintletters.rules import Rules


@dataclass(frozen=True, slots=True)
class NextLetter:
    kind: str
    stage: int
    number: int = 1


def is_sent(case: Case, kind: str, stage: int, number: int) -> bool:
    """Whether the log has that letter, for whomever."""
    return any((one.kind, one.stage, one.number) == (kind, stage, number) for one in case.letters)


def _stages(case: Case, rules: Rules) -> Iterator[int]:
    for profile in sorted(rules.procedure.stages, key=lambda one: one.number):
        if profile.number == 1 or stage_of(case, profile.number).requested:
            yield profile.number


def _unsent_refusals(case: Case, stage: int) -> list[NextLetter]:
    numbers = sorted(refusal.number for _, refusal in refusals_at(case, stage))
    return [NextLetter("refusal", stage, number) for number in numbers if not is_sent(case, "refusal", stage, number)]


def _candidates(case: Case, stage: int) -> Iterator[NextLetter]:
    record = stage_of(case, stage)
    refusals = _unsent_refusals(case, stage)
    if not any(is_accepted(case, point, stage) for _, point in in_scope(case, stage)):
        yield from refusals
        return
    acknowledged = record.acknowledged is not None or is_sent(case, "acknowledgement", stage, 1)
    if not acknowledged:
        yield NextLetter("acknowledgement", stage)
        return
    responded = record.responded is not None or is_sent(case, "response", stage, 1)
    if not responded:
        carried = {refusal.number for _, refusal in refusals_at(case, stage)} if stage == 1 else set()
        yield from (refusal for refusal in refusals if refusal.number not in carried)
        for extension in sorted(record.extensions, key=lambda one: one.number):
            if not is_sent(case, "extension", stage, extension.number):
                yield NextLetter("extension", stage, extension.number)
        yield NextLetter("response", stage)


def next_letter(case: Case, rules: Rules, *, stage: int | None = None) -> NextLetter:
    """The next letter, of one stage or of any. Raises ``UsageError`` when all are sent."""
    for number in _stages(case, rules):
        if stage in {None, number}:
            for candidate in _candidates(case, number):
                return candidate
    mend = "Name the letter with --letter, and --stage, to make one again."
    raise UsageError([Fault(case.file, "letters", "expected a letter still to send", "all of them sent", mend)])


def default_number(case: Case, kind: str, stage: int) -> int:
    """The number of a kind that repeats: the first not sent, else the last."""
    match kind:
        case "extension":
            numbers = [one.number for one in stage_of(case, stage).extensions]
        case "refusal":
            numbers = [refusal.number for _, refusal in refusals_at(case, stage)]
        case _:
            return 1
    unsent = [number for number in sorted(numbers) if not is_sent(case, kind, stage, number)]
    return unsent[0] if unsent else max(numbers, default=1)


def default_stage(case: Case, rules: Rules, kind: str) -> int:
    """The stage of a kind when none is named: the first begun stage where it is still unsent, else the last begun."""
    begun = list(_stages(case, rules))
    for stage in begun:
        record = stage_of(case, stage)
        done = {"acknowledgement": record.acknowledged, "response": record.responded}.get(kind)
        relevant = (
            bool(record.extensions)
            if kind == "extension"
            else bool(refusals_at(case, stage))
            if kind == "refusal"
            else True
        )
        if relevant and not done and not is_sent(case, kind, stage, default_number(case, kind, stage)):
            return stage
    return begun[-1]
