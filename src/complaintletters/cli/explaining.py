"""``rules`` and ``explain``: the rule book as a table, and one rule with an example."""

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from complaintletters.cli import screen
from complaintletters.regulator import Regulator, regulator
from complaintletters.rule_book import BASES, Rule, rule_named, rules

_WIDTH = 100
_STRENGTHS = {
    "must": "must",
    "should": "should",
    "must-if": "must, if the case calls for it",
    "should-if": "should, if the case calls for it",
}


def _record(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "subject": rule.subject,
        "says": rule.says,
        "levels": list(rule.levels),
        "basis": rule.basis,
        "provision": rule.provision,
        "letters": dict(rule.letters),
        "why": rule.why,
        "found": rule.found,
        "instead": rule.instead,
    }


def _row(rule: Rule) -> list[str]:
    return [rule.code, rule.says, " or ".join(rule.levels), rule.provision or BASES[rule.basis]]


def _is_about(rule: Rule, words: str) -> bool:
    """Whether a rule has all the words somebody looks for."""
    text = f"{rule.code} {rule.says} {rule.subject} {rule.provision}".casefold()
    return all(word in text for word in words.casefold().split())


def list_rules(words: str, regulator_id: str, templates: Path | None, *, as_json: bool) -> None:
    """Prints every rule, or those that have all of some words, subject by subject."""
    pack = regulator(regulator_id, templates)
    chosen = [rule for rule in rules(pack) if _is_about(rule, words)]
    if as_json:
        screen.out_json({"regulator": pack.id, "rules": [_record(rule) for rule in chosen]})
        return
    for subject in dict.fromkeys(rule.subject for rule in chosen):
        about = [rule for rule in chosen if rule.subject == subject]
        title = f"{subject[0].upper()}{subject[1:]} ({len(about)})"
        screen.table(title, ("Code", "Rule", "Level", "Comes from"), map(_row, about))
    told = f"{len(chosen)} rules. complaintletters explain CODE tells more of one."
    screen.out(told if chosen else f'No rule has the words "{words}".')


def _lines(rule: Rule, pack: Regulator) -> Iterator[str]:
    conduct = pack.conduct_rule(rule.conduct)
    yield f"{rule.code} ({' or '.join(rule.levels)})"
    yield from ("", rule.says)
    if rule.why:
        yield from ("", rule.why)
    yield ""
    yield f"Comes from:  {BASES[rule.basis]}{f': {rule.provision}' if rule.provision else ''}"
    if conduct:
        yield f"The rule:    {conduct.says}"
    if rule.letters:
        needed = (f"{column} ({_STRENGTHS[strength]})" for column, strength in rule.letters.items())
        yield f"Needed in:   {', '.join(needed)}"
    yield f"Example:     {rule.found}"
    yield f"What to do:  {rule.instead}"


def explain(code: str, regulator_id: str, templates: Path | None, *, as_json: bool) -> None:
    """Prints one rule with an example. Raises ``UsageError`` when there is none of that code."""
    pack = regulator(regulator_id, templates)
    rule = rule_named(code, pack)
    if as_json:
        screen.out_json(_record(rule))
        return
    for line in _lines(rule, pack):
        label, _, rest = line.partition(":")
        indent = " " * 13 if rest and label in {"Comes from", "The rule", "Needed in", "Example", "What to do"} else ""
        screen.out(textwrap.fill(line, _WIDTH, subsequent_indent=indent) if line else "")
