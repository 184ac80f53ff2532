"""Golden letters in braille and as narrations: two letters of different landlords, each in a form a person can read."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from complaintletters import produce
from complaintletters.formats import FORMS, Form
from complaintletters.liblouis import BLANK, back
from tests.samples import read

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

    @property
    def path(self) -> Path:
        return FOLDER / self.form / f"{self.file}-{self.kind}-{self.stage}.txt"

    def _made(self, format_: str) -> bytes:
        asked = {"letter": self.kind, "stage": self.stage, "dated": date.fromisoformat(self.dated)}
        package = produce(read(f"{self.file}.json"), edition=self.form, formats=(format_,), **asked)
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
