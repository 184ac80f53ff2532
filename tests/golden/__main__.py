"""Writes every golden letter anew, from the samples and the wording as they are. Read the difference first."""

from tests.golden import FOLDER, GOLDEN


def main() -> None:
    for file in FOLDER.glob("*.txt"):
        file.unlink()
    for golden in GOLDEN:
        golden.path.write_text(golden.text, encoding="utf-8")
    print(f"{len(GOLDEN)} golden letters written into {FOLDER}")


if __name__ == "__main__":
    main()
