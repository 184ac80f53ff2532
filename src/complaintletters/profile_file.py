"""TOML files parsed into frozen models, with every fault told by file, key and mend."""

import tomllib
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from complaintletters.errors import Fault, ProfileError, did_you_mean, found

ModelType = TypeVar("ModelType", bound=BaseModel)


class ProfileModel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, populate_by_name=True)


def load_toml(path: Path) -> dict[str, Any]:
    """A TOML file's tables. Raises ``ProfileError`` naming the line of a fault."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError([Fault(str(path), "", "expected TOML", str(error))]) from error
    except OSError as error:
        raise ProfileError([Fault(str(path), "", "expected a file that can be read", error.strerror or "")]) from error


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]


def _keys_at(model: type[BaseModel], location: tuple[int | str, ...]) -> list[str]:
    models = [model]
    for step in location:
        fields = {field.alias or name: field for one in models for name, field in one.model_fields.items()}
        if step in fields:
            models = _models_in(fields[str(step)].annotation)
    return [field.alias or name for one in models for name, field in one.model_fields.items()]


def _where(location: tuple[int | str, ...]) -> str:
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in location)
    return "".join(steps).removeprefix(".")


def _fault(error: Any, model: type[BaseModel], path: Path) -> Fault:
    location = error["loc"]
    if error["type"] == "extra_forbidden":
        mend = did_you_mean(str(location[-1]), _keys_at(model, location[:-1]))
        return Fault(str(path), _where(location), "unknown key", found(location[-1]), mend)
    if error["type"] == "missing":
        return Fault(str(path), _where(location), "expected a value here", "nothing")
    expected = error["msg"].removeprefix("Input should be ").removeprefix("Value error, ")
    return Fault(str(path), _where(location), f"expected {expected}", found(error["input"]))


def parse_profile(model: type[ModelType], data: dict[str, Any], path: Path) -> ModelType:
    """The tables as a model. Raises ``ProfileError`` with every fault at once."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise ProfileError(_fault(one, model, path) for one in error.errors(include_url=False)) from error
