"""A case and what is asked for in; everything that goes to one reader out: editions, file copy, cover note, dispatch note.

Without editions named, a reader gets those agreed with them, and a standard copy is kept on file. All of it is made, says the
same facts and is published together, or none of it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from complaintletters.adjustments import cover
from complaintletters.case import Case
from complaintletters.checks.cover_note import KIND as COVER_NOTE
from complaintletters.checks.withheld import withheld_words
from complaintletters.choosing import (
    Agreed,
    Agreement,
    agreed_with,
    as_warnings,
    cannot_be_made,
    not_asked_for,
    note_edition,
    parsed_or_not,
)
from complaintletters.dispatch_note import Copy, Dispatch, dispatch_note, window_findings
from complaintletters.edition import Edition, bilingual, parse_edition
from complaintletters.enclosures import Enclosed, enclosed_with, gaps
from complaintletters.errors import Fault, UsageError
from complaintletters.findings import Finding, Level, Nature, errors_in
from complaintletters.formats import FORMS
from complaintletters.language import DEFAULT_LANGUAGE
from complaintletters.manifest import Promised, Purpose, impersonal
from complaintletters.output import publish
from complaintletters.preparing import Prepared, in_edition, prepare, then
from complaintletters.presentation import STANDARD
from complaintletters.producing import Package, make_copy, produce_letter, request_for, stem_of, which_letter
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules, rules_for
from complaintletters.same_facts import Shown, Told, compare_editions, compare_files, compare_readers

NOT_IN_TIME = (
    "If the letter can't wait for that, use --with-cover-note and --their-copy-by: the standard copy goes now, with a note that "
    "tells the reader when theirs comes."
)
_COMPLAINANTS = frozenset({"complainant", "joint-complainant", "group-member"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, for every reader. Without ``editions`` they are those agreed; options as for ``produce``.

    ``their_copy_by`` asks for a cover note, which promises the reader's own edition by that day. ``bilingual`` adds English
    to each edition in another language; ``allow_machine`` lets in texts that a machine translated.
    """

    dated: date
    dispatched: date | None = None
    letter: str | None = None
    stage: int | None = None
    number: int | None = None
    editions: tuple[str, ...] = ()
    formats: tuple[str, ...] | None = None
    draft: bool = False
    their_copy_by: date | None = None
    templates: Path | None = None
    bilingual: bool = False
    allow_machine: bool = False


@dataclass(frozen=True, slots=True)
class Sending:
    """All the copies of one letter for one reader, with the dispatch note by its file name."""

    packages: tuple[Package, ...]
    note: dict[str, bytes] = field(default_factory=dict)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found, each thing once."""
        return tuple(dict.fromkeys(finding for package in self.packages for finding in package.findings))

    @property
    def is_publishable(self) -> bool:
        return any(package.files for package in self.packages)

    def stopped_by(self, found: Iterable[Finding]) -> "Sending":
        """The same without any files."""
        findings = tuple(found)
        return Sending(tuple(package.stopped_by(findings) for package in self.packages))

    def publish(self, directory: str | Path, *, replace: bool = False) -> tuple[Path, ...]:
        """Writes every file of every copy, the dispatch note and the manifests, all or nothing.

        Returns the paths. Raises ``PublishError``.
        """
        made = [package.all_files for package in self.packages]
        files = {name: data for one in made for name, data in one.items() if not name.endswith(".manifest.json")}
        manifests = {name: data for one in made for name, data in one.items() if name.endswith(".manifest.json")}
        if not files:
            return ()
        return publish(Path(directory) / self.packages[0].folder, {**files, **self.note, **manifests}, replace=replace)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One copy to make."""

    edition: Edition
    purpose: Purpose


# --- what is wanted -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Plan:
    """The copies to make for one reader, and what was found while choosing them."""

    copies: tuple[_Wanted, ...]
    findings: tuple[Finding, ...]
    promised: Promised | None = None


def _agreed_plan(agreement: Agreement, templates: Path | None) -> _Plan:
    """The editions agreed with a reader and a standard copy for the file."""
    findings = list(agreement.findings)
    copies: list[_Wanted] = []
    for one in agreement.editions:
        edition, fault = parsed_or_not(one, templates)
        if edition and edition.can_be_made:
            copies.append(_Wanted(edition, "reader"))
        else:
            findings.append(fault or cannot_be_made(one, why=edition.why_not if edition else ""))
    if not any(copy.edition.name == STANDARD for copy in copies):
        kept: Purpose = "file-copy" if agreement.editions else "reader"
        copies.append(_Wanted(parse_edition(STANDARD, templates), kept))
    return _Plan(tuple(copies), tuple(findings))


def _later(one: Agreed, by: date) -> Finding:
    message = f"“{one.name}” is agreed with this reader, and goes later than this letter."
    mend = f"See that it reaches the reader by {by.isoformat()}: the cover note promises that."
    return Finding("edition-later", message, one.where, Level.WARNING, Nature.INPUT, mend=mend)


def _covered_plan(agreement: Agreement, by: date, templates: Path | None) -> _Plan:
    """The standard copy now, for a reader whose own editions come later; those that can be made are ready for that."""
    findings = list(agreement.findings)
    copies = [_Wanted(parse_edition(STANDARD, templates), "with-cover-note")]
    for one in agreement.beyond_standard:
        edition, fault = parsed_or_not(one, templates)
        if fault:
            findings.append(fault)
        elif edition and edition.can_be_made:
            copies.append(_Wanted(edition, "later"))
            findings.append(_later(one, by))
        else:
            findings.append(cannot_be_made(one, level=Level.WARNING, later=by, why=edition.why_not if edition else ""))
    return _Plan(tuple(copies), tuple(findings), Promised(tuple(one.name for one in agreement.beyond_standard), by))


def _named_plan(agreement: Agreement, editions: Sequence[str], templates: Path | None) -> _Plan:
    """The editions that somebody named, whatever is agreed."""
    names = tuple(dict.fromkeys(editions))
    found = not_asked_for(agreement, names, templates)
    copies = tuple(_Wanted(parse_edition(name, templates), "reader") for name in names)
    return _Plan(copies, as_warnings((*agreement.findings, *found)))


def _plan(agreement: Agreement, asked: Asked, templates: Path | None) -> _Plan:
    if asked.editions:
        return _named_plan(agreement, asked.editions, templates)
    if asked.their_copy_by and agreement.beyond_standard:
        return _covered_plan(agreement, asked.their_copy_by, templates)
    return _agreed_plan(agreement, templates)


def _formats_of(edition: Edition, asked: Asked, plan: _Plan) -> tuple[str, ...] | None:
    """Of the formats asked for, those this edition has, where another edition has the others. None for all of its own.

    An edition that is agreed is made in all of its formats where none was named: the reader needs it all the same.
    """
    if asked.formats is None:
        return None
    own = FORMS[edition.form]
    elsewhere = {name for copy in plan.copies for name in FORMS[copy.edition.form]} - set(own)
    left = tuple(name for name in asked.formats if name not in elsewhere)
    return left or (asked.formats if asked.editions else None)


# --- making the copies ----------------------------------------------------------------------------------------------


class _Maker:
    """Makes one reader's copies: composed once for each language and register, then rendered."""

    def __init__(self, case: Case, rules: Rules, request: LetterRequest, asked: Asked, plan: _Plan) -> None:
        self.case, self.rules, self.request, self.asked, self.plan = case, rules, request, asked, plan
        self.enclosed = self._enclosed()
        self._prepared: dict[LetterRequest, Prepared] = {}

    def _enclosed(self) -> tuple[Enclosed, ...]:
        wanted = [copy.edition.name for copy in self.plan.copies if copy.purpose in {"reader", "later"}]
        promised = self.plan.promised.editions if self.plan.promised else ()
        return enclosed_with(self.case, self.request, dict.fromkeys((*wanted, *promised)))

    def _prepare(self, request: LetterRequest) -> Prepared:
        if request not in self._prepared:
            about = (*self.plan.findings, *gaps(self.enclosed))
            self._prepared[request] = prepare(self.case, self.rules, request, about=about)
        return self._prepared[request]

    def _in_its_languages(self, edition: Edition) -> Prepared:
        """The letter in an edition's language, or in both of a bilingual one."""
        first = self._prepare(in_edition(self.request, edition))
        return then(first, self._prepare(replace(first.request, language=edition.second))) if edition.second else first

    def copy(self, wanted: _Wanted) -> Package:
        request = in_edition(self.request, wanted.edition)
        formats = _formats_of(wanted.edition, self.asked, self.plan)
        if not wanted.edition.can_be_made:
            return produce_letter(self.case, self.rules, request, edition=wanted.edition.name, about=self.plan.findings)
        promised = self.plan.promised if wanted.purpose == "with-cover-note" else None
        prepared = self._in_its_languages(wanted.edition)
        return make_copy(prepared, wanted.edition, purpose=wanted.purpose, formats=formats, promised=promised)

    # --- the cover note

    def _note(self, edition: Edition, promised: Promised) -> Package:
        promise = cover(self.request.kind, promised.editions, promised.by, edition.language, self.rules.templates)
        note = in_edition(replace(self.request, kind=COVER_NOTE, cover=promise), edition)
        formats = _formats_of(edition, self.asked, self.plan)
        prepared = prepare(self.case, self.rules, note)
        made = make_copy(prepared, edition, purpose="cover-note", formats=formats, promised=promised)
        only_its_form_fails = prepared.letter is not None and edition.name != STANDARD
        return _told_only(made) if only_its_form_fails and not made.files else made

    def cover_notes(self) -> Iterator[Package]:
        """A note in each form that is promised, as far as it can be made; one of them printed, which no proofreader delays."""
        promised, templates = self.plan.promised, self.rules.templates
        if promised is None:
            return
        wanted = dict.fromkeys(note_edition(name, templates) for name in promised.editions)
        made = [self._note(edition, promised) for edition in wanted]
        yield from made
        printed = [one for one in made if parse_edition(one.edition, templates).form == "print"]
        if all(_may_be_missing(one) and not one.files for one in printed):
            yield self._note(parse_edition(STANDARD, templates), promised)

    def packages(self) -> tuple[Package, ...]:
        copies = (self.copy(wanted) for wanted in self.plan.copies)
        ready = (_told_only(one) if one.purpose == "later" and not one.files else one for one in copies)
        return (*ready, *self.cover_notes())


def _told_only(package: Package) -> Package:
    """A copy that can't be made now and need not be: the letter goes, and what stands in its way is told as warnings."""
    return replace(package, findings=as_warnings(package.findings))


def _may_be_missing(package: Package) -> bool:
    """Whether the letter goes without a copy: one that comes later, or a note in a form that couldn't be made."""
    return package.purpose in {"later", "cover-note"} and not errors_in(package.findings)


# --- all together ---------------------------------------------------------------------------------------------------


def _differences(packages: Sequence[Package]) -> tuple[Finding, ...]:
    """Where copies of the letter itself say other things than one another."""
    letters = [one for one in packages if one.letter and one.made and one.request.kind != COVER_NOTE]
    told = [Told(one.edition, one.letter) for one in letters if one.letter and one.made]
    files = [Shown(one.edition, one.read[0], one.letter.identity.language) for one in letters if one.read and one.letter]
    return (*compare_editions(told), *compare_files(files))


def _held_back(package: Package, packages: Sequence[Package]) -> Package:
    """A copy that isn't published, since another one of the same letter can't be."""
    missing = [one for one in packages if not one.files and not _may_be_missing(one)]
    if not package.files or not missing:
        return package
    natures = {finding.nature for one in missing for finding in errors_in(one.findings)}
    nature = Nature.INPUT if Nature.INPUT in natures else Nature.LETTER
    names = ", ".join(f"“{one.edition}”" for one in missing)
    message = f"expected every copy of this letter for this reader; {names} can't be made."
    mend = "Mend what is wrong with it. " + NOT_IN_TIME
    return package.stopped_by([Finding("other-edition-stopped", message, "edition", nature=nature, mend=mend)])


def _copies(packages: Sequence[Package]) -> tuple[Copy, ...]:
    return tuple(
        Copy(one.edition, one.purpose, str(one.manifest["edition"]["paper"]), one.files, one.letter)
        for one in packages
        if one.letter
    )


def _noted(package: Package, note: dict[str, str], found: tuple[Finding, ...]) -> Package:
    """A copy whose manifest names the dispatch note, with what the note found."""
    told = [*package.manifest["findings"], *map(impersonal, found)]
    record = {**package.manifest, "findings": told, "dispatch_note": note}
    return replace(package, manifest=record, findings=(*package.findings, *found))


def _with_note(packages: tuple[Package, ...], maker: _Maker) -> Sending:
    """The copies with a dispatch note, which each manifest names. A draft isn't sent, so it has none."""
    made = packages[0].made
    if made is None or maker.request.draft or not all(one.files or _may_be_missing(one) for one in packages):
        return Sending(packages)
    copies, channel = _copies(packages), made.recipient.channel
    data = dispatch_note(Dispatch(made, copies, maker.enclosed, maker.plan.promised))
    # Editions that somebody names are sent apart from those made before, so their note is another.
    named = parse_edition(maker.asked.editions[0] if maker.asked.editions else STANDARD, maker.rules.templates)
    if maker.asked.bilingual:
        named = bilingual(named, maker.rules.landlord.languages.first, maker.rules.templates)
    name = f"{stem_of(maker.case, maker.request, named)}-dispatch-note.txt"
    digest = sha256(data).hexdigest()
    seen = tuple(window_findings(copies, channel, maker.rules.templates))
    noted = (_noted(one, {name: digest}, seen) if one.files else one for one in packages)
    return Sending(tuple(noted), {name: data})


def _sent(maker: _Maker) -> Sending:
    packages = maker.packages()
    if not maker.request.draft:
        packages = tuple(_held_back(one, packages) for one in packages)
    found = _differences([one for one in packages if one.files])
    if errors_in(found):
        return Sending(packages).stopped_by(found)
    return _with_note(packages, maker)


def _refuse_early_promise(asked: Asked) -> None:
    if asked.their_copy_by and asked.their_copy_by <= asked.dated:
        expected = f"expected a day after the letter's date, {asked.dated.isoformat()}"
        raise UsageError([Fault("", "their-copy-by", expected, asked.their_copy_by.isoformat())])
    if asked.their_copy_by and asked.editions:
        mend = "Leave --edition out: the cover note goes with the standard copy."
        raise UsageError(
            [Fault("", "edition", "expected no edition beside a cover note", ", ".join(asked.editions), mend)]
        )


def _in_two_languages(plan: _Plan, asked: Asked, rules: Rules) -> _Plan:
    """The same copies, each in another language in English too. Raises ``UsageError`` where those named are all English."""
    if asked.editions and all((one.edition.language, one.edition.second) == (DEFAULT_LANGUAGE, "") for one in plan.copies):
        mend = "Name one, such as --edition cy, or leave --edition out for the editions agreed with the reader."
        expected = "expected an edition in another language beside English"
        raise UsageError([Fault("", "edition", expected, ", ".join(asked.editions), mend)])
    first = rules.landlord.languages.first
    copies = (replace(one, edition=bilingual(one.edition, first, rules.templates)) for one in plan.copies)
    return replace(plan, copies=tuple(copies))


def send(case: Case, person: str, asked: Asked) -> Sending:
    """Everything that goes to one recipient. Raises ``InputError`` as ``produce`` does; the rest is in its findings."""
    _refuse_early_promise(asked)
    rules = rules_for(case, asked.templates)
    wanted = which_letter(case, rules, asked.letter, asked.stage, asked.number)
    request = request_for(
        case, rules, wanted, person, dated=asked.dated, dispatched=asked.dispatched, draft=asked.draft
    )
    request = replace(request, allow_machine=asked.allow_machine)
    goes = max(asked.dated, request.dispatched or asked.dated)
    plan = _plan(agreed_with(case, person, goes, rules.templates), asked, rules.templates)
    if asked.bilingual:
        plan = _in_two_languages(plan, asked, rules)
    return _sent(_Maker(case, rules, request, asked, plan))


def _joint(sendings: Sequence[Sending]) -> Iterator[tuple[Sending, Told]]:
    """The sendings to those who complain together, each with its letter."""
    for sending in sendings:
        package = sending.packages[0]
        made, letter = package.made, package.letter
        if not (made and letter and package.files):
            continue
        if made.recipient.role in _COMPLAINANTS and not made.recipient.speaks_about:
            hidden = frozenset(path for path, _ in withheld_words(made.case, package.request.recipient))
            yield sending, Told(f"the letter to {package.request.recipient}", letter, hidden)


def send_all(case: Case, asked: Asked, person: str | None = None) -> tuple[Sending, ...]:
    """Everything that goes to every recipient, or to one. Joint complainants are told the same, but for what is withheld."""
    people = [person] if person else [one.person for one in case.recipients]
    sendings = tuple(send(case, one, asked) for one in people)
    joint = list(_joint(sendings))
    found = compare_readers([told for _, told in joint])
    if not errors_in(found) or asked.draft:
        return sendings
    stopped = {id(sending) for sending, _ in joint}
    return tuple(one.stopped_by(found) if id(one) in stopped else one for one in sendings)
