"""A message and its translation in; the values, sums, numbers and links that differ between them out, and signs nobody sees."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

_INNER = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_BRACES = re.compile(r"(?<!\{)\{(\w*)\}(?!\})")
_VALUE = re.compile(r"\{\{.*?\}\}|\{\w*\}")
_FILTER = re.compile(r"\s*\|\s*")
KINDS = (
    ("sums", re.compile(r"£\s?[\d.,]*\d")),
    ("links and addresses", re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")),
    ("numbers", re.compile(r"\d+")),
)
"""What stands in the words themselves and is the same in every language, by what it is called."""
# Signs that nobody sees: marks and overrides of direction, which reorder what stands round them, and signs without a width.
# Joiners stay, which Bengali and Urdu words need.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")


def values(text: str) -> Counter[str]:
    """The placeholders of a text, as often as they stand in it."""
    inner = Counter(f"{{{{ {_FILTER.sub('|', name)} }}}}" for name in _INNER.findall(text))
    return inner + Counter(f"{{{name}}}" for name in _BRACES.findall(text))


def without_values(text: str) -> str:
    """The words between the placeholders."""
    return _VALUE.sub(" ", text)


def unseen(text: str) -> tuple[str, ...]:
    """The signs of a text that nobody sees, by their code points."""
    return tuple(dict.fromkeys(f"U+{ord(sign):04X}" for sign in _UNSEEN.findall(text)))


def _differences(english: str, said: str) -> Iterator[str]:
    wanted, found = values(english), values(said)
    yield from (f"{value} is missing" for value in (wanted - found).elements())
    yield from (f"{value} is not in the English" for value in (found - wanted).elements())
    if set("{}") & set(_VALUE.sub("", said)):
        yield "a brace that closes nothing"
    yield from (f"{sign}, a sign that nobody sees" for sign in unseen(said))
    for _, pattern in KINDS:
        before, after = (Counter(pattern.findall(without_values(text))) for text in (english, said))
        yield from (f"“{part}” is missing" for part in (before - after).elements())
        yield from (f"“{part}” is new" for part in (after - before).elements())


@lru_cache(4096)
def changed_values(english: str, said: str) -> tuple[str, ...]:
    """What a translation changed besides words, each told in a few words; empty where it kept everything."""
    return tuple(dict.fromkeys(_differences(english, said)))
