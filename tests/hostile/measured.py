"""A command run in a process of its own: its exit code, what it said, its seconds and the most memory it held.

The seconds are the processor's: a machine that is busy with other things makes no program slower than it is.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SECONDS, MEGABYTES = 5.0, 500


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
    """``complaintletters`` with these arguments; what it said is kept in ``folder``."""
    told = folder / "told"
    asked = [sys.executable, "-m", "tests.hostile.launched", str(told), *map(str, arguments)]
    launched = subprocess.run(asked, check=True, capture_output=True, text=True)
    code, seconds, megabytes = json.loads(launched.stdout)
    return Measured(code, told.read_text("utf-8", "replace"), seconds, megabytes)
