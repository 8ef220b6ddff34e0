"""How people name days, months, seasons, feasts and amounts of time."""

from __future__ import annotations

WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "tues": 1, "weds": 2, "thurs": 3, "fri": 4, "mon": 0, "tue": 1, "wed": 2, "thu": 3, "sat": 5, "sun": 6,
    "tuseday": 1, "wensday": 2, "wednsday": 2, "thrusday": 3, "thursady": 3, "firday": 4, "saterday": 5,
    "satuday": 5, "sunnday": 6, "munday": 0,
}  # fmt: skip
"""Names, common short forms and common slips of the finger, Monday = 0."""

SHORT_WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "sat", "sun"})
"""Short forms that are words of their own: a day only after "on", "this", "next", "last", "by"."""

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12, "febuary": 2,
    "janurary": 1, "septemeber": 9,
}  # fmt: skip

MONTH_NAMES = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month a season begins in, north of the equator (meteorological seasons)."""

SEASON_NAMES = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}

SOUTHERN_ZONES = (
    "Australia/", "Antarctica/", "Pacific/Auckland", "Pacific/Chatham", "America/Sao_Paulo", "America/Argentina",
    "America/Buenos_Aires", "America/Santiago", "America/Montevideo", "America/Asuncion",
    "Africa/Johannesburg", "Africa/Harare", "Africa/Maputo", "Africa/Windhoek", "Africa/Gaborone",
)  # fmt: skip
"""Beginnings of the names of zones where July is winter."""

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a couple of": 2, "a couple": 2,
    "couple of": 2, "a few": 3, "few": 3, "several": 4, "half a": 0,
}  # fmt: skip

NUMBER_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "thirtieth": 30,
}  # fmt: skip

PARTS = {
    "morning": (5, 12), "afternoon": (12, 18), "evening": (18, 24), "night": (20, 28), "lunchtime": (12, 14),
    "lunch": (12, 14), "tonight": (18, 24),
}  # fmt: skip
"""First and last wall-clock hour of each part of a day; beyond 24 it runs into the next day."""

FEASTS = {
    "christmas eve": (12, 24), "xmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "xmas": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31), "new years eve": (12, 31),
    "nye": (12, 31), "new year's day": (1, 1), "new years day": (1, 1), "new year's": (1, 1),
    "halloween": (10, 31), "valentine's day": (2, 14), "valentines day": (2, 14), "valentine's": (2, 14),
    "st patrick's day": (3, 17), "bonfire night": (11, 5),
}  # fmt: skip
"""Feasts on a fixed day: month, day."""

MOVABLE_FEASTS = ("easter monday", "easter sunday", "good friday", "easter", "thanksgiving")


def number(word: str) -> int | None:
    """Return the number a word or digits name ("three", "twenty-one", "a couple of", "12"), or None."""
    word = word.lower().strip()
    if word.isdecimal() and len(word) < 6:
        return int(word)
    if word in NUMBERS:
        return NUMBERS[word]
    tens, _, ones = word.replace("-", " ").partition(" ")
    if ones and NUMBERS.get(tens, 0) >= 20 and 0 < NUMBERS.get(ones, 0) < 10:
        return NUMBERS[tens] + NUMBERS[ones]
    return None


def ordinal(count: int) -> str:
    """Return a day of the month as it is said ("1st", "22nd", "28th")."""
    if 10 <= count % 100 <= 20:
        return f"{count}th"
    return f"{count}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th') }"
