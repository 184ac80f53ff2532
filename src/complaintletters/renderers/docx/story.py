"""A letterhead part's Jinja source in; its literal pieces, fields and conditions out, which a letter only joins.

A letterhead prints known fields and chooses by them, no more (``contract``). What Jinja parses once can so be kept as
plain data: filling it in costs a tenth of a Jinja template's rendering, and nothing in it can be evaluated.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from jinja2 import Environment, nodes

from complaintletters.errors import Fault, LetterheadError, did_you_mean
from complaintletters.renderers.docx.contract import BODY, FIELDS, PAGE_NUMBERS
from complaintletters.renderers.docx.fields import Fields
from complaintletters.renderers.docx.word_xml import Xml, escaped, joined

_ENVIRONMENT = Environment(autoescape=True)  # parses only, never renders


@dataclass(frozen=True, slots=True)
class Words:
    """A field of words, such as ``letter.reference``, to be escaped."""

    name: str


@dataclass(frozen=True, slots=True)
class Made:
    """A field that the escaping writer made: the letter's body, the page numbers."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    test: "Test"


@dataclass(frozen=True, slots=True)
class And:
    left: "Test"
    right: "Test"


@dataclass(frozen=True, slots=True)
class Or:
    left: "Test"
    right: "Test"


@dataclass(frozen=True, slots=True)
class Choice:
    """``{% if test %}then{% else %}otherwise{% endif %}``; an ``elif`` is a choice in ``otherwise``."""

    test: "Test"
    then: "Story"
    otherwise: "Story"


Test = Words | Made | Not | And | Or
Story = tuple[Xml | Words | Made | Choice, ...]


def story_of(source: str, file: str, part: str) -> Story:
    """A part's story. Raises ``LetterheadError`` for what the contract forbids, ``TemplateError`` for broken tags."""
    return _Reader(file, part).story(_ENVIRONMENT.parse(source).body)


def filled(story: Story, fields: Fields) -> Xml:
    """A story with a letter's fields in it."""
    return joined(_written(story, fields))


def _written(story: Story, fields: Fields) -> Iterator[Xml]:
    for piece in story:
        match piece:
            case str():
                yield Xml(piece)
            case Words():
                yield Xml(escaped(fields.words[piece.name]))
            case Made():
                yield fields.made[piece.name]
            case Choice():
                yield from _written(piece.then if _holds(piece.test, fields) else piece.otherwise, fields)
            case _:
                assert_never(piece)


def _holds(test: Test, fields: Fields) -> bool:
    match test:
        case Words():
            return bool(fields.words[test.name])
        case Made():
            return bool(fields.made[test.name])
        case Not():
            return not _holds(test.test, fields)
        case And():
            return _holds(test.left, fields) and _holds(test.right, fields)
        case Or():
            return _holds(test.left, fields) or _holds(test.right, fields)
        case _:
            assert_never(test)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Jinja's nodes in; the story out. Tags outside paragraphs, as in a picture's description, come by here alone."""

    file: str
    part: str

    def story(self, parsed: Iterable[nodes.Node]) -> Story:
        return tuple(piece for node in parsed for piece in self.pieces(node))

    def pieces(self, node: nodes.Node) -> Iterator[Xml | Words | Made | Choice]:
        match node:
            case nodes.Output():
                for inner in node.nodes:
                    yield Xml(inner.data) if isinstance(inner, nodes.TemplateData) else self.field(inner)
            case nodes.If():
                rest = list(node.elif_)
                yield self.choice(node.test, node.body, rest, node.else_)
            case _:
                raise self.refused(node)

    def choice(self, test: nodes.Node, body: list[nodes.Node], rest: list[nodes.If], last: list[nodes.Node]) -> Choice:
        then = self.story(body)
        if not rest:
            return Choice(self.test(test), then, self.story(last))
        return Choice(self.test(test), then, (self.choice(rest[0].test, rest[0].body, rest[1:], last),))

    def test(self, node: nodes.Node) -> Test:
        match node:
            case nodes.Not():
                return Not(self.test(node.node))
            case nodes.And():
                return And(self.test(node.left), self.test(node.right))
            case nodes.Or():
                return Or(self.test(node.left), self.test(node.right))
            case _:
                return self.field(node)

    def field(self, node: nodes.Node) -> Words | Made:
        match node:
            case nodes.Getattr(node=nodes.Name() as group):
                name = f"{group.name}.{node.attr}"
            case nodes.Name():
                name = node.name
            case _:
                raise self.refused(node)
        if name in (BODY, PAGE_NUMBERS):
            return Made(name)
        if name in FIELDS:
            return Words(name)
        mend = did_you_mean(name, FIELDS)
        raise LetterheadError([Fault(self.file, self.part, "expected a field there is", name, mend)])

    def refused(self, node: nodes.Node) -> LetterheadError:
        kind = type(node).__name__.lower()
        return LetterheadError([Fault(self.file, self.part, "expected fields and conditions only", kind)])
