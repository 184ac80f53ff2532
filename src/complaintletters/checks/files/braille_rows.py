"""Pages of rows of cells in; the lines they say out, read back by liblouis, which shares no rule with what wrote them.

The first row of a page is its page line. A blank row ends a line; so does the indentation with which the next one
starts: cell 3 for a paragraph, cell 1 for an item, further in for a heading. A row that ends in dot 5 goes on in the
next without a blank. What stands below a row of dots 2 and 5 is furniture.
"""

import re
from collections.abc import Iterable, Iterator

from complaintletters.checks.finished import FinishedFile
from complaintletters.errors import RenderError
from complaintletters.findings import Finding
from complaintletters.liblouis import BLANK, back

_GRADE_1, _GRADE_2 = "en-ueb-g1.ctb", "en-ueb-g2.ctb"
_CONTINUES = "\u2810"
_RULE = re.compile("\u2812{6,}")
# The sign of "the", which nearly every sentence has, unless it belongs to a letter with a mark.
_CONTRACTED = re.compile("(?<![\u2818\u2838\u2828\u2808\u2810])\u282e")
_OF_HEADING = 3


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(BLANK))


def _starts_line(row: str, began: int) -> bool:
    """Whether a row starts a new line, when the one before began with an indentation of ``began``."""
    if began == 0:
        return _indent(row) == 0
    return _indent(row) > 0 if began < _OF_HEADING else _indent(row) < _OF_HEADING


def _joined(rows: Iterable[str]) -> str:
    out = ""
    for row in rows:
        words = row.strip(BLANK)
        out = out[:-1] + words if out.endswith(_CONTINUES) else f"{out}{BLANK if out else ''}{words}"
    return out


def _lines(rows: Iterable[str]) -> Iterator[str]:
    """The lines of all pages in cells. A line may go on over the end of a page."""
    line: list[str] = []
    for row in rows:
        goes_on = bool(line) and line[-1].endswith(_CONTINUES)
        alone = not row.strip(BLANK) or bool(_RULE.fullmatch(row.strip(BLANK)))
        if line and not goes_on and (alone or _starts_line(row, _indent(line[0]))):
            yield _joined(line)
            line = []
        if not alone:
            line.append(row)
        elif row.strip(BLANK):
            yield _joined([row])
    if line:
        yield _joined(line)


def _without_page_lines(pages: Iterable[tuple[str, ...]]) -> tuple[list[str], list[str]]:
    rows, page_lines = [], []
    for page in pages:
        page_lines += [_joined([page[0]])] if page else []
        rows += [row.rstrip(BLANK) for row in page[1:]]
    return rows, page_lines


def table_of(cells: str) -> str:
    """The table by which cells are to be read: that of grade 2 where there is a contraction."""
    return _GRADE_2 if _CONTRACTED.search(cells) else _GRADE_1


def said(pages: tuple[tuple[str, ...], ...], *, title: str = "", language: str = "") -> FinishedFile:
    """What pages of Unicode braille say. Without liblouis nothing can be read, which is a finding."""
    rows, page_lines = _without_page_lines(pages)
    lines = list(_lines(rows))
    table = table_of("".join(lines))
    end = next((at for at, line in enumerate(lines) if _RULE.fullmatch(line)), len(lines))
    try:
        read = [back(line, table) for line in lines[:end]]
        furniture = [back(line, table) for line in (*page_lines, *lines[end + 1 :])]
    except RenderError as error:
        fault = error.faults[0]
        found = Finding("braille-unread", f"{fault.expected}; found {fault.found}.", mend=fault.mend)
        return FinishedFile((), (), title, language, (found,))
    return FinishedFile(tuple(read), tuple(line for line in furniture if line.strip()), title, language)


def refused(code: str, message: str) -> FinishedFile:
    """A file that can't be read at all."""
    return FinishedFile((), (), "", "", (Finding(code, message, mend="Make the file again from the case."),))
