"""The bytes of a PDF in; its objects out, read straight from memory.

Given a stream of Python's, pikepdf asks it for every few bytes, which takes several times as long as reading them. A file
can be mapped into memory, so the bytes are put into one without a name, which nobody else can open and which is gone when
it is closed. Where there is no place for temporary files, a stream it is.
"""

import io
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import BinaryIO, cast

import pikepdf

__all__ = ["opened"]


@contextmanager
def opened(data: bytes) -> Iterator[pikepdf.Pdf]:
    """The PDF, closed in the end. What is wrong with it is among its warnings, and isn't logged.

    Raises ``pikepdf.PdfError`` for what isn't a PDF, ``pikepdf.PasswordError`` for one that opens with a password only.
    """
    with ExitStack() as stack:
        try:
            file = cast(BinaryIO, stack.enter_context(tempfile.TemporaryFile()))
            file.write(data)
            file.flush()
            mode = pikepdf.AccessMode.mmap
        except OSError:
            file, mode = io.BytesIO(data), pikepdf.AccessMode.stream
        yield stack.enter_context(pikepdf.open(file, suppress_warnings=True, access_mode=mode))
