"""A letter and its landlord in; the document's core properties out: title, author, language, subject, keywords."""

from complaintletters.house_style import HouseStyle
from complaintletters.letter import Letter
from complaintletters.renderers.docx.word_xml import escaped

_LONGEST = 255  # characters; Word's limit for a property
_OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)


def core_properties(letter: Letter, style: HouseStyle) -> str:
    """``docProps/core.xml``. It is dated by the letter, not by the clock: same letter, same bytes."""
    dated = f"{letter.identity.dated.isoformat()}T00:00:00Z"
    words = (
        ("dc:title", title_of(letter)),
        ("dc:subject", letter.subject),
        ("dc:creator", style.name),
        ("cp:keywords", letter.identity.reference),
        ("cp:lastModifiedBy", style.name),
        ("dc:language", letter.identity.language),
    )
    inner = "".join(f"<{tag}>{escaped(_one_line(value))}</{tag}>" for tag, value in words)
    dates = "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{dated}</dcterms:{tag}>' for tag in ("created", "modified")
    )
    return f"{_OPEN}{inner}{dates}</cp:coreProperties>"


def title_of(letter: Letter) -> str:
    """The letter's title; a draft's begins with the words that say it is one."""
    return f"{letter.furniture.draft}: {letter.title_text}" if letter.draft else letter.title_text


def _one_line(words: str) -> str:
    return " ".join(words.split())[:_LONGEST]
