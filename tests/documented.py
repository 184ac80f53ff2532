"""The tables in the guides that are made from the code: the case's fields, wording's names, elements, the next letter.

Run ``python -m tests.documented`` to write them anew; ``test_docs.py`` fails while one is out of date.
"""

import re
import types
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from inspect import getdoc
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from complaintletters import case_schema, next_letter
from complaintletters.regulator import Column, regulator
from complaintletters.values import DomainValue
from complaintletters.wording import vocabulary
from complaintletters.wording.statements import statements

DOCS = Path(__file__).resolve().parents[1] / "docs"
_PART = re.compile(r"(<!-- made by tests/documented\.py: (\S+) -->\n).*?(\n<!-- end -->)", re.DOTALL)


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


# --- the case -------------------------------------------------------------------------------------------------------

_TITLES = {
    "WordsModel": "Free text",
    "LineModel": "Words of one line",
    "PointAtStage": "Point at a stage",
    "PercentOfRent": "Percent of rent",
    "RightToRepair": "Right to repair",
    "OtherRoute": "Other route",
    "SentLetter": "Sent letter",
}
_PLURALS = {"id": "ids", "line": "lines"}
_TEXTS = {"": "text", r"^[^\n\r\t]+$": "line"}
_TRANSLATION = {"$ref": "#/$defs/Translation"}
_ANCHOR = re.compile(r"[^a-z]+")


def _link(model: str) -> str:
    title = _TITLES.get(model, model)
    return f"[{title.lower()}](#{_ANCHOR.sub('-', title.lower())})"


def _inner_kind(field: dict[str, Any]) -> str:
    """What a field that is made of others holds."""
    match field:
        case {"anyOf": choices}:
            kinds = [choice for choice in choices if choice.get("type") != "null"]
            numbers = [choice for choice in kinds if choice.get("type") == "number"]
            number = "sum" if any("minimum" in choice for choice in numbers) else "number"
            return number if numbers else _kind(kinds[-1])
        case {"oneOf": choices}:
            return " or ".join(map(_kind, choices))
        case {"type": "array", "items": items}:
            return f"list of {_PLURALS.get(_kind(items), _kind(items))}"
        case {"patternProperties": patterns}:
            return f"{_kind(next(iter(patterns.values())))} by id"
        case {"additionalProperties": dict() as inner}:
            return f"{_kind(inner)} by {'stage number' if inner != _TRANSLATION else 'language'}"
    return ""


def _kind(field: dict[str, Any]) -> str:
    """What a field holds, in a few words."""
    match field:
        case {"$ref": reference}:
            return _link(reference.rpartition("/")[2])
        case {"const": word}:
            return f"`{word}`"
        case {"enum": words}:
            return ", ".join(f"`{word}`" for word in words)
        case {"type": "string", "format": "date"}:
            return "date"
        case {"type": "string"}:
            return _TEXTS.get(field.get("pattern", ""), "id" if "pattern" in field else "text")
        case {"type": "boolean"}:
            return "yes or no"
        case {"type": "integer"}:
            return "whole number"
    return _inner_kind(field)


def _default(field: dict[str, Any]) -> str:
    match field.get("default"):
        case True:
            return "`true`"
        case str(word):
            return f"`{word}`"
    return ""


def _model_table(model: dict[str, Any]) -> str:
    needed = set(model.get("required", ()))
    rows = (
        (
            f"`{name}`",
            _kind(field),
            "yes" if name in needed else _default(field),
            field["description"].replace("\n", " "),
        )
        for name, field in model["properties"].items()
        if name != "internal"
    )
    return _table(("field", "holds", "needed", "what it is"), rows)


def case_fields() -> str:
    """Every field of every part of a case, the whole first, then its parts as they are met."""
    schema = case_schema()
    order: list[str] = []

    def meet(value: Any) -> None:
        match value:
            case {"$ref": reference}:
                name = reference.rpartition("/")[2]
                if name not in order:
                    order.append(name)
            case dict():
                for inner in value.values():
                    meet(inner)
            case list():
                for inner in value:
                    meet(inner)

    meet(schema["properties"])
    for name in order:
        meet(schema["$defs"][name]["properties"])
    parts = [f"## The case\n\n{_model_table(schema)}"]
    for name in order:
        model = schema["$defs"][name]
        about = f"{model['description']}\n\n" if model.get("description") else ""
        parts.append(f"## {_TITLES.get(name, name)}\n\n{about}{_model_table(model)}")
    return "\n\n".join(parts)


# --- wording's names ------------------------------------------------------------------------------------------------

_WORDS = {
    "Address": "address", "Count": "whole number", "Day": "date", "Duration": "length of time", "Email": "e-mail address",
    "FreeText": "the case's own words", "Money": "sum", "Name": "name", "Reference": "reference", "Role": "job title",
    "Statement": "sentence", "Telephone": "telephone number", "Term": "words of the profile", "Web": "web address",
    "bool": "yes or no, for `if`", "str": "word, for `if`", "int": "number, for `if`",
}  # fmt: skip


def _unwrapped(annotation: Any) -> tuple[tuple[Any, ...], bool, bool]:
    """The types an annotation stands for, whether it is a list, and whether it may be absent."""
    if get_origin(annotation) in {Union, types.UnionType}:
        rest = tuple(one for one in get_args(annotation) if one is not type(None))
        return rest, False, len(rest) < len(get_args(annotation))
    if get_origin(annotation) is tuple:
        return (get_args(annotation)[0],), True, False
    return (annotation,), False, False


def _says(annotation: Any) -> str:
    kinds, many, _ = _unwrapped(annotation)
    words = " or ".join(_WORDS.get(kind.__name__) or f"see [{_group_title(kind)}](#{_anchor(kind)})" for kind in kinds)
    return f"list, for `for`: {words}" if many else words


def _group_title(group: Any) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", str(group.__name__).removesuffix("Names")).lower()


def _anchor(group: Any) -> str:
    return _group_title(group).replace(" ", "-")


def _groups(group: Any, met: list[Any]) -> list[Any]:
    for annotation in get_type_hints(group).values():
        for kind in _unwrapped(annotation)[0]:
            if is_dataclass(kind) and not issubclass(kind, DomainValue) and kind not in met:
                met.append(kind)
                _groups(kind, met)
    return met


def _names_table(group: Any) -> str:
    hints = get_type_hints(group)
    rows = (
        (f"`{field.name}`", _says(hints[field.name]), "may be missing" if _unwrapped(hints[field.name])[2] else "")
        for field in fields(group)
    )
    return _table(("name", "what it is", ""), rows)


def wording_names() -> str:
    """Every name that wording can use: where one can start, then the details of each group."""
    parts = [f"#### Where a name starts\n\n{_names_table(vocabulary.Vocabulary)}"]
    for group in _groups(vocabulary.Vocabulary, []):
        if group is not vocabulary.Say:
            about = " ".join((getdoc(group) or "").split())
            parts.append(f"#### {_group_title(group)}\n\n{about}\n\n{_names_table(group)}")
    return "\n\n".join(parts)


def obligatory_sentences() -> str:
    """Every obligatory sentence with its words."""
    messages = statements().say
    rows = ((f"`say.{field.name}`", messages[field.name].text) for field in fields(vocabulary.Say))
    return _table(("name", "what it says"), rows)


# --- letters --------------------------------------------------------------------------------------------------------

_MARKS = {"must": "M", "should": "S", "must-if": "M if", "should-if": "S if"}
_SHORT: dict[Column, str] = {
    "acknowledgement-1": "ack. 1",
    "acknowledgement-2": "ack. 2",
    "extension": "ext.",
    "refusal-complaint": "refusal 1",
    "refusal-escalation": "refusal 2",
    "response-1": "resp. 1",
    "response-2": "resp. 2",
}


def elements_of_letters() -> str:
    """The Housing Ombudsman's elements by letter."""
    pack = regulator("housing-ombudsman")
    rows = (
        (
            f"`{rule.id}`",
            rule.says,
            rule.provision,
            *(_MARKS.get(rule.letters.get(column, ""), "") for column in _SHORT),
        )
        for rule in pack.elements
    )
    return _table(("element", "what the reader must find", "Code", *_SHORT.values()), rows)


def next_letters() -> str:
    """The rule for the next letter, from the module that holds it."""
    return "\n".join(line for line in (next_letter.__doc__ or "").splitlines() if line.startswith("|"))


PARTS: dict[str, Callable[[], str]] = {
    "case-fields": case_fields,
    "wording-names": wording_names,
    "obligatory-sentences": obligatory_sentences,
    "elements-of-letters": elements_of_letters,
    "next-letters": next_letters,
}


def written_anew(text: str) -> str:
    """A guide with its made parts as the code has them now."""
    return _PART.sub(lambda match: f"{match[1]}\n{PARTS[match[2]]()}\n{match[3]}", text)


def guides() -> tuple[Path, ...]:
    return tuple(sorted(DOCS.glob("*.md")))


def main() -> None:
    for guide in guides():
        text = guide.read_text(encoding="utf-8")
        guide.write_text(written_anew(text), encoding="utf-8")


if __name__ == "__main__":
    main()
