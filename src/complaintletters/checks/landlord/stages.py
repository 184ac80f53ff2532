"""A procedure in; stages too many, too few or misnamed, and who may not decide them, out."""

from collections.abc import Iterator

from complaintletters.checks.landlord.scope import Scope, joined
from complaintletters.findings import Finding, Level, Nature
from complaintletters.landlord import StageProfile

# Names that hide a stage before stage 1. The Code's own examples are the first two (5.2).
_INFORMAL = ("stage 0", "informal", "stage zero", "pre-complaint", "pre-stage", "quick fix", "triage")
# A good name for stage 1 itself, and one more stage where it stands beside two others.
_EARLY = ("early resolution", "local resolution", "first contact")


def conflicts(scope: Scope) -> Iterator[Finding]:
    """Stages, and people who decide them, that the code doesn't allow."""
    yield from _numbers(scope)
    yield from _names(scope)
    for stage in scope.procedure.stages:
        yield from _third_party(scope, stage)
        yield from _same_person(scope, stage)
        yield from _review(scope, stage)


def _numbers(scope: Scope) -> Iterator[Finding]:
    numbers = [stage.number for stage in scope.procedure.stages]
    for number in sorted({number for number in numbers if numbers.count(number) > 1}):
        message = f"two stages have the number {number}; only the first is ever used."
        mend = "Number them 1 and 2."
        yield Finding("same-number", message, scope.at("stages"), Level.ERROR, Nature.INPUT, mend=mend)
    if scope.judged_by("two-stages") and set(numbers) != {1, 2}:
        listed = ", ".join(f"{stage.number} ({stage.name})" for stage in scope.procedure.stages)
        refs = "; ".join(stage.ref for stage in scope.procedure.stages if stage.ref and stage.number not in {1, 2})
        message = f"the code has two stages, numbered 1 and 2; this procedure has {listed or 'none'}."
        mend = "Ask for the policy to have two stages."
        source = joined(refs, scope.conduct("two-stages"))
        yield scope.finding("not-two-stages", message, scope.at("stages"), source=source, mend=mend)
        yield from _missing(scope, set(numbers))


def _missing(scope: Scope, numbers: set[int]) -> Iterator[Finding]:
    for number in sorted({1, 2} - numbers):
        message = f"there is no stage {number}, so no letter of it can be made, and no other letter can name it."
        mend, where = f"Give the profile a stage {number}, and ask for the policy to have it.", scope.at("stages")
        source = scope.conduct("two-stages")
        yield scope.finding("no-such-stage", message, where, source=source, mend=mend, level=Level.ERROR)


def _names(scope: Scope) -> Iterator[Finding]:
    if not scope.judged_by("no-informal-stage"):
        return
    words = _INFORMAL if len(scope.procedure.stages) < 3 else _INFORMAL + _EARLY
    for stage in scope.procedure.stages:
        if stage.number == 0 or any(word in stage.name.lower() for word in words):
            message = f"“{stage.name}” reads as a stage before the first; the code has no informal stage."
            mend = "Ask for it to be taken away or renamed: every complaint starts at stage 1."
            where, source = (
                scope.at(f"stages.{stage.number}.name"),
                joined(stage.ref, scope.conduct("no-informal-stage")),
            )
            yield scope.finding("extra-stage", message, where, source=source, mend=mend)


def _third_party(scope: Scope, stage: StageProfile) -> Iterator[Finding]:
    if not stage.third_party or not scope.judged_by("third-parties"):
        return
    where = scope.at(f"stages.{stage.number}.third_party")
    source = joined(stage.answered_by_ref or stage.ref, scope.conduct("third-parties"))
    if stage.third_party == "before":
        message = f"{stage.name} is a process of somebody else's that residents go through first."
        mend = "Ask for it to be made part of the two stages: nobody goes through two complaints procedures."
        yield scope.finding("third-party-process", message, where, source=source, mend=mend)
    else:
        message = f"{stage.name} is answered by somebody outside the landlord, inside the landlord's procedure."
        mend = "Make sure that they keep to the code: the landlord answers for it."
        yield scope.finding("third-party-answers", message, where, source=source, mend=mend, level=Level.NOTE)


def _earlier_roles(scope: Scope, stage: StageProfile) -> set[str]:
    return {one.answered_by.casefold() for one in scope.procedure.stages if one.number < stage.number}


def _same_person(scope: Scope, stage: StageProfile) -> Iterator[Finding]:
    if stage.number < 2 or not scope.judged_by("different-person"):
        return
    ref, provision = stage.answered_by_ref or stage.ref, scope.conduct("different-person")
    where, mend = f"stages.{stage.number}", "In each case, give the later stage to somebody who took no part before."
    for role in stage.earlier_part:
        message = f"the {role} has a part in earlier stages, and may also decide {stage.name}."
        source = joined(ref, provision)
        yield scope.finding("part-in-both-stages", message, scope.at(f"{where}.earlier_part"), source=source, mend=mend)
    if stage.other_person is False:
        message = f"the policy lets the same person decide {stage.name} as the stage before."
        source = joined(ref, provision)
        yield scope.finding("same-person-allowed", message, scope.at(f"{where}.other_person"), source=source, mend=mend)
    elif stage.other_person is None and stage.answered_by.casefold() in _earlier_roles(scope, stage):
        message = f"{stage.name} is decided by the same role as the stage before: {stage.answered_by}."
        source, place = joined(ref, provision), scope.at(f"{where}.answered_by")
        yield scope.finding("same-role", message, place, source=source, mend=mend, level=Level.NOTE)


def _review(scope: Scope, stage: StageProfile) -> Iterator[Finding]:
    if stage.number > 1 and stage.review == "review" and scope.judged_by("every-point"):
        message = f"{stage.name} reviews how the complaint was handled; the code asks for an answer to every point."
        mend = "Answer every point, besides the questions of the review. Letters have a decision for each."
        where, source = scope.at(f"stages.{stage.number}.review"), joined(stage.ref, scope.conduct("every-point"))
        yield scope.finding("review-only", message, where, source=source, mend=mend)


def gaps(scope: Scope) -> Iterator[Finding]:
    """Stages whose decider isn't said to be another person."""
    if not scope.judged_by("different-person"):
        return
    for stage in scope.procedure.stages:
        if stage.number == 2 and stage.other_person is None:
            message = f"{stage.name}: that whoever decides took no part before isn't stated."
            mend = "Record it at other_person if the policy says so; else ask for it. Letters tell the resident in any case."
            where = scope.at(f"stages.{stage.number}.other_person")
            source = joined(stage.answered_by_ref or stage.ref, scope.conduct("different-person"))
            yield scope.finding("other-person-not-stated", message, where, source=source, mend=mend, level=Level.NOTE)
