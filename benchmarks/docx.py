"""Word letters, side by side in one interleaved run: plain docxtpl, a field-by-field template, and this renderer.

The three take turns, ten letters each, so that what else the machine does falls on all alike.

Run ``python benchmarks/docx.py [letters]`` from the checkout. Timings vary from machine to machine; trust the ratios.
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

from docx import Document
from docxtpl import DocxTemplate
from tests.hand_made import LETTER, house_style

from complaintletters.letter import Letter, section_lines
from complaintletters.letter import plain as plain_words
from complaintletters.letterheads import write_landlord_art
from complaintletters.presentation import presentation
from complaintletters.renderers.docx import render
from complaintletters.renderers.docx.body import body_of
from complaintletters.renderers.docx.fields import fields_of
from complaintletters.renderers.docx.letterhead import Manner, letterhead

STANDARD = presentation()


def letters(count: int) -> list[Letter]:
    """The letter of two pages with which the tests work, each with a reference of its own."""
    long = replace(LETTER, sections=LETTER.sections * 2)
    return [replace(long, identity=replace(long.identity, reference=f"HM/2026/{n:05}")) for n in range(count)]


def batched(items: list[Letter], size: int) -> list[list[Letter]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


def classic_template() -> bytes:
    """The same letter's words as a template with one field a line, as docxtpl is mostly used."""
    document = Document()
    for number in range(len(classic_context(LETTER)["lines"])):
        document.add_paragraph(f"{{{{ lines[{number}] }}}}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def classic_context(letter: Letter) -> dict[str, list[str]]:
    sections = letters(1)[0].sections
    return {"lines": [*letter.addressee, *(plain_words(line) for part in sections for line in section_lines(part))]}


def saved(template: DocxTemplate) -> bytes:
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def ways(folder: Path) -> dict[str, Callable[[Letter], bytes]]:
    style = house_style(folder)
    write_landlord_art(style, overwrite=True)
    manner = Manner("en-GB", "ltr", STANDARD, draft=False)
    setting = letterhead(style.letterhead, manner).setting
    classic = classic_template()

    def plain(letter: Letter) -> bytes:
        template = DocxTemplate(style.letterhead)
        template.render(fields_of(letter, style, body_of(letter, setting)), autoescape=True)
        return saved(template)

    def field_by_field(letter: Letter) -> bytes:
        template = DocxTemplate(io.BytesIO(classic))
        template.render(classic_context(letter), autoescape=True)
        return saved(template)

    return {
        "plain docxtpl, same letterhead and body": plain,
        "docxtpl, one field a line": field_by_field,
        "complaintletters": lambda letter: render(letter, style, STANDARD),
    }


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        all_ways = ways(Path(folder))
        times: dict[str, list[float]] = {name: [] for name in all_ways}
        for round_of_letters in batched(letters(count), 10):
            for name, way in all_ways.items():
                for letter in round_of_letters:
                    start = time.perf_counter()
                    way(letter)
                    times[name].append((time.perf_counter() - start) * 1000)
    ours = statistics.median(times["complaintletters"])
    for name, spent in times.items():
        median = statistics.median(spent)
        print(f"{name:42} {median:8.3f} ms   {median / ours:6.1f} times ours")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
