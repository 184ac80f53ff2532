"""TOML files parsed into frozen models, with every fault told by file, key and mend."""

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from complaintletters.errors import Fault, ProfileError
from complaintletters.model_faults import model_faults

ModelType = TypeVar("ModelType", bound=BaseModel)


class ProfileModel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, populate_by_name=True)


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
