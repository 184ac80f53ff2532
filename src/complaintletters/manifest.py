"""The manifest of a letter: what it was made from and what was checked, with no personal data in it."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

from complaintletters import __version__
from complaintletters.catalogue import catalogue_files, is_reviewed
from complaintletters.describing import Description
from complaintletters.findings import Finding
from complaintletters.language import DEFAULT_LANGUAGE, language
from complaintletters.outline import outline
from complaintletters.wording.layers import Layers

Purpose = Literal["reader", "file-copy", "cover-note", "with-cover-note", "later"]
PURPOSES: dict[Purpose, str] = {
    "reader": "for the reader",
    "file-copy": "file copy, not to be posted",
    "cover-note": "cover note, to go with the standard copy",
    "with-cover-note": "for the reader, with a cover note, since their own edition comes later",
    "later": "for the reader, by the day that the cover note says",
}
_PERSON = re.compile(r"\b(people|recipients)\.[A-Za-z0-9_-]+")
PACKAGES = ("babel", "docxtpl", "jinja2", "lxml", "markdown", "pydantic", "typst")


@dataclass(frozen=True, slots=True)
class Promised:
    """The editions that a cover note promises, and the day by which they come."""

    editions: tuple[str, ...]
    by: date


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


@cache
def _file_digest(path: Path, _modified: int) -> str:
    return _digest(path.read_bytes())


def file_digest(path: Path) -> str:
    return _file_digest(path, path.stat().st_mtime_ns)


@cache
def versions() -> dict[str, str]:
    """The version of this package and of what shapes a letter's bytes."""
    return {"complaintletters": __version__, **{name: metadata.version(name) for name in PACKAGES}}


def impersonal(finding: Finding) -> dict[str, str]:
    """A finding without its message, which may quote the case, and without anyone's id."""
    where = _PERSON.sub(r"\1.*", finding.where)
    return {"code": finding.code, "level": finding.level.value, "where": where, "provision": finding.provision}


def _languages(made: Description, second: str) -> tuple[str, ...]:
    """The languages of a letter besides English."""
    return tuple(tag for tag in (made.request.language, second) if tag and tag != DEFAULT_LANGUAGE)


def _translated(made: Description, second: str) -> dict[str, Any]:
    """In another language than English: whether its wording is reviewed, and who translated the case's texts."""
    told: dict[str, Any] = {"second_language": second} if second else {}
    templates = made.rules.templates
    for tag in _languages(made, second):
        told["wording_review"] = "reviewed" if is_reviewed(language(tag, templates), templates) else "draft"
    by = {one.by for text in made.typed.values() for tag in _languages(made, second) if (one := text.translations.get(tag))}
    return {**told, "case_translated_by": sorted(by)} if by else told


def _inputs(made: Description, layers: Layers, second: str) -> dict[str, str]:
    landlord = made.rules.landlord.folder
    named = {f"landlord/{name}": landlord / name for name in ("landlord.toml", "letterhead.docx", "wordmark.svg")}
    kind_file = outline(made.request.kind, made.rules.templates, landlord, made.request.register).file
    named[f"outline/{kind_file.name}"] = kind_file
    for tag in _languages(made, second):
        for index, file in enumerate(catalogue_files(tag, made.rules.templates)):
            named[f"catalogue/{index}/{tag}/{file.name}"] = file
    for index, file in enumerate(layers.files):
        named[f"wording/{index}/{file.name}"] = file
    digests = {name: file_digest(path) for name, path in named.items() if path.is_file()}
    return {"case": made.case.sha256, **digests}


def _letter(made: Description) -> dict[str, Any]:
    """Which letter it is, without anyone's name."""
    request, rules = made.request, made.rules
    return {
        "kind": request.kind,
        "stage": request.stage,
        "number": request.number,
        "dated": request.dated.isoformat(),
        **({"dispatched": request.dispatched.isoformat()} if request.dispatched else {}),
        "landlord": rules.landlord.id,
        "procedure": rules.procedure.id,
        "recipient": made.case.recipients.index(made.recipient) + 1,
        "role": made.recipient.role,
        **({"goes_with": request.cover.kind} if request.cover else {}),
    }


def manifest(
    made: Description,
    layers: Layers,
    *,
    edition: str,
    purpose: Purpose,
    promised: Promised | None,
    paper: str,
    elements: Mapping[str, list[str]],
    findings: Iterable[Finding],
    files: Mapping[str, bytes],
    second: str = "",
    also_made_with: Mapping[str, str],
) -> dict[str, Any]:
    """What is recorded of a letter. The same input gives the same manifest.

    ``second`` is the other language of a bilingual letter, ``paper`` the paper to print on, empty for white;
    ``also_made_with`` the versions of what isn't a Python package.
    An edition that isn't met has no files, and so no manifest; ``promised`` are those that a cover note says will come.
    """
    request, rules = made.request, made.rules
    return {
        "manifest": 1,
        "draft": request.draft,
        "letter": _letter(made),
        "edition": {
            "asked": edition,
            "met": True,
            "language": request.language,
            "register": request.register,
            **_translated(made, second),
            "paper": paper,
            "copy": PURPOSES[purpose],
            **({"promised": list(promised.editions), "promised_by": promised.by.isoformat()} if promised else {}),
        },
        "regulator": {"id": rules.regulator.id, "code": rules.regulator.code, "edition": rules.regulator.edition},
        "elements": dict(elements),
        "findings": [impersonal(finding) for finding in findings],
        "inputs": _inputs(made, layers, second),
        "outputs": {name: _digest(data) for name, data in files.items()},
        "versions": {**versions(), **also_made_with},
    }


def as_bytes(record: Mapping[str, Any]) -> bytes:
    return (json.dumps(record, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
