"""A letter's words in; warnings out about apologies that aren't, stock phrases, jargon, abbreviations, copies, long sentences.

They are about what somebody typed for this letter and, as far as a landlord can change it, about its wording. What stands in
quotation marks is a quotation and is let be. The words are data: ``locales/<tag>/words.toml``.
"""

from collections.abc import Iterator

from complaintletters.checks.passages import Passages, fold, letter_passages
from complaintletters.checks.words.abbreviations import undefined_abbreviations
from complaintletters.checks.words.repeats import repeated
from complaintletters.checks.words.typed import TypedText, Words, letter_words
from complaintletters.checks.words.word_list import Found, WordList, phrases_in, word_list
from complaintletters.findings import Finding, Level, Nature
from complaintletters.landlord import Landlord
from complaintletters.letter import Letter
from complaintletters.plain_language import sentence_places, words

_LONGEST_SHOWN = 160
_FIRST_WORDS = 8
_WHAT = {"stock-phrase": "is a stock phrase", "jargon-word": "is a word of the trade"}
_OF_THE_ANSWER = frozenset({"conditional-apology", "passive-apology", "stock-phrase"})


def _warning(code: str, message: str, where: str, mend: str, nature: Nature = Nature.INPUT) -> Finding:
    return Finding(code, message, where, Level.WARNING, nature, mend=mend)


def _one_line(text: str) -> str:
    return " ".join(text.replace("\ufffc", "…").split())


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence or sentences that these words stand in, shortened."""
    over = [place for place in sentence_places(text) if place[0] < end and start < place[1]]
    sentence = _one_line(text[over[0][0] : over[-1][1]] if over else text)
    return sentence if len(sentence) <= _LONGEST_SHOWN else f"{sentence[: _LONGEST_SHOWN - 1].rstrip()}…"


# --- phrases --------------------------------------------------------------------------------------------------------


def _is_name(text: str, hit: Found) -> bool:
    """Whether jargon is part of a name, as in "the Voids Team": a capital letter where no sentence begins."""
    word = text[hit.start : hit.end].split()[0]
    if not word[0].isupper() or word.isupper():
        return False
    return all(hit.start != start for start, _ in sentence_places(text))


def _phrase_message(hit: Found, words_found: str, sentence: str) -> str:
    if hit.group.why:
        return f"“{sentence}” {hit.group.why}: “{words_found}”."
    return f"“{words_found}” {_WHAT[hit.group.code]}: “{sentence}”"


def _phrase_findings(text: str, own: str, where: str, language: str, nature: Nature) -> Iterator[tuple[Found, Finding]]:
    for hit in phrases_in(language, own):
        if hit.group.code == "jargon-word" and _is_name(text, hit):
            continue
        message = _phrase_message(hit, _one_line(text[hit.start : hit.end]), _sentence(text, hit.start, hit.end))
        yield hit, _warning(hit.group.code, message, where, hit.group.instead, nature)


def _typed_phrases(typed: TypedText, language: str) -> Iterator[Finding]:
    for hit, finding in _phrase_findings(typed.text, typed.own, typed.path, language, Nature.INPUT):
        if not (typed.is_the_residents and hit.group.code in _OF_THE_ANSWER):
            yield finding


def _wording_phrases(found: Words, language: str) -> Iterator[Finding]:
    for section, line in found.wording:
        for _, finding in _phrase_findings(line, line, section, language, Nature.LETTER):
            yield finding


# --- the rest -------------------------------------------------------------------------------------------------------


def _apology(typed: TypedText, listed: WordList) -> Iterator[Finding]:
    """An apology has to be one."""
    if typed.is_apology and not listed.apology.search(fold(typed.own)):
        message = f"expected words that apologise; found “{_sentence(typed.text, 0, 1)}”"
        yield _warning("no-apology", message, typed.path, "Begin with “We are sorry that we”, and say what you did.")


def _long_sentences(typed: TypedText, longest: int) -> Iterator[Finding]:
    if len(typed.own.split()) <= longest:
        return
    for start, end in sentence_places(typed.text):
        length = len(words(typed.own[start:end]))
        if length > longest:
            begins = " ".join(_one_line(typed.text[start:end]).split()[:_FIRST_WORDS])
            message = f"expected at most {longest} words in a sentence; found {length}: “{begins} …”"
            yield _warning(
                "long-sentence", message, typed.path, "Make two or three sentences of it, one thought in each."
            )


def _repeats(found: Words) -> Iterator[Finding]:
    for typed, before in repeated(found.typed):
        message = f"says word for word what {before.path} says: “{_sentence(typed.text, 0, 1)}”"
        yield _warning(
            "repeated-words", message, typed.path, "Say what is true of this point: its dates, its records, its effect."
        )


def _abbreviations(found: Words, passages: Passages, listed: WordList, names: tuple[str, ...]) -> Iterator[Finding]:
    for typed, start, token in undefined_abbreviations(found.typed, passages, listed.abbreviations, names):
        message = f"nothing in the letter says what {token} means: “{_sentence(typed.text, start, start + 1)}”"
        mend = f"Write it out, or write it out the first time with {token} in brackets after it."
        yield _warning("undefined-abbreviation", message, typed.path, mend)


def _findings(passages: Passages, listed: WordList, language: str, names: tuple[str, ...]) -> Iterator[Finding]:
    found = letter_words(passages)
    for typed in found.typed:
        yield from _apology(typed, listed)
        yield from _typed_phrases(typed, language)
        yield from _long_sentences(typed, listed.longest_sentence)
    yield from _repeats(found)
    yield from _abbreviations(found, passages, listed, names)
    yield from _wording_phrases(found, language)


def words_to_mend(passages: Passages, language: str, landlord: Landlord) -> tuple[Finding, ...]:
    """Every warning about the words of a letter in a language. One without a word list has none."""
    listed = word_list(language)
    if listed is None:
        return ()
    return tuple(dict.fromkeys(_findings(passages, listed, language, (landlord.name, landlord.short_name))))


def check_words(letter: Letter, landlord: Landlord) -> tuple[Finding, ...]:
    """Every warning about a letter's words."""
    return words_to_mend(letter_passages(letter), letter.identity.language, landlord)
