"""Compensation of one letter: the ledger's award in, the names that wording prints it by out."""

from decimal import Decimal
from fractions import Fraction

from complaintletters.case import Case, Compensation
from complaintletters.case.money import PercentOfRent, Rate, RightToRepair, days_between
from complaintletters.describing.reader import Reader
from complaintletters.ledger import Award, Entry, award, periods
from complaintletters.regulator import RightToRepairRate
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules
from complaintletters.values import Count, Day, Duration, FreeText, Money, Name, Role, Statement, Typed
from complaintletters.wording.statements import WorkingWords, message_parts
from complaintletters.wording.vocabulary import CompensationLine, CompensationNames, OffsetNames

_UNITS = {"day": "calendar-days", "week": "weeks", "month": "months", "time": "times"}


# --- how a sum was worked out ---------------------------------------------------------------------------------------


def _plain(number: Fraction) -> int | Decimal:
    """A number without zeros at its end. A case's own numbers always have an end as a decimal."""
    if number.denominator == 1:
        return int(number)
    return (Decimal(number.numerator) / Decimal(number.denominator)).normalize()


def _length(basis: Rate | PercentOfRent, path: str) -> Duration:
    """How long, or how often: a period that isn't whole weeks is said in days."""
    number = periods(basis)
    source = f"{path}.count" if basis.count is not None else f"{path}.from"
    if basis.count is None and basis.start and basis.until and number.denominator != 1:
        return Duration(days_between(basis.start, basis.until), _UNITS["day"], source)
    return Duration(_plain(number), _UNITS[basis.per], source)


def _statutory_values(days: int, rate: RightToRepairRate, path: str) -> dict[str, Typed | None]:
    return {
        "first": Money(rate.first, "right_to_repair.first"),
        "per_day": Money(rate.per_day, "right_to_repair.per_day"),
        "length": Duration(days, _UNITS["day"], f"{path}.days"),
        "most": Money(rate.most, "right_to_repair.most"),
    }


def _worked_out(line: Compensation, rules: Rules, words: WorkingWords, path: str) -> Statement | None:
    """How a sum was worked out, as a sentence of values that can be proved; nothing where it is the rate itself, once."""
    values: dict[str, Typed | None]
    match line.basis:
        case Rate() if periods(line.basis) == 1:
            return None
        case Rate():
            name = f"rate_{line.basis.per}"
            values = {"length": _length(line.basis, path), "rate": Money(line.basis.rate, f"{path}.rate")}
        case PercentOfRent():
            name = f"percent_{line.basis.per}"
            percent = Count(_plain(Fraction(line.basis.percent)), f"{path}.percent")
            rent = Money(line.basis.rent, f"{path}.rent")
            values = {"length": _length(line.basis, path), "percent": percent, "rent": rent}
        case RightToRepair() if rules.regulator.right_to_repair:
            name = "right_to_repair"
            values = _statutory_values(line.basis.days, rules.regulator.right_to_repair, path)
        case _:
            return None
    return Statement(f"working.{name}", tuple(message_parts(getattr(words, name), values)))


# --- lines ----------------------------------------------------------------------------------------------------------


class _Lines:
    """Describes the lines of one letter."""

    def __init__(self, case: Case, rules: Rules, reader: Reader, request: LetterRequest, words: WorkingWords) -> None:
        self.case, self.rules, self.reader, self.request, self.words = case, rules, reader, request, words
        self.made = award(case, rules, request.stage, on=request.dated)
        self.overdue = frozenset(entry.index for entry in self.made.overdue(request.stage, request.dated))
        self.methods: set[str] = set()

    def payee(self, line: Compensation) -> Name | Role | None:
        """Who is paid, where that isn't plainly "you"."""
        plain = line.payee in self.reader.addressed and len(self.case.complainants) == 1
        return self.reader.called(line.payee) if line.payee and not plain else None

    def working(self, line: Compensation, path: str) -> FreeText | Statement | None:
        if line.working is not None:
            return self.reader.words(line.working, f"{path}.working")
        return _worked_out(line, self.rules, self.words, f"{path}.basis")

    def method(self, line: Compensation, path: str) -> FreeText | None:
        """How it is paid; said once where several lines say the same."""
        if line.method is None or line.method.text in self.methods:
            return None
        self.methods.add(line.method.text)
        return self.reader.words(line.method, f"{path}.method")

    def line(self, entry: Entry) -> CompensationLine:
        line, path = entry.line, f"compensation[{entry.index}]"
        at = next(index for index, point in enumerate(self.case.points) if point.id == line.point)
        earlier = line.stage < self.request.stage
        return CompensationLine(
            what=self.reader.shown(line.what, f"{path}.what"),
            point=self.reader.shown(self.case.points[at].heading, f"points[{at}].heading"),
            amount=Money(entry.amount, f"{path}.amount"),
            working=self.working(line, path),
            payee=self.payee(line),
            pay_by=Day(line.pay_by, f"{path}.pay_by") if line.pay_by else None,
            paid=bool(entry.paid) and not entry.left,
            overdue=entry.index in self.overdue,
            method=None if earlier else self.method(line, path),
            replaces=line.effect == "replaces",
        )

    def lines(self, entries: tuple[Entry, ...]) -> tuple[CompensationLine, ...]:
        return tuple(self.line(entry) for entry in entries)

    def only_payee(self) -> Name | Role | None:
        """The one person to whom all of it goes, where that isn't plainly "you"."""
        standing = [entry.line for entry in (*self.made.lines, *self.made.earlier)]
        return self.payee(standing[0]) if len({line.payee for line in standing}) == 1 else None

    def offsets(self) -> tuple[OffsetNames, ...]:
        """What the resident agreed to set against arrears."""
        return tuple(
            OffsetNames(
                what=self.reader.shown(one.what, f"offsets[{index}].what"),
                amount=Money(one.amount, f"offsets[{index}].amount"),
                agreed=Day(one.agreed, f"offsets[{index}].agreed"),
            )
            for index, one in self.made.offsets
            if one.agreed
        )


def _change(made: Award) -> str:
    if made.total == made.before:
        return "same"
    return "more" if made.total > made.before else "less"


def compensation(
    case: Case, rules: Rules, reader: Reader, request: LetterRequest, words: WorkingWords
) -> CompensationNames:
    """Compensation as it stands at the letter's stage."""
    describe = _Lines(case, rules, reader, request, words)
    made, path = describe.made, f"compensation.{request.stage}"
    payee, offsets = describe.only_payee(), describe.offsets()
    days = [entry.line.pay_by for entry in made.lines if entry.line.pay_by]
    return CompensationNames(
        lines=describe.lines(made.lines),
        earlier=describe.lines(made.earlier),
        replaced=describe.lines(made.replaced),
        offsets=offsets,
        offered_now=Money(made.offered_now, f"{path}.offered_now"),
        before=Money(made.before, f"{path}.before"),
        standing=Money(made.standing, f"{path}.standing"),
        total=Money(made.total, f"{path}.total"),
        change=_change(made),
        difference=Money(abs(made.total - made.before), f"{path}.difference"),
        any=bool(made.lines),
        any_earlier=bool(made.earlier),
        any_replaced=bool(made.replaced),
        any_offset=bool(offsets),
        pay_by=Day(max(days), f"{path}.pay_by") if days else None,
        paid=Money(made.paid, f"{path}.paid") if made.paid else None,
        to_arrears=Money(made.to_arrears, f"{path}.to_arrears") if made.to_arrears else None,
        to_pay=Money(made.to_pay, f"{path}.to_pay"),
        settled=not made.to_pay,
        payee=payee,
        between=len(case.complainants) > 1 and payee is None,
    )
