"""A letter of ours and a finished file made from it in; a verdict on every fact, and findings with their place, out.

Each chapter of the letter is looked for under its heading. Passages that are unchanged may stand in another order there.
The rest are paired with the words that are left: their facts must all be in them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from complaintletters.checks.comparing.added import judge_added
from complaintletters.checks.comparing.anchoring import Anchored, anchored
from complaintletters.checks.comparing.changed import Changed, is_decision, judge, words_missing
from complaintletters.checks.comparing.context import Context
from complaintletters.checks.comparing.outcomes import Told, Verdict
from complaintletters.checks.comparing.pairing import paired
from complaintletters.checks.comparing.passages import Chapter, Passage, Place
from complaintletters.checks.comparing.spans import FileWords, Span
from complaintletters.checks.comparing.words import Words, keys_of, position, short
from complaintletters.findings import Finding, Level
from complaintletters.letter import FreeText, Statement, Value

_LIKE_ELSEWHERE = 0.6


@dataclass
class _Left:
    """What a chapter still has to find: passages, and its stretch of the file."""

    chapter: Anchored
    passages: list[Passage]


@dataclass
class Comparison:
    """One letter being compared with one file."""

    context: Context
    words: FileWords
    chapters: tuple[Chapter, ...]
    verdicts: list[Verdict] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    # --- telling

    def where(self, chapter: str, span: Span | None) -> str:
        line = f", line {self.words.line_number(span)}" if span else ""
        return f"section “{short(chapter, 60)}”{line}"

    def tell(self, told: Iterable[Told], where: str) -> None:
        for one in told:
            finding = one.at(where, self.context.provisions.get(one.source, ""))
            if finding not in self.findings:
                self.findings.append(finding)

    def judged(self, passages: Iterable[Passage], told: Iterable[Told], where: str) -> None:
        """A verdict on every fact of some passages: present, unless something was told of it."""
        states = {one.source: one.state for one in told if one.source}
        for passage in passages:
            for source in sources(passage):
                self.verdicts.append(Verdict(source, states.get(source, "present"), where))

    # --- unchanged passages

    def place_spans(self, chapter: Anchored, places: tuple[Place, ...]) -> list[tuple[Place, Span]]:
        """Each place of a chapter with its stretch of the file, by its label; the whole chapter where it has none."""
        found: list[tuple[int, Place]] = []
        at = chapter.span.start
        for place in places:
            start = self.label_at(place, Span(at, chapter.span.stop))
            start = self.label_at(place, chapter.span) if start is None else start
            if start is not None:
                found.append((start, place))
                at = start + 1
        starts = sorted({start for start, _ in found})
        stops = dict(zip(starts, [*starts[1:], chapter.span.stop], strict=True))
        return [(place, Span(start, stops[start])) for start, place in found]

    def label_at(self, place: Place, within: Span) -> int | None:
        """Where a place begins: at its first passage where that is unchanged, else at the words of its label."""
        first = self.words.find(place.passages[0].keys, within) if place.label and place.passages else None
        return first.start if first else _label_at(self.words, place.label, within)

    def unchanged(self, chapter: Anchored, passages: Iterable[Passage], within: Span) -> list[Passage]:
        """Uses what stands word for word in a stretch; gives back what doesn't. Long passages come first."""
        order = {id(passage): number for number, passage in enumerate(passages)}
        left: list[Passage] = []
        for passage in sorted(passages, key=lambda one: -len(one.spellings[0])):
            span = self.found(passage, within)
            if span:
                self.words.use(span)
                self.judged([passage], (), self.where(chapter.name, span))
            else:
                left.append(passage)
        return sorted(left, key=lambda one: order[id(one)])

    def found(self, passage: Passage, within: Span) -> Span | None:
        return next(filter(None, (self.words.find(keys, within) for keys in passage.spellings)), None)

    def of_chapter(self, chapter: Anchored) -> _Left:
        headings = [held.heading for held in chapter.chapters if held.heading and held.heading not in chapter.lost]
        left = self.unchanged(chapter, headings, chapter.span)
        places = tuple(place for held in chapter.chapters for place in held.places)
        labelled = self.place_spans(chapter, places)
        spans = {id(place): span for place, span in labelled}
        for place in places:
            left += self.unchanged(chapter, place.passages, spans.get(id(place), chapter.span))
        return _Left(chapter, self.within_chapter(chapter, left, labelled))

    def within_chapter(
        self, chapter: Anchored, left: list[Passage], labelled: list[tuple[Place, Span]]
    ) -> list[Passage]:
        """What stands in the chapter after all, under another label than its own."""
        still: list[Passage] = []
        for passage in left:
            span = self.found(passage, chapter.span)
            if span is None:
                still.append(passage)
                continue
            self.words.use(span)
            where = self.where(chapter.name, span)
            self.judged([passage], (), where)
            here = next((place for place, within in labelled if within.start <= span.start < within.stop), None)
            home = next((place for place, _ in labelled if passage in place.passages), None)
            typed = any(isinstance(fact, FreeText) for fact in passage.facts)
            if typed and here and here.label and home and here.label != home.label:
                level = Level.ERROR if home.label else Level.WARNING
                self.tell([_moved(passage, "another label", level)], where)
        return still

    # --- passages in another chapter

    def elsewhere(self, left: _Left, chapters: tuple[Anchored, ...]) -> None:
        still: list[Passage] = []
        for passage in left.passages:
            decides = any(is_decision(fact) for fact in passage.facts)  # one alike on another point is not this one
            span = self.found(passage, self.words.all) if passage.bears_facts and not decides else None
            if span is None:
                still.append(passage)
                continue
            self.words.use(span)
            there = next((one for one in chapters if one.span.start <= span.start < one.span.stop), left.chapter)
            where = self.where(there.name, span)
            level = Level.ERROR if _is_bound(passage, left.chapter, there) else Level.WARNING
            told = _moved(passage, f"“{short(left.chapter.name, 60)}”", level)
            self.tell([told], where)
            self.judged([passage], (), where)
        left.passages = still

    # --- changed passages

    def greeted_otherwise(self, left: _Left) -> None:
        """A salutation by another of the reader's own names, which an officer may choose: told, and no error."""
        names = {key for line in self.context.letter.addressee[:1] for key in keys_of(line)}
        for passage in [one for one in left.passages if one.section == "salutation"]:
            for span in self.words.unused(left.chapter.span):
                keys = self.words.keys[span.start : span.stop]
                if keys[:1] == list(passage.keys[:1]) and len(keys) > 1 and set(keys[1:]) <= names:
                    message = f"expected “{passage.text}”; found “{self.words.text(span)}”."
                    where = self.where(left.chapter.name, span)
                    self.tell([Told("name-altered", message, "", "present", Level.WARNING)], where)
                    self.judged([passage], (), where)
                    self.words.use(span)
                    left.passages.remove(passage)
                    break

    def changed(self, left: _Left) -> None:
        self.greeted_otherwise(left)
        pieces = list(self.words.unused(left.chapter.span))
        rest: list[Passage] = []
        for passages, spans in paired(left.passages, pieces, self.words):
            if not spans:
                rest += passages
                continue
            self.judge(left.chapter, tuple(passages), spans)
        left.passages = rest

    def judge(self, chapter: Anchored, passages: tuple[Passage, ...], spans: list[Span]) -> None:
        text = "\n".join(self.words.text(span) for span in spans)
        keys: Words = tuple(key for span in spans for key in self.words.keys[span.start : span.stop])
        told, fresh = judge(Changed(passages, text, keys), self.context)
        where = self.where(chapter.name, spans[0])
        self.tell(told, where)
        for sentence in fresh:
            self.tell(judge_added(sentence, self.context, self.decisions(chapter)), where)
        self.judged(passages, told, where)
        for span in spans:
            self.words.use(span)

    def missing(self, left: _Left) -> None:
        for passage in left.passages:
            told = [] if passage.optional else list(_gone(passage))
            where = self.where(left.chapter.name, None)
            self.tell(told, where)
            self.judged([passage], told, where)

    def lost_headings(self, chapter: Anchored) -> None:
        for heading in chapter.lost:
            typed = heading.bears_facts
            inside = position(self.words.keys[chapter.span.start : chapter.span.stop], heading.keys) >= 0
            if inside and not typed:
                continue
            level = Level.ERROR if typed else Level.WARNING
            message = f"the heading “{short(heading.text)}” is missing."
            told = Told("heading-missing", message, "", "missing", level, "Put it back: a reader looks for it.")
            self.tell([told], self.where(chapter.name, None))
            states = [Told("", "", source, "missing") for source in sources(heading)] if typed else []
            self.judged([heading], states, self.where(chapter.name, None))

    # --- added words

    def decisions(self, chapter: Anchored) -> frozenset[str]:
        here = {
            decision
            for held in chapter.chapters
            for passage in held.passages
            for decision, _ in self.context.decisions_in(passage.text)
        }
        return frozenset(here) or self.context.decisions

    def added(self, chapter: Anchored) -> None:
        for span in self.words.unused(chapter.span):
            keys = tuple(self.words.keys[span.start : span.stop])
            if self.context.is_letterhead(keys) or self.is_heading_again(keys):
                continue
            self.tell(
                judge_added(self.words.text(span), self.context, self.decisions(chapter)),
                self.where(chapter.name, span),
            )

    def is_heading_again(self, keys: Words) -> bool:
        """Whether words are only a table's head, which a program may repeat on each page or before each cell."""
        return any(
            keys == passage.keys for chapter in self.chapters for passage in chapter.passages if passage.optional
        )

    def pass_over_wordmark(self) -> None:
        """The landlord's name above everything, which plain text puts in the wordmark's place."""
        logo = keys_of(self.context.letter.furniture.logo)
        if logo and self.words.lines and self.words.line_keys(0) == logo:
            self.words.use(self.words.line_span(0))

    def run(self) -> None:
        self.pass_over_wordmark()
        found = anchored(self.chapters, self.words)
        lefts = [self.of_chapter(chapter) for chapter in found]
        for left in lefts:
            self.elsewhere(left, found)
        for left in lefts:
            self.changed(left)
        for left in lefts:
            self.lost_headings(left.chapter)
            self.missing(left)
        for chapter in found:
            self.added(chapter)


def sources(passage: Passage) -> Iterator[str]:
    """Where each fact of a passage comes from, those within its statements too."""
    for fact in passage.facts:
        match fact:
            case Value():
                yield fact.source
            case FreeText():
                yield fact.path
            case Statement():
                yield f"say.{fact.id}"
                yield from (part.source for part in fact.content if isinstance(part, Value))


def _label_at(words: FileWords, label: Words, within: Span) -> int | None:
    """Where a label stands as the first words of a line or sentence; the stretch's start for no label."""
    if not label:
        return within.start
    for at in range(within.start, within.stop - len(label) + 1):
        if words.begins[at] and tuple(words.keys[at : at + len(label)]) == label:
            return at
    return None


def _moved(passage: Passage, home: str, level: Level) -> Told:
    message = f"“{short(passage.text)}” belongs under {home}."
    return Told("moved", message, "", "present", level, "Move it back.")


def _is_bound(passage: Passage, home: Anchored, there: Anchored) -> bool:
    """Whether a passage says something else in another chapter: about a point, or of what someone typed, or of money."""
    if home.chapters[0].point or there.chapters[0].point:
        return True
    return any(
        isinstance(fact, FreeText) or (isinstance(fact, Value) and fact.kind in {"money", "date", "term"})
        for fact in passage.facts
    )


def _gone(passage: Passage) -> Iterator[Told]:
    """What to tell of a passage of which nothing is left."""
    for source in sources(passage):
        yield Told(
            f"{_kind_of(passage, source)}-missing",
            f"“{short(passage.text)}” is missing.",
            source,
            "missing",
            mend="Put it back.",
        )
    if not passage.bears_facts:
        yield words_missing(passage.text)


def _kind_of(passage: Passage, source: str) -> str:
    for fact in passage.facts:
        if isinstance(fact, FreeText) and fact.path == source:
            return "text"
        if isinstance(fact, Statement) and f"say.{fact.id}" == source:
            return "statement"
    return "value"


def compare_edited(context: Context, words: FileWords) -> Comparison:
    """Every fact of a letter looked for in the words of a file that was made from it, which are used up by it."""
    comparison = Comparison(context, words, context.chapters)
    comparison.run()
    return comparison
