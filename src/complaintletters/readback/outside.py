"""A letter as made and as edited in, each control's words masked; what was changed outside the controls out.

What stands outside comes from the case's values or from the wording, so it can't be taken back. It is listed instead, each
line as it should be and as it is: a value as an error, other words as a warning.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from lxml import etree

from complaintletters.checks.files.docx import read_package
from complaintletters.checks.files.word_package import W, WordPackage
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.recognise import normal, recognised
from complaintletters.findings import Finding, Level
from complaintletters.letter import Letter, Value, leaves, letter_lines, plain
from complaintletters.readback.edits import quoted, same_words, squeezed

__all__ = ["changes_outside", "masked"]

_OPEN, _CLOSE = "\ue000", "\ue001"  # a case can't hold them, so no letter does
_MASK = re.compile(f"{_OPEN}(.*?){_CLOSE}")
_DIGITS = re.compile(r"\d+")
_VALUE_MEND = "Change it in the case, then make the letter again: sums, dates, names and decisions come from there."
_WORDS_MEND = (
    "Type it into a text of the case, or have the wording changed if every letter should say so; else it is lost when"
    " the letter is made again."
)


# --- masking --------------------------------------------------------------------------------------------------------


def masked(package: WordPackage, paths: Sequence[tuple[etree._Element, str]]) -> FinishedFile:
    """The file as it reads with a mark in place of each control's words. The package's tree is changed by it."""
    ours = {control for control, _ in paths}
    for control, path in paths:
        content = control.find(f"{W}sdtContent")
        if content is not None and ours.isdisjoint(control.iterancestors(f"{W}sdt")):
            _mask(content, f"{_OPEN}{path}{_CLOSE}")
    return read_package(package)


def _mask(content: etree._Element, mark: str) -> None:
    first = next(content.iter(f"{W}p"), None)
    if first is None and next(content.iterancestors(f"{W}p"), None) is None:
        first = etree.SubElement(content, f"{W}p")
    holder = content if first is None else first
    look = holder.find(f"{W}pPr")
    for child in list(holder):
        holder.remove(child)
    if look is not None:
        holder.append(look)
    text = etree.SubElement(etree.SubElement(holder, f"{W}r"), f"{W}t")
    text.text = mark
    if first is not None:
        for other in list(content.iter(f"{W}p")):
            parent = other.getparent()
            if other is not first and parent is not None:
                parent.remove(other)


# --- comparing ------------------------------------------------------------------------------------------------------


class _Comparison:
    """A letter's own lines, with the section and the values of each, to say of a changed line where it stands."""

    def __init__(self, letter: Letter, texts: dict[str, str]) -> None:
        self.texts = texts
        self.sections: dict[str, str] = {}
        self.values: dict[str, list[Value]] = {}
        for section, content in letter_lines(letter):
            line = normal(plain(content))
            self.sections.setdefault(line, section)
            self.values[line] = [leaf for leaf in leaves(content) if isinstance(leaf, Value)]

    def shown(self, line: str) -> str:
        """A line with the words of its texts, as made, in place of their marks."""
        return normal(_MASK.sub(lambda mark: self.texts.get(mark[1], ""), line))

    def finding(self, made: str, found: str, section: str) -> Finding:
        expected, there = self.shown(made), self.shown(found)
        if not made:
            message = f"{quoted(there)} was added."
        elif not found:
            message = f"{quoted(expected)} is gone."
        else:
            message = f"expected {quoted(expected)}; found {quoted(there)}."
        if self._alters_a_value(made, found):
            return Finding("value-outside", message, section, mend=_VALUE_MEND)
        return Finding("words-outside", message, section, Level.WARNING, mend=_WORDS_MEND)

    def _alters_a_value(self, made: str, found: str) -> bool:
        """Whether a value differs. A decision's line must be whole: one word more turns it round."""
        values = self.values.get(self.shown(made), [])
        if any(value.source.endswith((".decision", ".ground")) for value in values):
            return True
        before, after = (Counter(one.key for one in recognised(_MASK.sub(" ", line))) for line in (made, found))
        there = normal(_MASK.sub(" ", found))
        named = (normal(value.text) for value in values if value.kind != "count")
        return before != after or any(name not in there for name in named)


def changes_outside(
    letter: Letter, made: FinishedFile, found: FinishedFile, *, texts: dict[str, str], apart: Sequence[str]
) -> Iterator[Finding]:
    """Every line that differs. ``texts`` are the case's words by path, ``apart`` those whose lines left their control."""
    comparison, section = _Comparison(letter, texts), "addressee"
    old, new = ([normal(line) for line in file.lines] for file in (made, found))
    strays = [squeezed(text) for text in apart]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, start, stop, from_, to in matcher.get_opcodes():
        kept = [line for line in new[from_:to] if not any(squeezed(line) in stray for stray in strays)]
        if what != "equal" and not same_words(" ".join(old[start:stop]), " ".join(kept)):
            for was, is_ in _paired(old[start:stop], kept):
                section = comparison.sections.get(comparison.shown(was), section)
                yield comparison.finding(was, is_, section)
        for line in old[start:stop]:
            section = comparison.sections.get(comparison.shown(line), section)
    yield from _furniture(made, found)


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Lines of a changed stretch side by side, each with the one most like it; the rest were taken out or added."""
    if len(old) != len(new):
        old, new = _aligned(old, new)
    for was, is_ in zip_longest(old, new, fillvalue=""):
        if not same_words(was, is_):
            yield was, is_


def _aligned(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    left, right, at = [], [], 0
    for was in old:
        likest = max(range(at, len(new)), key=lambda index: _likeness(was, new[index]), default=None)
        if likest is None or _likeness(was, new[likest]) < 0.5:
            left.append(was)
            right.append("")
            continue
        left += ["" for _ in range(at, likest)] + [was]
        right += new[at : likest + 1]
        at = likest + 1
    return left + [""] * (len(new) - at), right + list(new[at:])


def _likeness(one: str, other: str) -> float:
    first, second = set(one.split()), set(other.split())
    return 2 * len(first & second) / (len(first) + len(second) or 1)


def _furniture(made: FinishedFile, found: FinishedFile) -> Iterator[Finding]:
    """Page headers and footers; how many pages there are is Word's affair."""
    before, after = (
        {_DIGITS.sub("#", normal(line)) if len(line) < 20 else normal(line): line for line in file.furniture}
        for file in (made, found)
    )
    mend = "Change the letterhead or the landlord's profile; this file's headers and footers are not read back."
    for key in [*(key for key in before if key not in after), *(key for key in after if key not in before)]:
        what = f"{quoted(before[key])} is gone." if key in before else f"{quoted(after[key])} was added."
        yield Finding("furniture-changed", what, "headers and footers", Level.WARNING, mend=mend)
