"""The single values of a case's JSON, read strictly: what looks like another kind of value is refused, never converted."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from complaintletters.iso_date import is_of_our_time, parse_iso_date

LONGEST_TEXT = 50_000
ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"

_SUM = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_MOST_PLACES = 6  # of a number that isn't a sum: a third of a week is 0.333333
_DATE_AND_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].+", re.DOTALL)
_STAGE = re.compile(r"[1-9]")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\d{3})?")


def _as_date(value: object) -> date:
    if not isinstance(value, str):
        raise PydanticCustomError("date_type", "a date")
    day = parse_iso_date(value)
    if day is None:
        kind = "date_from_datetime_inexact" if _DATE_AND_TIME.fullmatch(value) else "date_parsing"
        raise PydanticCustomError(kind, "a date")
    if not is_of_our_time(day):
        raise PydanticCustomError("date_not_of_our_time", "a date of our time")
    return day


def _as_sum(value: object) -> object:
    """Digits, with a point and pence or without. Python would also take "1e2", "1_000" and the digits of other scripts."""
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    if is_number or (isinstance(value, str) and _SUM.fullmatch(value)):
        return value
    raise PydanticCustomError("decimal_parsing", "a sum")


def _as_number(value: object) -> Decimal:
    """A number as strictly as a sum, with a few more places."""
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    if not is_number and not (isinstance(value, str) and _SUM.fullmatch(value)):
        raise PydanticCustomError("number_parsing", "a number")
    number = Decimal(str(value))
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > _MOST_PLACES:
        raise PydanticCustomError("number_parsing", "a number")
    return number


def _as_stage(value: object) -> object:
    """The number of a stage as a key, which is always text in JSON."""
    if isinstance(value, str) and not _STAGE.fullmatch(value):
        raise PydanticCustomError("stage_key", "a stage")
    return value


def _as_tag(value: object) -> object:
    """The tag of a language as a key: language, then script and region where they matter."""
    if isinstance(value, str) and not _TAG.fullmatch(value):
        raise PydanticCustomError("language_tag", "a language's tag")
    return value


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\n\r\t]+$")]
LongText = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]
Day = Annotated[date, BeforeValidator(_as_date)]
Flag = Annotated[bool, Field(strict=True)]
Sum = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2), BeforeValidator(_as_sum)]
Number = Annotated[Decimal, BeforeValidator(_as_number)]
StageNumber = Annotated[int, Field(strict=True, ge=1, le=9)]
StageKey = Annotated[int, Field(ge=1, le=9), BeforeValidator(_as_stage)]
LanguageTag = Annotated[str, BeforeValidator(_as_tag)]
Ordinal = Annotated[int, Field(strict=True, ge=1, le=20)]
TypeSize = Annotated[int, Field(strict=True, ge=8, le=96)]
