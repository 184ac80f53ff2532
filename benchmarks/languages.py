"""One letter in English and in each language, warm: composed, rendered in four formats, read back and compared.

Typesetter and checks remember what they have seen, so it is measured in several ways: each round another reader's letter, with
a name, an address and a reference of its own; the same letter again and again; that in Word alone; and a letter of which nobody
has seen a typed line before, with its words in another order each time. The languages are taken in turn in each round, so that
a busy moment of the machine slows all alike. Beside them: reading one catalogue, compiled and from its source.

Run ``python benchmarks/languages.py [rounds]`` from the checkout. Timings vary from machine to machine; trust the ratios.
"""

# ruff: noqa: E402 - the path is set before the imports
import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

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
ENGLISH = "en-GB"
LEAST_WORDS = 5
DATED = date(2026, 4, 1)


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def source_in(tag: str) -> bytes:
    file = TRANSLATIONS / f"{NAME}.{tag}.po"
    return with_translations(CASE.read_bytes(), file.read_bytes(), language(tag), file=file.name).source


def case_in(tag: str) -> Case:
    return parse_case(source_in(tag))


def reordered(value: Any, order: Random) -> Any:
    """A case with the words of its texts in another order, where no figures or brackets would come apart."""
    if isinstance(value, dict):
        new = {key: reordered(inner, order) for key, inner in value.items()}
        for translation in new.get("translations", {}).values():
            if "of" in translation:
                translation["of"] = new["text"]
        return new
    if isinstance(value, list):
        return [reordered(inner, order) for inner in value]
    if not isinstance(value, str) or len(value.split(" ")) < LEAST_WORDS or re.search(r"[\d£“”()]", value):
        return value
    words = value.split(" ")
    order.shuffle(words)
    return " ".join(words)


def another_reader(source: bytes, number: int) -> Case:
    order = Random(number)
    name = "".join(order.choices("abcdefghijklmnopqrstuvwxyz", k=order.randint(4, 8))).title()
    changes = {"Khan": name, "12 Example": f"{order.randint(20, 99)} Example", "00417": f"{order.randint(10000, 99999)}"}
    text = source.decode()
    for old, new in changes.items():
        assert old in text, f"{old} isn't in {CASE.name}"
        text = text.replace(old, new)
    return parse_case(text)


def other_words(source: bytes, number: int) -> Case:
    return parse_case(json.dumps(reordered(json.loads(source), Random(number))))


def made(case: Case, edition: str, formats: tuple[str, ...] = FORMATS) -> None:
    package = produce(case, letter="response", stage=1, dated=DATED, edition=edition, recipient="amina", formats=formats)
    if not package.files:
        raise SystemExit("\n".join(str(one) for one in package.findings if one.is_error))


def read_catalogue(folder: Path) -> None:
    from complaintletters.catalogue import _loaded

    _loaded(folder / FILE)


def compare(title: str, rounds: int, works: dict[str, Callable[[int], Callable[[], object]]]) -> None:
    """Times of works by language, each prepared for its round before the clock starts."""
    for work in works.values():
        work(0)()
    taken: dict[str, list[float]] = {tag: [] for tag in works}
    for number in range(1, rounds + 1):
        for tag, work in works.items():
            taken[tag].append(milliseconds(work(number)))
    print(title)
    for tag in sorted(works):
        ratio = statistics.median(own / english for own, english in zip(taken[tag], taken[ENGLISH], strict=True))
        print(f"  {tag:6} {statistics.median(taken[tag]):7.1f} ms  least {min(taken[tag]):6.1f}  {ratio:.2f} times English")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    tags = sorted(file.name.split(".")[1] for file in TRANSLATIONS.glob(f"{NAME}.*.po"))
    sources = {ENGLISH: CASE.read_bytes()} | {tag: source_in(tag) for tag in tags}
    editions = {tag: "standard" if tag == ENGLISH else tag for tag in sources}

    def again(tag: str, formats: tuple[str, ...] = FORMATS) -> Callable[[int], Callable[[], object]]:
        case = parse_case(sources[tag])
        return lambda _: partial(made, case, editions[tag], formats)

    def changed(tag: str, change: Callable[[bytes, int], Case]) -> Callable[[int], Callable[[], object]]:
        return lambda number: partial(made, change(sources[tag], number), editions[tag])

    print(f"in {', '.join(FORMATS)}:")
    compare("each time another reader's letter", rounds, {tag: changed(tag, another_reader) for tag in sources})
    compare("the same letter again", rounds, {tag: again(tag) for tag in sources})
    compare("the same letter again, in Word alone", rounds, {tag: again(tag, ("docx",)) for tag in sources})
    compare("each time other words in every typed text", rounds, {tag: changed(tag, other_words) for tag in sources})
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
