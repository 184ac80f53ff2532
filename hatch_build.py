"""Compiles the catalogues of letters' wording, so that they travel in the wheel ready to use.

The digest of its source goes into each, in the way that ``complaintletters.catalogue`` looks for it.
"""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DIGEST = ("complaintletters", "source sha256")


def compiled(source: bytes) -> bytes:
    catalogue = read_po(BytesIO(source), abort_invalid=True)
    context, message = DIGEST
    catalogue.add(message, sha256(source).hexdigest(), context=context)
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


class CustomBuildHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the hook's own signature
        if self.target_name != "wheel" or version == "editable":
            return
        for source in sorted(Path(self.root).glob("locales/*/letters.po")):
            source.with_suffix(".mo").write_bytes(compiled(source.read_bytes()))  # the folder travels as a whole
