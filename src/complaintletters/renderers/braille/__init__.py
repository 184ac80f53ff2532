"""Braille: a letter in, pages of cells out, as a BRF file for an embosser or a PEF file for braille programs."""
