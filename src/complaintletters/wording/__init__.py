"""Wording: layered Markdown with Jinja, compiled once, data held in slots until the Markdown is parsed, blocks out."""
