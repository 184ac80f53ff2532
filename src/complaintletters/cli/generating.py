"""``generate``: each case stands alone; the worst code of them all is returned."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from complaintletters.cli import screen
from complaintletters.cli.cases import open_case
from complaintletters.cli.options import Exit
from complaintletters.errors import InputError, PublishError
from complaintletters.findings import Finding, Nature, errors_in
from complaintletters.manifest import PURPOSES
from complaintletters.presentation import STANDARD
from complaintletters.producing import Package
from complaintletters.sending import Asked, Sending, send_all


@dataclass(frozen=True, slots=True)
class Options:
    out: Path
    letter: str | None
    stage: int | None
    number: int | None
    recipient: str | None
    editions: tuple[str, ...]
    formats: tuple[str, ...] | None
    dated: date
    dispatched: date | None
    draft: bool
    their_copy_by: date | None
    bilingual: bool
    allow_machine: bool
    replace: bool
    templates: Path | None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one copy of a letter, or of a case that couldn't be read.

    The dispatch note comes with the first copy of several; ``told`` is what was found of no copy before it.
    """

    case: str
    code: Exit
    package: Package | None = None
    paths: tuple[Path, ...] = ()
    note: Path | None = None
    told: tuple[Finding, ...] = ()
    error: Exception | None = None

    def as_json(self) -> dict[str, Any]:
        record: dict[str, Any] = {"case": self.case, "code": int(self.code)}
        if self.package:
            request = self.package.request
            record["letter"] = {
                "kind": request.kind,
                "stage": request.stage,
                "number": request.number,
                "recipient": request.recipient,
                "dated": request.dated.isoformat(),
                "dispatched": request.dispatched.isoformat() if request.dispatched else None,
                "draft": request.draft,
                "edition": self.package.edition,
                "copy": PURPOSES[self.package.purpose],
            }
            record["findings"] = [finding.as_json() for finding in self.package.findings]
        record["files"] = [str(path) for path in self.paths]
        if self.note:
            record["dispatch_note"] = str(self.note)
        if isinstance(self.error, InputError):
            record["errors"] = [fault.as_json() for fault in self.error.faults]
        elif self.error:
            record["errors"] = [{"code": "not-published", "message": str(self.error)}]
        return record


def code_of(package: Package) -> Exit:
    """0 when it can be published; 2 when the case can't make this letter; 1 for every other error."""
    errors = errors_in(package.findings)
    if not errors:
        return Exit.PUBLISHED
    return Exit.BAD_INPUT if any(one.nature is Nature.INPUT for one in errors) else Exit.FINDINGS


def _asked(options: Options) -> Asked:
    return Asked(
        options.dated,
        options.dispatched,
        options.letter,
        options.stage,
        options.number,
        options.editions,
        options.formats,
        options.draft,
        options.their_copy_by,
        options.templates,
        options.bilingual,
        options.allow_machine,
    )


def _of_package(package: Package, paths: Sequence[Path]) -> tuple[Path, ...]:
    """Which of the paths written are a copy's own, in its order."""
    return tuple(path for name in package.all_files for path in paths if path.name == name)


def _publish(name: str, sending: Sending, options: Options) -> Iterator[Result]:
    """One reader's copies, published together."""
    try:
        paths = sending.publish(options.out, replace=options.replace)
    except PublishError as error:
        yield from (
            Result(name, Exit.SYSTEM_FAILED, package, error=error, told=package.findings)
            for package in sending.packages
        )
        return
    note = next((path for path in paths if path.name in sending.note), None)
    known: set[Finding] = set()
    for package in sending.packages:
        code = code_of(package)
        worst = Exit.FINDINGS if code and package.files else code
        told = tuple(finding for finding in package.findings if finding not in known)
        yield Result(
            name,
            worst,
            package,
            _of_package(package, paths),
            note if package is sending.packages[0] else None,
            told=told,
        )
        known.update(told)


def _case_results(name: str, options: Options) -> Iterator[Result]:
    try:
        case = open_case(name, options.templates)
        for sending in send_all(case, _asked(options), options.recipient):
            yield from _publish(name, sending, options)
    except InputError as error:
        yield Result(name, Exit.BAD_INPUT, error=error)
    except OSError as error:
        yield Result(name, Exit.SYSTEM_FAILED, error=error)


def _which(package: Package) -> str:
    """Which copy it is, where it is not simply the letter."""
    if package.purpose == "reader":
        return "" if package.edition == STANDARD else f", {package.edition}"
    return f", {package.edition} ({PURPOSES[package.purpose]})"


def _told(result: Result) -> None:
    """One result for people."""
    if isinstance(result.error, InputError):
        screen.show_faults(result.error)
    if result.package is None:
        if not isinstance(result.error, InputError):
            screen.err(f"error: {result.case}: {result.error}")
        return
    request = result.package.request
    what = f"{request.kind}, stage {request.stage}, to {request.recipient}{_which(result.package)}"
    if result.paths:
        state = "DRAFT, not a letter" if request.draft else "published"
        screen.out(f"{result.case}: {what}: {state}")
        for path in result.paths:
            screen.out(f"  {path}")
        if result.note:
            screen.out(f"  {result.note}")
    else:
        screen.err(f"{result.case}: {what}: not published")
    screen.show_findings(result.told)
    if isinstance(result.error, PublishError):
        screen.err(f"  error: {result.error}")


def _progress(done: int, total: int, name: str) -> None:
    if total > 3 and sys.stderr.isatty():
        screen.err(f"[{done}/{total}] {name}")


def generate_cases(cases: Sequence[str], options: Options, *, as_json: bool) -> int:
    """Makes every case's letters and tells what became of each. Returns the worst code."""
    results: list[Result] = []
    for done, name in enumerate(cases, 1):
        if not as_json:
            _progress(done, len(cases), name)
        for result in _case_results(name, options):
            results.append(result)
            if not as_json:
                _told(result)
    if as_json:
        screen.out_json({"results": [result.as_json() for result in results]})
    return max((result.code for result in results), default=Exit.PUBLISHED)
