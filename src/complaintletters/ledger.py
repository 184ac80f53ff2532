"""Compensation added up: which lines stand at a stage, which they replace, and the totals. Decimal only."""

from dataclasses import dataclass
from decimal import Decimal

from complaintletters.case import Case, Compensation


@dataclass(frozen=True, slots=True)
class Award:
    """Compensation as it stands at one stage.

    ``lines`` are offered at this stage, ``earlier`` ones still stand, ``replaced`` ones don't. Sums are in pounds.
    """

    lines: tuple[Compensation, ...]
    earlier: tuple[Compensation, ...]
    replaced: tuple[Compensation, ...]

    @property
    def offered_now(self) -> Decimal:
        return sum((line.amount for line in self.lines), Decimal("0.00"))

    @property
    def total(self) -> Decimal:
        return self.offered_now + sum((line.amount for line in self.earlier), Decimal("0.00"))

    @property
    def paid_before(self) -> Decimal:
        """What has been paid of earlier offers, whether they still stand or not."""
        return _paid((*self.earlier, *self.replaced))

    @property
    def paid(self) -> Decimal:
        return _paid(self.lines) + self.paid_before


def _paid(lines: tuple[Compensation, ...]) -> Decimal:
    return sum((line.amount for line in lines if line.status == "paid"), Decimal("0.00"))


def award(case: Case, stage: int) -> Award:
    """What stands at a stage. A line that replaces does away with the earlier lines for its point."""
    lines = tuple(line for line in case.compensation if line.stage == stage)
    before = tuple(line for line in case.compensation if line.stage < stage)
    replaced_points = {line.point for line in lines if line.effect == "replaces"}
    replaced = tuple(line for line in before if line.point in replaced_points or line.status == "replaced")
    earlier = tuple(line for line in before if line not in replaced)
    return Award(lines, earlier, replaced)
