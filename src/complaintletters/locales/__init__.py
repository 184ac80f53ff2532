"""Translating the wording: messages taken from their sources, catalogues kept up to date with them, checked and reviewed."""
