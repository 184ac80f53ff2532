"""Free text as a case holds it, and the model that every part of a case is built on: frozen, unknown keys refused."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from complaintletters.case.values import Id, LanguageTag, Line, LongText


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, populate_by_name=True)


class Translation(Model):
    text: LongText
    """The words in that language, printed as typed."""
    by: Literal["human", "machine"]
    """Who translated them. Machine output is never passed off as a translation."""
    of: LongText | None = None
    """The English words that were translated. Where the case's own have changed since, the translation is stale."""
    plain: LongText | None = None
    """The same words in plain language, for a plain edition in that language."""


class WordsModel(Model):
    """Free text: plain text, printed as typed. In JSON a string, or an object when it has more to it."""

    text: LongText
    """The words in English."""
    translations: dict[LanguageTag, Translation] = {}
    """The same words in other languages, by BCP 47 tag."""
    plain: LongText | None = None
    """The same words in plain language, for a plain edition."""
    withhold_from: tuple[Id, ...] = ()
    """People, by id, who may not be shown these words."""


def _as_object(value: object) -> object:
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, dict | BaseModel):
        return value
    raise PydanticCustomError("string_type", "words")


class LineTranslation(Model):
    text: Line
    """The words in that language, printed as typed."""
    by: Literal["human", "machine"]
    """Who translated them."""
    of: Line | None = None
    """The English words that were translated. Where the case's own have changed since, the translation is stale."""


class LineModel(Model):
    """Words of one line: plain text, or an object with its translations."""

    text: Line
    """The words in English."""
    translations: dict[LanguageTag, LineTranslation] = {}
    """The same words in other languages, by BCP 47 tag."""


Words = Annotated[WordsModel, BeforeValidator(_as_object)]
LineWords = Annotated[LineModel, BeforeValidator(_as_object)]
