"""The ways a policy prints to reach its ombudsman in; those that are retired, impossible or unknown, out.

Letters never use what a policy prints: they take the details that the regulator's pack has for their date.
"""

import re
from collections.abc import Iterable, Iterator

from complaintletters.checks.landlord.contacts import wrong_postcodes
from complaintletters.checks.landlord.scope import Scope, joined
from complaintletters.findings import Finding, Level
from complaintletters.landlord import Policy
from complaintletters.regulator import ContactDetail, Regulator

_RULE = "ombudsman-information"


def _plain(text: str) -> str:
    """Letters and digits alone, so that spaces, stops and capitals don't matter."""
    return re.sub(r"[^a-z0-9]", "", text.casefold())


# --- which of the regulator's details is meant ------------------------------------------------------------------------


def _marks(detail: ContactDetail) -> tuple[str, ...]:
    """What tells a detail apart: lines of an address with a number in them, or the whole of any other."""
    lines = (detail.value,) if isinstance(detail.value, str) else detail.value
    if detail.kind == "address":
        lines = tuple(line for line in lines if any(character.isdigit() for character in line))
    return tuple(_plain(line) for line in lines)


def _is_meant(detail: ContactDetail, printed: str) -> bool:
    plain = _plain(printed)
    if detail.kind == "address":
        return any(mark in plain for mark in _marks(detail))
    return all(mark in plain for mark in _marks(detail))


def _meant(packs: Iterable[Regulator], printed: str) -> tuple[ContactDetail, ...]:
    return tuple(detail for pack in packs for detail in pack.contacts if _is_meant(detail, printed))


def _never_right(detail: ContactDetail) -> bool:
    return detail.start is not None and detail.start == detail.until


# --- findings -------------------------------------------------------------------------------------------------------


def _judging(scopes: tuple[Scope, ...]) -> tuple[Scope, ...]:
    """One scope for each regulator that has the rule."""
    packs = {scope.regulator.id: scope for scope in scopes if scope.judged_by(_RULE)}
    return tuple(packs.values())


def conflicts(policy: Policy, scopes: tuple[Scope, ...]) -> Iterator[Finding]:
    """Each printed detail that doesn't lead to the ombudsman."""
    judging = _judging(scopes)
    if not judging:
        return
    packs = tuple({scope.regulator.id: scope.regulator for scope in scopes}.values())
    source = joined(policy.ombudsman_details_ref, judging[0].conduct(_RULE))
    for index, printed in enumerate(policy.ombudsman_details or ()):
        yield from _judged(judging[0], printed, f"landlord.toml: policy.ombudsman_details[{index}]", source, packs)


def _judged(scope: Scope, printed: str, where: str, source: str, packs: tuple[Regulator, ...]) -> Iterator[Finding]:
    meant, mend = _meant(packs, printed), "Letters give the right details. Ask for the policy to be corrected."
    for postcode, why in wrong_postcodes(printed):
        message = f"the policy prints “{printed}” for the Ombudsman: “{postcode}” can't be a postcode: {why}"
        yield scope.finding("impossible-ombudsman-postcode", message, where, source=source, mend=mend)
    retired = [detail for detail in meant if detail.until and not _never_right(detail)]
    if retired and all(detail.until for detail in meant):
        day = min(detail.until for detail in retired if detail.until)
        message = f"the policy prints “{printed}” for the Ombudsman: it hasn't been right since {day.isoformat()}."
        yield scope.finding("retired-ombudsman-detail", message, where, source=source, mend=mend)
    if not meant:
        known = " and the ".join(pack.name for pack in packs)
        message = f"the policy prints “{printed}” for the Ombudsman: it is none of the details known of the {known}."
        mend = "Check it against the Ombudsman's own website."
        yield scope.finding("unknown-ombudsman-detail", message, where, source=source, mend=mend)


def gaps(policy: Policy, scopes: tuple[Scope, ...]) -> Iterator[Finding]:
    """Details that the policy doesn't print, or that nobody has recorded."""
    for scope in _judging(scopes)[:1]:
        where = "landlord.toml: policy.ombudsman_details"
        source = joined(policy.ombudsman_details_ref, scope.conduct(_RULE))
        if policy.ombudsman_details is None:
            message = "what the policy prints about how to reach the Ombudsman isn't recorded."
            mend = "Copy each way as printed, so that it can be checked; an empty list where it prints none."
            yield scope.finding(
                "ombudsman-details-not-recorded", message, where, source=source, mend=mend, level=Level.NOTE
            )
        elif not policy.ombudsman_details:
            message = "the policy doesn't print how to reach the Ombudsman."
            mend = "Letters give it. Ask for the policy to have it too."
            yield scope.finding(
                "ombudsman-details-not-printed", message, where, source=source, mend=mend, level=Level.NOTE
            )
