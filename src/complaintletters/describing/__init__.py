"""A case described in the vocabulary of wording, for one letter to one reader."""

from complaintletters.describing.description import Description, describe

__all__ = ["Description", "describe"]
