"""A calendar date as it is typed in a case or on the command line: YYYY-MM-DD and nothing else, in years a complaint has."""

import re
from datetime import date

FIRST_YEAR = 1900
LAST_YEAR = 2099  # the bank holidays are known no further, and every limit counted from it is still a date

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_iso_date(text: str) -> date | None:
    """The date, or none where the text is not one written so. ISO 8601's other forms, such as 20260304, are not."""
    if not _ISO_DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def is_of_our_time(day: date) -> bool:
    """Whether a date lies in the years that a complaint can have."""
    return FIRST_YEAR <= day.year <= LAST_YEAR
