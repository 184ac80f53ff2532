"""Which letters are tried, and what came of each trial: caught or not, flagged or not, by sort and format."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from complaintletters import produce
from complaintletters.checks.comparing.elsewhere import facts_of
from complaintletters.checks.file import Expected, expected
from complaintletters.checks.finished import FinishedFile
from complaintletters.compose import describe_for
from complaintletters.errors import RenderError
from complaintletters.findings import errors_in
from complaintletters.formats import FORMATS
from complaintletters.letter import Letter
from complaintletters.presentation import presentation
from complaintletters.request import LetterRequest
from complaintletters.rules import rules_for
from tests.mutation.files import harmless_files, harmless_texts, spoilt_files
from tests.mutation.harmless import harmless_letters
from tests.mutation.spoilt import spoilt_letters
from tests.samples import SampleLetter
from tests.translated_samples import TranslatedLetter

Tally = Counter[tuple[str, str, str, str]]  # what was tried (spoilt or harmless), the letter's cell, format, sort


@dataclass
class Result:
    """Counts by what was tried, cell, format and sort; and each trial that came out wrong, in words."""

    tried: Tally = field(default_factory=Counter)
    wrong: Tally = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, other: "Result") -> None:
        self.tried += other.tried
        self.wrong += other.wrong
        self.examples += other.examples

    def note(self, key: tuple[str, str, str, str], *, wrong: bool, example: str) -> None:
        self.tried[key] += 1
        if wrong:
            self.wrong[key] += 1
            self.examples.append(example)


@dataclass(frozen=True)
class Tried:
    """One letter, ready to be tried."""

    name: str
    cell: str
    expected: Expected

    @property
    def letter(self) -> Letter:
        return self.expected.context.letter

    @property
    def request(self) -> LetterRequest:
        return self.expected.made.request

    @property
    def texts(self) -> dict[str, str]:
        """What the letter prints of each fact, by its source."""
        facts = facts_of(self.expected.context)
        return {source: fact.text.split("\n")[0] for source, fact in facts.items()}

    def rendered(self, letter: Letter, format_: str) -> bytes | None:
        """A letter's file; none where the format refuses a character, which is a catch of its own."""
        try:
            style = self.expected.made.rules.landlord.house_style()
            return FORMATS[format_].render(letter, style, presentation("standard"))
        except RenderError:
            return None

    def faults(self, data: bytes | None, format_: str) -> list[str]:
        if data is None:
            return ["cannot-be-printed"]
        read: FinishedFile = FORMATS[format_].read(data)
        return [str(finding) for finding in errors_in(self.expected.check(read).findings)]


def cell_of(sample: SampleLetter) -> str:
    return f"{sample.case.landlord}: {sample.kind} {sample.stage}"


def ready(sample: SampleLetter | TranslatedLetter) -> Tried:
    """A sample's letter to its first reader, in English or its own language. It must be one that is published."""
    if isinstance(sample, TranslatedLetter):
        package, cell = sample.produced(formats=("txt",)), f"{sample.tag}, {cell_of(sample.sample)}"
    else:
        package, cell = produce(sample.case, **sample.asked, formats=("txt",)), cell_of(sample)  # type: ignore[arg-type]
    assert package.files, [str(finding) for finding in errors_in(package.findings)]
    made = describe_for(sample.case, rules_for(sample.case), package.request)
    return Tried(str(sample), cell, expected(made))


Trial = tuple[str, str, Letter | Callable[[], bytes]]  # its sort, what it is, and the letter or file that is tried


def _spoilt(tried: Tried, format_: str) -> Iterator[Trial]:
    for one in spoilt_letters(tried.letter, tried.expected.asked):
        yield one.sort, one.what, one.letter
    if format_ in {"docx", "html"}:
        yield from spoilt_files(tried.rendered(tried.letter, format_) or b"", format_, tried.letter)


def _harmless(tried: Tried, format_: str) -> Iterator[Trial]:
    for one in harmless_letters(tried.letter):
        yield one.sort, one.what, one.letter
    data = tried.rendered(tried.letter, format_) or b""
    if format_ in {"docx", "html"}:
        yield from harmless_files(data, format_)
    elif format_ == "txt":
        yield from harmless_texts(data)


def try_letter(sample: SampleLetter | TranslatedLetter, format_: str, every: int = 1) -> Result:
    """Every nth spoilt and harmless edit of one letter in one format."""
    start, tried, result = time.perf_counter(), ready(sample), Result()
    for kind, trials in (("spoilt", _spoilt), ("harmless", _harmless)):
        for number, (sort, what, edited) in enumerate(trials(tried, format_)):
            if number % every:
                continue
            data = tried.rendered(edited, format_) if isinstance(edited, Letter) else edited()
            faults = tried.faults(data, format_)
            wrong = (kind == "spoilt") is not bool(faults)
            example = f"{kind}: {tried.name} {format_}: {sort}: {what} {' '.join(faults[:1])}".rstrip()
            result.note((kind, tried.cell, format_, sort), wrong=wrong, example=example)
    result.seconds = time.perf_counter() - start
    return result
