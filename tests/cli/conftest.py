"""A case in a file, for the command to read."""

import json

import pytest

from tests.small_case import small_case


@pytest.fixture
def case(tmp_path):
    """Writes case data into a file and gives its path."""

    def write(data=None, name="case.json"):
        file = tmp_path / name
        file.write_text(json.dumps(data or small_case()), encoding="utf-8")
        return file

    return write
