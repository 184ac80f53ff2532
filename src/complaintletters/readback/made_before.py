"""Folders of letters, a case and the texts that changed in; every file made before that still says the old words out.

A manifest says which letter each file is and what it was made from. It names no one, so the folder's name, which is the
case's reference made safe, or the fingerprint of the case says whose letter it is.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from complaintletters.case import Case
from complaintletters.compose import compose, describe_for
from complaintletters.errors import ComplaintLettersError
from complaintletters.findings import Finding, Level
from complaintletters.letter import FreeText, Letter, leaves, letter_lines
from complaintletters.opening import BOUNDS, read_bounded
from complaintletters.output import safe_name
from complaintletters.readback.editions import printed_versions
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules

__all__ = ["OutOfDate", "Recorded", "letters_in", "out_of_date", "typed_paths"]

_ENDING = ".manifest.json"
_MOST_MANIFESTS = 2000


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _RecordedLetter(_Part):
    kind: str
    stage: int
    number: int
    dated: date
    dispatched: date | None = None
    recipient: int
    goes_with: str = ""


class _RecordedEdition(_Part):
    promised: tuple[str, ...] = ()
    promised_by: date | None = None
    asked: str = "standard"
    language: str = "en-GB"
    register_: str = Field("standard", alias="register")


class _Manifest(_Part):
    draft: bool = False
    letter: _RecordedLetter
    edition: _RecordedEdition = _RecordedEdition()
    inputs: dict[str, str] = {}
    outputs: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Recorded:
    """One letter as its manifest tells of it: which it is, the case it was made from, its files.

    ``goes_with`` is the kind of letter that a cover note goes with, which promises editions by a day.
    """

    manifest: Path
    request: LetterRequest
    edition: str
    register: str
    case_sha256: str
    files: tuple[str, ...]
    goes_with: str = ""
    promised: tuple[str, ...] = ()
    promised_by: date | None = None


@dataclass(frozen=True, slots=True)
class OutOfDate:
    """A file made before that says words which the case no longer does."""

    file: Path
    texts: tuple[str, ...]
    request: LetterRequest
    sent: date | None

    @property
    def what_to_do(self) -> str:
        letter = f"{self.request.kind}, stage {self.request.stage}, to {self.request.recipient}"
        if self.sent:
            return f"sent on {self.sent.isoformat()} with the old words ({letter}); the reader may need a correction"
        return f"make it again ({letter})"


# --- manifests ------------------------------------------------------------------------------------------------------


def letters_in(folders: Iterable[Path], case: Case) -> tuple[tuple[Recorded, ...], tuple[Finding, ...]]:
    """The letters of this case that the folders' manifests tell of, and the manifests that can't be read."""
    found: list[Recorded] = []
    findings: list[Finding] = []
    for path in _manifests(folders, case):
        try:
            data = read_bounded(path, most=BOUNDS.manifest, expected="a manifest")
            found += _recorded(path, _Manifest.model_validate(json.loads(data)), case)
        except (ValidationError, ValueError, RecursionError, ComplaintLettersError, OSError):
            message = "this manifest can't be read, so it can't be told whether its letter is out of date."
            findings.append(Finding("manifest-unreadable", message, str(path), Level.WARNING))
    return tuple(found), tuple(findings)


def _manifests(folders: Iterable[Path], case: Case) -> list[Path]:
    """Each folder's own manifests, and those in its folder for this case: one may name either."""
    looked_in = (place for folder in folders for place in (folder, folder / safe_name(case.reference)))
    found = {path.resolve(): path for place in looked_in for path in sorted(place.glob(f"*{_ENDING}"))}
    return list(found.values())[:_MOST_MANIFESTS]


def _recorded(path: Path, manifest: _Manifest, case: Case) -> Iterator[Recorded]:
    made_from = manifest.inputs.get("case", "")
    of_this_case = made_from == case.sha256 or path.resolve().parent.name == safe_name(case.reference)
    letter, readers = manifest.letter, case.recipients
    if not of_this_case or not 0 < letter.recipient <= len(readers):
        return
    reader, edition = readers[letter.recipient - 1].person, manifest.edition
    request = LetterRequest(
        letter.kind,
        letter.stage,
        letter.number,
        reader,
        letter.dated,
        register=edition.register_,
        draft=manifest.draft,
        dispatched=letter.dispatched,
    )
    yield Recorded(
        path,
        request,
        edition.asked,
        edition.register_,
        made_from,
        tuple(manifest.outputs),
        letter.goes_with,
        edition.promised,
        edition.promised_by,
    )


# --- what is out of date --------------------------------------------------------------------------------------------


def typed_paths(letter: Letter) -> frozenset[str]:
    """The paths of the free texts that a letter prints."""
    return frozenset(
        leaf.path for _, content in letter_lines(letter) for leaf in leaves(content) if isinstance(leaf, FreeText)
    )


def _says(
    case: Case, rules: Rules, request: LetterRequest, changed: frozenset[str], source: str
) -> tuple[str, ...] | None:
    """Which changed texts a letter prints; none where it can't be composed any more, so that nobody knows."""
    try:
        leniently = replace(request, draft=True)
        typed = typed_paths(compose(describe_for(case, rules, leniently)))
        return tuple(sorted(changed & printed_versions(source, typed, request.register)))
    except ComplaintLettersError:
        return None


def _sent(case: Case, request: LetterRequest) -> date | None:
    asked = (request.kind, request.stage, request.number, request.recipient)
    for one in case.letters:
        if (one.kind, one.stage, one.number, one.recipient) == asked and one.dated == request.dated:
            return one.dispatched or one.dated
    return None


def out_of_date(
    letters: Iterable[Recorded], case: Case, rules: Rules, changed: frozenset[str], source: str
) -> tuple[OutOfDate, ...]:
    """Every file, of those the manifests name and that are still there, whose letter prints a changed text.

    ``source`` is the case's JSON as it was: a plain letter prints a text's plain version where it has one.
    """
    out: list[OutOfDate] = []
    for one in letters:
        texts = _says(case, rules, one.request, changed, source)
        if texts or texts is None:
            files = (one.manifest.parent / name for name in one.files)
            sent = None if one.request.draft else _sent(case, one.request)
            out += [OutOfDate(file, texts or (), one.request, sent) for file in files if file.is_file()]
    return tuple(out)
