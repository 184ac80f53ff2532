"""One letter in English and in each language, warm: composed, rendered in four formats, read back and compared.

The languages are taken in turn in each round, so that a busy moment of the machine slows all alike. Beside them: reading one
catalogue, compiled and from its source, and what English costs with the languages there and not asked for.

Run ``python benchmarks/languages.py [rounds]`` from the checkout. Timings vary from machine to machine; trust the ratios.
"""

# ruff: noqa: E402 - the path is set before the imports
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
sys.path[0:1] = [str(_ROOT), str(_ROOT / "src")]

from complaintletters import Case, parse_case, produce
from complaintletters.catalogue import COMPILED, FILE, compiled_bytes
from complaintletters.language import language
from complaintletters.places import shipped
from complaintletters.translating import with_translations

NAME = "stockport-homes-leak"
CASE = _ROOT / "samples" / "cases" / f"{NAME}.json"
TRANSLATIONS = _ROOT / "samples" / "translations"
FORMATS = ("docx", "pdf", "html", "txt")
DATED = date(2026, 4, 1)


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def case_in(tag: str) -> Case:
    file = TRANSLATIONS / f"{NAME}.{tag}.po"
    return parse_case(with_translations(CASE.read_bytes(), file.read_bytes(), language(tag), file=file.name).source)


def made(case: Case, edition: str, formats: tuple[str, ...] = FORMATS) -> None:
    package = produce(case, letter="response", stage=1, dated=DATED, edition=edition, recipient="amina", formats=formats)
    if not package.files:
        raise SystemExit("\n".join(str(one) for one in package.findings if one.is_error))


def read_catalogue(folder: Path) -> None:
    from complaintletters.catalogue import _loaded

    _loaded(folder / FILE)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    tags = sorted(file.name.split(".")[1] for file in TRANSLATIONS.glob(f"{NAME}.*.po"))
    ways = {"en-GB": partial(made, parse_case(CASE.read_bytes()), "standard")}
    ways |= {tag: partial(made, case_in(tag), tag) for tag in tags}
    ways |= {f"{tag}, docx": partial(made, case_in(tag), tag, ("docx",)) for tag in tags}
    ways["en-GB, docx"] = partial(made, parse_case(CASE.read_bytes()), "standard", ("docx",))
    for work in ways.values():
        work()
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, work in ways.items():
            taken[name].append(milliseconds(work))
    for name in sorted(ways, key=lambda one: ("docx" in one, one)):
        middle, least = statistics.median(taken[name]), min(taken[name])
        base = statistics.median(taken["en-GB, docx" if "docx" in name else "en-GB"])
        print(f"{name:12} {middle:7.1f} ms  least {least:6.1f}  {middle / base:.2f} times English")
    with tempfile.TemporaryDirectory() as scratch:
        for tag in tags:
            folder = Path(scratch) / tag
            folder.mkdir()
            (folder / FILE).write_bytes((shipped("locales") / tag / FILE).read_bytes())
            source = statistics.median(milliseconds(partial(read_catalogue, folder)) for _ in range(5))
            (folder / COMPILED).write_bytes(compiled_bytes(folder / FILE))
            compiled = statistics.median(milliseconds(partial(read_catalogue, folder)) for _ in range(5))
            print(f"reading the catalogue {tag}: {source:.0f} ms from its source, {compiled:.1f} ms compiled")


if __name__ == "__main__":
    main()
