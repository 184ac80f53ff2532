"""A profile in; procedures that are never in force, overlap or leave a time without one, out."""

from collections.abc import Iterator
from datetime import date

from complaintletters.findings import Finding, Level, Nature
from complaintletters.landlord import Landlord, Procedure


def conflicts(profile: Landlord) -> Iterator[Finding]:
    """Faults of the days on which procedures are in force."""
    for procedure in profile.procedures:
        yield from _never(procedure)
    starts = [procedure.start for procedure in profile.procedures]
    first = None if None in starts else min(date for date in starts if date)
    if first:
        message = f"no procedure is in force before {first.isoformat()}: a complaint received earlier gets no letter."
        mend = "Add the earlier procedure, with until, if you still answer such complaints."
        yield Finding("nothing-before", message, "landlord.toml: procedures", Level.NOTE, Nature.INPUT, mend=mend)
    yield from _overlaps(profile.procedures)


def _never(procedure: Procedure) -> Iterator[Finding]:
    if procedure.start and procedure.until and procedure.until <= procedure.start:
        message = f"it ends on {procedure.until.isoformat()}, before it starts on {procedure.start.isoformat()}."
        where, mend = f"landlord.toml: procedures.{procedure.id}.until", "Correct one of the two dates."
        yield Finding("never-in-force", message, where, Level.ERROR, Nature.INPUT, mend=mend)


def _overlaps(procedures: tuple[Procedure, ...]) -> Iterator[Finding]:
    for index, later in enumerate(procedures):
        for earlier in procedures[:index]:
            if earlier.id == later.id and _both_in_force(earlier, later):
                message = f"two procedures “{later.id}” are in force at once; only the first is used then."
                where = f"landlord.toml: procedures.{later.id}"
                mend = "End one with until on the day the other starts."
                yield Finding("procedures-overlap", message, where, Level.WARNING, Nature.INPUT, mend=mend)


def _both_in_force(one: Procedure, other: Procedure) -> bool:
    start = max(one.start or date.min, other.start or date.min)
    return start < min(one.until or date.max, other.until or date.max)
