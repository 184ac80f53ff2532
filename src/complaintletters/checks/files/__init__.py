"""Finished files read back by code that shares nothing with their writers, one module per format."""
