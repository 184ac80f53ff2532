"""Extensions: decided and sent in time, agreed where they must be, and beyond the limit only with a good reason.

In the letter that tells of an extension these are errors. In a later one they are warnings: what was sent can't be unsent.
"""

from collections.abc import Iterator
from datetime import date

from complaintletters.case import Case, Extension
from complaintletters.checks.case.finding import input_finding, paragraph
from complaintletters.describing.timing import Timing
from complaintletters.findings import Finding, Level
from complaintletters.posting import left_on
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules


def named(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """An extension letter has the extension it tells of."""
    stage = case.stages.get(request.stage)
    numbers = [one.number for one in stage.extensions] if stage else []
    if request.number not in numbers:
        message = f"expected extension {request.number}; found {', '.join(map(str, numbers)) or 'none'}."
        yield input_finding(
            "no-extension", f"stages.{request.stage}.extensions", message, "Add it, with its reason and new date."
        )


class _Extension:
    """One extension as a letter of its stage sees it."""

    def __init__(self, case: Case, rules: Rules, timing: Timing, index: int) -> None:
        self.case, self.rules, self.timing = case, rules, timing
        self.record: Extension = timing.record.extensions[index]
        self.where = f"stages.{timing.stage}.extensions[{index}]"

    @property
    def is_this_letter(self) -> bool:
        request = self.timing.request
        return request.kind == "extension" and request.number == self.record.number

    @property
    def old_due(self) -> date | None:
        return self.timing.response_due(self.record.number - 1)

    @property
    def left(self) -> date | None:
        """The day its letter left or leaves; none where it is another letter that no log has."""
        if self.is_this_letter:
            return self.timing.left
        logged = any(
            (one.kind, one.stage, one.number) == ("extension", self.timing.stage, self.record.number)
            for one in self.case.letters
        )
        decided, number = self.record.decided, self.record.number
        return left_on(self.case, "extension", self.timing.stage, decided, number) if logged else None

    def finding(self, code: str, field: str, message: str, mend: str, provision: str = "") -> Finding:
        level = Level.ERROR if self.is_this_letter else Level.WARNING
        return input_finding(code, f"{self.where}.{field}", message, mend, level, provision=provision)

    def conduct(self, id_: str) -> str:
        return self.rules.regulator.conduct_provision(id_)

    # --- the rules

    def in_order(self) -> Iterator[Finding]:
        old, new, decided = self.old_due, self.record.new_due, self.record.decided
        if old and new <= old:
            message = f"expected a new date after the one it moves ({old.isoformat()}); found {new.isoformat()}."
            yield self.finding("extension-not-later", "new_due", message, "Correct the new date, or send the answer.")
        if self.is_this_letter and decided > self.timing.request.dated:
            message = (
                f"expected a decision on or before the letter's date ({self.timing.request.dated.isoformat()}); "
                f"found {decided.isoformat()}."
            )
            yield self.finding("extension-decided-later", "decided", message, "Correct it, or date the letter later.")

    def in_time(self) -> Iterator[Finding]:
        old, left = self.old_due, self.left
        if old and left and left > old:
            message = (
                f"expected an extension sent by {old.isoformat()}, the day it moves; found one that left on "
                f"{left.isoformat()}."
            )
            mend = "It is too late to move the date: answer now. The answer says that it is late, and apologises."
            provision = self.conduct(f"extension-cap-{self.timing.stage}")
            yield self.finding("extension-after-deadline", "decided", message, mend, provision)

    def within_limit(self) -> Iterator[Finding]:
        cap, new = self.timing.extension_cap(), self.record.new_due
        if cap is None or new <= cap:
            return
        limit = self.rules.extension(self.timing.stage).limit
        provision = self.conduct(f"extension-cap-{self.timing.stage}") or (limit.ref if limit else "")
        if self.record.good_reason is None:
            message = f"expected a new date by {cap.isoformat()}, or a good reason; found {new.isoformat()} and none."
            mend = "Add good_reason, in words for the resident, or an earlier date."
            yield self.finding("extension-beyond-cap", "good_reason", message, mend, provision)
        if self.rules.regulator.conduct_rule("agreed-updates") and not self.has_agreed_updates:
            message = (
                f"expected updates agreed with the resident, since {new.isoformat()} is beyond the limit; found none."
            )
            mend = "Agree with them how often they hear from you; add updates, and updates_agreed: true."
            yield self.finding("updates-not-agreed", "updates_agreed", message, mend, self.conduct("agreed-updates"))

    @property
    def has_agreed_updates(self) -> bool:
        return self.record.updates is not None and self.record.updates_agreed

    def agreed(self) -> Iterator[Finding]:
        policy = self.rules.stage(self.timing.stage).extension
        if not policy.needs_agreement or self.record.number < policy.needs_agreement_from or self.record.agreed:
            return
        first = policy.needs_agreement_from
        which = "an extension" if first == 1 else f"extension {first} and any later one"
        message = f"expected the resident's agreement, since the policy makes {which} depend on it; found none."
        mend = "Ask them, and add agreed: true; if they don't agree, answer by the old date."
        provision = paragraph(self.rules.landlord, policy.ref)
        yield self.finding("extension-not-agreed", "agreed", message, mend, provision)

    def findings(self) -> Iterator[Finding]:
        yield from self.in_order()
        yield from self.in_time()
        yield from self.within_limit()
        yield from self.agreed()


def extensions(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    """Every extension that the letter knows of: its own and those before it, or all those a response comes after."""
    timing = Timing(case, rules, request)
    if request.kind not in {"extension", "response"}:
        return
    known = timing.granted + (request.kind == "extension")
    for index, one in enumerate(timing.record.extensions):
        if one.number <= known:
            yield from _Extension(case, rules, timing, index).findings()
