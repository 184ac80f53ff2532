"""A procedure in; whatever stands between a resident and stage 2, out."""

from collections.abc import Iterator

from complaintletters.checks.landlord.scope import Scope, joined
from complaintletters.checks.limits_compared import most_days
from complaintletters.deadlines import rule_in_words
from complaintletters.findings import Finding, Level

# A request within about four weeks gives somebody who is ill, away or waiting for advice a fair chance.
_SHORT_WINDOW_DAYS = 28
_FROM_THE_ANSWER = frozenset({"response-dated", "response-received"})


def conflicts(scope: Scope) -> Iterator[Finding]:
    """Reasons demanded, discretion, time limits, and grounds that bar every request."""
    own = scope.procedure.escalation
    if own.reasons_required and scope.judged_by("no-reasons"):
        message = "the policy asks for reasons before stage 2; a resident need not give any, and letters say so."
        where, source = scope.at("escalation.reasons_required"), joined(own.ref, scope.conduct("no-reasons"))
        mend = "Ask for it to be taken out. Until then take every request, with reasons or without."
        yield scope.finding("reasons-required", message, where, source=source, mend=mend)
    if not scope.judged_by("right-to-stage-2"):
        return
    if own.discretionary:
        message = "the policy leaves stage 2 to discretion; a resident who is still unhappy has a right to it."
        where, source = scope.at("escalation.discretionary"), joined(own.ref, scope.conduct("right-to-stage-2"))
        mend = "Ask for it to be taken out. Until then refuse only on a ground, with reasons."
        yield scope.finding("discretionary-escalation", message, where, source=source, mend=mend)
    if own.limits:
        yield from _window(scope)
    yield from _barring(scope)


def _window(scope: Scope) -> Iterator[Finding]:
    own = scope.procedure.escalation
    words = " or ".join(rule_in_words(limit) for limit in own.limits)
    where, source = (
        scope.at("escalation.limits"),
        joined(own.ref or own.limits[0].ref, scope.conduct("right-to-stage-2")),
    )
    short = max(most_days(limit) for limit in own.limits) < _SHORT_WINDOW_DAYS
    lapses = all(limit.start not in _FROM_THE_ANSWER and limit.start is not None for limit in own.limits)
    if not own.flexible:
        message = f"a request for stage 2 has a limit ({words}) and no flexibility; the code sets none."
        mend = "Take late requests where there is a reason, and set flexible = true once the policy says so."
        yield scope.finding("rigid-window", message, scope.at("escalation.flexible"), source=source, mend=mend)
    if short:
        message = f"the time to ask for stage 2 is short ({words}); the code sets none."
        yield scope.finding("short-window", message, where, source=source, mend="Meet lateness flexibly.")
    if lapses:
        message = f"the time to ask for stage 2 ({words}) can be over before the answer comes; the code sets none."
        mend = "Ask for it to run from the answer. Until then take every request."
        yield scope.finding("window-before-answer", message, where, source=source, mend=mend)
    yield from _window_notes(scope, words, source, plain=own.flexible and not short and not lapses)


def _window_notes(scope: Scope, words: str, source: str, *, plain: bool) -> Iterator[Finding]:
    own, where = scope.procedure.escalation, scope.at("escalation.limits")
    if any(limit.start == "response-received" for limit in own.limits):
        message = "the time to ask for stage 2 runs from receipt, which no case knows unless the policy deems it."
        mend = (
            "Give posting.deemed_receipt if the policy has it; else take requests that come in the days the post took."
        )
        yield scope.finding("receipt-not-known", message, where, source=source, mend=mend, level=Level.NOTE)
    if any(limit.start is None for limit in own.limits):
        message = f"what starts the time to ask for stage 2 ({words}) is not stated."
        mend = 'Give it as from, such as from = "response-dated".'
        yield scope.finding("window-start-not-stated", message, where, source=source, mend=mend, level=Level.NOTE)
    if plain:
        message = f"a request for stage 2 has a limit ({words}), met flexibly; the code sets none."
        mend = "Nothing to do: letters say by when, and that lateness is met flexibly."
        yield scope.finding("flexible-window", message, where, source=source, mend=mend, level=Level.NOTE)


def _barring(scope: Scope) -> Iterator[Finding]:
    """Grounds that, read as written, refuse everybody who has had an answer."""
    for ground in scope.procedure.grounds:
        if ground.once_answered and "escalation" in ground.of:
            message = (
                f"“{ground.name}” would, as written, refuse every request for stage 2, since each has had an answer."
            )
            mend = "Use it only for a matter that has been through both stages. Ask for the policy to say so."
            source = joined(ground.ref, scope.conduct("refused-escalation") or scope.conduct("right-to-stage-2"))
            yield scope.finding(
                "bars-every-escalation", message, scope.at(f"grounds.{ground.id}"), source=source, mend=mend
            )
