"""A letterhead's styles in; the same in a letter's language, and at the sizes and gaps of its presentation, out.

Sizes live in named styles and nowhere else, so a presentation is a change to one part, made once. Where a presentation
leaves sizes to the letterhead, it enlarges and never shrinks: the landlord's own larger type is kept.
"""

from lxml import etree

from complaintletters.presentation import Presentation
from complaintletters.renderers.docx.package import W, parsed

_SPACES = ("before", "after", "line")
_TWIPS = 20  # in a point
_FURNITURE = ("header", "footer", "draft mark")
_APART = ("normal", "panel")  # styles of paragraphs that stand a whole gap apart
_OF_THE_LETTERHEAD = ("letterhead", "contact line")  # drawn to stand above the window: nothing in them moves
# What comes after w:spacing in a run's properties (ECMA-376 part 1, 17.3.2.28): Word calls another order damaged.
_AFTER_SPACING = frozenset(
    f"{W}{name}"
    for name in (
        *("w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText"),
        *("vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"),
    )
)


def in_language(styles: bytes, language: str) -> bytes:
    """The styles with the letter's language as the document's: that is where Word and screen readers look for it.

    Scripts from right to left and complex ones, such as Bengali's, take theirs from ``bidi`` (17.3.2.20).
    """
    root = parsed(styles)
    for mark in root.iter(f"{W}lang"):
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    look = _made(_made(_made(root, "docDefaults", 0), "rPrDefault", 0), "rPr", 0)
    mark = etree.SubElement(look, f"{W}lang")
    mark.set(f"{W}val", language)
    mark.set(f"{W}eastAsia", language)
    mark.set(f"{W}bidi", "ar-SA" if language.startswith("en") else language)
    return _written(root)


def in_script(styles: bytes, face: str) -> bytes:
    """The styles with the typeface that the letter's script needs, as every style's complex script (17.3.2.26, cs)."""
    root = parsed(styles)
    for fonts in root.iter(f"{W}rFonts"):
        if fonts.get(f"{W}cstheme"):
            del fonts.attrib[f"{W}cstheme"]
        fonts.set(f"{W}cs", face)
    return _written(root)


def with_leading(styles: bytes, leading: float) -> bytes:
    """The styles with lines no closer than a script needs, as a multiple of each style's size."""
    root = parsed(styles)
    body = body_size(root) / 2
    _keep_distances(root)
    for style in root.iter(f"{W}style"):
        spacing, size = style.find(f"{W}pPr/{W}spacing"), style.find(f"{W}rPr/{W}sz")
        if spacing is None or spacing.get(f"{W}lineRule") != "atLeast" or _is_latin(style):
            continue
        points = _number(size, "val") / 2 if size is not None else body
        spacing.set(f"{W}line", str(max(round(_number(spacing, "line")), round(points * leading * _TWIPS))))
    return _written(root)


def _is_latin(style: etree._Element) -> bool:
    """Whether a style is of what is in Latin letters in any language, and has its place on the first page."""
    return _name_of(style).startswith((*_OF_THE_LETTERHEAD, "address"))


def _keep_distances(root: etree._Element) -> None:
    """Has those styles say the distance of lines that they had from the body's style, which is about to change."""
    bodies = (one for one in root.iter(f"{W}style") if one.get(f"{W}default") == "1" and one.get(f"{W}type") == "paragraph")
    body = next((spacing for one in bodies if (spacing := one.find(f"{W}pPr/{W}spacing")) is not None), None)
    if body is None or not body.get(f"{W}line"):
        return
    for style in root.iter(f"{W}style"):
        spacing = style.find(f"{W}pPr/{W}spacing")
        if spacing is not None and _is_latin(style) and not spacing.get(f"{W}line"):
            spacing.set(f"{W}line", body.get(f"{W}line", ""))
            spacing.set(f"{W}lineRule", body.get(f"{W}lineRule", "auto"))


def set_sizes(root: etree._Element, presentation: Presentation) -> float:
    """Sets a presentation's sizes and gaps in the styles. Returns by how much the body's type has grown."""
    factor = presentation.size * 2 / body_size(root)
    if presentation.word_styles == "presentation":
        _set_type(root, presentation, factor)
        _set_gaps(root, presentation, factor)
        _set_letter_spacing(root, presentation)
        return factor
    if factor > 1:
        _enlarge(root, factor, round(presentation.small * 2))
    return max(1.0, factor)


# --- the letterhead's own, enlarged ---------------------------------------------------------------------------------


def _enlarge(root: etree._Element, factor: float, smallest: int) -> None:
    for size in root.iter(f"{W}sz", f"{W}szCs"):
        size.set(f"{W}val", str(max(smallest, round(_number(size, "val") * factor))))
    for spacing in _spacings(root):
        for name in _SPACES:
            if spacing.get(f"{W}{name}") and (name != "line" or _is_absolute(spacing)):
                spacing.set(f"{W}{name}", str(round(_number(spacing, name) * factor)))


# --- the presentation's ---------------------------------------------------------------------------------------------


def _set_type(root: etree._Element, presentation: Presentation, factor: float) -> None:
    """Every size multiplied, none smaller than the furniture's; headings and furniture at sizes of their own."""
    furniture = round(presentation.furniture_size * 2)
    own = {f"heading {level}": scale for level, scale in enumerate(presentation.heading_scale, start=1)}
    for size in root.iter(f"{W}sz", f"{W}szCs"):
        name = _name_of(next(size.iterancestors(f"{W}style"), None))
        enlarged = max(furniture, round(_number(size, "val") * factor))
        if name in own:
            enlarged = round(presentation.size * own[name] * 2)
        size.set(f"{W}val", str(furniture if name in _FURNITURE else enlarged))


def _set_gaps(root: etree._Element, presentation: Presentation, factor: float) -> None:
    """Lines at the presentation's distance; gaps as much larger as the type, and none larger than a paragraph's."""
    gap = round(presentation.size * presentation.paragraph_gap * _TWIPS)
    for style in root.iter(f"{W}style"):
        name, spacing = _name_of(style), style.find(f"{W}pPr/{W}spacing")
        if spacing is None or name.startswith(_OF_THE_LETTERHEAD):
            continue
        if spacing.get(f"{W}line"):
            size = style.find(f"{W}rPr/{W}sz")
            points = _number(size, "val") / 2 if size is not None else presentation.size
            spacing.set(f"{W}line", str(round(points * presentation.leading * _TWIPS)))
            spacing.set(f"{W}lineRule", "atLeast")
        for side in ("before", "after"):
            old = _number(spacing, side)
            if old:
                spacing.set(f"{W}{side}", str(round(max(old, min(old * factor, gap)))))
        if name in _APART:
            spacing.set(f"{W}after", str(gap))


def _set_letter_spacing(root: etree._Element, presentation: Presentation) -> None:
    if not presentation.letter_spacing:
        return
    look = _made(_made(_made(root, "docDefaults", 0), "rPrDefault", 0), "rPr", 0)
    spacing = etree.Element(f"{W}spacing")
    spacing.set(f"{W}val", str(round(presentation.letter_spacing * presentation.size * _TWIPS)))
    followers = [child for child in look if child.tag in _AFTER_SPACING]
    if followers:
        followers[0].addprevious(spacing)
    else:
        look.append(spacing)


# --- reading styles -------------------------------------------------------------------------------------------------


def body_size(root: etree._Element) -> float:
    """The body's size in half-points: the default paragraph style's, else the document's, else Word's own 10 points."""
    for style in root.iter(f"{W}style"):
        if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph":
            own = style.find(f"{W}rPr/{W}sz")
            if own is not None:
                return _number(own, "val")
    default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    return _number(default, "val") if default is not None else 20


def _spacings(root: etree._Element) -> list[etree._Element]:
    """Paragraphs' spacing; an element of the same name in a run's properties is the space between letters."""
    return [spacing for look in root.iter(f"{W}pPr") for spacing in look.findall(f"{W}spacing")]


def _is_absolute(spacing: etree._Element) -> bool:
    return spacing.get(f"{W}lineRule", "auto") != "auto"


def _name_of(style: etree._Element | None) -> str:
    name = style.find(f"{W}name") if style is not None else None
    return name.get(f"{W}val", "").lower() if name is not None else ""


def _number(element: etree._Element, name: str) -> float:
    return float(element.get(f"{W}{name}") or 0)


def _made(parent: etree._Element, name: str, at: int) -> etree._Element:
    child = parent.find(f"{W}{name}")
    if child is None:
        child = etree.Element(f"{W}{name}")
        parent.insert(at, child)
    return child


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
