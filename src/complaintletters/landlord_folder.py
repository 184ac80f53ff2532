"""A landlord's id in; everything wrong with its folder out: files that can't be used, conflicts, gaps, things noted.

Wording is compiled as for a letter, in both voices and in the plain register; the Word letterhead is made ready as for
a letter. It stands above checks and renderers because it asks both.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from complaintletters.checks.landlord import conflicts, gaps, noted, unstated
from complaintletters.elements import ELEMENTS
from complaintletters.errors import Fault, InputError, UsageError, WordingError, did_you_mean
from complaintletters.findings import Finding, Level, Nature
from complaintletters.landlord import Landlord, Style, landlord, landlord_paths
from complaintletters.opening import BOUNDS, read_bounded
from complaintletters.outline import Outline, outline, outline_files
from complaintletters.places import shipped, template_folders
from complaintletters.presentation import presentation
from complaintletters.regulator import Regulator, regulator, regulator_paths
from complaintletters.renderers.docx.letterhead import Manner, prepare
from complaintletters.renderers.pdf.typefaces import typefaces
from complaintletters.wording.allow_list import condition_problems
from complaintletters.wording.compiling import Wording, compiled, environment, file_faults
from complaintletters.wording.layers import layers_for

_PNG = b"\x89PNG\r\n\x1a\n"
# WCAG 2.2, 1.4.3: text against its background.
_CONTRAST = 4.5
VARIANTS: tuple[tuple[str, ...], ...] = ((), ("about",), ("plain",), ("about", "plain"))
_VARIANT_FOLDERS = ("", "about", "plain", "plain/about")


@dataclass(frozen=True, slots=True)
class FolderReport:
    """What was found, in groups. ``files`` are errors and slips in the folder's files."""

    landlord: str
    folder: Path
    files: tuple[Finding, ...]
    conflicts: tuple[Finding, ...] = ()
    gaps: tuple[Finding, ...] = ()
    unstated: tuple[Finding, ...] = ()
    noted: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (*self.files, *self.conflicts, *self.gaps, *self.unstated, *self.noted)

    @property
    def conflicting(self) -> tuple[Finding, ...]:
        """Everything at odds with the code, found or noted by hand, without mere notes; the gravest first."""
        return _gravest_first(one for one in (*self.conflicts, *self.noted) if one.level is not Level.NOTE)

    @property
    def to_supply(self) -> tuple[Finding, ...]:
        """Everything that the landlord is asked for, the gravest first."""
        return _gravest_first((*self.gaps, *(one for one in self.noted if one.code == "noted-to-supply")))

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What else is good to know."""
        told = {*self.conflicting, *self.to_supply}
        return tuple(one for one in (*self.conflicts, *self.noted) if one not in told)


def _gravest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: list(Level).index(one.level)))


def _as_findings(faults: Iterable[Fault], folder: Path, code: str) -> Iterator[Finding]:
    for fault in faults:
        file = fault.file.replace(f"{folder}/", "").removeprefix(f"{folder.name}/")
        where = ": ".join(part for part in (file, fault.where) if part)
        found = f"; found {fault.found}" if fault.found else ""
        yield Finding(code, f"{fault.expected}{found}.", where, Level.ERROR, Nature.INPUT, mend=fault.mend)


def _unique(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(findings))


# --- the profile and its regulators ---------------------------------------------------------------------------------


def _regulators(profile: Landlord, templates: Path | None, folder: Path) -> tuple[dict[str, Regulator], list[Finding]]:
    packs: dict[str, Regulator] = {}
    findings: list[Finding] = []
    for procedure in profile.procedures:
        where = f"landlord.toml: procedures.{procedure.id}.regulator"
        known = regulator_paths(templates)
        if procedure.regulator not in known:
            message = f'expected a regulator there is; found "{procedure.regulator}".'
            mend = did_you_mean(procedure.regulator, known)
            findings.append(Finding("unknown-regulator", message, where, Level.ERROR, Nature.INPUT, mend=mend))
            continue
        try:
            packs[procedure.regulator] = regulator(procedure.regulator, templates)
        except InputError as error:
            findings += _as_findings(error.faults, folder, "regulator-unusable")
    return packs, [*findings, *_unreachable(packs)]


def _unreachable(packs: dict[str, Regulator]) -> Iterator[Finding]:
    """Packs without contact details: a letter that must say how to reach the ombudsman can't be published."""
    for id_, pack in packs.items():
        if not pack.contacts:
            message = f"no contact details of the {pack.name} are known, and most letters must have them."
            where = f"regulators/{id_}/regulator.toml: contacts"
            mend = (
                f"Copy {shipped('templates') / 'regulators' / id_} into regulators/ of your own templates and add them."
            )
            yield Finding("regulator-without-contact", message, where, Level.ERROR, Nature.INPUT, mend=mend)


# --- outlines and wording -------------------------------------------------------------------------------------------


def kinds_of(folder: Path, templates: Path | None) -> tuple[str, ...]:
    """Every kind of letter a landlord can send: the shared ones and its own."""
    own = (file.stem for file in sorted((folder / "letters").glob("*.toml")))
    return tuple(dict.fromkeys((*outline_files(templates), *own)))


def _outlines(folder: Path, templates: Path | None) -> tuple[dict[str, Outline], list[Finding]]:
    outlines: dict[str, Outline] = {}
    findings: list[Finding] = []
    for kind in kinds_of(folder, templates):
        try:
            outlines[kind] = outline(kind, templates, folder)
        except InputError as error:
            findings += _as_findings(error.faults, folder, "outline-unusable")
    for made in outlines.values():
        findings += _outline_findings(made, folder)
    return outlines, findings


def _outline_findings(made: Outline, folder: Path) -> Iterator[Finding]:
    ids = [section.id for section in made.sections]
    for index, section in enumerate(made.sections):
        faults = [
            Fault(
                str(made.file),
                f"sections[{index}].elements",
                "expected an element there is",
                f'"{element}"',
                did_you_mean(element, ELEMENTS),
            )
            for element in section.elements
            if element not in ELEMENTS
        ]
        if ids.index(section.id) != index:
            faults.append(
                Fault(str(made.file), f"sections[{index}].id", "expected an id of its own", f'"{section.id}"')
            )
        for problem in condition_problems(section.when, environment()) if section.when else ():
            faults.append(
                Fault(str(made.file), f"sections[{index}].when", problem.message, problem.found, problem.mend)
            )
        yield from _as_findings(faults, folder, "outline-unusable")


def _wording_of(
    kind: str, pack: str, variant: tuple[str, ...], folder: Path, templates: Path | None
) -> tuple[Wording | None, list[Finding]]:
    layers = layers_for(kind, landlord=folder, regulator=pack, variants=variant, templates=templates)
    try:
        return compiled(layers), []
    except WordingError as error:
        return None, list(_as_findings(error.faults, folder, "wording-unusable"))


def _compiling(
    outlines: dict[str, Outline], packs: Iterable[str], folder: Path, templates: Path | None
) -> Iterator[Finding]:
    """Each kind's wording compiled in both voices and registers, and every block that an outline calls."""
    for pack in packs:
        for kind, made in outlines.items():
            for variant in VARIANTS:
                wording, findings = _wording_of(kind, pack, variant, folder, templates)
                yield from findings
                for section in made.sections:
                    if wording is not None and section.id not in wording.blocks:
                        message = f"no wording has a block “{section.id}”, which the outline of “{kind}” calls."
                        mend = did_you_mean(section.id, wording.blocks)
                        where = f"{made.file.name}: sections.{section.id}"
                        yield Finding("no-such-block", message, where, Level.ERROR, Nature.INPUT, mend=mend)


def _blocks_in(file: Path) -> dict[str, int]:
    try:
        tree = environment().parse(file.read_text(encoding="utf-8"))
    except (TemplateSyntaxError, UnicodeDecodeError):
        return {}  # told as a fault of the file
    return {block.name: block.lineno for block in tree.find_all(nodes.Block)}


def _uncalled(file: Path, outlines: dict[str, Outline], folder: Path) -> Iterator[Finding]:
    """Blocks that no outline calls: most likely a slip of the pen, whose words would never be printed."""
    kinds = [outlines[file.stem]] if file.stem in outlines else list(outlines.values())
    called = {section.id for made in kinds for section in made.sections}
    for name, line in _blocks_in(file).items():
        if name not in called:
            message = f"no outline calls a block “{name}”, so its words are never printed."
            where = f"{file.relative_to(folder).as_posix()}: line {line}"
            yield Finding(
                "uncalled-block", message, where, Level.WARNING, Nature.INPUT, mend=did_you_mean(name, called)
            )


def _replaces(file: Path, block: str) -> bool:
    """Whether a block stands in place of the one below it instead of adding to it."""
    body = re.search(rf"{{%\s*block {re.escape(block)}\s*%}}(.*?){{%\s*endblock", file.read_text("utf-8"), re.DOTALL)
    return body is not None and "super()" not in body[1]


def _adds_nothing(file: Path, block: str) -> bool:
    """Whether a block only calls the one below it, as a new landlord's does."""
    body = re.search(rf"{{%\s*block {re.escape(block)}\s*%}}(.*?){{%\s*endblock", file.read_text("utf-8"), re.DOTALL)
    return body is not None and body[1].strip() == "{{ super() }}"


def _also_when_about(file: Path, folder: Path, templates: Path | None) -> Iterator[Finding]:
    """Blocks that replace wording written for someone who acts for the complainant."""
    voice = folder / "letters" / "about" / file.name
    own = _blocks_in(voice) if voice.is_file() else {}
    shared = [root / "letters" / "about" / file.name for root in template_folders(templates)]
    over = {name for one in shared if one.is_file() for name in _blocks_in(one)}
    for name, line in _blocks_in(file).items():
        if name in over and name not in own and _replaces(file, name):
            message = f"letters to someone who acts for the complainant have this “{name}” too, in place of their own."
            where = f"{file.relative_to(folder).as_posix()}: line {line}"
            mend = f"If it says “you” of the complainant, write the block in letters/about/{file.name} as well."
            yield Finding("also-in-about", message, where, Level.NOTE, Nature.INPUT, mend=mend)


def _plain_blocks(letters: Path) -> set[str]:
    """The names of all blocks that a folder's wording has in the plain register."""
    return {name for file in sorted((letters / "plain").glob("*.md")) for name in _blocks_in(file)}


def _not_in_plain(file: Path, folder: Path, templates: Path | None) -> Iterator[Finding]:
    """Blocks whose words no letter in plain words would have, since shared plain wording stands in place of them."""
    shared = {name for root in template_folders(templates) for name in _plain_blocks(root / "letters")}
    own = _plain_blocks(folder / "letters")
    for name, line in _blocks_in(file).items():
        if name in shared - own and not _adds_nothing(file, name):
            message = f"letters in plain words leave out what your “{name}” says: they have shared wording in its place."
            where = f"{file.relative_to(folder).as_posix()}: line {line}"
            mend = f"Write the block in plain words in letters/plain/{file.name}."
            yield Finding("not-in-plain", message, where, Level.WARNING, Nature.INPUT, mend=mend)


def _wording_files(folder: Path, outlines: dict[str, Outline], templates: Path | None) -> Iterator[Finding]:
    known = {"common", *outlines}
    letters = folder / "letters"
    for file in sorted(letters.rglob("*.md")):
        where = file.relative_to(folder).as_posix()
        yield from _as_findings(file_faults(file), folder, "wording-unusable")
        if file.stem not in known:
            message = "no letter has this name, so the file is never read."
            yield Finding(
                "unread-file", message, where, Level.WARNING, Nature.INPUT, mend=did_you_mean(file.stem, known)
            )
            continue
        if file.parent not in {letters / variant for variant in _VARIANT_FOLDERS}:
            message = f"letters have no variant “{file.parent.name}” yet, so the file is never read."
            yield Finding(
                "unread-file",
                message,
                where,
                Level.WARNING,
                Nature.INPUT,
                mend=did_you_mean(file.parent.name, ["about", "plain"]),
            )
        yield from _uncalled(file, outlines, folder)
        if file.parent == letters:
            yield from _also_when_about(file, folder, templates)
            yield from _not_in_plain(file, folder, templates)


# --- the look -------------------------------------------------------------------------------------------------------


def _letterhead_findings(folder: Path) -> Iterator[Finding]:
    file = folder / "letterhead.docx"
    if not file.is_file():
        message, mend = "there is no Word letterhead.", "Save the landlord's there, or copy one and edit it in Word."
        yield Finding("no-letterhead", message, file.name, Level.ERROR, Nature.INPUT, mend=mend)
        return
    try:
        data = read_bounded(file, most=BOUNDS.finished_file, expected="a Word letterhead")
        prepare(data, f"{folder.name}/{file.name}", Manner("en", "ltr", presentation(), draft=False))
    except InputError as error:
        yield from _as_findings(error.faults, folder, "letterhead-unusable")


def _is_png(data: bytes) -> bool:
    return data.startswith(_PNG)


def _is_svg(data: bytes) -> bool:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return False
    return etree.QName(root).localname == "svg"


_WORDMARKS: dict[str, Callable[[bytes], bool]] = {"wordmark.svg": _is_svg, "wordmark.png": _is_png}


def _wordmark_findings(folder: Path) -> Iterator[Finding]:
    for name, is_right in _WORDMARKS.items():
        ending = name.rpartition(".")[2].upper()
        if not (folder / name).is_file():
            message = f"there is no {name}, which PDF letters and web pages show."
            yield Finding(
                "no-wordmark", message, name, Level.ERROR, Nature.INPUT, mend=f"Save the wordmark there as {ending}."
            )
        elif not is_right((folder / name).read_bytes()):
            message = f"the file is not {ending}, whatever its name says."
            yield Finding(
                "wordmark-unusable", message, name, Level.ERROR, Nature.INPUT, mend=f"Save it again as {ending}."
            )


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _style_findings(style: Style) -> Iterator[Finding]:
    shipped = {str(font.family) for font in typefaces().fonts()}
    if style.page_typeface not in shipped:
        message = f'expected one of the shipped typefaces; found "{style.page_typeface}".'
        where, mend = "landlord.toml: style.page_typeface", did_you_mean(style.page_typeface, shipped)
        yield Finding("typeface-not-shipped", message, where, Level.ERROR, Nature.INPUT, mend=mend)
    pairs = (
        ("accent", "headings on white paper", style.accent, "#FFFFFF"),
        ("accent", "headings on the tint", style.accent, style.tint),
        ("tint", "black text on the tint", "#000000", style.tint),
        ("on_accent", "text on the accent", style.on_accent, style.accent),
    )
    for key, what, one, other in pairs:
        ratio = _contrast(one, other)
        if ratio < _CONTRAST:
            message = f"{what} has a contrast of {ratio:.1f} to 1; readers need {_CONTRAST} to 1."
            where, source = f"landlord.toml: style.{key}", "WCAG 2.2, 1.4.3"
            yield Finding(
                "low-contrast",
                message,
                where,
                Level.WARNING,
                Nature.INPUT,
                source,
                "Choose a darker or lighter colour.",
            )


# --- all of it ------------------------------------------------------------------------------------------------------


def check_folder(id_: str, templates: Path | None = None) -> FolderReport:
    """Everything found about a landlord's folder. Raises ``UsageError`` only when there is no such landlord."""
    folder = _folder(id_, templates)
    profile: Landlord | None = None
    packs: dict[str, Regulator] = {}
    files: list[Finding] = []
    try:
        profile = landlord(id_, templates)
    except InputError as error:
        files += _as_findings(error.faults, folder, "profile-unusable")
    if profile:
        packs, found = _regulators(profile, templates, folder)
        files += found
    outlines, found = _outlines(folder, templates)
    files += found
    files += _wording_files(folder, outlines, templates)
    files += _compiling(outlines, packs, folder, templates)
    files += _letterhead_findings(folder)
    files += _wordmark_findings(folder)
    if profile is None:
        return FolderReport(id_, folder, _unique(files))
    files += _style_findings(profile.style)
    found_in_policy = [check(profile, packs) for check in (conflicts, gaps, unstated, noted)]
    return FolderReport(id_, folder, _unique(files), *found_in_policy)


def _folder(id_: str, templates: Path | None) -> Path:
    paths = landlord_paths(templates)
    if id_ not in paths:
        raise UsageError([Fault("", "landlord", "expected a landlord there is", f'"{id_}"', did_you_mean(id_, paths))])
    return paths[id_].parent
