"""A letter built by hand, with every kind of block and inline in it, for tests that need no case."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from complaintletters.house_style import ContactLine, HouseStyle
from complaintletters.letter import (
    Bullets,
    Cell,
    Draft,
    Fact,
    FreeText,
    Furniture,
    Heading,
    Identity,
    Item,
    Letter,
    LineBreak,
    Numbered,
    Paragraph,
    Section,
    Statement,
    Strong,
    Table,
    Text,
    Value,
)

TYPED = "She said: <b>not markup</b> & {{ 7*7 }} {% if x %} # no heading *no* `no` [no](link) \\ “quoted” £5 – café"
DUE = Value("date", "2026-04-17", "17 April 2026", "actions.replaster.due")
SUM = Value("money", "150.00", "£150.00", "compensation.kitchen.amount")
RING = Value("telephone", "01632960417", "01632 960417", "handler.telephone", "tel:+441632960417")
MAIL = Value("email", "feedback@example.org", "feedback@example.org", "handler.email", "mailto:feedback@example.org")
SITE = Value("web", "www.example.org", "www.example.org", "ombudsman.web", "https://www.example.org/")
TOTAL = Value("money", "1275.50", "£1,275.50", "compensation.total")


def _p(*content):
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in content))


def _cell(*content):
    return Cell(_p(*content).content)


SECTIONS = (
    Section(
        "summary",
        ("stage",),
        (
            Heading(2, (Text("The main points"),)),
            Bullets(
                (
                    Item((FreeText("The leak", "points.leak.heading"), Text(": "), Strong((Text("upheld"),)))),
                    Item((Text("We will pay you "), SUM, Text(" by "), DUE, Text("."))),
                )
            ),
            _p("Questions? Ring ", Value("name", "Jo Barlow", "Jo Barlow", "handler.name"), " on ", RING, "."),
        ),
        panel=True,
    ),
    Section(
        "point",
        ("complaint-definition", "decision"),
        (
            Heading(2, (Text("What we found"),)),
            Heading(
                3,
                (
                    Value("count", "1", "1", "points.leak.number"),
                    Text(". "),
                    FreeText("The leak", "points.leak.heading"),
                ),
            ),
            _p(FreeText(TYPED, "points.leak.text")),
            _p(FreeText("First paragraph.", "points.leak.reasons")),
            Paragraph(
                (
                    FreeText("Second  paragraph, two spaces.", "points.leak.reasons"),
                    LineBreak(),
                    FreeText("\tAfter a tab.", "points.leak.reasons"),
                )
            ),
            Numbered(
                (
                    Item((Text("First"),), (Bullets((Item((Text("Inside first"),)),)),)),
                    Item((Text("Second, with "), Strong((Text("bold and "), DUE)))),
                )
            ),
            Numbered((Item((Text("A new list starts at one"),)),)),
        ),
        point="leak",
    ),
    Section(
        "remedy",
        ("remedy",),
        (
            Heading(2, (Text("What we will pay"),)),
            Table(
                (_cell("What it is for"), _cell("Amount")),
                (
                    (_cell(FreeText("Losing your kitchen", "compensation.kitchen.what")), _cell(SUM)),
                    (_cell("Total"), _cell(TOTAL)),
                ),
                numeric=frozenset({1}),
                has_total=True,
            ),
            _p(
                Statement(
                    "final_response",
                    (
                        Text("This is our final response at "),
                        Value("term", "Stage Two", "Stage Two", "stage.name"),
                        Text("."),
                    ),
                )
            ),
            _p("Write to ", MAIL, " or look at ", SITE, "."),
        ),
    ),
)

LETTER = Letter(
    identity=Identity("response", 1, 1, "hand-made", "HM/2026/00417", date(2026, 4, 1), "amina", "en-GB"),
    direction="ltr",
    title=(Text("Our "), Value("term", "Stage One", "Stage One", "stage.name"), Text(" response to your complaint")),
    subject="Leak from the flat above",
    addressee=("Mrs Amina Khan", "12 Example Road", "Stockport", "SK1 9ZZ"),
    facts=(
        Fact("Date", (Value("date", "2026-04-01", "1 April 2026", "letter.dated"),)),
        Fact("Our reference", (Value("reference", "HM/2026/00417", "HM/2026/00417", "case.reference"),)),
    ),
    salutation=(Text("Dear "), Value("name", "Mrs Khan", "Mrs Khan", "recipient.salutation")),
    sections=SECTIONS,
    sign_off=(Text("Yours sincerely"),),
    signatory=(
        (Value("name", "Jo Barlow", "Jo Barlow", "signatory.name"),),
        (Value("role", "Customer Feedback Officer", "Customer Feedback Officer", "signatory.job_title"),),
    ),
    after=(Section("enclosures", (), (_p("Enclosed: ", FreeText("Compensation policy", "enclosures[0].title")),)),),
    furniture=Furniture(
        page="Page {page} of {pages}",
        logo="Hand Made Homes",
        continuation="Our reference",
        draft="DRAFT. Not a letter: do not send",
        draft_gaps="What is missing before this can be sent",
        mail_to="If this has reached you by mistake, please tell us",
        letterhead_labels=(
            ("telephone", "Telephone"),
            ("email", "E-mail"),
            ("web", "Website"),
            ("address", "Write to us"),
        ),
    ),
)

DRAFT = replace(LETTER, draft=Draft(("The decision on “The leak” is missing.", "Nobody has signed.")))


def house_style(folder: Path) -> HouseStyle:
    """A look whose wordmark and letterhead lie in ``folder``."""
    return HouseStyle(
        landlord="hand-made",
        name="Hand Made Homes",
        strapline="Homes made by hand",
        accent="#0B4F6C",
        tint="#E6F0F4",
        on_accent="#FFFFFF",
        word_typeface="Arial",
        page_typeface="Noto Sans",
        layout="left",
        size=11.5,
        wordmark_svg=folder / "wordmark.svg",
        wordmark_png=folder / "wordmark.png",
        letterhead=folder / "letterhead.docx",
        contact=(
            ContactLine("telephone", "01632 960400"),
            ContactLine("address", "1 Example Street, Stockport SK1 9ZZ"),
        ),
        small_print="Hand Made Homes is an example.",
    )
