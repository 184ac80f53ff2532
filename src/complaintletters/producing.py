"""A case in, a package of checked letters out: describe, compose, check, render, read back, compare."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from complaintletters import liblouis
from complaintletters.case import Case
from complaintletters.checks.case import check_case
from complaintletters.checks.contact_details import contact_faults
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.letter import case_gaps, check_letter, elements_shown
from complaintletters.checks.money import check_money_words
from complaintletters.checks.passages import file_passages, letter_passages
from complaintletters.checks.stale import stale_details
from complaintletters.checks.withheld import check_withheld
from complaintletters.checks.words import words_to_mend
from complaintletters.compose import compose, describe_for, layers_of
from complaintletters.describing import Description
from complaintletters.describing.description import recipient_of
from complaintletters.edition import Edition, parse_edition
from complaintletters.errors import RenderError, UsageError
from complaintletters.findings import Finding, Level, Nature, errors_in
from complaintletters.formats import FORMS, Format, Setting, format_named
from complaintletters.letter import Letter
from complaintletters.manifest import as_bytes, manifest
from complaintletters.next_letter import NextLetter, default_number, default_stage, next_letter
from complaintletters.output import publish, safe_name
from complaintletters.posting import leaves
from complaintletters.presentation import Medium, Presentation, presentation
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules, rules_for
from complaintletters.setting_out import set_out

_ON_PAPER = frozenset({"post", "hand"})


@dataclass(frozen=True, slots=True)
class Package:
    """One letter to one reader: its files by name, its findings and its manifest.

    There are no files when a finding is an error, unless a draft was asked for. ``folder`` is the case's reference made
    safe for file names.
    """

    request: LetterRequest
    title: str
    folder: str
    stem: str
    files: dict[str, bytes]
    findings: tuple[Finding, ...]
    manifest: dict[str, Any]

    @property
    def is_publishable(self) -> bool:
        return bool(self.files)

    def publish(self, directory: str | Path, *, replace: bool = False) -> tuple[Path, ...]:
        """Writes the files and the manifest into ``directory/<reference>/``, all or nothing.

        Returns the paths, the manifest last. Raises ``PublishError``; also when there are no files to publish.
        """
        if not self.files:
            return ()
        name = f"{self.stem}.manifest.json"
        return publish(Path(directory) / self.folder, {**self.files, name: as_bytes(self.manifest)}, replace=replace)


# --- what is asked for ----------------------------------------------------------------------------------------------


def which_letter(case: Case, rules: Rules, letter: str | None, stage: int | None, number: int | None) -> NextLetter:
    """The letter asked for; where parts are left open, the case's next letter or the kind's next number."""
    if letter is None:
        found = next_letter(case, rules, stage=stage)
        return replace(found, number=number or found.number)
    chosen = stage or default_stage(case, rules, letter)
    return NextLetter(letter, chosen, number or default_number(case, letter, chosen))


def stem_of(case: Case, request: LetterRequest, edition: Edition) -> str:
    """A letter's file name without its ending: kind, stage, date, and what else tells it apart."""
    recipient = recipient_of(case, request.recipient)
    parts = [request.kind, f"stage{request.stage}", request.dated.isoformat()]
    if request.number > 1:
        parts.append(str(request.number))
    if len(case.recipients) > 1 or recipient.person not in case.complainants:
        parts.append(safe_name(request.recipient))
    if edition.name != "standard":
        parts.append(safe_name(edition.name))
    if request.draft:
        parts.append("DRAFT")
    return "-".join(parts)


def _unmet(name: str, where: str, edition: Edition, templates: Path | None) -> Finding | None:
    """An edition agreed with the reader that this letter is not."""
    message = f"“{name}” is agreed with this reader, and this is the {edition.name} edition."
    mend = f"Make it too, with --edition {name}."
    try:
        agreed = parse_edition(name, templates)
    except UsageError as error:
        fault = error.faults[0]
        return Finding("edition-not-made", f"{fault.expected}; found {fault.found}.", where, nature=Nature.INPUT, mend=fault.mend)
    if not agreed.can_be_made:
        message = f"“{name}” is agreed with this reader, and this version can't make it."
        mend = "Arrange it by other means before you send the letter."
    elif agreed.name == edition.name:
        return None
    return Finding("edition-not-made", message, where, Level.WARNING, Nature.INPUT, mend=mend)


def _unmet_editions(case: Case, request: LetterRequest, edition: Edition, templates: Path | None) -> list[Finding]:
    """Editions agreed with the reader that this letter is not, so that someone makes or arranges them."""
    recipient = recipient_of(case, request.recipient)
    at = case.recipients.index(recipient)
    found = (
        _unmet(name, f"recipients[{at}].editions[{index}]", edition, templates)
        for index, name in enumerate(recipient.editions)
    )
    return [finding for finding in found if finding]


def _withheld(made: Description) -> list[Finding]:
    """What this reader's letter leaves out, so that someone looks whether it still makes sense without."""
    message = "these words are withheld from this reader, so the letter leaves them out."
    return [Finding("withheld", message, path, Level.WARNING, Nature.INPUT) for path in sorted(made.withheld)]


# --- rendering ------------------------------------------------------------------------------------------------------


def _render(
    letter: Letter, rules: Rules, format_: Format, setting: Setting
) -> tuple[bytes, tuple[Finding, ...]]:
    """One finished file, and what is wrong with it when read back. A draft is not a letter, so it isn't compared with one."""
    try:
        data = format_.render(letter, rules.landlord.house_style(), setting)
    except RenderError as error:
        return b"", tuple(
            Finding(
                "cannot-be-printed",
                f"{fault.expected}; found {fault.found}.",
                fault.where,
                mend=f"{format_.name}: {fault.mend}",
            )
            for fault in error.faults
        )
    found = () if letter.draft else _file_findings(letter, rules, format_, format_.read(data))
    return data, tuple(replace(finding, where=f"{format_.name}: {finding.where}") for finding in found)


def _file_findings(letter: Letter, rules: Rules, format_: Format, file: FinishedFile) -> tuple[Finding, ...]:
    """A finished file compared with its letter, and what its letterhead adds. Quotations were told of with the letter."""
    compared = format_.compare(letter, file)
    if not format_.is_print:
        return compared
    passages = file_passages(file)
    details = (*stale_details(passages, rules.regulator, letter.identity.dated), *contact_faults(passages))
    return (*compared, *errors_in(details))


def _presentation(made: Description, edition: Edition) -> Presentation:
    """The edition's presentation for this letter: at the landlord's own size where it keeps that, on paper or a screen."""
    chosen = presentation(*edition.presentation, templates=made.rules.templates)
    size = made.rules.landlord.house_style().size if chosen.landlord_size else chosen.size
    medium: Medium = "paper" if made.recipient.channel in _ON_PAPER else "screen"
    return chosen.model_copy(update={"size": size, "medium": medium})


def _rendered(
    letter: Letter, rules: Rules, formats: Sequence[Format], setting: Setting, stem: str
) -> tuple[dict[str, bytes], list[Finding]]:
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    for format_ in formats:
        data, found = _render(letter, rules, format_, setting)
        files[f"{stem}.{format_.name}"] = data
        findings += found
    return files, findings


# --- producing ------------------------------------------------------------------------------------------------------


def _stopped(case: Case, request: LetterRequest, stem: str, findings: list[Finding]) -> Package:
    return Package(request, "", safe_name(case.reference), stem, {}, tuple(findings), {})


def _gap(finding: Finding) -> str:
    return f"{finding.where}: {finding.message}" if finding.where else finding.message


def _text_findings(letter: Letter, rules: Rules) -> tuple[Finding, ...]:
    """What is wrong with a letter's own text, whoever wrote it."""
    passages = letter_passages(letter)
    return (
        *stale_details(passages, rules.regulator, letter.identity.dated),
        *contact_faults(passages),
        *words_to_mend(passages, letter.identity.language, rules.landlord),
    )


def _letter_package(
    made: Description, findings: list[Finding], formats: Sequence[Format], edition: Edition, stem: str
) -> Package:
    request, rules = made.request, made.rules
    letter = compose(made, gaps=tuple(_gap(one) for one in errors_in(findings)))
    findings += [*check_letter(letter, made), *_text_findings(letter, rules), *check_money_words(letter)]
    findings += check_withheld(letter, made.case)
    if errors_in(findings) and not request.draft:
        return _stopped(made.case, request, stem, findings)
    shown = _presentation(made, edition)
    setting = shown if edition.form == "print" else edition.setting(rules.templates)
    files, found = _rendered(set_out(letter, shown), rules, formats, setting, stem)
    findings += found
    if errors_in(found) or (errors_in(findings) and not request.draft):
        return _stopped(made.case, request, stem, findings)
    record = manifest(
        made,
        layers_of(made),
        edition=edition.name,
        paper=shown.paper,
        elements=elements_shown(letter, made),
        findings=findings,
        files=files,
        also_made_with={"liblouis": liblouis.version()} if edition.form == "braille" else {},
    )
    return Package(request, letter.title_text, safe_name(made.case.reference), stem, files, tuple(findings), record)


def produce_letter(
    case: Case, rules: Rules, request: LetterRequest, *, formats: Iterable[str] | None = None, edition: str = "standard"
) -> Package:
    """One letter, checked before and after it is rendered. Without ``formats`` in all of its edition's."""
    wanted = parse_edition(edition, rules.templates)
    chosen = [format_named(name, wanted.form) for name in (formats or FORMS[wanted.form])]
    stem = stem_of(case, request, wanted)
    findings = [*case.warnings, *check_case(case, rules, request), *_unmet_editions(case, request, wanted, rules.templates)]
    if not wanted.can_be_made:
        mend = "Leave --edition out for the standard one."
        findings.append(
            Finding(
                "edition-not-made", f"this version can't make “{edition}”.", "edition", nature=Nature.INPUT, mend=mend
            )
        )
        return _stopped(case, request, stem, findings)
    made = describe_for(case, rules, request)
    already = {finding.where for finding in findings}
    findings += [gap for gap in case_gaps(made) if gap.where not in already]
    findings += _withheld(made)
    if errors_in(findings) and not request.draft:
        return _stopped(case, request, stem, findings)
    return _letter_package(made, findings, chosen, wanted, stem)


def produce(
    case: Case,
    *,
    dated: date,
    dispatched: date | None = None,
    letter: str | None = None,
    stage: int | None = None,
    number: int | None = None,
    recipient: str | None = None,
    edition: str = "standard",
    formats: Iterable[str] | None = None,
    draft: bool = False,
    templates: str | Path | None = None,
) -> Package:
    """The letter for one reader: the recipient named, else the case's first.

    ``dated`` is the date printed on it, ``dispatched`` when it is ready to leave: a day, or a day and time where the last
    post matters; else as the case's log says, or the day it is dated. Without ``letter`` it is the case's next, without
    ``formats`` all of the edition's are made. ``templates`` is a folder of your own landlords, regulators and letters.
    Raises ``InputError`` for a landlord, kind, stage or recipient that isn't there, and for faulty profiles and wording.
    What the letter lacks is in the package's findings.
    """
    rules = rules_for(case, Path(templates) if templates else None)
    wanted = which_letter(case, rules, letter, stage, number)
    reader = recipient_of(case, recipient or case.recipients[0].person)
    language = parse_edition(edition, rules.templates).language
    left = leaves(dispatched, reader.channel, rules.landlord) if dispatched else None
    request = LetterRequest(
        wanted.kind, wanted.stage, wanted.number, reader.person, dated, language, draft=draft, dispatched=left
    )
    return produce_letter(case, rules, request, formats=formats, edition=edition)


def produce_all(case: Case, *, dated: date, **options: Any) -> tuple[Package, ...]:
    """The letter for every recipient, each in a package of its own. Options as for ``produce``."""
    return tuple(produce(case, dated=dated, recipient=one.person, **options) for one in case.recipients)
