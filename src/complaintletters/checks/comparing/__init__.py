"""A finished file compared with the letter it should be, whether it was just rendered, edited by hand, or made elsewhere.

``compare`` is for our own output: word for word. ``check_finished`` is for any file: which elements, sentences and facts
are present, missing or altered, with their place.
"""
