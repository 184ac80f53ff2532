"""Every sample letter in every printed edition: composed once for each register, then rendered, for paper and for the screen.

Nothing is read back or compared here: other tests do that. What comes out is what a checker is given.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Literal

from complaintletters.checks.cover_note import KIND as COVER_NOTE
from complaintletters.edition import parse_edition
from complaintletters.formats import FORMATS
from complaintletters.house_style import HouseStyle
from complaintletters.letter import Letter
from complaintletters.presentation import Presentation, presentation_files
from complaintletters.producing import in_edition, prepare, request_for, shown_as, which_letter
from complaintletters.request import Cover, LetterRequest
from complaintletters.rules import rules_for
from complaintletters.setting_out import set_out
from tests.samples import SampleLetter, sample_letters

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


def _request(sample: SampleLetter, person: str, variant: Variant) -> LetterRequest:
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


def letters_of(sample: SampleLetter, editions: tuple[str, ...] = EDITIONS, *, variants: tuple[Variant, ...] = VARIANTS) -> Iterator[Made]:
    """One sample letter for each of its readers in those editions. Raises ``ValueError`` for one that isn't made."""
    rules = rules_for(sample.case, None)
    for variant in variants:
        for recipient in sample.case.recipients:
            request = _request(sample, recipient.person, variant)
            prepared = {}
            for name in editions:
                edition = parse_edition(name)
                if variant == "cover note" and edition.register != "standard":
                    continue  # It has no plain wording of its own.
                asked = in_edition(request, edition)
                if asked not in prepared:
                    prepared[asked] = prepare(sample.case, rules, asked)
                letter, made = prepared[asked].letter, prepared[asked].made
                if letter is None or made is None:
                    found = [str(one) for one in prepared[asked].findings if one.is_error]
                    raise ValueError(f"{sample} isn't made as {name}: {found}")
                for look in _media(shown_as(made, edition)):
                    yield Made(
                        str(sample), variant, name, set_out(letter, look), rules.landlord.house_style(), look
                    )
