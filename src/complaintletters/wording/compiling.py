"""Wording compiled once for its layers, then rendered section by section into blocks.

Blocks are called by the outline, never by running a template from its top, so an overriding file can't move or repeat a
section by accident. In another language each message of a file is replaced by its translation before the file is compiled,
and what comes of it is held to the same rules as the English.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from complaintletters.catalogue import Catalogue, catalogue
from complaintletters.errors import Fault, WordingError, did_you_mean
from complaintletters.language import DEFAULT_LANGUAGE
from complaintletters.letter import Block
from complaintletters.values import Day
from complaintletters.wording.allow_list import condition_problems, problems_in
from complaintletters.wording.layers import Layers
from complaintletters.wording.markdown_blocks import MarkdownError, ToInline, lint, read_blocks
from complaintletters.wording.segments import translated
from complaintletters.wording.slots import SLOTS_KEY, NotPrintableError, Slots, finalize
from complaintletters.wording.vocabulary import Vocabulary

BlockFunction = Callable[[Context], Any]


@dataclass(frozen=True, slots=True)
class WeekdayDay(Day):
    """A date to be printed with its day of the week."""


def _weekday(day: Day | None) -> Day | None:
    """A date that a draft lacks stays lacking."""
    return WeekdayDay(day.on, day.source) if day else None


class _WordingEnvironment(ImmutableSandboxedEnvironment):
    """A detail of what isn't there isn't there either, so that conditions need no two steps. Printing it is a fault."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return None if obj is None else super().getattr(obj, attribute)


@cache
def environment() -> ImmutableSandboxedEnvironment:
    made = _WordingEnvironment(
        undefined=StrictUndefined, finalize=finalize, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    made.filters = {"weekday": _weekday}
    made.globals = {}
    return made


def file_faults(file: Path) -> list[Fault]:
    """Everything wrong with one wording file."""
    try:
        source = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        return [Fault(str(file), "", "expected text in UTF-8", f"byte {error.start}", "Save it as UTF-8.", "wording")]
    faults = [problem.fault(file) for problem in problems_in(source, environment())]
    faults += [Fault(str(file), f"line {line}", message, code="wording") for line, message in lint(source)]
    return faults


def _in_language(file: Path, messages: Catalogue) -> str:
    """A file's source in a language. Raises ``WordingError`` where a translation breaks the rules for wording."""
    source = file.read_text(encoding="utf-8")
    found = translated(source, lambda text: messages.find(text) or text)
    faults = [replace(one.fault(file), file=f"{file} ({messages.tag})") for one in problems_in(found, environment())]
    if faults:
        mend = f"complaintletters locales check {messages.tag} says which translation it is."
        raise WordingError(replace(fault, mend=fault.mend or mend) for fault in faults)
    return translated(source, messages.words)


@cache
def _template(file: Path, _modified: int, messages: Catalogue) -> Template:
    faults = file_faults(file)
    if faults:
        raise WordingError(faults)
    if messages.tag == DEFAULT_LANGUAGE:
        return environment().from_string(file.read_text(encoding="utf-8"))
    return environment().from_string(_in_language(file, messages))


@dataclass(frozen=True)
class Wording:
    """The compiled wording of one kind: each block's functions, the most particular first, and the files behind them."""

    layers: Layers
    blocks: Mapping[str, list[BlockFunction]]

    def section(self, name: str, names: Mapping[str, object], slots: Slots, to_inline: ToInline) -> tuple[Block, ...]:
        """The blocks of one section. Raises ``WordingError`` naming the block when its wording can't be used."""
        if name not in self.blocks:
            mend = did_you_mean(name, self.blocks)
            raise WordingError([self._fault(name, "expected a block of that name", mend=mend)])
        context = Context(environment(), {**names, SLOTS_KEY: slots}, name, {})
        context.blocks = dict(self.blocks)
        try:
            return read_blocks("".join(self.blocks[name][0](context)), slots, to_inline)
        except NotPrintableError as error:
            mend = "Ask for it with {% if … %} first, or print one of its details."
            raise WordingError([self._fault(name, "expected a value to print", str(error), mend)]) from error
        except MarkdownError as error:
            raise WordingError(
                [self._fault(name, "expected paragraphs, lists, tables and bold", str(error))]
            ) from error

    def _fault(self, block: str, expected: str, found: str = "", mend: str = "") -> Fault:
        files = [file for file in self.layers.files if f"block {block} " in file.read_text(encoding="utf-8")]
        file = files[0] if files else self.layers.files[0]
        return Fault(str(file), f"block {block}", expected, found, mend, "wording")


def _modified(file: Path) -> int:
    return file.stat().st_mtime_ns


@cache
def _compiled(layers: Layers, _modified_times: tuple[int, ...], messages: Catalogue) -> Wording:
    faults: list[Fault] = []
    templates: list[Template] = []
    for file in layers.files:
        try:
            templates.append(_template(file, _modified(file), messages))
        except WordingError as error:
            faults += error.faults
    if faults:
        raise WordingError(faults)
    names = dict.fromkeys(name for template in templates for name in template.blocks)
    blocks = {name: [one.blocks[name] for one in templates if name in one.blocks] for name in names}
    return Wording(layers, blocks)


def compiled(layers: Layers, messages: Catalogue | None = None) -> Wording:
    """The wording of these layers in the language of a catalogue, compiled once and again when a file changes.

    Raises ``WordingError`` with every fault of every file.
    """
    if not layers.files:
        raise WordingError([Fault("templates/letters", f"{layers.kind}.md", "expected a wording file", "none")])
    times = tuple(_modified(file) for file in layers.files)
    return _compiled(layers, times, messages or catalogue(DEFAULT_LANGUAGE))


@cache
def _condition(source: str) -> Callable[..., Any]:
    problems = list(condition_problems(source, environment()))
    if problems:
        raise WordingError(Fault("outline", f'when = "{source}"', one.message, one.found, one.mend) for one in problems)
    return environment().compile_expression(source, undefined_to_none=False)


def holds(condition: str, names: Mapping[str, object]) -> bool:
    """Whether an outline's condition holds. Raises ``WordingError`` when it says what is not allowed."""
    return not condition or bool(_condition(condition)(**names))


def names_of(vocabulary: Vocabulary) -> dict[str, object]:
    """The vocabulary as the names a template sees."""
    return {field.name: getattr(vocabulary, field.name) for field in fields(vocabulary)}
