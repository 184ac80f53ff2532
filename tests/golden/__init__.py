"""Golden letters: what a person approved, word for word. ``python -m tests.golden`` writes them anew."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from complaintletters import produce
from tests.samples import read

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Golden:
    """One letter of one sample, to the case's first recipient unless another is named."""

    file: str
    kind: str
    stage: int
    dated: str
    recipient: str | None = None
    edition: str = "standard"

    @property
    def path(self) -> Path:
        reader = f"-{self.recipient}" if self.recipient else ""
        edition = "" if self.edition == "standard" else f"-{self.edition}"
        return FOLDER / f"{self.file}-{self.kind}-{self.stage}{reader}{edition}.txt"

    @property
    def text(self) -> str:
        """The letter as plain text, made now. Fails when it can't be published."""
        package = produce(
            read(f"{self.file}.json"),
            letter=self.kind,
            stage=self.stage,
            dated=date.fromisoformat(self.dated),
            recipient=self.recipient,
            formats=("txt",),
            edition=self.edition,
        )
        (data,) = package.files.values()
        return data.decode("utf-8")


_LEAK = "stockport-homes-leak"
_BATHROOM = "stoke-on-trent-housing-society-bathroom-leak"
_EIGHTEEN = "stoke-on-trent-housing-society-eighteen-points"
_MOULD = "fairhive-mould-and-staff"
_REPAIRS = "homes-in-somerset-repairs"

GOLDEN = (
    Golden(_LEAK, "acknowledgement", 1, "2026-03-05"),
    Golden(_LEAK, "extension", 1, "2026-03-17"),
    Golden(_LEAK, "response", 1, "2026-04-01"),
    Golden(_LEAK, "response", 1, "2026-04-01", "sara"),
    Golden(_LEAK, "response", 2, "2026-06-05"),
    Golden("stockport-homes-late-complaint-refused", "refusal", 1, "2026-05-15"),
    Golden(_BATHROOM, "acknowledgement", 1, "2026-01-15"),
    Golden(_BATHROOM, "response", 1, "2026-01-29"),
    Golden(_BATHROOM, "response", 2, "2026-04-09"),
    Golden(_EIGHTEEN, "extension", 1, "2026-05-20"),
    Golden("stoke-on-trent-housing-society-executor", "response", 1, "2026-07-08"),
    Golden("stoke-on-trent-housing-society-partly-refused", "refusal", 1, "2026-07-09"),
    Golden(_MOULD, "acknowledgement", 1, "2026-02-05"),
    Golden(_MOULD, "extension", 1, "2026-02-12"),
    Golden(_MOULD, "response", 1, "2026-02-27"),
    Golden(_MOULD, "response", 2, "2026-05-01"),
    Golden("fairhive-claim-filed-not-escalated", "refusal", 2, "2026-08-03"),
    Golden(_REPAIRS, "acknowledgement", 1, "2026-05-08"),
    Golden(_REPAIRS, "extension", 1, "2026-05-20"),
    Golden(_REPAIRS, "response", 1, "2026-06-04"),
    Golden(_REPAIRS, "response", 2, "2026-08-12"),
    Golden("homes-in-somerset-remit-refused", "refusal", 1, "2026-09-18"),
    Golden(_LEAK, "acknowledgement", 1, "2026-03-05", edition="plain"),
    Golden(_LEAK, "extension", 1, "2026-03-17", edition="plain"),
    Golden(_LEAK, "response", 1, "2026-04-01", edition="plain"),
    Golden(_LEAK, "response", 1, "2026-04-01", "sara", edition="plain"),
    Golden(_LEAK, "response", 2, "2026-06-05", edition="plain"),
    Golden("stockport-homes-late-complaint-refused", "refusal", 1, "2026-05-15", edition="plain"),
    Golden(_BATHROOM, "response", 1, "2026-01-29", edition="plain"),
    Golden("stoke-on-trent-housing-society-executor", "response", 1, "2026-07-08", edition="plain"),
    Golden(_MOULD, "acknowledgement", 1, "2026-02-05", edition="plain"),
    Golden("fairhive-claim-filed-not-escalated", "refusal", 2, "2026-08-03", edition="plain"),
    Golden(_REPAIRS, "extension", 1, "2026-05-20", edition="plain"),
    Golden(_REPAIRS, "response", 2, "2026-08-12", edition="plain"),
)
