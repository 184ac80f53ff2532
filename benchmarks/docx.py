"""Word letters, side by side in one interleaved run: two ways of plain docxtpl, and this renderer.

"the whole letter as a template" is what a developer would write for docxtpl (``docxtpl_letter``) and the comparison to
trust; "one slot" gives docxtpl our body ready-made, so it measures what docxtpl adds to any letter. All stand on the
same letterhead and say the same words, which is checked first. Large print is this renderer again, at 18 points with
lists for tables, so that its cost beside the standard letter's can be seen. They take turns, 25 letters each, so that
what else the machine does falls on all alike and each works steadily for most of its turn.

Run ``python benchmarks/docx.py [letters] [letters in a turn]`` from the checkout. Timings vary from machine to
machine; trust the ratios.
"""

# ruff: noqa: E402 - the path is set before the imports
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

# In place of this file's folder, where its own name would hide the package "docx".
_ROOT = Path(__file__).resolve().parents[1]
sys.path[0:1] = [str(_ROOT), str(_ROOT / "src")]

from docxtpl import DocxTemplate

from benchmarks.docxtpl_letter import context_of, nested, template_on
from complaintletters.checks.files.docx import read
from complaintletters.checks.recognise import normal
from complaintletters.letter import Letter
from complaintletters.letterheads import write_landlord_art
from complaintletters.presentation import presentation
from complaintletters.renderers.docx import render
from complaintletters.renderers.docx.body import Body, body_of
from complaintletters.renderers.docx.fields import fields_of
from complaintletters.renderers.docx.letterhead import Manner, letterhead
from complaintletters.renderers.docx.word_xml import EMPTY
from complaintletters.setting_out import set_out
from tests.hand_made import LETTER, house_style

STANDARD, LARGE = presentation(), presentation("large-print:18")
OURS, LARGE_PRINT = "complaintletters", "complaintletters, large print"
NO_BODY = Body(EMPTY, (), ())


def letters(count: int) -> list[Letter]:
    """The letter of two pages with which the tests work, each to another reader and with a reference of its own."""
    long = replace(LETTER, sections=LETTER.sections * 2)
    return [
        replace(
            long,
            identity=replace(long.identity, reference=f"HM/2026/{n:05}"),
            addressee=(f"Mrs Amina Khan {n}", *long.addressee[1:]),
        )
        for n in range(count)
    ]


def batched(items: list[Letter], size: int) -> list[list[Letter]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


def saved(template: DocxTemplate) -> bytes:
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def ways(folder: Path) -> dict[str, Callable[[Letter], bytes]]:
    style = house_style(folder)
    write_landlord_art(style, overwrite=True)
    setting = letterhead(style.letterhead, Manner("en-GB", "ltr", STANDARD, draft=False)).setting
    whole = template_on(style)

    def as_template(letter: Letter) -> bytes:
        template = DocxTemplate(io.BytesIO(whole))
        fields = nested(fields_of(letter, style, NO_BODY))
        template.render(context_of(letter, fields, template), autoescape=True)
        return saved(template)

    def one_slot(letter: Letter) -> bytes:
        template = DocxTemplate(style.letterhead)
        template.render(nested(fields_of(letter, style, body_of(letter, setting))), autoescape=True)
        return saved(template)

    return {
        "docxtpl, the whole letter as a template": as_template,
        "docxtpl, one slot, our body ready-made": one_slot,
        LARGE_PRINT: lambda letter: render(set_out(letter, LARGE), style, LARGE),
        OURS: lambda letter: render(letter, style, STANDARD),
    }


def must_say_the_same(all_ways: dict[str, Callable[[Letter], bytes]], letter: Letter) -> None:
    said = {name: [normal(line) for line in read(way(letter)).lines] for name, way in all_ways.items()}
    for name, lines in said.items():
        if name != LARGE_PRINT and lines != said[OURS]:
            differing = next(pair for pair in zip(lines, said[OURS], strict=False) if len(set(pair)) > 1)
            raise SystemExit(f"{name} says something else: {differing}")


def interleaved(all_ways: dict[str, Callable[[Letter], bytes]], count: int, turn: int) -> dict[str, list[float]]:
    """Each way's milliseconds, letter by letter."""
    times: dict[str, list[float]] = {name: [] for name in all_ways}
    for round_of_letters in batched(letters(count), turn):
        for name, way in all_ways.items():
            for letter in round_of_letters:
                start = time.perf_counter()
                way(letter)
                times[name].append((time.perf_counter() - start) * 1000)
    return times


def main(count: int, turn: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        all_ways = ways(Path(folder))
        must_say_the_same(all_ways, letters(1)[0])
        times = interleaved(all_ways, count, turn)
    ours = statistics.median(times[OURS])
    for name, spent in times.items():
        median = statistics.median(spent)
        print(f"{name:42} {median:8.3f} ms   {median / ours:6.1f} times ours")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, int(sys.argv[2]) if len(sys.argv) > 2 else 25)
