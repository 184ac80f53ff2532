"""Golden letters in braille and as narrations: two letters of different landlords, each in a form a person can read.

Narrations in the other languages too."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from complaintletters import produce
from complaintletters.formats import FORMS, Form
from complaintletters.liblouis import BLANK, back
from tests.samples import read
from tests.translated_samples import read_translated

FOLDER = Path(__file__).resolve().parent
_CELLS = 40
_TABLE = "en-ueb-g2.ctb"


@dataclass(frozen=True, slots=True)
class GoldenForm:
    """One sample letter in another form than print."""

    form: Form
    file: str
    kind: str
    stage: int
    dated: str
    tag: str = ""

    @property
    def path(self) -> Path:
        language = f"-{self.tag}" if self.tag else ""
        return FOLDER / self.form / f"{self.file}-{self.kind}-{self.stage}{language}.txt"

    def _made(self, format_: str) -> bytes:
        asked = {"letter": self.kind, "stage": self.stage, "dated": date.fromisoformat(self.dated)}
        file, edition = f"{self.file}.json", f"{self.tag}+{self.form}" if self.tag else self.form
        case = read_translated(file, self.tag) if self.tag else read(file)
        package = produce(case, edition=edition, formats=(format_,), **asked)
        (data,) = package.files.values()
        return data

    @property
    def text(self) -> str:
        """The script; or the rows of braille, each with what it says beside it."""
        if self.form == "narration":
            return self._made("txt").decode("utf-8")
        from lxml import etree

        pages = etree.fromstring(self._made("pef")).iter("{*}page")
        return "\f\n".join("".join(_beside(row.text or "") for row in page.iter("{*}row")) for page in pages)


def _beside(row: str) -> str:
    return f"{row.ljust(_CELLS, BLANK)} | {back(row, _TABLE)}".rstrip() + "\n"


GOLDEN_FORMS = tuple(
    GoldenForm(form, file, kind, stage, dated)
    for form in FORMS
    if form != "print"
    for file, kind, stage, dated in (
        ("homes-in-somerset-repairs", "response", 1, "2026-06-04"),
        ("fairhive-mould-and-staff", "acknowledgement", 1, "2026-02-05"),
    )
)
GOLDEN_FORMS += tuple(
    GoldenForm("narration", file, "response", stage, dated, tag)
    for file, stage, dated, tag in (
        ("homes-in-somerset-repairs", 1, "2026-06-04", "pl"),
        ("homes-in-somerset-repairs", 1, "2026-06-04", "bn"),
        ("fairhive-mould-and-staff", 2, "2026-05-01", "cy"),
        ("stoke-on-trent-housing-society-bathroom-leak", 2, "2026-04-09", "ur"),
    )
)
