"""A letter's Word file edited as Word would edit it: the XML of its body changed, every other part as it was."""

import io
import json
import zipfile
from datetime import date

from complaintletters import parse_case, produce
from tests.small_case import Json

_BODY = "word/document.xml"


def response(data: Json, recipient: str | None = None, edition: str | None = None) -> bytes:
    """The stage 1 response as a Word file."""
    case, dated = parse_case(json.dumps(data)), date(2026, 3, 24)
    asked = {"letter": "response", "stage": 1, "formats": ["docx"], "recipient": recipient, "edition": edition}
    return next(iter(produce(case, dated=dated, **asked).files.values()))


def body_of(letter: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(letter)) as archive:
        return archive.read(_BODY).decode()


def with_body(letter: bytes, body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letter)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in archive.namelist():
            changed.writestr(name, body.encode() if name == _BODY else archive.read(name))
    return out.getvalue()


def edited(letter: bytes, *pairs: tuple[str, str], first: bool = False) -> bytes:
    """The letter with each old text of its XML replaced, everywhere or only where it first stands."""
    body = body_of(letter)
    for old, new in pairs:
        assert old in body, old
        body = body.replace(old, new, 1 if first else -1)
    return with_body(letter, body)


def control(letter: bytes, path: str, number: int = 0) -> str:
    """The XML of the content control of that path, the first or a later copy."""
    body, at = body_of(letter), -1
    for _ in range(number + 1):
        at = body.index(f'<w:tag w:val="{path}"/>', at + 1)
    start = body.rindex("<w:sdt>", 0, at)
    return body[start : body.index("</w:sdt>", at) + len("</w:sdt>")]


def content(letter: bytes, path: str, inner: str, number: int = 0) -> bytes:
    """The letter with other XML inside a content control."""
    old = control(letter, path, number)
    start, end = old.index("<w:sdtContent>") + len("<w:sdtContent>"), old.index("</w:sdtContent>")
    return edited(letter, (old, old[:start] + inner + old[end:]), first=True)


def run(words: str, look: str = "") -> str:
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str, look: str = "") -> str:
    return f"<w:p><w:pPr>{look}</w:pPr>{''.join(runs)}</w:p>"
