"""Makes letters from the sample cases and says where they are and what each is: ``python samples/demo.py build/demo``."""

import json
import re
import subprocess
import sys
from pathlib import Path

CASES = Path(__file__).parent / "cases"
_ROW = re.compile(r"^\| `([a-z0-9-]+\.json)` \| (.*--letter.*) \|$")
_OPTIONS = re.compile(r"`(--letter [^`]+)`")


def letters() -> list[tuple[Path, list[str]]]:
    """Every letter in the table of the sample cases: the case and its options."""
    rows = filter(None, map(_ROW.match, (CASES / "README.md").read_text(encoding="utf-8").splitlines()))
    return [(CASES / row[1], options.split()) for row in rows for options in _OPTIONS.findall(row[2])]


def make(case: Path, options: list[str], out: Path) -> int:
    """Makes one case's letter for each reader, in all four formats, and prints what became of it."""
    command = [sys.executable, "-m", "complaintletters", "generate", str(case), *options]
    command += ["--out", str(out), "--replace", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if not done.stdout:
        print(done.stderr, file=sys.stderr)
        return 1
    for result in json.loads(done.stdout)["results"]:
        letter = result.get("letter", {})
        files = [Path(path) for path in result["files"] if not path.endswith(".manifest.json")]
        what = f"{case.stem}: {letter.get('kind')} at stage {letter.get('stage')}, to {letter.get('recipient')}"
        if files:
            print(f"{what}\n    {files[0].parent}/{files[0].stem}.{{{','.join(path.suffix[1:] for path in files)}}}")
        else:
            print(f"{what}: not published\n    {result.get('findings') or result.get('errors')}", file=sys.stderr)
    return done.returncode


def main(out: Path) -> int:
    worst = max(make(case, options, out) for case, options in letters())
    print(f"\nThe letters are in {out.resolve()}: open a .docx in Word, a .pdf or .html in anything, a .txt anywhere.")
    return worst


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/demo")))
