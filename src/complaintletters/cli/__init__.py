"""The command line: the only place that parses arguments, reads today's date, prints, and exits."""

from complaintletters.cli.app import main

__all__ = ["main"]
