"""An edition: language, register, presentation, as one name such as ``standard``, ``large-print:18`` or ``pl+large-print:18``.

Two languages make a bilingual letter, in their order: ``cy+en-GB`` is Welsh, then English.

This version makes every presentation there is a file of, in every language there is a folder for, in the registers that it
is translated in. Editions it knows of but can't make are told as such, never swapped silently for another.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from complaintletters.braille import braille_setting
from complaintletters.errors import Fault, UsageError, did_you_mean
from complaintletters.form_files import setting_files
from complaintletters.formats import FORMS, Form, Format, Setting
from complaintletters.language import DEFAULT_LANGUAGE, known_languages, language
from complaintletters.narration import narration
from complaintletters.presentation import STANDARD, presentation, presentation_names

# Forms that landlords' policies promise and the domain's tables name, which this version can't make yet.
PROMISED = frozenset({"easy-read", "audio", "bsl"})
# Ways of writing that have wording of their own, and what each is.
REGISTERS: dict[str, str] = {
    "plain": "In plain words: what we decided, what happens next and what to do first; one idea a sentence.",
}
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\d{3})?")
# Forms that aren't print, and what reads their settings: the language, names that may be asked for after colons, and one's
# own templates.
_SETTINGS: dict[Form, Callable[[str, tuple[str, ...], Path | None], Setting]] = {
    "braille": lambda _, names, templates: braille_setting(names, templates),
    "narration": narration,
}
_CHOICE = re.compile(r"[a-z-]+|\d{1,2}")


@dataclass(frozen=True, slots=True)
class Edition:
    """A parsed edition's name and its independent choices. ``presentation`` has the parts that are one, in their order.

    ``second`` is the other language of a bilingual letter.

    ``form`` is print, or another form with its own formats and settings; ``form_names`` are what was asked of it.
    """

    name: str
    language: str = DEFAULT_LANGUAGE
    second: str = ""
    register: str = "standard"
    presentation: tuple[str, ...] = ()
    can_be_made: bool = True
    why_not: str = ""
    form: Form = "print"
    form_names: tuple[str, ...] = ()

    def setting(self, templates: Path | None = None) -> Setting:
        """How its form is set out. Raises ``UsageError`` for a setting that isn't there, ``ProfileError`` for a bad file."""
        read = _SETTINGS.get(self.form)
        return read(self.language, self.form_names, templates) if read else presentation(*self.presentation, templates=templates)


def form_settings(format_: Format, tag: str, templates: Path | None = None) -> tuple[Setting, ...]:
    """The settings that a letter in a language may have been made with in a format that isn't print: one name at most."""
    form = next(form for form, formats in FORMS.items() if format_ in formats.values())
    read = _SETTINGS.get(form)
    if read is None:
        return ()
    names = [(name,) for name in setting_files(form, templates) if name != STANDARD]
    return tuple(read(tag, one, templates) for one in ((), *names))


def bilingual(edition: Edition, first: Sequence[str], templates: Path | None = None) -> Edition:
    """The same edition in English too. ``first`` are the languages that come before English.

    An edition in English alone, or in two languages already, stays as it is.
    """
    if edition.second or edition.language == DEFAULT_LANGUAGE:
        return edition
    pair = [edition.language, DEFAULT_LANGUAGE] if edition.language in first else [DEFAULT_LANGUAGE, edition.language]
    rest = [part for part in edition.name.split("+") if part != edition.language]
    return parse_edition("+".join((*pair, *rest)), templates)


def _is_language(part: str) -> bool:
    return _TAG.fullmatch(part) is not None


def _is_promised(part: str) -> bool:
    """Whether it is a form that is known of, but can't be made."""
    base, colon, choice = part.partition(":")
    return _is_language(part) or (base in PROMISED and (not colon or _CHOICE.fullmatch(choice) is not None))


def _form_of(base: str) -> Form | None:
    return next((form for form in _SETTINGS if form == base), None)


def _not_made(languages: list[str], register: str, form: Form, templates: Path | None) -> str:
    """Why a language can't be had in a register or a form; empty where it can."""
    for tag in languages:
        spoken = language(tag, templates)
        if register not in spoken.registers:
            return f"wording in plain {spoken.name} is not translated yet."
        if form == "braille" and tag != DEFAULT_LANGUAGE and not spoken.braille:
            return f"there is no sound braille table for {spoken.name}, so a transcriber has to make it."
    if len(languages) == 2 and form != "print":
        return "a bilingual letter is made in print only."
    return ""


def _refuse_twice(name: str) -> None:
    """``plain+plain`` is a slip, and what was meant instead of the second only a person knows."""
    parts = name.split("+")
    for part in parts:
        if part and parts.count(part) > 1:
            fault = Fault("", "edition", "expected each part once", f'"{name}"', f"Leave out one “{part}”.")
            raise UsageError([fault])


def parse_edition(name: str, templates: Path | None = None) -> Edition:
    """An edition from its name. Raises ``UsageError`` for one that doesn't exist or contradicts itself."""
    known = known_languages(templates)
    unmade, register = False, STANDARD
    languages: list[str] = []
    shown: list[str] = []
    forms: list[tuple[Form, tuple[str, ...]]] = []
    presentations = presentation_names(templates)
    _refuse_twice(name)
    for part in name.split("+"):
        base = part.partition(":")[0]
        if part in known:
            languages.append(part)
        elif part in REGISTERS:
            register = part
        elif form := _form_of(base):
            forms.append((form, tuple(part.split(":")[1:])))
        elif base in presentations:
            shown += [part] if part != STANDARD else []
        elif _is_language(part) and (near := part.split("-")[0]) in known:
            mend = f"Did you mean “{near}”?"
            raise UsageError([Fault("", "edition", "expected an edition there is", f'"{name}"', mend)])
        elif _is_promised(part):
            unmade = True
        else:
            mend = did_you_mean(base, {*presentations, *_SETTINGS, *REGISTERS, *PROMISED, *known})
            raise UsageError([Fault("", "edition", "expected an edition there is", f'"{name}"', mend)])
    if len(languages) > 2:
        mend = "Two make a bilingual letter."
        raise UsageError([Fault("", "edition", "expected one language, or two", f'"{name}"', mend)])
    if len(forms) + bool(shown) > 1:
        mend = "Make each in an edition of its own."
        raise UsageError([Fault("", "edition", "expected one form: print, braille or narration", f'"{name}"', mend)])
    form, names = forms[0] if forms else ("print", ())
    first, second = (*languages, "", "")[:2] if languages else (DEFAULT_LANGUAGE, "")
    why = _not_made(languages or [DEFAULT_LANGUAGE], register, form, templates) if not unmade else ""
    made = Edition(
        name,
        first,
        second,
        register,
        tuple(shown),
        can_be_made=not (unmade or why),
        why_not=why,
        form=form,
        form_names=names,
    )
    made.setting(templates)
    return made
