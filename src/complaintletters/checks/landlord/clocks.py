"""A procedure in; time limits and extensions that are slower than the code's, uncapped or not stated, out."""

from collections.abc import Iterator

from complaintletters.checks.landlord.scope import Scope, amount, joined
from complaintletters.checks.limits_compared import later_start, longer
from complaintletters.deadlines import rule_in_words
from complaintletters.findings import Finding, Level
from complaintletters.landlord import Extension, StageProfile
from complaintletters.regulator import StageClocks
from complaintletters.time_limit import TimeLimit


def _stages(scope: Scope) -> Iterator[tuple[StageProfile, StageClocks]]:
    """Each stage that the code has too, with the code's clocks. That there is another is a finding of its own."""
    for stage in scope.procedure.stages:
        if stage.number in {clocks.number for clocks in scope.regulator.stages}:
            yield stage, scope.regulator.clocks(stage.number)


def _pairs(stage: StageProfile, clocks: StageClocks) -> Iterator[tuple[str, str, TimeLimit | None, TimeLimit]]:
    """Each clock's key, what is done within it, the policy's limit and the code's."""
    yield "acknowledge", "acknowledge", stage.acknowledge, clocks.acknowledge
    yield "respond", "answer", stage.respond, clocks.respond


def conflicts(scope: Scope) -> Iterator[Finding]:
    """Clocks that can end after the code's, and extensions that go further or tell less."""
    for stage, clocks in _stages(scope):
        yield from _slow(scope, stage, clocks)
        yield from _cap(scope, stage, clocks)
        yield from _told(scope, stage)


def _slow(scope: Scope, stage: StageProfile, clocks: StageClocks) -> Iterator[Finding]:
    for name, verb, own, code in _pairs(stage, clocks):
        if own is None:
            continue
        where, source = scope.at(f"stages.{stage.number}.{name}"), joined(own.ref or stage.ref, scope.code(code.ref))
        told = f"{rule_in_words(own)}, where the code has {rule_in_words(code)}"
        if longer(own, code):
            message = f"{stage.name} allows more time to {verb} than the code: {told}."
            mend = "Letters give the policy's date. Ask for the policy to be changed."
            yield scope.finding("slower-than-code", message, where, source=source, mend=mend)
        elif later_start(own, code):
            message = f"{stage.name} starts the time to {verb} on a later event than the code: {told}."
            mend = f'Count from "{code.start}", or make sure that both events fall on one day.'
            yield scope.finding("later-start", message, where, source=source, mend=mend)


# --- extensions -----------------------------------------------------------------------------------------------------


def _ref(stage: StageProfile) -> str:
    own = stage.extension
    return (own.limit.ref if own.limit else "") or own.ref or stage.ref


def _is_longer(cap: TimeLimit, clocks: StageClocks) -> bool:
    if cap.mode == "adds":
        return longer(cap, clocks.extension)
    both = clocks.respond.within + clocks.extension.within
    return longer(cap, clocks.respond.model_copy(update={"within": both}))


def _cap(scope: Scope, stage: StageProfile, clocks: StageClocks) -> Iterator[Finding]:
    own = stage.extension
    if own == Extension() or not clocks.extension.within:  # nothing stated, or no cap of the code's in our sources
        return
    where, source = scope.at(f"stages.{stage.number}.extension"), joined(_ref(stage), scope.code(clocks.extension.ref))
    if own.limit is None:
        message = f"{stage.name} allows an extension without a cap."
        mend = f"Deadlines keep to the code's, {amount(clocks.extension)}, until the policy has one."
        yield scope.finding("extension-without-cap", message, where, source=source, mend=mend)
    elif _is_longer(own.limit, clocks):
        how = "more" if own.limit.mode == "adds" else "altogether"
        message = f"{stage.name} may be extended by longer than the code allows: {amount(own.limit)} {how}."
        mend = f"The code allows {amount(clocks.extension)} more without good reason. Ask for the policy to be changed."
        yield scope.finding("longer-extension", message, where, source=source, mend=mend)
    if own.needs_agreement:
        which = f"for extension {own.needs_agreement_from} and later" if own.needs_agreement_from > 1 else "each time"
        message = f"{stage.name} is extended only if the resident agrees, {which}; under the code the landlord decides."
        mend = "Record the agreement in the case. Whether or not they agree, explain the reasons."
        yield scope.finding("extension-needs-agreement", message, where, source=source, mend=mend, level=Level.NOTE)


def _told(scope: Scope, stage: StageProfile) -> Iterator[Finding]:
    """What the policy leaves out of the letter about an extension."""
    own, key = stage.extension, f"stages.{stage.number}.extension"
    reason, ref = f"extension-cap-{stage.number}", own.ref or _ref(stage)
    if own.explains_reason is False and scope.judged_by(reason):
        message = f"{stage.name}: the policy doesn't say that the resident is told why more time is needed."
        mend, where = "Letters give the reason all the same. Ask for the policy to say so.", f"{key}.explains_reason"
        source = joined(ref, scope.conduct(reason))
        yield scope.finding("extension-unexplained", message, scope.at(where), source=source, mend=mend)
    if own.gives_ombudsman_details is False and scope.judged_by("extension-ombudsman"):
        message = f"{stage.name}: the policy doesn't say that an extension comes with the Ombudsman's details."
        mend, where = "Letters give them all the same. Ask for the policy to say so.", f"{key}.gives_ombudsman_details"
        source = joined(ref, scope.conduct("extension-ombudsman"))
        yield scope.finding("extension-without-ombudsman", message, scope.at(where), source=source, mend=mend)


# --- what isn't stated ----------------------------------------------------------------------------------------------


def gaps(scope: Scope) -> Iterator[Finding]:
    """Clocks, starts and extensions that the policy doesn't state."""
    for stage, clocks in _stages(scope):
        for name, verb, own, code in _pairs(stage, clocks):
            yield from _unstated(scope, stage, (name, verb), own, code)
        yield from _unstated_extension(scope, stage, clocks)


def _unstated(
    scope: Scope, stage: StageProfile, clock: tuple[str, str], own: TimeLimit | None, code: TimeLimit
) -> Iterator[Finding]:
    name, verb = clock
    where = scope.at(f"stages.{stage.number}.{name}")
    source = joined((own.ref if own else "") or stage.ref, scope.code(code.ref))
    if own is None:
        message = f"{stage.name}: no time to {verb} is stated. The code's serves: {rule_in_words(code)}."
        mend = "Nothing to do, unless your policy has one: then give it here."
        yield scope.finding("clock-not-stated", message, where, source=source, mend=mend, level=Level.NOTE)
    elif own.start is None:
        serves = rule_in_words(code).partition(" from ")[2]
        message = f"{stage.name}: what starts the {amount(own)} to {verb} is not stated. The code's serves: {serves}."
        mend = "Nothing to do, unless your policy says when they start: then give it as from."
        yield scope.finding("start-not-stated", message, where, source=source, mend=mend, level=Level.NOTE)


def _unstated_extension(scope: Scope, stage: StageProfile, clocks: StageClocks) -> Iterator[Finding]:
    own, code = stage.extension, clocks.extension
    where, source = scope.at(f"stages.{stage.number}.extension"), joined(_ref(stage), scope.code(code.ref))
    if own == Extension() and code.within:
        message = f"{stage.name}: no extension is stated. The code's serves: {amount(code)} more."
        mend = "Nothing to do, unless your policy has one: then give it here."
        yield scope.finding("extension-not-stated", message, where, source=source, mend=mend, level=Level.NOTE)
    elif own == Extension():
        message = f"{stage.name}: no extension is stated, and none of the code's is known."
        mend = "If answers may be put off, give by how much here. Until then every later date is beyond the limit."
        yield scope.finding("no-extension-known", message, where, source=source, mend=mend, level=Level.NOTE)
    elif None in {own.explains_reason, own.gives_ombudsman_details} and scope.judged_by("extension-ombudsman"):
        message = f"{stage.name}: whether the policy gives reasons and the Ombudsman's details with an extension isn't recorded."
        mend = "Say yes or no at explains_reason and gives_ombudsman_details. Letters give both in any case."
        source = joined(_ref(stage), scope.conduct("extension-ombudsman"))
        yield scope.finding("extension-not-described", message, where, source=source, mend=mend, level=Level.NOTE)
