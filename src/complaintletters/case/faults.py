"""Faults in a case's JSON that a model can't see: characters, ids that refer to nothing, dates out of order.

Everything here reads the raw JSON, so that these faults are told together with the models' own.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from complaintletters.case.money_faults import money_faults
from complaintletters.case.values import LONGEST_TEXT
from complaintletters.errors import Fault, did_you_mean, found, visible
from complaintletters.findings import Finding, Level, Nature
from complaintletters.iso_date import is_of_our_time, parse_iso_date

Found = tuple[str, object]

_REMOVED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_REFUSED = re.compile(
    r"[\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066\u2067\ufff9-\ufffb]|[\U000f0000-\U0010ffff]"
)
_ISOLATES = {"\u2068": 1, "\u2069": -1}  # the one that takes the direction of what it holds
_UNSEEN_CATEGORIES = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
# Letters, marks and symbols that are blank by definition (Unicode 16, Default_Ignorable_Code_Point; U+2800 has no dots).
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0") | frozenset(
    map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)

# path of an id -> path of the things it may name
REFERENCES = (
    ("complainants.*", "people"),
    ("recipients.*.person", "people"),
    ("points.*.stages.*.apology_by", "people"),
    ("outcomes.*.points.*", "points"),
    ("compensation.*.point", "points"),
    ("compensation.*.payee", "people"),
    ("compensation.*.approved_by", "people"),
    ("compensation.*.replaces.*", "compensation"),
    ("offsets.*.person", "people"),
    ("actions.*.owner", "people"),
    ("learning.*.owner", "people"),
    ("stages.*.handler", "people"),
    ("stages.*.signatory", "people"),
    ("refusals.*.points.*", "points"),
    ("new_issues.*.point", "points"),
    ("adjustments.*.person", "people"),
    ("letters.*.recipient", "people"),
)
WITHHOLD_FROM = "withhold_from"  # wherever words stand, at any depth
UNIQUE_PEOPLE = ("complainants.*", "recipients.*.person")
UNIQUE_IDS = ("points", "outcomes", "compensation", "offsets", "actions", "new_issues")
UNIQUE_NUMBERS = ("refusals", "stages.*.extensions")

# (earlier, later): the same day is in order
ORDER = (
    ("dates.arose", "dates.received"),
    ("dates.aware", "dates.received"),
    ("dates.arose", "dates.aware"),
    ("dates.received", "dates.logged"),
    ("dates.received", "stages.1.acknowledged"),
    ("stages.1.acknowledged", "stages.1.responded"),
    ("stages.1.responded", "stages.2.requested"),
    ("stages.2.requested", "stages.2.acknowledged"),
    ("stages.2.acknowledged", "stages.2.responded"),
)
ORDER_WITHIN = (
    ("letters.*", "dated", "dispatched"),
    ("recipients.*.authority", "from", "until"),
    ("stages.*.extensions.*", "decided", "new_due"),
    ("adjustments.*", "agreed", "review"),
    ("hazard", "aware", "investigated"),
    ("hazard", "aware", "made_safe"),
    ("hazard", "investigated", "summary_sent"),
    ("compensation.*.basis", "from", "until"),
)


def _child(path: str, key: object) -> str:
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{visible(str(key))}" if path else visible(str(key))


def values_at(raw: object, pattern: str, path: str = "") -> Iterator[Found]:
    """Every value at a dotted path with ``*`` for any key or index, with its printed path."""
    head, _, rest = pattern.partition(".")
    if not head:
        yield path, raw
        return
    match raw:
        case dict():
            keys: list[object] = list(raw) if head == "*" else [head] if head in raw else []
            for key in keys:
                yield from values_at(raw[key], rest, _child(path, key))
        case list():
            for index in range(len(raw)) if head == "*" else ():
                yield from values_at(raw[index], rest, _child(path, index))


# --- characters -----------------------------------------------------------------------------------------------------


def character_name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()


def _refusal(char: str) -> str:
    if "\ud800" <= char <= "\udfff":
        return "Half of a broken character (a lone surrogate); type the character again"
    if char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067":
        return "It would show the text in another order than it was typed; delete it"
    return "It has no agreed shape, so it can't be printed; delete it or type what it should be"


def _unbalanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += _ISOLATES.get(char, 0)
        if depth < 0:
            return True
    return depth != 0


def _can_be_seen(text: str) -> bool:
    """Whether any character leaves a mark on paper."""
    return any(unicodedata.category(char) not in _UNSEEN_CATEGORIES and char not in _UNSEEN for char in text)


def _text_faults(text: str, path: str, file: str) -> Iterator[Fault]:
    if len(text) > LONGEST_TEXT:
        yield Fault(
            file, path, f"expected at most {LONGEST_TEXT:,} characters", f"{len(text):,}", "Shorten it or enclose it."
        )
        return
    for char in sorted(set(_REFUSED.findall(text))):
        yield Fault(
            file, path, "expected text that can be printed as typed", character_name(char), _refusal(char) + "."
        )
    if any(mark in text for mark in _ISOLATES) and _unbalanced(text):
        mend = "Delete them, or close each one."
        yield Fault(
            file, path, "expected direction marks in pairs", "an isolate (U+2068, U+2069) without its partner", mend
        )
    if text and not _can_be_seen(text):
        shown = "only invisible characters" if text.strip() else "only white space"
        yield Fault(file, path, "expected words", shown, "Type them or leave the key out.")


def _cleaned_text(text: str, path: str, warnings: list[Finding]) -> str:
    text = re.sub(r"\r\n?|[\u0085\u2028\u2029]", "\n", text)
    removed = sorted(set(_REMOVED.findall(text)))
    if removed:
        names = ", ".join(f"U+{ord(char):04X}" for char in removed)
        message = f"invisible control characters were taken out ({names}); every other character is kept."
        warnings.append(Finding("characters-removed", message, path, Level.WARNING, Nature.INPUT))
    return _REMOVED.sub("", text)


def clean(raw: object, file: str) -> tuple[object, list[Fault], list[Finding]]:
    """The raw case with its line ends unified and control characters taken out, the faults, and the warnings."""
    faults: list[Fault] = []
    warnings: list[Finding] = []

    def walk(value: object, path: str) -> object:
        match value:
            case str():
                text = _cleaned_text(value, path, warnings)
                faults.extend(_text_faults(text, path, file))
                return text
            case list():
                return [walk(item, _child(path, index)) for index, item in enumerate(value)]
            case dict():
                return {key: walk(item, _child(path, key)) for key, item in value.items()}
        return value

    return walk(raw, ""), faults, warnings


# --- ids ------------------------------------------------------------------------------------------------------------


def _known_ids(raw: object, place: str) -> set[str]:
    holder = raw.get(place) if isinstance(raw, dict) else None
    if isinstance(holder, dict):
        return {str(key) for key in holder}
    if isinstance(holder, list):
        return {str(item["id"]) for item in holder if isinstance(item, dict) and "id" in item}
    return set()


def _withheld_from(raw: object, path: str = "") -> Iterator[Found]:
    """Every id that words are withheld from."""
    match raw:
        case dict():
            for key, value in raw.items():
                here = _child(path, key)
                yield from values_at(value, "*", here) if key == WITHHOLD_FROM and isinstance(value, list) else ()
                yield from _withheld_from(value, here)
        case list():
            for index, item in enumerate(raw):
                yield from _withheld_from(item, _child(path, index))


def _unknown(found_ids: Iterable[Found], raw: object, place: str, file: str) -> Iterator[Fault]:
    known = _known_ids(raw, place)
    for path, value in found_ids:
        if isinstance(value, str) and value not in known:
            yield Fault(file, path, f"expected the id of one of {place}", found(value), did_you_mean(value, known))


def _dangling(raw: object, file: str) -> Iterator[Fault]:
    for pattern, place in REFERENCES:
        yield from _unknown(values_at(raw, pattern), raw, place, file)
    yield from _unknown(_withheld_from(raw), raw, "people", file)


def _nameless(raw: object, file: str) -> Iterator[Fault]:
    """People whom a letter can't name: an envelope and a signature need one or the other."""
    for path, person in values_at(raw, "people.*"):
        if isinstance(person, dict) and person.get("name") is None and person.get("job_title") is None:
            yield Fault(file, path, "expected a name or a job_title", "neither", "Add the one that is known.")


def _same_person_twice(raw: object, file: str) -> Iterator[Fault]:
    for pattern in UNIQUE_PEOPLE:
        seen: set[str] = set()
        for path, value in values_at(raw, pattern):
            if isinstance(value, str) and value in seen:
                yield Fault(file, path, "expected each person once", f"{found(value)} a second time", "Delete one.")
            seen.add(value if isinstance(value, str) else "")


def _repeated(raw: object, file: str) -> Iterator[Fault]:
    for patterns, key in ((UNIQUE_IDS, "id"), (UNIQUE_NUMBERS, "number")):
        for pattern in patterns:
            for path, group in values_at(raw, pattern):
                seen: set[object] = set()
                for where, value in values_at(group, f"*.{key}", path):
                    if isinstance(value, str | int) and value in seen:
                        yield Fault(
                            file, where, f"expected a different {key} for each", f"{found(value)} a second time"
                        )
                    seen.add(value if isinstance(value, str | int) else None)


# --- dates ----------------------------------------------------------------------------------------------------------


def _date(value: object) -> date | None:
    """The date to compare, or none where the value has a fault of its own."""
    day = parse_iso_date(value) if isinstance(value, str) else None
    return day if day and is_of_our_time(day) else None


def _out_of_order(earlier: Found, later: Found, file: str) -> Iterator[Fault]:
    first, second = _date(earlier[1]), _date(later[1])
    if first and second and first > second:
        expected = f"expected a date on or after {earlier[0]} ({first.isoformat()})"
        yield Fault(file, later[0], expected, second.isoformat(), "Correct one of the two.")


def _date_faults(raw: object, file: str) -> Iterator[Fault]:
    for before, after in ORDER:
        for earlier in values_at(raw, before):
            for later in values_at(raw, after):
                yield from _out_of_order(earlier, later, file)
    for holder, before, after in ORDER_WITHIN:
        for path, group in values_at(raw, holder):
            if isinstance(group, dict):
                yield from _out_of_order(
                    (_child(path, before), group.get(before)), (_child(path, after), group.get(after)), file
                )


def cross_faults(raw: object, file: str) -> list[Fault]:
    """Ids that refer to nothing or stand twice, people without a name, dates out of order, sums that can't be known."""
    people = (*_nameless(raw, file), *_same_person_twice(raw, file))
    ids = (*_dangling(raw, file), *people, *_repeated(raw, file))
    return [*ids, *_date_faults(raw, file), *money_faults(raw, file)]
