"""A case's JSON as it stands in its file and new texts by path in; the same JSON with those texts and nothing else changed.

Parsing and writing again would lose how numbers, spaces and escapes were written, so the texts are put in where they stand.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from complaintletters.case.json_values import values

__all__ = ["texts_at", "versions_of", "with_texts"]

_PLAIN = ".plain"


def _texts(source: str) -> Iterator[tuple[str, int, int]]:
    """The path of every text that is a value, and where it stands in the JSON, its quotes included."""
    return (found for found in values(source) if source[found[1]] == '"')


def _free_texts(source: str, paths: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Where each free text stands: as a string, or as the ``text`` of an object."""
    wanted = {path: path for path in paths}
    wanted.update({f"{path}.text": path for path in wanted})
    return {wanted[path]: (start, end) for path, start, end in _texts(source) if path in wanted}


def texts_at(source: str, paths: Iterable[str]) -> dict[str, str]:
    """The free texts of the JSON at these paths, as far as they stand there."""
    return {path: json.loads(source[start:end]) for path, (start, end) in _free_texts(source, paths).items()}


def versions_of(source: str, paths: Iterable[str]) -> list[str]:
    """The places of the translations and plain versions of these free texts."""
    of = tuple(paths)
    plain, translated = {f"{path}.plain" for path in of}, tuple(f"{path}.translations." for path in of)
    places = (path for path, _, _ in _texts(source))
    return [path for path in places if path in plain or (path.startswith(translated) and path.endswith(".text"))]


def with_texts(source: str, texts: Mapping[str, str]) -> str:
    """``source``, which must be JSON, with each free text of ``texts`` in place of the one at its path.

    A free text that is an object has its ``text`` replaced. A path that ends in ``.plain`` is a text's plain version, which
    is put in beside the text where there is none yet. Raises ``KeyError`` for a path at which no text stands.
    """
    found = _free_texts(source, texts)
    plainly = source.removeprefix("\ufeff").isascii()  # a file that escapes every other sign goes on doing so
    new = {path: json.dumps(words, ensure_ascii=plainly) for path, words in texts.items()}
    places = [(start, end, new[path]) for path, (start, end) in found.items()]
    without = _without_plain(source, set(texts) - set(found))
    places += [(start, end, form.format(source[start:end], new[path])) for path, (start, end, form) in without.items()]
    missing = sorted(set(texts) - set(found) - set(without))
    if missing:
        raise KeyError(missing[0])
    for start, end, words in sorted(places, reverse=True):
        source = source[:start] + words + source[end:]
    return source


def _without_plain(source: str, wanted: Iterable[str]) -> dict[str, tuple[int, int, str]]:
    """Texts that have no plain version yet, by the path of that: where each stands, and how the two stand together."""
    of = {path.removesuffix(_PLAIN): path for path in wanted if path.endswith(_PLAIN)}
    inside = {f"{path}.text": plain for path, plain in of.items()}
    out: dict[str, tuple[int, int, str]] = {}
    for path, start, end in _texts(source):
        if path in of:
            out[of[path]] = start, end, '{{"text": {}, "plain": {}}}'
        elif path in inside:
            out[inside[path]] = start, end, '{}, "plain": {}'
    return out
