"""Compensation as a ledger: lines and their bases in; sums, what stands at a stage, and what is left to pay out.

Sums are ``Decimal``, never a float. What a basis gives is an exact fraction until the end of its line.
"""

from complaintletters.ledger.award import Award, Entry, award, replaced_by, without_consent
from complaintletters.ledger.sums import Worked, exact_sum, is_whole_pence, line_sum, periods, rounded, worked

__all__ = [
    "Award",
    "Entry",
    "Worked",
    "award",
    "exact_sum",
    "is_whole_pence",
    "line_sum",
    "periods",
    "replaced_by",
    "rounded",
    "without_consent",
    "worked",
]
