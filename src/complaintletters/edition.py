"""An edition: language, register, presentation, as one name such as ``standard``, ``large-print:18`` or ``pl+large-print:18``.

This version makes every presentation there is a file of, in English and in the standard register. Editions it knows of
but can't make are told as such, never swapped silently for another.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from complaintletters.errors import Fault, UsageError, did_you_mean
from complaintletters.language import DEFAULT_LANGUAGE, known_languages
from complaintletters.presentation import STANDARD, presentation, presentation_names

# Forms that landlords' policies promise and the domain's tables name, which this version can't make yet.
PROMISED = frozenset({"plain", "easy-read", "braille", "audio", "narration", "bsl"})
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\d{3})?")
_CHOICE = re.compile(r"[a-z-]+|\d{1,2}")


@dataclass(frozen=True, slots=True)
class Edition:
    """A parsed edition's name and its independent choices. ``presentation`` has the parts that are one, in their order."""

    name: str
    language: str = DEFAULT_LANGUAGE
    register: str = "standard"
    presentation: tuple[str, ...] = ()
    can_be_made: bool = True


def _is_language(part: str) -> bool:
    return _TAG.fullmatch(part) is not None


def _is_promised(part: str) -> bool:
    """Whether it is a form that is known of, but can't be made."""
    base, colon, choice = part.partition(":")
    return _is_language(part) or (base in PROMISED and (not colon or _CHOICE.fullmatch(choice) is not None))


def parse_edition(name: str, templates: Path | None = None) -> Edition:
    """An edition from its name. Raises ``UsageError`` for one that doesn't exist or contradicts itself."""
    unmade, language = False, DEFAULT_LANGUAGE
    shown: list[str] = []
    presentations = presentation_names(templates)
    for part in name.split("+"):
        base = part.partition(":")[0]
        if part in known_languages():
            language = part
        elif base in presentations:
            shown += [part] if part != STANDARD else []
        elif _is_promised(part):
            unmade = True
        else:
            mend = did_you_mean(base, {*presentations, *PROMISED, *known_languages()})
            raise UsageError([Fault("", "edition", "expected an edition there is", f'"{name}"', mend)])
    presentation(*shown, templates=templates)
    return Edition(name, language=language, presentation=tuple(shown), can_be_made=not unmade)
