"""Narration: how a letter is told aloud. Parsed from a small file in ``accessible_formats/narration/``.

In English numbers, dates and sums are put into words. In other languages figures stay figures, since their readers and
voices say them in their own way, with the forms that their grammar asks for; what a narrator says besides, and the names of
signs, are messages of the language's catalogue.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from complaintletters.catalogue import ANY_OTHER, ENGLISH, Catalogue, catalogue, untranslated_in
from complaintletters.form_files import merged_files
from complaintletters.language import DEFAULT_LANGUAGE, Language, language
from complaintletters.profile_file import Counted, ProfileModel, SpokenText, parse_profile, printed_texts

Pause = Annotated[int, Field(ge=0, le=10_000)]
_AMOUNTS = (*range(26), 100, 101, 111)
"""Numbers that between them take every plural form there is."""
Sign = Annotated[str, Field(min_length=1, max_length=1)]


class Phrases(ProfileModel):
    """What a narrator says besides the letter's own words. Braces hold what is filled in."""

    sender: SpokenText
    recipient: SpokenText
    parts: str
    part: SpokenText
    first: str
    next: str
    last: str
    number: SpokenText
    end: SpokenText
    letterhead: SpokenText


class Figures(ProfileModel):
    """What a narrator says in other languages than English with numbers that stay figures."""

    parts: Counted
    item: SpokenText
    range: SpokenText
    pounds: Counted
    pence: Counted
    pounds_and_pence: SpokenText


class Pauses(ProfileModel):
    """Pauses for a voice, in milliseconds."""

    paragraph: Pause
    part: Pause


class NarrationSetting(ProfileModel):
    """How a letter is told aloud."""

    says: str
    """The edition in a line."""
    breath: Annotated[int, Field(ge=6, le=40)]
    """Words in a line at most, where a pause allows it."""
    phrases: Phrases
    figures: Figures
    pauses: Pauses
    initials: tuple[Annotated[str, Field(pattern="^[A-Z]{2,}$")], ...] = ()
    """Initials said letter by letter though they could be read as a word. Those without a vowel always are."""
    symbols: dict[Sign, SpokenText]
    """What a sign is called. An empty name leaves it out."""
    address_signs: dict[Sign, SpokenText]
    """What a sign is called in an e-mail or web address."""


@dataclass(frozen=True, eq=False)
class Narration:
    """A way of telling letters aloud in one language: the setting, and the language's words for what it says in English."""

    setting: NarrationSetting
    language: Language
    messages: Catalogue = ENGLISH

    @property
    def is_english(self) -> bool:
        return self.language.tag == DEFAULT_LANGUAGE

    @property
    def says(self) -> str:
        """The edition in a line."""
        return self.setting.says

    def told(self, english: str) -> str:
        """A phrase or a sign's name in the language."""
        return self.messages.words(english, "spoken") if english else ""

    def counted(self, phrase: Counted, amount: int) -> str:
        """A phrase with a number, in the form that the language has for it."""
        return self.with_fraction(phrase, str(amount), amount)

    def with_fraction(self, phrase: Counted, shown: str, amount: int = ANY_OTHER) -> str:
        """A phrase with a number as it is shown, such as one with a fraction."""
        return self.messages.counted(phrase.one, phrase.other, amount).replace("{amount}", shown)

    def untranslated(self) -> Iterator[str]:
        """What it would say in English for want of a translation."""
        for one in printed_texts(self.setting):
            if one.other:
                said = [self.messages.counted(one.text, one.other, amount) for amount in _AMOUNTS]
            else:
                said = [self.messages.words(one.text, one.role)]
            for words in said:
                yield from untranslated_in(words) or (() if words.strip() else (one.text,))


@cache
def narration_setting(names: tuple[str, ...] = (), templates: Path | None = None) -> NarrationSetting:
    """The setting of those names over the standard one.

    Raises ``UsageError`` for a name that isn't there, ``ProfileError`` for a faulty file.
    """
    return parse_profile(NarrationSetting, *merged_files("narration", names, templates))


def narration(tag: str = DEFAULT_LANGUAGE, names: tuple[str, ...] = (), templates: Path | None = None) -> Narration:
    """The setting of those names, for letters in a language.

    Raises what ``narration_setting`` raises, and ``WordingError`` for a catalogue that can't be read.
    """
    return Narration(narration_setting(names, templates), language(tag, templates), catalogue(tag, templates))
