"""A procedure in; what its policy says, or doesn't, of how complaints are handled, judged by the code's rules, out."""

from collections.abc import Iterator
from dataclasses import dataclass

from complaintletters.checks.landlord.scope import Scope, joined
from complaintletters.findings import Finding, Level
from complaintletters.landlord import Stated


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something a policy says or doesn't. ``rule`` is the regulator's; ``otherwise`` and ``silent`` are the messages."""

    key: str
    rule: str
    code: str
    otherwise: str
    unstated: str
    silent: str
    mend: str
    level: Level = Level.WARNING


_FACTS = (
    _Fact(
        "any_channel",
        "channels",
        "only-some-channels",
        "the policy takes complaints only in some ways, or only by some members of staff.",
        "any-channel-not-stated",
        "that a complaint can be made in any way, to any member of staff, isn't stated.",
        "Take complaints however they come.",
    ),
    _Fact(
        "own_merits",
        "own-merits",
        "blanket-exclusion",
        "the policy excludes complaints without weighing each on its own merits.",
        "own-merits-not-stated",
        "that each complaint is weighed on its own merits isn't stated.",
        "Weigh each case before you refuse, and say so in the letter.",
    ),
    _Fact(
        "refusal_explained",
        "refusal-explained",
        "refusal-unexplained",
        "the policy doesn't say that a refusal is explained, with the right to take it to the Ombudsman.",
        "refusal-explained-not-stated",
        "that a refusal is explained, with the right to take it to the Ombudsman, isn't stated.",
        "Letters do both in any case.",
    ),
    _Fact(
        "answers_when_known",
        "answer-when-known",
        "answer-waits-for-work",
        "the policy lets an answer wait until the works are done.",
        "answer-when-known-not-stated",
        "that the answer goes when it is known, not when the works are done, isn't stated.",
        "Answer as soon as the answer is known, and list the works that remain.",
    ),
    _Fact(
        "updates_agreed",
        "agreed-updates",
        "no-agreed-updates",
        "when an answer is late, the policy doesn't agree with the resident how often they hear.",
        "agreed-updates-not-stated",
        "that, when an answer is late, how often the resident hears is agreed with them isn't stated.",
        "Agree it with the resident, and record it in the case.",
    ),
    _Fact(
        "representatives",
        "representatives",
        "no-representative",
        "the policy doesn't let somebody else deal with the complaint for the resident.",
        "representatives-not-stated",
        "that a representative may deal with the complaint, and come to meetings, isn't stated.",
        "Letters offer it in any case: take whoever the resident names.",
    ),
    _Fact(
        "ombudsman_any_time",
        "ombudsman-information",
        "ombudsman-only-after",
        "the policy speaks of the Ombudsman only for when its procedure is over; advice can be had at any time.",
        "ombudsman-any-time-not-stated",
        "that the Ombudsman can be asked for advice at any time isn't stated.",
        "Letters say it in any case.",
        Level.NOTE,
    ),
)


def _stated(scope: Scope, fact: _Fact) -> Stated | None:
    stated = getattr(scope.procedure.conduct, fact.key)
    return stated if isinstance(stated, Stated) else None


def conflicts(scope: Scope) -> Iterator[Finding]:
    """What the policy says otherwise than the code."""
    for fact in _FACTS:
        stated = _stated(scope, fact)
        if stated and not stated.says and scope.judged_by(fact.rule):
            where, source = scope.at(f"conduct.{fact.key}"), joined(stated.ref, scope.conduct(fact.rule))
            mend = f"{fact.mend} Ask for the policy to say so."
            yield scope.finding(fact.code, fact.otherwise, where, source=source, mend=mend, level=fact.level)
    yield from _only_some_representatives(scope)
    yield from _new_issues(scope)


def _only_some_representatives(scope: Scope) -> Iterator[Finding]:
    own = scope.procedure.conduct
    if own.representatives_only and scope.judged_by("representatives"):
        message = f"the policy takes only some representatives: {own.representatives_only}."
        mend = "Take whoever the resident names. Ask for the policy to say so."
        source = joined(own.representatives.ref if own.representatives else "", scope.conduct("representatives"))
        where = scope.at("conduct.representatives_only")
        yield scope.finding("only-some-representatives", message, where, source=source, mend=mend)


_RELATED = {
    "may-be-included": "the policy says that related new issues may be taken into the answer; the code, that they are",
    "separate": "the policy keeps related new issues out of the answer; the code takes them in",
}
_OTHERS = {
    "advised": "the policy leaves other new issues for the resident to raise; under the code the landlord logs them",
    "refused": "the policy refuses other new issues; under the code the landlord logs them as a new complaint",
}


def _new_issues(scope: Scope) -> Iterator[Finding]:
    own = scope.procedure.new_issues
    if not scope.judged_by("new-issues"):
        return
    source = joined(own.ref, scope.conduct("new-issues"))
    if own.related in _RELATED:
        message = f"{_RELATED[own.related]}, unless they would unreasonably delay it."
        mend, where = "Take them in. Ask for the policy to say so.", scope.at("new_issues.related")
        yield scope.finding("related-issues-left-out", message, where, source=source, mend=mend)
    if own.others in _OTHERS:
        mend, where = "Log them as a new complaint, and give the resident its reference.", scope.at("new_issues.others")
        yield scope.finding("new-issues-not-logged", f"{_OTHERS[own.others]}.", where, source=source, mend=mend)


def gaps(scope: Scope) -> Iterator[Finding]:
    """What the profile doesn't record, for the landlord to look up."""
    for fact in _FACTS:
        if _stated(scope, fact) is None and scope.judged_by(fact.rule):
            where, source = scope.at(f"conduct.{fact.key}"), scope.conduct(fact.rule)
            mend = f"Record it here if the policy says so; if not, ask for it. {fact.mend}"
            yield scope.finding(fact.unstated, fact.silent, where, source=source, mend=mend, level=Level.NOTE)
    own = scope.procedure.new_issues
    if None in {own.related, own.others} and scope.judged_by("new-issues"):
        message = "what happens to new issues raised during a complaint isn't stated."
        mend = "Record related and others here if the policy says it. Take in what is related; log the rest."
        where, source = scope.at("new_issues"), joined(own.ref, scope.conduct("new-issues"))
        yield scope.finding("new-issues-not-stated", message, where, source=source, mend=mend, level=Level.NOTE)
