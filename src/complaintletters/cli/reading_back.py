"""``readback``: a Word letter's edited texts into its case, the change as a diff, and what can't be taken back."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from complaintletters.cli import screen
from complaintletters.cli.cases import case_source
from complaintletters.cli.options import Exit
from complaintletters.errors import Fault, UsageError
from complaintletters.findings import errors_in
from complaintletters.opening import BOUNDS, read_bounded
from complaintletters.output import publish
from complaintletters.readback import Change, ReadBack, read_back
from complaintletters.request import LetterRequest

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_GREEN, _RED, _PLAIN = "\x1b[32m", "\x1b[31;9m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Options:
    out: Path
    letters: tuple[Path, ...]
    take: tuple[str, ...]
    replace: bool
    templates: Path | None


# --- the difference -------------------------------------------------------------------------------------------------


def _pieces(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The two texts as one: words that stay, words taken out, words put in. A space between two changes is part of both."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    gone = put = ""
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for what, start, stop, from_, to in codes:
        words = "".join(before[start:stop])
        if what != "equal" or ((gone or put) and words.isspace() and stop < len(before)):
            gone, put = gone + words, put + "".join(after[from_:to])
        else:
            yield from (("out", gone), ("in", put), ("stays", words))
            gone = put = ""
    yield from (("out", gone), ("in", put))


def difference(old: str, new: str, *, in_colour: bool) -> str:
    """Both texts in one: ``[-old-]{+new+}``, or in colour, the old words struck through."""
    marks = {"out": (_RED, _PLAIN), "in": (_GREEN, _PLAIN)} if in_colour else {"out": ("[-", "-]"), "in": ("{+", "+}")}
    out = []
    for what, words in _pieces(old, new):
        before, after = marks.get(what, ("", ""))
        out.append(f"{before}{words}{after}" if words else "")
    return "".join(out)


def _tell_change(change: Change) -> None:
    copies = f" (printed {change.copies} times)" if change.copies > 1 else ""
    screen.out(f"  {change.path}{copies}")
    for line in difference(change.old, change.new, in_colour=sys.stdout.isatty()).split("\n"):
        screen.out(f"    {line}")


# --- telling --------------------------------------------------------------------------------------------------------


def _tell(file: Path, done: ReadBack, options: Options) -> None:
    if done.request:
        one = done.request
        screen.out(f"{file}: read as the {one.kind} at stage {one.stage} to {one.recipient}, dated {one.dated}")
    for change in done.changes:
        _tell_change(change)
    screen.show_findings(done.findings)
    if done.source is not None:
        texts = "1 text" if len(done.changes) == 1 else f"{len(done.changes)} texts"
        screen.out(f"{options.out}: the case with {texts} changed")
    else:
        why = "nothing could be taken safely" if errors_in(done.findings) else "no text was changed"
        screen.out(f"{options.out}: not written, since {why}")
    if done.out_of_date:
        screen.out("Made before, and now out of date:")
    for stale in done.out_of_date:
        screen.out(f"  {stale.file}: {stale.what_to_do}")


def _letter_as_json(one: LetterRequest) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "stage": one.stage,
        "number": one.number,
        "recipient": one.recipient,
        "dated": one.dated.isoformat(),
        "draft": one.draft,
    }


def _as_json(file: Path, done: ReadBack, options: Options) -> dict[str, Any]:
    return {
        "file": str(file),
        "letter": _letter_as_json(done.request) if done.request else None,
        "written": str(options.out) if done.source is not None else None,
        "changes": [{"path": each.path, "old": each.old, "new": each.new} for each in done.changes],
        "out_of_date": [
            {
                "file": str(each.file),
                "texts": list(each.texts),
                "sent": each.sent.isoformat() if each.sent else None,
            }
            for each in done.out_of_date
        ],
        "findings": [finding.as_json() for finding in done.findings],
    }


# --- the command ----------------------------------------------------------------------------------------------------


def _check_names(file: Path, case_name: str, options: Options) -> None:
    ending = file.suffix.lower()
    if ending in (".pdf", ".html", ".htm", ".txt"):
        mend = "Only a Word letter (.docx) has the content controls that its texts can be read back from."
        raise UsageError([Fault(str(file), "", "expected a Word letter (.docx)", f'"{file.suffix}"', mend)])
    if case_name != "-" and options.out.resolve() == Path(case_name).resolve() and not options.replace:
        mend = "Name another file, or use --replace to write over the case."
        raise UsageError([Fault(str(options.out), "", "expected another file than the case", "the case itself", mend)])


def read_back_file(file: Path, case_name: str, options: Options, *, as_json: bool) -> int:
    """Takes a letter's texts back into a new case file. Returns 1 where something couldn't be taken or is wrong."""
    _check_names(file, case_name, options)
    source, case_file = case_source(case_name)
    data = read_bounded(file, most=BOUNDS.finished_file, expected="a Word letter")
    folders = (file.parent, *options.letters)
    done = read_back(
        data,
        source,
        file=file.name,
        case_file=case_file,
        folders=folders,
        take=options.take,
        templates=options.templates,
    )
    if done.source is not None:
        publish(options.out.parent, {options.out.name: done.source}, replace=options.replace)
    if as_json:
        screen.out_json(_as_json(file, done, options))
    else:
        _tell(file, done, options)
    return Exit.FINDINGS if errors_in(done.findings) else Exit.PUBLISHED
