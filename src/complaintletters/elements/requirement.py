"""What one element needs: a fact or a statement of a described letter in, a requirement out."""

from collections.abc import Iterator
from dataclasses import dataclass

from complaintletters.describing import Description
from complaintletters.values import DomainValue
from complaintletters.wording.vocabulary import PointNames


@dataclass(frozen=True, slots=True)
class Requirement:
    """One fact or statement that an element needs.

    ``source`` is what a letter's node must carry; ``known`` whether the case holds the fact; ``where`` and ``mend`` tell
    a complaints officer what to add; ``what`` names it in a message.
    """

    source: str
    known: bool
    what: str
    where: str
    mend: str = ""


Needs = Iterator[Requirement]
UPHELD = frozenset({"upheld", "partly-upheld"})


def fact(value: DomainValue | None, where: str, what: str, mend: str = "") -> Requirement:
    """A fact that the case must hold and the letter print; ``where`` is where it is missing."""
    return Requirement(value.source if value else where, value is not None, what, where, mend or f"Add {what}.")


def said(value: DomainValue, what: str) -> Requirement:
    """A statement that the letter must make."""
    return Requirement(value.source, True, what, value.source)


def point_path(point: PointNames) -> str:
    """A point's place in the case."""
    return point.heading.path.removesuffix(".heading")


def stage_path(made: Description, point: PointNames) -> str:
    """The place in the case of what happened to a point at the letter's stage."""
    return f"{point_path(point)}.stages.{made.request.stage}"


def upheld(made: Description) -> Iterator[PointNames]:
    """The points upheld, wholly or in part."""
    return (point for point in made.names.accepted_points if point.decision in UPHELD)


def nothing(_made: Description) -> Needs:
    """No requirement at all."""
    return iter(())
