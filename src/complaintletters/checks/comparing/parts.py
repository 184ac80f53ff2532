"""A bilingual letter's file in; its two parts out.

Each has blank lines in the other's place, so that its lines keep their numbers.
"""

from dataclasses import replace
from itertools import accumulate

from complaintletters.checks.comparing.words import Words, keys_of
from complaintletters.checks.finished import FinishedFile
from complaintletters.letter import Letter, letter_lines, plain


def _lines(letter: Letter) -> list[Words]:
    """The words of each line of one letter, without the one that follows it."""
    return [keys_of(plain(content)) for _, content in letter_lines(replace(letter, then=None))]


def _first_of_second(file: FinishedFile, first: Letter, second: Letter) -> int:
    """The number of the line with which the second letter begins: most of the first's lines stand before, of its own after.

    Lines that both letters have, such as the address, tell nothing. Among places that are equally likely, the one where the
    second letter's own first line stands is taken, else the first.
    """
    of_first, of_second = _lines(first), _lines(second)
    one, other = set(of_first) - set(of_second), set(of_second) - set(of_first)
    found = [keys_of(line) for line in file.lines]
    tally = list(accumulate(((keys in one) - (keys in other) for keys in found), initial=0))
    best = [at for at, count in enumerate(tally) if count == max(tally)]
    begins = next((keys for keys in of_second if keys), ())
    return next((at for at in best if at < len(found) and found[at] == begins), best[0])


def parts_of(file: FinishedFile, first: Letter, second: Letter) -> tuple[FinishedFile, FinishedFile]:
    """The part of a file that is the first letter, with all that the file says of itself, and the part that is the second."""
    begins = _first_of_second(file, first, second)
    before, after = file.lines[:begins], file.lines[begins:]
    return replace(file, lines=before), FinishedFile(("",) * begins + after, (), "", second.identity.language)
