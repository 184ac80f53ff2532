"""Web pages, plain text and cases that are too long, too deep or in no encoding that they say."""

import json
from collections.abc import Callable
from datetime import date

from complaintletters import parse_case, produce
from tests.small_case import small_case


def _page(body: str) -> bytes:
    return f"<!DOCTYPE html><html lang='en-GB'><head><title>T</title></head><body>{body}</body></html>".encode()


HTML_FILES: dict[str, Callable[[], bytes]] = {
    "long": lambda: _page("<p>Dear Mrs Khan</p>" * 10_000_000),
    "deep": lambda: _page("<div>" * 1_900_000),
    "deep_bold": lambda: _page("<b>" * 3_000_000),
    "many_bold": lambda: _page("<p>" + "<b>x</b>" * 1_200_000),
    "most_bold": lambda: _page("<p>" + "<b>x </b>" * 120_000),
    "most_deep": lambda: _page("<div>" * 240_000 + "x"),
    "most_tables": lambda: _page("<table><tr><td>x" * 80_000),
    "most_attributes": lambda: _page("<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">x</p>"),
    "hidden_attributes": lambda: _page("<!-- <a b=' --><p " + " ".join(f"a{n}" for n in range(400_000)) + ">x</p>"),
    "quoted_tags": lambda: _page("<p " + " ".join(f"a{n}='<b>'" for n in range(200_000)) + ">x</p>"),
    "broken_lines": lambda: _page("<p>" + "x<br>" * 1_900_000),
    "open_tags": lambda: _page("<a <b " * 1_500_000),
    "attributes": lambda: _page("<p " + " ".join(f"a{n}=1" for n in range(800_000)) + ">x</p>"),
    "tables": lambda: _page("<table><tr><td>" * 600_000),
    "styles": lambda: _page("<p style='" + "url(" * 2_000_000 + "'>x"),
    "comment": lambda: b"<!--" + b"-" * 9_000_000,
    "nuls": lambda: _page("\0" * 1_000_000),
    "utf16": lambda: "<!DOCTYPE html><html><p>Dear</html>".encode("utf-16"),
    "entities": lambda: b"<!DOCTYPE html [<!ENTITY a 'aaaa'>]><html>" + b"&a;" * 100_000,
    "one_word": lambda: _page("a" * 9_000_000),
    "hidden": lambda: _page("<p hidden>" + "<p hidden>x" * 200_000),
}
_NOISE = "The leak on 1 March 2026 cost £1{0}.00; ring 01632 96{0:04}. We are sorry, Mrs Khan, jo{0}@example.org.\n"


def _letter_in_noise(lines: int) -> bytes:
    """A letter of the case, and thousands of lines that are like it."""
    case = parse_case(json.dumps(small_case()))
    made = produce(case, dated=date(2026, 3, 24), letter="response", stage=1, formats=["txt"])
    return next(iter(made.files.values())) + "".join(_NOISE.format(number) for number in range(lines)).encode()


TEXT_FILES: dict[str, Callable[[], bytes]] = {
    "long": lambda: b"Dear Mrs Khan\n" * 15_000_000,
    "lines": lambda: b"\n" * 4_900_000,
    "one_word": lambda: b"a" * 4_900_000,
    "words": lambda: b"a@ " * 300_000,
    "underlines": lambda: b"a\n=\n\n" * 900_000,
    "nuls": lambda: b"Dear\0Mrs Khan",
    "utf16": lambda: "Dear Mrs Khan".encode("utf-16"),
    "latin1": lambda: "café".encode("latin-1"),
    "numbers": lambda: b"1 " * 480_000,
    "dates": lambda: b"1 April 2026 " * 70_000,
    "empty": lambda: b"",
    "letter_in_noise": lambda: _letter_in_noise(9_000),
}


def _deep_internal() -> bytes:
    """As deep as Python's own reader goes, where nobody looks."""
    text = json.dumps(small_case())
    return (text[:-1] + ', "internal": ' + "[" * 900 + "]" * 900 + "}").encode()


CASE_FILES: dict[str, Callable[[], bytes]] = {
    "deep": lambda: b"[" * 3_900_000,
    "deep_objects": lambda: b'{"a":' * 700_000,
    "long": lambda: b'{"a": "' + b"x" * 60_000_000 + b'"}',
    "keys": lambda: b"{" + b",".join(b'"a%d":0' % n for n in range(300_000)) + b"}",
    "same_key": lambda: b"{" + b",".join([b'"a":0'] * 600_000) + b"}",
    "digits": lambda: b'{"a":' + b"9" * 3_900_000 + b"}",
    "exponent": lambda: b'{"compensation_total":{"1":1e999999999}}',
    "list": lambda: b'{"points":[' + b",".join([b"{}"] * 1_000_000) + b"]}",
    "people": lambda: b'{"people":{' + b",".join(b'"p%d":{}' % n for n in range(250_000)) + b"}}",
    "nuls": lambda: bytes(3_000_000),
    "utf16": lambda: json.dumps(small_case()).encode("utf-16"),
    "empty": lambda: b"",
    "deep_internal": _deep_internal,
}
