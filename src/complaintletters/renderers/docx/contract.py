"""A letterhead's parts in; every breach of the contract between letterhead and letter out, in Word's own terms.

The contract: ``{{p body }}`` once, alone in its paragraph, in the document itself; fields from a known list, and
``{% if field %}`` around them; the named styles that a letter is set in. A letterhead computes nothing.
"""

import re
from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes
from lxml import etree

from complaintletters.errors import Fault, did_you_mean, found
from complaintletters.renderers.docx.package import STORY, Package, W, place

BODY = "body"
PAGE_NUMBERS = "page_numbers"
CONTACTS = ("telephone", "email", "web", "address", "other")
FIELDS: frozenset[str] = frozenset(
    {"letter.reference", "letter.date", "letter.title", "letter.subject", "letter.draft"}
    | {"landlord.name", "landlord.strapline", "landlord.small_print"}
    | {f"contact.{kind}" for kind in CONTACTS}
    | {f"label.{kind}" for kind in (*CONTACTS, "reference", "logo")}
)
STYLES = (
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Heading 4",
    "List Bullet",
    "List Bullet 2",
    "List Number",
    "List Number 2",
    "Address",
    "Letter facts",
    "Panel",
    "Table text",
    "Table heading",
    "Table number",
    "Letter table",
    "Sign-off",
    "Signature",
    "Draft mark",
    "Hyperlink",
)
_TAG = re.compile(r"\{\{(?P<value>.*?)\}\}|\{%(?P<statement>.*?)%\}|\{#.*?#\}", re.DOTALL)
_LOOSE = re.compile(r"\{\{|\}\}|\{%|%\}")
_ENVIRONMENT = Environment(autoescape=True)  # parses only, never renders
_CONDITIONS = (nodes.Name, nodes.Getattr, nodes.Not, nodes.And, nodes.Or)


def breaches(package: Package) -> Iterator[Fault]:
    """Every breach there is, in reading order, then missing styles."""
    slots = 0
    for name in sorted(filter(STORY.match, package.parts), key=lambda name: (name != "word/document.xml", name)):
        for number, paragraph in enumerate(package.tree(name).iter(f"{W}p"), start=1):
            where = f"{place(name)}paragraph {number}"
            words = _words(paragraph)
            for expected, wrong, mend in _paragraph_breaches(words, paragraph):
                yield Fault(package.file, where, expected, wrong, mend)
            if _slot_in(words):
                slots += 1
                if name != "word/document.xml":
                    yield Fault(package.file, where, "expected the letter's slot in the document itself", "{{p body }}")
    if slots != 1:
        mend = "Put {{p body }} alone in one paragraph, where the letter goes."
        yield Fault(package.file, "", "expected exactly one {{p body }}", str(slots) if slots else "none", mend)
    yield from _missing_styles(package)


def _words(paragraph: etree._Element) -> str:
    """A paragraph's own words, without those of text boxes in it, and the pictures' descriptions."""
    out = []
    for part in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        owner = next(part.iterancestors(f"{W}p"), None)
        if owner is paragraph:
            out.append((part.text or "") if part.tag == f"{W}t" else " ")
    return "".join(out)


def _slot_in(words: str) -> bool:
    return any((tag["value"] or "").lstrip("p").strip() == BODY for tag in _TAG.finditer(words))


def _paragraph_breaches(words: str, paragraph: etree._Element) -> Iterator[tuple[str, str, str]]:
    rest = _TAG.sub("", words)
    if _LOOSE.search(rest):
        yield "expected every {{ and {% closed in the same paragraph", found(words.strip()), ""
    tags = list(_TAG.finditer(words))
    whole = [tag[0] for tag in tags if _for_paragraph(tag)]
    if whole and (len(tags) > 1 or rest.strip()):
        yield (
            "expected a {%p … %} or {{p … }} tag alone in its paragraph",
            found(words.strip()),
            "Everything else in the paragraph would be lost.",
        )
    if whole and _alone_in_cell(paragraph):
        yield (
            "expected another paragraph in this table cell",
            found(whole[0]),
            "Word calls a file with an empty cell damaged.",
        )
    for tag in tags:
        yield from _tag_breaches(tag)


def _for_paragraph(tag: re.Match[str]) -> bool:
    return (tag["value"] or tag["statement"] or "").startswith("p ")


def _alone_in_cell(paragraph: etree._Element) -> bool:
    parent = paragraph.getparent()
    return parent is not None and parent.tag == f"{W}tc" and len(parent.findall(f"{W}p")) == 1


def _tag_breaches(tag: re.Match[str]) -> Iterator[tuple[str, str, str]]:
    if tag["value"] is not None:
        yield from _value_breaches(tag[0], tag["value"])
    elif tag["statement"] is not None:
        yield from _statement_breaches(tag[0], tag["statement"])


def _value_breaches(tag: str, inside: str) -> Iterator[tuple[str, str, str]]:
    marker, name = (inside[0], inside[1:].strip()) if inside[:2] in ("p ", "r ") else ("", inside.strip())
    if name == BODY:
        if marker != "p":
            yield "expected {{p body }} for the letter's slot", found(tag), "Write the p directly after the braces."
    elif name == PAGE_NUMBERS:
        if marker != "r":
            yield (
                "expected {{r page_numbers }} for the page numbers",
                found(tag),
                "Write the r directly after the braces.",
            )
    elif name not in FIELDS:
        yield "expected a field there is", found(tag), did_you_mean(name, FIELDS | {BODY, PAGE_NUMBERS})


def _statement_breaches(tag: str, inside: str) -> Iterator[tuple[str, str, str]]:
    words = (inside[2:] if inside[:2] in ("p ", "r ") else inside).strip()
    keyword, _, condition = words.partition(" ")
    if words in ("endif", "else"):
        return
    if keyword not in ("if", "elif"):
        yield "expected if, elif, else or endif", found(tag), "A letterhead chooses and fills in, no more."
        return
    try:
        tree = _ENVIRONMENT.parse(f"{{% if {condition} %}}{{% endif %}}").find(nodes.If)
    except TemplateSyntaxError as error:
        yield "expected a condition such as contact.telephone", found(tag), str(error.message or "")
        return
    if tree is not None:
        yield from _condition_breaches(tag, tree.test)


def _condition_breaches(tag: str, test: nodes.Node) -> Iterator[tuple[str, str, str]]:
    if not isinstance(test, _CONDITIONS):
        yield "expected a condition of fields, not, and, or", found(tag), ""
    elif isinstance(test, nodes.Name | nodes.Getattr):
        name = _dotted(test)
        if name not in FIELDS:
            yield "expected a field there is", found(tag), did_you_mean(name, FIELDS)
    else:
        for child in test.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                yield from _condition_breaches(tag, child)


def _dotted(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_dotted(node.node)}.{node.attr}"
        case _:
            return "?"


def _missing_styles(package: Package) -> Iterator[Fault]:
    there = style_ids(package)
    for name in STYLES:
        if name.lower() not in there:
            yield Fault(
                package.file,
                "styles",
                f'expected a style named "{name}"',
                "none",
                "Make it in Word, or copy it from a shipped letterhead.",
            )


def style_ids(package: Package) -> dict[str, str]:
    """Each style's identifier by its name in lower case: Word writes built-in names in small letters."""
    ids = {}
    for style in package.tree("word/styles.xml").iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None:
            ids[name.get(f"{W}val", "").lower()] = style.get(f"{W}styleId", "")
    return ids
