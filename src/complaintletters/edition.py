"""An edition: language, register, presentation, as one name such as ``standard``, ``large-print:18`` or ``pl+large-print:18``.

This version makes the standard edition in English. Editions it knows of but can't make are told as such, never swapped
silently for another.
"""

import re
from dataclasses import dataclass

from complaintletters.errors import Fault, UsageError, did_you_mean
from complaintletters.language import DEFAULT_LANGUAGE, known_languages

STANDARD = "standard"
# Forms that landlords' policies promise and the domain's tables name, which this version can't make yet.
PROMISED = frozenset(
    {"large-print", "coloured-paper", "dyslexia-friendly", "plain", "easy-read", "braille", "audio", "narration", "bsl"}
)
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\d{3})?")


@dataclass(frozen=True, slots=True)
class Edition:
    """A parsed edition's name and its independent choices."""

    name: str
    language: str = DEFAULT_LANGUAGE
    register: str = "standard"
    presentation: str = STANDARD
    can_be_made: bool = True


def _is_language(part: str) -> bool:
    return _TAG.fullmatch(part) is not None


def parse_edition(name: str) -> Edition:
    """An edition from its name. Raises ``UsageError`` for one that doesn't exist."""
    unmade = False
    language = DEFAULT_LANGUAGE
    for part in name.split("+"):
        base, _, size = part.partition(":")
        if part in known_languages():
            language = part
        elif base in PROMISED and (not size or re.fullmatch(r"[a-z-]+|\d{1,2}", size)):
            unmade = True
        elif part == STANDARD:
            continue
        elif _is_language(part):
            unmade = True
        else:
            mend = did_you_mean(base, {STANDARD, *PROMISED, *known_languages()})
            raise UsageError([Fault("", "edition", "expected an edition there is", f'"{name}"', mend)])
    return Edition(name, language=language, can_be_made=not unmade)
