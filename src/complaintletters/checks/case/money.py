"""Compensation: sums that agree with how they were worked out, totals, what is paid or set off, and who may offer it."""

from collections.abc import Iterator
from decimal import Decimal

from complaintletters.case import Case, Compensation
from complaintletters.case.money import PercentOfRent, Rate, RightToRepair
from complaintletters.checks.case.finding import input_finding, paragraph
from complaintletters.deadlines import stage_of
from complaintletters.findings import Finding, Level
from complaintletters.landlord import Approval
from complaintletters.ledger import Award, Worked, award, periods, replaced_by, without_consent, worked
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules


def _pounds(amount: Decimal) -> str:
    return f"£{amount:,.2f}"


# --- sums -----------------------------------------------------------------------------------------------------------


def _how(basis: Rate | PercentOfRent | RightToRepair) -> str:
    """How a sum was worked out, for the complaints team."""
    if isinstance(basis, RightToRepair):
        return f"the Right to Repair sum for {basis.days} days"
    number = periods(basis)
    times = (
        f"{number.numerator}" if number.denominator == 1 else f"{Decimal(number.numerator) / number.denominator:.6g}"
    )
    if isinstance(basis, Rate):
        return f"{times} × {_pounds(basis.rate)} a {basis.per}"
    return f"{basis.percent}% of {_pounds(basis.rent)} a {basis.per} × {times}"


def _unknown_statutory_sum(where: str, line: Compensation, rules: Rules) -> Finding:
    message = f"expected the sums of the Right to Repair in {rules.regulator.name}'s pack; found none."
    mend = 'Give the sum as "amount", without a basis.'
    level = Level.ERROR if line.amount is None else Level.WARNING
    return input_finding("no-right-to-repair", where, message, mend, level)


def _without_rule(where: str, line: Compensation, found: Worked, rules: Rules, how: str) -> Finding:
    down, up = found.either_way
    profile = f"{rules.landlord.id}/landlord.toml"
    mend = f'Add rounding = "half-up", "half-even" or "down" under [money] in {profile}.'
    exact = f"{Decimal(found.exact.numerator) / found.exact.denominator:.6f}".rstrip("0")
    if line.amount is None:
        message = f"expected the landlord's rule for rounding £{exact} ({how}); found none."
        return input_finding("no-rounding-rule", where, message, mend)
    message = (
        f"{how} is £{exact}, which is {_pounds(down)} or {_pounds(up)}; the landlord's rule for rounding isn't known."
    )
    return input_finding("no-rounding-rule", where, message, mend, Level.WARNING)


def _sum(index: int, line: Compensation, rules: Rules) -> Iterator[Finding]:
    """A stated sum is what its basis gives; a sum that isn't whole pence needs the landlord's rule."""
    where = f"compensation[{index}].amount"
    if line.basis is None:
        return
    found, how = worked(line, rules), _how(line.basis)
    if found is None:
        yield _unknown_statutory_sum(f"compensation[{index}].basis", line, rules)
        return
    accepted = found.either_way if found.sum is None else (found.sum,)
    if line.amount is not None and line.amount not in accepted:
        expected = " or ".join(map(_pounds, accepted))
        message = f"expected {expected}, which is {how}; found {_pounds(line.amount)}."
        yield input_finding("wrong-amount", where, message, "Correct the amount or its basis, or leave the amount out.")
    elif found.sum is None:
        yield _without_rule(where, line, found, rules, how)


def _totals(case: Case, rules: Rules) -> Iterator[Finding]:
    for stage, stated in case.compensation_total.items():
        computed = award(case, rules, stage).total
        if computed != stated:
            lines = f"the total of the lines that stand at stage {stage}"
            message = f"expected {lines}, {_pounds(computed)}; found {_pounds(stated)}."
            yield input_finding("wrong-total", f"compensation_total.{stage}", message, "Correct a line or the total.")


# --- what replaces what ---------------------------------------------------------------------------------------------


def _replacing(case: Case) -> Iterator[Finding]:
    """A line that is replaced has one that replaces it, and the other way round."""
    stages = {line.stage for line in case.compensation}
    gone = {id_ for stage in stages for id_ in replaced_by(case, stage)}
    for index, line in enumerate(case.compensation):
        if line.status == "replaced" and line.id not in gone:
            message = 'expected a line that replaces this one, since its status is "replaced"; found none.'
            mend = 'Add the line with "effect": "replaces", or correct the status.'
            yield input_finding("not-replaced", f"compensation[{index}].status", message, mend)
        alone = not any(one.stage < line.stage and one.point == line.point for one in case.compensation)
        if line.effect == "replaces" and not line.replaces and alone:
            message = f'expected an earlier line for the point "{line.point}" that this one replaces; found none.'
            mend = 'Set effect to "adds", or name the lines under replaces.'
            yield input_finding("replaces-nothing", f"compensation[{index}].effect", message, mend, Level.WARNING)


# --- what is paid ---------------------------------------------------------------------------------------------------


def _paid(made: Award, stage: int) -> Iterator[Finding]:
    """What was paid of a line is no more than the line, and all of it where the line is paid."""
    for entry in (*made.lines, *made.earlier, *made.replaced):
        where, recorded = f"compensation[{entry.index}].paid", entry.line.paid
        if recorded is not None and recorded > entry.amount:
            message = f"expected no more than the line's {_pounds(entry.amount)}; found {_pounds(recorded)}."
            yield input_finding("overpaid", where, message, "Correct what was paid, or the line.")
        elif recorded is not None and entry.line.status == "paid" and recorded < entry.amount:
            message = f'expected {_pounds(entry.amount)}, since the status is "paid"; found {_pounds(recorded)}.'
            mend = 'Leave the status at "accepted" until all of it is paid out.'
            yield input_finding("paid-contradicts", where, message, mend)
    if made.paid > made.total:
        message = (
            f"expected no more paid than stands at stage {stage}, {_pounds(made.total)}; found {_pounds(made.paid)}."
        )
        mend = "Check the sums: the letter says that nothing is left to pay."
        yield input_finding("overpaid", "compensation", message, mend, Level.WARNING)


def _overdue(made: Award, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    """Money of an earlier stage whose day has passed is paid before the next answer goes."""
    for entry in made.overdue(request.stage, request.dated):
        day = entry.line.pay_by.isoformat() if entry.line.pay_by else ""
        message = f"expected {_pounds(entry.left)} to be paid by {day}, as promised; found it unpaid."
        mend = 'Pay it before you send this letter, and set status to "paid"; the letter says that it is late.'
        provision = rules.regulator.conduct_provision("remedies")
        where = f"compensation[{entry.index}].pay_by"
        yield input_finding("payment-overdue", where, message, mend, Level.WARNING, provision=provision)


# --- what is set against arrears ------------------------------------------------------------------------------------


def _shares(case: Case, made: Award) -> Iterator[Finding]:
    """Where complainants are paid separately, nobody's consent takes from another's share."""
    lines = [one for one in (*made.lines, *made.earlier) if one.left]
    if len(case.complainants) < 2 or len({one.line.payee for one in lines}) < 2:
        return
    for index, offset in made.offsets:
        if offset.person is None:
            message = "expected whose share this is taken from, since they are paid separately; found nobody."
            mend = "Name who agreed to it in person."
            yield input_finding("offset-person-not-known", f"offsets[{index}].person", message, mend)
    for person in sorted({one.person for _, one in made.offsets if one.person}):
        theirs = sum((one.left for one in lines if one.line.payee == person and not one.line.ordered), Decimal(0))
        agreed = sum((one.amount for _, one in made.offsets if one.person == person), Decimal(0))
        if agreed > theirs:
            message = f'expected no more than is left to pay to "{person}", {_pounds(theirs)}; found {_pounds(agreed)} set off.'
            yield input_finding("offset-too-large", "offsets", message, "Lower the offset, or correct person.")


def _offsets(case: Case, made: Award, request: LetterRequest) -> Iterator[Finding]:
    yield from _shares(case, made)
    for index, offset in without_consent(case, request.stage, request.dated):
        when = f"it on {offset.agreed.isoformat()}" if offset.agreed else "none"
        message = f"expected the resident's consent on or before the letter's date, {request.dated.isoformat()}; found {when}."
        mend = "Ask them first and put the day in agreed, or delete the offset: the letter leaves it out."
        yield input_finding("offset-without-consent", f"offsets[{index}].agreed", message, mend)
    if made.consented > made.unpaid:
        message = (
            f"expected no more than is left to pay, {_pounds(made.unpaid)}; found {_pounds(made.consented)} set off."
        )
        mend = 'Lower the offset. Where part of it was set off before, "paid" is only what was paid out.'
        yield input_finding("offset-too-large", "offsets", message, mend)
    elif made.consented > made.payable:
        message = (
            f"expected no more than {_pounds(made.payable)}, since the rest was ordered by the Ombudsman and is paid out; "
            f"found {_pounds(made.consented)} set off."
        )
        yield input_finding("offset-of-ordered-sum", "offsets", message, "Lower the offset.")


# --- who may offer it -----------------------------------------------------------------------------------------------


def _role(title: str) -> str:
    """A job title without the area it is for: "Service Area Manager, Repairs" is a service area manager."""
    return title.partition(",")[0].strip().casefold()


def _approvals(case: Case, rules: Rules, people: set[str]) -> list[Approval]:
    """What these people may approve by the landlord's rules, by their job titles."""
    titled = (case.people[person].job_title for person in people if person in case.people)
    titles = [title.text for title in titled if title]
    known = {form for title in titles for form in (title.casefold(), _role(title))}
    return [one for one in rules.landlord.approvals if one.role.casefold() in known]


def _not_known(request: LetterRequest, rules: Rules, approvers: set[str]) -> Finding:
    roles = ", ".join(f"{one.role} (£{one.up_to:,})" for one in rules.landlord.approvals)
    if approvers:
        who, where, level = "approved it", "compensation", Level.NOTE
        mend = "Make sure that they may approve as much."
    else:
        who, where, level = "decides this stage", f"stages.{request.stage}.handler", Level.WARNING
        mend = "Name who approved the sum in approved_by, or add their role to the landlord's profile."
    message = f"expected a role that {rules.landlord.name} lists for approvals: {roles}; found another for who {who}."
    return input_finding("approval-not-known", where, message, mend, level)


def _authority(case: Case, made: Award, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    """What is offered is within what its handler, its signatory or whoever approved it may offer."""
    offered = sum((one.amount for one in made.lines if not one.line.ordered), Decimal(0))
    if not rules.landlord.approvals or not offered:
        return
    record = stage_of(case, request.stage)
    deciding = {person for person in (record.handler, record.signatory) if person}
    approvers = {one.line.approved_by for one in made.lines if one.line.approved_by}
    known = _approvals(case, rules, deciding | approvers)
    if any(one.up_to >= offered for one in known):
        return
    unlisted = [person for person in approvers or deciding if not _approvals(case, rules, {person})]
    if unlisted or not known:
        yield _not_known(request, rules, approvers)
        return
    most = max(known, key=lambda one: one.up_to)
    may = f"£{most.up_to:,}, which a {most.role} may approve"
    message = f"expected at most {may}; found {_pounds(offered)} offered at this stage."
    mend = "Have it approved, and name who did in approved_by."
    yield input_finding("above-authority", "compensation", message, mend, provision=paragraph(rules.landlord, most.ref))


def sums(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    """What is wrong with the sums whatever the letter; what is only doubtful, where the letter prints the sum."""
    for index, line in enumerate(case.compensation):
        is_printed = request.kind == "response" and line.stage == request.stage
        yield from (one for one in _sum(index, line, rules) if is_printed or one.level is Level.ERROR)
    yield from _totals(case, rules)
    yield from _replacing(case)


def offer(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    """What is wrong with the money that a response offers."""
    made = award(case, rules, request.stage, on=request.dated)
    yield from _paid(made, request.stage)
    yield from _overdue(made, rules, request)
    yield from _offsets(case, made, request)
    yield from _authority(case, made, rules, request)
