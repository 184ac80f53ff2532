"""A case, its rules and a request in; the letter composed and checked out, before it is rendered in any edition."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from complaintletters.case import Case
from complaintletters.checks.case import check_case
from complaintletters.checks.contact_details import contact_faults
from complaintletters.checks.cover_note import check_cover_note, refuse_loose_note
from complaintletters.checks.letter import case_gaps, check_letter
from complaintletters.checks.money import check_money_words
from complaintletters.checks.passages import letter_passages
from complaintletters.checks.plain.letter import check_plain_texts
from complaintletters.checks.stale import stale_details
from complaintletters.checks.translations import check_translations
from complaintletters.checks.withheld import check_withheld
from complaintletters.checks.words import words_to_mend
from complaintletters.compose import compose, describe_for
from complaintletters.describing import Description
from complaintletters.edition import Edition
from complaintletters.findings import Finding, Level, Nature, errors_in
from complaintletters.language import DEFAULT_LANGUAGE
from complaintletters.letter import Furniture, Letter
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules


def _withheld(made: Description) -> list[Finding]:
    """What this reader's letter leaves out, so that someone looks whether it still makes sense without."""
    message = "these words are withheld from this reader, so the letter leaves them out."
    return [Finding("withheld", message, path, Level.WARNING, Nature.INPUT) for path in sorted(made.withheld)]


def in_edition(request: LetterRequest, edition: Edition) -> LetterRequest:
    """The same letter in an edition's language and register."""
    return replace(request, language=edition.language, register=edition.register)


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


@dataclass(frozen=True, slots=True)
class Prepared:
    """A letter composed and checked, before it is rendered in any edition. There is no letter when an error stops it."""

    case: Case
    rules: Rules
    request: LetterRequest
    findings: tuple[Finding, ...]
    made: Description | None = None
    letter: Letter | None = None


def _lacking_translations(case: Case, rules: Rules, request: LetterRequest) -> tuple[Finding, ...]:
    """What a draft, or a letter that is stopped for other reasons, lacks in its language, so that all is told at once."""
    if request.language == DEFAULT_LANGUAGE:
        return ()
    made = describe_for(case, rules, replace(request, draft=True))
    return check_translations(compose(made), made)


def prepare(case: Case, rules: Rules, request: LetterRequest, *, about: Iterable[Finding] = ()) -> Prepared:
    """The letter composed and checked. ``about`` is what was found of its reader before."""
    refuse_loose_note(request)
    findings = [*case.warnings, *check_case(case, rules, request), *about]
    made = describe_for(case, rules, request)
    already = {finding.where for finding in findings}
    findings += [gap for gap in case_gaps(made) if gap.where not in already]
    findings += _withheld(made)
    if errors_in(findings) and not request.draft:
        return Prepared(case, rules, request, (*findings, *_lacking_translations(case, rules, request)))
    lacking = _lacking_translations(case, rules, request) if request.draft else ()
    letter = compose(made, gaps=tuple(_gap(one) for one in errors_in((*findings, *lacking))))
    findings += [*check_letter(letter, made), *_text_findings(letter, rules), *check_money_words(letter)]
    findings += check_withheld(letter, made.case)
    findings += check_plain_texts(letter, made.case)
    findings += check_cover_note(letter, made)
    findings += check_translations(letter, made)
    stops = errors_in(findings) and not request.draft
    return Prepared(case, rules, request, tuple(findings), made, None if stops else letter)


def prepare_edition(
    case: Case, rules: Rules, request: LetterRequest, edition: Edition, *, about: Iterable[Finding] = ()
) -> Prepared:
    """The letter in an edition's language; for a bilingual one in both, each checked by itself, one after the other."""
    first = prepare(case, rules, in_edition(request, edition), about=about)
    if not edition.second:
        return first
    return then(first, prepare(case, rules, replace(first.request, language=edition.second)))


def _in_both(first: Furniture, second: Furniture) -> Furniture:
    """The words of pages that hold letters in two languages."""
    others = dict(second.letterhead_labels)
    labels = tuple((kind, _joined(label, others.get(kind, label))) for kind, label in first.letterhead_labels)
    return replace(
        first,
        page=_joined(first.page, second.page, " · "),
        continuation=_joined(first.continuation, second.continuation),
        letterhead_labels=labels,
    )


def _joined(one: str, other: str, between: str = " / ") -> str:
    return one if one == other else f"{one}{between}{other}"


def then(first: Prepared, second: Prepared) -> Prepared:
    """Two prepared letters as one that holds both, in this order. Where one is stopped, so are both."""
    known = set(first.findings)
    findings = (*first.findings, *(one for one in second.findings if one not in known))
    if first.letter is None or second.letter is None:
        return replace(first, findings=findings, letter=None)
    both = replace(
        first.letter,
        furniture=_in_both(first.letter.furniture, second.letter.furniture),
        then=second.letter,
    )
    return replace(first, findings=findings, letter=both)
