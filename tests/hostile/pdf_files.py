"""PDF files that grow, go round in circles, are locked, cut off, or hold no words."""

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf


def _saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **how)
    return out.getvalue()


def _page(content: bytes = b"", *, tagged: bool = False, **stream: Any) -> pikepdf.Pdf:
    pdf = pikepdf.Pdf.new()
    pdf.add_blank_page()
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(content, **stream)
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    if tagged:
        element = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, K=0, Pg=page.obj))
        pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(K=element))
    return pdf


def _bombed(times: int = 1) -> bytes:
    packer = zlib.compressobj(9)
    chunk = b" " * 1_000_000
    out = b"".join([packer.compress(chunk) for _ in range(1000)] + [packer.flush()])
    for _ in range(times - 1):
        out = zlib.compress(out, 9)
    return out


def bomb() -> bytes:
    return _saved(_page(_bombed(), Filter=pikepdf.Name.FlateDecode), compress_streams=False)


def double_bomb() -> bytes:
    filters = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
    return _saved(_page(_bombed(2), Filter=filters), compress_streams=False)


def font_bomb() -> bytes:
    """The font's map grows, not the page."""
    pdf = _page(b"BT /F1 12 Tf (x) Tj ET")
    pdf.pages[0].Resources.Font.F1.ToUnicode = pdf.make_stream(_bombed(), Filter=pikepdf.Name.FlateDecode)
    return _saved(pdf, compress_streams=False)


def font_map(block: bytes) -> bytes:
    pdf = _page(b"/P <</MCID 0>> BDC BT /F1 12 Tf (x) Tj ET EMC", tagged=True)
    pdf.pages[0].Resources.Font.F1.ToUnicode = pdf.make_stream(block)
    return _saved(pdf)


def font_with_endless_ranges() -> bytes:
    return font_map(b"beginbfrange" + b"<0000> <FFFFFFFF> <0041>\n" * 100_000 + b"endbfrange")


def font_with_open_blocks() -> bytes:
    return font_map(b"beginbfchar" * 500_000)


def font_with_open_lists() -> bytes:
    return font_map(b"beginbfrange " + b"<00> <01> [" * 300_000 + b" endbfrange")


def many_fonts() -> bytes:
    pdf = _page(b"".join(b"BT /G%d 12 Tf (x) Tj ET " % number for number in range(3000)))
    cmap = pdf.make_stream(b"beginbfrange <0000> <FFFF> <0041> endbfrange")
    for number in range(3000):
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, ToUnicode=cmap)
        pdf.pages[0].Resources.Font[f"/G{number}"] = pdf.make_indirect(font)
    return _saved(pdf)


def page_tree_in_a_circle() -> bytes:
    pdf = _page(b"BT /F1 12 Tf (x) Tj ET")
    pdf.Root.Pages.Kids = pikepdf.Array([pdf.Root.Pages])
    return _saved(pdf)


def page_tree_without_end() -> bytes:
    pdf = _page(b"BT /F1 12 Tf (x) Tj ET")
    inner = pdf.Root.Pages
    for _ in range(5000):
        inner = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Count=1, Kids=pikepdf.Array([inner])))
    pdf.Root.Pages = inner
    return _saved(pdf)


def tag_tree_in_a_circle() -> bytes:
    pdf = _page(b"/P <</MCID 0>> BDC BT /F1 12 Tf (x) Tj ET EMC", tagged=True)
    top = pdf.Root.StructTreeRoot.K
    top.K = pikepdf.Array([top] * 10)
    return _saved(pdf)


def tag_tree_that_doubles() -> bytes:
    """Forty levels, each holding the next twice: a million million elements."""
    pdf = _page(b"/P <</MCID 0>> BDC BT /F1 12 Tf (x) Tj ET EMC", tagged=True)
    element = pdf.Root.StructTreeRoot.K
    for _ in range(40):
        element = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Div, K=pikepdf.Array([element, element])))
    pdf.Root.StructTreeRoot.K = element
    return _saved(pdf)


def actual_text_without_end() -> bytes:
    """One long replacement, said by every one of many elements."""
    pdf = _page(b"/P <</MCID 0>> BDC BT /F1 12 Tf (x) Tj ET EMC", tagged=True)
    said = pdf.make_indirect(pikepdf.String("a " * 100_000))
    element = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, ActualText=said))
    pdf.Root.StructTreeRoot.K = pikepdf.Array([element] * 20_000)
    return _saved(pdf)


def million_objects() -> bytes:
    body = b"".join(b"%d 0 obj <</A 1>> endobj\n" % number for number in range(3, 1_000_003))
    start = b"%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj 2 0 obj <</Type/Pages/Count 0/Kids[]>> endobj\n"
    return start + body + b"trailer <</Root 1 0 R>>\n%%EOF"


def deep_arrays() -> bytes:
    start = b"%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R/A "
    return start + b"[" * 2_000_000 + b"]" * 2_000_000 + b">> endobj trailer <</Root 1 0 R>>\n%%EOF"


def deep_drawing() -> bytes:
    return _saved(_page(b"BT " + b"[" * 3_000_000 + b" TJ ET"))


def much_drawing() -> bytes:
    return _saved(_page(b"/P <</MCID 0>> BDC BT /F1 12 Tf (x) Tj ET EMC\n" * 160_000, tagged=True))


def open_sequences() -> bytes:
    return _saved(_page(b"/P <</MCID 0>> BDC " * 100_000 + b"BT /F1 12 Tf " + b"(x) Tj " * 100_000, tagged=True))


def untagged() -> bytes:
    return _saved(_page(b"BT /F1 12 Tf 14 TL " + b"(Dear Mrs Khan) Tj T* " * 40_000 + b" ET"))


def many_pages() -> bytes:
    pdf = pikepdf.Pdf.new()
    for _ in range(20_000):
        pdf.add_blank_page()
    return _saved(pdf)


def same_stream_on_every_page() -> bytes:
    """Three hundred pages that all draw one large stream."""
    pdf = _page(b"BT /F1 12 Tf " + b"(x) Tj " * 300_000 + b" ET")
    for _ in range(299):
        pdf.pages.append(pdf.pages[0])
    return _saved(pdf)


def locked() -> bytes:
    pdf = _page(b"BT /F1 12 Tf (Dear) Tj ET")
    return _saved(pdf, encryption=pikepdf.Encryption(owner="o", user="secret"))


def locked_against_changes() -> bytes:
    pdf = _page(b"BT /F1 12 Tf (Dear Mrs Khan) Tj ET")
    return _saved(pdf, encryption=pikepdf.Encryption(owner="o", user=""))


def scan() -> bytes:
    pdf = _page(b"q 500 0 0 700 0 0 cm /I Do Q")
    shown = pdf.make_stream(bytes(300), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=10, Height=10)
    shown.ColorSpace, shown.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(I=shown)
    return _saved(pdf)


def javascript() -> bytes:
    pdf = _page(b"BT /F1 12 Tf (Dear Mrs Khan) Tj ET")
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    return _saved(pdf)


PDF_FILES: dict[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        *(bomb, double_bomb, font_bomb, font_with_endless_ranges, font_with_open_blocks, font_with_open_lists),
        *(many_fonts, page_tree_in_a_circle, page_tree_without_end, tag_tree_in_a_circle, tag_tree_that_doubles),
        *(actual_text_without_end, million_objects, deep_arrays, deep_drawing, much_drawing, open_sequences, untagged),
        *(many_pages, same_stream_on_every_page, locked, locked_against_changes, scan, javascript),
    )
}
