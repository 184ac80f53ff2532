"""``editions``: every edition that can be made, what it takes, and those that are known of but can't be made yet."""

from pathlib import Path
from typing import Any

from complaintletters.cli import screen
from complaintletters.edition import PROMISED
from complaintletters.formats import FORMATS
from complaintletters.presentation import PresentationFile, presentation_files


def _sizes(file: PresentationFile) -> str:
    if not file.sizes:
        return ""
    presets = ", ".join(f"{size:g}" for size in file.sizes.presets)
    return f"a size from {file.sizes.least:g} to {file.sizes.most:g} points, often {presets}"


def _takes(file: PresentationFile) -> str:
    """What may stand after the colon, in words."""
    papers = f"a paper: {', '.join(file.papers)}" if file.papers else ""
    return "; ".join(part for part in (_sizes(file), papers) if part) or "nothing"


def _example(name: str, file: PresentationFile) -> str:
    """How to ask for it."""
    if file.sizes:
        return f"{name}:{file.size:g}"
    return f"{name}:{next(iter(file.papers))}" if file.papers else name


def _record(name: str, file: PresentationFile) -> dict[str, Any]:
    return {
        "name": name,
        "line": file.line,
        "example": _example(name, file),
        "formats": list(FORMATS),
        "sizes": file.sizes.model_dump(mode="json") if file.sizes else None,
        "papers": dict(file.papers),
    }


def list_editions(templates: Path | None, *, as_json: bool) -> None:
    """Prints every edition. Raises ``ProfileError`` for a faulty presentation."""
    files = presentation_files(templates)
    if as_json:
        editions = [_record(name, file) for name, file in files.items()]
        screen.out_json({"editions": editions, "not_made_yet": sorted(PROMISED)})
        return
    formats = ", ".join(FORMATS)
    rows = ([_example(name, file), file.line, _takes(file), formats] for name, file in files.items())
    screen.table("", ("Edition", "What it is", "Takes after the colon", "Formats"), rows)
    screen.out("Ask for one with --edition, for several at once with +, as in large-print:18+coloured-paper:cream.")
    screen.out(f"Not made yet: {', '.join(sorted(PROMISED))}, and languages other than English.")
