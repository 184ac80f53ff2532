"""A description, an outline and wording in; the neutral letter, in one language, out."""

from collections.abc import Iterator
from dataclasses import replace

from complaintletters.case import Case
from complaintletters.catalogue import catalogue
from complaintletters.describing import Description, describe
from complaintletters.errors import Fault, UsageError
from complaintletters.language import language
from complaintletters.letter import (
    Draft,
    Fact,
    Furniture,
    Identity,
    Inline,
    Letter,
    Paragraph,
    Script,
    Section,
)
from complaintletters.outline import Column, Outline, SectionOutline, outline
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules
from complaintletters.speaking import Speech, spoken
from complaintletters.values import DomainValue, Typed
from complaintletters.wording.compiling import Wording, compiled, holds, names_of
from complaintletters.wording.layers import Layers, layers_for
from complaintletters.wording.slots import Slots
from complaintletters.wording.statements import message_parts


def describe_for(case: Case, rules: Rules, request: LetterRequest) -> Description:
    """A case described for one letter, its complainants listed in the letter's language."""
    names = [case.people[person].name or person for person in case.complainants if person in case.people]
    return describe(case, rules, request, complainants=language(request.language, rules.templates).listed(names))


def column_of(made: Outline, request: LetterRequest) -> Column:
    """The outline's column for a request. Raises ``UsageError`` when this kind isn't sent at that stage."""
    of = "complaint" if request.stage == 1 else "escalation"
    column = made.column(request.stage, of)
    if column is None:
        raise UsageError([Fault("", "stage", f"expected a stage at which a {made.name} is sent", str(request.stage))])
    return column


class _Composer:
    def __init__(self, description: Description, made: Outline, wording: Wording, speech: Speech) -> None:
        self.description, self.outline, self.wording, self.speech = description, made, wording, speech
        self.names = names_of(description.names)

    def inline(self, value: DomainValue | str | None) -> tuple[Inline, ...]:
        return spoken(value, self.speech)

    def message(self, text: str, values: dict[str, Typed | None]) -> tuple[Inline, ...]:
        parts = message_parts(text, values, where=str(self.outline.file))
        return tuple(inline for part in parts for inline in self.inline(part))

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

    def machine_notice(self) -> tuple[Section, ...]:
        """What a letter says first where a machine translated something in it."""
        typed = self.description.typed.values()
        if not any(one.translation and one.translation.by == "machine" for one in typed):
            return ()
        notice = Paragraph(self.inline(self.description.names.say.machine_translated))
        return (Section("machine-translated", (), (notice,), panel=True),)

    def sections(self, *, after_signature: bool) -> tuple[Section, ...]:
        steps = (step for step in self.outline.sections if step.after_signature == after_signature)
        return tuple(section for step in steps for section in self.repeated(step) if section.blocks)

    # --- around the sections

    def title(self) -> tuple[Inline, ...]:
        column = column_of(self.outline, self.description.request)
        about = column.about if self.description.recipient.speaks_about else ""
        title = self.speech.messages.words(about or column.title, "title")
        return self.message(title, {"stage": self.description.names.stage.name})

    def facts(self) -> tuple[Fact, ...]:
        words, names = self.description.statements.furniture, self.description.names
        return (
            Fact(self.speech.words(words.date), self.inline(names.letter.dated)),
            Fact(self.speech.words(words.reference), self.inline(names.case.reference)),
        )

    def addressee(self) -> tuple[str, ...]:
        recipient = self.description.recipient
        person = self.description.case.people[recipient.person]
        title = person.job_title.text if person.job_title else ""
        return (person.name or title, *recipient.address)

    def signatory(self) -> tuple[tuple[Inline, ...], ...]:
        person, landlord = self.description.names.signatory, self.description.names.landlord
        lines: tuple[DomainValue | None, ...] = (person.called, person.job_title, landlord.name)
        return tuple(self.inline(value) for value in lines if value is not None)

    def furniture(self) -> Furniture:
        words, profile = self.description.statements.furniture, self.description.rules.landlord
        said = self.speech.words
        labels = (
            ("telephone", said(words.telephone)),
            ("email", said(words.email)),
            ("web", said(words.web)),
            ("address", said(words.address)),
        )
        return Furniture(
            page=said(words.page),
            logo=said(words.logo).replace("{landlord}", profile.name),
            continuation=said(words.continuation),
            draft=said(words.draft),
            draft_gaps=said(words.draft_gaps),
            mail_to=said(words.mail_to),
            letterhead_labels=labels,
            sender=profile.name,
            follows=said(words.follows),
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
        made = Letter(
            identity=self.identity(),
            direction=self.speech.language.direction,
            title=self.title(),
            subject=names.case.subject.text,
            addressee=self.addressee(),
            facts=self.facts(),
            salutation=self.message(words.dear, {"name": names.reader.salutation}),
            sections=(*self.machine_notice(), *self.sections(after_signature=False)),
            sign_off=self.message(words.sign_off, {}),
            signatory=self.signatory(),
            after=self.sections(after_signature=True),
            furniture=self.furniture(),
            draft=Draft(gaps) if self.description.request.draft else None,
        )
        spoken = self.speech.language
        script = Script(spoken.typefaces.page, spoken.typefaces.word)
        return replace(made, tag=spoken.with_region, script=script, untranslated=tuple(self.speech.untranslated))


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
    messages = catalogue(request.language, rules.templates)
    speech = Speech(language(request.language, rules.templates), messages, description.statements.durations)
    return _Composer(description, made, compiled(layers_of(description), messages), speech).letter(gaps)
