"""A command run in a process of its own: its exit code, what it said, its seconds and the most memory it held.

The seconds are the processor's: a machine that is busy with other things makes no program slower than it is.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

SECONDS, MEGABYTES = 5.0, 500
_GIVE_UP = 60  # seconds by the clock


@dataclass(frozen=True, slots=True)
class Measured:
    code: int
    said: str
    seconds: float
    megabytes: float

    @property
    def is_in_bounds(self) -> bool:
        return self.seconds < SECONDS and self.megabytes < MEGABYTES

    @property
    def is_clear(self) -> bool:
        """A documented exit code and no traceback."""
        return self.code in (0, 1, 2, 3) and "Traceback" not in self.said


def measured(*arguments: object, folder: Path) -> Measured:
    """``complaintletters`` with these arguments, output kept in ``folder``."""
    told = folder / "told"
    with told.open("wb") as output:
        started = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", "complaintletters", *map(str, arguments)], stdout=output, stderr=subprocess.STDOUT
        )
        status, usage = _waited(process, started)
    code = os.waitstatus_to_exitcode(status)
    return Measured(code, told.read_text("utf-8", "replace"), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)


def _waited(process, started):
    """The process's end and what it used; one that takes far too long is ended."""
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            process.returncode = os.waitstatus_to_exitcode(status)
            return status, usage
        if time.monotonic() - started > _GIVE_UP:
            process.kill()
        time.sleep(0.02)
