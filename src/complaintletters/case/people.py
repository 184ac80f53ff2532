"""The people of a case: who they are, who gets letters and why, and what is agreed with them."""

from typing import Literal

from pydantic import Field

from complaintletters.case.values import Day, Id, Line, LongText, TypeSize
from complaintletters.case.words import LineWords, Model


class Person(Model):
    """A person, named or known by job title only."""

    name: Line | None = None
    """Full name, with any title, as it goes on an envelope."""
    salutation: Line | None = None
    """What follows "Dear", such as "Mrs Khan"."""
    pronouns: Line | None = None
    """Pronouns, for the complaints team. Not printed."""
    job_title: LineWords | None = None
    """Job title, for staff. May stand without a name."""
    telephone: Line | None = None
    """A number to ring, for staff who handle complaints."""
    email: Line | None = None
    """An e-mail address, for staff who handle complaints."""


class Authority(Model):
    """Why a recipient who is not the complainant may receive the letter."""

    kind: Literal[
        "consent", "grant-of-probate", "letters-of-administration", "power-of-attorney", "deputyship", "office"
    ]
    """What the authority is. "office" is a councillor's or an MP's."""
    scope: LongText | None = None
    """What it covers, such as "this complaint"."""
    start: Day = Field(alias="from")
    """The first day it is valid."""
    until: Day | None = None
    """The last day it is valid, if it ends."""


class Recipient(Model):
    """One reader, who gets a letter of their own."""

    person: Id
    """Who it is, by id."""
    role: Literal[
        "complainant",
        "joint-complainant",
        "group-member",
        "representative",
        "executor",
        "attorney",
        "councillor",
        "mp",
    ]
    """What they are to the complaint."""
    channel: Literal["post", "email", "portal", "hand"]
    """How the letter reaches them."""
    address: tuple[Line, ...] = ()
    """Address lines. None are needed for e-mail; care of, a prison, and no fixed address are all normal."""
    editions: tuple[Line, ...] = ()
    """Editions agreed with them, such as "large-print:18" or "ur"."""
    voice: Literal["to", "about"] | None = None
    """Whether the letter speaks to the complainant as "you" or about them. By role when not given."""
    authority: Authority | None = None
    """Needed by everyone who is not a complainant."""

    @property
    def speaks_about(self) -> bool:
        """Whether the letter speaks about the complainant rather than to them."""
        complainant = self.role in {"complainant", "joint-complainant", "group-member"}
        return (self.voice or ("to" if complainant else "about")) == "about"


class Adjustment(Model):
    """An adjustment agreed with a person. A letter records that it was met, never why it was needed."""

    person: Id
    """Whose it is, by id."""
    adjustment: Id
    """What it is, such as "large-print"."""
    size: TypeSize | None = None
    """Type size in points, for large print."""
    agreed: Day | None = None
    """When it was agreed."""
    review: Day | None = None
    """When it is looked at again."""
