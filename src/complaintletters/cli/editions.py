"""``editions``: every edition that can be made, what it takes, and those that are known of but can't be made yet."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from complaintletters.cli import screen
from complaintletters.edition import PROMISED, REGISTERS, parse_edition
from complaintletters.form_files import STANDARD, setting_files
from complaintletters.formats import FORMS, Form
from complaintletters.language import DEFAULT_LANGUAGE, known_languages, language
from complaintletters.presentation import PresentationFile, presentation_files


@dataclass(frozen=True, slots=True)
class Listed:
    """One edition: how to ask for it, what it is, what may stand after the colon, and its formats."""

    name: str
    example: str
    says: str
    takes: str
    formats: tuple[str, ...]
    sizes: tuple[float, ...] = ()
    papers: tuple[str, ...] = ()


def _takes(file: PresentationFile) -> str:
    """What may stand after the colon, in words."""
    parts = [f"a paper: {', '.join(file.papers)}"] if file.papers else []
    if file.sizes:
        presets = ", ".join(f"{size:g}" for size in file.sizes.presets)
        parts.append(f"a size from {file.sizes.least:g} to {file.sizes.most:g} points, often {presets}")
    return "; ".join(parts) or "nothing"


def _example(name: str, file: PresentationFile) -> str:
    if file.sizes:
        return f"{name}:{file.size:g}"
    return f"{name}:{next(iter(file.papers))}" if file.papers else name


def _of_print(templates: Path | None) -> Iterator[Listed]:
    for name, file in presentation_files(templates).items():
        sizes = file.sizes.presets if file.sizes else ()
        formats = tuple(FORMS["print"])
        yield Listed(name, _example(name, file), file.says, _takes(file), formats, sizes, tuple(file.papers))


def _of_form(form: Form, templates: Path | None) -> Listed:
    says = parse_edition(form, templates).setting(templates)
    names = sorted(set(setting_files(form, templates)) - {STANDARD})
    return Listed(form, form, getattr(says, "says", ""), ", ".join(names) or "nothing", tuple(FORMS[form]))


def _of_register(name: str, says: str) -> Listed:
    return Listed(name, name, says, "nothing; joins with every other, as in plain+large-print:20", tuple(FORMS["print"]))


def listed_editions(templates: Path | None = None) -> tuple[Listed, ...]:
    """Every edition there is, the standard one first. Raises ``ProfileError`` for a faulty file."""
    others = (_of_form(form, templates) for form in FORMS if form != "print")
    registers = (_of_register(name, says) for name, says in REGISTERS.items())
    return (*_of_print(templates), *registers, *others)


def _languages(templates: Path | None) -> list[str]:
    """The languages that a letter can be in, besides the usual one: “pl (Polish)”."""
    tags = sorted(known_languages(templates) - {DEFAULT_LANGUAGE})
    return [f"{tag} ({language(tag, templates).name})" for tag in tags]


def list_editions(templates: Path | None, *, as_json: bool) -> None:
    """Prints every edition."""
    editions = listed_editions(templates)
    if as_json:
        screen.out_json({"editions": [asdict(one) for one in editions], "not_made_yet": sorted(PROMISED)})
        return
    rows = ([one.example, one.says, one.takes, ", ".join(one.formats)] for one in editions)
    screen.table("", ("Edition", "What it is", "Takes after the colon", "Formats"), rows)
    screen.out("Ask for one with --edition; join presentations with +, as in large-print:18+coloured-paper:cream.")
    screen.out(f"Languages, alone or joined, as in ur+large-print:18: {', '.join(_languages(templates))}.")
    screen.out(f"Not made yet: {', '.join(sorted(PROMISED))}.")
