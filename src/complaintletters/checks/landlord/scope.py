"""One procedure and its regulator in; findings with both references, the policy's paragraph and the code's provision, out."""

from dataclasses import dataclass

from complaintletters.deadlines import rule_in_words
from complaintletters.findings import Finding, Level, Nature
from complaintletters.landlord import Procedure
from complaintletters.regulator import Regulator
from complaintletters.time_limit import TimeLimit


def joined(ref: str, provision: str) -> str:
    """Both references, "policy 4.1; Complaint Handling Code 2024, 6.3", or the one there is."""
    return "; ".join(part for part in (f"policy {ref}" if ref else "", provision) if part)


def amount(limit: TimeLimit) -> str:
    """A limit in words without its start, "10 working days"."""
    return rule_in_words(limit.model_copy(update={"start": None}))


@dataclass(frozen=True, slots=True)
class Scope:
    """Where findings about one procedure come from."""

    procedure: Procedure
    regulator: Regulator

    def judged_by(self, rule: str) -> bool:
        """Whether this regulator has that rule of conduct."""
        return self.regulator.conduct_rule(rule) is not None

    def code(self, provision: str) -> str:
        """A provision with its code and edition."""
        name = f"{self.regulator.code} {self.regulator.edition}".strip()
        return f"{name}, {provision}" if provision else name

    def conduct(self, rule: str) -> str:
        """Where a rule of conduct stands."""
        return self.regulator.conduct_provision(rule)

    def at(self, key: str) -> str:
        """The place of a key of this procedure."""
        return f"landlord.toml: procedures.{self.procedure.id}.{key}"

    def finding(
        self, code: str, message: str, where: str, *, source: str, mend: str, level: Level = Level.WARNING
    ) -> Finding:
        """A finding about the profile. ``source`` is both references, made by ``joined``."""
        return Finding(code, message, where, level, Nature.INPUT, source, mend)
