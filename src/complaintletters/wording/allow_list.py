"""What a wording file may hold. Everything else is a fault with its line, so that wording can be edited by anyone safely.

Blocks at the top level only, values, ``if``, ``for``, comparisons with a word, ``super()`` and a few filters. No calls, no
arithmetic, no names with an underscore, no text built from values.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from complaintletters.errors import Fault, did_you_mean
from complaintletters.wording.vocabulary_types import Kind, attribute, element_of, top_level

FILTERS = frozenset({"weekday"})
LOOP = frozenset({"first", "last"})
_STRUCTURE = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Operand,
    nodes.Compare,
    nodes.And,
    nodes.Or,
    nodes.Not,
)
_CONTROL = re.compile(r"\{%.*?%\}", re.DOTALL)
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_OPERATORS = frozenset({"eq", "ne", "gt", "lt", "gteq", "lteq"})


@dataclass(frozen=True, slots=True)
class Problem:
    line: int
    message: str
    found: str = ""
    mend: str = ""

    def fault(self, file: Path) -> Fault:
        return Fault(str(file), f"line {self.line}", self.message, self.found, self.mend, "wording")


Scope = dict[str, Kind]


def _name(node: nodes.Name, scope: Scope) -> tuple[Kind | None, Problem | None]:
    if node.name in scope:
        return scope[node.name], None
    mend = did_you_mean(node.name, scope)
    return None, Problem(node.lineno, "expected one of the names a letter has", f"“{node.name}”", mend)


def _resolve(node: nodes.Node, scope: Scope) -> tuple[Kind | None, Problem | None]:
    """What a name or ``a.b`` stands for, or what is wrong with it."""
    if isinstance(node, nodes.Name):
        return _name(node, scope)
    if not isinstance(node, nodes.Getattr):
        found = "a sum, a call or text in quotes"
        return None, Problem(node.lineno, "expected the name of a value", found, "Print values as they are.")
    if isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr in LOOP:
        return Kind(bool), None
    holder, problem = _resolve(node.node, scope)
    if problem or holder is None:
        return None, problem
    detail = attribute(holder, node.attr)
    if detail is None:
        known = holder.attributes
        mend = did_you_mean(node.attr, known) if known else "It is a value: print it as it is."
        return None, Problem(node.lineno, f"expected a detail of “{_shown(node.node)}”", f"“{node.attr}”", mend)
    return detail, None


def _shown(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    return f"{_shown(node.node)}.{node.attr}" if isinstance(node, nodes.Getattr) else "…"


def _expression(node: nodes.Node, scope: Scope) -> Iterator[Problem]:
    match node:
        case nodes.Name() | nodes.Getattr():
            _, problem = _resolve(node, scope)
            if problem:
                yield problem
        case nodes.Const():
            if not isinstance(node.value, str | int | bool):
                yield Problem(node.lineno, "expected a word or a whole number to compare with", repr(node.value))
        case nodes.Compare(ops=operations):
            if any(operand.op not in _OPERATORS for operand in operations):
                yield Problem(node.lineno, "expected ==, !=, <, >, <= or >=")
            for child in node.iter_child_nodes():
                yield from _expression(child, scope)
        case nodes.Operand() | nodes.And() | nodes.Or() | nodes.Not():
            for child in node.iter_child_nodes():
                yield from _expression(child, scope)
        case _:
            what = type(node).__name__.lower()
            yield Problem(
                node.lineno, "expected a name, a comparison, and, or, not", what, "Nothing else is allowed there."
            )


def _printed(node: nodes.Node, scope: Scope) -> Iterator[Problem]:
    match node:
        case nodes.TemplateData():
            return
        case nodes.Call(node=nodes.Name(name="super"), args=[], kwargs=[]):
            return
        case nodes.Filter(name=name, node=inner, args=[], kwargs=[]) if name in FILTERS and inner is not None:
            yield from _printed(inner, scope)
        case nodes.Filter():
            yield Problem(node.lineno, "expected a filter there is", f"“{node.name}”", did_you_mean(node.name, FILTERS))
        case nodes.Name() | nodes.Getattr():
            kind, problem = _resolve(node, scope)
            if problem:
                yield problem
            elif kind is not None and not kind.printable:
                mend = did_you_mean("", kind.attributes) or "Use it in {% if … %} or {% for … %}."
                yield Problem(node.lineno, "expected a value that can be printed", f"“{_shown(node)}”", mend)
        case _:
            what = "a sum, a call or text in quotes" if not isinstance(node, nodes.CondExpr) else "an if inside {{ }}"
            yield Problem(node.lineno, "expected the name of a value", what, "Print values as they are.")


def _for(node: nodes.For, scope: Scope) -> Iterator[Problem]:
    kind, problem = _resolve(node.iter, scope) if isinstance(node.iter, nodes.Name | nodes.Getattr) else (None, None)
    item = element_of(kind) if kind else None
    if problem:
        yield problem
    elif item is None or not isinstance(node.target, nodes.Name) or node.else_ or node.test:
        yield Problem(
            node.lineno, "expected {% for one in many %} over a list", "", "Only plain lists can be gone through."
        )
    else:
        inner = {**scope, node.target.name: item}
        for child in node.body:
            yield from _statement(child, inner)


def _statement(node: nodes.Node, scope: Scope) -> Iterator[Problem]:
    match node:
        case nodes.Output():
            for child in node.nodes:
                yield from _printed(child, scope)
        case nodes.If():
            yield from _expression(node.test, scope)
            for inner in (*node.body, *node.elif_, *node.else_):
                yield from _statement(inner, scope)
        case nodes.For():
            yield from _for(node, scope)
        case nodes.Block():
            yield Problem(
                node.lineno, "expected blocks at the top level only", f"block “{node.name}” inside another tag"
            )
        case _:
            what = type(node).__name__.lower()
            yield Problem(node.lineno, "expected text, a value, if or for", what, "Nothing else is allowed in wording.")


def _top(node: nodes.Node, scope: Scope) -> Iterator[Problem]:
    match node:
        case nodes.Extends(template=nodes.Const(value="parent")):
            return
        case nodes.Extends():
            yield Problem(node.lineno, 'expected {% extends "parent" %}')
        case nodes.Block():
            for child in node.body:
                yield from _statement(child, scope)
        case nodes.Output(nodes=parts) if all(
            isinstance(part, nodes.TemplateData) and not part.data.strip() for part in parts
        ):
            return
        case _:
            yield Problem(node.lineno, "expected only blocks outside blocks", mend="Move it into a {% block … %}.")


def _lines(source: str) -> Iterator[Problem]:
    for number, line in enumerate(source.split("\n"), 1):
        tags = _CONTROL.findall(line)
        if tags and line.strip() != tags[0]:
            yield Problem(number, "expected a tag {% … %} on a line of its own", line.strip()[:60])
        if _PRIVATE.search(line):
            yield Problem(number, "expected no private-use characters", mend="Delete them.")


def problems_in(source: str, environment: Environment) -> Iterator[Problem]:
    """Everything in a wording file that is not allowed, with its line."""
    yield from _lines(source)
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        yield Problem(
            error.lineno, "expected tags that open and close", error.message or "", "Check the braces and names."
        )
        return
    scope = top_level()
    for node in tree.body:
        yield from _top(node, scope)


def condition_problems(source: str, environment: Environment) -> Iterator[Problem]:
    """Everything in an outline's condition that is not allowed."""
    try:
        tree = environment.parse("{% if " + source + " %}{% endif %}")
    except TemplateSyntaxError as error:
        yield Problem(1, "expected a condition", error.message or "")
        return
    for node in tree.find_all(nodes.If):
        yield from _expression(node.test, top_level())
