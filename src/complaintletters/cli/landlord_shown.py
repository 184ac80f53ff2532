"""``landlord show``: a profile in; what it records, and each clock as it serves in letters, printed."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from complaintletters.cli import screen
from complaintletters.deadlines import rule_in_words
from complaintletters.landlord import (
    Extension,
    GroundProfile,
    Landlord,
    LateComplaints,
    Policy,
    Posting,
    Procedure,
    StageProfile,
    landlord,
)
from complaintletters.regulator import Regulator, regulator
from complaintletters.rules import Rules
from complaintletters.time_limit import TimeLimit

NOTHING = "–"


def _sourced(words: str, ref: str) -> str:
    return f"{words or NOTHING} ({ref})" if ref else words or NOTHING


def _policy(ref: str) -> str:
    return f"policy {ref}" if ref else ""


def _limit(limit: TimeLimit) -> str:
    return _sourced(rule_in_words(limit), limit.ref)


def _extension(extension: Extension, *, own: TimeLimit | None) -> str:
    """In words. ``own`` is the policy's cap; without one, the code's stands in the extension."""
    limit = extension.limit
    how = rule_in_words(limit.model_copy(update={"start": None})) if limit else ""
    total = ", both together" if limit and limit.mode == "total" else " more"
    later = f" from extension {extension.needs_agreement_from} on" if extension.needs_agreement_from > 1 else ""
    agreed = f"; only if agreed{later}" if extension.needs_agreement else ""
    when = f"; {extension.when}" if extension.when else ""
    source = _policy(own.ref or extension.ref) if own else limit.ref if limit else ""
    return _sourced(f"{how}{total}{agreed}{when}", source)


def _own_limit(limit: TimeLimit | None) -> str:
    return _sourced(rule_in_words(limit), _policy(limit.ref)) if limit else NOTHING


def _is_of_the_code(stage: StageProfile, pack: Regulator) -> bool:
    """Whether letters are made at a stage, with the code's clocks where the policy is silent."""
    return stage.number in {clocks.number for clocks in pack.stages}


def _clocks_in_words(stage: StageProfile, rules: Rules) -> tuple[str, str, str]:
    if not _is_of_the_code(stage, rules.regulator):
        own = stage.extension
        extension = _extension(own, own=own.limit) if own != Extension() else NOTHING
        return _own_limit(stage.acknowledge), _own_limit(stage.respond), extension
    return (
        _limit(rules.acknowledge(stage.number)),
        _limit(rules.respond(stage.number)),
        _extension(rules.extension(stage.number), own=stage.extension.limit),
    )


def _stage_row(stage: StageProfile, rules: Rules) -> list[str]:
    return [
        str(stage.number),
        stage.name,
        _sourced(stage.answered_by, _policy(stage.answered_by_ref)),
        *_clocks_in_words(stage, rules),
        stage.review + (", a panel may be held" if stage.panel else ""),
    ]


def _window(procedure: Procedure) -> str:
    escalation = procedure.escalation
    limits = " or ".join(rule_in_words(limit) for limit in escalation.limits)
    latest = ", whichever is later" if len(escalation.limits) > 1 else ""
    flexible = "; met flexibly" if escalation.flexible and limits else ""
    reasons = "; reasons demanded" if escalation.reasons_required else ""
    discretion = "; at the landlord's discretion" if escalation.discretionary else ""
    return _sourced(f"{limits or 'no limit stated'}{latest}{flexible}{reasons}{discretion}", _policy(escalation.ref))


def _in_force(procedure: Procedure) -> str:
    start = f" from {procedure.start.isoformat()}" if procedure.start else ""
    until = f" until {procedure.until.isoformat()}" if procedure.until else ""
    return f", for complaints received{start}{until}" if start or until else ""


# What a policy says of how complaints are handled, as a row of the table calls it.
_CONDUCT = {
    "any_channel": "Complaints in any way, to any member of staff",
    "own_merits": "Each weighed on its own merits",
    "refusal_explained": "Refusals explained, with the right to the Ombudsman",
    "defines_complaint": "Acknowledgements set out the complaint",
    "every_point": "Every point answered, with reasons",
    "answers_when_known": "Answers sent when known, before the works",
    "updates_agreed": "Updates agreed where an answer is late",
    "representatives": "Representatives taken",
    "ombudsman_any_time": "The Ombudsman's advice at any time",
    "ombudsman_told": "The right to the Ombudsman told",
}


def _late_complaints(own: LateComplaints) -> str:
    limits = " or ".join(rule_in_words(limit) for limit in own.limits)
    whose = "; the landlord's awareness" if own.whose_awareness == "landlord" else ""
    weighed = {True: "; good reasons weighed", False: "; no discretion", None: ""}[own.discretion]
    former = f"; former tenants {rule_in_words(own.former_tenants)}" if own.former_tenants else ""
    return _sourced(f"{limits}{whose}{weighed}{former}".removeprefix("; "), _policy(own.ref))


def _handling(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """How the policy says that complaints are handled; only what the profile records."""
    own, issues, defined = procedure.conduct, procedure.new_issues, procedure.definition
    if defined:
        yield "A complaint is", _sourced(defined.text, _policy(defined.ref))
    if procedure.late_complaints != LateComplaints():
        yield "Time to complain", _late_complaints(procedure.late_complaints)
    if procedure.received_late:
        yield "Counted as received later", _sourced(procedure.received_late, _policy(procedure.received_late_ref))
    for key, called in _CONDUCT.items():
        if (stated := getattr(own, key)) is not None:
            yield called, _sourced("yes" if stated.says else "no", _policy(stated.ref))
    if own.representatives_only:
        yield "Only these representatives", own.representatives_only
    if own.before_ombudsman:
        yield "Before the Ombudsman", "; ".join(own.before_ombudsman)
    if issues.related or issues.others:
        told = f"related: {issues.related or NOTHING}; others: {issues.others or NOTHING}"
        yield "New issues", _sourced(told, _policy(issues.ref))
    for stage in procedure.stages:
        yield from _stage_facts(stage)


def _stage_facts(stage: StageProfile) -> Iterator[tuple[str, str]]:
    if stage.other_person is not None:
        yield f"{stage.name}: somebody else decides", "yes" if stage.other_person else "no"
    if stage.earlier_part:
        yield f"{stage.name}: decided also by", f"{', '.join(stage.earlier_part)}, who had a part before"
    if stage.third_party:
        yield f"{stage.name}: somebody outside answers", f"{stage.third_party} the procedure"
    if stage.clock_stops:
        yield f"{stage.name}: the clock stops", f"while {stage.clock_stops}"
    extension = stage.extension
    for called, says in (("reasons", extension.explains_reason), ("Ombudsman", extension.gives_ombudsman_details)):
        if says is not None:
            yield f"{stage.name}: an extension gives the {called}", "yes" if says else "no"


def _exceptions(ground: GroundProfile) -> str:
    never = f"never for {', '.join(ground.never_for)}" if ground.never_for else ""
    wider = (
        "before a claim is filed" if ground.before_claim else "",
        "after any answer" if ground.once_answered else "",
    )
    parts = (ground.except_for, never, *(f"refuses {one}" for one in wider if one))
    return "; ".join(part for part in parts if part) or NOTHING


def _show_procedure(profile: Landlord, procedure: Procedure, templates: Path | None) -> None:
    pack = regulator(procedure.regulator, templates)
    rules = Rules(profile, procedure, pack, templates)
    title = f"{procedure.id}: {procedure.name}, under {pack.name}{_in_force(procedure)}"
    columns = ("Stage", "Name", "Who answers", "Acknowledge within", "Answer within", "Extension", "Kind")
    screen.table(title, columns, (_stage_row(stage, rules) for stage in procedure.stages))
    screen.out(f"Asking for stage 2: {_window(procedure)}")
    for stage in procedure.stages:
        for question in stage.questions:
            screen.out(f"{stage.name} asks {question}.")
    screen.out()
    if handling := tuple(_handling(procedure)):
        screen.table("How complaints are handled", ("What", "The policy says"), handling)
        screen.out()
    known = {ground.id for ground in pack.grounds} | {ground.id for ground in pack.not_complaints}
    rows = (
        [
            ground.id,
            ground.name,
            ", ".join(ground.of),
            _exceptions(ground),
            ground.ref or NOTHING,
            ground.code_ground or ("yes" if ground.id in known else "the landlord's own"),
        ]
        for ground in procedure.grounds
    )
    headings = ("Id", "Ground", "Refuses", "Except for", "Policy", "In the code")
    screen.table("Grounds for not taking a complaint", headings, rows)


def _post(posting: Posting) -> str:
    leaves = f"leaves if ready by {posting.last_post:%H:%M}" if posting.last_post else ""
    deemed = f"counts as received after {rule_in_words(posting.deemed_receipt)}" if posting.deemed_receipt else ""
    return _sourced("; ".join(part for part in (leaves, deemed) if part), _policy(posting.ref))


def _printed(policy: Policy) -> str:
    if policy.ombudsman_details is None:
        return NOTHING
    return _sourced("; ".join(policy.ombudsman_details) or "not printed", _policy(policy.ombudsman_details_ref))


def _facts(profile: Landlord) -> Iterator[tuple[str, str]]:
    policy, contact = profile.policy, profile.contact
    yield "Called", profile.short_name
    yield "Nation", profile.nation
    yield "Folder", str(profile.folder)
    yield "Policy", ", ".join(part for part in (policy.title, policy.dated) if part)
    yield "In force from", policy.in_force_from.isoformat() if policy.in_force_from else NOTHING
    yield "Complaints owned by", _sourced(profile.complaints_team, _policy(profile.complaints_team_ref))
    yield "Telephone", _sourced(contact.telephone, _policy(contact.ref if contact.telephone else ""))
    yield "E-mail", contact.email or NOTHING
    yield "Website", contact.web or NOTHING
    yield "Address", ", ".join(contact.address) or NOTHING
    yield "Adjustments named", _sourced(", ".join(profile.adjustments), _policy(profile.adjustments_ref))
    yield "Closure days", ", ".join(closure.day.isoformat() for closure in profile.closure_days) or NOTHING
    yield "May approve", "; ".join(f"{one.role} up to £{one.up_to}" for one in profile.approvals) or NOTHING
    yield "Sums are rounded", profile.money.rounding or NOTHING
    if profile.money.full_and_final:
        yield "Compensation", _sourced("in full and final settlement", _policy(profile.money.ref))
    if profile.money.sets_off_without_asking:
        yield "Set off against arrears", _sourced("without asking", _policy(profile.money.ref))
    for condition in profile.money.conditions:
        yield "Compensation only where", _sourced(condition, _policy(profile.money.ref))
    yield "Post", _post(profile.posting)
    yield "Ombudsman, as printed", _printed(policy)
    for slip in policy.slips:
        yield "Slip in the policy", _sourced(f"“{slip.printed}”, meant {slip.meant}", _policy(slip.ref))
    for silence in profile.silences:
        yield "Noted by hand", _sourced(silence.about, _policy(silence.ref))
    style = profile.style
    yield "Look", f"{style.word_typeface}, {style.page_typeface}, {style.accent}, {style.size:g} points"


def _route_rows(profile: Landlord) -> Iterable[list[str]]:
    for route in profile.routes:
        contact = ", ".join(part for part in (route.telephone, route.email, route.web, *route.address) if part)
        yield [route.id, route.name, contact or NOTHING, "yes" if route.choice else "no", route.ref or NOTHING]


def _clocks_record(profile: Landlord, procedure: Procedure, templates: Path | None) -> list[dict[str, Any]]:
    rules = Rules(profile, procedure, regulator(procedure.regulator, templates), templates)
    return [
        {
            "stage": stage.number,
            "acknowledge": rules.acknowledge(stage.number).model_dump(mode="json", by_alias=True),
            "respond": rules.respond(stage.number).model_dump(mode="json", by_alias=True),
            "extension": rules.extension(stage.number).model_dump(mode="json", by_alias=True),
        }
        for stage in procedure.stages
        if _is_of_the_code(stage, rules.regulator)
    ]


def show_landlord(id_: str, templates: Path | None, *, as_json: bool) -> None:
    """Prints a landlord's profile, each clock as it serves in letters."""
    profile = landlord(id_, templates)
    if as_json:
        clocks = {one.id: _clocks_record(profile, one, templates) for one in profile.procedures}
        record = profile.model_dump(mode="json", by_alias=True)
        folder = str(profile.folder)
        screen.out_json({"id": profile.id, "folder": folder, "profile": record, "clocks_in_effect": clocks})
        return
    screen.table(f"{profile.name} ({profile.id})", ("What", "Is"), _facts(profile))
    for procedure in profile.procedures:
        screen.out()
        _show_procedure(profile, procedure, templates)
    if profile.routes:
        screen.out()
        screen.table("Other routes", ("Id", "Name", "Contact", "Resident's choice", "Policy"), _route_rows(profile))
