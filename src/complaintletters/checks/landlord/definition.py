"""A procedure in; the words in which its definition of a complaint departs from the code's, out."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from complaintletters.checks.landlord.scope import Scope, joined
from complaintletters.findings import Finding, Level

_RULE = "complaint-definition"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


def _compared(words: list[str]) -> list[str]:
    return ["a" if word == "an" else word for word in words]


def differences(own: str, code: str) -> tuple[str, ...]:
    """What one definition has otherwise than another, in words; capitals, punctuation and "a" for "an" count for nothing."""
    mine, theirs = _words(own), _words(code)
    matcher = SequenceMatcher(None, _compared(theirs), _compared(mine), autojunk=False)
    return tuple(
        _difference(" ".join(theirs[a:b]), " ".join(mine[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    )


def _difference(code: str, own: str) -> str:
    if not code:
        return f"adds “{own}”"
    if not own:
        return f"leaves out “{code}”"
    return f"has “{own}” where the code has “{code}”"


def conflicts(scope: Scope) -> Iterator[Finding]:
    """A definition that isn't the code's, word for word."""
    own, code = scope.procedure.definition, scope.regulator.definition
    found = differences(own.text, code) if own and code else ()
    if own and found and scope.judged_by(_RULE):
        message = f"the policy's definition of a complaint {'; '.join(found)}."
        mend = f"Ask for the code's words: “{code}”."
        where, source = scope.at("definition"), joined(own.ref, scope.conduct(_RULE))
        yield scope.finding("definition-differs", message, where, source=source, mend=mend)


def gaps(scope: Scope) -> Iterator[Finding]:
    """A definition that isn't recorded."""
    if scope.procedure.definition is None and scope.regulator.definition and scope.judged_by(_RULE):
        message = "the policy's definition of a complaint isn't recorded, so it can't be compared with the code's."
        mend, where = "Copy it as printed to definition.", scope.at("definition")
        source = scope.conduct(_RULE)
        yield scope.finding("definition-not-recorded", message, where, source=source, mend=mend, level=Level.NOTE)
