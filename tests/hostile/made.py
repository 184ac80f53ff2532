"""One hostile file written by a process of its own: what a process held counts for those that it starts."""

import sys
from pathlib import Path

from tests.hostile.pdf_files import PDF_FILES
from tests.hostile.text_files import CASE_FILES, HTML_FILES, TEXT_FILES
from tests.hostile.word_files import WORD_FILES

FILES = {"docx": WORD_FILES, "pdf": PDF_FILES, "html": HTML_FILES, "txt": TEXT_FILES, "json": CASE_FILES}

if __name__ == "__main__":
    ending, name, path = sys.argv[1:]
    Path(path).write_bytes(FILES[ending][name]())
