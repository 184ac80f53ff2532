"""What a finished file says, whatever its format: the lines a reader meets, in reading order.

A line is a heading, a paragraph, a list item without its bullet, or a table cell; line breaks within are newlines.
"""

from dataclasses import dataclass

from complaintletters.findings import Finding


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A file as read back.

    ``lines`` is the letter itself; ``furniture`` the page headers, footers and text boxes; ``title`` and ``language``
    the document's own properties (empty when absent); ``findings`` what was wrong with the file as a file.
    """

    lines: tuple[str, ...]
    furniture: tuple[str, ...]
    title: str
    language: str
    findings: tuple[Finding, ...] = ()
