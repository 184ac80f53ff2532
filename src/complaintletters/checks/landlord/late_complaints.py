"""A procedure in; how its time to raise a complaint falls short of the code's, out."""

from collections.abc import Iterator

from complaintletters.checks.landlord.scope import Scope, amount, joined
from complaintletters.checks.limits_compared import shorter
from complaintletters.deadlines import rule_in_words
from complaintletters.findings import Finding, Level
from complaintletters.landlord import GroundProfile
from complaintletters.time_limit import TimeLimit

_RULE = "late-complaints"
_GROUND = "over-12-months"


def _ground(scope: Scope) -> GroundProfile | None:
    return next((ground for ground in scope.procedure.grounds if ground.id == _GROUND), None)


def _ref(scope: Scope) -> str:
    ground = _ground(scope)
    return scope.procedure.late_complaints.ref or (ground.ref if ground else "")


def conflicts(scope: Scope) -> Iterator[Finding]:
    """A limit shorter than the code's, or blind to when the resident came to know, or without discretion."""
    if scope.judged_by(_RULE):
        yield from _limits(scope)
        yield from _discretion(scope)


def _deciding(limits: tuple[TimeLimit, ...]) -> tuple[TimeLimit, ...]:
    """The limits that decide how late a complaint can be: those from awareness, where there are any."""
    return tuple(limit for limit in limits if limit.start == "aware") or limits


def _limits(scope: Scope) -> Iterator[Finding]:
    own, code = scope.procedure.late_complaints, scope.regulator.accept_within
    where, source = scope.at("late_complaints.limits"), joined(_ref(scope), scope.conduct(_RULE))
    if code and own.limits and all(shorter(limit, code) for limit in _deciding(own.limits)):
        words = " or ".join(rule_in_words(limit) for limit in own.limits)
        message = f"a complaint must be raised within {words}; the code allows {amount(code)}."
        mend = f"Take complaints raised within {amount(code)}. Ask for the policy to be changed."
        yield scope.finding("late-limit-short", message, where, source=source, mend=mend)
    if own.limits and all(limit.start not in {"aware", None} for limit in own.limits):
        message = "the time to complain runs from the matter alone; the code's runs from becoming aware of it, too."
        mend = "Before you refuse, ask when the resident came to know. Ask for the policy to say so."
        yield scope.finding("no-awareness", message, where, source=source, mend=mend)
    if code and own.former_tenants and shorter(own.former_tenants, code):
        message = f"former tenants have {amount(own.former_tenants)} to complain; the code allows {amount(code)} from the matter."
        mend = f"Take complaints raised within {amount(code)}, whoever has moved out."
        where = scope.at("late_complaints.former_tenants")
        source = joined(own.former_tenants.ref or _ref(scope), scope.conduct(_RULE))
        yield scope.finding("former-tenants-short", message, where, source=source, mend=mend)


def _discretion(scope: Scope) -> Iterator[Finding]:
    own, ground = scope.procedure.late_complaints, _ground(scope)
    unsaid = own.discretion is None and ground is not None and not ground.except_for
    if own.discretion is False or unsaid:
        message = "the policy states no discretion for late complaints; good reasons must be weighed each time."
        mend = "Weigh it in each refusal and say so in the letter. Ask for the policy to say so."
        where = scope.at("late_complaints.discretion" if own.discretion is False else f"grounds.{_GROUND}")
        yield scope.finding(
            "no-discretion", message, where, source=joined(_ref(scope), scope.conduct(_RULE)), mend=mend
        )


def gaps(scope: Scope) -> Iterator[Finding]:
    """What isn't recorded about late complaints, where the policy refuses them."""
    own, ground = scope.procedure.late_complaints, _ground(scope)
    if ground is None or not scope.judged_by(_RULE):
        return
    source = joined(_ref(scope), scope.conduct(_RULE))
    if not own.limits:
        message = "what starts the time to complain isn't stated."
        mend = 'Give late_complaints.limits: one from = "arose", and one from = "aware" if the policy has it.'
        where = scope.at("late_complaints.limits")
        yield scope.finding("late-limit-not-stated", message, where, source=source, mend=mend, level=Level.NOTE)
    if own.discretion is None and ground.except_for:
        message = f"late complaints have an exception ({ground.except_for}); other good reasons aren't mentioned."
        mend = "Say yes or no at late_complaints.discretion. The code asks for it each time."
        where = scope.at("late_complaints.discretion")
        yield scope.finding("discretion-not-stated", message, where, source=source, mend=mend, level=Level.NOTE)
