"""Checks: of the case, the letter and the finished file. Each returns findings; none raises for what it finds."""
