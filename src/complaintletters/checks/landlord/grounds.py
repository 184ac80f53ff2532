"""A procedure in; grounds of the landlord's own, and the code's that it doesn't have, out."""

import re
from collections.abc import Iterator

from complaintletters.checks.landlord.scope import Scope, joined, refs
from complaintletters.errors import did_you_mean
from complaintletters.findings import Finding, Level, Nature
from complaintletters.landlord import GroundProfile
from complaintletters.regulator import Ground

# Words by which a ground about lateness, or about going to law, is known whatever its id.
_LATE = re.compile(
    r"\b(?:\d+|an?|one|two|three|six|nine|twelve|eighteen) (?:calendar )?(?:day|week|month|year)s?\b|\btoo late\b"
)
_LEGAL = re.compile(r"\b(?:court|solicitors?|lawyers?|legal (?:action|proceedings|claim|advice)|litigation)\b")


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
            yield from _unlinked(scope, ground)
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
    elif known and not {ground.id, ground.code_ground} & known and not any(_resembled(scope, ground)):
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


def _resembled(scope: Scope, ground: GroundProfile) -> Iterator[Ground]:
    """The code's grounds, with conditions of their own, that one of the landlord's reads like."""
    words = f"{ground.id.replace('-', ' ')} {ground.name}".casefold()
    if ground.code_ground or ground.id in {one.id for one in scope.regulator.grounds}:
        return
    for code in scope.regulator.grounds:
        late, legal = code.needs_discretion and _LATE.search(words), code.needs_claim and _LEGAL.search(words)
        if late or legal or (code.needs_claim and ground.before_claim):
            yield code


def _unlinked(scope: Scope, ground: GroundProfile) -> Iterator[Finding]:
    known = {one.id for one in scope.regulator.grounds}
    where = scope.at(f"grounds.{ground.id}.code_ground")
    if ground.code_ground and known and ground.code_ground not in known:
        message = f"“{ground.code_ground}” is none of the code's grounds."
        mend = did_you_mean(ground.code_ground, known) or f"Give one of them: {', '.join(sorted(known))}."
        yield Finding("unknown-code-ground", message, where, Level.ERROR, Nature.INPUT, mend=mend)
    for code in _resembled(scope, ground):
        message = f"“{ground.name}” reads like the code's ground “{code.id}”, without its conditions."
        mend = (
            f'If it is that, give it code_ground = "{code.id}", so that refusals are held to them; '
            "if it is the landlord's own, it is allowed only if fair and reasonable."
        )
        source = joined(ground.ref, scope.code(code.ref))
        yield scope.finding("ground-not-linked", message, where, source=source, mend=mend)


def gaps(scope: Scope) -> Iterator[Finding]:
    """The code's grounds that the policy doesn't have."""
    mine = {ground.code_ground or ground.id for ground in scope.procedure.grounds}
    mine |= {code.id for ground in scope.procedure.grounds for code in _resembled(scope, ground)}
    paragraphs = refs(*(ground.ref for ground in scope.procedure.grounds))
    for ground in scope.regulator.grounds:
        if ground.id not in mine:
            message = f"the policy has no ground “{ground.id}” ({ground.name})."
            mend = "Nothing is refused on it unless the policy says so. Add it if the policy has it."
            source = joined(paragraphs, scope.code(ground.ref))
            yield scope.finding(
                "ground-not-stated", message, scope.at("grounds"), source=source, mend=mend, level=Level.NOTE
            )
