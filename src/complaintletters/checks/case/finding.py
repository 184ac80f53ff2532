"""A finding about the case itself: what was expected and found, at a path in the case."""

from complaintletters.findings import Finding, Level, Nature
from complaintletters.landlord import Landlord


def input_finding(
    code: str, where: str, message: str, mend: str = "", level: Level = Level.ERROR, *, provision: str = ""
) -> Finding:
    """A finding of the input's nature: the letter asked for can't be made from this case, or not without a doubt."""
    return Finding(code, message, where, level, Nature.INPUT, provision=provision, mend=mend)


def paragraph(landlord: Landlord, ref: str, provision: str = "") -> str:
    """A paragraph of the landlord's policy, with the Code's provision where there is one, for messages."""
    own = f"{landlord.name}'s policy, {ref}" if ref else ""
    return "; ".join(part for part in (own, provision) if part)
