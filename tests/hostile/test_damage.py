"""Good files cut off or with bytes changed anywhere: readers answer with a finding or with what they could read."""

import io
import json
import random
import zipfile
from datetime import date

import pytest

from complaintletters import parse_case, produce
from complaintletters.checks.finished import FinishedFile
from complaintletters.formats import FORMATS
from complaintletters.readback import read_back
from tests.readback.word import body_of, response, with_body
from tests.small_case import small_case

TIMES = {"docx": 60, "pdf": 60, "html": 120, "txt": 120}


@pytest.fixture(scope="module")
def files():
    case = parse_case(json.dumps(small_case()))
    made = produce(case, dated=date(2026, 3, 24), letter="response", stage=1).files
    return {name.rpartition(".")[2]: data for name, data in made.items()}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Cut off, or with bytes changed, doubled or taken out somewhere."""
    at, length = chance.randrange(len(data)), chance.randrange(1, 40)
    match chance.randrange(5):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + data[at : at + length] * 3 + data[at + length :]
        case 2:
            return data[:at] + data[at + length :]
        case 3:
            return data[:at] + chance.randbytes(length) + data[at + length :]
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


@pytest.mark.parametrize("format_", list(FORMATS))
def test_a_damaged_file_is_read_or_refused_and_never_a_traceback(format_, files):
    chance = random.Random(f"damage to {format_}")
    for _ in range(TIMES[format_]):
        assert isinstance(FORMATS[format_].read(damaged(files[format_], chance)), FinishedFile)


def test_a_word_file_with_any_part_damaged_is_read_or_refused(files):
    chance = random.Random("damage within a Word file")
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(60):
        name = chance.choice(sorted(parts))
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as changed:
            for part, data in parts.items():
                changed.writestr(part, damaged(data, chance) if part == name and data else data)
        assert isinstance(FORMATS["docx"].read(out.getvalue()), FinishedFile)


@pytest.mark.parametrize("format_", list(FORMATS))
def test_a_file_of_one_format_named_as_another_is_a_finding(format_, files):
    for other, data in files.items():
        finished = FORMATS[format_].read(data)
        assert other == format_ or finished.findings or format_ == "txt"


def test_a_letter_whose_xml_was_shuffled_is_read_back_or_refused():
    letter, source = response(small_case()), json.dumps(small_case())
    chance = random.Random("controls in disorder")
    pieces = body_of(letter).replace("<w:sdt>", "\0<w:sdt>").replace("</w:sdt>", "</w:sdt>\0").split("\0")
    for _ in range(6):
        first, last = pieces[0], pieces[-1]
        middle = [piece for piece in pieces[1:-1] if piece.startswith("<w:sdt>") and chance.random() < 0.8]
        chance.shuffle(middle)
        blocks = "".join(piece if "<w:p>" in piece else f"<w:p>{piece}</w:p>" for piece in middle)
        start = first[: first.index("<w:body>") + len("<w:body>")]
        heading = first[len(start) :] + "".join(
            f"</w:{name}>" for name in ("p",) if first.rfind("<w:p>") > first.rfind("</w:p>")
        )
        end = last[last.index("<w:sectPr") :]
        done = read_back(with_body(letter, start + heading + blocks + end), source)
        assert done.findings or done.changes, "what was shuffled and left out can't pass for the letter as it was made"
        assert done.source is None or parse_case(done.source).reference == parse_case(source).reference
