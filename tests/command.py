"""The command run inside this process, its exit code and what it printed."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest.mock import patch

from complaintletters.cli import main


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        return self.out + self.err


def _stream(errors: str) -> io.TextIOWrapper:
    """A stream that takes what a terminal's would take."""
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors=errors, newline="")


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    data = stream.buffer
    assert isinstance(data, io.BytesIO)
    return data.getvalue().decode("utf-8")


def run(*arguments: object, stdin: bytes = b"") -> Ran:
    """``complaintletters`` with these arguments."""
    out, err = _stream("strict"), _stream("backslashreplace")
    words = ["complaintletters", *map(str, arguments)]
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    patched = patch.multiple(sys, argv=words, stdin=given)
    with redirect_stdout(out), redirect_stderr(err), patched:
        try:
            main()
            code = 0
        except SystemExit as leaving:
            code = int(leaving.code or 0)
    return Ran(code, _written(out), _written(err))
