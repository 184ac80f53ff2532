"""``landlord``: those there are, one checked, a new one begun. Results on standard output."""

import shlex
from pathlib import Path
from typing import Any

from complaintletters.cli import screen
from complaintletters.errors import InputError
from complaintletters.findings import Finding, errors_in
from complaintletters.landlord import landlord, landlord_paths
from complaintletters.landlord_folder import FolderReport, check_folder
from complaintletters.new_landlord import write_landlord
from complaintletters.places import shipped

NOTHING = "–"


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
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.code, finding.mend), []).append(finding)
    for group in alike.values():
        _print_alike(tuple(group))


def _print_unstated(findings: tuple[Finding, ...]) -> None:
    """What letters keep to the code in, a line each: there may be twenty, and none of them stops a letter."""
    if not findings:
        return
    screen.out()
    screen.out(f"Not stated in the policy, or not recorded here ({len(findings)})")
    for finding in findings:
        place = finding.where.removeprefix("landlord.toml: ")
        screen.out(f"  - {_sentence(finding.message)} {finding.code} [{finding.provision}] at {place}")
    screen.out(
        "    What to do: Record what the policy says of each; ask for what it leaves out. Letters keep to the code."
    )


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _print_counts(report: FolderReport) -> None:
    conflicts = _counted(len(report.conflicting), "conflict", "conflicts")
    supply = _counted(len(report.to_supply), "thing", "things")
    notes = _counted(len(report.notes), "note", "notes")
    screen.out(f"{conflicts} with the code, {supply} to supply, {len(report.unstated)} not stated, {notes}.")
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
    _print_unstated(report.unstated)
    screen.out()
    _print_counts(report)


def check_landlord(id_: str, templates: Path | None, *, as_json: bool) -> int:
    """Prints everything found about a landlord's folder. 0 when nothing is an error, 1 otherwise."""
    report = check_folder(id_, templates)
    if as_json:
        groups = {
            "files": report.files,
            "conflicts": report.conflicts,
            "gaps": report.gaps,
            "unstated": report.unstated,
            "noted": report.noted,
        }
        found = {name: [finding.as_json() for finding in findings] for name, findings in groups.items()}
        counts = {
            "errors": len(errors_in(report.findings)),
            "conflicts": len(report.conflicting),
            "to_supply": len(report.to_supply),
            "unstated": len(report.unstated),
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
