"""What is short is remembered, so much of it and no more; long things and errors never are."""

import pytest

from complaintletters.remembering import remembered


def counting(**bounds):
    asked = []

    @remembered(**bounds)
    def upper(text):
        asked.append(text)
        if text == "bad":
            raise ValueError(text)
        return text.upper()

    return upper, asked


def test_short_things_are_worked_out_once_and_long_ones_each_time():
    upper, asked = counting(longest=3, most=10)
    assert [upper(text) for text in ("abc", "abc", "abcd", "abcd")] == ["ABC", "ABC", "ABCD", "ABCD"]
    assert asked == ["abc", "abcd", "abcd"]


def test_the_oldest_is_forgotten_when_there_are_too_many():
    upper, asked = counting(longest=3, most=2)
    for text in ("a", "b", "c", "a"):
        upper(text)
    assert asked == ["a", "b", "c", "a"]


def test_errors_are_raised_each_time():
    upper, asked = counting(longest=3, most=2)
    for _ in range(2):
        with pytest.raises(ValueError, match="bad"):
            upper("bad")
    assert asked == ["bad", "bad"]
