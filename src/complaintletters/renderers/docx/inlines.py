"""Inline content in; runs, links and content controls out, with the links and controls counted for the whole letter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import assert_never

from complaintletters.bidi import anchored, runs
from complaintletters.letter import (
    LEFT_TO_RIGHT,
    FreeText,
    Inline,
    Kind,
    LineBreak,
    Statement,
    Strong,
    Text,
    Value,
    stays_english,
)
from complaintletters.renderers.docx.word_xml import (
    EMPTY,
    LEFT_TO_RIGHT_MARK,
    LINE_BREAK,
    NO_BREAK_HYPHEN,
    Xml,
    control,
    control_name,
    hyperlink,
    joined,
    run,
    run_look,
    wording,
)
from complaintletters.setting_out import is_whole, split_to_fit, whole

# Characters a line: on shorter ones hyphens don't break either. On longer ones they hardly ever do, and a reference that
# is copied from a letter should be found again.
_SHORT_LINE = 40
LATIN = "en-GB"
"""The language of what stays in Latin letters within a right-to-left letter: names, addresses, references."""
_DIGIT = re.compile(r"\d")
_BOLD = run_look(True, False)
_NO_BREAK = "\u00a0"
_LONGEST_TAG = 64
_FIRST_CONTROL = 1000


@dataclass(slots=True)
class Inlines:
    """Writes inline content. ``links`` holds each target's relationship, ``controls`` counts content controls.

    Values longer than ``longest_kept`` are parted at a line's end: in giant print they don't fit one. ``language`` is set
    where a letter's language isn't the document's; ``tongue`` is its tag.
    """

    rtl: bool
    link_style: str
    longest_kept: int
    language: str = ""
    tongue: str = LATIN
    links: dict[str, str] = field(default_factory=dict)
    controls: int = 0

    def written(self, content: tuple[Inline, ...], *, bold: bool = False) -> Xml:
        if len(content) == 1:
            return self._one(content[0], bold)
        if FreeText in map(type, content):
            return joined(self._around_free_text(content, bold))
        return joined([self._one(part, bold) for part in content])

    def _around_free_text(self, content: tuple[Inline, ...], bold: bool) -> Iterator[Xml]:
        end = 0
        for at, part in enumerate(content):
            if at < end:
                continue  # it stands in the content control that the free text before it began
            if isinstance(part, FreeText):
                end = _end_of_text(content, at)
                yield self._free_text(content[at:end], part.path, bold)
            else:
                yield self._one(part, bold)

    def plainly(self, content: tuple[Inline, ...]) -> Xml:
        """Free text without a control of its own: its paragraph stands in one."""
        return joined(
            LINE_BREAK if isinstance(part, LineBreak) else self._typed(part.text, False)
            for part in content
            if not isinstance(part, Strong)
        )

    def controlled(self, content: Xml, path: str, *, lines: bool) -> Xml:
        self.controls += 1
        plain = lines and not self.rtl  # a control for plain text holds runs of one direction only
        return control(content, name=_name_of(path), identifier=_FIRST_CONTROL + self.controls, lines=plain)

    def _one(self, part: Inline, bold: bool) -> Xml:
        match part:
            case Text():
                if self.rtl:
                    return _mirrored_wording(part.text, bold, self.language)
                return self._words(part.text, bold) if bold or self.language else wording(part.text)
            case Value():
                return self._value(part, bold)
            case FreeText():
                return self._free_text((part,), part.path, bold)
            case LineBreak():
                return LINE_BREAK
            case Statement():
                return joined([self._one(inner, bold) for inner in part.content])
            case Strong():
                return self.written(part.content, bold=True)
            case _:
                assert_never(part)

    def _free_text(self, content: tuple[Inline, ...], path: str, bold: bool) -> Xml:
        runs = [self._typed(part.text, bold) if isinstance(part, FreeText) else LINE_BREAK for part in content]
        # A control of plain text may have line breaks, but LibreOffice puts them before its words.
        return self.controlled(joined(runs), path, lines=LineBreak not in map(type, content))

    def _typed(self, words: str, bold: bool) -> Xml:
        """Words that a person typed, with the dates, telephone numbers and references in them whole."""
        if _DIGIT.search(words):  # looking for one first saves half the time
            words = whole(self.tongue).sub(lambda match: self._kept(match.group()), words)
        return self._words(words, bold)

    def _words(self, words: str, bold: bool) -> Xml:
        if self.rtl:
            return _mirrored(words, bold, self.language)
        if self.language:
            return run(words, run_look(bold, False, language=self.language))
        return run(words, _BOLD if bold else EMPTY)

    def _value(self, value: Value, bold: bool) -> Xml:
        words = self._kept(value.text) if is_whole(value) else value.text
        style = self.link_style if value.href else ""
        if self.rtl:
            written = self._directed(words, value.kind, bold, style)
        else:
            written = run(words, run_look(bold, False, style, language=self._language_of(value)))
        return hyperlink(self._relationship(value.href), written) if value.href else written

    def _language_of(self, value: Value) -> str:
        """The language of a value's run, where it isn't the document's: names and addresses stay English in any letter."""
        is_foreign = not self.tongue.startswith("en") and stays_english(value)
        return LATIN if is_foreign else self.language

    def _directed(self, words: str, kind: Kind, bold: bool, style: str) -> Xml:
        if kind in LEFT_TO_RIGHT:
            return _left_to_right(words, bold, style)
        return _mirrored(words, bold, self.language, style)

    def _kept(self, text: str) -> str:
        """A value with no-break spaces; of one that no line holds, in as much of its end as a line does."""
        before, after = split_to_fit(text, self.longest_kept) if len(text) > self.longest_kept else ("", text)
        if len(after) > self.longest_kept:
            return text
        after = after.replace(" ", _NO_BREAK)
        return before + (after.replace("-", NO_BREAK_HYPHEN) if self.longest_kept < _SHORT_LINE else after)

    def _relationship(self, target: str) -> str:
        return self.links.setdefault(target, f"rIdLetter{len(self.links) + 1}")


def _left_to_right(words: str, bold: bool, style: str = "") -> Xml:
    """A run that reads left to right in a line that runs the other way."""
    return run(f"{LEFT_TO_RIGHT_MARK}{words}{LEFT_TO_RIGHT_MARK}", run_look(bold, False, style, language=LATIN))


def _mirrored(words: str, bold: bool, language: str, style: str = "") -> Xml:
    """Words of a right-to-left letter, with each of their left-to-right runs set apart."""
    return joined(
        _left_to_right(piece, bold, style)
        if is_ltr
        else run(anchored(piece), run_look(bold, True, style, language=language))
        for piece, is_ltr in runs(words)
    )


_mirrored_wording = lru_cache(maxsize=2048)(_mirrored)  # the wording's words recur from letter to letter, typed ones don't


def _end_of_text(content: tuple[Inline, ...], start: int) -> int:
    """Where the free text that begins at ``start`` ends: its lines and the breaks between them are one text."""
    first = content[start]
    path = first.path if isinstance(first, FreeText) else ""
    end = start + 1
    for at in range(start + 1, len(content)):
        part = content[at]
        if isinstance(part, FreeText) and part.path == path:
            end = at + 1
        elif not isinstance(part, LineBreak):
            break
    return end


@lru_cache(maxsize=512)
def _name_of(path: str) -> Xml:
    """A content control's title and tag. Letters have most of their paths in common."""
    return control_name(title=path.replace("_", " ").replace(".", ", "), tag=tag_of(path))


def tag_of(path: str) -> str:
    """A content control's tag: the path, or its start and a fingerprint where it is too long for Word."""
    if len(path) <= _LONGEST_TAG:
        return path
    mark = blake2b(path.encode(), digest_size=8).hexdigest()
    return f"{path[: _LONGEST_TAG - len(mark) - 1]}#{mark}"
