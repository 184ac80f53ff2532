"""A case, a reader and a letter's date in; the editions agreed with that reader out, and what is unclear about them.

The recipient's ``editions`` stand as they are. Adjustments of that person that none of them meets are joined to the printed
ones, so that a reader with two needs gets one letter that meets both. A language, or plain words, is joined to narrations
too; and where nothing printed is agreed, what is joined is printed in the language and the words of what is. The channel
decides nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from complaintletters.adjustments import adjustments_file, base_of, called, language_called, language_name
from complaintletters.case import Case
from complaintletters.case.people import Adjustment
from complaintletters.describing.description import recipient_of
from complaintletters.edition import REGISTERS, Edition, parse_edition
from complaintletters.errors import UsageError
from complaintletters.findings import Finding, Level, Nature
from complaintletters.language import known_languages
from complaintletters.presentation import STANDARD, presentation_files

_FORMS_OF_THEIR_OWN = frozenset({"audio", "braille", "bsl", "easy-read", "narration"})
_LARGE_PRINT, _NARRATION = "large-print", "narration"


@dataclass(frozen=True, slots=True)
class Agreed:
    """One edition agreed with a reader, and where the case says so."""

    name: str
    where: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """The editions agreed with a reader on a day, and what somebody has to look at."""

    editions: tuple[Agreed, ...]
    findings: tuple[Finding, ...]

    @property
    def beyond_standard(self) -> tuple[Agreed, ...]:
        """Those that the standard copy doesn't meet."""
        return tuple(one for one in self.editions if one.name != STANDARD)


# --- one adjustment -------------------------------------------------------------------------------------------------


def _is_edition(name: str, templates: Path | None) -> bool:
    """Whether an adjustment's own name is an edition's; one that only looks like a language's tag is none."""
    try:
        edition = parse_edition(name, templates)
    except UsageError:
        return False
    return edition.can_be_made or language_name(name) is not None


def _asked_for(adjustment: Adjustment, templates: Path | None) -> str | None:
    """The edition that an adjustment asks for, at its size; none where it isn't a form of letter."""
    asked = adjustment.adjustment
    name = adjustments_file(templates).edition(asked) or language_called(asked, templates) or asked
    files = presentation_files(templates)
    if adjustment.size is None or base_of(name) in _FORMS_OF_THEIR_OWN:
        known = name in adjustments_file(templates).known or name in files or _is_edition(name, templates)
        return name if known else None
    if base_of(name) in files and files[base_of(name)].sizes:
        return f"{base_of(name)}:{adjustment.size}"
    return f"{name}+{_LARGE_PRINT}:{adjustment.size}" if _is_edition(name, templates) else None


def _unknown(adjustment: Adjustment, where: str, templates: Path | None) -> Iterator[Finding]:
    """An adjustment whose name is no form of letter: a slip of the pen, or something met in another way."""
    file = adjustments_file(templates)
    if adjustment.adjustment in file.elsewhere.names:
        return
    names = {*file.known, *presentation_files(templates)}
    near = get_close_matches(adjustment.adjustment, sorted(names), n=1, cutoff=0.7)
    level = Level.ERROR if near or file.is_about_letters(adjustment.adjustment) else Level.WARNING
    message = f"expected a form of letter or an adjustment that is known; found “{adjustment.adjustment}”."
    mend = (
        "If it asks for a form of letter, put that into the recipient's “editions”, such as “large-print:18”. If it is met in "
        "another way, see that it is, and add its name to “elsewhere” in adjustments.toml."
    )
    mend = f"Did you mean “{near[0]}”?" if near else mend
    yield Finding("adjustment-unknown", message, f"{where}.adjustment", level, Nature.INPUT, mend=mend)


def _review_due(adjustment: Adjustment, where: str, dated: date) -> Iterator[Finding]:
    """A review that is overdue ends nothing: nobody loses an adjustment because their landlord is behind."""
    if adjustment.review and adjustment.review < dated:
        message = f"expected a review by {adjustment.review.isoformat()}; this letter is dated {dated.isoformat()}."
        mend = (
            "Ask the reader whether it still suits them, and put in the day of the next review. This letter meets it."
        )
        yield Finding("adjustment-review-due", message, f"{where}.review", Level.WARNING, Nature.INPUT, mend=mend)


def _not_yet(adjustments: Iterable[tuple[int, Adjustment]], dated: date) -> Iterator[Finding]:
    """Adjustments agreed after a letter goes. The day may be a slip, so somebody looks."""
    for index, one in adjustments:
        if one.agreed and one.agreed > dated:
            expected = f"expected an adjustment agreed by {dated.isoformat()}, when this letter goes"
            message = f"{expected}; found {one.agreed.isoformat()}."
            mend = "This letter doesn't meet it. If it should, put the day right, or make it with --edition."
            where = f"adjustments[{index}].agreed"
            yield Finding("adjustment-agreed-later", message, where, Level.WARNING, Nature.INPUT, mend=mend)


def _superseded(adjustment: Adjustment, holding: Iterable[Adjustment]) -> bool:
    """Whether the same adjustment was agreed anew on a later day."""
    return any(
        other.adjustment == adjustment.adjustment
        and other.agreed is not None
        and (adjustment.agreed is None or other.agreed > adjustment.agreed)
        for other in holding
    )


# --- all of them ----------------------------------------------------------------------------------------------------


def _with_choice(name: str, part: str) -> str:
    """An edition with what is asked for after the colon, where it has that form and leaves it open."""
    return "+".join(part if own == base_of(part) else own for own in name.split("+"))


def _has(name: str, part: str) -> bool:
    """Whether an edition meets a part: the same form, and the choice too where one is asked for."""
    return any(own == part or (":" not in part and base_of(own) == part) for own in name.split("+"))


class _Choosing:
    """Goes through one person's adjustments and gathers the editions they need."""

    def __init__(self, named: Iterable[Agreed], templates: Path | None) -> None:
        self.named = list({one.name: one for one in named}.values())
        self.joined: list[Agreed] = []
        self.findings: list[Finding] = []
        self.templates = templates

    def add(self, name: str, where: str) -> None:
        for part in name.split("+"):
            self._add_part(part, where)

    def _add_part(self, part: str, where: str) -> None:
        self.named = [Agreed(_with_choice(one.name, part), one.where) for one in self.named]
        everything = [*self.named, *self.joined]
        if any(_has(one.name, part) for one in everything):
            return
        other = next((one for one in everything if base_of(part) in map(base_of, one.name.split("+"))), None)
        if other and base_of(part) not in _FORMS_OF_THEIR_OWN:
            self._disagree(part, where, other)
        elif base_of(part) in _FORMS_OF_THEIR_OWN:
            self.named.append(Agreed(part, where))
        else:
            self.joined.append(Agreed(part, where))

    def _disagree(self, part: str, where: str, other: Agreed) -> None:
        message = f"expected what {other.where} says, “{other.name}”; found “{part}”."
        mend = "Ask the reader which of the two they need, and leave out the other."
        self.findings.append(Finding("adjustments-disagree", message, where, nature=Nature.INPUT, mend=mend))

    def _takes(self, one: Agreed) -> bool:
        """Whether it is a printed edition, to which other presentations can be joined."""
        return one.name != STANDARD and not {base_of(part) for part in one.name.split("+")} & _FORMS_OF_THEIR_OWN

    def _is_of_words(self, part: str) -> bool:
        """Whether it says how a letter is worded, whatever its form: its language, or plain words."""
        return part in REGISTERS or part in known_languages(self.templates)

    def _words_of(self, named: Iterable[Agreed]) -> list[str]:
        """The language and the register that all of them have."""
        parts = [one.name.split("+") for one in named if one.name != STANDARD]
        return [part for part in parts[0] if self._is_of_words(part) and all(part in one for one in parts)] if parts else []

    def _joined_to(self, one: Agreed) -> Agreed:
        joined = [more.name for more in self.joined]
        if self._takes(one):
            return replace(one, name="+".join((one.name, *joined)))
        words = [part for part in joined if self._is_of_words(part)]
        if base_of(one.name.split("+")[-1]) == _NARRATION and not self._both_in_languages(words, one.name.split("+")):
            return replace(one, name="+".join((*words, one.name)))
        return one

    def _both_in_languages(self, *parts: Iterable[str]) -> bool:
        return all(not known_languages(self.templates).isdisjoint(some) for some in parts)

    def editions(self) -> tuple[Agreed, ...]:
        if not self.joined:
            return tuple(self.named)
        named = tuple(map(self._joined_to, self.named))
        if any(map(self._takes, self.named)):
            return named
        words = dict.fromkeys((*self._words_of(named), *(one.name for one in self.joined)))
        return (Agreed("+".join(words), self.joined[0].where), *named)


def agreed_with(case: Case, person: str, dated: date, templates: Path | None = None) -> Agreement:
    """The editions agreed with a recipient that hold on the day a letter goes.

    An adjustment holds from the day it was agreed until the same one is agreed anew; a review that is due ends nothing.
    Raises ``CaseError`` where nobody is that recipient, ``ProfileError`` for a faulty file.
    """
    recipient = recipient_of(case, person)
    at = case.recipients.index(recipient)
    named = (Agreed(name, f"recipients[{at}].editions[{index}]") for index, name in enumerate(recipient.editions))
    choosing = _Choosing(named, templates)
    theirs = [(index, one) for index, one in enumerate(case.adjustments) if one.person == person]
    holding = [(index, one) for index, one in theirs if one.agreed is None or one.agreed <= dated]
    choosing.findings += _not_yet(theirs, dated)
    for index, adjustment in holding:
        if _superseded(adjustment, (one for _, one in holding)):
            continue
        where = f"adjustments[{index}]"
        name = _asked_for(adjustment, templates)
        if name is None:
            choosing.findings += _unknown(adjustment, where, templates)
            continue
        choosing.findings += _review_due(adjustment, where, dated)
        choosing.add(name, where)
    return Agreement(choosing.editions(), tuple(choosing.findings))


# --- what can't be made ---------------------------------------------------------------------------------------------


def _not_made(agreed: Agreed, message: str, level: Level, mend: str) -> Finding:
    return Finding("edition-not-made", message, agreed.where, level, Nature.INPUT, mend=mend)


def parsed_or_not(agreed: Agreed, templates: Path | None = None) -> tuple[Edition | None, Finding | None]:
    """An agreed edition, or why its name can't be read."""
    try:
        return parse_edition(agreed.name, templates), None
    except UsageError as error:
        fault = error.faults[0]
        typed_in = "" if agreed.where.startswith("recipients") else " Put it into the recipient's “editions”."
        return None, _not_made(agreed, f"{fault.expected}; found {fault.found}.", Level.ERROR, fault.mend + typed_in)


def cannot_be_made(
    agreed: Agreed, *, level: Level = Level.ERROR, later: date | None = None, why: str = ""
) -> Finding:
    """That this version can't make an agreed edition: an error, unless somebody decided how the reader is served."""
    reason = why or "this version can't make it."
    message = f"“{agreed.name}” ({called(agreed.name)}) is agreed with this reader, and {reason}"
    if later:
        mend = f"Have it made by other means, and send it by {later.isoformat()}: the cover note promises that."
    else:
        mend = (
            "Arrange it by other means. To send the standard copy now, with a note that tells the reader when theirs comes, "
            "use --with-cover-note and --their-copy-by."
        )
    return _not_made(agreed, message, level, mend)


def not_asked_for(agreement: Agreement, made: Iterable[str], templates: Path | None = None) -> tuple[Finding, ...]:
    """What is agreed with a reader and not among the editions that somebody named: warnings, since they chose."""
    names = set(made)
    out: list[Finding] = []
    for one in agreement.beyond_standard:
        if any(set(one.name.split("+")) <= set(name.split("+")) for name in names):
            continue
        edition, fault = parsed_or_not(one, templates)
        if fault:
            out.append(fault)
        elif edition and not edition.can_be_made:
            out.append(cannot_be_made(one, level=Level.WARNING, why=edition.why_not))
        else:
            message = f"“{one.name}” is agreed with this reader, and this is {_listed(names)}."
            out.append(_not_made(one, message, Level.WARNING, f"Make it too, with --edition {one.name}."))
    return tuple(out)


def as_warnings(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same where somebody named the edition: they know best what this reader gets now, and are told what is agreed."""
    return tuple(replace(one, level=Level.WARNING) for one in found)


def _listed(names: Iterable[str]) -> str:
    shown = sorted(names)
    return f"the {shown[0]} edition" if len(shown) == 1 else f"the editions {', '.join(shown)}"


# --- the cover note -------------------------------------------------------------------------------------------------


def _own_or_meanwhile(part: str, templates: Path | None) -> str:
    """A part of an edition as a cover note can be in it: itself, what stands in for it, or nothing."""
    edition, _ = parsed_or_not(Agreed(part, ""), templates)
    if edition and edition.can_be_made:
        return part
    forms = adjustments_file(templates).forms
    return next((form.meanwhile for form in forms if base_of(form.edition) == base_of(part)), "")


def note_edition(agreed: str, templates: Path | None = None) -> Edition:
    """The edition of a cover note to a reader of an edition: theirs as far as it can be made, else the standard one."""
    parts = agreed.split("+")
    chosen = {part: _own_or_meanwhile(part, templates) for part in parts}
    own = [part for part in parts if chosen[part] == part]
    for names in (filter(None, chosen.values()), own):  # what stands in for one part may not go with another
        edition, _ = parsed_or_not(Agreed("+".join(dict.fromkeys(names)) or STANDARD, ""), templates)
        if edition:
            return edition
    return parse_edition(STANDARD, templates)
