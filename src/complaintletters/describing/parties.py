"""Who a letter is from, to and about, and the ombudsman above them."""

from collections.abc import Mapping

from complaintletters.case import Case, Recipient, Stage
from complaintletters.deadlines import stage_of
from complaintletters.describing.reader import Reader, email, telephone, web
from complaintletters.regulator import ContactDetail
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules
from complaintletters.values import Address, Duration, Name, Role, Term
from complaintletters.wording.vocabulary import (
    ComplainantNames,
    LandlordNames,
    OmbudsmanNames,
    PersonNames,
    ReaderNames,
)


def landlord_names(rules: Rules) -> LandlordNames:
    profile, contact = rules.landlord, rules.landlord.contact
    return LandlordNames(
        name=Name(profile.name, "landlord.name"),
        short_name=Name(profile.short_name, "landlord.short_name"),
        team=Term(profile.complaints_team, "landlord.complaints_team"),
        procedure=Term(rules.procedure.name, "procedure.name"),
        telephone=telephone(contact.telephone, "landlord.contact.telephone"),
        email=email(contact.email, "landlord.contact.email"),
        web=web(contact.web, contact.web_href, "landlord.contact.web"),
        address=Address(contact.address, "landlord.contact.address") if contact.address else None,
    )


def handler(case: Case, rules: Rules, reader: Reader, request: LetterRequest) -> PersonNames:
    """Who deals with this letter; the landlord's contacts fill what the person's own leave out."""
    before = stage_of(case, request.stage - 1).handler
    person_id = stage_of(case, request.stage).handler or (before if request.kind == "refusal" else None)
    landlord = landlord_names(rules)
    team = Role(rules.landlord.complaints_team, "landlord.complaints_team")
    person = reader.person(person_id) if person_id else PersonNames(team, None, None, None)
    if person.telephone or person.email:
        return person
    return PersonNames(person.called, person.job_title, landlord.telephone, landlord.email)


def signatory(record: Stage, reader: Reader, otherwise: PersonNames) -> PersonNames:
    person_id = record.signatory or record.handler
    return reader.person(person_id) if person_id else otherwise


def reader_names(case: Case, recipient: Recipient) -> ReaderNames:
    person = case.people[recipient.person]
    shown, source = next(
        (text, name)
        for text, name in (
            (person.salutation, "salutation"),
            (person.name, "name"),
            (person.job_title.text if person.job_title else "–", "job_title"),
        )
        if text
    )
    is_complainant = recipient.person in case.complainants
    return ReaderNames(
        salutation=Name(shown, f"people.{recipient.person}.{source}"),
        role=recipient.role,
        is_complainant=is_complainant,
        copied=not is_complainant and any(one.person in case.complainants for one in case.recipients),
    )


def complainant_names(case: Case, listed: str) -> ComplainantNames:
    """The complainants, named as the letter's language lists them."""
    return ComplainantNames(Name(listed, "complainants"), len(case.complainants) > 1)


def months(rules: Rules) -> Duration | None:
    """How long after a final response the ombudsman can be asked."""
    within = rules.regulator.bring_within_months
    return Duration(within, "months", "ombudsman.months") if within else None


def _shown(details: Mapping[str, ContactDetail | None], kind: str) -> tuple[str, str]:
    detail = details[kind]
    return (detail.value if detail and isinstance(detail.value, str) else "", detail.href if detail else "")


def _address(detail: ContactDetail | None) -> Address | None:
    if detail is None:
        return None
    lines = (detail.value,) if isinstance(detail.value, str) else detail.value
    return Address(lines, "ombudsman.address")


def ombudsman_names(case: Case, rules: Rules, request: LetterRequest) -> OmbudsmanNames | None:
    """The ombudsman, when this complainant may go there, with the details right on the letter's date."""
    if not rules.is_entitled(case):
        return None
    pack, dated = rules.regulator, request.dated
    details = {kind: pack.contact(kind, dated) for kind in ("telephone", "web", "form", "email", "address")}
    return OmbudsmanNames(
        name=Name(pack.name, "ombudsman.name", translated=True),
        months=months(rules),
        telephone=telephone(_shown(details, "telephone")[0], "ombudsman.telephone"),
        web=web(*_shown(details, "web"), "ombudsman.web"),
        form=web(*_shown(details, "form"), "ombudsman.form"),
        email=email(_shown(details, "email")[0], "ombudsman.email"),
        address=_address(details["address"]),
    )
