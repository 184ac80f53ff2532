"""The types of the names that wording may use, read off the vocabulary's own annotations, for the allow-list."""

import types
from collections.abc import Iterable
from dataclasses import dataclass, is_dataclass
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from complaintletters.values import DomainValue
from complaintletters.wording.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Kind:
    """What a name stands for: a class, or a list of one."""

    type: Any
    many: bool = False

    @property
    def printable(self) -> bool:
        types_ = get_args(self.type) if get_origin(self.type) in {Union, types.UnionType} else (self.type,)
        return not self.many and all(isinstance(one, type) and issubclass(one, DomainValue) for one in types_)

    @property
    def attributes(self) -> Iterable[str]:
        if self.many or self.printable or not is_dataclass(self.type):
            return ()
        return sorted(_hints(cast(type, self.type)))


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _kind(annotation: Any) -> Kind:
    if get_origin(annotation) in {Union, types.UnionType}:
        rest = tuple(one for one in get_args(annotation) if one is not type(None))
        return _kind(rest[0]) if len(rest) == 1 else Kind(Union[rest])  # noqa: UP007 - made from a tuple
    if get_origin(annotation) is tuple:
        return Kind(_kind(get_args(annotation)[0]).type, many=True)
    return Kind(annotation)


def attribute(holder: Kind, name: str) -> Kind | None:
    """The detail of that name, if there is one."""
    return _kind(_hints(holder.type)[name]) if name in holder.attributes else None


def element_of(kind: Kind) -> Kind | None:
    """What a list holds."""
    return Kind(kind.type) if kind.many else None


@cache
def top_level() -> dict[str, Kind]:
    """Every name that wording can start from."""
    return {name: _kind(annotation) for name, annotation in _hints(Vocabulary).items()}
