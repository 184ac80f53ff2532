"""``locales``: messages taken out, catalogues begun, brought up to date, checked, compiled, and how far each language is."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from complaintletters.cli import screen
from complaintletters.errors import Fault, InputError
from complaintletters.locales.checking import Coverage
from complaintletters.locales.folders import Wording, begin_language, wording

_SHOWN = 5


def _shown(tags: Sequence[str], found: Wording) -> tuple[str, ...]:
    return tuple(tags) or found.translated()


def extract(out: Path | None, templates: Path | None) -> None:
    """Every message as a .pot file."""
    found = wording(templates)
    data = found.extract()
    if out is None:
        screen.out(data.decode("utf-8"))
        return
    out.write_bytes(data)
    screen.out(f"{out}: {len(found.messages)} messages")


def _listed(what: str, texts: Sequence[str]) -> None:
    if not texts:
        return
    screen.out(f"  {what}: {len(texts)}")
    for text in texts[:_SHOWN]:
        screen.out(f"    {text}")
    if len(texts) > _SHOWN:
        screen.out(f"    … and {len(texts) - _SHOWN} more")


def update(tags: Sequence[str], templates: Path | None, *, meaning_unchanged: bool) -> None:
    """Catalogues brought up to date with the wording."""
    found = wording(templates)
    for tag in _shown(tags, found):
        done = found.update(tag, meaning_unchanged=meaning_unchanged)
        screen.out(f"{tag}: {len(done.kept)} messages stay as they are")
        _listed("to translate, new", done.added)
        changed = "kept, though the English changed" if meaning_unchanged else "to look at, since the English changed"
        _listed(changed, done.changed)
        _listed("no longer used", done.dropped)


def check(tags: Sequence[str], templates: Path | None, *, as_json: bool) -> int:
    """Every fault of the catalogues; 1 where there are any."""
    found = wording(templates)
    faults = {tag: _faults(found, tag) for tag in _shown(tags, found)}
    if as_json:
        screen.out_json({tag: [fault.as_json() for fault in some] for tag, some in faults.items()})
        return int(any(faults.values()))
    for tag, some in faults.items():
        for fault in some:
            screen.out(str(fault))
        screen.out(f"{tag}: {len(some)} to put right" if some else f"{tag}: complete and sound")
    return int(any(faults.values()))


def _faults(found: Wording, tag: str) -> tuple[Fault, ...]:
    try:
        return found.faults(tag)
    except InputError as error:
        return error.faults


def _row(one: Coverage) -> list[str]:
    done = f"{one.translated} of {one.messages}"
    percent = f"{100 * one.translated // one.messages}%" if one.messages else "–"
    registers = ", ".join(one.registers)
    review = f"{one.review}, {one.by}" if one.by else one.review
    return [one.tag, one.name, registers, done, percent, str(one.stale), review, one.version]


def status(templates: Path | None, *, as_json: bool) -> None:
    """How far each language is translated, and who has reviewed it."""
    found = wording(templates)
    rows = [found.coverage(tag) for tag in found.translated()]
    if as_json:
        screen.out_json({"languages": [asdict(one) for one in rows]})
        return
    columns = ("Tag", "Language", "Registers", "Translated", "", "Stale", "Review", "Version")
    screen.table("Languages", columns, (_row(one) for one in rows))


def compile_catalogues(tags: Sequence[str], templates: Path | None) -> None:
    found = wording(templates)
    for tag in _shown(tags, found):
        screen.out(str(found.compile(tag)))


def new(tag: str, templates: Path) -> None:
    """A language's folder begun."""
    folder = begin_language(tag, templates)
    screen.out(f"{folder}: language.toml to look over, letters.po to translate")
    screen.out(f"Then: complaintletters locales check {tag} --templates {templates}")
