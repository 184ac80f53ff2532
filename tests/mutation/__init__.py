"""Proof by mutation: letters and files spoilt on purpose, one fact at a time, and what of it is caught.

``python -m tests.mutation`` (``make mutation``) spoils every letter kind, stage and landlord in every format.
"""
