"""JSON in, a frozen ``Case`` out, or one error with every fault in it.

``internal`` is dropped here: it is not part of the model, so no later stage can print it.
"""

import json
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from complaintletters.case.faults import clean, cross_faults
from complaintletters.case.model import Case
from complaintletters.errors import CaseError, Fault, did_you_mean, found
from complaintletters.findings import Finding

LARGEST_FILE = 4_000_000
INTERNAL = "internal"


# --- JSON -----------------------------------------------------------------------------------------------------------


def _load(text: str, file: str) -> object:
    repeated: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in items]
        repeated.extend(key for key in set(keys) if keys.count(key) > 1)
        return dict(items)

    try:
        raw = json.loads(text, object_pairs_hook=pairs, parse_float=Decimal, parse_constant=str)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise CaseError([Fault(file, where, "expected JSON", error.msg, "Check the commas, quotes and brackets there.")]) from error
    except RecursionError as error:
        raise CaseError([Fault(file, "", "expected a case", "brackets nested too deeply")]) from error
    if repeated:
        raise CaseError(Fault(file, key, "expected each key once", "it twice", "Delete one.") for key in repeated)
    if not isinstance(raw, dict):
        raise CaseError([Fault(file, "", "expected an object { … }", type(raw).__name__)])
    return raw


def _text_of(source: bytes, file: str) -> str:
    if len(source) > LARGEST_FILE:
        size = f"{len(source) / 1_000_000:.1f} MB"
        mend = "A case holds words about one complaint; enclose long documents instead."
        raise CaseError([Fault(file, "", f"expected a case of at most {LARGEST_FILE // 1_000_000} MB", size, mend)])
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        mend = "Save the file as UTF-8."
        raise CaseError([Fault(file, f"byte {error.start}", "expected text in UTF-8", found(source[error.start]), mend)]) from error


# --- pydantic's errors in our words ---------------------------------------------------------------------------------


def _path(location: tuple[int | str, ...]) -> str:
    out = ""
    for step in location:
        out += f"[{step}]" if isinstance(step, int) else f"{'.' if out else ''}{step}"
    return out.removesuffix(".[key]")


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]


def _keys_at(location: tuple[int | str, ...]) -> list[str]:
    """The keys that the model at this place knows."""
    models: list[type[BaseModel]] = [Case]
    for step in location:
        for model in models:
            field = model.model_fields.get(str(step)) or next(
                (field for field in model.model_fields.values() if field.alias == step), None
            )
            if field:
                models = _models_in(field.annotation)
                break
    return [field.alias or name for model in models for name, field in model.model_fields.items()]


_EXPECTED = {
    "missing": "expected a value here",
    "bool_type": "expected true or false",
    "bool_parsing": "expected true or false",
    "string_type": "expected text in quotes",
    "string_too_short": "expected some text",
    "date_from_datetime_parsing": "expected a real date as YYYY-MM-DD",
    "date_parsing": "expected a real date as YYYY-MM-DD",
    "date_type": "expected a date as YYYY-MM-DD",
    "date_from_datetime_inexact": "expected a date without a time, as YYYY-MM-DD",
    "int_parsing": "expected a whole number",
    "int_type": "expected a whole number",
    "decimal_parsing": 'expected a sum such as "150.00"',
    "decimal_type": 'expected a sum such as "150.00"',
    "decimal_max_places": "expected pounds and pence, at most two decimal places",
    "dict_type": "expected an object { … }",
    "model_type": "expected an object { … }",
    "tuple_type": "expected a list [ … ]",
}


def _expected(error: Any) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "literal_error":
        return "expected one of " + context["expected"].replace("'", "").replace(" or ", ", ")
    if kind == "string_pattern_mismatch":
        id_like = "A-Za-z0-9" in context["pattern"]
        return "expected an id of letters, digits, - and _" if id_like else "expected one line of text"
    if kind == "string_too_long":
        return f"expected at most {context['max_length']:,} characters"
    return _EXPECTED.get(kind) or "expected: " + error["msg"].removeprefix("Input should be ").removeprefix("Value error, ")


def _mend(error: Any) -> str:
    value, kind = error["input"], error["type"]
    if kind == "literal_error" and isinstance(value, str):
        return did_you_mean(value, [word.strip(" '") for word in error["ctx"]["expected"].replace(" or ", ", ").split(",")])
    if kind == "decimal_max_places":
        return "Round it by the landlord's own rule."
    return "Type it, or leave the key out." if kind == "string_too_short" else ""


def _only_follows(error: Any) -> bool:
    """A list is "too short" for pydantic when its items are faulty; the items' own faults are enough."""
    return error["type"] == "too_short" and bool(error["input"])


def _fault(error: Any, file: str) -> Fault:
    location = tuple(step for step in error["loc"] if step != "[key]")
    if error["type"] == "extra_forbidden":
        key = str(location[-1])
        return Fault(file, _path(location), "unknown key", found(key), did_you_mean(key, _keys_at(location[:-1])), "unknown-key")
    shown = "nothing" if error["type"] == "missing" else found(error["input"])
    return Fault(file, _path(location), _expected(error), shown, _mend(error))


# --- reading --------------------------------------------------------------------------------------------------------


def _attach(case: Case, file: str, warnings: tuple[Finding, ...], text: str) -> Case:
    case._file = file
    case._warnings = warnings
    case._sha256 = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return case


def parse_case(source: bytes | str, *, file: str = "case") -> Case:
    """A case from JSON text. ``file`` is what messages call it. Raises ``CaseError`` with every fault at once."""
    text = _text_of(source, file) if isinstance(source, bytes) else source
    if isinstance(source, str) and len(source) > LARGEST_FILE:
        text = _text_of(source.encode("utf-8", "surrogatepass"), file)
    raw = _load(text, file)
    assert isinstance(raw, dict)
    raw.pop(INTERNAL, None)
    cleaned, faults, warnings = clean(raw, file)
    too_bad_for_models = {fault.where for fault in faults}
    case: Case | None = None
    try:
        case = Case.model_validate(cleaned)
    except ValidationError as error:
        told = (_fault(one, file) for one in error.errors(include_url=False) if not _only_follows(one))
        faults += [fault for fault in told if fault.where not in too_bad_for_models]
    faults += cross_faults(cleaned, file)
    if faults or case is None:
        raise CaseError(faults)
    return _attach(case, file, tuple(warnings), text)


def read_case(path: str | Path) -> Case:
    """The case in a JSON file. Raises ``CaseError`` with every fault at once, ``OSError`` if it can't be read."""
    return parse_case(Path(path).read_bytes(), file=str(path))


def _allow_bare_text(schema: Any) -> Any:
    """Words may stand as a bare string, which the model's own schema doesn't know."""
    match schema:
        case {"$ref": "#/$defs/WordsModel", **rest}:
            return {**rest, "anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/WordsModel"}]}
        case dict():
            return {key: _allow_bare_text(value) for key, value in schema.items()}
        case list():
            return [_allow_bare_text(item) for item in schema]
    return schema


def case_schema() -> dict[str, Any]:
    """The case's JSON Schema (draft 2020-12), every field described."""
    schema: dict[str, Any] = _allow_bare_text(TypeAdapter(Case).json_schema(by_alias=True))
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Complaint case"
    schema["properties"][INTERNAL] = {
        "description": "Never printed and never read: notes, vulnerabilities, safeguarding, alerts.",
    }
    return schema
