"""What a file says it is, held against the letter: its title, its reference, its own properties, its letterhead."""

from collections.abc import Iterable, Iterator

from complaintletters.checks.comparing.changed import added_value
from complaintletters.checks.comparing.context import Context
from complaintletters.checks.comparing.spans import FileWords
from complaintletters.checks.comparing.words import Words, alike, keys_of, position, word_set
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.recognise import normal, normal_lines
from complaintletters.findings import Finding, Level
from complaintletters.letter import Letter, Value

_SMALL = word_set("a an and at be for have in is it of on our the this to us we will with you your")
_WEIGHTY = frozenset({"final"})
# Words by which a title of another wording is still known for what it is.
_KNOWN_BY: dict[str, frozenset[str]] = {
    "acknowledgement": word_set("received acknowledge acknowledged acknowledgement acknowledging acknowledgment"),
    "extension": word_set("extension extend extending extended delayed"),
    "refusal": word_set("decision refuse refusal refused declined unable cannot can't"),
    "response": word_set("response answer outcome findings decision reply"),
}
_TOP = 30  # lines, within which a letter says what it is


def telling_words(letter: Letter) -> frozenset[str]:
    """The words of a title that tell its kind from another: not the stage, which it shares with others."""
    stage = {key for part in letter.title if isinstance(part, Value) for key in keys_of(part.text)}
    return frozenset(keys_of(letter.title_text)) - _SMALL - stage - {"complaint"}


def is_known_by(kind: str, words: Iterable[str]) -> bool:
    """Whether words name a kind of letter."""
    return not _KNOWN_BY.get(kind, frozenset()).isdisjoint(words)


def _likest_line(title: Words, words: FileWords) -> Words:
    wanted = set(title) - _SMALL
    numbers = [number for number, line in enumerate(words.lines) if line][:_TOP]
    lines = [words.line_keys(number) for number in numbers]
    headings = [line for line in lines if 0 < len(line) <= 3 * len(title) + 4]
    return max(headings, key=lambda line: len(wanted & set(line)), default=())


def check_title(letter: Letter, words: FileWords) -> Iterator[Finding]:
    """The title as it is, or at least half of what makes it this letter's."""
    title = keys_of(letter.title_text)
    if position(words.keys, title) >= 0:
        return
    wanted, found = telling_words(letter), frozenset(_likest_line(title, words))
    lost = (wanted & _WEIGHTY) - found
    if lost or (2 * len(wanted & found) < max(len(wanted), 1) and not is_known_by(letter.identity.kind, found)):
        message = f"the title “{letter.title_text}” is missing or altered."
        yield Finding(
            "identity-missing", message, "title", mend="Put the title back: a reader must see what this letter is."
        )
    else:
        message = f"the title was changed from “{letter.title_text}”."
        yield Finding("title-altered", message, "title", Level.WARNING)


def check_reference(letter: Letter, words: FileWords) -> Iterator[Finding]:
    if position(words.keys, keys_of(letter.identity.reference)) < 0:
        message = f"the case reference “{letter.identity.reference}” is missing or altered."
        yield Finding("identity-missing", message, "case reference", mend="Put it back above the salutation.")


def check_property(letter: Letter, file: FinishedFile) -> Iterator[Finding]:
    """The document's own title, which a screen reader says first. Left to the title where the text lacks it too."""
    title = normal(letter.title_text)
    if file.title and title not in normal(file.title) and title in normal_lines(file.lines):
        message = f"the document's title says “{normal(file.title)}”, not “{title}”."
        yield Finding("title-altered", message, "document properties", Level.WARNING)


def check_draft(letter: Letter, file: FinishedFile) -> Iterator[Finding]:
    marked = normal(letter.furniture.draft) in normal_lines((*file.lines, *file.furniture, file.title))
    if marked and letter.draft is None:
        yield Finding(
            "is-a-draft", "this file is a draft, not a letter.", "file", mend="Make the letter from the case."
        )


def _besides(line: str, context: Context) -> str:
    """A header's or footer's text without the landlord's own lines, which a PDF may run together."""
    text = alike(line)
    for known in sorted(context.letterhead, key=len, reverse=True):
        if known:
            text = text.replace(alike(known), " ")
    return text


def check_letterhead(context: Context, file: FinishedFile) -> Iterator[Finding]:
    """Values in headers and footers that are neither the landlord's nor the letter's."""
    reference = alike(context.letter.identity.reference).casefold()
    for line in file.furniture:
        besides = _besides(line, context)
        for value in context.values_in(besides):
            if value.key not in context.values:
                told = added_value(value)
                message = f"{told.message} The landlord's profile doesn't have it either."
                yield Finding("letterhead-altered", message, "headers and footers", mend="Put the landlord's own back.")
        for match in context.reference_like.finditer(besides):
            if match[0].casefold() != reference:
                message = f"expected the reference {context.letter.identity.reference}; found {match[0]}."
                yield Finding(
                    "letterhead-altered", message, "headers and footers", mend="Put this case's reference back."
                )
