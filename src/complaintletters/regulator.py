"""A regulator's pack: the elements its code asks of letters, its clocks, who may go to it, and its dated contact details.

Parsed from ``templates/regulators/<id>/regulator.toml``.
"""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from complaintletters.errors import Fault, ProfileError, UsageError, did_you_mean
from complaintletters.places import profile_files
from complaintletters.profile_file import ProfileModel, TermText, load_toml, parse_profile
from complaintletters.time_limit import TimeLimit

Column = Literal[
    "acknowledgement-1",
    "acknowledgement-2",
    "extension",
    "refusal-complaint",
    "refusal-escalation",
    "response-1",
    "response-2",
]
Strength = Literal["must", "should", "must-if", "should-if"]


class ElementRule(ProfileModel):
    """One required element: where its rule stands and which letters need it."""

    id: str
    """The element, as ``elements/`` knows it."""
    says: str
    """What the reader must find, in a few words."""
    provision: str = ""
    """Provision numbers of this edition."""
    basis: Literal["code", "conduct", "policy", "own"]
    """The code's words about letters, its rules of conduct, a landlord's policy, or our own."""
    letters: dict[Column, Strength]
    """How strongly each letter needs it; "-if" means only when the case calls for it."""


class ConductRule(ProfileModel):
    """One rule about how complaints are handled, which letters and profiles are judged by."""

    id: str
    """What checks call it."""
    says: str
    """The rule in a few words."""
    provision: str = ""
    """Provision numbers of this edition."""


class RightToRepairRate(ProfileModel):
    """The statutory sums for a qualifying repair done late, in pounds."""

    first: Decimal
    """At once."""
    per_day: Decimal
    """For each day."""
    most: Decimal
    """Never more than this."""
    ref: str = ""


class StageClocks(ProfileModel):
    number: int
    acknowledge: TimeLimit
    respond: TimeLimit
    extension: TimeLimit


class Ground(ProfileModel):
    """A reason the code accepts for not taking a complaint."""

    id: str
    name: str
    """What it is called in a letter."""
    ref: str
    needs_discretion: bool = False
    """Whether discretion must be weighed."""
    needs_claim: bool = False
    """Whether a claim filed at court is needed, with its date."""


class ContactDetail(ProfileModel):
    """One way to reach the regulator, with the dates on which it is right."""

    kind: Literal["telephone", "web", "form", "address", "email"]
    value: str | tuple[str, ...]
    href: str = ""
    start: date | None = None
    """The first day it is known to be right; always when not given."""
    until: date | None = None
    """The first day on which it is no longer right."""
    seen: str = ""
    """Where it was read."""

    def holds_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.until is None or day < self.until)


class Entitlement(ProfileModel):
    tenures: tuple[str, ...]
    """Tenures whose complainants may go to this ombudsman."""
    ref: str = ""


class HazardClock(ProfileModel):
    id: str
    name: str
    hazard: Literal["emergency", "significant"]
    limit: TimeLimit
    met_by: Literal["investigated", "summary_sent", "made_safe"]
    start: date
    """The day the rule came into force."""


class OtherRoute(ProfileModel):
    """Somewhere else to go."""

    id: str
    name: TermText
    telephone: str = ""
    email: str = ""
    web: str = ""
    address: tuple[str, ...] = ()
    choice: bool = False
    """Whether the complainant may choose it instead of this procedure."""
    ref: str = ""


class Regulator(ProfileModel):
    """A regulator's pack."""

    name: TermText
    short_name: str
    code: str
    edition: str
    bring_within_months: int | None = None
    """How long after a final response a complaint can be brought."""
    elements: tuple[ElementRule, ...]
    stages: tuple[StageClocks, ...]
    grounds: tuple[Ground, ...]
    not_complaints: tuple[Ground, ...] = ()
    """What the code itself doesn't count as a complaint; a policy that leaves it out adds no ground of its own."""
    accept_within: TimeLimit | None = None
    """How long somebody has to raise a complaint, from the matter or from becoming aware of it."""
    definition: str = ""
    """What the code calls a complaint, in its own words."""
    entitlement: Entitlement
    contacts: tuple[ContactDetail, ...]
    retired_phrases: tuple[str, ...] = ()
    """Steps that no longer exist, whose mention in a letter is an error."""
    routes: tuple[OtherRoute, ...] = ()
    hazard_clocks: tuple[HazardClock, ...] = ()
    conduct: tuple[ConductRule, ...] = ()
    right_to_repair: RightToRepairRate | None = None

    _id: str = ""

    @property
    def id(self) -> str:
        return self._id

    def provision(self, rule: ElementRule) -> str:
        """A rule's source with its edition, for messages."""
        return f"{self.code} {self.edition}, {rule.provision}" if rule.provision else ""

    def conduct_rule(self, id_: str) -> ConductRule | None:
        """A rule of conduct by id, where this regulator has it."""
        return next((rule for rule in self.conduct if rule.id == id_), None)

    def conduct_provision(self, id_: str) -> str:
        """Where a rule of conduct stands, with its edition, for messages; empty where this regulator doesn't have it."""
        rule = self.conduct_rule(id_)
        if rule is None:
            return ""
        return f"{self.code} {self.edition}, {rule.provision}" if rule.provision else f"{self.code} {self.edition}".strip()

    def clocks(self, stage: int) -> StageClocks:
        return next((clocks for clocks in self.stages if clocks.number == stage), self.stages[-1])

    def contact(self, kind: str, on: date) -> ContactDetail | None:
        """The detail of that kind that is right on a day."""
        return next((detail for detail in self.contacts if detail.kind == kind and detail.holds_on(on)), None)


def regulator_paths(templates: Path | None = None) -> dict[str, Path]:
    """Every regulator's file by id; the user's own folder comes first."""
    return profile_files("regulators/*/regulator.toml", templates)


@cache
def regulator(id_: str, templates: Path | None = None) -> Regulator:
    """The regulator of that id. Raises ``UsageError`` for an unknown one, ``ProfileError`` for a faulty file."""
    paths = regulator_paths(templates)
    if id_ not in paths:
        raise UsageError([Fault("", "regulator", "expected a regulator there is", id_, did_you_mean(id_, paths))])
    pack = parse_profile(Regulator, load_toml(paths[id_]), paths[id_])
    if not pack.stages:
        raise ProfileError([Fault(str(paths[id_]), "stages", "expected at least one stage", "none")])
    pack._id = id_
    return pack
