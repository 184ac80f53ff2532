"""A profile in; what the landlord has still to supply, out: contacts, rules about money, the post, a look of its own."""

from collections.abc import Iterator

from complaintletters.checks.landlord.scope import Scope, joined
from complaintletters.findings import Finding, Level, Nature
from complaintletters.landlord import Landlord

# Each way to be reached: its finding, and what it is called.
_WAYS = {
    "telephone": ("no-telephone", "telephone number"),
    "email": ("no-email", "e-mail address"),
    "address": ("no-address-for-complaints", "postal address"),
}


def gaps(profile: Landlord, scopes: tuple[Scope, ...]) -> Iterator[Finding]:
    """What is missing from the profile as a whole."""
    yield from _contact(profile, scopes)
    yield from _policy(profile)
    yield from _routes(profile)
    yield from _money_and_post(profile)
    if profile.style.illustrative:
        message = "the colours, typefaces and wordmark are only an illustration, not the landlord's own."
        where, mend = "landlord.toml: style.illustrative", "Replace them, then take the line away."
        yield Finding("illustrative-style", message, where, Level.NOTE, Nature.INPUT, mend=mend)


def _contact(profile: Landlord, scopes: tuple[Scope, ...]) -> Iterator[Finding]:
    contact = profile.contact
    ways = {"telephone": contact.telephone, "email": contact.email, "address": contact.address}
    level = Level.NOTE if any(ways.values()) else Level.WARNING
    provision = next((scope.conduct("channels") for scope in scopes if scope.judged_by("channels")), "")
    for name in (name for name, value in ways.items() if not value):
        mend = f"Supply it at contact.{name}; until then each case's own people must have theirs."
        code, called = _WAYS[name]
        message = f"there is no {called} for complaints, so the letterhead has none."
        source = joined(contact.ref, provision)
        yield Finding(code, message, f"landlord.toml: contact.{name}", level, Nature.INPUT, source, mend)


def _policy(profile: Landlord) -> Iterator[Finding]:
    if not profile.policy.dated:
        message, mend = "the date printed on the policy is not given.", "Copy it as printed."
        yield Finding("policy-not-dated", message, "landlord.toml: policy.dated", Level.NOTE, Nature.INPUT, mend=mend)
    if not profile.adjustments:
        message, mend = "the policy names no adjustments; letters still offer to make them.", "Name them if it does."
        yield Finding("no-adjustments", message, "landlord.toml: adjustments", Level.NOTE, Nature.INPUT, mend=mend)


def _routes(profile: Landlord) -> Iterator[Finding]:
    for route in profile.routes:
        if not (route.telephone or route.email or route.web or route.address):
            message = f"no way to reach {route.name} is given, so a letter that sends somebody there can't say how."
            where, mend = f"landlord.toml: routes.{route.id}", "Add telephone, email, web or address."
            source = joined(route.ref, "")
            yield Finding("route-without-contact", message, where, Level.NOTE, Nature.INPUT, source, mend)


def _money_and_post(profile: Landlord) -> Iterator[Finding]:
    if profile.money.rounding is None:
        message = "how a sum that doesn't come out in whole pence is rounded isn't stated."
        where, mend = "landlord.toml: money.rounding", 'Supply it: "half-up", "half-even" or "down".'
        source = joined(profile.money.ref, "")
        yield Finding("rounding-not-stated", message, where, Level.NOTE, Nature.INPUT, source, mend)
    if not profile.approvals:
        message = "who may approve how much compensation isn't given, so no letter is held against it."
        where, mend = "landlord.toml: approvals", "Supply each role with its limit, if there are limits."
        yield Finding("approvals-not-stated", message, where, Level.NOTE, Nature.INPUT, mend=mend)
    if profile.posting.last_post is None and profile.posting.deemed_receipt is None:
        message = "when post leaves, and when it counts as received, isn't given: letters leave on their date."
        where, mend = "landlord.toml: posting", "Supply last_post, and deemed_receipt if the policy has it."
        yield Finding("posting-not-stated", message, where, Level.NOTE, Nature.INPUT, mend=mend)
