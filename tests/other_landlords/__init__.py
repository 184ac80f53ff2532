"""Profiles of landlords unlike those shipped, each a file of its own, put into a temporary folder of templates."""

import shutil
from pathlib import Path

from complaintletters.places import shipped

_HERE = Path(__file__).parent
ALL = tuple(sorted(file.stem for file in _HERE.glob("*.toml")))


def put(templates: Path, *ids: str) -> Path:
    """The landlords of these ids in a folder of templates, with somebody's letterhead and wordmark."""
    for id_ in ids:
        home = templates / "landlords" / id_
        home.mkdir(parents=True)
        for name in ("letterhead.docx", "wordmark.svg", "wordmark.png"):
            shutil.copy(shipped("templates") / "landlords" / "fairhive" / name, home / name)
        shutil.copy(_HERE / f"{id_}.toml", home / "landlord.toml")
    return templates


def put_scottish_ombudsman(templates: Path) -> Path:
    """The Scottish pack with a telephone number, which the shipped one has not."""
    home = templates / "regulators" / "spso"
    home.mkdir(parents=True)
    text = (shipped("templates") / "regulators" / "spso" / "regulator.toml").read_text(encoding="utf-8")
    contacts = 'contacts = [{ kind = "telephone", value = "01632 960555" }]'
    (home / "regulator.toml").write_text(text.replace("contacts = []", contacts), encoding="utf-8")
    return templates
