"""Texts that no newspaper prints, made to be slow to read: one surface over and over."""

from __future__ import annotations

__all__ = ["TEXTS", "filled"]

# name -> what is repeated; "(…)" is nested instead, and "#" is another name each time
TEXTS = {
    "digits": "1",
    "groups of digits": "1234567890 ",
    "commas": ",",
    "digits and commas": "1,",
    "one hundred and": "one hundred and ",
    "dollar signs": "$",
    "opening parentheses": "(",
    "nested parentheses": "(…)",
    "an unbroken word": "a",
    "an unbroken word in capitals": "A",
    "hyphens": "a-",
    "newlines": "\n",
    "white space": " ",
    "quotation marks": '"',
    "typographic quotation marks": "“",
    "apostrophes": "'",
    "full stops": ".",
    "full stops and spaces": ". ",
    "names": "Tom Hale ",
    "names that differ": "Tom # met Ada # in #. ",
    "people of one surname": "# Hale said so. Hale left. ",
    "cues": "he said ",
    "reports": "Tom said that ",
    "quotations": '"I am," he said, ',
    "figures": "between 5% and $5 million ",
    "dates": "on 5 May 2020 ",
    "combining accents": "a\u0301",
}


def filled(surface: str, length: int) -> str:
    """Return a text of about `length` letters that repeats a surface; "(…)" is nested."""
    if surface == "(…)":
        return "(" * (length // 2) + ")" * (length // 2)
    times = length // len(surface) + 1
    if "#" in surface:
        return "".join([surface.replace("#", _name(number)) for number in range(times)])[:length]
    return (surface * times)[:length]


def _name(number: int) -> str:
    """Return a name of its own for each number: "Aaab", "Aaac" …."""
    letters = [chr(ord("a") + number // 26**place % 26) for place in (3, 2, 1, 0)]
    return "".join(letters).capitalize()
