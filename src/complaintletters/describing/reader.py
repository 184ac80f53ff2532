"""What one reader may see, in their language: free text withheld from them never leaves this module.

A plain letter gets a text's plain version, and one in another language its translation. What a text lacks is recorded, never
made up: the checks of a case say what a letter can't do without.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from complaintletters.case import Case, Person, Recipient
from complaintletters.case.words import LineModel, LineTranslation, Translation, WordsModel
from complaintletters.language import DEFAULT_LANGUAGE
from complaintletters.values import Email, FreeText, Name, Role, Telephone, Web
from complaintletters.wording.vocabulary import PersonNames


def telephone(number: str | None, source: str) -> Telephone | None:
    return Telephone(number, source) if number else None


def email(address: str | None, source: str) -> Email | None:
    return Email(address, source) if address else None


def web(shown: str | None, href: str, source: str) -> Web | None:
    if not shown:
        return None
    bare = shown.removeprefix("https://").removeprefix("http://")
    return Web(bare, href or f"https://{bare}", source)


@dataclass(frozen=True, slots=True)
class Typing:
    """One text of the case as a letter has it: in English, and in the letter's language where that is another.

    ``translation`` is None where nobody has translated it yet.
    """

    english: str
    translation: Translation | LineTranslation | None = None
    plain: str | None = None
    """Its plain version in English, where it has one."""
    translations: Mapping[str, Translation | LineTranslation] = field(default_factory=dict)


@dataclass(slots=True)
class Reader:
    """One recipient, the paths withheld from them so far, and the texts shown to them."""

    case: Case
    recipient: Recipient
    register: str = "standard"
    language: str = DEFAULT_LANGUAGE
    withheld: set[str] = field(default_factory=set)
    typed: dict[str, Typing] = field(default_factory=dict)

    @property
    def addressed(self) -> tuple[str, ...]:
        """Who "you" is in this letter: the reader, or the complainant where the letter speaks to them."""
        complainants = self.case.complainants
        speaks_to_one = len(complainants) == 1 and not self.recipient.speaks_about
        return (self.recipient.person, *(complainants if speaks_to_one else ()))

    def words(self, words: WordsModel | None, path: str) -> FreeText | None:
        """Free text, unless there is none or it is withheld from this reader."""
        if words is None:
            return None
        if self.recipient.person in words.withhold_from:
            self.withheld.add(path)
            return None
        if self.language == DEFAULT_LANGUAGE:
            self.typed[path] = Typing(words.text, None, words.plain, words.translations)
            return FreeText(words.plain if self.register == "plain" and words.plain else words.text, path)
        found = words.translations.get(self.language)
        self.typed[path] = Typing(words.text, found, words.plain, words.translations)
        if found is None:
            return FreeText(words.text, path)
        return FreeText(found.plain if self.register == "plain" and found.plain else found.text, path)

    def title(self, title: LineModel, path: str) -> Role:
        """A job title, in the reader's language where the case has it; else a catalogue may know it."""
        found = title.translations.get(self.language)
        if self.language == DEFAULT_LANGUAGE or found is None:
            return Role(title.text, path)
        self.typed[path] = Typing(title.text, found, None, title.translations)
        return Role(found.text, path, title.text)

    def shown(self, words: WordsModel, path: str) -> FreeText:
        """Free text that the letter can't do without: a withheld one shows as a dash."""
        return self.words(words, path) or FreeText("–", path)

    def many(self, texts: tuple[WordsModel, ...], path: str) -> tuple[FreeText, ...]:
        found = (self.words(words, f"{path}[{index}]") for index, words in enumerate(texts))
        return tuple(text for text in found if text)

    def called(self, person_id: str) -> Name | Role:
        """A person's name, or the job title of someone without one."""
        person = self.case.people.get(person_id) or Person(name=person_id)
        if person.name:
            return Name(person.name, f"people.{person_id}.name")
        path = f"people.{person_id}.job_title"
        return self.title(person.job_title, path) if person.job_title else Role(person_id, path)

    def person(self, person_id: str) -> PersonNames:
        person, path = self.case.people[person_id], f"people.{person_id}"
        return PersonNames(
            called=self.called(person_id),
            job_title=self.title(person.job_title, f"{path}.job_title") if person.job_title and person.name else None,
            telephone=telephone(person.telephone, f"{path}.telephone"),
            email=email(person.email, f"{path}.email"),
        )
