"""Our PDF letters beside WeasyPrint's of our own page, in one interleaved run: median milliseconds, and the ratio.

Run from the project's folder: ``python benchmarks/pdf.py [case.json] [dated]``. Needs the ``benchmark`` extra.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

import weasyprint

from complaintletters.case import read_case
from complaintletters.checks.files import pdf as reader
from complaintletters.compose import compose, describe_for
from complaintletters.letter import Letter
from complaintletters.presentation import presentation
from complaintletters.producing import which_letter
from complaintletters.renderers import html, pdf
from complaintletters.request import LetterRequest
from complaintletters.rules import rules_for

ROUNDS = 15
CASE = "samples/cases/stockport-homes-grant-applicant.json"


def milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def _for_another(letter: Letter, number: int) -> Letter:
    return replace(letter, addressee=(f"Reader {number}", *letter.addressee[1:]))


def main(path: str = CASE, dated: str = "2026-09-01") -> None:
    case = read_case(Path(path))
    rules = rules_for(case, None)
    wanted = which_letter(case, rules, None, None, None)
    reader_of = case.recipients[0].person
    request = LetterRequest(wanted.kind, wanted.stage, wanted.number, reader_of, date.fromisoformat(dated), "en-GB")
    letter = compose(describe_for(case, rules, request))
    style, standard = rules.landlord.house_style(), presentation()
    page = html.render(letter, style, standard).decode("utf-8")
    written = pdf.render(letter, style, standard)
    # Each round is another letter, so that nothing set before is taken from a cache.
    letters = iter([_for_another(letter, number) for number in range(ROUNDS + 1)])
    contestants: dict[str, Callable[[], object]] = {
        "ours": lambda: pdf.render(next(letters), style, standard),
        "WeasyPrint": lambda: weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"),
        "reading ours back": lambda: reader.read(written),
    }
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for round_ in range(ROUNDS + 1):
        for name, work in contestants.items():
            taken = milliseconds(work)
            if round_ > 0:  # the first warms everybody up
                times[name].append(taken)
    for name, measured in times.items():
        print(f"{name:20} {median(measured):8.1f} ms")
    print(f"ratio                {median(times['WeasyPrint']) / median(times['ours']):8.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
