"""``plain``: how plain a finished letter, a case or wording is, as a table with the worst sentences quoted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from complaintletters.checks.plain.measuring import Wordy
from complaintletters.cli import screen
from complaintletters.cli.cases import open_case
from complaintletters.cli.options import Exit
from complaintletters.errors import Fault, UsageError
from complaintletters.opening import BOUNDS, read_bounded
from complaintletters.plainness import Part, is_wording, measure_case, measure_file, measure_wording

REGISTERS = ("standard", "plain")
_COLUMNS = ("what", "words", "sentences", "mean", "longest", "reading age", "passives", "wordy", "unexplained", "limits")
_WORST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Options:
    case: str | None
    register: str | None
    strict: bool
    templates: Path | None


def _measured(name: str, options: Options) -> tuple[Part, ...]:
    path = Path(name)
    if name != "-" and is_wording(path):
        return measure_wording(path, options.register)
    if name == "-" or path.suffix.lower() == ".json":
        return measure_case(open_case(name, options.templates), options.register)
    data = read_bounded(path, most=BOUNDS.finished_file, expected="a letter, a case or wording")
    case = open_case(options.case, options.templates) if options.case else None
    return measure_file(data, path.name, case, options.register, options.templates)


# --- for people -----------------------------------------------------------------------------------------------------


def _age(part: Part) -> float | None:
    """The reading age, where there are words enough for one."""
    whole = part.found.whole
    return None if part.limits.age_for(whole.words) is None else round(whole.age, 1)


def _row(part: Part) -> list[str]:
    found, whole = part.found, part.found.whole
    counts = (len(found.passives), sum(one.times for one in found.wordy), len(found.unexplained))
    age, state = _age(part), "OVER" if found.beyond else "within"
    return [
        part.name,
        str(whole.words),
        str(whole.sentences),
        f"{whole.mean:.1f}",
        str(whole.longest),
        "–" if age is None else f"{age:.1f}",
        *map(str, counts),
        f"{state} ({part.register})",
    ]


def _worst(parts: Iterable[Part]) -> Iterator[list[str]]:
    """The hardest sentences: those beyond the limits first, each once."""
    found = [(part, one) for part in parts for one in (*part.found.too_long, *part.found.worst)]
    found.sort(key=lambda pair: (not pair[0].found.beyond, -pair[1].words))
    seen: dict[str, None] = {}
    for part, one in found:
        if one.text not in seen and len(seen) < _WORST_SHOWN:
            seen[one.text] = None
            yield [part.name, str(one.words), f"{one.age:.0f}", one.text]


def _wordy(parts: Iterable[Part]) -> Iterator[list[str]]:
    seen: dict[Wordy, str] = {}
    for part in parts:
        for one in part.found.wordy:
            seen.setdefault(one, part.name)
    for one, name in seen.items():
        yield [name, one.found, one.instead]


def _rest(parts: Iterable[Part]) -> Iterator[list[str]]:
    seen: dict[tuple[str, str], str] = {}
    for part in parts:
        for word, means in part.found.unexplained:
            seen.setdefault((f"“{word}” is not explained", f"It means: {means}."), part.name)
        for passive in part.found.passives:
            seen.setdefault((f"passive: “{passive}”", "Say who did it."), part.name)
        for sentence in part.found.double_negatives:
            seen.setdefault((f"denies twice: “{sentence}”", "Say what is, rather than what is not."), part.name)
    for (found, instead), name in seen.items():
        yield [name, found, instead]


def _tell(parts: tuple[Part, ...]) -> None:
    screen.table("How plain it is", _COLUMNS, map(_row, parts))
    tables = (
        ("The hardest sentences", ("where", "words", "age", "sentence"), list(_worst(parts))),
        ("Wordy phrases", ("where", "found", "instead"), list(_wordy(parts))),
        ("Also", ("where", "found", "instead"), list(_rest(parts))),
    )
    for title, columns, rows in tables:
        if rows:
            screen.table(title, columns, rows)
    for part in parts:
        for beyond in part.found.beyond:
            screen.out(f"{part.name}: {beyond}.")


# --- for machines ---------------------------------------------------------------------------------------------------


def _record(part: Part) -> dict[str, Any]:
    found, whole = part.found, part.found.whole
    return {
        "name": part.name,
        "kind": part.kind,
        "register": part.register,
        "words": whole.words,
        "sentences": whole.sentences,
        "mean": round(whole.mean, 1),
        "longest": whole.longest,
        "reading_age": _age(part),
        "flesch": round(whole.flesch, 1) if whole.sentences else None,
        "passives": list(found.passives),
        "wordy": [{"found": one.found, "instead": one.instead, "times": one.times} for one in found.wordy],
        "unexplained": [{"word": word, "means": means} for word, means in found.unexplained],
        "double_negatives": list(found.double_negatives),
        "worst": [{"text": one.text, "words": one.words, "reading_age": round(one.age, 1)} for one in found.worst],
        "limits": {"mean": part.limits.mean, "longest": part.limits.longest, "reading_age": part.limits.age},
        "beyond": list(found.beyond),
    }


def measure_at_the_screen(name: str, options: Options, *, as_json: bool) -> int:
    """Tells how plain it is. Returns 1 only when asked to be strict and something is beyond its limits.

    Raises ``UsageError`` for a register that isn't there or a file that can't be read, ``CaseError`` for a bad case.
    """
    if options.register not in {None, *REGISTERS}:
        raise UsageError([Fault("", "register", "expected standard or plain", f'"{options.register}"')])
    parts = _measured(name, options)
    if as_json:
        screen.out_json({"parts": [_record(part) for part in parts]})
    else:
        _tell(parts)
    beyond = any(part.found.beyond for part in parts)
    return Exit.FINDINGS if options.strict and beyond else Exit.PUBLISHED
