"""The wording spoilt on purpose: a block emptied, a value or a statement taken out or replaced by another of its kind.

Where what an obligatory element needs is then nowhere in the letter's words, nothing may be published.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from complaintletters import produce
from complaintletters.checks.comparing.words import keys_of, position
from complaintletters.compose import compose, describe_for
from complaintletters.errors import ComplaintLettersError
from complaintletters.letter import Letter, letter_lines, plain
from complaintletters.places import shipped
from complaintletters.rules import rules_for
from tests.mutation.trials import Result, Tried, ready
from tests.samples import SampleLetter

_BLOCK = re.compile(r"({% block (\w+) %}\n)(.*?)({% endblock %})", re.DOTALL)
_VALUE = re.compile(r"{{ ?([\w.]+)(?: ?\| ?\w+)? ?}}")
# For a value, another of its kind that every letter has.
_OTHERS = (
    (re.compile(r"^dates\.|_due$|\.due$|\.until$|pay_by$|received$|requested$"), "letter.dated"),
    (re.compile(r"telephone$"), "handler.telephone"),
    (re.compile(r"^say\."), "say.no_detriment"),
    (
        re.compile(r"(?:text|reasons|fault|effect|apology|investigation|reason|done|remaining|what|answer)$"),
        "case.subject",
    ),
    (re.compile(r"(?:name|called|to)$"), "landlord.name"),
    (re.compile(r"(?:total|amount)$"), "case.reference"),
)


@dataclass(frozen=True)
class SpoiltWording:
    """One file of wording, spoilt."""

    sort: str
    what: str
    file: Path
    text: str


def _emptied(file: Path, text: str) -> Iterator[SpoiltWording]:
    for match in _BLOCK.finditer(text):
        if match[3].strip():
            changed = text[: match.start(3)] + text[match.end(3) :]
            yield SpoiltWording("block of the wording emptied", f"{file.name}: {match[2]}", file, changed)


def _values(file: Path, text: str) -> Iterator[SpoiltWording]:
    """Each value taken out of every place where a file prints it, and replaced there."""
    for name in dict.fromkeys(_VALUE.findall(text)):
        print_it = re.compile(rf"{{{{ ?{re.escape(name)}(?: ?\| ?\w+)? ?}}}}")
        sort = "statement" if name.startswith("say.") else "value"
        yield SpoiltWording(f"{sort} of the wording removed", f"{file.name}: {name}", file, print_it.sub("", text))
        other = next((other for pattern, other in _OTHERS if pattern.search(name) and other != name), None)
        if other:
            changed = print_it.sub(f"{{{{ {other} }}}}", text)
            yield SpoiltWording(f"{sort} of the wording replaced", f"{file.name}: {name} → {other}", file, changed)


def spoilt_wordings(kind: str, landlord: str) -> Iterator[SpoiltWording]:
    """Every spoilt file of the wording that a landlord's letter of a kind may be made from."""
    root = shipped("templates")
    folders = (root / "letters", root / "landlords" / landlord / "letters", root / "letters" / "about")
    for folder in folders:
        for name in (f"{kind}.md", "common.md"):
            if (folder / name).is_file():
                text = (folder / name).read_text(encoding="utf-8")
                file = (folder / name).relative_to(root)
                yield from _emptied(file, text)
                yield from _values(file, text)


def _templates(folder: Path, spoilt: SpoiltWording) -> Path:
    """A copy of the shipped templates with one file spoilt."""
    made = Path(tempfile.mkdtemp(dir=folder))
    shutil.copytree(shipped("templates"), made, dirs_exist_ok=True, copy_function=lambda a, b: Path(b).symlink_to(a))
    target = made / spoilt.file
    target.unlink()
    target.write_text(spoilt.text, encoding="utf-8")
    return made


def _words(letter: Letter) -> tuple[str, ...]:
    return tuple(key for _, content in letter_lines(letter) for key in keys_of(plain(content)))


def _lost(tried: Tried, letter: Letter) -> str:
    """What an obligatory element needs that is no longer in the letter's words, if anything."""
    words = _words(letter)
    for one in tried.expected.asked:
        for need in one.needs:
            text = tried.texts.get(need.source, "")
            if one.strength.startswith("must") and need.known and text and position(words, keys_of(text)) < 0:
                return f"{one.rule.id}: {text[:50]}"
    return ""


def _published(sample: SampleLetter, templates: Path) -> bool:
    return bool(produce(sample.case, **sample.asked, formats=("txt", "html"), templates=templates).files)  # type: ignore[arg-type]


def try_wording(sample: SampleLetter, every: int = 1) -> Result:
    """Each spoilt wording of one letter that leaves out what a must needs: counted, and caught when nothing is published."""
    tried, result = ready(sample), Result()
    with tempfile.TemporaryDirectory() as folder:
        for number, spoilt in enumerate(spoilt_wordings(sample.kind, sample.case.landlord)):
            if number % every:
                continue
            templates = _templates(Path(folder), spoilt)
            try:
                lost = _lost(
                    tried, compose(describe_for(sample.case, rules_for(sample.case, templates), tried.request))
                )
                files = _published(sample, templates) if lost else False
            except ComplaintLettersError:
                continue  # wording that can't be used at all publishes nothing
            finally:
                shutil.rmtree(templates)
            if lost:
                example = f"wording: {tried.name}: {spoilt.sort}: {spoilt.what}: {lost}"
                result.note(("spoilt", tried.cell, "all", spoilt.sort), wrong=files, example=example)
    return result
