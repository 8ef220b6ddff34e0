"""Values as they stand in a sentence: a name, a trade, a place, a thing; each knows where it ends.

Every kind is a function (text, place, end) -> the values found there as (value, start, end), empty if none fits.
"""

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

import re
from collections.abc import Callable

from everwith.memory.words import names
from everwith.memory.words.calendar import MONTH_NAMES, MONTHS, NUMBERS, ORDINALS, number
from everwith.memory.words.listing import listed
from everwith.memory.words.trades import JOBS, NOT_JOBS

Value = tuple[str, int, int]
Kind = Callable[[str, int, int], list[Value]]

LONGEST = 60
_SUBJECT = r"i|i'm|im|i've|ive|my|she|she's|he|he's|we|we're|they|they're|it's|you|u"
_END = re.compile(
    rf"\s*(?:[,.;!?()\n\"…]|\s[-–—:;]|[\U0001F300-\U0001FAFF\u2600-\u27BF]|[:;]-?[)D(P]|<3|"
    rf"\s(?:but|because|cos|cuz|bc|coz|since|so|which|who|whom|when|whenever|while|where|though|although|however|then|"
    rf"if|as|that|lol|lmao|haha\w*|hehe\w*|tbh|btw|too|actually|now|nowadays|currently|anymore|already|lately|atm|rn|"
    rf"again|also|i guess|you know|right now|these days|at the moment|to be honest|more than|most of all|a lot|so much|"
    rf"very much|well enough|sometimes|and|or|until|till|every|once|twice|ever|today|tonight|tomorrow|yesterday|"
    rf"for (?:a|the|about|over|almost|nearly|like|\d+|two|three|four|five|six|ten|many|years|work|ages|now|my)|"
    rf"{_SUBJECT}|not)\b)",
    re.IGNORECASE,
)
_PLACE_END = re.compile(
    r"\s(?:with|for|near|on my|by myself|alone|from|by|originally|at|on|last|next|this|after|before|about|around|"
    r"is|was|it|to|right|his|her|and|during|these|still|together)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*\.?(?<!\.)")
_WORD = re.compile(r"[^\s,;]+")
_ARTICLE = re.compile(r"(?:an?|the|one of the|part of an?)\s+", re.IGNORECASE)
_NO_PLACE = re.compile(
    r"(?:this|that|it|here|there|my|your|his|her|our|their|peace|hope|fear|denial|constant|a (?:dream|bubble|world)|"
    r"the (?:moment|past|present|now|same|future|middle of)|hell|an? \w+ (?:world|bubble)|chaos|me|you|him|them|what|"
    r"with|sin|pain|harmony|poverty|luxury|one|two|three|four|\d|a new|a different|another|next|last|together|alone|"
    r"somewhere|nowhere|front|between|back|for|and|on|soon|out|away|forward|tears|bed|sleep|work|school|see|be|do|get|have|go|help|live)\b",
    re.IGNORECASE,
)
_DWELLING = re.compile(
    r"an? (?:\w+[ -]){0,3}(?:flat|apartment|house|cottage|bungalow|studio|caravan|van|boat|houseboat|farm|"
    r"terrace|maisonette|care home|shared house|flatshare|student hall|mansion|bedsit)\b",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"(?:it|that|this|you|u|your|yours|him|her|them|me|my|his|their|our|its|how|when|what|who|where|why|the way|the idea|"
    r"the fact|the sound|to (?:think|know|see you|talk|chat|hear|say|be honest|tell|ask)|talking (?:to|with) you|being here|"
    r"these|those|myself|everyone|everybody|everything|nothing|something|someone|anyone|anything|so|"
    r"and|but|or|of|is|one of|both|all|being with you|chatting|thinking about|hearing|if|about|hell|"
    r"we|they|she|he|i|a lot|the same|the one|most|not|for|in|on|with|from|people who|the most)\b",
    re.IGNORECASE,
)
_TOGETHER = frozenset(
    {"mac and cheese", "fish and chips", "rock and roll", "drum and bass", "bread and butter", "r and b"}
)
_DANGLING = listed(
    """
    to with about of for in on at from by the a an my your
    """
)
_LIST = re.compile(r"\s+(?:and|&)\s+|\s*,\s*(?:and\s+)?", re.IGNORECASE)
_NEXT_SUBJECT = re.compile(
    rf"\s*(?:{_SUBJECT}|her|his|their|its|our|the|this|that|there|also|then|so|what|how|do|did|is|are|can|who|where|"
    r"sometimes|usually|often|never|always|don't|dont|not|most|mostly|especially|love|like|hate|work|live|go|have|was|"
    r"am|been|got|just|really|still|even|lol|haha)\b",
    re.IGNORECASE,
)
_NUMBER_WORD = "|".join(sorted((w for w in NUMBERS if w not in {"a", "an"} and " " not in w), key=len, reverse=True))
_AGE = re.compile(
    rf"(\d{{1,3}}|(?:{_NUMBER_WORD})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
    r"(?P<old>\s*(?:years?|yrs?|yo|y/o|y\.o\.?)(?:\s*(?:old|of age))?\b)?(?P<unit>\s*(?:months?|weeks?)\s+old\b)?"
    r"(?=\s*(?:$|[.,;!?)\n…]|and\b|but\b|now\b|today\b|btw\b|lol\b|so\b|from\b|this year|tomorrow|already|next\b|"
    r"in (?:a|two|three|\w+ (?:weeks?|months?|days?))|soon|live\b|work\b|i\b|i'm\b|im\b|she\b|he\b|my\b|last\b|yesterday))",
    re.IGNORECASE,
)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?:on\s+)?(?:the\s+)?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?|(?P<o>{'|'.join(ORDINALS)}))\s+(?:of\s+)?(?P<m>{_MONTH})\b"
    rf"(?:,?\s+(?P<y>(?:19|20)\d{{2}}))?|(?:on\s+)?(?P<m2>{_MONTH})\s+(?:the\s+)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b"
    rf"(?:,?\s+(?P<y2>(?:19|20)\d{{2}}))?",
    re.IGNORECASE,
)
_MONTH_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def extent(text: str, place: int, end: int) -> int:
    """Return where the phrase at `place` ends: at punctuation, a conjunction or the next subject."""
    stop = _END.search(text, place, end)
    return min(stop.start() if stop else end, place + LONGEST)


def tidy(text: str, start: int, stop: int) -> Value | None:
    """Return the text of a range without outer spaces and quotes, or None where nothing is left."""
    while start < stop and text[start] in " \t\"'*_~":
        start += 1
    while stop > start and text[stop - 1] in " \t\"'*_~-:.":
        stop -= 1
    return (" ".join(text[start:stop].split()), start, stop) if stop > start else None


def name(text: str, place: int, end: int) -> list[Value]:
    """Read a name where one is certain to stand ("my name is ..."): any word that is not an everyday one."""
    match = _NAME.match(text, place, end)
    if match is None or len(match.group()) > LONGEST:
        return []
    word = match.group()
    if word.lower() in names.NOT_NAMES and not (word[0].isupper() and word.lower() in names.GIVEN):
        return []
    stop = _more_names(text, match, end)
    return [(names.cased(text[place:stop]), place, stop)]


def sure_name(text: str, place: int, end: int) -> list[Value]:
    """Read a name where it might be another word: a known given name, or a capitalised word nobody shouts."""
    match = _NAME.match(text, place, end)
    if match is None:
        return []
    word = match.group()
    capital = word[0].isupper() and word[1:] != word[1:].upper() and word.lower() not in names.NOT_NAMES
    if not (capital or (word.islower() and names.known(word))) or len(word) > LONGEST:
        return []
    stop = _more_names(text, match, end)
    return [(names.cased(text[place:stop]), place, stop)]


def lone_name(text: str, place: int, end: int) -> list[Value]:
    """Read a name that ends its clause ("I'm Daniel."), so that "I'm Daniel's sister" is none."""
    found = sure_name(text, place, end)
    if not found or found[0][0].lower() in _PEOPLES or not _closes(text, found[0][2], end):
        return []
    return found


def _closes(text: str, place: int, end: int) -> bool:
    rest = text[place:end]
    return not rest.strip() or bool(
        re.match(
            r"\s*[,.;!?)\n…:\-–—]|\s+(?:and|but|btw|by the way|from|i|i'm|im|nice|what|who|lol|here|my|you|hi)\b",
            rest,
            re.IGNORECASE,
        )
    )


def _more_names(text: str, first: re.Match[str], end: int) -> int:
    stop = first.end()
    if not first.group()[0].isupper():
        return stop
    for _ in range(2):
        more = re.compile(r" ((?:(?:van|von|de|del|da|di|la|le|bin|al) )*[^\W\d_]+(?:['-][^\W\d_]+)*)").match(
            text, stop, end
        )
        if more is None or not more[1].rpartition(" ")[2][0].isupper():
            break
        if more[1].lower() in names.NOT_NAMES or more[1].lower() == "i":
            break
        stop = more.end()
    return min(stop, first.start() + LONGEST)


def job(text: str, place: int, end: int) -> list[Value]:
    """Read a noun phrase that names a trade ("a paediatric nurse"), with its article."""
    stop = extent(text, place, end)
    words = list(_WORD.finditer(text, place, stop))[:7]
    best = 0
    for count, match in enumerate(words):
        word = match.group().lower().rstrip(".'")
        if count and word in {"at", "in", "for", "of", "with", "from", "to", "by", "on"}:
            break
        if word in NOT_JOBS:
            return []
        single = word[:-1] if word.endswith("s") and word not in JOBS else word
        if word in JOBS or single in JOBS or any(word.endswith("-" + head) for head in ("engineer", "writer")):
            best = match.end()
    if not best or not _ARTICLE.match(text, place, end):
        return []
    return _one(tidy(text, place, best))


def trade(text: str, place: int, end: int) -> list[Value]:
    """Read any noun phrase where a trade is certain to stand ("I work as ...")."""
    found = job(text, place, end)
    if found:
        return found
    stop = extent(text, place, end)
    cut = re.compile(r"\s(?:at|in|for|on|with|from)\b").search(text, place, stop)
    value = tidy(text, place, cut.start() if cut else stop)
    if value is None or _NO_THING.match(value[0]) or len(value[0].split()) > 5:
        return []
    return [value]


def place_name(text: str, place: int, end: int) -> list[Value]:
    """Read a place to live in or come from."""
    stop = extent(text, place, end)
    cut = _PLACE_END.search(text, place, stop)
    value = tidy(text, place, cut.start() if cut else stop)
    if cut is None and value and text[value[2] : value[2] + 1] == ",":
        value = _with_region(text, value, end)
    if value is None or _NO_PLACE.match(value[0]) or len(value[0].split()) > 5 or _DWELLING.match(value[0]):
        return []
    return [(_place_case(value[0]), value[1], value[2])]


def _with_region(text: str, value: Value, end: int) -> Value:
    region = re.compile(r",\s+([A-Z][\w'-]+)(?=\s*(?:[.!?,;]|$))").match(text, value[2], end)
    if region is None or region[1].lower() in names.NOT_NAMES or len(value[0]) > 30:
        return value
    return (f"{value[0]}, {region[1]}", value[1], region.end())


def _place_case(value: str) -> str:
    if value != value.lower() or value.partition(" ")[0] in {"a", "an", "the", "near", "south", "north"}:
        return value
    small = {"upon", "on", "in", "of", "the", "sur", "am", "de", "near", "north", "south", "east", "west"}
    return " ".join(word if word in small else names.cased(word) for word in value.split())


_STATES = listed(
    """
    bed hospital love trouble tears town labour labor charge pieces agony bits shock therapy surgery rehab prison
    jail school work class court church uni university college touch pain danger debt denial hiding heaven hell luck
    shape remission recovery tatters theatre mourning limbo quarantine isolation stitches hysterics public private
    good bad great tune time two three four a an the my his her their our your any one intensive critical care
    business politics sales finance marketing tech it here there and on for with early late january february march
    april may june july august september october november december spring summer autumn winter training progress
    line front order half fits floods full general goal need no this that some such theory particular person
    """
)
_STAYS = re.compile(
    r"\s*(?:$|[,.;!?)\n…]|(?:and|but|now|these days|with|so|where|when|after|before|years|last|because|cos|to be|in (?:19|20)\d\d)\b)",
    re.IGNORECASE,
)


def town(text: str, place: int, end: int) -> list[Value]:
    """Read the place somebody is in for good: a name of one or two words that ends what is said of it."""
    found = place_name(text, place, end)
    if not found or len(found[0][0].split()) > 2 or found[0][0].split()[0].lower() in _STATES:
        return []
    return found if _STAYS.match(text, found[0][2], end) else []


def dwelling(text: str, place: int, end: int) -> list[Value]:
    """Read a kind of home ("a small flat")."""
    match = _DWELLING.match(text, place, end)
    return [(match.group(), match.start(), match.end())] if match else []


def organisation(text: str, place: int, end: int) -> list[Value]:
    """Read where somebody works ("the children's hospital", "Tesco")."""
    stop = extent(text, place, end)
    cut = re.compile(
        r"\s(?:as|with|from|on|near|by|right|until|is|was|this|last|next|full[- ]time|part[- ]time|after|before|"
        r"during|doing|because|called)\b",
        re.IGNORECASE,
    ).search(text, place, stop)
    value = tidy(text, place, cut.start() if cut else stop)
    if value is None or _NO_ORG.match(value[0]) or len(value[0].split()) > 6:
        return []
    return [value]


_NO_ORG = re.compile(
    r"(?:home|night|nights|least|all|it|the moment|weekends?|the weekend|day|times?|\d|my|your|his|her|their|this|that|"
    r"the (?:minute|same|end)|a (?:loss|time)|noon|midnight|myself|me|you|him|them|once|first|last|present|what|"
    r"peanuts|free|money|a living|tomorrow|now|a (?:few|couple)|an hour|hours|years|ages|us|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)",
    re.IGNORECASE,
)
_PEOPLES = listed(
    """
    german french british english scottish welsh irish american canadian australian spanish italian
    portuguese dutch polish russian ukrainian turkish greek swedish norwegian danish finnish czech
    indian chinese japanese korean brazilian mexican jewish muslim christian catholic hindu buddhist
    sikh swiss austrian belgian african asian european latina latino capricorn scorpio aries taurus
    gemini leo virgo libra aquarius pisces sagittarius batman superman dyslexic autistic deaf vegan
    """
)


def thing(text: str, place: int, end: int) -> list[Value]:
    """Read one thing: a noun phrase or a doing ("coriander", "long walks", "to cook")."""
    return _one(_thing(text, place, extent(text, place, end)))


def title(text: str, place: int, end: int) -> list[Value]:
    """Read a title, which may hold conjunctions where it is capitalised or in quotes."""
    quoted = re.compile(r"[\"'“](.{1,60}?)[\"'”](?=\W|$)").match(text, place, end)
    if quoted:
        return [(quoted[1], quoted.start(1), quoted.end(1))]
    stop = extent(text, place, end)
    more = re.compile(
        r"\s+(?:and|or|as|not|so|who|that|my|it's|you|he|she|we)\s+[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*)*"
    ).match(text, stop, end)
    if more and text[place : place + 1].isupper() and more.end() - place <= LONGEST:
        stop = more.end()
    value = _thing(text, place, stop, most=8)
    if (
        value is not None
        and (cut := re.search(r"\s(?:again|by|at|for the|on|in bed|with)\b", value[0]))
        and cut.start() > 2
    ):
        value = tidy(text, value[1], value[1] + cut.start())
    return _one(value)


def things(text: str, place: int, end: int) -> list[Value]:
    """Read a list of things ("cats and long walks"), each a value of its own."""
    values: list[Value] = []
    while place < end and len(values) < 6:
        stop = extent(text, place, end)
        value = _thing(text, place, stop)
        if value is None:
            break
        whole = re.compile(r"\S+ and \w+").match(text, value[1], end)
        if whole and whole.group().lower() in _TOGETHER:
            value, stop = (whole.group(), whole.start(), whole.end()), whole.end()
        values.append(value)
        join = _LIST.match(text, stop, end)
        if join is None or _NEXT_SUBJECT.match(text, join.end(), end):
            break
        place = join.end()
    return values


def _thing(text: str, place: int, stop: int, most: int = 6) -> Value | None:
    value = tidy(text, place, stop)
    if value is None or _NO_THING.match(value[0]) or len(value[0].split()) > most:
        return None
    if not any(char.isalnum() for char in value[0]) or value[0].rpartition(" ")[2].lower() in _DANGLING:
        return None
    return value


def age(text: str, place: int, end: int) -> list[Value]:
    """Read an age in years as digits ("thirty-four" -> "34"); months or weeks keep their unit."""
    match = _AGE.match(text, place, end)
    years = number(match[1]) if match else None
    if match is None or years is None or not 0 < years < 121:
        return []
    if match["unit"]:
        return [(" ".join(match.group().split()), place, match.end())]
    return [(str(years), place, match.end())]


def date(text: str, place: int, end: int) -> list[Value]:
    """Read a day of the year as "3 May" (with the year where it is said)."""
    match = _DATE.match(text, place, end)
    if match is None:
        return []
    groups = match.groupdict()
    month = MONTHS[(groups["m"] or groups["m2"]).lower()]
    day = ORDINALS[groups["o"].lower()] if groups["o"] else int(groups["d"] or groups["d2"])
    if not 1 <= day <= _MONTH_DAYS[month]:
        return []
    year = groups["y"] or groups["y2"]
    return [(f"{day} {MONTH_NAMES[month]}{' ' + year if year else ''}", match.start(), match.end())]


def anything(text: str, place: int, end: int) -> list[Value]:
    """Read whatever stands there, up to the end of the phrase."""
    return _one(tidy(text, place, extent(text, place, end)))


def _one(value: Value | None) -> list[Value]:
    return [value] if value else []


KINDS: dict[str, Kind] = {
    "name": name, "sure_name": sure_name, "lone_name": lone_name, "job": job, "trade": trade, "place": place_name, "town": town,
    "dwelling": dwelling, "org": organisation, "thing": thing, "things": things, "title": title, "age": age,
    "date": date, "any": anything,
}  # fmt: skip
