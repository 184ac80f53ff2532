"""A letter and its landlord in; what a letterhead's fields stand for out, each value on one line."""

import re
from dataclasses import dataclass
from functools import lru_cache

from complaintletters.house_style import HouseStyle
from complaintletters.letter import Furniture, Letter, Value, leaves, letter_lines
from complaintletters.renderers.docx.body import Body
from complaintletters.renderers.docx.contract import BODY, CONTACTS, PAGE_NUMBERS
from complaintletters.renderers.docx.word_xml import Xml, field, joined, run, run_look

_PAGE_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_POSTCODE = re.compile(r"(?<=[A-Z]\d|\d\d|\d[A-Z]) (?=\d[A-Z]{2}\b)")
_PAGE_MARKS = re.compile(r"(\{pages?\})")


@dataclass(frozen=True, slots=True)
class Fields:
    """Every field of the contract: ``words`` by dotted name, to be escaped; ``made`` by the escaping writer."""

    words: dict[str, str]
    made: dict[str, Xml]


def fields_of(letter: Letter, style: HouseStyle, body: Body) -> Fields:
    """Every field of the contract, so that a letterhead never meets one that is missing."""
    words = {
        "letter.reference": _one_line(letter.identity.reference),
        "letter.date": _date_of(letter),
        "letter.title": _one_line(letter.title_text),
        "letter.subject": _one_line(letter.subject),
        "letter.draft": _one_line(letter.furniture.draft) if letter.draft else "",
    }
    made = {PAGE_NUMBERS: page_numbers(letter.furniture.page, rtl=letter.direction == "rtl"), BODY: body.xml}
    return Fields(words | _landlord_words(style) | _labels(letter.furniture), made)


@lru_cache(maxsize=64)
def _landlord_words(style: HouseStyle) -> dict[str, str]:
    contacts: dict[str, str] = {line.kind: line.text for line in reversed(style.contact)}
    return {
        "landlord.name": _one_line(style.name),
        "landlord.strapline": _one_line(style.strapline),
        "landlord.small_print": _one_line(style.small_print),
    } | {f"contact.{kind}": _kept_together(kind, _one_line(contacts.get(kind, ""))) for kind in CONTACTS}


@lru_cache(maxsize=64)
def page_numbers(words: str, *, rtl: bool = False) -> Xml:
    """ "Page {page} of {pages}" with Word's own fields, in the order and direction the language has them."""
    parts = (part for part in _PAGE_MARKS.split(words) if part)
    look = run_look(False, rtl)
    return joined(
        field(_PAGE_FIELDS[part], "1", look) if part in _PAGE_FIELDS else run(part, look) for part in parts
    )


@lru_cache(maxsize=64)
def _labels(furniture: Furniture) -> dict[str, str]:
    known = dict(furniture.letterhead_labels)
    labels = {f"label.{kind}": _one_line(known.get(kind, "")) for kind in CONTACTS}
    own = {"label.reference": _one_line(furniture.continuation), "label.logo": _one_line(furniture.logo)}
    return labels | own


def _date_of(letter: Letter) -> str:
    """The letter's date as its facts print it, or else in the form every language reads."""
    parts = (leaf for _, content in letter_lines(letter) for leaf in leaves(content))
    values = (part for part in parts if isinstance(part, Value) and part.kind == "date")
    dated = letter.identity.dated.isoformat()
    return next((value.text for value in values if value.canonical == dated), dated)


def _kept_together(kind: str, words: str) -> str:
    """A telephone number or a postcode is not parted at a line's end."""
    return words.replace(" ", "\u00a0") if kind == "telephone" else _POSTCODE.sub("\u00a0", words)


def _one_line(words: str) -> str:
    return " ".join(words.split())
