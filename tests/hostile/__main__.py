"""``make hostile``: every hostile file to every command that opens such a file, measured one by one."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.made import FILES
from tests.hostile.measured import MEGABYTES, SECONDS, Measured, measured
from tests.small_case import small_case


def _commands(ending: str, file: Path, folder: Path) -> Iterator[tuple[str, tuple[object, ...]]]:
    case = folder / "case.json"
    if ending == "json":
        yield "deadlines", ("deadlines", file)
        yield "generate", ("generate", file, "--out", folder / "out")
        return
    yield "check", ("check", file, "--case", case)
    if ending == "docx":
        yield "readback", ("readback", file, "--case", case, "--out", folder / "case2.json", "--replace")
        shutil.copy(file, folder / "templates/landlords/ashfold-homes/letterhead.docx")
        yield "landlord check", ("landlord", "check", "ashfold-homes", "--templates", folder / "templates")


def _tell(name: str, command: str, found: Measured) -> bool:
    good = found.is_in_bounds and found.is_clear
    mark = "     " if good else "FAULT"
    print(f"{mark} {found.seconds:6.2f} s {found.megabytes:6.0f} MB  exit {found.code}  {name}: {command}")
    if not good or found.code == 0:
        print("      ", found.said[-300:].strip().replace("\n", "\n       "))
    sys.stdout.flush()
    return good


def main(wanted: list[str]) -> int:
    faults = total = 0
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        (folder / "case.json").write_text(json.dumps(small_case()), encoding="utf-8")
        measured("landlord", "new", "Ashfold Homes", "--templates", folder / "templates", folder=folder)
        for ending, files in FILES.items():
            for name in files:
                file = folder / f"hostile.{ending}"
                if wanted and f"{ending}:{name}" not in wanted and ending not in wanted:
                    continue
                subprocess.run([sys.executable, "-m", "tests.hostile.made", ending, name, file], check=True)
                for command, arguments in _commands(ending, file, folder):
                    total += 1
                    faults += not _tell(f"{ending}:{name}", command, measured(*arguments, folder=folder))
    print(f"{total} runs, {faults} over {SECONDS:.0f} s or {MEGABYTES} MB, or unclear")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
