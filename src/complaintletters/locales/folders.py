"""Where a language's catalogue lies and what it has to hold: the shipped wording, or one's own templates folder's."""

from dataclasses import dataclass
from pathlib import Path

from complaintletters.catalogue import COMPILED, FILE, compiled_bytes
from complaintletters.errors import Fault, UsageError
from complaintletters.language import DEFAULT_LANGUAGE, TAG, Language, known_languages, language
from complaintletters.locales.checking import Coverage, catalogue_faults, coverage
from complaintletters.locales.messages import Message, for_registers, own_messages, shipped_messages
from complaintletters.locales.updating import Updated, as_bytes, new_catalogue, template, updated
from complaintletters.places import shipped

_LANGUAGE_FILE = """# {name}.
name = "{name}"
own_name = "{own_name}"
direction = "{direction}"
babel = "{babel}"
date_pattern = "{date}"      # a CLDR pattern: d day, MMMM month, y year
weekday_pattern = "{weekday}"
quotes = "{quotes}"
registers = ["standard"]     # and "plain", where the plain wording is translated too

# Typefaces, where the landlord's own lack the script; leading is the least distance of lines, as a multiple of the size.
# [typefaces]
# page = "Noto Naskh Arabic"
# word = "Arial"
# leading = 1.7

[review]
state = "draft"

# [[glossary]]
# english = "complaint"
# translation = "…"
"""


@dataclass(frozen=True, slots=True)
class Wording:
    """What is translated: the shipped wording, or that of one's own templates folder, and the folder of its languages."""

    folder: Path
    messages: tuple[Message, ...]
    templates: Path | None = None

    def of(self, spoken: Language) -> tuple[Message, ...]:
        """The messages that a language has to have: where no catalogue of it is shipped, the shipped wording's too."""
        wanted = self.messages if self._is_shipped(spoken.tag) else (*shipped_messages(), *self.messages)
        return for_registers(wanted, spoken.registers)

    def _is_shipped(self, tag: str) -> bool:
        return self.templates is None or (shipped("locales") / tag / FILE).is_file()

    def place(self, tag: str) -> Path:
        return self.folder / tag

    def language(self, tag: str) -> Language:
        """The language, for translating into it. Raises ``UsageError`` for English, and for one there is no folder for."""
        if tag == DEFAULT_LANGUAGE:
            raise UsageError(
                [Fault("", "language", "expected a language to translate into", tag, "English is the source.")]
            )
        return language(tag, self.templates)

    def translated(self) -> tuple[str, ...]:
        """The tags of its languages: those with a folder, without English."""
        known = (
            known_languages(self.templates) if self.templates is None else {one.name for one in self.folder.glob("*/")}
        )
        return tuple(sorted(tag for tag in known if tag != DEFAULT_LANGUAGE and (self.folder / tag).is_dir()))

    # --- the work

    def faults(self, tag: str) -> tuple[Fault, ...]:
        """Everything wrong with one language's catalogue."""
        spoken = self.language(tag)
        return catalogue_faults(spoken, self.place(tag), self.of(spoken))

    def coverage(self, tag: str) -> Coverage:
        spoken = self.language(tag)
        return coverage(spoken, self.place(tag), self.of(spoken))

    def update(self, tag: str, *, meaning_unchanged: bool = False) -> Updated:
        """The catalogue brought up to date and written. Raises ``UsageError`` where there is none."""
        spoken, file = self.language(tag), self.place(tag) / FILE
        if not file.is_file():
            return self.begin(spoken)
        made = updated(file, spoken, self.of(spoken), meaning_unchanged=meaning_unchanged)
        file.write_bytes(made.data)
        return made

    def begin(self, spoken: Language) -> Updated:
        """A catalogue without translations, written."""
        messages, file = self.of(spoken), self.place(spoken.tag) / FILE
        file.parent.mkdir(parents=True, exist_ok=True)
        data = new_catalogue(spoken, messages)
        file.write_bytes(data)
        return Updated(data, (), tuple(one.text for one in messages), (), ())

    def compile(self, tag: str) -> Path:
        """The compiled catalogue beside its source. Raises ``WordingError`` for one that can't be read."""
        source = self.place(tag) / FILE
        if not source.is_file():
            raise UsageError([Fault(str(source), "", "expected a catalogue", "none", f"Run locales new {tag} first.")])
        compiled = source.with_name(COMPILED)
        compiled.write_bytes(compiled_bytes(source))
        return compiled

    def extract(self) -> bytes:
        """Every message, without translations (a .pot file)."""
        return as_bytes(template(self.messages))


def wording(templates: Path | None = None) -> Wording:
    """What there is to translate. Raises ``ProfileError`` for wording or profiles that can't be read."""
    if templates is None:
        return Wording(shipped("locales"), shipped_messages())
    return Wording(templates.resolve() / "locales", own_messages(templates), templates)


def _babel_name(tag: str) -> str:
    from babel import Locale, UnknownLocaleError

    name = tag.replace("-", "_")
    try:
        Locale.parse(name)
    except (UnknownLocaleError, ValueError) as error:
        mend = "Use the tag of a language that Babel knows, such as ro, pa or pt-BR."
        raise UsageError([Fault("", "language", "expected a language that Babel knows", tag, mend)]) from error
    return name


def begin_language(tag: str, templates: Path) -> Path:
    """A new language's folder in one's own templates, with a file to fill in and every message to translate; its path.

    Raises ``UsageError`` for what is no language's tag and for a language that is there already.
    """
    from babel import Locale

    if TAG.fullmatch(tag) is None:
        mend = "Use a BCP 47 tag: small letters for the language, capitals after a hyphen for a country, as in ro or pt-BR."
        raise UsageError([Fault("", "language", "expected a language's tag", f'"{tag}"', mend)])
    folder = templates / "locales" / tag
    if tag in known_languages(templates):
        mend = f"complaintletters locales update {tag} brings its catalogue up to date."
        raise UsageError([Fault(str(folder), "", "expected a language that isn't there yet", f'"{tag}"', mend)])
    name = _babel_name(tag)
    locale = Locale.parse(name)
    folder.mkdir(parents=True)
    (folder / "language.toml").write_text(
        _LANGUAGE_FILE.format(
            name=locale.get_display_name("en"),
            own_name=locale.get_display_name(),
            direction="rtl" if locale.text_direction == "rtl" else "ltr",
            babel=name,
            date="d MMMM y",
            weekday="EEEE, d MMMM y",
            quotes="“”",
        ),
        encoding="utf-8",
    )
    spoken = language(tag, templates)
    messages = for_registers((*shipped_messages(), *own_messages(templates)), spoken.registers)
    (folder / FILE).write_bytes(new_catalogue(spoken, messages))
    return folder
