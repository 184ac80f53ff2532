"""What stands at a stage: a case's lines and offsets in; what is offered, replaced, paid, set off and left to pay out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from complaintletters.case import Case, Compensation
from complaintletters.case.money import Offset
from complaintletters.ledger.sums import line_sum
from complaintletters.rules import Rules

_NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with its sum and what has been paid out of it, in pounds, and its place in the case."""

    index: int
    line: Compensation
    amount: Decimal
    paid: Decimal

    @property
    def left(self) -> Decimal:
        return max(self.amount - self.paid, _NOTHING)


def _total(entries: Iterable[Entry]) -> Decimal:
    return sum((entry.amount for entry in entries), _NOTHING)


@dataclass(frozen=True, slots=True)
class Award:
    """Compensation as it stands at one stage.

    ``lines`` are offered at this stage, ``earlier`` ones still stand, ``replaced`` are those that this stage does away
    with. ``before`` is what stood until then; ``paid`` what has been paid out of any line, whether it still stands or
    not; ``offsets`` what the resident agreed to, by index. Sums are in pounds.
    """

    lines: tuple[Entry, ...]
    earlier: tuple[Entry, ...]
    replaced: tuple[Entry, ...]
    before: Decimal
    paid: Decimal
    offsets: tuple[tuple[int, Offset], ...]

    @property
    def offered_now(self) -> Decimal:
        return _total(self.lines)

    @property
    def standing(self) -> Decimal:
        """What still stands of earlier offers."""
        return _total(self.earlier)

    @property
    def total(self) -> Decimal:
        return self.offered_now + self.standing

    @property
    def unpaid(self) -> Decimal:
        """What is not paid out yet, before anything is set off; nothing where too much was paid."""
        return max(self.total - self.paid, _NOTHING)

    @property
    def payable(self) -> Decimal:
        """How much of it may be set off: never a sum that the Ombudsman ordered."""
        ordered = sum((entry.left for entry in (*self.lines, *self.earlier) if entry.line.ordered), _NOTHING)
        return max(self.unpaid - ordered, _NOTHING)

    @property
    def consented(self) -> Decimal:
        """What the resident agreed to set off."""
        return sum((offset.amount for _, offset in self.offsets), _NOTHING)

    @property
    def to_arrears(self) -> Decimal:
        return min(self.consented, self.payable)

    @property
    def to_pay(self) -> Decimal:
        """What is left to pay out."""
        return self.unpaid - self.to_arrears

    def overdue(self, stage: int, on: date) -> tuple[Entry, ...]:
        """Earlier lines that should have been paid before a day and were not, unless what was set off covers them."""
        late = tuple(
            one for one in self.earlier if one.line.pay_by is not None and one.line.pay_by < on and one.left > _NOTHING
        )
        ordered = any(one.line.ordered for one in late)
        set_off = sum((offset.amount for _, offset in self.offsets if offset.stage < stage), _NOTHING)
        covered = not ordered and sum((one.left for one in late), _NOTHING) <= set_off
        return () if covered else late


def replaced_by(case: Case, stage: int) -> frozenset[str]:
    """The ids of the lines that the lines of a stage do away with."""
    replacing = [line for line in case.compensation if line.stage == stage and line.effect == "replaces"]
    named = {id_ for line in replacing for id_ in line.replaces}
    points = {line.point for line in replacing if not line.replaces}
    same_point = {line.id for line in case.compensation if line.stage < stage and line.point in points}
    return frozenset(named | same_point)


def _standing(case: Case, stage: int) -> frozenset[str]:
    """The ids of the lines that stand after a stage."""
    gone = {id_ for number in range(1, stage + 1) for id_ in replaced_by(case, number)}
    return frozenset(line.id for line in case.compensation if line.stage <= stage and line.id not in gone)


def _paid(line: Compensation, amount: Decimal) -> Decimal:
    """What has been paid out of a line: what is recorded, or all of it where its status says no more."""
    if line.paid is not None:
        return line.paid.quantize(amount)
    return amount if line.status == "paid" else _NOTHING


def _entries(case: Case, rules: Rules, stage: int) -> tuple[Entry, ...]:
    """Every line up to a stage. What was paid of the stage's own lines since its answer is no news in that answer."""
    record = case.stages.get(stage)
    answered = record is not None and record.responded is not None
    made: list[Entry] = []
    for index, line in enumerate(case.compensation):
        if line.stage <= stage:
            amount = line_sum(line, rules)
            paid = _NOTHING if answered and line.stage == stage else _paid(line, amount)
            made.append(Entry(index, line, amount, paid))
    return tuple(made)


def _is_agreed(offset: Offset, on: date | None) -> bool:
    return offset.agreed is not None and (on is None or offset.agreed <= on)


def without_consent(case: Case, stage: int, on: date) -> tuple[tuple[int, Offset], ...]:
    """The offsets up to a stage to which the resident had not agreed on a day."""
    return tuple(
        (index, offset)
        for index, offset in enumerate(case.offsets)
        if offset.stage <= stage and not _is_agreed(offset, on)
    )


def award(case: Case, rules: Rules, stage: int, *, on: date | None = None) -> Award:
    """What stands at a stage. ``on`` is the letter's date, by which consent to an offset must have been given.

    A line that replaces does away with the lines it names or, where it names none, the earlier lines for its point.
    """
    entries = _entries(case, rules, stage)
    stands, stood = _standing(case, stage), _standing(case, stage - 1)
    gone_now, here = replaced_by(case, stage), {one.line.id for one in entries if one.line.stage == stage}
    return Award(
        lines=tuple(one for one in entries if one.line.stage == stage and one.line.id in stands),
        earlier=tuple(one for one in entries if one.line.stage < stage and one.line.id in stands),
        replaced=tuple(one for one in entries if one.line.id in gone_now & (stood | here)),
        before=_total(one for one in entries if one.line.id in stood),
        paid=sum((one.paid for one in entries), _NOTHING),
        offsets=tuple(
            (index, one) for index, one in enumerate(case.offsets) if one.stage <= stage and _is_agreed(one, on)
        ),
    )
