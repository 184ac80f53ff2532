"""What the command line prints: findings and faults to people on standard error, results on standard output."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from complaintletters.errors import InputError
from complaintletters.findings import Finding, Level

_MANY, _FIRST = 8, 3
_COLOURS = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.NOTE: "dim"}


def out(text: str = "") -> None:
    """One line of results. What the terminal can't show, such as half a character in a file's name, is shown escaped."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def _can_be_written(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def out_json(record: Any) -> None:
    """Results as JSON, with every character as it is where that can be written, else in JSON's own escapes."""
    text = json.dumps(record, indent=2, ensure_ascii=False)
    out(text if _can_be_written(text) else json.dumps(record, indent=2))


def _styled(words: str, style: str) -> str:
    """Colour for a terminal, none for a pipe."""
    if not sys.stderr.isatty():
        return words
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, force_terminal=True, width=10_000)
    with console.capture() as captured:
        console.print(Text(words, style=style), end="")
    return captured.get()


def err(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def show_finding(finding: Finding) -> None:
    label = _styled(finding.level.value, _COLOURS[finding.level])
    place = f"{finding.where}: " if finding.where else ""
    source = f" [{finding.provision}]" if finding.provision else ""
    mend = f" {finding.mend}" if finding.mend else ""
    err(f"  {label} {finding.code}: {place}{finding.message}{mend}{source}")


def show_findings(findings: Iterable[Finding]) -> None:
    """Findings one by one; of many that one rule gives, the first few and how many there are."""
    told = list(findings)
    many = {alike for alike, count in Counter(map(_alike, told)).items() if count > _MANY}
    shown: Counter[tuple[str, Level]] = Counter()
    for finding in told:
        alike = _alike(finding)
        shown[alike] += 1
        if alike not in many or shown[alike] <= _FIRST:
            show_finding(finding)
        elif shown[alike] == _FIRST + 1:
            left = sum(_alike(one) == alike for one in told) - _FIRST
            err(f"  {_styled(finding.level.value, _COLOURS[finding.level])} {finding.code}: and {left} more; --json lists all.")


def _alike(finding: Finding) -> tuple[str, Level]:
    return finding.code, finding.level


def show_faults(error: InputError) -> None:
    for fault in error.faults:
        err(f"{_styled('error', 'bold red')} {fault}")


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table for people, as wide as the terminal, or wide enough for a pipe."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 160)
    made = Table(title=title or None, title_justify="left", header_style="bold")
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(*(Text(cell) for cell in row))
    console.print(made)
