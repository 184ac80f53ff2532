"""Words as they are said in; sentences out, each a line for every breath.

A sentence that is too long for a breath is divided where a reader would pause: after a comma, colon or semicolon, before a
joining word. The words of one value, which no-break spaces hold together, stay in one line.
"""

import re
from dataclasses import dataclass

from complaintletters.renderers.narration.speech import TOGETHER

Sentence = tuple[str, ...]
_CRUMB = 4  # words, at least, on either side

# What follows an end begins with a capital or a figure, where the script has capitals.
_SENTENCE_END = re.compile(r"(?<=[.?!۔؟।])(?P<quote>[\"'”’)]*) +(?=[\"'“‘„«(]?(?P<begins>[^\W_]))")
_NOT_AN_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Rev|Prof|e\.g|i\.e|[A-Z]))\.$")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Where a reader pauses, and where a clause without a pause is divided: at the first of ``joints`` rather than the next."""

    pause: re.Pattern[str]
    joints: tuple[re.Pattern[str], ...] = ()


_JOINING_WORDS = (
    re.compile(r" +(?=(?:and|or|but|that|which|who|because|so|when|if|until|before|after|since|while) )"),
    # Not before one that a verb follows: "what was asked for is …".
    re.compile(r" +(?=(?:for|from|with|to|in|on|at|by|of|about) (?!(?:is|are|was|were|has|have|had|and|or) ))"),
)
ENGLISH = Rhythm(re.compile(r"(?<=[,;:]) +|(?<=[)]) +| +(?=[–—(])"), _JOINING_WORDS)
# Elsewhere an ending or a postposition may belong to what stands before brackets, and what they hold is one name.
ANY_LANGUAGE = Rhythm(re.compile(r"(?:(?<=[,;:،؛]) +| +(?=[–—]))(?![^()]*\))"))


def _count(words: str) -> int:
    return len(re.split(rf"[ {TOGETHER}]+", words.strip()))


def _sentences(line: str, *, english: bool) -> list[str]:
    out, at = [], 0
    for match in _SENTENCE_END.finditer(line):
        sentence = line[at : match.start()] + match["quote"]
        # Outside English an abbreviation often stands before a figure: “godz. 14.00”.
        begins = match["begins"]
        goes_on = begins.islower() or (not english and begins.isdigit() and sentence.endswith("."))
        if not goes_on and not _NOT_AN_END.search(sentence):
            out.append(sentence)
            at = match.end()
    return [part.strip() for part in [*out, line[at:]] if part.strip()]


def _packed(parts: list[str], most: int) -> list[str]:
    """Parts put together again as long as they fit in a breath."""
    lines: list[str] = []
    for part in parts:
        if lines and _count(lines[-1]) + _count(part) <= most:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return lines


def _cost(cut: re.Match[str], clause: str, *, preposition: bool) -> float:
    """How badly a clause would be divided there: far from the middle, with a crumb left over, before a preposition."""
    off_middle = abs(cut.start() - len(clause) / 2) / len(clause)
    crumb = min(_count(clause[: cut.start()]), _count(clause[cut.end() :])) < _CRUMB
    return off_middle + crumb + 0.12 * preposition


def _halved(clause: str, most: int, rhythm: Rhythm) -> list[str]:
    """A clause too long for a breath, divided where it harms least, and again if need be."""
    if _count(clause) <= most:
        return [clause]
    cuts = [
        (_cost(cut, clause, preposition=bool(at)), cut.start(), cut.end())
        for at, joint in enumerate(rhythm.joints)
        for cut in joint.finditer(clause)
    ]
    if not cuts:
        return [clause]
    _, start, end = min(cuts)
    return [*_halved(clause[:start], most, rhythm), *_halved(clause[end:], most, rhythm)]


def _breaths(sentence: str, most: int, rhythm: Rhythm) -> list[str]:
    if _count(sentence) <= most:
        return [sentence]
    return [part for clause in _packed(rhythm.pause.split(sentence), most) for part in _halved(clause, most, rhythm)]


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def in_breaths(said: str, most: int, rhythm: Rhythm = ENGLISH) -> tuple[Sentence, ...]:
    """The sentences of one line of a letter. ``rhythm`` is how they may be divided."""
    sentences = (_breaths(_capital(one), most, rhythm) for one in _sentences(said, english=rhythm is ENGLISH))
    return tuple(tuple(line.replace(TOGETHER, " ") for line in lines) for lines in sentences)
