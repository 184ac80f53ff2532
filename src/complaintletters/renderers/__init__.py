"""Renderers: a letter, a landlord's look and a presentation in, the bytes of one file out. ``formats`` lists them."""
