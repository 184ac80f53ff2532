"""A Word letter edited in Word and its case in; a ``ReadBack`` out: the case with the edited words, and all the rest told.

What can be taken back is what stands in the content controls. Nothing is taken where it can't be done safely: tracked
changes, another case's letter, a case that was changed meanwhile.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from complaintletters.case import Case, parse_case
from complaintletters.checks.cover_note import KIND as COVER_NOTE
from complaintletters.checks.files.docx import read
from complaintletters.checks.files.word_package import UnreadableError, WordPackage, word_package
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.recognise import normal
from complaintletters.compose import compose, describe_for
from complaintletters.edition import Edition
from complaintletters.errors import CaseError, Fault, UsageError, did_you_mean
from complaintletters.findings import Finding, Level, Nature, errors_in
from complaintletters.formats import FORMATS
from complaintletters.identify import identified
from complaintletters.landlord import landlord_paths
from complaintletters.language import DEFAULT_LANGUAGE
from complaintletters.letter import Letter
from complaintletters.producing import produce_letter, shown_as
from complaintletters.readback.case_text import versions_of, with_texts
from complaintletters.readback.controls import Control, WordText, word_text
from complaintletters.readback.editions import Versions, body_size, edition_of
from complaintletters.readback.edits import Change, Edits, Printed, edits_of
from complaintletters.readback.made_before import OutOfDate, Recorded, letters_in, out_of_date, typed_paths
from complaintletters.readback.outside import changes_outside, masked
from complaintletters.renderers.docx.inlines import tag_of
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules, rules_for
from complaintletters.setting_out import set_out

__all__ = ["ReadBack", "read_back"]

_STOPPING = frozenset({"tracked-changes", "not-a-docx", "dtd", "too-large"})


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What became of a letter read back.

    ``source`` is the case's JSON with the changed texts in it; none where there is nothing to take, or nothing could be
    taken safely. ``out_of_date`` are files made before that still say the old words.
    """

    request: LetterRequest | None
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    out_of_date: tuple[OutOfDate, ...] = ()
    source: bytes | None = None


class _StopError(Exception):
    """Why nothing can be taken."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__()
        self.findings = findings


def _stop(code: str, message: str, mend: str = "", where: str = "file") -> _StopError:
    return _StopError(Finding(code, message, where, mend=mend))


def read_back(
    data: bytes,
    source: bytes | str,
    *,
    file: str = "letter.docx",
    case_file: str = "case",
    folders: Iterable[str | Path] = (),
    take: Iterable[str] = (),
    templates: str | Path | None = None,
) -> ReadBack:
    """The texts edited in a Word letter's content controls, taken back into its case.

    ``data`` is the letter, ``source`` the case's JSON; ``file`` and ``case_file`` are what messages call them. ``folders``
    are where letters made before lie, with their manifests. ``take`` names the only texts to take, by path. Raises
    ``InputError`` for a bad case or landlord, and for a path in ``take`` that the letter doesn't print.
    """
    extra = Path(templates) if templates else None
    case = parse_case(source, file=case_file, landlords=landlord_paths(extra))
    text = source if isinstance(source, str) else source.decode("utf-8")  # a byte order mark stays
    rules = rules_for(case, extra)
    letters, unread = letters_in([Path(folder) for folder in folders], case)
    try:
        made = _Made(data, Path(file).name, case, text, rules, letters)
        return made.read_back(frozenset(take), unread)
    except _StopError as stop:
        return ReadBack(None, findings=(*stop.findings, *unread))


# --- the edited file ------------------------------------------------------------------------------------------------


def _opened(data: bytes) -> tuple[WordPackage, WordText, FinishedFile]:
    """The file, where it can be read back at all."""
    finished = read(data)
    stopping = [one for one in finished.findings if one.code in _STOPPING]
    if stopping:
        raise _StopError(*stopping)
    try:
        package = word_package(data)
        return package, word_text(package), finished
    except UnreadableError as reason:
        raise _StopError(reason.finding) from reason


def _recorded_as(name: str, letters: Sequence[Recorded]) -> Recorded | None:
    return next((one for one in letters if name in one.files), None)


def _request_of(finished: FinishedFile, recorded: Recorded | None, case: Case, rules: Rules) -> LetterRequest:
    """Which letter it is: by its manifest, else by what it says, as long as that leaves no doubt."""
    if recorded:
        return recorded.request
    found = identified(finished, case, rules)
    if found is None or found.sureness == "unsure":
        message = "this file is not clearly one of the case's letters."
        mend = "Check that file and case belong together, or name the folder of its manifest with --letters."
        raise _stop("not-a-letter-of-this-case", message, mend)
    return found.request


class _Made:
    """A letter as it was made, beside the file it became."""

    def __init__(
        self, data: bytes, name: str, case: Case, source: str, rules: Rules, letters: tuple[Recorded, ...]
    ) -> None:
        self.case, self.source, self.rules, self.letters = case, source, rules, letters
        self.package, self.text, self.finished = _opened(data)
        self.recorded = _recorded_as(name, letters)
        self._check_kind()
        self._check_controls()
        self._check_reference()
        self.request = self._request()
        self.edition, self.letter, self.made_package = self._remade()
        self.made_text = word_text(self.made_package)
        versions, paths = Versions(source, self.request.register), typed_paths(self.letter)
        self.path_of_tag = {tag_of(path): versions.target(path) for path in paths}
        self.path_of_title = {one.title: self.path_of_tag.get(one.tag, "") for one, _ in self.made_text.controls}
        self.words = versions.words(paths)

    def _check_kind(self) -> None:
        if self.recorded and self.recorded.request.kind == COVER_NOTE:
            message = "this is a cover note, which prints no text of the case, so nothing can be read back from it."
            raise _stop("edition-not-read-back", message, "Read back the letter that it goes with.")

    def _check_controls(self) -> None:
        if not self.text.controls:
            message = "this file has no content controls: it was made elsewhere, or saved by a program that drops them."
            raise _stop("no-controls", message, "Type the changes into the case, and make the letter again.")
        language = self.text.language
        if language and language != DEFAULT_LANGUAGE:
            message = f"this letter is in “{language}”; only letters in English can be read back."
            raise _stop("edition-not-read-back", message, "Change the translation in the case.")

    def _check_reference(self) -> None:
        """Every case has a ``points[0].text``: another case's letter would be read back without a murmur."""
        reference = normal(self.case.reference)
        if reference not in normal("\n".join((*self.finished.lines, self.text.keywords))):
            message = f"the case's reference {reference} stands nowhere in this file."
            raise _stop("not-a-letter-of-this-case", message, "Check that file and case belong together.")

    def _request(self) -> LetterRequest:
        request = _request_of(self.finished, self.recorded, self.case, self.rules)
        mark = compose(describe_for(self.case, self.rules, replace(request, draft=True))).furniture.draft
        said = normal("\n".join((*self.finished.lines, *self.finished.furniture, self.finished.title)))
        return replace(request, draft=normal(mark) in said)

    def _remade(self) -> tuple[Edition, Letter, WordPackage]:
        """The edition, and the letter and its Word file as they were made from the case."""
        made = describe_for(self.case, self.rules, self.request)
        letter = compose(made, gaps=self._gaps())
        name = self.recorded.edition if self.recorded else None
        edition = edition_of(name, letter, made, self.finished, body_size(self.package))
        if edition is None:
            message = f"this letter is of the edition “{name}”, which isn't there."
            raise _stop("edition-not-read-back", message, "Name the folder that has it with --templates.")
        shown = shown_as(made, edition)
        letter = set_out(letter, shown)
        file = FORMATS["docx"].render(letter, self.rules.landlord.house_style(), shown)
        return edition, letter, word_package(file)

    def _gaps(self) -> tuple[str, ...]:
        """What a draft says is missing."""
        if not self.request.draft:
            return ()
        errors = errors_in(produce_letter(self.case, self.rules, self.request, formats=()).findings)
        return tuple(f"{one.where}: {one.message}" if one.where else one.message for one in errors)

    # --- what was changed

    def path(self, control: Control) -> str:
        """The text that a control holds; nothing for a control that is none of the letter's."""
        return self.path_of_tag.get(control.tag) or ("" if control.tag else self.path_of_title.get(control.title, ""))

    def _by_path(self, text: WordText) -> dict[str, tuple[Control, ...]]:
        out: dict[str, list[Control]] = {}
        for control, _ in text.controls:
            out.setdefault(self.path(control), []).append(control)
        return {path: tuple(controls) for path, controls in out.items() if path in self.words}

    def edits(self) -> Edits:
        made = self._by_path(self.made_text)
        printed = {path: Printed(path, self.words[path], controls) for path, controls in made.items()}
        return edits_of(printed, self._by_path(self.text), "\n".join(self.finished.lines))

    def _placed(self, text: WordText) -> list[tuple[etree._Element, str]]:
        return [(element, path) for one, element in text.controls if (path := self.path(one)) in self.words]

    def outside(self, apart: Sequence[str]) -> Iterator[Finding]:
        made, found = (
            masked(package, self._placed(text))
            for package, text in ((self.made_package, self.made_text), (self.package, self.text))
        )
        return changes_outside(self.letter, made, found, texts=self.words, apart=apart)

    # --- all of it

    def read_back(self, take: frozenset[str], unread: Sequence[Finding]) -> ReadBack:
        self._check_taken(take)
        edits = self.edits()
        changes = tuple(one for one in edits.changes if not take or one.path in take)
        findings = [*self._of_the_file(), *edits.findings, *_left(edits.changes, take), *self.outside(edits.apart)]
        changed_case = self._changed_meanwhile(take) if changes else ()
        if not changes or changed_case:
            return ReadBack(self.request, changes, (*findings, *changed_case, *unread))
        return self._taken(changes, [*findings, *unread])

    def _check_taken(self, take: frozenset[str]) -> None:
        unknown = sorted(take - set(self.words))
        if unknown:
            mend = did_you_mean(unknown[0], self.words)
            raise UsageError([Fault("", "--take", "expected a text that the letter prints", unknown[0], mend)])

    def _of_the_file(self) -> Iterator[Finding]:
        yield from self.finished.findings
        if self.recorded is None:
            message = "no manifest of this letter was found, so it can't be told whether the case was changed since."
            mend = "Name the folder with --letters, and read each change before you keep it."
            yield Finding("no-manifest", message, "file", Level.WARNING, mend=mend)

    def _changed_meanwhile(self, take: frozenset[str]) -> tuple[Finding, ...]:
        """Where the case isn't the one the letter was made from, its newer words could be lost under the letter's old ones."""
        if take or self.recorded is None or self.recorded.case_sha256 == self.case.sha256:
            return ()
        message = "the case was changed after this letter was made, so a text that differs may be newer in the case."
        mend = "Look at each change, and name those to take with --take."
        return (Finding("case-changed", message, "file", nature=Nature.INPUT, mend=mend),)

    def _taken(self, changes: tuple[Change, ...], findings: list[Finding]) -> ReadBack:
        source = with_texts(self.source, {one.path: one.new for one in changes})
        try:
            case = parse_case(source.encode("utf-8"), file=self.case.file)
        except CaseError as error:
            return ReadBack(self.request, changes, (*findings, *_refused(error)))
        changed = frozenset(one.path for one in changes)
        findings += _stale_versions(source, changes)
        findings += self._checked(case)
        stale = out_of_date(self.letters, self.case, self.rules, changed, self.source)
        return ReadBack(self.request, changes, tuple(findings), stale, source.encode("utf-8"))

    def _checked(self, case: Case) -> list[Finding]:
        """What the checks say of the letter made from the new case, and didn't of the one from the old."""
        before, after = (
            produce_letter(one, self.rules, self.request, formats=("docx",), edition=self.edition.name).findings
            for one in (self.case, case)
        )
        return [one for one in after if one.is_error or one not in before]


def _left(changes: Sequence[Change], take: frozenset[str]) -> Iterator[Finding]:
    for one in changes:
        if take and one.path not in take:
            yield Finding("not-taken", "this text was edited too, and --take doesn't name it.", one.path, Level.WARNING)


def _refused(error: CaseError) -> Iterator[Finding]:
    for fault in error.faults:
        message = f"the case can't hold these words: {fault.expected}; found {fault.found}."
        yield Finding("text-not-allowed", message, fault.where, nature=Nature.INPUT, mend=fault.mend)


def _stale_versions(source: str, changes: Sequence[Change]) -> Iterator[Finding]:
    """Translations and plain versions of changed words. They stay in the case, and say what the words said before."""
    changed = [one.path for one in changes if not one.is_typographic]
    for where in (path.removesuffix(".plain") for path in changed if path.endswith(".plain")):
        message = "the plain version was changed, and the standard words still say what they said before."
        mend = "See that both say the same: the reader's own letter and the file copy must."
        yield Finding("standard-words-stale", message, where, Level.WARNING, Nature.INPUT, mend=mend)
    for where in versions_of(source, changed):
        is_plain = where.endswith(".plain")
        what = "plain version" if is_plain else f"translation into “{where.removesuffix('.text').rpartition('.')[2]}”"
        message = f"the words were changed, and their {what} still says what they said before."
        code = "plain-version-stale" if is_plain else "translation-stale"
        yield Finding(code, message, where, Level.WARNING, Nature.INPUT, mend="Have it done again.")
