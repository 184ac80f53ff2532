"""A description, an outline and wording in; the neutral letter, in one language, out."""

from collections.abc import Iterator

from complaintletters.case import Case
from complaintletters.describing import Description, describe
from complaintletters.errors import Fault, UsageError
from complaintletters.language import Language, language
from complaintletters.letter import (
    Draft,
    Fact,
    Furniture,
    Identity,
    Inline,
    Letter,
    Section,
    Text,
)
from complaintletters.outline import Column, Outline, SectionOutline, outline
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules
from complaintletters.speaking import spoken
from complaintletters.values import DomainValue, Typed
from complaintletters.wording.compiling import Wording, compiled, holds, names_of
from complaintletters.wording.layers import Layers, layers_for
from complaintletters.wording.slots import Slots
from complaintletters.wording.statements import message_parts


def describe_for(case: Case, rules: Rules, request: LetterRequest) -> Description:
    """A case described for one letter, its complainants listed in the letter's language."""
    names = [case.people[person].name or person for person in case.complainants if person in case.people]
    return describe(case, rules, request, complainants=language(request.language).listed(names))


def column_of(made: Outline, request: LetterRequest) -> Column:
    """The outline's column for a request. Raises ``UsageError`` when this kind isn't sent at that stage."""
    of = "complaint" if request.stage == 1 else "escalation"
    column = made.column(request.stage, of)
    if column is None:
        raise UsageError([Fault("", "stage", f"expected a stage at which a {made.name} is sent", str(request.stage))])
    return column


class _Composer:
    def __init__(self, description: Description, made: Outline, wording: Wording, spoken_in: Language) -> None:
        self.description, self.outline, self.wording, self.language = description, made, wording, spoken_in
        self.names = names_of(description.names)

    def inline(self, value: DomainValue | None) -> tuple[Inline, ...]:
        return spoken(value, self.language)

    def message(self, text: str, values: dict[str, Typed | None]) -> tuple[Inline, ...]:
        parts = message_parts(text, values, where=str(self.outline.file))
        return tuple(
            inline for part in parts for inline in ((Text(part),) if isinstance(part, str) else self.inline(part))
        )

    # --- sections

    def section(self, step: SectionOutline, names: dict[str, object], point: str | None) -> Section:
        slots = Slots(lenient=self.description.request.draft)
        blocks = self.wording.section(step.id, names, slots, self.inline)
        return Section(step.id, step.elements, blocks, point, step.panel)

    def repeated(self, step: SectionOutline) -> Iterator[Section]:
        if step.each is None or step.item is None:
            if holds(step.when, self.names):
                yield self.section(step, self.names, None)
            return
        for item in getattr(self.description.names, step.each):
            names = {**self.names, step.item: item}
            if holds(step.when, names):
                heading = getattr(item, "heading", None)
                yield self.section(step, names, heading.path.removesuffix(".heading") if heading else None)

    def sections(self, *, after_signature: bool) -> tuple[Section, ...]:
        steps = (step for step in self.outline.sections if step.after_signature == after_signature)
        return tuple(section for step in steps for section in self.repeated(step) if section.blocks)

    # --- around the sections

    def title(self) -> tuple[Inline, ...]:
        column = column_of(self.outline, self.description.request)
        about = column.about if self.description.recipient.speaks_about else ""
        return self.message(about or column.title, {"stage": self.description.names.stage.name})

    def facts(self) -> tuple[Fact, ...]:
        words, names = self.description.statements.furniture, self.description.names
        return (
            Fact(words.date, self.inline(names.letter.dated)),
            Fact(words.reference, self.inline(names.case.reference)),
        )

    def addressee(self) -> tuple[str, ...]:
        recipient = self.description.recipient
        person = self.description.case.people[recipient.person]
        return (person.name or person.job_title or "", *recipient.address)

    def signatory(self) -> tuple[tuple[Inline, ...], ...]:
        person, landlord = self.description.names.signatory, self.description.names.landlord
        lines: tuple[DomainValue | None, ...] = (person.called, person.job_title, landlord.name)
        return tuple(self.inline(value) for value in lines if value is not None)

    def furniture(self) -> Furniture:
        words, profile = self.description.statements.furniture, self.description.rules.landlord
        labels = (
            ("telephone", words.telephone),
            ("email", words.email),
            ("web", words.web),
            ("address", words.address),
        )
        return Furniture(
            page=words.page,
            logo=words.logo.replace("{landlord}", profile.name),
            continuation=words.continuation,
            draft=words.draft,
            draft_gaps=words.draft_gaps,
            mail_to=words.mail_to,
            letterhead_labels=labels,
        )

    def identity(self) -> Identity:
        request, case = self.description.request, self.description.case
        return Identity(
            kind=request.kind,
            stage=request.stage,
            number=request.number,
            landlord=self.description.rules.landlord.id,
            reference=case.reference,
            dated=request.dated,
            recipient=request.recipient,
            language=request.language,
            register=request.register,
        )

    def letter(self, gaps: tuple[str, ...]) -> Letter:
        words, names = self.description.statements.furniture, self.description.names
        return Letter(
            identity=self.identity(),
            direction=self.language.direction,
            title=self.title(),
            subject=names.case.subject.text,
            addressee=self.addressee(),
            facts=self.facts(),
            salutation=self.message(words.dear, {"name": names.reader.salutation}),
            sections=self.sections(after_signature=False),
            sign_off=self.message(words.sign_off, {}),
            signatory=self.signatory(),
            after=self.sections(after_signature=True),
            furniture=self.furniture(),
            draft=Draft(gaps) if self.description.request.draft else None,
        )


def layers_of(description: Description) -> Layers:
    """The wording files that this letter is made from."""
    request, rules = description.request, description.rules
    variants = (*(("about",) if description.recipient.speaks_about else ()), request.register)
    return layers_for(
        request.kind,
        landlord=rules.landlord.folder,
        regulator=rules.regulator.id,
        variants=tuple(name for name in variants if name != "standard"),
        templates=rules.templates,
    )


def compose(description: Description, *, gaps: tuple[str, ...] = ()) -> Letter:
    """The letter. ``gaps`` are what a draft lacks, a sentence each.

    Raises ``WordingError`` or ``ProfileError`` when the wording, outline or statements can't be used.
    """
    request, rules = description.request, description.rules
    made = outline(request.kind, rules.templates, rules.landlord.folder, request.register)
    return _Composer(description, made, compiled(layers_of(description)), language(request.language)).letter(gaps)
