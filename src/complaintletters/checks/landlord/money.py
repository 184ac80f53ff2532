"""A procedure's regulator and the profile's rules about money in; conditions that the code doesn't allow, out."""

from collections.abc import Iterator

from complaintletters.checks.landlord.scope import Scope, joined
from complaintletters.findings import Finding
from complaintletters.landlord import MoneyRules


def conflicts(scope: Scope, own: MoneyRules) -> Iterator[Finding]:
    """Payments that depend on giving up a right, or on something the code doesn't ask."""
    if own.full_and_final and scope.judged_by("no-waiver"):
        message = "the policy pays compensation only in full and final settlement; taking it ends no right."
        mend = "Never print it. Letters say that taking the money doesn't stop the resident going further."
        where, source = "landlord.toml: money.full_and_final", joined(own.ref, scope.conduct("no-waiver"))
        yield scope.finding("full-and-final", message, where, source=source, mend=mend)
    for index, condition in enumerate(own.conditions):
        if scope.judged_by("remedies"):
            message = f"the policy offers compensation only where {condition}; a remedy puts right whatever went wrong."
            mend = "Judge each remedy by its effect on the resident."
            where, source = f"landlord.toml: money.conditions[{index}]", joined(own.ref, scope.conduct("remedies"))
            yield scope.finding("conditional-compensation", message, where, source=source, mend=mend)
