"""Judges every edition and prints what was found: ``python -m tests.conformance [--formats pdf,docx,html] [--letters TEXT]``.

One letter of each landlord, kind and stage is judged for each of its readers, as a draft, and with the cover note of a
response, in every edition, for paper and for the screen; ``--all`` takes every sample letter. Web pages take long in a
browser, so there the final response of each landlord is judged; ``--all`` takes every one of these letters. The responses of
one case in each language are judged as well, alone and after English, in two sizes.

Exit code 1 where a fault was found.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field

from complaintletters.errors import RenderError
from tests.conformance.checkers import CHECKERS
from tests.conformance.letters import Made, letters_of, one_of_each
from tests.conformance.web_accessibility import chromium, web_faults
from tests.samples import SampleLetter, sample_letters
from tests.translated_samples import TranslatedLetter, one_of_each_language, translated_letters

FORMATS = ("pdf", "docx", "html")
_WEB = "axe and the browser's checks"
Cell = tuple[str, str, str]


@dataclass
class Result:
    """Files judged, by format, checker and edition; what was found, with the first file where it was."""

    files: Counter[Cell] = field(default_factory=Counter)
    faults: Counter[Cell] = field(default_factory=Counter)
    first: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, made: Made, format_: str, checker: str, found: tuple[str, ...]) -> None:
        cell = (format_, checker, made.edition)
        self.files[cell] += 1
        self.faults[cell] += len(found)
        for fault in found:
            self.first.setdefault((checker, fault), str(made))

    def join(self, other: "Result") -> None:
        self.files += other.files
        self.faults += other.faults
        self.first = {**other.first, **self.first}


@dataclass(frozen=True)
class Job:
    """One sample letter in one format."""

    sample: SampleLetter | TranslatedLetter
    format: str

    def letters(self) -> Iterator[Made]:
        """The letter in every edition; a translated one in its language alone and with English, in two sizes."""
        if isinstance(self.sample, TranslatedLetter):
            return letters_of(self.sample, self.sample.editions, variants=("letter",))
        return letters_of(self.sample)


def _web(job: Job, result: Result) -> None:
    with chromium() as browser:
        for made in job.letters():
            if made.look.medium == "paper":  # A web page is the same for both.
                data = made.rendered("html")
                result.add(made, "html", _WEB, tuple(web_faults(browser, data, made.look)))


def _judged(job: Job) -> Result:
    result = Result()
    if job.format == "html":
        _web(job, result)
        return result
    for made in job.letters():
        try:
            data = made.rendered(job.format)
        except RenderError as error:
            result.add(made, job.format, "it can be made", (str(error),))
            continue
        for checker in CHECKERS:
            if checker.format == job.format:
                result.add(made, job.format, checker.name, checker.find(made, data))
    return result


def _jobs(asked: argparse.Namespace) -> list[Job]:
    english = sample_letters() if asked.all else one_of_each()
    translated = translated_letters() if asked.all else (*one_of_each_language(), *one_of_each_language(stage=2))
    samples = [one for one in (*english, *translated) if asked.letters in str(one)]
    final = [one for one in samples if asked.all or (one.kind, one.stage) == ("response", 2)]
    return [
        Job(sample, format_)
        for format_ in asked.formats.split(",")
        for sample in (final if format_ == "html" else samples)
    ]


def _table(result: Result) -> None:
    checkers = dict.fromkeys((format_, checker) for format_, checker, _ in result.files)
    editions = dict.fromkeys(edition for _, _, edition in result.files)
    for format_, checker in checkers:
        print(f"\n{format_}: {checker}\n{'edition':42} {'files':>6} {'faults':>7}")
        for edition in editions:
            if files := result.files[format_, checker, edition]:
                print(f"{edition:42} {files:6} {result.faults[format_, checker, edition]:7}")
        files, faults = (
            sum(count for (_, name, _), count in one.items() if name == checker)
            for one in (result.files, result.faults)
        )
        print(f"{'all':42} {files:6} {faults:7}")
    for (checker, fault), made in result.first.items():
        print(f"\n{checker}: {fault}\n    first in {made}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--letters", default="", help="only letters whose name has this in it")
    parser.add_argument("--all", action="store_true", help="every sample letter")
    asked = parser.parse_args()
    start = time.monotonic()
    result = Result()
    with ProcessPoolExecutor(2) as pool:
        jobs = {pool.submit(_judged, job): job for job in _jobs(asked)}
        for done, one in enumerate(as_completed(jobs), start=1):
            result.join(one.result())
            print(f"{done} of {len(jobs)}: {jobs[one].sample}, {jobs[one].format}", file=sys.stderr, flush=True)
    _table(result)
    print(f"\n{time.monotonic() - start:.0f} seconds")
    return 1 if result.first else 0


if __name__ == "__main__":
    sys.exit(main())
