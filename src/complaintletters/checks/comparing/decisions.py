"""A text in; the decisions that it tells out, in order, however they are put: "not upheld", "we do not uphold this".

In another language than English a decision is told by its term in that language's catalogue.
"""

import re
from collections.abc import Mapping
from functools import cache

from complaintletters.checks.comparing.words import alike

_NOT = r"(?:not|n't|never|no longer|cannot|nor|un)"
_PATTERNS = (
    ("not-fully-upheld", rf"\b(?:\w*{_NOT})[\s-]+(?:fully|wholly|entirely|completely)[\s-]+(?:upheld|uphold)\b"),
    (
        "not-upheld",
        rf"\b(?:\w*{_NOT})[\s-]+(?:\w+\s+){{0,3}}?(?:upheld|uphold(?:ing)?)\b"
        r"|\bunable to uphold\b|\b(?:complaint|point|this) (?:is|was|has been) (?:dismissed|rejected)\b|\bdecline to uphold\b",
    ),
    (
        "partly-upheld",
        r"\b(?:part(?:ly|ially)?|in part|half)[\s-]+(?:\w+\s+){0,2}?(?:upheld|uphold)\b"
        r"|\b(?:upheld|uphold)(?:\s+\w+){0,3}?\s+in part\b",
    ),
    ("upheld", r"\b(?:(?:fully|wholly) )?(?:upheld|uphold|upholding)\b"),
    (
        "outside-remit",
        r"\boutside (?:of )?(?:our|the|this) (?:remit|jurisdiction|scope)\b"
        r"|\b(?:can't|cannot|can not|unable to) (?:\w+ )?decide\b"
        r"|\bnot (?:one )?for us to decide\b",
    ),
)


@cache
def _pattern() -> re.Pattern[str]:
    groups = "|".join(f"(?P<d{number}>{pattern})" for number, (_, pattern) in enumerate(_PATTERNS))
    return re.compile(groups, re.IGNORECASE)


def decisions_in(text: str) -> tuple[tuple[str, str], ...]:
    """Each decision and the words that tell it."""
    out: list[tuple[str, str]] = []
    for match in _pattern().finditer(alike(text)):
        group = match.lastgroup or "d0"
        out.append((_PATTERNS[int(group[1:])][0], match[0]))
    return tuple(out)


@cache
def _terms_pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)  # "upheld in part" holds "upheld" in some languages
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def terms_in(text: str, decisions: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Each decision that a text tells by its term, and the words that tell it. ``decisions`` are the terms by decision."""
    by_term = {alike(term).casefold(): decision for decision, term in decisions.items() if term}
    if not by_term:
        return ()
    found = _terms_pattern(tuple(by_term)).finditer(alike(text))
    return tuple((by_term[match[0].casefold()], match[0]) for match in found)
