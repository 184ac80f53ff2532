"""A passage before and after in; the words that turn its meaning round and came in or went out.

Most words may change without changing what a letter says. These few may not: negations, conditions and limits that come
in; negations and words of state, such as "done" or "kept", that go out.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from complaintletters.checks.comparing.words import Word, word_set, words_in

_NEGATIONS = word_set("not no never none nothing neither nor without unless except")
_LIMITS = word_set(
    "only partly partially half maximum minimum minus less per each approximately provided conditional subject refused "
    "rejected withdrawn cancelled pending estimated hardly barely seldom"
)
_STATES = word_set(
    "upheld partly keeping keep kept changed dropped longer paid done late yet agreed replaces replaced offered stands already total"
)
_COMING = (_NEGATIONS | _LIMITS | _STATES) - word_set("already done paid offered total")
_SAME_SENTENCE = 0.4


@dataclass(frozen=True, slots=True)
class Weighed:
    """What changed: heavy words that came in and went out, and the sentences that are new."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    new_sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    keys: tuple[str, ...]
    kept: tuple[bool, ...]

    @property
    def share(self) -> float:
        return sum(self.kept) / len(self.kept)

    @property
    def changed(self) -> Iterator[str]:
        return (key for key, kept in zip(self.keys, self.kept, strict=True) if not kept)


def _plain_key(key: str) -> str:
    """Contracted negations as "not"."""
    return "not" if key.endswith("n't") or key == "cannot" else key


def _sentences(text: str, words: tuple[Word, ...], kept: list[bool]) -> Iterator[_Sentence]:
    starts = [index for index, word in enumerate(words) if word.begins or index == 0]
    for start, stop in zip(starts, [*starts[1:], len(words)], strict=True):
        end = words[stop].start if stop < len(words) else len(text)
        keys = tuple(_plain_key(word.key) for word in words[start:stop])
        yield _Sentence(text[words[start].start : end].strip(), keys, tuple(kept[start:stop]))


def weigh(before: str, after: str) -> Weighed:
    """The heavy words of a change, each once, and sentences that are all new."""
    (old_text, old), (new_text, new) = words_in(before), words_in(after)
    old_keys, new_keys = [_plain_key(word.key) for word in old], [_plain_key(word.key) for word in new]
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    old_kept, new_kept = [False] * len(old), [False] * len(new)
    for block in matcher.get_matching_blocks():
        old_kept[block.a : block.a + block.size] = [True] * block.size
        new_kept[block.b : block.b + block.size] = [True] * block.size
    came, went, fresh = Counter[str](), Counter[str](), list[str]()
    for sentence in _sentences(new_text, new, new_kept):
        if sentence.share < _SAME_SENTENCE:
            fresh.append(sentence.text)
        came.update(key for key in sentence.changed if sentence.share >= _SAME_SENTENCE)
    for sentence in _sentences(old_text, old, old_kept):
        heavy = _NEGATIONS | _STATES if sentence.share >= _SAME_SENTENCE else _STATES
        went.update(key for key in sentence.changed if key in heavy)
    came_anywhere = Counter(key for key, kept in zip(new_keys, new_kept, strict=True) if not kept)
    gained = tuple(key for key in came - went if key in _COMING)
    return Weighed(gained, tuple(went - came_anywhere), tuple(fresh))
