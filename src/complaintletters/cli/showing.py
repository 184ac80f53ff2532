"""``deadlines``: every clock of a case as a table."""

from datetime import date
from pathlib import Path

from complaintletters.cli import screen
from complaintletters.cli.cases import open_case
from complaintletters.deadlines import Clock, clocks
from complaintletters.rules import rules_for


def _row(clock: Clock, today: date) -> list[str]:
    due = clock.due.isoformat() if clock.due else "–"
    return [
        str(clock.stage or "–"),
        clock.name,
        f"{clock.event} {clock.start.isoformat() if clock.start else '(not yet)'}",
        f"{clock.rule} ({clock.source})",
        f"{due} (expected)" if clock.expected else due,
        clock.met.isoformat() if clock.met else "–",
        clock.state(today),
    ]


def _record(clock: Clock, today: date) -> dict[str, str | int | bool | None]:
    return {
        "id": clock.id,
        "stage": clock.stage,
        "name": clock.name,
        "event": clock.event,
        "start": clock.start.isoformat() if clock.start else None,
        "rule": clock.rule,
        "source": clock.source,
        "due": clock.due.isoformat() if clock.due else None,
        "expected": clock.expected,
        "met": clock.met.isoformat() if clock.met else None,
        "state": clock.state(today),
    }


def show_deadlines(case_name: str, today: date, *, templates: Path | None, as_json: bool) -> None:
    """Prints every clock of a case as it stands on a day."""
    case = open_case(case_name, templates)
    rules = rules_for(case, templates)
    all_clocks = clocks(case, rules)
    if as_json:
        records = [_record(one, today) for one in all_clocks]
        screen.out_json({"reference": case.reference, "on": today.isoformat(), "clocks": records})
        return
    title = f"{case.reference}: {rules.landlord.name}, as it stands on {today.isoformat()}"
    columns = ("Stage", "Clock", "Starts", "Rule", "Due", "Done", "State")
    screen.table(title, columns, (_row(clock, today) for clock in all_clocks))
