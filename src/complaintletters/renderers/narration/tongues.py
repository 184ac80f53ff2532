"""What a narrator says besides the letter's words, and how those are said: English in words, other languages in figures."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from complaintletters.letter import Inline
from complaintletters.narration import Narration
from complaintletters.renderers.narration.figures import InFigures
from complaintletters.renderers.narration.numbers import cardinal, ordinal
from complaintletters.renderers.narration.speech import said

__all__ = ["Tongue", "tongue_of"]


class Tongue(Protocol):
    """How a script is told in a language."""

    @property
    def narration(self) -> Narration:
        """The setting and the language's words."""

    @property
    def stop(self) -> str:
        """What ends a sentence."""

    def said(self, content: tuple[Inline, ...]) -> str:
        """Inline content as it is said, line breaks as newlines. Raises ``UnspeakableError``."""

    def heading(self, content: tuple[Inline, ...]) -> str:
        """A heading as it is said."""

    def parts(self, count: int) -> str:
        """How many parts there are."""

    def part(self, number: int) -> str:
        """Which part begins."""

    def place(self, at: int, count: int) -> str:
        """Which of how many items comes."""

    def number(self, number: int) -> str:
        """The number of an item."""


@dataclass(frozen=True)
class _InWords:
    narration: Narration
    stop: str = "."

    def said(self, content: tuple[Inline, ...]) -> str:
        return said(content, self.narration.setting)

    def heading(self, content: tuple[Inline, ...]) -> str:
        return self.said(content)

    def parts(self, count: int) -> str:
        return self.narration.setting.phrases.parts.format(count=cardinal(count))

    def part(self, number: int) -> str:
        return self.narration.setting.phrases.part.format(number=cardinal(number))

    def place(self, at: int, count: int) -> str:
        phrases = self.narration.setting.phrases
        phrase = phrases.first if at == 0 else phrases.last if at == count - 1 else phrases.next
        place = ordinal(at + 1)
        return phrase.format(count=cardinal(count), ordinal=place[0].upper() + place[1:])

    def number(self, number: int) -> str:
        return self.narration.setting.phrases.number.format(number=cardinal(number))


@dataclass(frozen=True)
class _InFigures:
    narration: Narration

    @cached_property
    def stop(self) -> str:
        # The language's own phrases show what it ends a sentence with.
        last = self.narration.told(self.narration.setting.phrases.end)[-1:]
        return last if unicodedata.category(last or "a") == "Po" else "."

    @cached_property
    def _teller(self) -> InFigures:
        return InFigures(self.narration)

    def said(self, content: tuple[Inline, ...]) -> str:
        return self._teller.said(content)

    def heading(self, content: tuple[Inline, ...]) -> str:
        return self._teller.heading(content)

    def parts(self, count: int) -> str:
        return self.narration.counted(self.narration.setting.figures.parts, count)

    def part(self, number: int) -> str:
        return self.narration.told(self.narration.setting.phrases.part).format(number=number)

    def place(self, at: int, count: int) -> str:
        return self.narration.told(self.narration.setting.figures.item).format(number=at + 1, count=count)

    def number(self, number: int) -> str:
        return self.narration.told(self.narration.setting.phrases.number).format(number=number)


def tongue_of(narration: Narration) -> Tongue:
    """How a narration's language is told."""
    return _InWords(narration) if narration.is_english else _InFigures(narration)
