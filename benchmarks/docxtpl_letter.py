"""The benchmark's letter as a developer would write it for plain docxtpl: a landlord's letterhead in; the template out.

The whole letter stands in the template: its wording, fields, loops for points, findings, steps and table rows. It
leaves out what a template can hardly do (lists that start anew, content controls, panels drawn round lists), which
makes it quicker than the same letter in full.
"""

import io
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.table import Table
from docxtpl import DocxTemplate, RichText
from markupsafe import Markup

from complaintletters.house_style import HouseStyle
from complaintletters.letter import Letter, Value, plain
from complaintletters.renderers.docx.fields import Fields
from tests.hand_made import DUE, MAIL, RING, SITE, SUM, TOTAL, TYPED


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the template: its style, and its runs, of which every second is bold."""

    style: str
    runs: tuple[str, ...]


def _line(style: str, *runs: str) -> Line:
    return Line(style, runs)


_OPENING = (
    _line("Normal", "{%p for line in address %}"),
    _line("Address", "{{ line }}"),
    _line("Normal", "{%p endfor %}"),
    _line("Normal", "{%p for fact in facts %}"),
    _line("Letter facts", "", "{{ fact.label }}: ", "{{ fact.words }}"),
    _line("Normal", "{%p endfor %}"),
    _line("Normal", "Dear {{ salutation }}"),
    _line("Heading 1", "Our {{ stage }} response to your complaint"),
    _line("Normal", "{%p for point in points %}"),
    _line("Heading 2", "The main points"),
    _line("List Bullet", "{{ point.heading }}: ", "{{ point.decision }}"),
    _line("List Bullet", "We will pay you {{ point.amount }} by {{ point.due }}."),
    _line("Panel", "Questions? Ring {{ handler.name }} on {{r handler.telephone }}."),
    _line("Heading 2", "What we found"),
    _line("Heading 3", "{{ point.number }}. {{ point.heading }}"),
    _line("Normal", "{%p for paragraph in point.findings %}"),
    _line("Normal", "{{ paragraph }}"),
    _line("Normal", "{%p endfor %}"),
    _line("Normal", "{%p for step in point.steps %}"),
    _line("List Number", "{{ step.words }}", "{{ step.strong }}"),
    _line("Normal", "{%p if step.inside %}"),
    _line("List Bullet 2", "{{ step.inside }}"),
    _line("Normal", "{%p endif %}"),
    _line("Normal", "{%p endfor %}"),
    _line("List Number", "A new list starts at one"),
    _line("Heading 2", "What we will pay"),
)
_CLOSING = (
    _line("Normal", "This is our final response at {{ final_stage }}."),
    _line("Normal", "Write to {{r ombudsman.email }} or look at {{r ombudsman.web }}."),
    _line("Normal", "{%p endfor %}"),
    _line("Sign-off", "Yours sincerely"),
    _line("Normal", "{%p for line in signatory %}"),
    _line("Signature", "{{ line }}"),
    _line("Normal", "{%p endfor %}"),
    _line("Normal", "Enclosed: {{ enclosure }}"),
)
_ROWS = (
    ("What it is for", "Amount"),
    ("{%tr for sum in point.sums %}", ""),
    ("{{ sum.what }}", "{{ sum.amount }}"),
    ("{%tr endfor %}", ""),
    ("Total", "{{ point.total }}"),
)


def template_on(style: HouseStyle) -> bytes:
    """The landlord's letterhead with the letter's template in place of ``{{p body }}``."""
    document = Document(str(style.letterhead))
    slot = next(paragraph for paragraph in document.paragraphs if "body" in paragraph.text)
    for line in _OPENING:
        _put(slot, line)
    slot._p.addprevious(_table(document)._tbl)
    for line in _CLOSING:
        _put(slot, line)
    slot._p.getparent().remove(slot._p)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _put(slot: Any, line: Line) -> None:
    paragraph = slot.insert_paragraph_before(style=line.style)
    for index, words in enumerate(line.runs):
        run = paragraph.add_run(words)
        run.bold = True if index % 2 else None


def _table(document: Any) -> Table:
    table = document.add_table(rows=0, cols=2)
    table.style = "Letter table"
    for index, row in enumerate(_ROWS):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].text = words
            cell.paragraphs[0].style = "Table text" if index else "Table heading"
    return table


# --- what the template is filled in with -----------------------------------------------------------------------------


def nested(fields: Fields) -> dict[str, Any]:
    """A letterhead's fields as docxtpl wants them: dotted names as attributes, what our writer made as markup."""
    context: dict[str, Any] = {name: Markup(xml) for name, xml in fields.made.items()}
    for dotted, words in fields.words.items():
        group, name = dotted.split(".")
        context.setdefault(group, {})[name] = words
    return context


_POINT = {
    "heading": "The leak",
    "decision": "upheld",
    "amount": SUM.text,
    "due": DUE.text,
    "number": "1",
    "findings": [TYPED, "First paragraph.", "Second  paragraph, two spaces.\n\tAfter a tab."],
    "steps": [
        {"words": "First", "inside": "Inside first"},
        {"words": "Second, with ", "strong": f"bold and {DUE.text}"},
    ],
    "sums": [{"what": "Losing your kitchen", "amount": SUM.text}],
    "total": TOTAL.text,
}


def context_of(letter: Letter, letterhead: dict[str, Any], template: DocxTemplate) -> dict[str, Any]:
    """The letter's own words, with as many points as it has; ``letterhead`` is what headers and footers print."""
    points = sum(section.point is not None for section in letter.sections)
    return letterhead | {
        "address": letter.addressee,
        "facts": [{"label": fact.label, "words": plain(fact.content)} for fact in letter.facts],
        "salutation": "Mrs Khan",
        "stage": "Stage One",
        "final_stage": "Stage Two",
        "points": [deepcopy(_POINT) for _ in range(points)],
        "handler": {"name": "Jo Barlow", "telephone": _link(RING, template)},
        "ombudsman": {"email": _link(MAIL, template), "web": _link(SITE, template)},
        "signatory": [plain(content) for content in letter.signatory],
        "enclosure": "Compensation policy",
    }


def _link(value: Value, template: DocxTemplate) -> RichText:
    made = RichText()
    made.add(value.text, url_id=template.build_url_id(value.href), style="Hyperlink")
    return made
