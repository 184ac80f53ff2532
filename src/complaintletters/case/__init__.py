"""The case: one complaint for its whole life, read from JSON, checked at the edge and frozen."""

from complaintletters.case.model import (
    Case,
    Dates,
    Enclosure,
    Extension,
    Hazard,
    Legal,
    NewIssue,
    Refusal,
    SentLetter,
    Stage,
)
from complaintletters.case.money import Basis, Compensation, Offset, PercentOfRent, Rate, RightToRepair
from complaintletters.case.people import Adjustment, Authority, Person, Recipient
from complaintletters.case.points import (
    Action,
    Learning,
    OtherRoute,
    Outcome,
    Point,
    PointAtStage,
    Responsibility,
)
from complaintletters.case.reading import case_schema, parse_case, read_case
from complaintletters.case.words import Words

__all__ = [
    "Action",
    "Adjustment",
    "Authority",
    "Basis",
    "Case",
    "Compensation",
    "Dates",
    "Enclosure",
    "Extension",
    "Hazard",
    "Learning",
    "Legal",
    "NewIssue",
    "Offset",
    "OtherRoute",
    "Outcome",
    "PercentOfRent",
    "Person",
    "Point",
    "PointAtStage",
    "Rate",
    "Recipient",
    "Refusal",
    "Responsibility",
    "RightToRepair",
    "SentLetter",
    "Stage",
    "Words",
    "case_schema",
    "parse_case",
    "read_case",
]
