"""The commands about languages: ``locales`` for the wording, ``translation`` for a case's own texts."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from complaintletters.cli.options import AsJson, Templates

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
