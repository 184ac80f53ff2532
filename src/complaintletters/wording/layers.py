"""Where a letter kind's wording comes from: layers of Markdown files, each extending the one below.

From the bottom: the shared wording, the regulator's, and the landlord's. In each layer a kind's own file extends
``common.md``.

A variant is wording for another way of writing, in a folder of its name. The "about" voice lies between the shared wording
and the landlord's, so that what a landlord adds is in every letter; a register such as "plain" lies above all, since
standard wording must not reach it. A register has its voices in folders of its own, as in ``plain/about/``.
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


VOICES = frozenset({"about"})


def _shared(regulator: str, variant: str, templates: Path | None) -> Iterator[Path]:
    for root in template_folders(templates):
        yield root / "regulators" / regulator / "letters" / variant
    for root in template_folders(templates):
        yield root / "letters" / variant


def _folders(landlord: Path, regulator: str, variants: tuple[str, ...], templates: Path | None) -> Iterator[Path]:
    voices = [variant for variant in variants if variant in VOICES]
    for register in reversed([variant for variant in variants if variant not in VOICES]):
        for voice in voices:
            yield landlord / "letters" / register / voice
        yield landlord / "letters" / register
        for voice in voices:
            yield from _shared(regulator, f"{register}/{voice}", templates)
        yield from _shared(regulator, register, templates)
    for voice in voices:
        yield landlord / "letters" / voice
    yield landlord / "letters"
    for voice in voices:
        yield from _shared(regulator, voice, templates)
    yield from _shared(regulator, "", templates)


def layers_for(
    kind: str, *, landlord: Path, regulator: str, variants: tuple[str, ...] = (), templates: Path | None = None
) -> Layers:
    """The files that are there, for a landlord's folder and a regulator's id."""
    folders = dict.fromkeys(_folders(landlord, regulator, variants, templates))
    files = (file for folder in folders for file in _pair(folder, kind))
    return Layers(kind, tuple(file for file in files if file.is_file()))
