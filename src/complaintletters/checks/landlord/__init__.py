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
from complaintletters.landlord import Landlord, Procedure
from complaintletters.regulator import Regulator

__all__ = ["conflicts", "gaps", "noted", "unstated"]

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
    ids = [procedure.id for procedure in profile.procedures]
    for procedure in profile.procedures:
        if procedure.regulator in regulators:
            label = _label(procedure) if ids.count(procedure.id) > 1 else procedure.id
            receipt_known = profile.posting.deemed_receipt is not None
            yield Scope(procedure, regulators[procedure.regulator], label, receipt_known)


def _label(procedure: Procedure) -> str:
    start = f" from {procedure.start.isoformat()}" if procedure.start else ""
    until = f" until {procedure.until.isoformat()}" if procedure.until else ""
    return f"{procedure.id}{start}{until}"


def conflicts(profile: Landlord, regulators: Mapping[str, Regulator]) -> tuple[Finding, ...]:
    """Where the policy departs from its regulator's code, and procedures that can't be used as they stand.

    ``regulators`` are the packs by id; a procedure whose pack is missing is passed over.
    """
    found = [*in_force.conflicts(profile), *contacts.conflicts(profile)]
    scopes = tuple(_scopes(profile, regulators))
    for scope in scopes:
        for check in _CONFLICTS:
            found += check(scope)
        found += money.conflicts(scope, profile.money)
    for scope in scopes[:1]:
        found += clocks.closures(scope, profile.closure_days)
    found += ombudsman_details.conflicts(profile.policy, scopes)
    return tuple(dict.fromkeys(found))


def gaps(profile: Landlord, regulators: Mapping[str, Regulator]) -> tuple[Finding, ...]:
    """What the profile leaves out, for the landlord to supply."""
    scopes = tuple(_scopes(profile, regulators))
    return tuple(dict.fromkeys((*contacts.gaps(profile, scopes), *supply.gaps(profile))))


def unstated(profile: Landlord, regulators: Mapping[str, Regulator]) -> tuple[Finding, ...]:
    """What the policy doesn't state, or the profile doesn't record of it; in all of it letters keep to the code.

    A procedure that has an end isn't asked about: its policy changes no more.
    """
    scopes = tuple(_scopes(profile, regulators))
    found: list[Finding] = []
    for scope in (one for one in scopes if one.procedure.until is None):
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
            mend = "Keep to the code in each case. Ask for the policy to be changed."
            found.append(Finding("noted-conflict", silence.about, where, Level.WARNING, Nature.INPUT, source, mend))
        else:
            found.append(Finding("noted-by-hand", silence.about, where, Level.NOTE, Nature.INPUT, source))
    for index, slip in enumerate(profile.policy.slips):
        message = f"the policy has “{slip.printed}”; what is meant is {slip.meant}."
        where, mend = f"landlord.toml: policy.slips[{index}]", "Correct it when the policy is next changed."
        source = joined(slip.ref, "")
        found.append(Finding("policy-slip", message, where, Level.NOTE, Nature.INPUT, source, mend))
    return tuple(found)
