"""A Word letter's record, or its lines, in; the edition it was made in out, and which version of each text that prints.

A manifest names the edition. Without one, the register is known from the words, and the presentation from the order they
stand in: a large print letter has lists where others have tables.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from complaintletters.checks.files.word_package import W, WordPackage
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.recognise import normal
from complaintletters.describing import Description
from complaintletters.edition import Edition, parse_edition
from complaintletters.errors import UsageError
from complaintletters.letter import Letter, letter_lines, plain
from complaintletters.presentation import STANDARD, PresentationFile, presentation_files
from complaintletters.producing import shown_as
from complaintletters.readback.case_text import texts_at, versions_of
from complaintletters.setting_out import set_out

__all__ = ["Versions", "body_size", "edition_of"]

_PLAIN = ".plain"


def body_size(package: WordPackage) -> float | None:
    """The size of a Word letter's body in points, where its styles say one."""
    styles = package.trees.get("word/styles.xml")
    if styles is None:
        return None
    bodies = (one for one in styles.iter(f"{W}style") if one.get(f"{W}default") == "1")
    own = [one.find(f"{W}rPr/{W}sz") for one in bodies if one.get(f"{W}type") == "paragraph"]
    sizes = (*own, styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz"))
    size = next((one.get(f"{W}val", "") for one in sizes if one is not None), "")
    return float(size) / 2 if size.isdigit() else None


def edition_of(
    recorded: str | None, letter: Letter, made: Description, file: FinishedFile, size: float | None = None
) -> Edition | None:
    """The edition a file was made in: as recorded, else the one it reads most like. None where there is no such edition.

    ``size`` is the body's, in points: a presentation that is made in many sizes is taken at that one.
    """
    templates = made.rules.templates
    if recorded is not None:
        try:
            return parse_edition(recorded, templates)
        except UsageError:
            return None
    found = Counter(map(normal, file.lines))
    return max(_presentations(made, size), key=lambda one: _likeness(set_out(letter, shown_as(made, one)), found))


def _presentations(made: Description, size: float | None) -> Iterator[Edition]:
    """The standard presentation, then each of the others. Which paper it is on makes no difference to the words."""
    templates = made.rules.templates
    files = presentation_files(templates)
    others = sorted(name for name, file in files.items() if name != STANDARD and (file.paper or not file.papers))
    return (parse_edition(_sized(name, files[name], size), templates) for name in (STANDARD, *others))


def _sized(name: str, file: PresentationFile, size: float | None) -> str:
    """A presentation's name with the size asked for, where it is made in that size."""
    sizes = file.sizes
    return f"{name}:{size:g}" if sizes and size and sizes.least <= size <= sizes.most else name


def _likeness(letter: Letter, found: Counter[str]) -> tuple[int, int]:
    """How many lines of a letter a file has, and how few it lacks. The first of several alike is taken."""
    lines = Counter(normal(plain(content)) for _, content in letter_lines(letter))
    shared = (lines & found).total()
    return shared, shared - lines.total()


class Versions:
    """Which version of a case's texts a register prints, and where in the case's JSON its words stand.

    A plain letter prints a text's plain version, or the text itself where it has none. Edited there, the words become the
    plain version either way, so that the standard letter still says what somebody approved.
    """

    def __init__(self, source: str, register: str) -> None:
        self.source, self.register = source, register

    def target(self, path: str) -> str:
        """Where the words printed for a text go back to."""
        return f"{path}{_PLAIN}" if self.register == "plain" else path

    def words(self, paths: Iterable[str]) -> dict[str, str]:
        """The words printed for these texts, by where they go back to."""
        of = tuple(paths)
        standard = texts_at(self.source, of)
        plain_words = texts_at(self.source, [f"{path}{_PLAIN}" for path in of]) if self.register == "plain" else {}
        return {self.target(path): plain_words.get(f"{path}{_PLAIN}", words) for path, words in standard.items()}


def printed_versions(source: str, paths: Iterable[str], register: str) -> frozenset[str]:
    """The places in a case whose words a letter of a register prints, where it prints these texts."""
    of = frozenset(paths)
    if register != "plain":
        return of
    own = {where for where in versions_of(source, of) if where.endswith(_PLAIN)}
    return frozenset(own | {path for path in of if f"{path}{_PLAIN}" not in own} | {f"{path}{_PLAIN}" for path in of})
