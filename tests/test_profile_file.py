"""A profile's faults are told in our own words, at places counted as in a case, each once."""

from pathlib import Path

import pytest
from pydantic import Field

from complaintletters.errors import ProfileError
from complaintletters.landlord import landlord
from complaintletters.profile_file import ProfileModel, load_toml, parse_profile
from tests.own_landlord import own_landlord


class Stage(ProfileModel):
    name: str
    days: int = 10


class Policy(ProfileModel):
    stages: tuple[Stage, ...] = Field(min_length=1)


def faults_of(data):
    with pytest.raises(ProfileError) as caught:
        parse_profile(Policy, data, Path("policy.toml"))
    return [str(fault) for fault in caught.value.faults]


def test_an_unknown_key_is_told_once_at_its_place():
    assert faults_of({"stages": [{"name": "One"}, {"name": "Two", "dayz": 5}]}) == [
        'policy.toml: stages[1].dayz: unknown key; found "dayz". Did you mean "days"?'
    ]


def test_values_of_another_kind_are_told_in_our_own_words():
    assert faults_of({"stages": [{"name": 7, "days": "ten"}, {}]}) == [
        "policy.toml: stages[0].name: expected text in quotes; found 7",
        'policy.toml: stages[0].days: expected a whole number; found "ten"',
        "policy.toml: stages[1].name: expected a value here; found nothing",
    ]
    assert faults_of({"stages": []}) == ["policy.toml: stages: expected a list of at least 1; found []"]


def test_a_landlord_s_unknown_key_is_one_fault(tmp_path):
    templates = own_landlord(tmp_path)
    (file,) = templates.glob("landlords/*/landlord.toml")
    file.write_text(file.read_text(encoding="utf-8").replace("answered_by", "answerd_by", 1), encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        landlord("own-homes", templates)
    places = [fault.where for fault in caught.value.faults]
    assert places == list(dict.fromkeys(places))
    assert "procedures[0].stages[0].answerd_by" in places
    assert "procedures" not in places


def test_a_number_of_thousands_of_digits_is_no_toml(tmp_path):
    file = tmp_path / "policy.toml"
    file.write_text("days = " + "9" * 5_000, encoding="utf-8")
    with pytest.raises(ProfileError, match="expected TOML"):
        load_toml(file)
