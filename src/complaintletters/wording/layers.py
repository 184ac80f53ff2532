"""Where a letter kind's wording comes from: layers of Markdown files, each extending the one below.

From the bottom: the shared wording, the regulator's, the landlord's, then variants (a register such as "plain", or the
"about" voice), shared before landlord's. In each layer a kind's own file extends ``common.md``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from complaintletters.places import template_folders


@dataclass(frozen=True, slots=True)
class Layers:
    """The wording files for one kind, the most particular first."""

    kind: str
    files: tuple[Path, ...]


def _pair(folder: Path, kind: str) -> Iterator[Path]:
    """A layer's files, the kind's own before the common one."""
    yield folder / f"{kind}.md"
    yield folder / "common.md"


def _folders(landlord: Path, regulator: str, variants: tuple[str, ...], templates: Path | None) -> Iterator[Path]:
    roots = template_folders(templates)
    for variant in reversed(variants):
        yield landlord / "letters" / variant
        for root in roots:
            yield root / "regulators" / regulator / "letters" / variant
            yield root / "letters" / variant
    yield landlord / "letters"
    for root in roots:
        yield root / "regulators" / regulator / "letters"
    for root in roots:
        yield root / "letters"


def layers_for(
    kind: str, *, landlord: Path, regulator: str, variants: tuple[str, ...] = (), templates: Path | None = None
) -> Layers:
    """The files that are there, for a landlord's folder and a regulator's id."""
    folders = dict.fromkeys(_folders(landlord, regulator, variants, templates))
    files = (file for folder in folders for file in _pair(folder, kind))
    return Layers(kind, tuple(file for file in files if file.is_file()))
