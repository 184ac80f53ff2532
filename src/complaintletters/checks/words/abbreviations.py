"""Abbreviations in what was typed that the letter doesn't spell out, as (where they stand, the abbreviation)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from complaintletters.checks.passages import Passages
from complaintletters.checks.words.typed import TypedText
from complaintletters.checks.words.word_list import Abbreviations

_CAPITALS = re.compile(r"[A-Z](?<![\w/.&@'’-][A-Z])[A-Z]{1,5}(?=s?(?![\w/@&-]|\.\w))")
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_BEFORE_NAMES = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|Sir)\.? $")
_SHOUTED = re.compile(r"^[^\w]{1,3}[A-Z]{2,}\b")
_SHOUTED_BEFORE = re.compile(r"\b[A-Z]{2,}[^\w]{1,3}$")
_SMALL = r"(?:(?:of|and|for|the|to|in|on|with)[\s-]+|&\s*)?"


@lru_cache(maxsize=1024)
def _spelled_out(token: str) -> re.Pattern[str]:
    """The words that an abbreviation stands for, in order, small words between or not.

    Two letters fit too many pairs of words, so those need capitals, or brackets beside them.
    """
    first, rest = token[0], list(token[1:])
    if len(token) == 2:
        capitals = "".join(rf"[\s-]+{_SMALL}{letter}\w+" for letter in rest)
        any_case = "".join(rf"[\s-]+{_SMALL}(?i:{letter})\w+" for letter in rest)
        return re.compile(
            rf"\b{first}\w+{capitals}|\b(?i:{first})\w+{any_case}\s*\(\s*{token}s?\b|\b{token}s?\s*\(\s*(?i:{first})\w+"
        )
    words = "".join(rf"[\s-]+{_SMALL}{letter}\w*" for letter in rest)
    return re.compile(rf"(?i:\b{first}\w*{words})|\b{token}s?\s*\((?=[^)]*\s)|\(\s*{token}s?\s*\)")


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the words beside it are in capitals too: "DO NOT OPEN" is stress, not abbreviations."""
    return bool(_SHOUTED.match(text[end : end + 20]) or _SHOUTED_BEFORE.search(text[max(0, start - 20) : start]))


def _is_plain(token: str, text: str, start: int, end: int, listed: Abbreviations) -> bool:
    return (
        token in listed.known
        or token in listed.stressed
        or _ROMAN.fullmatch(token) is not None
        or _BEFORE_NAMES.search(text[max(0, start - 8) : start]) is not None
        or _is_shouted(text, start, end)
    )


def _unknown(typed: TypedText, listed: Abbreviations) -> Iterator[tuple[int, str]]:
    """The abbreviations in a text that not everybody knows, each once, with where it first stands."""
    seen: set[str] = set()
    for match in _CAPITALS.finditer(typed.own):
        if match[0] not in seen and not _is_plain(match[0], typed.own, *match.span(), listed):
            seen.add(match[0])
            yield match.start(), match[0]


def _is_explained(token: str, passages: Passages, names: tuple[str, ...]) -> bool:
    """Whether the letter or a name spells it out, or it is part of a name or of the wording."""
    whole_word = re.compile(rf"\b{token}s?\b")
    elsewhere = (*(one.text for one in passages.stretches if one.where and not one.voice), *names)
    if any(whole_word.search(text) for text in elsewhere):
        return True
    return any(_spelled_out(token).search(text) for text in (passages.text, *names))


def undefined_abbreviations(
    texts: tuple[TypedText, ...], passages: Passages, listed: Abbreviations, names: tuple[str, ...]
) -> Iterator[tuple[TypedText, int, str]]:
    """Each abbreviation without its meaning, once for each text. ``names`` are names that the reader knows."""
    for typed in texts:
        for start, token in _unknown(typed, listed):
            if not _is_explained(token, passages, names):
                yield typed, start, token
