"""What every comparison of one letter needs: its values, decisions and alternatives, and what the letterhead may say."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from complaintletters.checks.comparing.alternatives import NO_ALTERNATIVES, Alternatives
from complaintletters.checks.comparing.decisions import decisions_in, terms_in
from complaintletters.checks.comparing.passages import Chapter, chapters_of
from complaintletters.checks.comparing.words import Words, keys_of
from complaintletters.checks.recognise import Recognised, loosely_recognised, recognised
from complaintletters.errors import UsageError
from complaintletters.language import ENGLISH_DATES, DateHabits, Language, language
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
_Find = Callable[[str, DateHabits], list[Recognised]]


def _overlap(one: Recognised, other: Recognised) -> bool:
    return one.at < other.at + len(other.shown) and other.at < one.at + len(one.shown)


@dataclass(frozen=True)
class Context:
    """``known`` are texts besides the letter whose values may stand in the file: the letterhead's lines, the case's own."""

    letter: Letter
    alternatives: Alternatives = NO_ALTERNATIVES
    known: tuple[str, ...] = ()
    letterhead: tuple[str, ...] = ()
    provisions: Mapping[str, str] = field(default_factory=dict)
    """Where the rule behind a fact stands, by the fact's source."""
    spoken: Language | None = None
    """The letter's language, where it is known; else the shipped one of its tag."""
    decision_terms: Mapping[str, str] = field(default_factory=dict)
    """What each decision is called in a letter that isn't in English."""

    @cached_property
    def language(self) -> Language:
        if self.spoken:
            return self.spoken
        try:
            return language(self.letter.identity.language)
        except UsageError:  # a language of one's own templates, which whoever compares knows nothing of
            return language()

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
        return frozenset(decision for line in self.lines for decision, _ in self.decisions_in(line))

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
        for value in self.all_values_in(text):
            yield value.key
            if value.kind == "date":
                yield "day", value.canonical[5:]

    def decisions_in(self, text: str) -> tuple[tuple[str, str], ...]:
        """Each decision that a text of this letter's language tells, and its words."""
        return decisions_in(text) if self.letter.is_english else terms_in(text, self.decision_terms)

    def values_in(self, text: str) -> list[Recognised]:
        return self._recognised(text, recognised)

    def all_values_in(self, text: str) -> list[Recognised]:
        return self._recognised(text, loosely_recognised)

    def _recognised(self, text: str, find: _Find) -> list[Recognised]:
        """Values as the letter's language writes them, and as English does, which anybody may have typed."""
        found = find(text, self.language.date_habits)
        if self.letter.is_english:
            return found
        more = (one for one in find(text, ENGLISH_DATES) if not any(_overlap(one, other) for other in found))
        return sorted((*found, *more), key=lambda one: one.at)

    def is_letterhead(self, keys: Words) -> bool:
        """Whether words are the letterhead's, page numbers included."""
        words = " ".join(keys)
        if not set(keys) - set(keys_of(self.letter.furniture.page)) - {key for key in keys if key.isdigit()}:
            return True
        return any(line in words or words in line for line in map(" ".join, self.letterhead_words) if line)
