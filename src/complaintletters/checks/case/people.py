"""The people of a letter: whether its reader may have it, how it speaks to them, and who considers each stage."""

from collections.abc import Iterator

from complaintletters.case import Case
from complaintletters.checks.case.finding import input_finding
from complaintletters.deadlines import stage_of
from complaintletters.describing.description import recipient_of
from complaintletters.findings import Finding, Level
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules

COMPLAINANTS = frozenset({"complainant", "joint-complainant", "group-member"})


def authority(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """A reader who is not the complainant has an authority valid on the letter's date."""
    recipient = recipient_of(case, request.recipient)
    where = f"recipients[{case.recipients.index(recipient)}].authority"
    if recipient.role in COMPLAINANTS and recipient.person in case.complainants:
        return
    held, dated = recipient.authority, request.dated
    if held is None:
        message = f"expected an authority, since a {recipient.role} may not see this complaint without one; found none."
        yield input_finding("no-authority", where, message, "Add the consent, probate, power or office they act under.")
    elif dated < held.start:
        message = (
            f"expected an authority valid on {dated.isoformat()}; found one that starts on {held.start.isoformat()}."
        )
        yield input_finding("authority-not-valid", where, message, "Date the letter later, or correct the date.")
    elif held.until and dated > held.until:
        message = (
            f"expected an authority valid on {dated.isoformat()}; found one that ended on {held.until.isoformat()}."
        )
        yield input_finding("authority-not-valid", where, message, "Ask for a new one before you write to them.")


def voice(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """An executor is never addressed as the resident, and post has an address."""
    recipient = recipient_of(case, request.recipient)
    where = f"recipients[{case.recipients.index(recipient)}]"
    if recipient.role == "executor" and recipient.voice == "to":
        message = 'expected "about": an executor is never addressed as the resident; found "to".'
        yield input_finding("executor-as-resident", f"{where}.voice", message, "Leave voice out or set it to about.")
    if recipient.channel == "post" and not recipient.address:
        yield input_finding(
            "no-address", f"{where}.address", "expected address lines for a letter that goes by post; found none."
        )


# --- who considers it -----------------------------------------------------------------------------------------------


def _name(case: Case, person: str) -> str:
    """A person's name for comparing; empty for someone known by job title only, whom a title doesn't identify."""
    known = case.people.get(person)
    return " ".join((known.name if known and known.name else "").split()).casefold()


def are_the_same(case: Case, one: str | None, other: str | None) -> bool:
    """Whether two ids are one person: the same id, or two ids with the same name."""
    if one is None or other is None:
        return False
    return one == other or (bool(_name(case, one)) and _name(case, one) == _name(case, other))


def different_person(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    """The person who considers a stage is not the one who considered the stage before (Code 2024, 6.13)."""
    if request.stage < 2:
        return
    here, before = stage_of(case, request.stage), stage_of(case, request.stage - 1)
    where, provision = f"stages.{request.stage}", rules.regulator.conduct_provision("different-person")
    if are_the_same(case, here.handler, before.handler):
        how = "the same" if here.handler == before.handler else f'"{before.handler}", who has the same name'
        message = f"expected a person other than the one who considered the stage before; found {how}."
        yield Finding(
            "same-person", message, f"{where}.handler", provision=provision, mend="Name who considers it now."
        )
    if here.signatory not in {None, here.handler} and are_the_same(case, here.signatory, before.handler):
        message = "expected a signature by someone who did not consider the stage before; found theirs."
        yield Finding(
            "same-person-signs",
            message,
            f"{where}.signatory",
            Level.WARNING,
            provision=provision,
            mend="Let the person who considered this stage sign.",
        )
