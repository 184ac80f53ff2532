"""What the plain text reader makes of a file."""

from complaintletters.checks.files.text import read


def test_the_underlines_of_headings_are_no_part_of_the_lines():
    finished = read(b"Title\n=====\n\nPart\n----\n\nA - b\n")
    assert finished.lines == ("Title", "Part", "A - b")
    assert finished.title == "Title"


def test_bullets_and_numbers_are_kept_since_somebody_may_have_typed_them():
    assert read(b"- one\n  - two\n3. three\n").lines == ("- one", "  - two", "3. three")


def test_a_typed_row_of_marks_as_long_as_the_line_above_is_kept():
    assert read(b"Some words\nabc\n---\n").lines == ("Some words", "abc", "---")


def test_a_row_of_dashes_that_underlines_nothing_is_kept():
    assert read(b"Some words\n\n-----\n").lines == ("Some words", "-----")


def test_what_follows_the_signature_mark_is_furniture():
    finished = read(b"Letter\n-- \nTelephone: 01632 960400\n")
    assert (finished.lines, finished.furniture) == (("Letter",), ("Telephone: 01632 960400",))


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm():
    assert read("\ufeffone\r\ntwo\r\n".encode()).lines == ("one", "two")


def test_other_encodings_and_binary_files_are_findings():
    assert [finding.code for finding in read("caf\xe9".encode("latin-1")).findings] == ["not-text"]
    assert [finding.code for finding in read(b"PK\x03\x04").findings] == ["not-text"]


def test_an_enormous_file_is_a_finding():
    assert [finding.code for finding in read(b"x" * 6_000_000).findings] == ["too-large"]
