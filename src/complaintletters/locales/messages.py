"""Every message that letters print, taken from its source: wording, statements, titles, names in profiles and packs.

A text that stands in several places is one message. Wording has no context; the rest has its role, as ``profile_file`` marks
it. What stands only in wording of another register is marked with that register, so that a language without it is complete.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal

from complaintletters.adjustments import AdjustmentsFile
from complaintletters.landlord import Landlord
from complaintletters.narration import NarrationSetting, narration_setting
from complaintletters.outline import Outline
from complaintletters.places import shipped
from complaintletters.profile_file import PrintedText, ProfileModel, load_toml, parse_profile, printed_texts
from complaintletters.regulator import Regulator
from complaintletters.wording.segments import segments
from complaintletters.wording.statements import Statements

Register = Literal["standard", "plain"]
_PLAIN_KEYS = ("plain", "plain_about", "plain_questions")
# What a translator can't see from the English alone, by the key's last part.
_SIGNS = {
    "symbols": "what is said for {sign}",
    "address_signs": "what is said for {sign} in an e-mail or web address",
}
_NOTES = {"follows": "say it of your own language, in place of English: it stands on the English page"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands: its file, and the line or key within it, with what it is there."""

    file: str
    where: str
    what: str


@dataclass(slots=True)
class Message:
    """One message. ``other`` is the English plural of a text that counts; ``context`` is empty for wording."""

    text: str
    context: str = ""
    other: str = ""
    places: list[Place] = field(default_factory=list)
    registers: set[Register] = field(default_factory=set)

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.text


@dataclass(frozen=True, slots=True)
class _Found:
    text: str
    context: str
    other: str
    place: Place
    register: Register


def _shown(file: Path, root: Path) -> str:
    return file.relative_to(root.parent).as_posix()


def _wording(root: Path) -> Iterator[_Found]:
    for file in sorted(root.rglob("*.md")):
        if file.name == "README.md":
            continue
        register: Register = "plain" if "plain" in file.parts else "standard"
        for one in segments(file.read_text(encoding="utf-8")):
            place = Place(_shown(file, root), f"line {one.line}", f"{one.what} of “{one.block}”")
            yield _Found(one.text, "", "", place, register)


def _of_key(key: str) -> Register:
    last = key.rpartition(".")[2].partition("[")[0]
    return "plain" if last in _PLAIN_KEYS else "standard"


def _profile(model: type[ProfileModel], file: Path, root: Path) -> Iterator[_Found]:
    for one in printed_texts(parse_profile(model, load_toml(file), file)):
        in_plain: Register = "plain" if "plain" in file.parts else _of_key(one.key)
        yield _Found(one.text, one.role, one.other, Place(_shown(file, root), one.key, _what(one)), in_plain)


def _what(one: PrintedText) -> str:
    what = {"term": "name", "title": "title", "statement": "sentence", "label": "label", "spoken": "narrator"}[one.role]
    table, _, sign = one.key.partition(".")
    note = _NOTES.get(one.key.rpartition(".")[2], "")
    if table in _SIGNS:
        note = _SIGNS[table].format(sign=sign)
    return f"{what}: {note}" if note else what


def _profiles(root: Path) -> Iterator[_Found]:
    for file in sorted(root.glob("letters/**/statements.toml")):
        yield from _profile(Statements, file, root)
    for file in sorted(root.rglob("letters/**/*.toml")):
        if file.name != "statements.toml":
            yield from _profile(Outline, file, root)
    for file in sorted(root.glob("regulators/*/regulator.toml")):
        yield from _profile(Regulator, file, root)
    for file in sorted(root.glob("landlords/*/landlord.toml")):
        yield from _profile(Landlord, file, root)


def _forms() -> Iterator[_Found]:
    folder = shipped("accessible_formats")
    yield from _profile(AdjustmentsFile, folder / "adjustments.toml", folder)
    yield from _profile(NarrationSetting, folder / "narration" / "standard.toml", folder)


def _own_narrations(root: Path) -> Iterator[_Found]:
    for file in sorted(root.glob("narration/*.toml")):
        for one in printed_texts(narration_setting((file.stem,), root)):
            yield _Found(one.text, one.role, one.other, Place(_shown(file, root), one.key, _what(one)), "standard")


def _gathered(found: Iterable[_Found]) -> tuple[Message, ...]:
    messages: dict[tuple[str, str], Message] = {}
    for one in found:
        message = messages.setdefault((one.context, one.text), Message(one.text, one.context, one.other))
        message.places.append(one.place)
        message.registers.add(one.register)
    return tuple(messages.values())


def shipped_messages() -> tuple[Message, ...]:
    """Every message of the shipped templates. Raises ``ProfileError`` for a file that can't be read."""
    root = shipped("templates")
    return _gathered((*_profiles(root), *_forms(), *_wording(root)))


def own_messages(templates: Path) -> tuple[Message, ...]:
    """The messages of one's own templates folder that the shipped ones don't have."""
    root = templates.resolve()
    known = {message.key for message in shipped_messages()}
    return tuple(one for one in _gathered((*_profiles(root), *_own_narrations(root), *_wording(root))) if one.key not in known)


def for_registers(messages: Iterable[Message], registers: Iterable[str]) -> tuple[Message, ...]:
    """Those that a language with these registers has to have."""
    wanted = set(registers)
    return tuple(one for one in messages if one.registers & wanted)


def wording_version(messages: Iterable[Message]) -> str:
    """A short name for just these messages: another when any of them changes."""
    digest = sha256()
    for one in sorted(messages, key=lambda message: message.key):
        digest.update(f"{one.context}\0{one.text}\0{one.other}\0".encode())
    return digest.hexdigest()[:12]
