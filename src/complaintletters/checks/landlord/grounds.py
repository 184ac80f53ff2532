"""A procedure in; grounds of the landlord's own, and the code's that it doesn't have, out."""

from collections.abc import Iterator

from complaintletters.checks.landlord.scope import Scope, joined
from complaintletters.findings import Finding, Level, Nature
from complaintletters.landlord import GroundProfile


def conflicts(scope: Scope) -> Iterator[Finding]:
    """Grounds that the code doesn't have, or that stand twice."""
    seen: set[str] = set()
    for ground in scope.procedure.grounds:
        if ground.id in seen:
            where, message = (
                scope.at(f"grounds.{ground.id}"),
                f"the ground “{ground.id}” is there twice; only the first is used.",
            )
            yield Finding("same-ground", message, where, Level.WARNING, Nature.INPUT, mend="Take one away.")
        else:
            yield from _not_the_codes(scope, ground)
            yield from _before_claim(scope, ground)
        seen.add(ground.id)


def _not_the_codes(scope: Scope, ground: GroundProfile) -> Iterator[Finding]:
    where = scope.at(f"grounds.{ground.id}")
    excluded = {one.id: one for one in scope.regulator.not_complaints}
    known = {one.id for one in scope.regulator.grounds}
    if ground.id in excluded:
        message = f"“{ground.name}”: the code doesn't count it as a complaint either."
        mend = "Tell the person how they can complain, since they may wish to."
        source = joined(ground.ref, scope.code(excluded[ground.id].ref))
        yield scope.finding("not-a-complaint", message, where, source=source, mend=mend, level=Level.NOTE)
    elif known and ground.id not in known:
        message = f"“{ground.name}” is the landlord's own ground: allowed only if fair and reasonable."
        mend = "Give the reasons in each refusal, and weigh each case on its own merits."
        source = joined(ground.ref, scope.conduct("own-grounds"))
        yield scope.finding("own-ground", message, where, source=source, mend=mend)


def _before_claim(scope: Scope, ground: GroundProfile) -> Iterator[Finding]:
    if ground.before_claim and scope.judged_by("claim-filed"):
        message = f"“{ground.name}” refuses before a claim is filed at court; a solicitor's letter is no proceedings."
        mend = "Go on with the complaint until details of the claim are filed. Ask for the policy to say so."
        where, source = scope.at(f"grounds.{ground.id}.before_claim"), joined(ground.ref, scope.conduct("claim-filed"))
        yield scope.finding("claim-not-yet-filed", message, where, source=source, mend=mend)


def gaps(scope: Scope) -> Iterator[Finding]:
    """The code's grounds that the policy doesn't have."""
    mine = {ground.id for ground in scope.procedure.grounds}
    refs = ", ".join(dict.fromkeys(ground.ref for ground in scope.procedure.grounds if ground.ref))
    for ground in scope.regulator.grounds:
        if ground.id not in mine:
            message = f"the policy has no ground “{ground.id}” ({ground.name})."
            mend = "Nothing is refused on it unless the policy says so. Add it if the policy has it."
            source = joined(refs, scope.code(ground.ref))
            yield scope.finding(
                "ground-not-stated", message, scope.at("grounds"), source=source, mend=mend, level=Level.NOTE
            )
