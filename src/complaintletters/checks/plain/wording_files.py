"""Wording as its files hold it: a ``.md`` file or ``statements.toml`` in; its lines, with a gap for each value, out."""

import re
from collections.abc import Iterator
from pathlib import Path

from complaintletters.errors import Fault, UsageError
from complaintletters.plain_language import GAP
from complaintletters.profile_file import load_toml, parse_profile
from complaintletters.wording.statements import Message, Statements

STATEMENTS = "statements.toml"
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
_WHOLE = re.compile(r"\{\{[-\s]*(?:say\.\w+|super\(\))[-\s]*\}\}")
_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_FIELD = re.compile(r"\{\w+\}")
_LEAD = re.compile(r"^\s*(?:#{1,6}\s+|[-*]\s+|\d+[.)]\s+)?")
_RULE = re.compile(r"^[\s|:-]+$")


def _lines_of(source: str) -> Iterator[str]:
    """The lines of Markdown without its marks. A row of a table is a line for each cell."""
    for line in source.splitlines():
        if _RULE.match(line):
            continue
        cells = line.strip().strip("|").split("|") if line.lstrip().startswith("|") else [line]
        for cell in cells:
            text = _LEAD.sub("", cell).replace("**", "").strip()
            if text.replace(GAP, "").strip():
                yield text


def markdown_lines(source: str) -> tuple[str, ...]:
    """The lines of a wording file. Obligatory sentences are measured where they are written."""
    bare = _VALUE.sub(GAP, _WHOLE.sub("", _TAG.sub("", _COMMENT.sub("", source))))
    return tuple(_lines_of(bare))


def _forms(message: Message, register: str) -> Iterator[str]:
    plain = register == "plain"
    forms = (message.plain or message.text, message.plain_about or message.about) if plain else (message.text, message.about)
    for form in forms:
        if form:
            yield _FIELD.sub(GAP, form)


def statement_lines(path: Path, register: str) -> tuple[str, ...]:
    """Every obligatory sentence of a register."""
    said = parse_profile(Statements, load_toml(path), path).say
    return tuple(line for message in said.values() for line in _forms(message, register))


def register_of(path: Path) -> str:
    """The register that a wording file is for: a folder is named after it."""
    return "plain" if "plain" in path.parts else "standard"


def wording_files(path: Path) -> tuple[Path, ...]:
    """A wording file, or all those in a folder. Raises ``UsageError`` where there is none."""
    if path.is_file():
        return (path,)
    found = sorted({*path.rglob("*.md"), *path.rglob(STATEMENTS)})
    if not found:
        raise UsageError([Fault(str(path), "", "expected wording files (.md) in this folder", "none")])
    return tuple(found)
