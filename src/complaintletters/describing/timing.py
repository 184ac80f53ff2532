"""When things happened or are due, as one letter sees them on its own date."""

from datetime import date

from complaintletters import deadlines
from complaintletters.case import Case, Extension
from complaintletters.describing.reader import Reader
from complaintletters.posting import dispatch_of, left_on, receipt_of
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules
from complaintletters.values import Day, Duration, Term
from complaintletters.wording.vocabulary import DateNames, EscalationNames, ExtensionNames


def day(on: date | None, source: str) -> Day | None:
    return Day(on, source) if on else None


class Timing:
    """The clocks of a case as they stood when a letter was written."""

    def __init__(self, case: Case, rules: Rules, request: LetterRequest) -> None:
        self.case, self.rules, self.request = case, rules, request
        self.stage = request.stage
        self.record = deadlines.stage_of(case, request.stage)

    @property
    def acknowledged(self) -> date | None:
        """The acknowledgement's date: being written, sent, or else the day it was due."""
        if self.request.kind == "acknowledgement":
            return self.request.dated
        return self.record.acknowledged or self.acknowledgement_due

    @property
    def acknowledgement_due(self) -> date | None:
        return deadlines.acknowledgement_due(self.case, self.rules, self.stage)

    def response_due(self, extensions: int) -> date | None:
        """The day by which this stage is answered, when so many extensions have been granted."""
        first = deadlines.response_due(self.case, self.rules, self.stage, acknowledged=self.acknowledged)
        return deadlines.current_due(self.case, self.rules, self.stage, extensions=extensions) if extensions else first

    @property
    def granted(self) -> int:
        """How many extensions had been decided on the letter's date. An acknowledgement knows of none."""
        if self.request.kind == "acknowledgement":
            return 0
        if self.request.kind == "extension":
            return self.request.number - 1
        return sum(one.decided <= self.request.dated for one in self.record.extensions)

    @property
    def due(self) -> date | None:
        """The day by which this letter is due; none for a refusal."""
        match self.request.kind:
            case "acknowledgement":
                return self.acknowledgement_due
            case "response" | "extension":
                return self.response_due(self.granted)
        return None

    @property
    def left(self) -> date:
        """The day this letter leaves."""
        return dispatch_of(self.case, self.rules, self.request)

    @property
    def late(self) -> bool:
        """Whether this letter leaves after the day it is due."""
        return self.due is not None and self.left > self.due

    def extension_cap(self) -> date | None:
        """The last day an extension of this stage may reach without good reason."""
        return deadlines.extension_cap(self.case, self.rules, self.stage, acknowledged=self.acknowledged)

    def is_beyond_cap(self, extension: Extension) -> bool:
        cap = self.extension_cap()
        return cap is not None and extension.new_due > cap

    def dates(self) -> DateNames:
        stage, record = self.stage, self.record
        due = self.acknowledgement_due
        acknowledged = left_on(self.case, "acknowledgement", stage, record.acknowledged)
        return DateNames(
            received=Day(self.case.dates.received, "dates.received"),
            acknowledged=day(record.acknowledged, f"stages.{stage}.acknowledged"),
            acknowledgement_due=day(due, f"deadlines.acknowledge-{stage}"),
            acknowledged_late=bool(acknowledged and due and acknowledged > due),
            response_due=day(self.response_due(self.granted), f"deadlines.respond-{stage}"),
            requested=day(record.requested, f"stages.{stage}.requested"),
            first_response=day(deadlines.stage_of(self.case, 1).responded, "stages.1.responded"),
        )

    def escalation(self) -> EscalationNames | None:
        """How to ask for the next stage; none at the last one."""
        following = self.rules.procedure.stage(self.stage + 1)
        if following is None or self.stage >= self.rules.last_stage:
            return None
        limits = self.rules.procedure.escalation.limits
        until = deadlines.escalation_until(
            self.case,
            self.rules,
            self.stage,
            responded=self.request.dated,
            received=receipt_of(self.case, self.rules, self.request),
        )
        return EscalationNames(
            to=Term(following.name, "escalation.to"),
            window=Duration(limits[0].within, limits[0].unit, "escalation.window") if len(limits) == 1 else None,
            until=day(until, "escalation.until"),
            flexible=self.rules.procedure.escalation.flexible,
        )

    # --- extensions

    def _extension(self, reader: Reader, extension: Extension) -> ExtensionNames:
        path = f"stages.{self.stage}.extensions[{self.record.extensions.index(extension)}]"
        return ExtensionNames(
            number=extension.number,
            old_due=Day(self.response_due(extension.number - 1) or extension.decided, f"{path}.old_due"),
            new_due=Day(extension.new_due, f"{path}.new_due"),
            decided=Day(extension.decided, f"{path}.decided"),
            reason=reader.shown(extension.reason, f"{path}.reason"),
            done=reader.words(extension.done, f"{path}.done"),
            remaining=reader.words(extension.remaining, f"{path}.remaining"),
            agreed=extension.agreed,
            updates=reader.words(extension.updates, f"{path}.updates"),
            updates_agreed=extension.updates_agreed,
            good_reason=reader.words(extension.good_reason, f"{path}.good_reason"),
            beyond_cap=self.is_beyond_cap(extension),
        )

    def extensions(self, reader: Reader) -> tuple[ExtensionNames, ...]:
        """The extensions that the letter knows of, first to last: this one and earlier ones, or those decided by its date."""
        known = self.granted + 1 if self.request.kind == "extension" else self.granted
        granted = sorted(self.record.extensions, key=lambda one: one.number)
        return tuple(self._extension(reader, one) for one in granted if one.number <= known)
