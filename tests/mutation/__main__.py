"""Runs every trial on two processes and prints what was caught: ``python -m tests.mutation [--sample N] [--letters TEXT]``.

Exit code 1 where a spoilt letter got through, or where more than one harmless edit in twenty is flagged.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass

from tests.mutation.trials import Result, try_letter
from tests.mutation.wording import try_wording
from tests.samples import SampleLetter, sample_letters

FORMATS = ("docx", "html", "txt", "pdf")
LEAST_HARMLESS = 0.95


@dataclass(frozen=True)
class Job:
    """One letter in one format, or in its wording."""

    sample: SampleLetter
    format: str
    every: int

    def run(self) -> Result:
        if self.format == "wording":
            return try_wording(self.sample, self.every)
        return try_letter(self.sample, self.format, self.every)


def _run(job: Job) -> Result:
    return job.run()


def _jobs(text: str, every: int, formats: Iterable[str]) -> list[Job]:
    samples = [sample for sample in sample_letters() if text in str(sample)]
    return [Job(sample, format_, every) for format_ in formats for sample in samples]


def _share(result: Result, kind: str, **wanted: str) -> tuple[int, int]:
    """How many trials came out right, of how many."""

    def total(tally: Counter[tuple[str, str, str, str]]) -> int:
        names = ("kind", "cell", "format", "sort")
        asked = {"kind": kind, **wanted}
        return sum(
            n for key, n in tally.items() if all(dict(zip(names, key, strict=True))[a] == b for a, b in asked.items())
        )

    tried = total(result.tried)
    return tried - total(result.wrong), tried


def _table(result: Result, kind: str, column: int, name: str) -> None:
    formats = sorted({key[2] for key in result.tried if key[0] == kind})
    print(f"\n{kind}, by {name}".ljust(60), *(f"{one:>14}" for one in formats))
    for row in sorted({key[column] for key in result.tried if key[0] == kind}):
        cells = []
        for format_ in formats:
            right, tried = _share(result, kind, format=format_, **{name: row})
            cells.append(f"{f'{right}/{tried}' if tried else '':>14}")
        print(row.ljust(58), *cells)


def _report(result: Result) -> int:
    for kind in ("spoilt", "harmless"):
        _table(result, kind, 1, "cell")
        _table(result, kind, 3, "sort")
    for example in result.examples[:200]:
        print(f"  {example}")
    caught, spoilt = _share(result, "spoilt")
    passed, harmless = _share(result, "harmless")
    print(f"\nspoilt: {caught} of {spoilt} caught ({100 * caught / max(spoilt, 1):.3f}%)")
    print(f"harmless: {passed} of {harmless} not flagged ({100 * passed / max(harmless, 1):.2f}%)")
    return 0 if caught == spoilt and passed >= LEAST_HARMLESS * harmless else 1


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.mutation")
    options.add_argument("--sample", type=int, default=1, metavar="N", help="every Nth trial only")
    options.add_argument("--letters", default="", metavar="TEXT", help="letters whose name holds this")
    options.add_argument("--formats", default=",".join((*FORMATS, "wording")), metavar="docx,html,…")
    asked = options.parse_args()
    jobs, result, start = _jobs(asked.letters, asked.sample, asked.formats.split(",")), Result(), time.perf_counter()
    with ProcessPoolExecutor(2) as pool:
        for number, done in enumerate(as_completed([pool.submit(_run, job) for job in jobs]), 1):
            result.add(done.result())
            tried = sum(result.tried.values())
            print(
                f"\r{number} of {len(jobs)}, {tried} trials, {time.perf_counter() - start:.0f} s",
                end="",
                file=sys.stderr,
            )
    print(file=sys.stderr)
    result.examples.sort()
    return _report(result)


if __name__ == "__main__":
    raise SystemExit(main())
