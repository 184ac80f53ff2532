"""Every edition of one letter as ``generate`` makes them for one reader, warm: composed, rendered, read back and compared.

The standard letter as Word, PDF and web page, large print as Word and PDF, plain language as Word, and braille. Beside it, in
the same run: each edition alone, and what comparing the editions and the dispatch note cost.

Run ``python benchmarks/editions.py [rounds]`` from the checkout. Timings vary from machine to machine; trust the ratios.
"""

# ruff: noqa: E402 - the path is set before the imports
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
sys.path[0:1] = [str(_ROOT), str(_ROOT / "src")]

from complaintletters import read_case
from complaintletters.edition import parse_edition
from complaintletters.preparing import Prepared, in_edition, prepare
from complaintletters.producing import Package, make_copy, request_for, which_letter
from complaintletters.request import LetterRequest
from complaintletters.rules import rules_for
from complaintletters.same_facts import Told, compare_editions

CASE = _ROOT / "samples" / "cases" / "stockport-homes-leak.json"
DATED = date(2026, 4, 1)
WANTED = {
    "standard": ("docx", "pdf", "html"),
    "large-print:18": ("docx", "pdf"),
    "plain": ("docx",),
    "braille": ("brf",),
}


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def made(names: Iterable[str]) -> list[Package]:
    """Those editions of the letter, each composed once for its register, as ``generate`` does."""
    case = read_case(CASE)
    rules = rules_for(case, None)
    wanted = which_letter(case, rules, "response", 1, None)
    request = request_for(case, rules, wanted, "amina", dated=DATED, dispatched=None, draft=False)
    prepared: dict[LetterRequest, Prepared] = {}
    packages = []
    for name in names:
        edition = parse_edition(name)
        asked = in_edition(request, edition)
        if asked not in prepared:
            prepared[asked] = prepare(case, rules, asked)
        packages.append(make_copy(prepared[asked], edition, formats=WANTED[name]))
    return packages


def compared(packages: list[Package]) -> None:
    """Stops where an edition wasn't made, or says something else."""
    if not all(package.files for package in packages):
        raise SystemExit("\n".join(str(one) for package in packages for one in package.findings if one.is_error))
    if compare_editions([Told(one.edition, one.letter) for one in packages if one.letter]):
        raise SystemExit("the editions differ")


def ways() -> dict[str, Callable[[], object]]:
    everything = made(WANTED)
    alone = {name: partial(made, [name]) for name in WANTED}
    return {
        "all of them, compared": lambda: compared(made(WANTED)),
        **alone,
        "comparing alone": lambda: compared(everything),
    }


def main(rounds: int) -> None:
    all_ways = ways()
    for way in all_ways.values():
        way()
    times: dict[str, list[float]] = {name: [] for name in all_ways}
    for _ in range(rounds):
        for name, way in all_ways.items():
            times[name].append(_milliseconds(way))
    for name, spent in times.items():
        print(f"{name:28} {statistics.median(spent):8.1f} ms   least {min(spent):8.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
