"""The rules one case falls under: its landlord, procedure and regulator, and each time limit with its source.

A policy's own limit serves where it has one; where it is silent, the regulator's does, and ``ref`` says which.
"""

from dataclasses import dataclass
from pathlib import Path

from complaintletters.case import Case
from complaintletters.errors import CaseError, Fault, UsageError, did_you_mean
from complaintletters.landlord import Extension, Landlord, Procedure, StageProfile, landlord
from complaintletters.regulator import OtherRoute, Regulator, regulator
from complaintletters.time_limit import TimeLimit


@dataclass(frozen=True, slots=True)
class Rules:
    """The landlord's profile, the procedure that applies, and the regulator above it."""

    landlord: Landlord
    procedure: Procedure
    regulator: Regulator
    templates: Path | None = None

    def stage(self, number: int) -> StageProfile:
        """A stage of the procedure. Raises ``UsageError`` when it has no such stage."""
        stage = self.procedure.stage(number)
        if stage is None:
            there = ", ".join(str(one.number) for one in self.procedure.stages)
            raise UsageError(
                [Fault("", "stage", f"expected a stage of {self.landlord.name}'s procedure ({there})", str(number))]
            )
        return stage

    @property
    def last_stage(self) -> int:
        """The stage whose answer is final: the code's last one, whatever stages a policy adds after it."""
        own = max(stage.number for stage in self.procedure.stages)
        return min(own, max(clocks.number for clocks in self.regulator.stages))

    def acknowledge(self, stage: int) -> TimeLimit:
        """When an acknowledgement is due. The clock starts on receipt of the complaint or of the request."""
        own, code = self.stage(stage).acknowledge, self.regulator.clocks(stage).acknowledge
        return self._filled(own, code)

    def respond(self, stage: int) -> TimeLimit:
        """When a response is due."""
        own, code = self.stage(stage).respond, self.regulator.clocks(stage).respond
        return self._filled(own, code)

    def extension(self, stage: int) -> Extension:
        """How far a response may be put off; the regulator's cap where the policy has none."""
        own = self.stage(stage).extension
        if own.limit is not None:
            return own
        limit = self._filled(None, self.regulator.clocks(stage).extension)
        return own.model_copy(update={"limit": limit})

    def routes(self) -> dict[str, OtherRoute]:
        """Every other route by id; the landlord's own comes before the regulator's."""
        return {route.id: route for route in (*self.regulator.routes, *self.landlord.routes)}

    def is_entitled(self, case: Case) -> bool:
        """Whether the complainant may go to this regulator's ombudsman."""
        return case.tenure in self.regulator.entitlement.tenures

    def _filled(self, own: TimeLimit | None, code: TimeLimit) -> TimeLimit:
        source = f"{self.regulator.code} {self.regulator.edition}, {code.ref}".removesuffix(", ")
        if own is None:
            return code.model_copy(update={"ref": source})
        ref = f"policy {own.ref}" if own.ref else "policy"
        if own.start is None:
            ref = f"{ref}; start from {source}"
        return own.model_copy(update={"start": own.start or code.start, "ref": ref})


def rules_for(case: Case, templates: Path | None = None) -> Rules:
    """The rules a case falls under. Raises ``CaseError`` for an unknown landlord or procedure."""
    try:
        profile = landlord(case.landlord, templates)
    except UsageError as error:
        raise CaseError(
            Fault(case.file, "landlord", fault.expected, fault.found, fault.mend) for fault in error.faults
        ) from error
    procedure = profile.procedure(case.procedure, case.dates.received)
    if procedure is None:
        known = [one.id for one in profile.procedures]
        mend = did_you_mean(case.procedure or "", known)
        expected = f"expected a procedure of {profile.name} in force on {case.dates.received.isoformat()}"
        raise CaseError([Fault(case.file, "procedure", expected, f'"{case.procedure}"', mend)])
    return Rules(profile, procedure, regulator(procedure.regulator, templates), templates)
