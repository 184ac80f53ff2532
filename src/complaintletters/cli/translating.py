"""The commands about languages: ``locales`` for the wording, ``translation`` for a case's own texts."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from complaintletters.cli.options import AsJson, Dated, Number, Stage, Templates, parse_date

locales_app = typer.Typer(
    help="Languages of the wording: begin one, bring it up to date, check it, see how far it is.", no_args_is_help=True
)
translation_app = typer.Typer(
    help="A case's own texts in another language: what is missing, out to a translator, and back.", no_args_is_help=True
)

Tags = Annotated[Optional[list[str]], typer.Argument(metavar="[TAG…]", help="Languages by tag. All, when not given.")]  # noqa: UP045


@locales_app.command("extract")
def locales_extract(
    out: Annotated[Optional[Path], typer.Option("--out", metavar="FILE.pot", help="Where they go.")] = None,  # noqa: UP045
    templates: Templates = None,
) -> None:
    """Take every message out of the wording, for a translation program."""
    from complaintletters.cli import locales

    locales.extract(out, templates)


@locales_app.command("update")
def locales_update(
    tags: Tags = None,
    meaning_unchanged: Annotated[
        bool,
        typer.Option(
            "--meaning-unchanged", help="Keep translations whose English changed just now; the catalogue says so."
        ),
    ] = False,
    templates: Templates = None,
) -> None:
    """Bring catalogues up to date: new messages to translate, changed ones to look at, unused ones out."""
    from complaintletters.cli import locales

    locales.update(tags or (), templates, meaning_unchanged=meaning_unchanged)


@locales_app.command("check")
def locales_check(tags: Tags = None, json_: AsJson = False, templates: Templates = None) -> None:
    """Check catalogues: missing and changed messages, placeholders, plural forms, numbers, characters. Exit 1 for faults."""
    from complaintletters.cli import locales

    raise typer.Exit(locales.check(tags or (), templates, as_json=json_))


@locales_app.command("status")
def locales_status(json_: AsJson = False, templates: Templates = None) -> None:
    """Show how far each language is translated, and who has reviewed it."""
    from complaintletters.cli import locales

    locales.status(templates, as_json=json_)


@locales_app.command("compile")
def locales_compile(tags: Tags = None, templates: Templates = None) -> None:
    """Compile catalogues, so that letters start sooner. An edited catalogue works without."""
    from complaintletters.cli import locales

    locales.compile_catalogues(tags or (), templates)


@locales_app.command("new")
def locales_new(
    tag: Annotated[str, typer.Argument(metavar="TAG", help="The language's tag, such as ro, pa or pt-BR.")],
    templates: Annotated[
        Path, typer.Option("--templates", metavar="DIR", help="The folder of your own to begin it in.")
    ] = Path("templates"),
) -> None:
    """Begin a language: a folder with its settings and every message to translate."""
    from complaintletters.cli import locales

    locales.new(tag, templates)


# --- a case's own texts ---------------------------------------------------------------------------------------------

CaseName = Annotated[str, typer.Argument(metavar="CASE.json", help="The case; - reads it from standard input.")]
LanguageTag = Annotated[str, typer.Option("--language", metavar="TAG", help="The language, such as pl or cy.")]
Letter = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--letter", metavar="KIND", help="The letter whose texts are meant. The case's next, when not given."),
]
Recipient = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--recipient", metavar="ID", help="Whose letter. The case's first reader's, when not given."),
]
All = Annotated[bool, typer.Option("--all", help="Every text of the case, whatever letter prints it.")]


@translation_app.command("status")
def translation_status(
    case: CaseName,
    tag: LanguageTag,
    letter: Letter = None,
    stage: Stage = None,
    number: Number = None,
    recipient: Recipient = None,
    all_: All = False,
    dated: Dated = None,
    json_: AsJson = False,
    templates: Templates = None,
) -> None:
    """Show which texts of a case a letter still lacks in a language, by path. Exit 1 while any is missing."""
    from complaintletters.cli import translation

    chosen = translation.Chosen(tag, letter, stage, number, recipient, all_, parse_date(dated), templates)
    raise typer.Exit(translation.status(case, chosen, as_json=json_))


@translation_app.command("export")
def translation_export(
    case: CaseName,
    tag: LanguageTag,
    out: Annotated[Path, typer.Option("--out", metavar="FILE.po", help="Where the translator's file goes.")],
    letter: Letter = None,
    stage: Stage = None,
    number: Number = None,
    recipient: Recipient = None,
    all_: All = False,
    dated: Dated = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write over a file that is there already.")] = False,
    templates: Templates = None,
) -> None:
    """Write a case's texts into a file for a translator, with the translations there are."""
    from complaintletters.cli import translation

    chosen = translation.Chosen(tag, letter, stage, number, recipient, all_, parse_date(dated), templates)
    translation.export(case, chosen, out, replace=replace)


@translation_app.command("import")
def translation_import(
    case: CaseName,
    file: Annotated[Path, typer.Argument(metavar="FILE.po", help="The translator's file.", dir_okay=False)],
    tag: LanguageTag,
    out: Annotated[Path, typer.Option("--out", metavar="CASE2.json", help="Where the case with the translations goes.")],
    machine: Annotated[
        bool, typer.Option("--machine", help="A machine made them. They are marked so, and refused in letters unless allowed.")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Write over CASE2.json if it is there already.")] = False,
    templates: Templates = None,
) -> None:
    """Take a translator's file back into the case. Words whose English has changed since are refused by name."""
    from complaintletters.cli import translation

    by_machine = translation.Into(out, machine, replace, templates)
    raise typer.Exit(translation.take(case, file, tag, by_machine))
