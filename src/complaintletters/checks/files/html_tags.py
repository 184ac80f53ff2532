"""The bytes of a web page in; whether one of its tags holds more attributes than a parser can take, out.

libxml2 compares each attribute of a tag with every one before it: 80,000 of them, in less than a megabyte, take it eight
seconds. Tags are found by the HTML Standard's own rules (13.2.5.32 to 13.2.5.39), from every place where one can begin,
so that nothing in a comment or a script can hide the one that follows.
"""

import re

from complaintletters.opening import BOUNDS

__all__ = ["has_endless_tag"]

_START = re.compile(rb"<[a-zA-Z][^ \t\n\r\f/>]*+")
_ATTRIBUTE = re.compile(
    rb"[ \t\n\r\f/]*+(?:=[^ \t\n\r\f/>=]*+|[^ \t\n\r\f/>=]++)"
    rb"(?:[ \t\n\r\f]*+=[ \t\n\r\f]*+(?:\"[^\"]*+\"?|'[^']*+'?|[^ \t\n\r\f>\"'][^ \t\n\r\f>]*+)?)?"
)


def has_endless_tag(page: bytes) -> bool:
    """Whether a tag has more than ``BOUNDS.attributes``, or all tags together have so many that it can't be told."""
    room, bytes_left = 10 * BOUNDS.attributes, 4 * len(page)
    for start in _START.finditer(page):
        at, count = start.end(), 0
        while found := _ATTRIBUTE.match(page, at):
            at, count = found.end(), count + 1
            if count > BOUNDS.attributes:
                return True
        room, bytes_left = room - count, bytes_left - (at - start.start())
        if room < 0 or bytes_left < 0:
            return True
    return False
