"""``python -m complaintletters`` is the same as the command."""

from complaintletters.cli import main

main()
