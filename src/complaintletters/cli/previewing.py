"""``preview``: pictures of a letter's pages, or of all its editions side by side."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from complaintletters.case import Case
from complaintletters.cli import screen
from complaintletters.cli.cases import open_case
from complaintletters.cli.editions import listed_editions
from complaintletters.cli.generating import code_of
from complaintletters.cli.options import Exit
from complaintletters.edition import parse_edition
from complaintletters.findings import errors_in
from complaintletters.formats import FORMS
from complaintletters.output import publish, safe_name
from complaintletters.preview import Pages, contact_sheet, pages_of
from complaintletters.producing import Package, produce

_WORD = "The pages are those of the PDF. Word breaks its own pages, so a Word letter may have them elsewhere."


@dataclass(frozen=True, slots=True)
class Options:
    out: Path
    letter: str | None
    stage: int | None
    number: int | None
    recipient: str | None
    editions: tuple[str, ...]
    dated: date
    draft: bool
    contact_sheet: bool
    dots_per_inch: int
    replace: bool
    templates: Path | None


def _package(case: Case, edition: str, options: Options) -> Package:
    form = parse_edition(edition, options.templates).form
    return produce(
        case,
        dated=options.dated,
        letter=options.letter,
        stage=options.stage,
        number=options.number,
        recipient=options.recipient,
        edition=edition,
        formats=[name for name in FORMS[form] if name in {"txt", "brf"}],
        draft=options.draft,
        templates=options.templates,
    )


def _editions(options: Options) -> tuple[str, ...]:
    if options.editions:
        return options.editions
    return tuple(one.example for one in listed_editions(options.templates)) if options.contact_sheet else ("standard",)


def _shown(packages: list[Package], options: Options) -> list[Pages]:
    dots = None if options.contact_sheet else options.dots_per_inch
    return [pages_of(package, dots_per_inch=dots) for package in packages]


def _files(shown: list[Pages], case: Case, options: Options) -> dict[str, bytes]:
    """The pictures by name: page-1.png, page-2.png, with the edition where they are several; or the contact sheet."""
    stem, ending = options.out.stem, options.out.suffix or ".png"
    if options.contact_sheet:
        sheet = contact_sheet(shown, title=case.reference, dots_per_inch=options.dots_per_inch)
        return {f"{stem}{ending}": sheet}
    several = len(shown) > 1
    return {
        f"{stem}-{f'{safe_name(one.edition)}-' if several else ''}{number}{ending}": picture
        for one in shown
        for number, picture in enumerate(one.pictures, 1)
    }


def preview(name: str, options: Options) -> int:
    """Draws the pictures and says where they are. Returns the exit code."""
    case = open_case(name, options.templates)
    packages = [_package(case, edition, options) for edition in _editions(options)]
    for package in packages:
        if not package.files:
            screen.err(f"{name}: {package.edition}: no picture, since the letter can't be made")
            screen.show_findings(errors_in(package.findings))
    made = [package for package in packages if package.files]
    if made:
        for path in publish(options.out.parent, _files(_shown(made, options), case, options), replace=options.replace):
            screen.out(str(path))
        screen.out(_WORD)
    return max((int(code_of(package)) for package in packages if not package.files), default=int(Exit.PUBLISHED))
