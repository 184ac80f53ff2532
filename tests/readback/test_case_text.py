"""New texts are put into a case's JSON where the old ones stand, and not a byte is changed beside them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintletters.readback.case_text import texts_at, versions_of, with_texts
from tests.small_case import alter, paths_of, small_case

WORDS = st.text(min_size=1)
INDENTS = st.sampled_from([None, 1, "\t"])


def printed(path: str) -> str:
    """A dotted path as findings write it: ``points.0.text`` is ``points[0].text``."""
    at, out = small_case(), ""
    for step in path.split("."):
        out += f"[{step}]" if isinstance(at, list) else f"{'.' if out else ''}{step}"
        at = at[int(step) if isinstance(at, list) else step]
    return out


PATHS = {printed(path): path for path in paths_of(small_case())}


@given(st.dictionaries(st.sampled_from(sorted(PATHS)), WORDS, min_size=1), INDENTS, st.booleans())
def test_putting_texts_in_is_the_same_as_altering_the_data(texts, indent, ascii_only):
    source = json.dumps(small_case(), indent=indent, ensure_ascii=ascii_only)
    data = json.loads(source)  # a copy in which no list stands at two places
    for path, words in texts.items():
        alter(data, PATHS[path], words)
    assert json.loads(with_texts(source, texts)) == data


@given(st.sampled_from(sorted(PATHS)), INDENTS)
def test_putting_in_what_is_there_already_changes_nothing(path, indent):
    source = json.dumps(small_case(), indent=indent)
    assert with_texts(source, texts_at(source, [path])) == source


def test_only_the_text_of_an_object_is_replaced():
    source = '{"a": [ {"text" : "old", "translations":{"ur":{"text":"old"}}, "n": 1.50e0} ]}'
    assert with_texts(source, {"a[0]": "new"}) == source.replace('"old"', '"new"', 1)


def test_texts_that_look_like_json_are_only_texts():
    source = json.dumps({"a": '{"b": "x", [', "b": 'x"}', "c\\": "y"})
    assert json.loads(with_texts(source, {"b": '"},\\'})) == {"a": '{"b": "x", [', "b": '"},\\', "c\\": "y"}


def test_a_path_where_no_text_stands_is_an_error():
    with pytest.raises(KeyError):
        with_texts('{"a": 1}', {"a": "x"})


def test_versions_of_a_text_are_found_and_those_of_others_are_not():
    words = {"text": "a", "plain": "b", "translations": {"ur": {"text": "c", "by": "human"}}}
    source = json.dumps({"one": words, "ones": words, "other": words})
    assert versions_of(source, ["one"]) == ["one.plain", "one.translations.ur.text"]
