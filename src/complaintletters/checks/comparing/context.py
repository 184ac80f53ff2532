"""What every comparison of one letter needs: its values, decisions and alternatives, and what the letterhead may say."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from complaintletters.checks.comparing.alternatives import NO_ALTERNATIVES, Alternatives
from complaintletters.checks.comparing.decisions import decisions_in
from complaintletters.checks.comparing.passages import Chapter, chapters_of
from complaintletters.checks.comparing.words import Words, keys_of
from complaintletters.checks.recognise import Recognised, loosely_recognised, recognised
from complaintletters.language import language
from complaintletters.letter import Letter, letter_lines, plain

NAMES: Mapping[str, str] = {
    "date": "date",
    "day": "date",
    "money": "sum",
    "telephone": "telephone number",
    "email": "e-mail address",
    "web": "web address",
    "duration": "length of time",
}


@dataclass(frozen=True)
class Context:
    """``known`` are texts besides the letter whose values may stand in the file: the letterhead's lines, the case's own."""

    letter: Letter
    alternatives: Alternatives = NO_ALTERNATIVES
    known: tuple[str, ...] = ()
    letterhead: tuple[str, ...] = ()
    provisions: Mapping[str, str] = field(default_factory=dict)
    """Where the rule behind a fact stands, by the fact's source."""

    @cached_property
    def babel_name(self) -> str:
        return str(language(self.letter.identity.language).locale)

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        return chapters_of(self.letter)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(plain(content) for _, content in letter_lines(self.letter))

    @cached_property
    def values(self) -> frozenset[tuple[str, str]]:
        """Every value that the file may hold, with days and lengths of time."""
        return frozenset(key for text in (*self.lines, *self.known, *self.letterhead) for key in self._keys(text))

    @cached_property
    def decisions(self) -> frozenset[str]:
        return frozenset(decision for line in self.lines for decision, _ in decisions_in(line))

    @cached_property
    def reference_like(self) -> re.Pattern[str]:
        """What looks like this landlord's references: its own with other digits."""
        shape = re.sub(r"\d", r"\\d", re.escape(self.letter.identity.reference))
        return re.compile(rf"(?<!\w){shape}(?!\w)", re.IGNORECASE)

    @cached_property
    def letterhead_words(self) -> frozenset[Words]:
        """Lines that a program may put among the letter's own when it saves in another format."""
        house = (*self.letterhead, self.letter.furniture.logo, self.letter.furniture.continuation)
        return frozenset(keys_of(line) for line in house if line)

    def _keys(self, text: str) -> Iterable[tuple[str, str]]:
        for value in loosely_recognised(text, self.babel_name):
            yield value.key
            if value.kind == "date":
                yield "day", value.canonical[5:]

    def values_in(self, text: str) -> list[Recognised]:
        return recognised(text, self.babel_name)

    def all_values_in(self, text: str) -> list[Recognised]:
        return loosely_recognised(text, self.babel_name)

    def is_letterhead(self, keys: Words) -> bool:
        """Whether words are the letterhead's, page numbers included."""
        left = " ".join(key for key in keys if not key.isdigit() and key not in {"page", "of"})
        return not left or any(
            " ".join(line) in left or left in " ".join(line) for line in self.letterhead_words if line
        )
