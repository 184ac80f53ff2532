"""A landlord written into a temporary folder, for tests of rules that no shipped landlord has."""

import shutil
from pathlib import Path

from complaintletters.places import shipped

PROFILE = """\
name = "Own Homes"
short_name = "Own"
nation = "{nation}"
complaints_team = "Complaints Team"
{closed}
[policy]
title = "Complaints Policy"
dated = "1 January 2026"

[style]
accent = "#005B5E"
tint = "#E3F1F1"

[[procedures]]
id = "housing"
name = "complaints procedure"
regulator = "{regulator}"

[[procedures.stages]]
number = 1
name = "{first}"
answered_by = "an officer"
{stage_1}

[[procedures.stages]]
number = 2
name = "{second}"
answered_by = "a manager"
{stage_2}

[procedures.escalation]
limits = [{escalation}]
"""


def own_landlord(
    folder: Path,
    *,
    nation: str = "england",
    closed: str = "",
    regulator: str = "housing-ombudsman",
    first: str = "Stage 1",
    second: str = "Stage 2",
    stage_1: str = "",
    stage_2: str = "",
    escalation: str = "",
) -> Path:
    """Writes ``own-homes`` into a folder of templates and gives the folder back. Clocks are lines of its profile."""
    home = folder / "landlords" / "own-homes"
    home.mkdir(parents=True)
    for name in ("letterhead.docx", "wordmark.svg", "wordmark.png"):
        shutil.copy(shipped("templates") / "landlords" / "stockport-homes" / name, home / name)
    text = PROFILE.format(
        nation=nation,
        closed=closed,
        regulator=regulator,
        first=first,
        second=second,
        stage_1=stage_1,
        stage_2=stage_2,
        escalation=escalation,
    )
    (home / "landlord.toml").write_text(text, encoding="utf-8")
    return folder
