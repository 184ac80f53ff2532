"""The sample cases with their translations, and every letter that they give in each language."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from complaintletters import Case, parse_case, produce
from complaintletters.language import language
from complaintletters.producing import Package
from complaintletters.translating import with_translations
from tests.samples import CASES, SampleLetter, sample_letters

TRANSLATIONS = CASES.parent / "translations"


@dataclass(frozen=True, slots=True)
class TranslatedLetter:
    """One letter of one sample case in one language."""

    sample: SampleLetter
    tag: str

    @property
    def case(self) -> Case:
        return read_translated(self.sample.file, self.tag)

    @property
    def kind(self) -> str:
        return self.sample.kind

    @property
    def stage(self) -> int:
        return self.sample.stage

    @property
    def number(self) -> int | None:
        return self.sample.number

    @property
    def dated(self) -> date:
        return self.sample.dated

    @property
    def editions(self) -> tuple[str, ...]:
        """Its language alone, in large print, and with English before it."""
        return (self.tag, f"{self.tag}+large-print:18", f"en-GB+{self.tag}", f"en-GB+{self.tag}+large-print:18")

    def produced(self, edition: str = "", **asked: object) -> Package:
        """The letter made in its language, or in another edition of it. Raises ``AssertionError`` where it is stopped."""
        package: Package = produce(self.case, edition=edition or self.tag, **{**self.sample.asked, **asked})  # type: ignore[arg-type]
        assert package.files, [str(one) for one in package.findings if one.is_error]
        return package

    def __str__(self) -> str:
        return f"{self.tag}-{self.sample}"


@cache
def translation_files() -> tuple[Path, ...]:
    return tuple(sorted(TRANSLATIONS.glob("*.po")))


@cache
def translated_source(file: str, tag: str) -> bytes:
    """A sample case's JSON with its translations into a language."""
    translations = TRANSLATIONS / f"{file.removesuffix('.json')}.{tag}.po"
    source = (CASES / file).read_bytes()
    return with_translations(source, translations.read_bytes(), language(tag), file=translations.name).source


@cache
def read_translated(file: str, tag: str) -> Case:
    return parse_case(translated_source(file, tag))


@cache
def translated_letters() -> tuple[TranslatedLetter, ...]:
    """Every sample letter of every case that has a translation, in each of its languages."""
    names = [path.name.removesuffix(".po").rpartition(".") for path in translation_files()]
    return tuple(
        TranslatedLetter(sample, tag)
        for name, _, tag in names
        for sample in sample_letters()
        if sample.file == f"{name}.json"
    )


def one_of_each_language(kind: str = "response", stage: int = 1) -> tuple[TranslatedLetter, ...]:
    """The first letter of a kind in each language."""
    found = {one.tag: one for one in reversed(translated_letters()) if (one.sample.kind, one.sample.stage) == (kind, stage)}
    return tuple(found[tag] for tag in sorted(found))
