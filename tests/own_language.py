"""A language written into a temporary folder of templates, with every message translated as its own English in brackets."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from complaintletters import Case
from complaintletters.case.words import LineModel, LineTranslation, Translation, WordsModel
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
    folder: Path,
    translate: Callable[[str], str | None] = bracketed,
    *,
    tag: str = TAG,
    state: str = "draft",
    text: str = "",
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


def _translated(value: Any, tag: str, translate: Callable[[str], str], more: dict[str, Any]) -> Any:
    match value:
        case WordsModel():
            said = Translation(text=translate(value.text), **more)
            return value.model_copy(update={"translations": {**value.translations, tag: said}})
        case LineModel():
            line = LineTranslation(text=translate(value.text), **more)
            return value.model_copy(update={"translations": {**value.translations, tag: line}})
        case BaseModel():
            changed = {name: _translated(getattr(value, name), tag, translate, more) for name in type(value).model_fields}
            made = value.model_copy(update=changed)
            object.__setattr__(made, "__pydantic_private__", value.__pydantic_private__)
            return made
        case tuple():
            return tuple(_translated(one, tag, translate, more) for one in value)
        case dict():
            return {key: _translated(one, tag, translate, more) for key, one in value.items()}
    return value


def translated_case(
    case: Case, translate: Callable[[str], str] = bracketed, *, tag: str = TAG, by: str = "human", **more: Any
) -> Case:
    """A case with all of its texts put through ``translate``."""
    made: Case = _translated(case, tag, translate, {"by": by, **more})
    return made


def english_left(lines: Iterable[str]) -> list[str]:
    """The words of four letters and more that stand outside brackets."""
    left: list[str] = []
    for line in lines:
        depth, word = 0, ""
        for sign in f"{line} ":
            depth += (sign == "[") - (sign == "]")
            word = word + sign if sign.isalpha() and depth == 0 else ""
            left += [line] if len(word) == 4 else []
    return left
