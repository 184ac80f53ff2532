"""What the remedy and what is still to do need: sums, what is paid or set off, promises."""

from complaintletters.describing import Description
from complaintletters.elements.requirement import Needs, fact, said
from complaintletters.wording.vocabulary import ActionNames, CompensationLine, CompensationNames


def _line(line: CompensationLine) -> Needs:
    """What a sum offered now needs. How it was worked out needs proof only where it stands for the case's own words."""
    path = line.amount.source.removesuffix(".amount")
    yield fact(line.amount, line.amount.source, "a sum of compensation")
    yield fact(line.what, line.what.path, "what a sum of compensation is for")
    if line.working:
        yield fact(line.working, f"{path}.working", f"how the sum for “{line.what.text}” was worked out")
    if line.payee:
        yield fact(line.payee, f"{path}.payee", f"who is paid for “{line.what.text}”")
    if not line.paid:
        yield fact(line.pay_by, f"{path}.pay_by", f"when the compensation for “{line.what.text}” is paid")


def _changed_money(money: CompensationNames) -> Needs:
    """At a later stage: what stands, what no longer does, and what that makes of the offer."""
    for line in (*money.earlier, *money.replaced):
        yield fact(line.amount, line.amount.source, f"the earlier offer for “{line.what.text}”")
    if money.any and (money.any_earlier or money.any_replaced):
        yield fact(money.before, money.before.source, "what was offered before")
        if money.change != "same":
            yield fact(money.difference, money.difference.source, "how the offer differs from the one before")


def _paid_money(money: CompensationNames) -> Needs:
    """What has been paid, what goes to arrears, with the consent to it, and what is left."""
    if money.paid:
        yield fact(money.paid, money.paid.source, "what has been paid so far")
    for offset in money.offsets:
        yield fact(offset.amount, offset.amount.source, f"the sum that goes to {offset.what.text}")
        yield fact(offset.what, offset.what.path, "what a sum is set against")
        yield fact(offset.agreed, offset.agreed.source, f"the resident's consent that a sum goes to {offset.what.text}")
        if offset.person:
            yield fact(offset.person, offset.person.source, f"whose share goes to {offset.what.text}")
    if (money.paid or money.offsets) and not money.settled:
        yield fact(money.to_pay, money.to_pay.source, "what is left to pay")


def remedy(made: Description) -> Needs:
    money = made.names.compensation
    for line in money.lines:
        yield from _line(line)
    yield from _changed_money(money)
    if money.any or money.any_earlier:
        yield from _paid_money(money)
        yield fact(money.total, "compensation", "the total of the compensation")
        yield said(made.names.say.money_waives_nothing, "that taking the money gives up no right")


def _promise(action: ActionNames, made: Description) -> Needs:
    """What a promise still to keep needs: when, or what it waits for, and how the resident hears about it."""
    path = action.what.path.removesuffix(".what")
    what = f"“{action.what.text}”"
    if f"{path}.condition" not in made.withheld:
        mend = "Add its date, or the condition it waits for."
        yield fact(action.due or action.condition, f"{path}.due", f"when {what} is done", mend)
    yield fact(action.updates, f"{path}.updates", f"how the resident will hear about {what}")


def outstanding_actions(made: Description) -> Needs:
    for action in made.names.actions:
        path = action.what.path.removesuffix(".what")
        yield fact(action.what, action.what.path, "an action")
        yield fact(action.owner, f"{path}.owner", f"who sees to “{action.what.text}”")
        if action.status == "promised":
            yield from _promise(action, made)
    if not made.names.actions:
        say = made.names.say
        chosen = say.nothing_else_outstanding if made.names.still_to_do else say.nothing_outstanding
        yield said(chosen, "that nothing else is outstanding")
