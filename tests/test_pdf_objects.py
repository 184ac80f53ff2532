"""A PDF is opened from its bytes, with or without a place for temporary files, and leaves nothing behind."""

import tempfile

import pikepdf
import pytest

from complaintletters.pdf_objects import opened
from tests.translated_samples import translated_letters


@pytest.fixture(scope="module")
def letter():
    (data,) = translated_letters()[0].produced(formats=("pdf",)).files.values()
    return data


def pages_of(data):
    with opened(data) as pdf:
        return [page.Contents.read_bytes() for page in pdf.pages]


def test_the_objects_are_those_of_the_file(letter):
    assert all(pages_of(letter))


def test_without_a_place_for_temporary_files_they_are_the_same(letter, monkeypatch):
    expected = pages_of(letter)

    def nowhere():
        raise FileNotFoundError("no usable temporary directory")

    monkeypatch.setattr(tempfile, "TemporaryFile", nowhere)
    assert pages_of(letter) == expected


def test_no_file_is_left(letter, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with opened(letter) as pdf:
        assert len(pdf.pages)
        assert list(tmp_path.iterdir()) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<html>"])
def test_what_is_not_a_pdf_is_refused(data):
    with pytest.raises(pikepdf.PdfError), opened(data):
        pass
