"""What an adjustment asks of a letter, and how a reader is told of it. Parsed from ``accessible_formats/adjustments.toml``."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale

from complaintletters.catalogue import catalogue
from complaintletters.language import DEFAULT_LANGUAGE, known_languages, language
from complaintletters.places import shipped
from complaintletters.profile_file import LabelText, ProfileModel, TermText, load_toml, parse_profile
from complaintletters.request import Cover

_ENGLISH = Locale("en", "GB")


class FormOfLetter(ProfileModel):
    """A form that a letter can be asked for in."""

    edition: str
    """The edition that it is."""
    called: TermText
    """How a cover note says it."""
    names: tuple[str, ...] = ()
    """Other names for it."""
    meanwhile: str = ""
    """The edition of a cover note to a reader of this form, where the form itself can't be made."""


class _Elsewhere(ProfileModel):
    names: tuple[str, ...] = ()


class _AboutLetters(ProfileModel):
    words: tuple[str, ...] = ()


class AdjustmentsFile(ProfileModel):
    """What adjustments ask of letters, and which ask nothing of them."""

    forms: tuple[FormOfLetter, ...]
    in_language: LabelText = "in {language}"
    """How a cover note says that a letter is in another language."""
    as_agreed: TermText = "in the form we agreed"
    """How it says a form that this file doesn't have."""
    elsewhere: _Elsewhere = _Elsewhere()
    about_letters: _AboutLetters = _AboutLetters()

    def edition(self, name: str) -> str | None:
        """The edition that an adjustment asks for, if it is a form of letter."""
        return next((form.edition for form in self.forms if name in {form.edition, *form.names}), None)

    def is_about_letters(self, name: str) -> bool:
        """Whether a name that isn't known sounds as if it asked for a form of letter."""
        return not set(name.casefold().split("-")).isdisjoint(self.about_letters.words)

    @property
    def known(self) -> frozenset[str]:
        """Every name of a form."""
        return frozenset(name for form in self.forms for name in (form.edition, *form.names))


@cache
def adjustments_file(templates: Path | None = None) -> AdjustmentsFile:
    """What adjustments ask of letters. Raises ``ProfileError`` for a faulty file."""
    own = templates / "adjustments.toml" if templates else None
    path = own if own and own.is_file() else shipped("accessible_formats") / "adjustments.toml"
    return parse_profile(AdjustmentsFile, load_toml(path), path)


def base_of(part: str) -> str:
    return part.partition(":")[0]


# --- what readers call them -----------------------------------------------------------------------------------------


def called(name: str, templates: Path | None = None, said_in: str = DEFAULT_LANGUAGE) -> str:
    """An edition as a cover note names it to its reader: “in large print”, “in Urdu, in large print”.

    What the note's language, ``said_in``, has no words for yet is said in English.
    """
    file, messages = adjustments_file(templates), catalogue(said_in, templates)
    by_edition = {base_of(form.edition): form.called for form in reversed(file.forms)}
    phrases: list[str] = []
    for part in name.split("+"):
        tongue = language_name(part, language(said_in, templates).locale)
        if form := by_edition.get(base_of(part)):
            phrases.append(messages.find(form, "term") or form)
        elif tongue:
            phrases.append((messages.find(file.in_language, "label") or file.in_language).replace("{language}", tongue))
        else:
            phrases.append(messages.find(file.as_agreed, "term") or file.as_agreed)
    return ", ".join(dict.fromkeys(phrases))


def cover(
    kind: str, editions: Iterable[str], by: date, said_in: str = DEFAULT_LANGUAGE, templates: Path | None = None
) -> Cover:
    """What a cover note in a language, ``said_in``, promises: the editions of that kind of letter, and by when they come."""

    def listed(tag: str) -> str:
        return language(tag, templates).listed([called(name, templates, tag) for name in editions])

    return Cover(kind, listed(said_in), by, listed(DEFAULT_LANGUAGE))


def language_name(tag: str, said_in: Locale = _ENGLISH) -> str | None:
    return said_in.languages.get(tag.replace("-", "_")) or said_in.languages.get(_language(tag))


@cache
def _tags() -> dict[str, str]:
    """Languages' tags by their English names, as an adjustment may have them: “haitian-creole”."""
    names = _ENGLISH.languages
    return {name.casefold().replace(" ", "-"): tag for tag, name in names.items() if "_" not in tag}


def _own_names(templates: Path | None) -> dict[str, str]:
    """The tags of the languages there are by what their files call them: “bengali”, which CLDR calls Bangla."""
    there = [language(tag, templates) for tag in sorted(known_languages(templates))]
    return {name.casefold().replace(" ", "-"): one.tag for one in there for name in (one.own_name, one.name) if name}


def language_called(name: str, templates: Path | None) -> str | None:
    """The tag of a language that an adjustment names; English is none, since every letter is in it."""
    asked = name.casefold()
    if (own := _own_names(templates).get(asked)) and own != DEFAULT_LANGUAGE:
        return own
    tag = _tags().get(asked)
    return tag if tag and tag != "en" and len(tag) < 4 else None


def _language(tag: str) -> str:
    return tag.partition("-")[0]
