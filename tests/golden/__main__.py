"""Writes every golden letter anew, from the samples and the wording as they are. Read the difference first."""

from tests.golden import FOLDER, GOLDEN
from tests.golden.forms import GOLDEN_FORMS


def main() -> None:
    for file in (*FOLDER.glob("*.txt"), *FOLDER.glob("*/*.txt")):
        file.unlink()
    for golden in (*GOLDEN, *GOLDEN_FORMS):
        golden.path.write_text(golden.text, encoding="utf-8")
    print(f"{len(GOLDEN) + len(GOLDEN_FORMS)} golden letters written into {FOLDER}")


if __name__ == "__main__":
    main()
