"""What commands share: exit codes, options, and how dates and lists are read from them."""

import re
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from complaintletters.iso_date import is_of_our_time, parse_iso_date


class Exit(IntEnum):
    """Exit codes, which scripts rely on."""

    PUBLISHED = 0
    FINDINGS = 1
    BAD_INPUT = 2
    SYSTEM_FAILED = 3


Templates = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads it at run time
    typer.Option(
        "--templates",
        metavar="DIR",
        help="A folder of your own landlords, regulators, letters and presentations.",
        exists=True,
        file_okay=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print results for machines.")]
Kind = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--letter",
        metavar="KIND",
        help="acknowledgement, extension, refusal, response… The case's next, when not given.",
    ),
]
Editions = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option(
        "--edition",
        metavar="E",
        help="The edition, such as large-print:18; may be repeated. Those agreed with the reader, when not given.",
    ),
]
Stage = Annotated[Optional[int], typer.Option("--stage", min=1, help="The stage: 1 or 2.")]  # noqa: UP045
Number = Annotated[Optional[int], typer.Option("--number", min=1, help="Which extension or refusal.")]  # noqa: UP045
Dated = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--date", metavar="YYYY-MM-DD", help="The date printed on the letter. Today, when not given."),
]


_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


def today() -> date:
    """The one place that asks what day it is."""
    return datetime.now().astimezone().date()


def parse_date(text: str | None, option: str = "--date") -> date:
    if text is None:
        return today()
    day = parse_iso_date(text)
    if day is None or not is_of_our_time(day):
        raise typer.BadParameter(f'expected a real date as YYYY-MM-DD; found "{text}"', param_hint=option)
    return day


def parse_moment(text: str | None) -> date | None:
    """A day, or a day and a time of day, as an option gives it."""
    if text is None:
        return None
    day_text, _, time_text = text.partition("T")
    day = parse_iso_date(day_text)
    clock = _CLOCK.fullmatch(time_text) if "T" in text else None
    if day is None or not is_of_our_time(day) or ("T" in text and clock is None):
        expected = "expected a real date as YYYY-MM-DD, or with a time as YYYY-MM-DDTHH:MM"
        raise typer.BadParameter(f'{expected}; found "{text}"', param_hint="--dispatched")
    return datetime(day.year, day.month, day.day, int(clock[1]), int(clock[2])) if clock else day


def parse_promise(text: str | None, *, with_cover_note: bool) -> date | None:
    """The day that a cover note promises: both options go together."""
    if with_cover_note and text is None:
        raise typer.BadParameter(
            "expected --their-copy-by with the day the note promises", param_hint="--with-cover-note"
        )
    if text is not None and not with_cover_note:
        raise typer.BadParameter("expected --with-cover-note with it", param_hint="--their-copy-by")
    return parse_date(text, "--their-copy-by") if text else None


def parse_formats(text: str | None) -> tuple[str, ...] | None:
    if text is None:
        return None
    formats = tuple(part.strip() for part in text.split(",") if part.strip())
    if not formats:
        raise typer.BadParameter("expected at least one format; leave it out for all", param_hint="--format")
    return formats
