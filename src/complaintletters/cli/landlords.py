"""``landlord``: those there are, one shown, one checked, a new one begun. Results on standard output."""

import shlex
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from complaintletters.cli import screen
from complaintletters.deadlines import rule_in_words
from complaintletters.errors import InputError
from complaintletters.findings import Finding, errors_in
from complaintletters.landlord import Extension, Landlord, Procedure, StageProfile, landlord, landlord_paths
from complaintletters.landlord_folder import FolderReport, check_folder
from complaintletters.new_landlord import write_landlord
from complaintletters.places import shipped
from complaintletters.regulator import regulator
from complaintletters.rules import Rules
from complaintletters.time_limit import TimeLimit

NOTHING = "–"


def _sourced(words: str, ref: str) -> str:
    return f"{words or NOTHING} ({ref})" if ref else words or NOTHING


def _policy(ref: str) -> str:
    return f"policy {ref}" if ref else ""


# --- list -----------------------------------------------------------------------------------------------------------


def _origin(file: Path) -> str:
    return "shipped" if file.is_relative_to(shipped("templates")) else "yours"


def _listed(id_: str, file: Path, templates: Path | None) -> dict[str, Any]:
    record: dict[str, Any] = {"id": id_, "origin": _origin(file), "folder": str(file.parent)}
    try:
        profile = landlord(id_, templates)
    except InputError as error:
        return {**record, "name": None, "faults": [fault.as_json() for fault in error.faults]}
    return {
        **record,
        "name": profile.name,
        "regulators": list(dict.fromkeys(one.regulator for one in profile.procedures)),
        "procedures": [{"id": one.id, "name": one.name, "stages": len(one.stages)} for one in profile.procedures],
    }


def _listed_row(record: dict[str, Any]) -> list[str]:
    where = f"{record['origin']}: {record['folder']}"
    if record["name"] is None:
        told = f"can't be read: see complaintletters landlord check {record['id']}"
        return [record["id"], told, NOTHING, NOTHING, where]
    stages = ", ".join(f"{one['id']} ({one['stages']} stages)" for one in record["procedures"])
    return [record["id"], record["name"], ", ".join(record["regulators"]), stages, where]


def list_landlords(templates: Path | None, *, as_json: bool) -> None:
    """Prints every landlord, by id."""
    records = [_listed(id_, file, templates) for id_, file in sorted(landlord_paths(templates).items())]
    if as_json:
        screen.out_json({"landlords": records})
        return
    columns = ("Id", "Name", "Regulator", "Procedures", "Folder")
    screen.table("Landlords", columns, (_listed_row(record) for record in records))


# --- show -----------------------------------------------------------------------------------------------------------


def _limit(limit: TimeLimit) -> str:
    return _sourced(rule_in_words(limit), limit.ref)


def _extension(extension: Extension, *, own: TimeLimit | None) -> str:
    """In words. ``own`` is the policy's cap; without one, the code's stands in the extension."""
    limit = extension.limit
    how = rule_in_words(limit.model_copy(update={"start": None})) if limit else ""
    total = ", both together" if limit and limit.mode == "total" else " more"
    agreed = "; only if agreed" if extension.needs_agreement else ""
    when = f"; {extension.when}" if extension.when else ""
    source = _policy(own.ref or extension.ref) if own else limit.ref if limit else ""
    return _sourced(f"{how}{total}{agreed}{when}", source)


def _stage_row(stage: StageProfile, rules: Rules) -> list[str]:
    return [
        str(stage.number),
        stage.name,
        _sourced(stage.answered_by, _policy(stage.answered_by_ref)),
        _limit(rules.acknowledge(stage.number)),
        _limit(rules.respond(stage.number)),
        _extension(rules.extension(stage.number), own=stage.extension.limit),
        stage.review + (", a panel may be held" if stage.panel else ""),
    ]


def _window(procedure: Procedure) -> str:
    escalation = procedure.escalation
    limits = " or ".join(rule_in_words(limit) for limit in escalation.limits)
    latest = ", whichever is later" if len(escalation.limits) > 1 else ""
    flexible = "; met flexibly" if escalation.flexible and limits else ""
    return _sourced(f"{limits}{latest}{flexible}" or "no limit stated", _policy(escalation.ref))


def _in_force(procedure: Procedure) -> str:
    start = f" from {procedure.start.isoformat()}" if procedure.start else ""
    until = f" until {procedure.until.isoformat()}" if procedure.until else ""
    return f", for complaints received{start}{until}" if start or until else ""


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
    known = {ground.id for ground in pack.grounds}
    rows = (
        [
            ground.id,
            ground.name,
            ", ".join(ground.of),
            ground.except_for or NOTHING,
            ground.ref or NOTHING,
            "yes" if ground.id in known else "the landlord's own",
        ]
        for ground in procedure.grounds
    )
    headings = ("Id", "Ground", "Refuses", "Except for", "Policy", "In the code")
    screen.table("Grounds for not taking a complaint", headings, rows)


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


# --- check ----------------------------------------------------------------------------------------------------------


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _print_alike(findings: tuple[Finding, ...]) -> None:
    """Findings of one code that ask for the same: what to do is said once, below them."""
    for finding in findings:
        source = f" [{finding.provision}]" if finding.provision else ""
        place = f" at {finding.where}" if finding.where else ""
        screen.out(f"  {finding.level.value:<8}{_sentence(finding.message)}")
        screen.out(f"          {finding.code}{source}{place}")
    if findings[0].mend:
        screen.out(f"          What to do: {findings[0].mend}")


def _print_group(words: str, findings: tuple[Finding, ...]) -> None:
    if not findings:
        return
    screen.out()
    screen.out(f"{words} ({len(findings)})")
    for _, alike in groupby(findings, key=lambda one: (one.code, one.mend)):
        _print_alike(tuple(alike))


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _print_counts(report: FolderReport) -> None:
    conflicts = _counted(len(report.conflicting), "conflict", "conflicts")
    supply = _counted(len(report.to_supply), "thing", "things")
    notes = _counted(len(report.notes), "note", "notes")
    screen.out(f"{conflicts} with the code, {supply} to supply, {notes}.")
    errors = errors_in(report.findings)
    if errors:
        screen.out(f"Letters can't be made until {_counted(len(errors), 'error is', 'errors are')} mended.")
    else:
        screen.out("Letters can be made. They say what the code asks, whatever the policy leaves out.")


def _print_report(report: FolderReport) -> None:
    screen.out(f"{report.landlord}: {report.folder}")
    _print_group("To mend in the folder's files", report.files)
    _print_group("Conflicts with the code", report.conflicting)
    _print_group("To supply", report.to_supply)
    _print_group("Notes", report.notes)
    screen.out()
    _print_counts(report)


def check_landlord(id_: str, templates: Path | None, *, as_json: bool) -> int:
    """Prints everything found about a landlord's folder. 0 when nothing is an error, 1 otherwise."""
    report = check_folder(id_, templates)
    if as_json:
        groups = {"files": report.files, "conflicts": report.conflicts, "gaps": report.gaps, "noted": report.noted}
        found = {name: [finding.as_json() for finding in findings] for name, findings in groups.items()}
        counts = {
            "errors": len(errors_in(report.findings)),
            "conflicts": len(report.conflicting),
            "to_supply": len(report.to_supply),
            "notes": len(report.notes),
        }
        screen.out_json({"landlord": report.landlord, "folder": str(report.folder), **found, "counts": counts})
    else:
        _print_report(report)
    return 1 if errors_in(report.findings) else 0


# --- new ------------------------------------------------------------------------------------------------------------


def new_landlord(name: str, templates: Path) -> None:
    """Writes a new landlord's folder and prints what to do next."""
    made = write_landlord(name, templates)
    where = shlex.quote(str(templates))
    screen.out(f"Written: {made.folder}")
    for file in made.files:
        screen.out(f"  {file}")
    if made.replaces_shipped:
        screen.out(f"It is used instead of the shipped landlord “{made.id}” wherever you give --templates {templates}.")
    screen.out()
    screen.out("What to do next:")
    screen.out(f"  1. Edit {made.folder / 'landlord.toml'}: it explains every line. Then letterhead.docx, in Word.")
    screen.out(f"  2. complaintletters landlord check {made.id} --templates {where}")
    screen.out(f'  3. Put "landlord": "{made.id}" into a case, and:')
    screen.out(f"     complaintletters generate CASE.json --out letters --templates {where}")
