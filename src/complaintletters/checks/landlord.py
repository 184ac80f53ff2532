"""A landlord's profile and its regulators in; what the policy leaves out and where it departs from the code, out.

A profile that conflicts with a code is loaded and reported on, never changed: each finding names the paragraph of the
policy and the provision of the code. Rules of conduct are data below; clocks and grounds are in the regulator's pack.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from complaintletters.checks.limits_compared import later_start, longer, most_days
from complaintletters.deadlines import rule_in_words
from complaintletters.findings import Finding, Level, Nature
from complaintletters.landlord import Escalation, Extension, GroundProfile, Landlord, Procedure, StageProfile
from complaintletters.regulator import Regulator, StageClocks
from complaintletters.time_limit import TimeLimit

# The rules about a procedure itself, and their provisions in the Housing Ombudsman's Code of 2024. The Local Government
# and Social Care Ombudsman's Code is alike, but its numbering is not in our sources.
_CONDUCT: dict[str, dict[str, str]] = {
    "housing-ombudsman": {
        "two-stages": "5.1 to 5.4, 6.10",
        "late-complaints": "2.3, 2.5",
        "own-grounds": "2.2",
        "no-reasons": "6.12",
        "right-to-stage-2": "6.10",
    },
    "local-government-ombudsman": dict.fromkeys(("two-stages", "no-reasons", "right-to-stage-2"), ""),
}
# A request within about four weeks gives somebody who is ill, away or waiting for advice a fair chance.
_SHORT_WINDOW_DAYS = 28
# Names that hide a stage before stage 1.
_INFORMAL = ("informal", "pre-complaint", "stage 0", "stage zero", "early resolution", "quick fix")


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where findings about one procedure come from."""

    procedure: Procedure
    regulator: Regulator

    def has_rule(self, rule: str) -> bool:
        return rule in _CONDUCT.get(self.regulator.id, {})

    def code(self, provision: str) -> str:
        name = f"{self.regulator.code} {self.regulator.edition}".strip()
        return f"{name}, {provision}" if provision else name

    def sources(self, ref: str, provision: str) -> str:
        return f"policy {ref}; {self.code(provision)}" if ref else self.code(provision)

    def conduct(self, rule: str) -> str:
        return _CONDUCT.get(self.regulator.id, {}).get(rule, "")

    def where(self, key: str) -> str:
        return f"landlord.toml: procedures.{self.procedure.id}.{key}"

    def finding(
        self, code: str, message: str, key: str, level: Level, *, ref: str, provision: str, mend: str = ""
    ) -> Finding:
        source = self.sources(ref, provision)
        return Finding(code, message, self.where(key), level, Nature.INPUT, source, mend)


def _amount(limit: TimeLimit) -> str:
    """A limit in words without its start, "10 working days"."""
    return rule_in_words(limit.model_copy(update={"start": None}))


# --- clocks ----------------------------------------------------------------------------------------------------------


def _clock_pairs(stage: StageProfile, clocks: StageClocks) -> Iterator[tuple[str, str, TimeLimit | None, TimeLimit]]:
    """Each clock's key, what is done within it, the policy's limit and the code's."""
    yield "acknowledge", "acknowledge", stage.acknowledge, clocks.acknowledge
    yield "respond", "answer", stage.respond, clocks.respond


def _clock_conflicts(scope: _Scope, stage: StageProfile, clocks: StageClocks) -> Iterator[Finding]:
    for name, verb, own, code in _clock_pairs(stage, clocks):
        if own is None:
            continue
        key, told = f"stages.{stage.number}.{name}", f"{rule_in_words(own)}, where the code has {rule_in_words(code)}"
        ref = own.ref or stage.ref
        if longer(own, code):
            message = f"{stage.name} allows more time to {verb} than the code: {told}."
            mend = "Letters give the policy's date. Ask for the policy to be changed."
            yield scope.finding("slower-than-code", message, key, Level.WARNING, ref=ref, provision=code.ref, mend=mend)
        elif later_start(own, code):
            message = f"{stage.name} starts the time to {verb} on a later event than the code: {told}."
            mend = f'Count from "{code.start}", or make sure that both events fall on one day.'
            yield scope.finding("later-start", message, key, Level.WARNING, ref=ref, provision=code.ref, mend=mend)


def _longer_extension(cap: TimeLimit, clocks: StageClocks) -> bool:
    if cap.mode == "adds":
        return longer(cap, clocks.extension)
    both = clocks.respond.within + clocks.extension.within
    return longer(cap, clocks.respond.model_copy(update={"within": both}))


def _extension_conflicts(scope: _Scope, stage: StageProfile, clocks: StageClocks) -> Iterator[Finding]:
    own, provision = stage.extension, clocks.extension.ref
    key = f"stages.{stage.number}.extension"
    ref = (own.limit.ref if own.limit else "") or own.ref or stage.ref
    if own.limit is None:
        if own != Extension():
            message = f"{stage.name} allows an extension without a cap."
            mend = f"Deadlines keep to the code's, {_amount(clocks.extension)}, until the policy has one."
            yield scope.finding(
                "extension-without-cap", message, key, Level.WARNING, ref=ref, provision=provision, mend=mend
            )
        return
    if _longer_extension(own.limit, clocks):
        how = "more" if own.limit.mode == "adds" else "altogether"
        message = f"{stage.name} may be extended by longer than the code allows: {_amount(own.limit)} {how}."
        mend = f"The code allows {_amount(clocks.extension)} more without good reason."
        yield scope.finding("longer-extension", message, key, Level.WARNING, ref=ref, provision=provision, mend=mend)
    if own.needs_agreement:
        message = (
            f"{stage.name} is extended only if the resident agrees; the code asks that it be explained in any case."
        )
        yield scope.finding("extension-needs-agreement", message, key, Level.NOTE, ref=ref, provision=provision)


# --- stages and escalation ------------------------------------------------------------------------------------------


def _stage_conflicts(scope: _Scope) -> Iterator[Finding]:
    numbers = [stage.number for stage in scope.procedure.stages]
    for number in sorted({number for number in numbers if numbers.count(number) > 1}):
        message = f"two stages have the number {number}; only the first is ever used."
        yield Finding(
            "same-number", message, scope.where("stages"), Level.ERROR, Nature.INPUT, mend="Number them 1 and 2."
        )
    if not scope.has_rule("two-stages"):
        return
    provision = scope.conduct("two-stages")
    if set(numbers) != {1, 2}:
        listed = ", ".join(f"{stage.number} ({stage.name})" for stage in scope.procedure.stages)
        message = f"the code has two stages, numbered 1 and 2; this procedure has {listed or 'none'}."
        yield scope.finding("not-two-stages", message, "stages", Level.WARNING, ref="", provision=provision)
    for stage in scope.procedure.stages:
        if any(word in stage.name.lower() for word in _INFORMAL):
            message = f"“{stage.name}” reads as a stage before the first; the code has no informal stage."
            key = f"stages.{stage.number}.name"
            yield scope.finding("extra-stage", message, key, Level.WARNING, ref=stage.ref, provision=provision)


def _escalation_conflicts(scope: _Scope, escalation: Escalation) -> Iterator[Finding]:
    if escalation.reasons_required and scope.has_rule("no-reasons"):
        message = "the policy asks for reasons before stage 2; a resident need not give any, and letters say so."
        provision = scope.conduct("no-reasons")
        yield scope.finding(
            "reasons-required",
            message,
            "escalation.reasons_required",
            Level.WARNING,
            ref=escalation.ref,
            provision=provision,
        )
    if escalation.discretionary and scope.has_rule("right-to-stage-2"):
        message = "the policy leaves stage 2 to discretion; a resident who is still unhappy has a right to it."
        provision = scope.conduct("right-to-stage-2")
        yield scope.finding(
            "discretionary-escalation",
            message,
            "escalation.discretionary",
            Level.WARNING,
            ref=escalation.ref,
            provision=provision,
        )
    if escalation.limits and scope.has_rule("right-to-stage-2"):
        yield from _window(scope, escalation)


def _window(scope: _Scope, escalation: Escalation) -> Iterator[Finding]:
    provision = scope.conduct("right-to-stage-2")
    ref = escalation.ref or escalation.limits[0].ref
    words = " or ".join(rule_in_words(limit) for limit in escalation.limits)
    short = max(most_days(limit) for limit in escalation.limits) < _SHORT_WINDOW_DAYS
    if not escalation.flexible:
        message = f"a request for stage 2 has a limit ({words}) and no flexibility; the code sets none."
        mend = "Take late requests where there is a reason, and set flexible = true once the policy says so."
        yield scope.finding(
            "rigid-window", message, "escalation.flexible", Level.WARNING, ref=ref, provision=provision, mend=mend
        )
    if short:
        message = f"the time to ask for stage 2 is short ({words}); the code sets none."
        mend = "Meet lateness flexibly."
        yield scope.finding(
            "short-window", message, "escalation.limits", Level.WARNING, ref=ref, provision=provision, mend=mend
        )
    if any(limit.start == "response-received" for limit in escalation.limits):
        message = (
            "the time to ask for stage 2 runs from receipt, which no case knows; letters count from their own date."
        )
        mend = "Take requests that come in the days the post took."
        yield scope.finding(
            "receipt-not-known", message, "escalation.limits", Level.NOTE, ref=ref, provision=provision, mend=mend
        )
    if escalation.flexible and not short:
        message = f"a request for stage 2 has a limit ({words}), met flexibly; the code sets none."
        yield scope.finding("window", message, "escalation.limits", Level.NOTE, ref=ref, provision=provision)


# --- grounds --------------------------------------------------------------------------------------------------------


def _ground_conflicts(scope: _Scope, grounds: Iterable[GroundProfile]) -> Iterator[Finding]:
    known = {ground.id for ground in scope.regulator.grounds}
    seen: set[str] = set()
    for ground in grounds:
        key = f"grounds.{ground.id}"
        if ground.id in seen:
            message = f"the ground “{ground.id}” is there twice; only the first is used."
            yield Finding("same-ground", message, scope.where(key), Level.WARNING, Nature.INPUT, mend="Take one away.")
        elif ground.id not in known and known:
            message = f"“{ground.name}” is the landlord's own ground: allowed if fair and reasonable."
            source, mend = scope.conduct("own-grounds"), "Give the reasons in each refusal."
            yield scope.finding("own-ground", message, key, Level.WARNING, ref=ground.ref, provision=source, mend=mend)
        seen.add(ground.id)
        if ground.id == "over-12-months" and not ground.except_for and scope.has_rule("late-complaints"):
            message = "the policy states no exception for late complaints; discretion must be weighed each time."
            provision = scope.conduct("late-complaints")
            mend = "Say in except_for when the policy makes an exception."
            yield scope.finding(
                "no-discretion", message, key, Level.WARNING, ref=ground.ref, provision=provision, mend=mend
            )


# --- what the policy leaves out -------------------------------------------------------------------------------------


def _clock_gaps(scope: _Scope, stage: StageProfile, clocks: StageClocks) -> Iterator[Finding]:
    for name, verb, own, code in _clock_pairs(stage, clocks):
        key = f"stages.{stage.number}.{name}"
        if own is None:
            message = f"{stage.name}: no time to {verb} is stated. The code's serves: {rule_in_words(code)}."
            yield scope.finding("clock-not-stated", message, key, Level.NOTE, ref=stage.ref, provision=code.ref)
        elif own.start is None:
            message = f"{stage.name}: what starts the {_amount(own)} to {verb} is not stated. The code's serves: {code.start}."
            yield scope.finding(
                "start-not-stated", message, key, Level.NOTE, ref=own.ref or stage.ref, provision=code.ref
            )
    if stage.extension == Extension():
        message = f"{stage.name}: no extension is stated. The code's serves: {_amount(clocks.extension)} more."
        key = f"stages.{stage.number}.extension"
        yield scope.finding(
            "extension-not-stated", message, key, Level.NOTE, ref=stage.ref, provision=clocks.extension.ref
        )


def _ground_gaps(scope: _Scope) -> Iterator[Finding]:
    mine = {ground.id for ground in scope.procedure.grounds}
    for ground in scope.regulator.grounds:
        if ground.id not in mine:
            message = f"the policy has no ground “{ground.id}” ({ground.name})."
            mend = "Nothing is refused on it unless the policy says so." if mine else "Add it if the policy has it."
            yield scope.finding(
                "ground-not-stated", message, "grounds", Level.NOTE, ref="", provision=ground.ref, mend=mend
            )


def _contact_gaps(profile: Landlord) -> Iterator[Finding]:
    ways = {"telephone": profile.contact.telephone, "email": profile.contact.email, "address": profile.contact.address}
    level = Level.NOTE if any(ways.values()) else Level.WARNING
    for name in (name for name, value in ways.items() if not value):
        words = {"telephone": "telephone number", "email": "e-mail address", "address": "postal address"}[name]
        mend = "The landlord supplies it; until then each case's own people must have theirs."
        message = f"there is no {words} for complaints, so the letterhead has none."
        yield Finding(f"no-{name}", message, f"landlord.toml: contact.{name}", level, Nature.INPUT, mend=mend)


def _profile_gaps(profile: Landlord) -> Iterator[Finding]:
    yield from _contact_gaps(profile)
    if not profile.policy.dated:
        message = "the date printed on the policy is not given."
        yield Finding(
            "policy-not-dated",
            message,
            "landlord.toml: policy.dated",
            Level.NOTE,
            Nature.INPUT,
            mend="Copy it as printed.",
        )
    if not profile.adjustments:
        message = "the policy names no adjustments; letters still offer to make them."
        yield Finding("no-adjustments", message, "landlord.toml: adjustments", Level.NOTE, Nature.INPUT)
    for route in profile.routes:
        if not (route.telephone or route.email or route.web or route.address):
            message = f"no way to reach {route.name} is given, so a letter that sends somebody there can't say how."
            where = f"landlord.toml: routes.{route.id}"
            source = f"policy {route.ref}" if route.ref else ""
            yield Finding(
                "route-without-contact",
                message,
                where,
                Level.NOTE,
                Nature.INPUT,
                source,
                "Add telephone, email, web or address.",
            )
    if profile.style.illustrative:
        message = "the colours, typefaces and wordmark are only an illustration, not the landlord's own."
        mend = "Replace them, then take the line away."
        yield Finding(
            "illustrative-style", message, "landlord.toml: style.illustrative", Level.NOTE, Nature.INPUT, mend=mend
        )


# --- when procedures are in force -----------------------------------------------------------------------------------


def _in_force_findings(profile: Landlord) -> Iterator[Finding]:
    for procedure in profile.procedures:
        where = f"landlord.toml: procedures.{procedure.id}"
        if procedure.start and procedure.until and procedure.until <= procedure.start:
            message = f"it ends on {procedure.until.isoformat()}, before it starts on {procedure.start.isoformat()}."
            yield Finding(
                "never-in-force",
                message,
                f"{where}.until",
                Level.ERROR,
                Nature.INPUT,
                mend="Correct one of the two dates.",
            )
    starts = [procedure.start for procedure in profile.procedures]
    first = None if None in starts else min(date for date in starts if date)
    if first:
        message = f"no procedure is in force before {first.isoformat()}: a complaint received earlier gets no letter."
        mend = "Add the earlier procedure, with until, if you still answer such complaints."
        yield Finding("nothing-before", message, "landlord.toml: procedures", Level.NOTE, Nature.INPUT, mend=mend)
    yield from _overlaps(profile.procedures)


def _overlaps(procedures: tuple[Procedure, ...]) -> Iterator[Finding]:
    for index, later in enumerate(procedures):
        for earlier in procedures[:index]:
            if earlier.id == later.id and _both_in_force(earlier, later):
                message = f"two procedures “{later.id}” are in force at once; only the first is used then."
                where = f"landlord.toml: procedures.{later.id}"
                mend = "End one with until on the day the other starts."
                yield Finding("procedures-overlap", message, where, Level.WARNING, Nature.INPUT, mend=mend)


def _both_in_force(one: Procedure, other: Procedure) -> bool:
    start = max(one.start or date.min, other.start or date.min)
    return start < min(one.until or date.max, other.until or date.max)


# --- all of it ------------------------------------------------------------------------------------------------------


def _scopes(profile: Landlord, regulators: Mapping[str, Regulator]) -> Iterator[_Scope]:
    for procedure in profile.procedures:
        if procedure.regulator in regulators:
            yield _Scope(procedure, regulators[procedure.regulator])


def conflicts(profile: Landlord, regulators: Mapping[str, Regulator]) -> tuple[Finding, ...]:
    """Where the policy departs from its regulator's code, and procedures that can't be used as they stand.

    ``regulators`` are the packs by id; a procedure whose pack is missing is passed over.
    """
    found = list(_in_force_findings(profile))
    for scope in _scopes(profile, regulators):
        found += _stage_conflicts(scope)
        for stage in scope.procedure.stages:
            clocks = scope.regulator.clocks(stage.number)
            found += _clock_conflicts(scope, stage, clocks)
            found += _extension_conflicts(scope, stage, clocks)
        found += _escalation_conflicts(scope, scope.procedure.escalation)
        found += _ground_conflicts(scope, scope.procedure.grounds)
    return tuple(found)


def gaps(profile: Landlord, regulators: Mapping[str, Regulator]) -> tuple[Finding, ...]:
    """What the policy or profile leaves out, for the landlord to supply; the code serves where it has a rule."""
    found = list(_profile_gaps(profile))
    for scope in _scopes(profile, regulators):
        for stage in scope.procedure.stages:
            found += _clock_gaps(scope, stage, scope.regulator.clocks(stage.number))
        found += _ground_gaps(scope)
    return tuple(found)


def noted(profile: Landlord, regulators: Mapping[str, Regulator]) -> tuple[Finding, ...]:
    """What the profile's own authors noted: a warning where it touches a provision, a note elsewhere."""
    scope = next(_scopes(profile, regulators), None)
    found = []
    for index, silence in enumerate(profile.silences):
        source = f"policy {silence.ref}" if silence.ref else ""
        if scope and silence.provision:
            source = scope.sources(silence.ref, silence.provision)
        level = Level.WARNING if silence.provision else Level.NOTE
        found.append(Finding("noted", silence.about, f"landlord.toml: silences[{index}]", level, Nature.INPUT, source))
    return tuple(found)
