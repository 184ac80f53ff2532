"""Every sample letter in every printed edition: composed once for each register, then rendered, for paper and for the screen.

Nothing is read back or compared here: other tests do that. What comes out is what a checker is given.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Literal

from complaintletters.checks.cover_note import KIND as COVER_NOTE
from complaintletters.edition import parse_edition
from complaintletters.formats import FORMATS
from complaintletters.house_style import HouseStyle
from complaintletters.letter import Letter
from complaintletters.preparing import Prepared, in_edition, prepare_edition
from complaintletters.presentation import Presentation, presentation_files
from complaintletters.producing import request_for, shown_as, which_letter
from complaintletters.request import Cover, LetterRequest
from complaintletters.rules import rules_for
from complaintletters.setting_out import set_out
from tests.samples import SampleLetter, sample_letters
from tests.translated_samples import TranslatedLetter

Variant = Literal["letter", "draft", "cover note"]
VARIANTS: tuple[Variant, ...] = ("letter", "draft", "cover note")
PAPERS = tuple(f"coloured-paper:{paper}" for paper in presentation_files()["coloured-paper"].papers)
EDITIONS = (
    "standard",
    *(f"large-print:{size}" for size in (14, 18, 24, 36)),
    *PAPERS,
    "dyslexia-friendly",
    "plain",
    "plain+large-print:18",
    "plain+dyslexia-friendly",
    "plain+coloured-paper:pink",
    "large-print:24+coloured-paper:cream",
    "dyslexia-friendly+large-print:18",
    "dyslexia-friendly+coloured-paper:blue",
)


@dataclass(frozen=True, slots=True)
class Made:
    """A letter set out in one edition, ready to be rendered in any format."""

    sample: str
    variant: Variant
    edition: str
    letter: Letter
    style: HouseStyle
    look: Presentation

    def rendered(self, format_: str) -> bytes:
        return FORMATS[format_].render(self.letter, self.style, self.look)

    def __str__(self) -> str:
        return f"{self.sample}, {self.variant}, {self.edition}, for the {self.look.medium}"


@cache
def one_of_each() -> tuple[SampleLetter, ...]:
    """The first sample of each landlord, kind and stage."""
    first: dict[tuple[str, str, int], SampleLetter] = {}
    for sample in sample_letters():
        first.setdefault((sample.case.landlord, sample.kind, sample.stage), sample)
    return tuple(first.values())


def _request(sample: SampleLetter | TranslatedLetter, person: str, variant: Variant) -> LetterRequest:
    rules = rules_for(sample.case, None)
    wanted = which_letter(sample.case, rules, sample.kind, sample.stage, sample.number)
    request = request_for(
        sample.case, rules, wanted, person, dated=sample.dated, dispatched=None, draft=variant == "draft"
    )
    if variant != "cover note":
        return request
    cover = Cover(request.kind, "large print", sample.dated + timedelta(days=14))
    return replace(request, kind=COVER_NOTE, cover=cover)


def _media(look: Presentation) -> Iterator[Presentation]:
    """For paper; and for the screen, where that is another file."""
    yield look.model_copy(update={"medium": "paper"})
    if look.page != "#FFFFFF":
        yield look.model_copy(update={"medium": "screen"})


class _Composer:
    """One sample's letter to one reader, composed once for each register."""

    def __init__(self, sample: SampleLetter | TranslatedLetter, person: str, variant: Variant) -> None:
        self._sample, self._variant = sample, variant
        self._rules = rules_for(sample.case, None)
        self._request = _request(sample, person, variant)
        self._prepared: dict[tuple[LetterRequest, str], Prepared] = {}

    def made(self, name: str) -> Iterator[Made]:
        edition = parse_edition(name)
        asked = (in_edition(self._request, edition), edition.second)
        if asked not in self._prepared:
            self._prepared[asked] = prepare_edition(self._sample.case, self._rules, self._request, edition)
        prepared = self._prepared[asked]
        if prepared.letter is None or prepared.made is None:
            found = [str(one) for one in prepared.findings if one.is_error]
            raise ValueError(f"{self._sample} isn't made as {name}: {found}")
        style = self._rules.landlord.house_style()
        for look in _media(shown_as(prepared.made, edition)):
            yield Made(str(self._sample), self._variant, name, set_out(prepared.letter, look), style, look)


def letters_of(
    sample: SampleLetter | TranslatedLetter, editions: Iterable[str] = EDITIONS, *, variants: Iterable[Variant] = VARIANTS
) -> Iterator[Made]:
    """One sample letter for each of its readers in those editions; a draft and a cover note for the first reader.

    The editions of a translated letter name its language.

    Cover notes are those of responses. Raises ``ValueError`` for a letter that isn't made.
    """
    for variant in variants:
        if variant == "cover note" and sample.kind != "response":
            continue
        for recipient in sample.case.recipients[: None if variant == "letter" else 1]:
            composer = _Composer(sample, recipient.person, variant)
            for name in editions:
                yield from composer.made(name)
