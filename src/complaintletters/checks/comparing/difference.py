"""Two texts in; the words by which they differ out, short enough for a message: “… month …” → “… week …”."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from complaintletters.checks.comparing.words import Word, words_in

_MOST = 2
_AROUND = 1
_LONGEST = 60


def _part(text: str, words: Sequence[Word], start: int, stop: int) -> str:
    """Some words with one either side, as they stand."""
    first, last = max(0, start - _AROUND), min(len(words), stop + _AROUND)
    if first >= last:
        return ""
    shown = text[words[first].start : words[last - 1].end]
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
    return f"{'… ' if first else ''}{shown}{' …' if last < len(words) else ''}"


def difference(before: str, after: str) -> str:
    """Where two texts differ. The second may have more around it."""
    (old_text, old), (new_text, new) = words_in(before), words_in(after)
    matcher = SequenceMatcher(None, [word.key for word in old], [word.key for word in new], autojunk=False)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    inside = [code for code in changes if code[0] != "insert" or 0 < code[1] < len(old)] or changes
    shown = [
        f"“{_part(old_text, old, start, stop)}” → “{_part(new_text, new, from_, to)}”"
        for _, start, stop, from_, to in inside[:_MOST]
    ]
    more = f" and {len(inside) - _MOST} more" if len(inside) > _MOST else ""
    return "; ".join(shown) + more + "."
