"""The commands and their options. Each command's work is in a module of its own, imported when it runs."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from complaintletters.cli import screen
from complaintletters.cli.options import (
    AsJson,
    Dated,
    Editions,
    Exit,
    Kind,
    Number,
    Stage,
    Templates,
    parse_date,
    parse_formats,
    parse_moment,
    parse_promise,
)
from complaintletters.cli.translating import locales_app, translation_app
from complaintletters.errors import ComplaintLettersError, InputError, PublishError

app = typer.Typer(
    name="complaintletters",
    help="Complaint letters that social landlords can send: checked, and in each landlord's style.",
    epilog="Exit codes: 0 published, 1 findings (not published), 2 bad input or usage, 3 the system failed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
landlord_app = typer.Typer(
    help="Landlords: list them, show one, check its profile, or begin a new one.", no_args_is_help=True
)
app.add_typer(landlord_app, name="landlord")
app.add_typer(locales_app, name="locales")
app.add_typer(translation_app, name="translation")


@app.command()
def generate(
    cases: Annotated[
        list[str], typer.Argument(metavar="CASE.json…", help="Case files; - reads one from standard input.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the letters go, in a folder for each case.")],
    letter: Kind = None,
    stage: Stage = None,
    number: Number = None,
    recipient: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--recipient", metavar="ID", help="One reader only. Every recipient, when not given."),
    ] = None,
    edition: Editions = None,
    formats: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--format", metavar="docx,pdf,…", help="The formats, with commas. All of the edition's, when not given."
        ),
    ] = None,
    dated: Dated = None,
    dispatched: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--dispatched",
            metavar="YYYY-MM-DD[THH:MM]",
            help="When the letter is ready to leave; lateness is judged by it. The letter's date, when not given.",
        ),
    ] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Write a marked draft even if something is missing.")] = False,
    with_cover_note: Annotated[
        bool,
        typer.Option(
            "--with-cover-note", help="Send the standard copy now, with a note that says when the reader's own comes."
        ),
    ] = False,
    their_copy_by: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--their-copy-by", metavar="YYYY-MM-DD", help="The day by which the reader's own copy reaches them."
        ),
    ] = None,
    bilingual: Annotated[
        bool, typer.Option("--bilingual", help="English too, in the same file, where the edition is in another language.")
    ] = False,
    allow_machine_draft: Annotated[
        bool,
        typer.Option("--allow-machine-draft", help="Let in texts that a machine translated; the letter says so at its top."),
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Write over letters that are there already.")] = False,
    json_: AsJson = False,
    templates: Templates = None,
) -> None:
    """Make the letters of one or more cases, check them, and publish those that pass."""
    from complaintletters.cli.generating import Options, generate_cases

    options = Options(
        out=out,
        letter=letter,
        stage=stage,
        number=number,
        recipient=recipient,
        editions=tuple(edition or ()),
        formats=parse_formats(formats),
        dated=parse_date(dated),
        dispatched=parse_moment(dispatched),
        draft=draft,
        their_copy_by=parse_promise(their_copy_by, with_cover_note=with_cover_note),
        bilingual=bilingual,
        allow_machine=allow_machine_draft,
        replace=replace,
        templates=templates,
    )
    raise typer.Exit(generate_cases(cases, options, as_json=json_))


@app.command()
def preview(
    case: Annotated[str, typer.Argument(metavar="CASE.json", help="The case; - reads it from standard input.")],
    out: Annotated[
        Path, typer.Option("--out", metavar="PAGE.png", help="The pictures' name; each page adds its number.")
    ],
    letter: Kind = None,
    stage: Stage = None,
    number: Number = None,
    recipient: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--recipient", metavar="ID", help="Whom it is to. The case's first, when not given."),
    ] = None,
    edition: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--edition", metavar="E", help="The edition, such as large-print:18; may be repeated."),
    ] = None,
    contact_sheet: Annotated[
        bool, typer.Option("--contact-sheet", help="The first pages of all editions side by side in one picture.")
    ] = False,
    dots_per_inch: Annotated[int, typer.Option("--dpi", min=24, max=600, help="Dots per inch.")] = 96,
    dated: Dated = None,
    draft: Annotated[bool, typer.Option("--draft", help="Show a marked draft even if something is missing.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Write over pictures that are there already.")] = False,
    templates: Templates = None,
) -> None:
    """Make pictures of a letter's pages, to look at before it goes."""
    from complaintletters.cli import previewing

    options = previewing.Options(
        out=out,
        letter=letter,
        stage=stage,
        number=number,
        recipient=recipient,
        editions=tuple(edition or ()),
        dated=parse_date(dated),
        draft=draft,
        contact_sheet=contact_sheet,
        dots_per_inch=dots_per_inch,
        replace=replace,
        templates=templates,
    )
    raise typer.Exit(previewing.preview(case, options))


@app.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A finished letter in any format, ours or another's.")],
    case: Annotated[str, typer.Option("--case", metavar="CASE.json", help="The case it should tell of.")],
    letter: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--letter", metavar="KIND", help="The kind of letter it is. Found from the file, when not given."),
    ] = None,
    stage: Stage = None,
    number: Number = None,
    recipient: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--recipient", metavar="ID", help="Whom it is to."),
    ] = None,
    dated: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--date", metavar="YYYY-MM-DD", help="The date it should bear. The one logged or printed, when not given."
        ),
    ] = None,
    dispatched: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--dispatched", metavar="YYYY-MM-DD", help="The day it left, if not the day it is dated."),
    ] = None,
    json_: AsJson = False,
    templates: Templates = None,
) -> None:
    """Check a finished letter against its case: what is present, missing, altered or added."""
    from complaintletters.cli.checking import check_at_the_screen
    from complaintletters.identify import Said

    left = parse_date(dispatched, "--dispatched") if dispatched else None
    said = Said(letter, stage, number, recipient, parse_date(dated) if dated else None, left)
    raise typer.Exit(check_at_the_screen(file, case, said=said, templates=templates, as_json=json_))


@app.command()
def readback(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A Word letter (.docx) that was edited in Word.")],
    case: Annotated[str, typer.Option("--case", metavar="CASE.json", help="The case it was made from.")],
    out: Annotated[
        Path, typer.Option("--out", metavar="CASE2.json", help="Where the case with the edited texts goes.")
    ],
    letters: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Option(
            "--letters", metavar="DIR", help="A folder of letters made before; may be repeated.", file_okay=False
        ),
    ] = None,
    take: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--take", metavar="PATH", help="The only text to take, by its path; may be repeated."),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write over CASE2.json if it is there already.")] = False,
    json_: AsJson = False,
    templates: Templates = None,
) -> None:
    """Take texts that were edited in a Word letter back into its case."""
    from complaintletters.cli.reading_back import Options, read_back_file

    options = Options(
        out=out, letters=tuple(letters or ()), take=tuple(take or ()), replace=replace, templates=templates
    )
    raise typer.Exit(read_back_file(file, case, options, as_json=json_))


@app.command()
def deadlines(
    case: Annotated[str, typer.Argument(metavar="CASE.json")],
    dated: Dated = None,
    json_: AsJson = False,
    templates: Templates = None,
) -> None:
    """Show every clock of a case: what started it, the rule, the due date, and whether it was met."""
    from complaintletters.cli.showing import show_deadlines

    show_deadlines(case, parse_date(dated), templates=templates, as_json=json_)


@app.command()
def editions(json_: AsJson = False, templates: Templates = None) -> None:
    """List the editions a letter can be made in: large print, coloured paper and more."""
    from complaintletters.cli.editions import list_editions

    list_editions(templates, as_json=json_)


@app.command()
def plain(
    what: Annotated[
        str,
        typer.Argument(metavar="FILE|CASE.json|WORDING", help="A letter, a case, or wording: a .md file or a folder."),
    ],
    case: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--case", metavar="CASE.json", help="A finished letter's case, to tell wording and typed text apart."
        ),
    ] = None,
    register: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--register", metavar="standard|plain", help="Whose limits to use. Its own, when not given."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when something is beyond its limits.")] = False,
    json_: AsJson = False,
    templates: Templates = None,
) -> None:
    """Measure how plain the words are: reading age, sentence length, passives, wordy phrases, terms to explain."""
    from complaintletters.cli.plain import Options, measure_at_the_screen

    options = Options(case, register, strict, templates)
    raise typer.Exit(measure_at_the_screen(what, options, as_json=json_))


RegulatorId = Annotated[str, typer.Option("--regulator", metavar="ID", help="Whose provisions are named.")]


@app.command("rules")
def list_rules(
    words: Annotated[Optional[list[str]], typer.Argument(metavar="WORD…", help="Only rules with these words.")] = None,  # noqa: UP045
    regulator: RegulatorId = "housing-ombudsman",
    json_: AsJson = False,
    templates: Templates = None,
) -> None:
    """List every rule that cases, letters, files and profiles are checked by: its code, level and source."""
    from complaintletters.cli import explaining

    explaining.list_rules(" ".join(words or ()), regulator, templates, as_json=json_)


@app.command()
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help='The code of a finding, such as "missing-apology".')],
    regulator: RegulatorId = "housing-ombudsman",
    json_: AsJson = False,
    templates: Templates = None,
) -> None:
    """Explain one rule: what it is, where it comes from, an example, and what to do."""
    from complaintletters.cli import explaining

    explaining.explain(code, regulator, templates, as_json=json_)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a case."""
    from complaintletters.case import case_schema

    screen.out_json(case_schema())


@landlord_app.command("list")
def landlord_list(json_: AsJson = False, templates: Templates = None) -> None:
    """List the landlords there are."""
    from complaintletters.cli.landlords import list_landlords

    list_landlords(templates, as_json=json_)


@landlord_app.command("show")
def landlord_show(
    id_: Annotated[str, typer.Argument(metavar="ID")], json_: AsJson = False, templates: Templates = None
) -> None:
    """Show a landlord's profile: stages, clocks, grounds, routes, contacts."""
    from complaintletters.cli.landlord_shown import show_landlord

    show_landlord(id_, templates, as_json=json_)


@landlord_app.command("check")
def landlord_check(
    id_: Annotated[str, typer.Argument(metavar="ID")], json_: AsJson = False, templates: Templates = None
) -> None:
    """Check a landlord's folder: what its files get wrong, what its policy leaves out, where it departs from the Code."""
    from complaintletters.cli.landlords import check_landlord

    raise typer.Exit(check_landlord(id_, templates, as_json=json_))


@landlord_app.command("new")
def landlord_new(
    name: Annotated[str, typer.Argument(metavar="NAME", help='The landlord\'s full name, such as "Ashfold Homes".')],
    templates: Annotated[Path, typer.Option("--templates", metavar="DIR", help="The folder to write it into.")] = Path(
        "templates"
    ),
) -> None:
    """Begin a new landlord: a folder with a profile, a letterhead and a wordmark that work at once."""
    from complaintletters.cli.landlords import new_landlord

    new_landlord(name, templates)


def main() -> None:
    """Runs the command line and exits with its code."""
    try:
        app()
    except InputError as error:
        screen.show_faults(error)
        raise SystemExit(Exit.BAD_INPUT) from None
    except PublishError as error:
        screen.err(f"error: {error}")
        raise SystemExit(Exit.SYSTEM_FAILED) from None
    except ComplaintLettersError as error:
        screen.err(f"error: {error}")
        raise SystemExit(Exit.BAD_INPUT) from None
    except BrokenPipeError:
        raise SystemExit(Exit.PUBLISHED) from None
    except OSError as error:
        screen.err(f"error: {error.filename or ''}: {error.strerror or error}".replace("error: : ", "error: "))
        raise SystemExit(Exit.SYSTEM_FAILED) from None
