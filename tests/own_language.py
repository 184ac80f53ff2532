"""A language written into a temporary folder of templates, with every message translated as its own English in brackets."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from complaintletters.catalogue import FILE, read_source
from complaintletters.language import language
from complaintletters.locales.messages import for_registers, own_messages, shipped_messages
from complaintletters.locales.updating import as_bytes, new_catalogue

TAG = "eo"
LANGUAGE = """\
name = "Esperanto"
own_name = "Esperanto"
babel = "en_GB"
date_pattern = "d MMMM y"
weekday_pattern = "EEEE d MMMM y"
quotes = "“”"
registers = ["standard", "plain"]

[review]
state = "{state}"
"""


def bracketed(text: str) -> str:
    return f"[{text}]"


def own_language(
    folder: Path, translate: Callable[[str], str | None] = bracketed, *, tag: str = TAG, state: str = "draft", text: str = ""
) -> Path:
    """Writes a language whose messages are all put through ``translate``, and gives the folder back.

    A message for which it gives None stays untranslated. ``text`` is the language's file, where not the usual one.
    """
    home = folder / "locales" / tag
    home.mkdir(parents=True)
    (home / "language.toml").write_text(text or LANGUAGE.format(state=state), encoding="utf-8")
    spoken = language(tag, folder)
    messages = for_registers((*shipped_messages(), *own_messages(folder)), spoken.registers)
    (home / FILE).write_bytes(new_catalogue(spoken, messages))
    catalogue = read_source(home / FILE)
    for entry in catalogue:
        if entry.id:
            english = entry.id if isinstance(entry.id, tuple | list) else (entry.id,)
            said = translate(english[-1]) or ""
            entry.string = (said,) * catalogue.num_plurals if len(english) > 1 else said
    (home / FILE).write_bytes(as_bytes(catalogue))
    return folder


# --- a case in it ---------------------------------------------------------------------------------------------------

_NOT_TEXT = frozenset({"internal", "editions", "formats", "address", "lines"})


def translated_case(raw: dict[str, Any], paths: set[str], tag: str, translate: Callable[[str], str], **more: str) -> bytes:
    """A case's JSON with a translation at each of these paths, ``by`` a human where nothing else is said."""
    from complaintletters.case.json_values import values, with_values

    source = json.dumps(deepcopy(raw))
    spans = {path: source[start:end] for path, start, end in values(source) if path in paths}
    new: dict[str, str] = {}
    for path, json_text in spans.items():
        held = json.loads(json_text)
        held = {"text": held} if isinstance(held, str) else held
        said = {"text": translate(held["text"]), "by": "human", **more}
        new[path] = json.dumps({**held, "translations": {tag: said}})
    return with_values(source, new).encode("utf-8")
