"""Two small cases, one of them partly refused, that give every kind of letter, as JSON data that a test may change."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from pydantic import BaseModel

from complaintletters import Case, parse_case
from complaintletters.case.words import WordsModel

Json = Any

# Every letter that each case gives: kind, stage, date.
LETTERS = (
    ("acknowledgement", 1, "2026-03-04"),
    ("extension", 1, "2026-03-16"),
    ("response", 1, "2026-03-24"),
    ("acknowledgement", 2, "2026-04-08"),
    ("extension", 2, "2026-04-27"),
    ("response", 2, "2026-05-15"),
)
PARTLY_REFUSED_LETTERS = (
    ("acknowledgement", 1, "2026-03-04"),
    ("refusal", 1, "2026-03-04"),
    ("acknowledgement", 2, "2026-04-08"),
    ("refusal", 2, "2026-04-08"),
)

_FINDING = {
    "decision": "upheld",
    "reasons": "Our policy says seven days. We took thirty.",
    "evidence": ["The repair record"],
    "references": ["Repairs policy"],
    "fault": "We lost your first report.",
    "effect": "You had no kitchen for a month.",
    "apology": "We are sorry that we left you with a leak for a month.",
    "apology_by": "head",
}

_CASE: Json = {
    "reference": "SMALL/2026/001",
    "landlord": "stockport-homes",
    "subject": "a leak",
    "tenure": "tenant",
    "people": {
        "amina": {"name": "Mrs Amina Khan", "salutation": "Mrs Khan"},
        "jo": {"name": "Jo Barlow", "job_title": "Officer", "telephone": "01632 960417", "email": "jo@example.org"},
        "manager": {"job_title": "Service Area Manager, Repairs"},
        "head": {"name": "Priya Nair", "job_title": "Head", "telephone": "01632 960400", "email": "priya@example.org"},
    },
    "complainants": ["amina"],
    "recipients": [
        {"person": "amina", "role": "complainant", "channel": "post", "address": ["12 Example Road", "SK1 9ZZ"]}
    ],
    "dates": {"arose": "2026-02-01", "aware": "2026-02-01", "received": "2026-03-02", "logged": "2026-03-02"},
    "points": [
        {
            "id": "leak",
            "heading": "The leak",
            "text": "You told us that water came through your ceiling.",
            "responsibility": {"ours": True, "why": "We own the pipe."},
            "unclear": "Which days did the water come?",
            "other_route": {"route": "insurer", "why": "Our insurer can look at the cost of your rug."},
            "stages": {
                "1": _FINDING,
                "2": {**_FINDING, "changed": "kept", "reasons": "Stage One was right about the days."},
            },
        },
        {
            "id": "calls",
            "heading": "Calls not returned",
            "text": "You told us that nobody rang you back.",
            "responsibility": {"ours": True, "why": "We answer the telephone."},
            "stages": {
                "1": {"decision": "not-upheld", "reasons": "The records show that we rang you twice."},
                "2": {"decision": "not-upheld", "changed": "kept", "reasons": "I heard both calls."},
            },
        },
    ],
    "outcomes": [
        {
            "id": "ceiling",
            "text": "Repair the ceiling",
            "points": ["leak"],
            "answers": {"1": "We will repair it by 10 April 2026.", "2": "It is repaired."},
        }
    ],
    "compensation": [
        {
            "id": "kitchen",
            "point": "leak",
            "stage": 1,
            "kind": "discretionary",
            "what": "Losing your kitchen",
            "amount": "120.00",
            "approved_by": "manager",
            "working": "four weeks at £30",
            "effect": "adds",
            "pay_by": "2026-04-10",
            "method": "We pay it into your rent account.",
            "status": "offered",
        }
    ],
    "offsets": [
        {"id": "arrears", "stage": 1, "what": "your rent account", "amount": "20.00", "agreed": "2026-03-10"},
    ],
    "actions": [
        {
            "id": "replaster",
            "stage": 1,
            "what": "Replaster the ceiling",
            "owner": "head",
            "due": "2026-06-10",
            "status": "promised",
            "updates": "by telephone every Friday",
        },
        {
            "id": "key",
            "stage": 1,
            "what": "Ask for a key before a visit",
            "owner": "head",
            "status": "done",
            "result": "The job sheet now asks for one.",
        },
        {
            "id": "check",
            "stage": 2,
            "what": "Check the ceiling again",
            "owner": "head",
            "condition": "when the plaster is dry",
            "status": "promised",
            "updates": "by letter when it is done",
        },
    ],
    "learning": [
        {"stage": 1, "text": "We now write down every report.", "owner": "head"},
        {"stage": 2, "text": "We now listen to the first call.", "owner": "head"},
    ],
    "stages": {
        "1": {
            "handler": "jo",
            "signatory": "jo",
            "investigation": "I read the records and spoke to the plumber.",
            "extensions": [
                {
                    "number": 1,
                    "decided": "2026-03-16",
                    "reason": "The plumber is away.",
                    "done": "I have read the records.",
                    "remaining": "I still have to speak to the plumber.",
                    "new_due": "2026-03-27",
                    "agreed": True,
                    "updates": "every Friday",
                    "good_reason": "No other plumber knows these pipes.",
                }
            ],
        },
        "2": {
            "requested": "2026-04-02",
            "still_unhappy": "You think that we looked at the wrong days.",
            "late_request_reason": "You were in hospital.",
            "handler": "head",
            "signatory": "head",
            "investigation": "I listened to your first call.",
            "extensions": [
                {
                    "number": 1,
                    "decided": "2026-04-27",
                    "reason": "The recording is kept elsewhere.",
                    "done": "I have asked for it.",
                    "remaining": "I still have to hear it.",
                    "new_due": "2026-05-20",
                    "agreed": True,
                    "updates": "every Monday",
                    "updates_agreed": True,
                }
            ],
        },
    },
    "new_issues": [
        {
            "id": "bins",
            "raised": "2026-03-03",
            "text": "You told us that the bins are full.",
            "related": False,
            "logged_as": "SMALL/2026/002",
        }
    ],
    "enclosures": [{"title": "Compensation policy"}],
}

_PARKING: Json = {
    "id": "parking",
    "heading": "Parking in 2023",
    "text": "You told us that a space was taken away in 2023.",
    "responsibility": {"ours": True, "why": "We own the car park."},
    "stages": {"1": {"accepted": False}},
}

_REFUSALS: Json = [
    {
        "number": 1,
        "of": "complaint",
        "points": ["parking"],
        "ground": "over-12-months",
        "reasons": "The space went on 1 May 2023.",
        "evidence": ["The plan of 2023"],
        "circumstances": "You have another space.",
        "discretion": "We looked for a reason to make an exception.",
    },
    {
        "number": 2,
        "of": "escalation",
        "points": ["calls"],
        "ground": "already-considered",
        "reasons": "You had an answer in January 2025.",
        "evidence": ["Our letter of January 2025"],
        "circumstances": "Nothing new has happened since.",
    },
]


def small_case() -> Json:
    """A case with two points accepted at both stages, a fresh copy each time."""
    return deepcopy(_CASE)


def partly_refused_case() -> Json:
    """The same with a third point refused at stage 1, and one of the others not escalated."""
    data = small_case()
    data["points"].append(deepcopy(_PARKING))
    data["points"][1]["stages"]["2"] = {"escalated": True, "accepted": False}
    data["refusals"] = deepcopy(_REFUSALS)
    return data


def parsed(data: Json) -> Case:
    return parse_case(json.dumps(data))


def _fields_of_words(value: Any, path: str = "") -> Iterator[str]:
    """The path of every free text that a case holds."""
    match value:
        case WordsModel():
            yield path
        case BaseModel():
            for name in type(value).model_fields:
                yield from _fields_of_words(getattr(value, name), f"{path}.{name}" if path else name)
        case tuple():
            for index, item in enumerate(value):
                yield from _fields_of_words(item, f"{path}.{index}")
        case dict():
            for key, item in value.items():
                yield from _fields_of_words(item, f"{path}.{key}")


def paths_of(data) -> list[str]:
    return list(_fields_of_words(parsed(data)))


def alter(data: Json, path: str, value: Json) -> Json:
    """Puts a value at a dotted path such as ``points.0.text``, and gives the data back."""
    *steps, last = path.split(".")
    at = data
    for step in steps:
        at = at[int(step) if isinstance(at, list) else step]
    at[int(last) if isinstance(at, list) else last] = value
    return data
