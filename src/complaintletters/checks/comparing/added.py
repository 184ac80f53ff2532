"""Words of a file that the letter doesn't have in; what they add that they may not out.

A sentence more is no fault. A date, sum or number that the case doesn't know is one, and so are another decision, another
case's reference, a condition on what the reader may do, and words that somebody meant to fill in.
"""

import re
from collections.abc import Iterator

from complaintletters.checks.comparing.changed import added_value, wrong_weekdays
from complaintletters.checks.comparing.context import Context
from complaintletters.checks.comparing.outcomes import Told
from complaintletters.checks.comparing.words import alike, keys_of, short
from complaintletters.checks.recognise import normal
from complaintletters.findings import Level

_NOT = r"(?:not|n't|never|cannot|no longer|nor|no)\b"
_RIGHT = (
    r"(?:ombudsman\w*|escalat\w+|appeal\w*|stage (?:one|two|1|2)|look(?:ed)? (?:at (?:this|it) )?again|compensation|entitled?|"
    r"challenge|complain|review)"
)
_KIND = r"(?:stop|prevent|affect|change|hesitate|need|have to|worry|give up|lose|count)"
_TAKES_RIGHTS = re.compile(
    rf"{_NOT}(?! (?:\w+ )?{_KIND}\b)[^.!?]{{0,70}}\b{_RIGHT}\b|\b{_RIGHT}\b[^.!?]{{0,70}}\b(?:\w*{_NOT})(?! (?:\w+ )?{_KIND}\b)",
    re.IGNORECASE,
)
_CONDITIONS = re.compile(
    r"\bfull and final\b|\bin (?:full )?settlement\b|\bwaiv\w+|\bprovided (?:that )?(?:you|we)\b|\bon (?:the )?condition\b|"
    r"\bwithout prejudice\b|\b(?:if|by|once|when) (?:you )?accept(?:ing)? (?:this|the|our)\b|\bdisregard\b|"
    r"\bignore (?:the|this|our|what|any)\b|\bsupersed\w+|\b(?:does|do|did) not apply\b|\bno longer (?:stand|appl|valid|offer)\w*|"
    r"\bonly if\b|\bunless (?:you|we)\b|\bmust (?:give|tell us|explain|show|prove|write)\b|"
    r"\bwithdr(?:aw|ew|awn)\w*\b|\bchanged our (?:mind|decision)\b|\binstead of (?:the|what) (?:above|below|we)\b|"
    r"\bmatter (?:is |as )?(?:now )?closed\b|\b(?:will not|won't) (?:reply|respond|answer|discuss|consider|correspond|deal)\b|"
    r"\bevict\w*|\blegal action\b|\bprosecut\w+|\b(?:send|take|go|write|complain)\b[^.!?]{0,60}\binstead\b|"
    r"\bsubject to\b|\bwill be charged\b|\bcharge you\b|\bno liability\b|\bnot (?:an )?admission\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr)\.? [A-Z][\w'-]+(?: [A-Z][\w'-]+)?")
_ONCE_MORE = re.compile(
    r"\b(?:also|another|more|extra|further|in addition|additional|on top|as well|each|again|every)\b", re.I
)
_TAKEN = re.compile(
    r"\b(?:deduct\w*|(?:take|taken|took|taking) (?:it |this |that )?(?:off|from|away)|subtract\w*|less|minus|charg\w+|"
    r"fees?|costs?|owe\w*|ow(?:ing|ed)|repay\w*|pay (?:us|back)|recover\w*|reduc\w+|withh(?:old|eld)\w*|keep|kept|"
    r"set (?:off|against))\b",
    re.IGNORECASE,
)
_TO_FILL_IN = re.compile(
    r"\[[^\]\n]{0,60}\]|\bX{2,}\b|\bTB[CAD]\b|\?{2,}|\{\{|\}\}|\{%|<<|>>|_{3,}"
    r"|\bNone\b\s*$|\blorem ipsum\b|«|\binsert (?:name|date|sum|here)\b"
)


def _values(text: str, context: Context) -> Iterator[Told]:
    for value in context.all_values_in(text):
        if value.key not in context.values:
            yield added_value(value)


def _more_money(text: str, context: Context) -> Iterator[Told]:
    """A sum that the letter knows, promised once more, or taken away again."""
    sums = [value for value in context.values_in(text) if value.kind == "money" and value.key in context.values]
    does = "promises" if _ONCE_MORE.search(alike(text)) else "takes away" if _TAKEN.search(alike(text)) else ""
    if sums and does:
        message = f"“{short(text)}” {does} {sums[0].shown}{' once more' if does == 'promises' else ''}."
        yield Told("value-added", message, mend="Take it out, or put it into the case.")


def _decisions(text: str, context: Context, allowed: frozenset[str]) -> Iterator[Told]:
    for decision, words in context.decisions_in(text):
        if decision not in allowed:
            yield Told("decision-added", f"“{words}” is not what the letter decides here.", mend="Take it out.")


def _references(text: str, context: Context) -> Iterator[Told]:
    for match in context.reference_like.finditer(alike(text)):
        if match[0].casefold() != alike(context.letter.identity.reference).casefold():
            message = f"“{match[0]}” is another case's reference."
            yield Told("value-added", message, mend="Take it out: it may tell of somebody else.")


def _people(text: str, context: Context) -> Iterator[Told]:
    """People whom the letter doesn't name: a letter may not tell one person of another."""
    for match in _PERSON.finditer(normal(text)):
        surname = keys_of(match[0])[-1]
        if not any(surname in keys_of(line) for line in context.lines):
            message = f"“{match[0]}” is not in the letter."
            yield Told(
                "name-added", message, mend="Take the name out, or put it into the case if the reader may know it."
            )


def _contradictions(text: str) -> Iterator[Told]:
    found = _CONDITIONS.search(alike(text)) or _TAKES_RIGHTS.search(alike(text))
    if found:
        message = f"“{short(found[0])}” takes away or limits what the letter says: “{short(text)}”"
        yield Told("condition-added", message, mend="Take it out, or put it into the case and make the letter again.")


def _to_fill_in(text: str) -> Iterator[Told]:
    found = _TO_FILL_IN.search(text)
    if found:
        yield Told("left-to-fill-in", f"“{short(found[0])}” is left to fill in.", mend="Fill it in, or take it out.")


def judge_added(text: str, context: Context, decisions: frozenset[str]) -> list[Told]:
    """What added words do. ``decisions`` are those that the letter makes where the words stand."""
    told = [
        *_values(text, context),
        *wrong_weekdays(text, context),
        *_more_money(text, context),
        *_decisions(text, context, decisions),
        *_references(text, context),
        *_people(text, context),
        *_contradictions(text),
        *_to_fill_in(text),
    ]
    read = Told(
        "words-added",
        f"“{short(text)}” is not in the letter.",
        "",
        "present",
        Level.WARNING,
        "Read it before you send.",
    )
    return told or [read]
