"""A model's validation errors in, faults in this project's own words out: a place, what was expected, what was found.

Shared by cases (JSON) and profiles (TOML). Nothing of the model's library, nor of Python, reaches a message.
"""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from complaintletters.errors import Fault, did_you_mean, found, place
from complaintletters.iso_date import FIRST_YEAR, LAST_YEAR

Location = tuple[int | str, ...]

_KEY_ITSELF = "[key]"  # what pydantic adds to the place of a faulty key
_TAG = "kind"  # the key that tells one of several models from the others
_TAG_ERRORS = {"union_tag_invalid": "literal_error", "union_tag_not_found": "missing"}
_DATE = "expected a real date as YYYY-MM-DD"
_WHOLE_NUMBER = "expected a whole number"
_SUM = 'expected a sum such as "150.00"'
_NUMBER = 'expected a number such as "2.5", with at most six decimal places'
_OBJECT = "expected an object { … }"
_EXPECTED = {
    "missing": "expected a value here",
    "bool_type": "expected true or false",
    "bool_parsing": "expected true or false",
    "string_type": "expected text in quotes",
    "string_unicode": "expected whole characters",
    "string_too_short": "expected some text",
    "date_from_datetime_parsing": _DATE,
    "date_parsing": _DATE,
    "date_type": "expected a date as YYYY-MM-DD",
    "date_from_datetime_inexact": "expected a date without a time, as YYYY-MM-DD",
    "date_not_of_our_time": f"expected a date from {FIRST_YEAR} to {LAST_YEAR}",
    "int_parsing": _WHOLE_NUMBER,
    "int_type": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "float_type": "expected a number",
    "float_parsing": "expected a number",
    "stage_key": "expected the number of a stage, 1 to 9",
    "language_tag": "expected a language's tag, such as pl, cy or zh-Hant (BCP 47)",
    "locale": "expected a locale that Babel knows, such as pl or cy",
    "decimal_parsing": _SUM,
    "decimal_type": _SUM,
    "finite_number": _SUM,
    "number_parsing": _NUMBER,
    "decimal_max_places": "expected pounds and pence, at most two decimal places",
    "dict_type": _OBJECT,
    "model_type": _OBJECT,
    "model_attributes_type": _OBJECT,
    "tuple_type": "expected a list [ … ]",
    "list_type": "expected a list [ … ]",
}


# --- places ---------------------------------------------------------------------------------------------------------


def _steps(location: Location, data: object) -> Iterator[int | str]:
    """The steps that the file has: words may stand bare, and then they have no "text" within."""
    for step in location:
        if step == _KEY_ITSELF or isinstance(data, str):
            return
        yield step
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            data = None


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]


def _inside(models: list[type[BaseModel]], step: int | str) -> list[type[BaseModel]]:
    """The models that a step from these leads to; the same where the step is an index or a key of the file's own."""
    fields = {field.alias or name: field for one in models for name, field in one.model_fields.items()}
    return _models_in(fields[step].annotation) if isinstance(step, str) and step in fields else models


def _in_the_file(location: Location, model: type[BaseModel]) -> Iterator[int | str]:
    """The steps without those by which pydantic tells one of several models from the others, such as "rate"."""
    models = [model]
    for step in location:
        if len(models) > 1 and isinstance(step, str):
            models = [one for one in models if step in get_args(one.model_fields[_TAG].annotation)]
            continue
        yield step
        models = _inside(models, step)


def _keys_at(model: type[BaseModel], location: Location) -> list[str]:
    """The keys that the model at this place knows."""
    models = [model]
    for step in location:
        models = _inside(models, step)
    return [field.alias or name for one in models for name, field in one.model_fields.items()]


# --- words ----------------------------------------------------------------------------------------------------------


def _choices(context: dict[str, Any]) -> list[str]:
    return [word.strip(" '") for word in str(context["expected"]).replace(" or ", ", ").split(",")]


def _limit(kind: str, context: dict[str, Any]) -> str:
    """What is expected where a number, a list or a text is beyond a limit; empty for any other kind."""
    match kind:
        case "string_too_long":
            return f"expected at most {context['max_length']:,} characters"
        case "too_short":
            return f"expected a list of at least {context['min_length']}"
        case "too_long":
            return f"expected a list of at most {context['max_length']}"
        case "greater_than_equal":
            return f"expected {context['ge']} or more"
        case "less_than_equal":
            return f"expected {context['le']} or less"
        case "decimal_max_digits" | "decimal_whole_digits":
            return "expected a sum of at most ten digits before the point"
    return ""


def _expected(kind: str, message: str, context: dict[str, Any]) -> str:
    if kind == "literal_error":
        return "expected one of " + ", ".join(_choices(context))
    if kind == "string_pattern_mismatch":
        id_like = "A-Za-z0-9" in context["pattern"]
        return "expected an id of letters, digits, - and _" if id_like else "expected one line of text"
    own = message.removeprefix("Value error, ").removeprefix("Input should be ")
    return _EXPECTED.get(kind) or _limit(kind, context) or f"expected {own.removeprefix('expected ')}"


def _mend(kind: str, value: object, context: dict[str, Any]) -> str:
    if kind == "literal_error" and isinstance(value, str):
        return did_you_mean(value, _choices(context))
    if kind == "decimal_max_places":
        return "Round it by the landlord's own rule."
    return "Type it, or leave the key out." if kind == "string_too_short" else ""


def _found(kind: str, value: object) -> str:
    match kind:
        case "missing":
            return "nothing"
        case "too_long" | "string_too_long" if isinstance(value, str | list | tuple | dict):
            return f"{len(value):,}"
    return found(value)


def _fault(error: Any, model: type[BaseModel], data: object, file: str) -> Fault:
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    location = tuple(_steps(tuple(_in_the_file(error["loc"], model)), data))
    if kind in _TAG_ERRORS:
        kind, location, value = _TAG_ERRORS[kind], (*location, _TAG), value.get(_TAG)
        context = {"expected": context.get("expected_tags", "")}
    where = place(location)
    if kind == "extra_forbidden":
        key = str(location[-1])
        mend = did_you_mean(key, _keys_at(model, location[:-1]))
        return Fault(file, where, "unknown key", found(key), mend, "unknown-key")
    expected = _expected(kind, error["msg"], context)
    return Fault(file, where, expected, _found(kind, value), _mend(kind, value, context))


def _only_follows(error: Any) -> bool:
    """A list is "too short" for pydantic when its items are faulty; the items' own faults are enough."""
    return error["type"] == "too_short" and bool(error["input"])


def model_faults(error: ValidationError, model: type[BaseModel], data: object, *, file: str) -> tuple[Fault, ...]:
    """Every fault that a model found in ``data``, each once, with its place as the file has it."""
    told = (_fault(one, model, data, file) for one in error.errors(include_url=False) if not _only_follows(one))
    return tuple(dict.fromkeys(told))
