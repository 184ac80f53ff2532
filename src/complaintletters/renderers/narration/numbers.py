"""Numbers in; their English words out, as they are said in Britain: "one hundred and fifty", "twenty twenty-six".

Our own, since it is short and a library for fifty languages would be a dependency of every installation.
"""

_TO_TWELVE = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_UNITS = (*_TO_TWELVE, *_TEENS)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"))
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
MOST = 10**12 - 1
_FIRST_YEAR, _LAST_YEAR = 1100, 2099


def _below_hundred(number: int) -> str:
    if number < 20:
        return _UNITS[number]
    tens, units = divmod(number, 10)
    return f"{_TENS[tens]}-{_UNITS[units]}" if units else _TENS[tens]


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    return f"{_UNITS[hundreds]} hundred" + (f" and {_below_hundred(rest)}" if rest else "")


def cardinal(number: int) -> str:
    """A whole number from 0 to ``MOST`` in words."""
    if not 0 <= number <= MOST:
        raise ValueError(f"expected a number from 0 to {MOST}; found {number}")
    words, rest = [], number
    for scale, name in _SCALES:
        count, rest = divmod(rest, scale)
        if count:
            words.append(f"{_below_thousand(count)} {name}")
    if not words:
        return _below_thousand(rest)
    if rest:
        words.append(f"and {_below_hundred(rest)}" if rest < 100 else _below_thousand(rest))
    return " ".join(words)


def ordinal(number: int) -> str:
    """A whole number's place in a row: first, twenty-third, hundredth."""
    words = cardinal(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    changed = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return words[:cut] + changed


def year(number: int) -> str:
    """A year as it is said: nineteen ninety-eight, two thousand and five, twenty twenty-six."""
    century, rest = divmod(number, 100)
    if not _FIRST_YEAR <= number <= _LAST_YEAR or number // 10 == 200:
        return cardinal(number)
    if not rest:
        return f"{_below_hundred(century)} hundred"
    return f"{_below_hundred(century)} {'oh ' if rest < 10 else ''}{_below_hundred(rest)}"


def digits(text: str) -> str:
    """Digits said one by one."""
    return " ".join(_UNITS[int(character)] for character in text)
