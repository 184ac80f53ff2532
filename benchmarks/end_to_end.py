"""From a case to four checked files on disk: how long a two-page letter takes, warm and cold, and where the time goes.

Run ``python benchmarks/end_to_end.py [rounds]`` from the checkout. Every round is another reader's letter, so that
nothing is taken from what the round before it left behind. Timings are medians.
"""

# ruff: noqa: E402 - the path is set before the imports
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

# In place of this file's folder, where the benchmark "docx" would hide the package of that name.
ROOT = Path(__file__).resolve().parents[1]
sys.path[0] = str(ROOT)

from complaintletters.case import Case, read_case
from complaintletters.checks.case import check_case
from complaintletters.checks.file import compare
from complaintletters.checks.letter import case_gaps, check_letter
from complaintletters.compose import compose, describe_for
from complaintletters.formats import FORMATS
from complaintletters.output import publish
from complaintletters.presentation import presentation
from complaintletters.producing import Package, produce, which_letter
from complaintletters.request import LetterRequest
from complaintletters.rules import rules_for

CASE = ROOT / "samples/cases/stockport-homes-leak.json"
KIND, STAGE, DATED = "extension", 1, date(2026, 3, 17)
COLD_ROUNDS = 7
AIMS = {"warm": "60 ms", "cold": "1 s", "import": "0.3 s"}


@dataclass(slots=True)
class Stopwatch:
    """Milliseconds by stage, in the order in which the stages come."""

    times: dict[str, list[float]] = field(default_factory=dict)

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        start = perf_counter()
        yield
        self.times.setdefault(stage, []).append((perf_counter() - start) * 1000)

    def median(self, stage: str) -> float:
        return median(self.times[stage])


def case_files(folder: Path, count: int) -> Iterator[Path]:
    """The sample case, each time with another reader's name and another reference."""
    original = json.loads(CASE.read_text("utf-8"))
    reader = original["recipients"][0]["person"]
    for number in range(count):
        case = json.loads(json.dumps(original))
        case["reference"] = f"BENCH/{number:05}"
        case["people"][reader]["name"] = f"Mrs Reader Number {number}"
        path = folder / f"{number}.json"
        path.write_text(json.dumps(case), "utf-8")
        yield path


def produced(case: Case) -> Package:
    package = produce(case, dated=DATED, letter=KIND, stage=STAGE)
    if len(package.files) != len(FORMATS):
        raise SystemExit(f"the letter was not made: {[finding.message for finding in package.findings]}")
    return package


# --- warm -----------------------------------------------------------------------------------------------------------


def whole(watch: Stopwatch, path: Path, out: Path) -> None:
    with watch.of("whole"):
        produced(read_case(path)).publish(out)


def in_stages(watch: Stopwatch, path: Path, out: Path) -> None:
    """The same work as ``produce`` and ``publish`` do, stage by stage."""
    with watch.of("read the case"):
        case = read_case(path)
    with watch.of("describe"):
        rules = rules_for(case, None)
        wanted = which_letter(case, rules, KIND, STAGE, None)
        reader = case.recipients[0].person
        request = LetterRequest(wanted.kind, wanted.stage, wanted.number, reader, DATED, "en-GB")
        made = describe_for(case, rules, request)
    with watch.of("compose"):
        letter = compose(made)
    with watch.of("check case and letter"):
        findings = (*check_case(case, rules, request), *case_gaps(made), *check_letter(letter, made))
    style, standard, files = rules.landlord.house_style(), presentation(), {}
    for name, format_ in FORMATS.items():
        with watch.of(f"write {name}"):
            files[f"letter.{name}"] = format_.render(letter, style, standard)
    for name, format_ in FORMATS.items():
        with watch.of(f"read back {name}"):
            read = format_.read(files[f"letter.{name}"])
        with watch.of(f"compare {name}"):
            findings += compare(letter, read)
    with watch.of("publish"):
        publish(out, files)


# --- cold -----------------------------------------------------------------------------------------------------------


def seconds_of(arguments: list[str]) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=ROOT, env=os.environ)
    return perf_counter() - start


def median_seconds(arguments: Callable[[int], list[str]]) -> float:
    seconds_of(arguments(COLD_ROUNDS))  # the first reads the files from disk
    return median(seconds_of(arguments(number)) for number in range(COLD_ROUNDS))


def generate_into(folder: Path) -> Callable[[int], list[str]]:
    what = ["--letter", KIND, "--stage", str(STAGE), "--date", DATED.isoformat(), "--format", "docx,pdf"]
    command = ["-m", "complaintletters", "generate", str(CASE), *what]
    reader = json.loads(CASE.read_text("utf-8"))["recipients"][0]["person"]
    return lambda number: [*command, "--recipient", reader, "--out", str(folder / f"cold-{number}")]


def same_bytes(path: Path) -> bool:
    """Whether two processes give the same bytes for one case, manifest included."""
    command = (
        "import hashlib, pathlib, sys; from datetime import date; from complaintletters import produce, read_case\n"
        f"made = produce(read_case(sys.argv[1]), dated=date.fromisoformat('{DATED}'), letter='{KIND}', stage={STAGE})\n"
        "print([(name, hashlib.sha256(data).hexdigest()) for name, data in made.files.items()], made.manifest)"
    )
    run = [sys.executable, "-c", command, str(path)]
    first, second = (subprocess.run(run, check=True, capture_output=True, cwd=ROOT).stdout for _ in range(2))
    return first == second


# --- the table ------------------------------------------------------------------------------------------------------


def show(what: str, figure: str, aim: str = "") -> None:
    print(f"{what:48} {figure:>12}{f'   aim {aim}' if aim else ''}")


def main(rounds: int) -> None:
    watch = Stopwatch()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = list(case_files(folder, rounds * 2 + 2))
        for number, (one, other) in enumerate(zip(paths[::2], paths[1::2], strict=True)):
            shown = watch if number else Stopwatch()  # the first warms everything up
            whole(shown, one, folder / f"whole-{number}")
            in_stages(shown, other, folder / f"stages-{number}")
        show("case to four checked files, warm", f"{watch.median('whole'):.1f} ms", AIMS["warm"])
        for stage in [stage for stage in watch.times if stage != "whole"]:
            show(f"    {stage}", f"{watch.median(stage):.2f} ms")
        show("generate, docx and pdf, cold", f"{median_seconds(generate_into(folder)):.2f} s", AIMS["cold"])
        imported = median_seconds(lambda _: ["-c", "import complaintletters"])
        show("import complaintletters, cold", f"{imported:.3f} s", AIMS["import"])
        show("same input, same bytes, in two processes", "yes" if same_bytes(paths[0]) else "NO")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
