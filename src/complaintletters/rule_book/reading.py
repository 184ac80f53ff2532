"""The TOML files of the rule book in, frozen rules out, with provisions from a regulator's pack."""

from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from complaintletters.errors import Fault, UsageError, did_you_mean
from complaintletters.profile_file import ProfileModel, load_toml, parse_profile
from complaintletters.regulator import Column, ElementRule, Regulator, Strength

_FOLDER = Path(__file__).parent
Basis = Literal["code", "conduct", "policy", "law", "own"]
BASES: dict[Basis, str] = {
    "code": "the Code's words about letters",
    "conduct": "the Code's rules of conduct",
    "policy": "the landlord's own policy",
    "law": "the law",
    "own": "this program's own rule",
}
LevelName = Literal["error", "warning", "note"]
_LEVELS: dict[Strength, LevelName] = {"must": "error", "must-if": "error", "should": "warning", "should-if": "warning"}


class Rule(ProfileModel):
    """One rule: what a finding of its code means."""

    code: str
    """What findings call it: stable, for scripts."""
    says: str
    """The rule in one sentence."""
    basis: Basis
    """The code's words about letters, its rules of conduct, a landlord's policy, the law, or our own."""
    levels: tuple[LevelName, ...]
    """How grave a finding of it is; more than one where it depends."""
    why: str = ""
    """Why it matters, or when it is which level."""
    found: str
    """An example of what breaks it."""
    instead: str
    """What to do, with an example of what is right."""
    conduct: str = ""
    """The regulator's rule of conduct behind it, by id."""
    element: str = ""
    """The required element it is about, by id."""
    letters: dict[Column, Strength] = Field(default_factory=dict)
    """For a required element: the letters that need it, and how strongly."""
    provision: str = ""
    """Where it comes from, with the edition."""
    subject: str = ""
    """What the rule is about: the name of its file."""


class _RuleFile(ProfileModel):
    rules: tuple[dict[str, Any], ...] = ()


def _of_element(raw: dict[str, Any], rule: ElementRule, pack: Regulator) -> dict[str, Any]:
    """What the regulator's pack says of a required element."""
    levels = dict.fromkeys(_LEVELS[strength] for strength in rule.letters.values())
    return {
        "code": f"missing-{rule.id}",
        "says": f"The reader must find {rule.says}.",
        "basis": rule.basis,
        "levels": tuple(levels),
        "provision": pack.provision(rule),
        "letters": rule.letters,
        **raw,
    }


def _completed(raw: dict[str, Any], pack: Regulator) -> dict[str, Any] | None:
    """A rule with what the regulator's pack knows of it; none where that regulator doesn't ask for the element."""
    if "element" in raw:
        element = next((one for one in pack.elements if one.id == raw["element"]), None)
        return _of_element(raw, element, pack) if element else None
    if "conduct" in raw:
        return {"provision": pack.conduct_provision(raw["conduct"]), **raw}
    return raw


@cache
def _written() -> tuple[tuple[Path, tuple[dict[str, Any], ...]], ...]:
    """Every rule as it is written, by its file."""
    return tuple(
        (path, parse_profile(_RuleFile, load_toml(path), path).rules) for path in sorted(_FOLDER.glob("*.toml"))
    )


def rules(pack: Regulator) -> tuple[Rule, ...]:
    """Every rule under a regulator, subject by subject. Raises ``ProfileError`` for a faulty file."""
    out: list[Rule] = []
    for path, written in _written():
        for raw in written:
            completed = _completed(raw, pack)
            if completed:
                out.append(parse_profile(Rule, {**completed, "subject": path.stem.replace("_", " ")}, path))
    return tuple(out)


def rule_named(code: str, pack: Regulator) -> Rule:
    """The rule of that code. Raises ``UsageError`` when there is none."""
    for rule in rules(pack):
        if rule.code == code:
            return rule
    known = [rule.code for rule in rules(pack)]
    mend = did_you_mean(code, known) or "complaintletters rules lists them."
    raise UsageError([Fault("", "code", "expected the code of a rule", f'"{code}"', mend)])
