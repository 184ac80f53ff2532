"""What is raised where a PDF holds more than any letter."""


class TooMuchError(Exception):
    """The file holds more than there is room for."""
