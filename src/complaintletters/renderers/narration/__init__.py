"""Narration: a letter in, a script to read aloud out, as text for a person or as SSML for a voice."""
