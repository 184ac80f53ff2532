"""JSON in, a frozen ``Case`` out, or one error with every fault in it.

``internal`` is dropped here: it is not part of the model, so no later stage can print it.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from complaintletters.case.faults import clean, cross_faults
from complaintletters.case.model import Case
from complaintletters.errors import CaseError, Fault, did_you_mean, found, place
from complaintletters.findings import Finding
from complaintletters.model_faults import model_faults
from complaintletters.opening import BOUNDS

LARGEST_FILE = BOUNDS.case
INTERNAL = "internal"
_MOST_DIGITS = 300


# --- JSON -----------------------------------------------------------------------------------------------------------


class _Pairs(dict[str, Any]):
    """An object of the JSON that remembers which of its keys stood there more than once."""

    __slots__ = ("repeated",)

    def __init__(self, items: list[tuple[str, Any]]) -> None:
        super().__init__(items)
        self.repeated: tuple[str, ...] = ()
        if len(self) < len(items):
            counted = Counter(key for key, _ in items)
            self.repeated = tuple(key for key, times in counted.items() if times > 1)


def _whole_number(text: str) -> int:
    """An integer. Python refuses thousands of digits; no limit here is so high that its last digits matter."""
    return int(text[:_MOST_DIGITS])


def _fraction(text: str) -> Decimal | str:
    """A decimal, or its text where its exponent is beyond any number; the models refuse that by its place."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return text


def _repeated_keys(value: object, path: tuple[int | str, ...] = ()) -> Iterator[str]:
    """The place of every key that stands twice, in the file's order."""
    match value:
        case _Pairs():
            yield from (place((*path, key)) for key in value.repeated)
            for key, inner in value.items():
                yield from _repeated_keys(inner, (*path, key))
        case list():
            for index, inner in enumerate(value):
                yield from _repeated_keys(inner, (*path, index))


def _check_size(raw: dict[str, Any], file: str) -> None:
    """A case holds hundreds of values; a hundred thousand faults help nobody and take a minute to put into words."""
    count, left = 0, [value for key, value in raw.items() if key != INTERNAL]
    while left:
        value = left.pop()
        count += 1
        if isinstance(value, dict | list):
            left += value.values() if isinstance(value, dict) else value
        if count + len(left) > BOUNDS.values:
            raise CaseError([Fault(file, "", f"expected a case of at most {BOUNDS.values:,} values", "more")])


def _parsed(text: str, file: str) -> object:
    try:
        return json.loads(
            text, object_pairs_hook=_Pairs, parse_int=_whole_number, parse_float=_fraction, parse_constant=str
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        mend = "Check the commas, quotes and brackets there."
        raise CaseError([Fault(file, where, "expected JSON", error.msg, mend)]) from error
    except RecursionError as error:
        raise CaseError([Fault(file, "", "expected a case", "brackets nested too deeply")]) from error


def _load(text: str, file: str) -> dict[str, Any]:
    raw = _parsed(text, file)
    if not isinstance(raw, dict):
        shown = "a list" if isinstance(raw, list) else found(raw)
        raise CaseError([Fault(file, "", "expected an object { … }", shown)])
    _check_size(raw, file)
    repeated = [
        Fault(file, where, "expected each key once", "it twice", "Delete one.") for where in _repeated_keys(raw)
    ]
    if repeated:
        raise CaseError(repeated)
    return raw


def _text_of(source: bytes, file: str) -> str:
    if len(source) > LARGEST_FILE:
        size = f"{len(source) / 1_000_000:.1f} MB"
        mend = "A case holds words about one complaint; enclose long documents instead."
        raise CaseError([Fault(file, "", f"expected a case of at most {LARGEST_FILE // 1_000_000} MB", size, mend)])
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where, byte = f"byte {error.start}", found(source[error.start])
        raise CaseError([Fault(file, where, "expected text in UTF-8", byte, "Save the file as UTF-8.")]) from error


# --- reading --------------------------------------------------------------------------------------------------------


def _attach(case: Case, file: str, warnings: tuple[Finding, ...], text: str) -> Case:
    case._file = file
    case._warnings = warnings
    case._sha256 = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return case


def _at_other_places(later: Iterable[Fault], told: Iterable[Fault]) -> list[Fault]:
    """Those faults whose places have none yet: one mend at a time is asked for each value."""
    places = {fault.where for fault in told}
    return [fault for fault in later if fault.where not in places]


def _unknown_landlord(raw: object, landlords: Collection[str], file: str) -> Iterator[Fault]:
    named = raw.get("landlord") if isinstance(raw, dict) else None
    if landlords and isinstance(named, str) and named not in landlords:
        yield Fault(file, "landlord", "expected a landlord there is", found(named), did_you_mean(named, landlords))


def parse_case(source: bytes | str, *, file: str = "case", landlords: Collection[str] = ()) -> Case:
    """A case from JSON text. ``file`` is what messages call it; ``landlords`` the ids there are, if it is to be one of them.

    Raises ``CaseError`` with every fault at once.
    """
    text = _text_of(source, file) if isinstance(source, bytes) else source
    if isinstance(source, str) and len(source) > LARGEST_FILE:
        text = _text_of(source.encode("utf-8", "surrogatepass"), file)
    raw = _load(text, file)
    raw.pop(INTERNAL, None)
    cleaned, faults, warnings = clean(raw, file)
    case: Case | None = None
    try:
        case = Case.model_validate(cleaned)
    except ValidationError as error:
        faults += _at_other_places(model_faults(error, Case, cleaned, file=file), faults)
    faults += _at_other_places([*_unknown_landlord(cleaned, landlords, file), *cross_faults(cleaned, file)], faults)
    if faults or case is None:
        raise CaseError(faults)
    return _attach(case, file, tuple(warnings), text)


def read_case(path: str | Path, *, landlords: Collection[str] = ()) -> Case:
    """The case in a JSON file; ``landlords`` as for ``parse_case``.

    Raises ``CaseError`` with every fault at once, ``OSError`` if it can't be read.
    """
    with Path(path).open("rb") as file:
        source = file.read(LARGEST_FILE + 1)
    return parse_case(source, file=str(path), landlords=landlords)


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
