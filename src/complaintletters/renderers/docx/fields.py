"""A letter and its landlord in; what a letterhead's fields stand for out, each value on one line."""

import re

from markupsafe import Markup

from complaintletters.house_style import HouseStyle
from complaintletters.letter import Letter, Value
from complaintletters.renderers.docx.body import Body
from complaintletters.renderers.docx.contract import BODY, CONTACTS, PAGE_NUMBERS
from complaintletters.renderers.docx.word_xml import Xml, field, joined, run

Fields = dict[str, str | dict[str, str]]
_PAGE_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_POSTCODE = re.compile(r"(?<=[A-Z]\d|\d\d|\d[A-Z]) (?=\d[A-Z]{2}\b)")
_PAGE_MARKS = re.compile(r"(\{pages?\})")


def fields_of(letter: Letter, style: HouseStyle, body: Body) -> Fields:
    """Every field of the contract, so that a letterhead never meets one that is missing."""
    contacts: dict[str, str] = {line.kind: line.text for line in reversed(style.contact)}
    return {
        "letter": {
            "reference": _one_line(letter.identity.reference),
            "date": _date_of(letter),
            "title": _one_line(letter.title_text),
            "subject": _one_line(letter.subject),
            "draft": _one_line(letter.furniture.draft) if letter.draft else "",
        },
        "landlord": {
            "name": _one_line(style.name),
            "strapline": _one_line(style.strapline),
            "small_print": _one_line(style.small_print),
        },
        "contact": {kind: _kept_together(kind, _one_line(contacts.get(kind, ""))) for kind in CONTACTS},
        "label": _labels(letter),
        PAGE_NUMBERS: Markup(page_numbers(letter.furniture.page)),  # noqa: S704 - made by the escaping writer
        BODY: Markup(body.xml),  # noqa: S704 - made by the escaping writer
    }


def page_numbers(words: str) -> Xml:
    """ "Page {page} of {pages}" with Word's own fields, in the order the language has them."""
    parts = (part for part in _PAGE_MARKS.split(words) if part)
    return joined(field(_PAGE_FIELDS[part], "1") if part in _PAGE_FIELDS else run(part) for part in parts)


def _labels(letter: Letter) -> dict[str, str]:
    known = dict(letter.furniture.letterhead_labels)
    labels = {kind: _one_line(known.get(kind, "")) for kind in CONTACTS}
    return labels | {"reference": _one_line(letter.furniture.continuation), "logo": _one_line(letter.furniture.logo)}


def _date_of(letter: Letter) -> str:
    """The letter's date as its facts print it, or else in the form every language reads."""
    values = (part for fact in letter.facts for part in fact.content if isinstance(part, Value) and part.kind == "date")
    dated = letter.identity.dated.isoformat()
    return next((value.text for value in values if value.canonical == dated), dated)


def _kept_together(kind: str, words: str) -> str:
    """A telephone number or a postcode is not parted at a line's end."""
    return words.replace(" ", "\u00a0") if kind == "telephone" else _POSTCODE.sub("\u00a0", words)


def _one_line(words: str) -> str:
    return " ".join(words.split())
