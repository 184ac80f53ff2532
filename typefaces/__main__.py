"""Makes the typefaces that are shipped from their originals: ``python -m typefaces`` in the checkout."""

from typefaces.made import SHIPPED, made


def main() -> None:
    for name, face in made():
        face.save(SHIPPED / name)
        print(f"{name}: {face['maxp'].numGlyphs:,} glyphs, {(SHIPPED / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
