"""The bytes of a BRF file in; the lines it says out, read back from braille.

North American Braille ASCII, with small letters for capital ones where a program wrote those; a form feed ends a page.
"""

import re

from complaintletters.checks.files.braille_rows import refused, said
from complaintletters.checks.finished import FinishedFile

__all__ = ["read"]

_LARGEST_FILE = 5_000_000
# The dots of each character, as the code's own table lists them.
_DOTS = {
    " ": "", "A": "1", "B": "12", "C": "14", "D": "145", "E": "15", "F": "124", "G": "1245", "H": "125", "I": "24",
    "J": "245", "K": "13", "L": "123", "M": "134", "N": "1345", "O": "135", "P": "1234", "Q": "12345", "R": "1235",
    "S": "234", "T": "2345", "U": "136", "V": "1236", "W": "2456", "X": "1346", "Y": "13456", "Z": "1356",
    "1": "2", "2": "23", "3": "25", "4": "256", "5": "26", "6": "235", "7": "2356", "8": "236", "9": "35", "0": "356",
    "&": "12346", "=": "123456", "(": "12356", "!": "2346", ")": "23456", "*": "16", "<": "126", "%": "146", "?": "1456",
    ":": "156", "$": "1246", "]": "12456", "\\": "1256", "[": "246", "/": "34", "+": "346", "#": "3456", ">": "345",
    "'": "3", "-": "36", "@": "4", "^": "45", "_": "456", '"': "5", ".": "46", ";": "56", ",": "6",
}  # fmt: skip
_CELLS = {ord(key): 0x2800 + sum(1 << (int(dot) - 1) for dot in dots) for key, dots in _DOTS.items()}
_SMALL = {
    ord(small): ord(large)
    for small, large in zip("abcdefghijklmnopqrstuvwxyz`{|}~", "ABCDEFGHIJKLMNOPQRSTUVWXYZ@[\\]^", strict=True)
}
_FOREIGN = re.compile(r"[^\x20-\x5f\r\n\f]")


def read(data: bytes) -> FinishedFile:
    """What the file says. Never raises for a bad file: it has no lines then, and a finding."""
    if len(data) > _LARGEST_FILE:
        return refused("too-large", f"The file has {len(data):,} bytes; a letter has at most {_LARGEST_FILE:,}.")
    text = data.decode("latin-1").rstrip("\x1a").translate(_SMALL)
    foreign = _FOREIGN.search(text)
    if foreign or not text.strip():
        what = f"the character U+{ord(foreign[0]):04X}" if foreign else "nothing at all"
        return refused("not-braille", f"This is not braille in ASCII: it holds {what}.")
    pages = [page for page in text.split("\f") if page.strip()]
    rows = (tuple(row.translate(_CELLS) for row in re.split(r"\r\n|\r|\n", page.strip("\r\n"))) for page in pages)
    return said(tuple(rows))
