"""A Word letter edited in Word and its case in; the case with the edited words, and what can't be taken back, out."""

from complaintletters.readback.edits import Change
from complaintletters.readback.made_before import OutOfDate
from complaintletters.readback.reading import ReadBack, read_back

__all__ = ["Change", "OutOfDate", "ReadBack", "read_back"]
