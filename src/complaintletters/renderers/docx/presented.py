"""A letterhead's parts in; the same as a presentation has them out: sizes, emphasis, typefaces, colours, the page.

It is done once for each letterhead and presentation, not for each letter. The standard presentation leaves a letterhead
as its landlord drew it.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from lxml import etree

from complaintletters.colours import contrast, darkened
from complaintletters.presentation import Presentation
from complaintletters.renderers.docx.end_of_letter import with_later_headers_stacked, with_words_at_end
from complaintletters.renderers.docx.margins import set_margins
from complaintletters.renderers.docx.package import STORY, W, parsed
from complaintletters.renderers.docx.sizes import set_sizes
from complaintletters.setting_out import typeface

STYLES, NUMBERING, SETTINGS, DOCUMENT = (f"word/{name}.xml" for name in ("styles", "numbering", "settings", "document"))
_EMPHASIS = tuple(f"{W}{name}" for name in ("i", "iCs", "u", "caps", "smallCaps"))
_JUSTIFIED = ("both", "distribute", "lowKashida", "mediumKashida", "highKashida", "thaiDistribute")
_FACES = ("ascii", "hAnsi", "eastAsia", "cs")
_INDENTED = 0.8  # of the type's growth: a number such as "10." still fits, and the words keep their width
_THEME_FACES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
# What stands before w:displayBackgroundShape in the settings (ECMA-376 part 1, 17.15.1.78).
_BEFORE_BACKGROUND = {
    f"{W}{name}"
    for name in (
        "writeProtection",
        "view",
        "zoom",
        "removePersonalInformation",
        "removeDateAndTime",
        "doNotDisplayPageBoundaries",
    )
}


def as_presented(parts: dict[str, bytes], presentation: Presentation) -> dict[str, bytes]:
    """All parts, changed as far as the presentation asks."""
    roots = {name: parsed(parts[name]) for name in _changeable(parts)}
    factor = set_sizes(roots[STYLES], presentation)
    if presentation.word_styles == "presentation":
        _set_indents(roots.get(NUMBERING), factor)
        _set_direct_sizes((root for name, root in roots.items() if STORY.match(name)), factor, presentation)
        set_margins(roots, presentation.margin)
    for root in roots.values():
        _set_emphasis(root, presentation)
        _set_typefaces(root, presentation.word_typefaces)
    _set_links(roots[STYLES], presentation)
    _set_colours(roots, presentation)
    _set_page(roots, presentation)
    if presentation.contact == "end":
        with_words_at_end(parts, roots, label="kept" if presentation.keeps_together else "left-out")
    elif presentation.letter_spacing:
        with_later_headers_stacked(parts, roots)
    return parts | {name: _written(root) for name, root in roots.items()}


def _changeable(parts: Iterable[str]) -> Iterator[str]:
    yield from (name for name in parts if STORY.match(name) or name in (STYLES, NUMBERING, SETTINGS))


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


# --- sizes outside styles -------------------------------------------------------------------------------------------


def _set_indents(numbering: etree._Element | None, factor: float) -> None:
    """Bullets and numbers grow with the type, so the words beside them begin further in."""
    deeper = max(1.0, _INDENTED * factor)
    for indent in numbering.iter(f"{W}ind") if numbering is not None else ():
        for side in ("left", "start", "hanging"):
            if indent.get(f"{W}{side}"):
                indent.set(f"{W}{side}", str(round(float(indent.get(f"{W}{side}", "0")) * deeper)))


def _set_direct_sizes(stories: Iterable[etree._Element], factor: float, presentation: Presentation) -> None:
    smallest = round(presentation.furniture_size * 2)
    for root in stories:
        for size in root.iter(f"{W}sz", f"{W}szCs"):
            size.set(f"{W}val", str(max(smallest, round(float(size.get(f"{W}val", "0")) * factor))))


# --- emphasis, alignment, typefaces, links --------------------------------------------------------------------------


def _set_emphasis(root: etree._Element, presentation: Presentation) -> None:
    if presentation.emphasis == "bold":
        for mark in list(root.iter(*_EMPHASIS)):
            _drop(mark)
    if presentation.alignment == "leading":
        for justified in [one for one in root.iter(f"{W}jc") if one.get(f"{W}val") in _JUSTIFIED]:
            _drop(justified)
        for hyphens in list(root.iter(f"{W}autoHyphenation")):
            _drop(hyphens)


def _set_typefaces(root: etree._Element, allowed: tuple[str, ...]) -> None:
    """Typefaces the presentation doesn't allow become the first it does; so do a theme's, which can be any."""
    for fonts in root.iter(f"{W}rFonts") if allowed else ():
        themed = [name for name in _THEME_FACES if fonts.get(f"{W}{name}")]
        for name in themed:
            del fonts.attrib[f"{W}{name}"]
        for face in _FACES:
            own = fonts.get(f"{W}{face}")
            if own or themed:
                fonts.set(f"{W}{face}", typeface(own or "", allowed))


def _set_links(styles: etree._Element, presentation: Presentation) -> None:
    """Links in bold instead of underlined. Bold stands before all else a link's style has (17.3.2.28)."""
    if presentation.links != "bold":
        return
    for style in styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and name.get(f"{W}val", "").lower() == "hyperlink":
            look = style.find(f"{W}rPr")
            look = etree.SubElement(style, f"{W}rPr") if look is None else look
            at = 1 if len(look) and look[0].tag == f"{W}rFonts" else 0
            for underline in look.findall(f"{W}u"):
                look.remove(underline)
            if look.find(f"{W}b") is None:
                look.insert(at, etree.Element(f"{W}bCs"))
                look.insert(at, etree.Element(f"{W}b"))


# --- colours --------------------------------------------------------------------------------------------------------


def _hexadecimal(element: etree._Element, name: str) -> str:
    """A colour as ``#RRGGBB``; empty for an automatic one."""
    value = element.get(f"{W}{name}", "")
    return f"#{value.upper()}" if len(value) == 6 and value.isalnum() else ""


def _fill(look: etree._Element | None) -> str:
    shading = look.find(f"{W}shd") if look is not None else None
    return _hexadecimal(shading, "fill") if shading is not None else ""


def _is_tint(colour: str, presentation: Presentation) -> bool:
    return bool(colour) and contrast(presentation.ink, colour) >= presentation.contrast


def _set_colours(roots: dict[str, etree._Element], presentation: Presentation) -> None:
    """Panels without a tint where the presentation outlines them; words dark enough for every ground they may have."""
    stories = [root for name, root in roots.items() if name == STYLES or STORY.match(name)]
    if presentation.panels == "outlined":
        for root in stories:
            _outline(root, presentation)
    tints = {_hexadecimal(shading, "fill") for root in stories for shading in root.iter(f"{W}shd")}
    grounds = (presentation.page, *sorted(tint for tint in tints if _is_tint(tint, presentation)))
    dark = partial(darkened, grounds=grounds, least=presentation.contrast, ink=presentation.ink)
    for root in stories:
        for colour in root.iter(f"{W}color"):
            own = _hexadecimal(colour, "val")
            if own and not _stands_on_dark(colour, presentation):
                colour.set(f"{W}val", dark(own).lstrip("#"))


def _stands_on_dark(colour: etree._Element, presentation: Presentation) -> bool:
    """Whether words of this colour stand on a dark fill, such as a letterhead's band."""
    holders = colour.iterancestors(f"{W}style", f"{W}p", f"{W}tc")
    looks = (look for holder in holders for look in holder.iterchildren(f"{W}pPr", f"{W}tcPr"))
    return any(fill and not _is_tint(fill, presentation) for fill in map(_fill, looks))


def _outline(root: etree._Element, presentation: Presentation) -> None:
    """Tints go, and a box whose sides had the tint's colour gets the colour of its other sides."""
    for shading in [one for one in root.iter(f"{W}shd") if _is_tint(_hexadecimal(one, "fill"), presentation)]:
        _drop(shading)
    for box in root.iter(f"{W}pBdr"):
        strong = [_hexadecimal(side, "color") for side in box]
        strong = [colour for colour in strong if colour and not _is_tint(colour, presentation)]
        for side in box:
            if _is_tint(_hexadecimal(side, "color"), presentation):
                side.set(f"{W}color", (strong or [presentation.ink])[0].lstrip("#"))


# --- the page -------------------------------------------------------------------------------------------------------


def _set_page(roots: dict[str, etree._Element], presentation: Presentation) -> None:
    """A page that is read on a screen has its colour, which Word doesn't print unless it is told to."""
    if not presentation.fill or SETTINGS not in roots:
        return
    document, settings = roots[DOCUMENT], roots[SETTINGS]
    for old in (*document.findall(f"{W}background"), *settings.findall(f"{W}displayBackgroundShape")):
        _drop(old)
    background = etree.Element(f"{W}background")
    background.set(f"{W}color", presentation.fill.lstrip("#"))
    document.insert(0, background)
    before = [at for at, child in enumerate(settings) if child.tag in _BEFORE_BACKGROUND]
    settings.insert(max(before, default=-1) + 1, etree.Element(f"{W}displayBackgroundShape"))
