"""A landlord's profile and its regulators in; what the policy leaves out and where it departs from the code, out.

A profile that conflicts with a code is loaded and reported on, never changed: each finding names the paragraph of the
policy and the provision of the code. Every rule is the regulator's: its clocks, its grounds, its rules of conduct. What a
regulator has no rule about isn't judged.
"""

from collections.abc import Iterator, Mapping

from complaintletters.checks.landlord import (
    clocks,
    conduct,
    contacts,
    definition,
    escalation,
    grounds,
    in_force,
    late_complaints,
    money,
    ombudsman_details,
    stages,
    supply,
)
from complaintletters.checks.landlord.scope import Scope, joined
from complaintletters.findings import Finding, Level, Nature
from complaintletters.landlord import Landlord
from complaintletters.regulator import Regulator

__all__ = ["conflicts", "gaps", "noted"]

_CONFLICTS = (
    stages.conflicts,
    clocks.conflicts,
    escalation.conflicts,
    grounds.conflicts,
    late_complaints.conflicts,
    definition.conflicts,
    conduct.conflicts,
)
# A policy without a limit for asking for stage 2 keeps to the code, so escalation has no gaps.
_GAPS = (stages.gaps, clocks.gaps, grounds.gaps, late_complaints.gaps, definition.gaps, conduct.gaps)


def _scopes(profile: Landlord, regulators: Mapping[str, Regulator]) -> Iterator[Scope]:
    for procedure in profile.procedures:
        if procedure.regulator in regulators:
            yield Scope(procedure, regulators[procedure.regulator])


def conflicts(profile: Landlord, regulators: Mapping[str, Regulator]) -> tuple[Finding, ...]:
    """Where the policy departs from its regulator's code, and procedures that can't be used as they stand.

    ``regulators`` are the packs by id; a procedure whose pack is missing is passed over.
    """
    found = [*in_force.conflicts(profile), *contacts.conflicts(profile)]
    for scope in _scopes(profile, regulators):
        for check in _CONFLICTS:
            found += check(scope)
        found += money.conflicts(scope, profile.money)
    found += ombudsman_details.conflicts(profile.policy, tuple(_scopes(profile, regulators)))
    return tuple(dict.fromkeys(found))


def gaps(profile: Landlord, regulators: Mapping[str, Regulator]) -> tuple[Finding, ...]:
    """What the policy or profile leaves out, for the landlord to supply; the code serves where it has a rule."""
    scopes = tuple(_scopes(profile, regulators))
    found = [*contacts.gaps(profile, scopes), *supply.gaps(profile)]
    for scope in scopes:
        for check in _GAPS:
            found += check(scope)
    found += ombudsman_details.gaps(profile.policy, scopes)
    return tuple(dict.fromkeys(found))


def noted(profile: Landlord, regulators: Mapping[str, Regulator]) -> tuple[Finding, ...]:
    """What the profile's own authors noted by hand: a warning where it touches a provision, else a note."""
    scope = next(_scopes(profile, regulators), None)
    found = []
    for index, silence in enumerate(profile.silences):
        provision = scope.code(silence.provision) if scope and silence.provision else ""
        source, where = joined(silence.ref, provision), f"landlord.toml: silences[{index}]"
        if silence.supply:
            found.append(Finding("noted-to-supply", silence.about, where, Level.NOTE, Nature.INPUT, source))
        elif silence.provision:
            found.append(Finding("noted-conflict", silence.about, where, Level.WARNING, Nature.INPUT, source))
        else:
            found.append(Finding("noted-by-hand", silence.about, where, Level.NOTE, Nature.INPUT, source))
    for index, slip in enumerate(profile.policy.slips):
        message = f"the policy has “{slip.printed}”; what is meant is {slip.meant}."
        where, mend = f"landlord.toml: policy.slips[{index}]", "Correct it when the policy is next changed."
        source = joined(slip.ref, "")
        found.append(Finding("policy-slip", message, where, Level.NOTE, Nature.INPUT, source, mend))
    return tuple(found)
