"""How a letter is set out for its reader, apart from its words: type size, spacing, colour. Parsed from a small file.

Sizes are points, spacing factors are multiples of the type size, lengths are millimetres. Values and sources are in
``accessible_formats/presentations/``; renderers read them from here and hold none of their own.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from complaintletters.errors import Fault, ProfileError, UsageError, did_you_mean
from complaintletters.places import shipped


@dataclass(frozen=True, slots=True)
class Presentation:
    """One presentation.

    ``size`` of the body, ``small`` of letterhead and footer; ``leading`` is the distance from line to line and
    ``paragraph_gap`` the gap between paragraphs, both as multiples of ``size``; ``heading_scale`` is for levels 1, 2, 3
    and 4; ``margin`` in millimetres.
    """

    name: str
    size: float
    small: float
    leading: float
    paragraph_gap: float
    heading_scale: tuple[float, float, float, float]
    margin: float
    measure: int


_NUMBERS = ("size", "small", "leading", "paragraph_gap", "margin", "measure")


def _parse(path: Path) -> Presentation:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    wrong = [key for key in _NUMBERS if not isinstance(data.get(key), int | float)]
    if wrong:
        raise ProfileError(Fault(str(path), key, "expected a number", str(data.get(key))) for key in wrong)
    scale = data["heading_scale"]
    numbers = {key: data[key] for key in _NUMBERS}
    return Presentation(name=path.stem, heading_scale=(scale[0], scale[1], scale[2], scale[3]), **numbers)


@cache
def presentation(name: str = "standard", folder: Path | None = None) -> Presentation:
    """The presentation of that name. Raises ``UsageError`` for a name that is not there."""
    folder = folder or shipped("accessible_formats") / "presentations"
    path = folder / f"{name}.toml"
    if not path.is_file():
        known = [file.stem for file in folder.glob("*.toml")]
        raise UsageError([Fault("", "edition", "expected a presentation there is", name, did_you_mean(name, known))])
    return _parse(path)
