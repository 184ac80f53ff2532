"""TOML files parsed into frozen models, with every fault told by file, key and mend."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from complaintletters.errors import Fault, ProfileError
from complaintletters.model_faults import model_faults

ModelType = TypeVar("ModelType", bound=BaseModel)


Role = Literal["term", "title", "statement", "label", "spoken"]


@dataclass(frozen=True, slots=True)
class Printed:
    """Marks a model's text as one that letters print or say, so that it is translated. ``role`` is its context in catalogues."""

    role: Role


TermText = Annotated[str, Printed("term")]
TitleText = Annotated[str, Printed("title")]
StatementText = Annotated[str, Printed("statement")]
LabelText = Annotated[str, Printed("label")]
SpokenText = Annotated[str, Printed("spoken")]


class ProfileModel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, populate_by_name=True)


class Counted(ProfileModel):
    """Words with a number in them, ``{amount}``, as English has them for one and for any other."""

    one: str
    other: str


def load_toml(path: Path) -> dict[str, Any]:
    """A TOML file's tables. Raises ``ProfileError`` naming the line of a fault."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:  # also text that is not UTF-8, and a number of thousands of digits
        raise ProfileError([Fault(str(path), "", "expected TOML", str(error))]) from error
    except OSError as error:
        raise ProfileError([Fault(str(path), "", "expected a file that can be read", error.strerror or "")]) from error


def parse_profile(model: type[ModelType], data: dict[str, Any], path: Path) -> ModelType:
    """The tables as a model. Raises ``ProfileError`` with every fault at once."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise ProfileError(model_faults(error, model, data, file=str(path))) from error


# --- what letters print ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PrintedText:
    """One text of a profile that letters print: its key, such as ``procedures[0].stages[1].name``, and its role.

    ``other`` is the plural of a text that counts something.
    """

    key: str
    text: str
    role: Role
    other: str = ""


def _printed(value: object, key: str, role: Role | None) -> Iterator[PrintedText]:
    match value:
        case Counted():
            yield PrintedText(key, value.one, "term", value.other)
        case BaseModel():
            yield from printed_texts(value, f"{key}." if key else "")
        case tuple():
            for index, item in enumerate(value):
                yield from _printed(item, f"{key}[{index}]", role)
        case dict():
            for name, item in value.items():
                yield from _printed(item, f"{key}.{name}", role)
        case str() if value and role:
            yield PrintedText(key, value, role)


def printed_texts(model: BaseModel, prefix: str = "") -> Iterator[PrintedText]:
    """Every text of a model that letters print, by the marks of its fields."""
    for name, field in type(model).model_fields.items():
        marks = [mark for mark in field.metadata if isinstance(mark, Printed)] or _inner_marks(field.annotation)
        yield from _printed(getattr(model, name), f"{prefix}{name}", marks[0].role if marks else None)


def _inner_marks(annotation: Any) -> list[Printed]:
    """The marks of the texts inside a tuple or a table."""
    found: list[Printed] = []
    for part in getattr(annotation, "__args__", ()):
        found += [mark for mark in getattr(part, "__metadata__", ()) if isinstance(mark, Printed)]
    return found
