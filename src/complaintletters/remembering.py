"""A function that works the same out again and again in; the same, remembering what it said, out, within bounds of memory.

Words, lines and marks recur from format to format and from letter to letter. What is long is rare and may be anybody's, so
only what is short is remembered, and only so much of it.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, TypeVar

__all__ = ["remembered"]

_Given = TypeVar("_Given", bound=Hashable)
_Said = TypeVar("_Said")


def remembered(
    *, longest: int, most: int, length: Callable[[Any], int] = len
) -> Callable[[Callable[[_Given], _Said]], Callable[[_Given], _Said]]:
    """Remember what the function said of the last ``most`` things that are at most ``longest`` long. Errors aren't remembered."""

    def decorate(function: Callable[[_Given], _Said]) -> Callable[[_Given], _Said]:
        remembering = lru_cache(maxsize=most)(function)

        @wraps(remembering)
        def asked(given: _Given) -> _Said:
            return remembering(given) if length(given) <= longest else function(given)

        return asked

    return decorate
