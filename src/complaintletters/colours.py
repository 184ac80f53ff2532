"""Colours as ``#RRGGBB`` in; their contrast, and a colour dark enough to be read, out (WCAG 2.2, 1.4.3 and 1.4.6)."""

from collections.abc import Iterable
from functools import lru_cache

_STEPS = 40


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio: from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (part / 255 for part in _parts(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mixed(colour: str, other: str, share: float) -> str:
    mixed = (round(one + (two - one) * share) for one, two in zip(_parts(colour), _parts(other), strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)


@lru_cache(maxsize=256)
def darkened(colour: str, grounds: tuple[str, ...], least: float, ink: str) -> str:
    """The colour, mixed with no more ink than gives it that contrast on every ground; the ink itself if none does."""
    if _is_read(colour, grounds, least):
        return colour
    mixtures = (_mixed(colour, ink, step / _STEPS) for step in range(1, _STEPS))
    return next((mixture for mixture in mixtures if _is_read(mixture, grounds, least)), ink)


def _is_read(colour: str, grounds: Iterable[str], least: float) -> bool:
    return all(contrast(colour, ground) >= least for ground in grounds)
