"""A profile in; what the landlord has still to supply, out: rules about money, the post, a look of its own."""

from collections.abc import Iterator

from complaintletters.checks.landlord.scope import joined
from complaintletters.findings import Finding, Level, Nature
from complaintletters.landlord import Landlord


def gaps(profile: Landlord) -> Iterator[Finding]:
    """What is missing from the profile as a whole."""
    yield from _policy(profile)
    yield from _money_and_post(profile)
    if profile.style.illustrative:
        message = "the colours, typefaces and wordmark are only an illustration, not the landlord's own."
        where, mend = "landlord.toml: style.illustrative", "Replace them, then take the line away."
        yield Finding("illustrative-style", message, where, Level.NOTE, Nature.INPUT, mend=mend)


def _policy(profile: Landlord) -> Iterator[Finding]:
    if not profile.policy.dated:
        message, mend = "the date printed on the policy is not given.", "Copy it as printed."
        yield Finding("policy-not-dated", message, "landlord.toml: policy.dated", Level.NOTE, Nature.INPUT, mend=mend)
    if not profile.adjustments:
        message, mend = "the policy names no adjustments; letters still offer to make them.", "Name them if it does."
        yield Finding("no-adjustments", message, "landlord.toml: adjustments", Level.NOTE, Nature.INPUT, mend=mend)


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
