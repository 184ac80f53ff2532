"""A case in, a package of checked letters out: describe, compose, check, render, read back, compare."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from complaintletters import liblouis
from complaintletters.case import Case
from complaintletters.checks.case import check_case
from complaintletters.checks.contact_details import contact_faults
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.letter import elements_shown
from complaintletters.checks.passages import file_passages
from complaintletters.checks.stale import stale_details
from complaintletters.choosing import Agreement, agreed_with, as_warnings, cannot_be_made, not_asked_for, parsed_or_not
from complaintletters.compose import layers_of
from complaintletters.describing import Description
from complaintletters.describing.description import recipient_of
from complaintletters.edition import Edition, parse_edition
from complaintletters.errors import RenderError
from complaintletters.findings import Finding, Nature, errors_in
from complaintletters.formats import FORMS, Format, Setting, format_named
from complaintletters.language import language
from complaintletters.letter import Letter
from complaintletters.manifest import Promised, Purpose, as_bytes, manifest
from complaintletters.next_letter import NextLetter, default_number, default_stage, next_letter
from complaintletters.output import publish, safe_name
from complaintletters.posting import leaves
from complaintletters.preparing import Prepared, in_edition, prepare_edition
from complaintletters.presentation import STANDARD, Medium, Presentation, presentation
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules, rules_for
from complaintletters.setting_out import set_out

_ON_PAPER = frozenset({"post", "hand"})


@dataclass(frozen=True, slots=True)
class Package:
    """One letter to one reader: its files by name, its findings and its manifest.

    There are no files when a finding is an error, unless a draft was asked for. ``folder`` is the case's reference made
    safe for file names. ``letter`` is the letter as it was set out, and ``read`` its printed files as they read back.
    """

    request: LetterRequest
    title: str
    folder: str
    stem: str
    files: dict[str, bytes]
    findings: tuple[Finding, ...]
    manifest: dict[str, Any]
    edition: str = STANDARD
    purpose: Purpose = "reader"
    letter: Letter | None = field(default=None, repr=False)
    made: Description | None = field(default=None, repr=False)
    read: tuple[FinishedFile, ...] = field(default=(), repr=False)

    @property
    def is_publishable(self) -> bool:
        return bool(self.files)

    @property
    def all_files(self) -> dict[str, bytes]:
        """Its files with the manifest, which comes last; nothing where there are none."""
        name = f"{self.stem}.manifest.json"
        return {**self.files, name: as_bytes(self.manifest)} if self.files else {}

    def stopped_by(self, found: Iterable[Finding]) -> "Package":
        """The package without its files, since something is wrong with what it belongs to."""
        return replace(self, files={}, manifest={}, findings=(*self.findings, *found))

    def publish(self, directory: str | Path, *, replace: bool = False) -> tuple[Path, ...]:
        """Writes the files and the manifest into ``directory/<reference>/``, all or nothing.

        Returns the paths, the manifest last. Raises ``PublishError``; also when there are no files to publish.
        """
        if not self.files:
            return ()
        return publish(Path(directory) / self.folder, self.all_files, replace=replace)


# --- what is asked for ----------------------------------------------------------------------------------------------


def which_letter(case: Case, rules: Rules, letter: str | None, stage: int | None, number: int | None) -> NextLetter:
    """The letter asked for; where parts are left open, the case's next letter or the kind's next number."""
    if letter is None:
        found = next_letter(case, rules, stage=stage)
        return replace(found, number=number or found.number)
    chosen = stage or default_stage(case, rules, letter)
    return NextLetter(letter, chosen, number or default_number(case, letter, chosen))


def stem_of(case: Case, request: LetterRequest, edition: Edition, purpose: Purpose = "reader") -> str:
    """A letter's file name without its ending: kind, stage, date, and what else tells it apart."""
    recipient = recipient_of(case, request.recipient)
    parts = [request.kind, f"stage{request.stage}", request.dated.isoformat()]
    if request.number > 1:
        parts.append(str(request.number))
    if len(case.recipients) > 1 or recipient.person not in case.complainants:
        parts.append(safe_name(request.recipient))
    if edition.name != STANDARD:
        parts.append(safe_name(edition.name))
    if purpose == "file-copy":
        parts.append("file-copy")
    if request.draft:
        parts.append("DRAFT")
    return "-".join(parts)


def _agreed_findings(agreement: Agreement, edition: str | None, templates: Path | None) -> tuple[Finding, ...]:
    """What is agreed with the reader and one letter isn't. Where nobody named an edition, what can't be made is an error."""
    if edition is not None:
        return as_warnings((*agreement.findings, *not_asked_for(agreement, (edition,), templates)))
    unmade = {
        one.where: cannot_be_made(one, why=parsed.why_not)
        for one in agreement.beyond_standard
        if (parsed := parsed_or_not(one, templates)[0]) and not parsed.can_be_made
    }
    found = not_asked_for(agreement, (STANDARD,), templates)
    return (*agreement.findings, *(unmade.get(one.where, one) for one in found))


# --- rendering ------------------------------------------------------------------------------------------------------


_UNREAD = FinishedFile((), (), "", "")


def _render(
    letter: Letter, rules: Rules, format_: Format, setting: Setting
) -> tuple[bytes, FinishedFile, tuple[Finding, ...]]:
    """One finished file, as it reads, and what is wrong with it. A draft is not a letter, so it isn't compared with one."""
    try:
        data = format_.render(letter, rules.landlord.house_style(), setting)
    except RenderError as error:
        return (
            b"",
            _UNREAD,
            tuple(
                Finding("cannot-be-printed", f"{fault.expected}; found {fault.found}.", fault.where, mend=fault.mend)
                for fault in error.faults
            ),
        )
    file = _UNREAD if letter.draft else format_.read(data)
    found = () if letter.draft else _file_findings(letter, rules, format_, file, setting)
    return data, file, found


def _file_findings(
    letter: Letter, rules: Rules, format_: Format, file: FinishedFile, setting: Setting
) -> tuple[Finding, ...]:
    """A finished file compared with its letter, and what its letterhead adds. Quotations were told of with the letter."""
    compared = format_.compare(letter, file, (setting,))
    if not format_.is_print:
        return compared
    passages = file_passages(file)
    details = (*stale_details(passages, rules.regulator, letter.identity.dated), *contact_faults(passages))
    return (*compared, *errors_in(details))


def shown_as(made: Description, edition: Edition) -> Presentation:
    """The edition's presentation for this letter: at the landlord's own size where it keeps that, on paper or a screen."""
    chosen = presentation(*edition.presentation, templates=made.rules.templates)
    size = made.rules.landlord.house_style().size if chosen.landlord_size else chosen.size
    medium: Medium = "paper" if made.recipient.channel in _ON_PAPER else "screen"
    return _for_scripts(chosen.model_copy(update={"size": size, "medium": medium}), made, edition)


def _for_scripts(chosen: Presentation, made: Description, edition: Edition) -> Presentation:
    """A presentation with what the letters' scripts need: room between lines, and letters that stay joined."""
    tags = {made.request.language, edition.second or made.request.language}
    needs = [language(tag, made.rules.templates) for tag in tags]
    leading = max(chosen.leading, *(one.typefaces.leading for one in needs))
    spacing = 0.0 if any(one.joined for one in needs) else chosen.letter_spacing
    return chosen.model_copy(update={"leading": leading, "letter_spacing": spacing})


def _of_formats(formats: Iterable[str], finding: Finding) -> Finding:
    """A finding with the formats it is of: with its place, or with what to do where the place is in the case."""
    names = ", ".join(formats)
    if finding.code == "cannot-be-printed":
        return replace(finding, mend=f"{names}: {finding.mend}")
    return replace(finding, where=f"{names}: {finding.where}")


def _rendered(
    letter: Letter, rules: Rules, formats: Sequence[Format], setting: Setting, stem: str
) -> tuple[dict[str, bytes], list[FinishedFile], list[Finding]]:
    """The files, as they read, and what is wrong with them. What several files share is told once, with their formats."""
    files: dict[str, bytes] = {}
    read: list[FinishedFile] = []
    findings: dict[Finding, list[str]] = {}
    for format_ in formats:
        data, file, found = _render(letter, rules, format_, setting)
        files[f"{stem}.{format_.name}"] = data
        read += [file] if format_.is_print and file.lines else []
        for finding in dict.fromkeys(found):
            findings.setdefault(finding, []).append(format_.name)
    return files, read, [_of_formats(names, finding) for finding, names in findings.items()]


# --- producing ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Copy:
    """Which copy of a letter is made: its edition, what it is for, and its file name without an ending."""

    edition: Edition
    purpose: Purpose
    stem: str

    def stopped(self, case: Case, request: LetterRequest, findings: Iterable[Finding]) -> Package:
        """A package without files."""
        folder = safe_name(case.reference)
        return Package(request, "", folder, self.stem, {}, tuple(findings), {}, self.edition.name, self.purpose)


def make_copy(
    prepared: Prepared,
    edition: Edition,
    *,
    purpose: Purpose = "reader",
    formats: Iterable[str] | None = None,
    promised: Promised | None = None,
) -> Package:
    """A prepared letter rendered in one edition and read back. ``promised`` is what comes later, where a note says so."""
    case, rules, request = prepared.case, prepared.rules, prepared.request
    copy = _Copy(edition, purpose, stem_of(case, request, edition, purpose))
    chosen = [format_named(name, edition.form) for name in (formats or FORMS[edition.form])]
    if prepared.made is None or prepared.letter is None:
        return copy.stopped(case, request, prepared.findings)
    shown = shown_as(prepared.made, edition)
    letter = set_out(prepared.letter, shown)
    setting = shown if edition.form == "print" else edition.setting(rules.templates)
    files, read, found = _rendered(letter, rules, chosen, setting, copy.stem)
    findings = (*prepared.findings, *found)
    if errors_in(found):
        return copy.stopped(case, request, findings)
    record = manifest(
        prepared.made,
        layers_of(prepared.made),
        edition=edition.name,
        purpose=purpose,
        promised=promised,
        paper=shown.paper,
        elements=elements_shown(prepared.letter, prepared.made),
        findings=findings,
        files=files,
        second=edition.second,
        also_made_with={"liblouis": liblouis.version()} if edition.form == "braille" else {},
    )
    package = copy.stopped(case, request, findings)
    title = prepared.letter.title_text
    return replace(
        package, title=title, files=files, manifest=record, letter=letter, made=prepared.made, read=tuple(read)
    )


def _not_there(edition: Edition) -> Finding:
    why = edition.why_not or "this version has no such form."
    message = f"“{edition.name}” can't be made: {why}"
    mend = "Leave --edition out for the editions agreed with the reader."
    return Finding("edition-not-made", message, "edition", nature=Nature.INPUT, mend=mend)


def produce_letter(
    case: Case,
    rules: Rules,
    request: LetterRequest,
    *,
    formats: Iterable[str] | None = None,
    edition: str = STANDARD,
    about: Iterable[Finding] = (),
) -> Package:
    """One letter, checked before and after it is rendered. Without ``formats`` in all of its edition's.

    ``about`` is what was found of its reader before.
    """
    wanted = parse_edition(edition, rules.templates)
    if not wanted.can_be_made:
        copy = _Copy(wanted, "reader", stem_of(case, request, wanted))
        return copy.stopped(
            case, request, (*case.warnings, *check_case(case, rules, request), *about, _not_there(wanted))
        )
    return make_copy(prepare_edition(case, rules, request, wanted, about=about), wanted, formats=formats)


def request_for(
    case: Case, rules: Rules, wanted: NextLetter, person: str, *, dated: date, dispatched: date | None, draft: bool
) -> LetterRequest:
    """One letter to one reader, in the standard register."""
    reader = recipient_of(case, person)
    left = leaves(dispatched, reader.channel, rules.landlord) if dispatched else None
    return LetterRequest(wanted.kind, wanted.stage, wanted.number, reader.person, dated, draft=draft, dispatched=left)


def produce(
    case: Case,
    *,
    dated: date,
    dispatched: date | None = None,
    letter: str | None = None,
    stage: int | None = None,
    number: int | None = None,
    recipient: str | None = None,
    edition: str | None = None,
    formats: Iterable[str] | None = None,
    draft: bool = False,
    allow_machine: bool = False,
    templates: str | Path | None = None,
) -> Package:
    """The letter for one reader: the recipient named, else the case's first.

    ``dated`` is the date printed on it, ``dispatched`` when it is ready to leave: a day, or a day and time where the last
    post matters; else as the case's log says, or the day it is dated. Without ``letter`` it is the case's next, without
    ``formats`` all of the edition's are made. ``templates`` is a folder of your own landlords, regulators and letters.
    Without ``edition`` it is the standard one, and one agreed with the reader that can't be made is an error; named, it is
    the edition somebody chose. ``allow_machine`` lets in texts that a machine translated; the letter then says so.
    ``sending.send`` makes all that are agreed. Raises ``InputError`` for a landlord, kind, stage or recipient that isn't
    there, and for faulty profiles and wording. What the letter lacks is in the package's findings.
    """
    rules = rules_for(case, Path(templates) if templates else None)
    wanted = which_letter(case, rules, letter, stage, number)
    person = recipient or case.recipients[0].person
    request = request_for(case, rules, wanted, person, dated=dated, dispatched=dispatched, draft=draft)
    chosen = edition or STANDARD
    request = replace(in_edition(request, parse_edition(chosen, rules.templates)), allow_machine=allow_machine)
    about = _agreed_findings(agreed_with(case, person, dated, rules.templates), edition, rules.templates)
    return produce_letter(case, rules, request, formats=formats, edition=chosen, about=about)


def produce_all(case: Case, *, dated: date, **options: Any) -> tuple[Package, ...]:
    """The letter for every recipient, each in a package of its own. Options as for ``produce``."""
    return tuple(produce(case, dated=dated, recipient=one.person, **options) for one in case.recipients)
