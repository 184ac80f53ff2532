"""``translation``: which texts of a case a language lacks, out to a translator, and back into the case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from complaintletters.case import Case, parse_case
from complaintletters.catalogue import catalogue
from complaintletters.cli import screen
from complaintletters.cli.cases import case_source
from complaintletters.errors import Fault, UsageError
from complaintletters.findings import errors_in
from complaintletters.landlord import landlord_paths
from complaintletters.language import DEFAULT_LANGUAGE, Language, language
from complaintletters.opening import BOUNDS, read_bounded
from complaintletters.output import publish
from complaintletters.producing import request_for, which_letter
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules, rules_for
from complaintletters.translating import (
    TextState,
    case_texts,
    for_translator,
    frames,
    printed_texts,
    text_states,
    with_translations,
)

_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which texts: those of one letter, or all."""

    tag: str
    letter: str | None
    stage: int | None
    number: int | None
    recipient: str | None
    all: bool
    dated: date
    templates: Path | None


@dataclass(frozen=True, slots=True)
class Into:
    """Where translations go, and how they are marked."""

    out: Path
    machine: bool
    replace: bool
    templates: Path | None


def _spoken(tag: str, templates: Path | None) -> Language:
    if tag == DEFAULT_LANGUAGE:
        mend = "The case's texts are in English already."
        raise UsageError([Fault("", "--language", "expected a language to translate into", tag, mend)])
    return language(tag, templates)


def _request(case: Case, rules: Rules, chosen: Chosen) -> LetterRequest:
    """The letter whose texts are meant."""
    wanted = which_letter(case, rules, chosen.letter, chosen.stage, chosen.number)
    person = chosen.recipient or case.recipients[0].person
    return request_for(case, rules, wanted, person, dated=chosen.dated, dispatched=None, draft=True)


def _paths(case: Case, chosen: Chosen, spoken: Language) -> tuple[str, ...]:
    if chosen.all:
        return tuple(case_texts(case))
    rules = rules_for(case, chosen.templates)
    return printed_texts(case, rules, _request(case, rules, chosen), spoken)


def _around(case: Case, chosen: Chosen, spoken: Language) -> dict[str, tuple[str, ...]]:
    """The lines that each text stands in, so that a translator can word it to fit."""
    rules = rules_for(case, chosen.templates)
    return frames(case, rules, _request(case, rules, chosen), spoken)


def _states(case: Case, chosen: Chosen) -> tuple[Language, tuple[TextState, ...]]:
    spoken = _spoken(chosen.tag, chosen.templates)
    messages = catalogue(spoken.tag, chosen.templates)
    titles = (person.job_title.text for person in case.people.values() if person.job_title)
    known = frozenset(title for title in titles if messages.find(title, "term"))
    return spoken, text_states(case, spoken, _paths(case, chosen, spoken), known=known)


def _read(name: str, templates: Path | None) -> tuple[Case, bytes, str]:
    source, file = case_source(name)
    return parse_case(source, file=file, landlords=landlord_paths(templates)), source, file


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1].rstrip()}…"


def _record(one: TextState) -> dict[str, object]:
    return {
        "path": one.path,
        "state": one.state,
        "english": one.english,
        "translation": one.translation,
        "findings": [finding.as_json() for finding in one.findings],
    }


def status(case_name: str, chosen: Chosen, *, as_json: bool) -> int:
    """How each text stands; 1 while one is missing or can't be printed."""
    case, _, _ = _read(case_name, chosen.templates)
    spoken, states = _states(case, chosen)
    code = int(any(not one.is_ready for one in states))
    if as_json:
        record = {"reference": case.reference, "language": spoken.tag, "texts": [_record(one) for one in states]}
        screen.out_json(record)
        return code
    rows: Sequence[Sequence[str]] = [[one.path, one.state, _shown(one.english)] for one in states]
    screen.table(f"{case.reference} in {spoken.name}", ("Path", "State", "English"), rows)
    missing = sum(not one.is_ready for one in states)
    what = "texts of the case" if chosen.all else "texts of this letter"
    screen.out(f"{len(states) - missing} of {len(states)} {what} ready")
    if missing:
        own = f" --templates {chosen.templates}" if chosen.templates else ""
        told = f"complaintletters translation export {case_name} --language {spoken.tag} --out texts-{spoken.tag}.po{own}"
        screen.out(f"For a translator: {told}")
    return code


def export(case_name: str, chosen: Chosen, out: Path, *, replace: bool) -> None:
    """The texts as a file for a translator."""
    case, _, _ = _read(case_name, chosen.templates)
    spoken, states = _states(case, chosen)
    wanted = [one for one in states if one.state != "in the catalogue"]
    publish(out.parent, {out.name: for_translator(case, spoken, wanted, around=_around(case, chosen, spoken))}, replace=replace)
    to_do = sum(one.state in {"missing", "stale"} for one in wanted)
    screen.out(f"{out}: {len(wanted)} texts, {to_do} to translate")


def take(case_name: str, file: Path, tag: str, into: Into) -> int:
    """A translator's file back into the case; 1 where a translation can't be printed as it is."""
    _, source, _ = _read(case_name, into.templates)
    spoken = _spoken(tag, into.templates)
    data = read_bounded(file, most=BOUNDS.case, expected="a translator's file")
    made = with_translations(source, data, spoken, file=str(file), by="machine" if into.machine else "human")
    found = tuple(one for one in made.findings if not (into.machine and one.code == "machine-translation"))
    screen.show_findings(found)
    publish(into.out.parent, {into.out.name: made.source}, replace=into.replace)
    stops = len({one.where for one in errors_in(found)})
    told = f", {stops} of them to put right before a letter can be made" if stops else ""
    screen.out(f"{into.out}: {len(made.paths)} translations taken{told}, {len(made.left)} texts of the file have none")
    screen.out(f"What a letter still lacks: complaintletters translation status {into.out} --language {spoken.tag}")
    return int(bool(stops))
