"""Reading a message for stated facts: clause by clause, a subject and then what is said of it."""

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from everwith.core.moment import Moment
from everwith.memory.claims import ties
from everwith.memory.claims.asides import apposition, aside, kindred
from everwith.memory.claims.clauses import STRAIGHT, Clause, bounded, clauses, is_jest, stated
from everwith.memory.claims.predicates import ATTRIBUTES, FAVOURITE_NOUNS, FAVOURITES, ROWS, Row
from everwith.memory.claims.replies import answered, corrected, volunteered
from everwith.memory.claims.subjects import MENTION, About, about, mentioned, which
from everwith.memory.claims.values import KINDS, LONGEST, Value
from everwith.memory.model import Claim, Earshot
from everwith.memory.people import name_known, named
from everwith.memory.words.relations import relation_of
from everwith.memory.words.trades import PASTIMES

_IS = r"\s*(?:(?:'?s|\s+is|\s+was|\s+are|:|=)(?:\s+(?:actually|just|called|named|on|still|probably))*)\s+"
_ATTRIBUTES = tuple(
    (slot, kind, re.compile(rf"(?:'?s)?\s+{noun}{_IS}", re.IGNORECASE)) for slot, kind, noun in ATTRIBUTES
)
_FAVOURITE = re.compile(
    rf"(?:'?s)?\s+(?:all[- ]time )?(?:favou?rite|fav|fave)(?: (?:ever|kind of))? (?P<noun>{FAVOURITE_NOUNS})"
    rf"(?: (?:ever|of all time|in the world))?(?:'?s|\s+is|\s+are|\s+has to be|\s+would be)\s+(?:probably |definitely |still |always )*",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:(?:please |just )?call me|(?:everyone|everybody|people|my friends|friends|they all) calls? me)\s+",
    re.IGNORECASE,
)
_NAMES = re.compile(r"(?:the )?name'?s\s+|name:\s*|name is\s+|this is (?=[A-Z]\w+ here)", re.IGNORECASE)
_HEARD = re.compile(
    r"\b(?:i|im|ive|my|our|we|she|he|they|her|his|their|its|call|calls|name|names|name's|i'm|i've|live|work|can't|used|grew|just|have|got|hate|love|moved|don't|studied|play)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\s*,?\s*(?:and|but)(?=\s+(?:live|lives|work|works|stud(?:y|ies)|loves?|hates?|plays?|speaks?|has|can'?t|likes?|"
    r"grew|used to|is|am|don'?t|doesn'?t|moved|enjoys?)\b)",
    re.IGNORECASE,
)
_ELIDED = re.compile(
    r"(?:live in|work (?:at|as|for|nights|from home|in)|can'?t stand|used to (?:be|live|work|play)|grew up in|just turned|"
    r"have (?:a|two|three)\b|first (?:day|week|shift) as|got (?:the|a) job as|got (?:a|two|three)\b|hate|love|moved to|don'?t (?:eat|drink|smoke)|studied|play the)\s",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"(?:teaches|works|lives|makes|builds|sells|drives|plays|speaks|runs|has|loves|hates|grew up|studies|repairs|fixes|designs)\s",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?:(?:so|and|ok|okay|but|hey|hm|right|oh|now|then|quick test)[,.\s]+)*(?:wh?at(?:'?s| is| was| are| did| do| does)|who(?:'?s| is| was| did)|"
    r"where(?:'?s| is| do| does| did)|when(?:'?s| is| was| do| does| did)|how (?:old|many|long)|which|(?:do|can) you (?:remember|know)|did i|have i|remind me)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:she|he|they|her|his|their)(?![^\W\d_])|(?:she|he)s\b", re.IGNORECASE)
_MENTIONS = 20
_SECOND_PERSON = {"my": "your", "our": "your", "myself": "yourself", "mine": "yours", "me": "you"}
_FIRST_PERSON = re.compile(r"(?<![\w'])(?:my|our|myself|mine|me)(?![\w'])")
_NEXT = re.compile(r"\s+(?=(?:i|im|ive|my|she|he)\b)", re.IGNORECASE)


@dataclass(slots=True)
class Hearing:
    """What a message has said so far: its claims, the person last spoken of, and the names given in it."""

    text: str
    now: Moment
    earshot: Earshot
    last: str = ""
    former: str = ""
    claims: list[Claim] = field(default_factory=list)
    heard: dict[str, str] = field(default_factory=dict)

    def claim(self, subject: str, slot: str, value: Value, start: int, row: Row | None = None) -> None:
        """Note a fact; its words run from `start` to the end of the value."""
        if any(c.subject == subject and c.slot == slot and c.value == value[0] for c in self.claims):
            return
        if slot == "name" and _PRONOUN.match(self.text, start) and self._named_otherwise(subject, value[0]):
            return
        ended = row is not None and row.ended
        self.claims.append(
            Claim(
                subject=subject,
                slot=slot,
                value=_turned(value[0])[:LONGEST],
                holds=row is None or row.holds,
                valid_from=self.now.ms if row is not None and row.fresh else None,
                valid_to=self.now.ms if ended else None,
                span=(start, value[2]),
            )
        )

    def _named_otherwise(self, subject: str, name: str) -> bool:
        """Return True where "his name is Gus" cannot be about whom it seems, since that one has another name."""
        known = name_known(self.earshot.knowledge, subject)
        return bool(known) and known.casefold() != name.casefold()


def _turned(value: str) -> str:
    """Return a value as said back to the owner: "with my wife" -> "with your wife"."""
    return _FIRST_PERSON.sub(lambda match: _SECOND_PERSON[match.group().lower()], value)


def find_claims(text: str, spans: Sequence[tuple[int, int]], now: Moment, earshot: Earshot) -> tuple[Claim, ...]:
    """Return the facts `text` states, in order; `spans` are its sentences.

    What is asked, wished, supposed, quoted, joked or said by others is not taken. A bare answer is read by
    `earshot.asked`, a correction by what is known in `earshot.knowledge`.
    """
    flat = text.translate(STRAIGHT)
    if not spans or is_jest(flat):
        return ()
    hearing = Hearing(text=flat, now=now, earshot=earshot, last=earshot.last_person)
    put_right = corrected(flat, spans, earshot)
    if put_right:
        return put_right
    if earshot.asked is None and not earshot.knowledge.facts and not _HEARD.search(flat) and not _named_first(flat):
        return ()
    for number, span in enumerate(spans):
        before = len(hearing.claims)
        spoken = _head(hearing, spans[number - 1]) if number else ""
        found = clauses(flat, span)
        for clause in found:
            if not aside(hearing, clause.start, clause.end, now):
                _read(hearing, clause)
        _carried(hearing, found)
        if spoken and len(hearing.claims) == before and stated(flat, span[0], span[0], span[1]):
            apposition(hearing, span, spoken)
        _mentions(hearing, span)
        if number == 0 and len(hearing.claims) == before and earshot.asked is not None:
            hearing.claims.extend(answered(flat, span, earshot))
        if number == 0 and len(hearing.claims) == before:
            hearing.claims.extend(volunteered(flat, spans, earshot))
        if len(hearing.claims) > before:
            hearing.last = hearing.claims[-1].subject
    return tuple(_settled(hearing))


def _head(hearing: Hearing, span: tuple[int, int]) -> str:
    """Return the person a sentence begins with, "" where it begins with nobody."""
    whom = about(hearing.text, span[0], span[1], hearing.earshot, "")
    return whom.subject if whom is not None and not whom.owning and whom.subject != "owner" else ""


def _carried(hearing: Hearing, found: list[Clause]) -> None:
    """Read "teaches maths" after "Huw's the husband," as said of him."""
    if hearing.last in {"", hearing.earshot.last_person} or len(hearing.claims) == 0:
        return
    for clause in found[1:]:
        if _CARRIED.match(hearing.text, clause.start, clause.end) and hearing.claims[-1].subject == hearing.last:
            place = clause.start
            _said_of(hearing, About(subject=hearing.last, start=place, end=max(0, place - 1)), clause.end)


def _named_first(text: str) -> bool:
    return (any(char.isupper() for char in text[:1]) and " is " in text) or "'s " in text


def _read(hearing: Hearing, clause: Clause) -> None:
    """Read one clause, and what runs on from it without a stop ("im tom i live in leeds")."""
    place = clause.start
    for _ in range(4):
        stop = _read_once(hearing, place, clause.end)
        run = _NEXT.match(hearing.text, stop, clause.end) if stop else None
        if run is None or not stated(hearing.text, place, run.end(), clause.end):
            return
        place = run.end()


def _read_once(hearing: Hearing, place: int, end: int) -> int:
    text = hearing.text
    for pattern, slot in ((_CALLED, "nickname"), (_NAMES, "name")):
        match = pattern.match(text, place, end)
        if match:
            values = KINDS["name"](text, match.end(), end)
            if values:
                called = (
                    "name" if match.group().strip().lower()[-7:] == "call me" and "calls" not in match.group() else slot
                )
                if called == "name" and match.group().lower().startswith(
                    ("people", "everyone", "my friends", "friends")
                ):
                    called = "nickname"
                hearing.claim("owner", called, values[0], place)
                return values[0][2]
    whom = about(text, place, end, hearing.earshot, hearing.last)
    if whom is None:
        return _elided(hearing, place, end)
    return _said_of(hearing, whom, end)


def _elided(hearing: Hearing, place: int, end: int) -> int:
    """Read "love hiking" as if "I" stood before it."""
    if not _ELIDED.match(hearing.text, place, end):
        return 0
    shift = place - 2
    whole = Hearing(text="i " + hearing.text[place:end], now=hearing.now, earshot=hearing.earshot, last=hearing.last)
    whole.heard = hearing.heard
    stop = _said_of(whole, About(subject="owner", start=0, end=1), len(whole.text))
    for claim in whole.claims:
        hearing.claims.append(replace(claim, span=(max(place, claim.span[0] + shift), claim.span[1] + shift)))
    hearing.last = whole.last
    return stop + shift if stop else 0


def _said_of(hearing: Hearing, whom: About, end: int) -> int:
    """Read what is said of a subject; return where the reading stopped, 0 where nothing was understood."""
    subject = _named_subject(hearing, whom)
    if subject not in {"owner", hearing.last}:
        hearing.former, hearing.last = hearing.last, subject
    stop = _possession(hearing, whom, subject, end)
    if stop or whom.owning:
        return stop
    stop = ties.read(hearing, whom, subject, end) or kindred(hearing, subject, whom.end, end, hearing.former)
    if stop:
        return stop
    for row in ROWS:
        if not _may(row, subject, whom):
            continue
        match = row.pattern.match(hearing.text, whom.end, end)
        if match is None:
            continue
        values = _values(row, match, hearing.text, end)
        if not values or (row.slot == "name" and subject == "owner" and whom.we):
            continue
        if row.slot == "name":
            subject = _renamed(hearing, subject, values[0][0])
        for value in values:
            hearing.claim(subject, row.slot, value, whom.start, row)
        stop = _goes_on(hearing, whom, row, values[-1][2], end)
        more = _ALSO.match(hearing.text, stop, end)
        again = replace(whom, subject=subject, end=more.end(), name=None, other=False) if more else None
        return (_said_of(hearing, again, end) if again else 0) or stop
    return whom.name[2] if whom.name else 0


def _goes_on(hearing: Hearing, whom: About, row: Row, stop: int, end: int) -> int:
    """Read "at the hospital" after "a nurse", and "at Leeds" after "study law"."""
    if row.slot == "study" and row.holds:
        more = re.compile(r"\s+at\s+").match(hearing.text, stop, end)
        values = KINDS["org"](hearing.text, more.end(), end) if more else []
        if values:
            hearing.claim(hearing.claims[-1].subject, "school", values[0], whom.start, row)
            return values[0][2]
    if row.slot == "work" and row.holds:
        more = re.compile(r"\s+(?:at|for|out of)\s+").match(hearing.text, stop, end)
        values = KINDS["org"](hearing.text, more.end(), end) if more else []
        if values:
            subject = hearing.claims[-1].subject
            hearing.claim(subject, "workplace", values[0], whom.start, row)
            return values[0][2]
    return stop


def _may(row: Row, subject: str, whom: About) -> bool:
    if row.who == "owner":
        return subject == "owner"
    if row.who == "other":
        return subject != "owner"
    relation = relation_of(subject)
    if row.who == "pet":
        return (relation is not None and relation.pet) or subject.startswith("person:")
    return not (row.slot == "name" and whom.name is not None)


def _values(row: Row, match: re.Match[str], text: str, end: int) -> list[Value]:
    if row.kind == "const":
        return [(row.const, match.start(), match.end())]
    if row.kind in {"group", "pastime"}:
        groups = match.groupdict()
        which_group = "v" if groups.get("v") else "w"
        start, stop = match.span(which_group)
        value = " ".join(text[start:stop].split())
        if row.const:
            value = _articled(row.const.replace("{v}", value.lower()))
        return [(PASTIMES.get(value.lower(), value) if row.kind == "pastime" else value, start, stop)]
    return KINDS[row.kind](text, match.end(), end)


def _articled(value: str) -> str:
    """Return "an art teacher" for "a art teacher"."""
    return "an " + value[2:] if value[:3].lower() in {"a a", "a e", "a i", "a o"} else value


def _named_subject(hearing: Hearing, whom: About) -> str:
    """Return the subject with its number, and note the name said along with it."""
    subject = whom.subject
    if whom.other and "#" not in subject:
        subject = f"{subject}#2"
    if whom.name is None:
        return subject
    known = named(hearing.earshot.knowledge, whom.name[0])
    if known.partition("#")[0] == subject:
        return known
    subject = _renamed(hearing, subject, whom.name[0])
    hearing.claim(subject, "name", whom.name, whom.start)
    return subject


def _renamed(hearing: Hearing, subject: str, name: str) -> str:
    if subject == "owner" or subject.startswith("person:"):
        return subject
    subject = which(subject, name, hearing.earshot, hearing.heard)
    hearing.heard[subject] = name
    return subject


def _possession(hearing: Hearing, whom: About, subject: str, end: int) -> int:
    """Read "my name is ...", "her favourite film is ..."."""
    text = hearing.text
    favourite = _FAVOURITE.match(text, whom.end, end)
    if favourite:
        noun = favourite["noun"].lower()
        noun = FAVOURITES.get(noun, noun).replace("color", "colour").replace(" ", "_")
        values = KINDS["title"](text, favourite.end(), end)
        if values:
            hearing.claim(subject, f"favourite_{noun}", values[0], whom.start)
            return values[0][2]
        return 0
    for slot, kind, pattern in _ATTRIBUTES:
        match = pattern.match(text, whom.end, end)
        values = KINDS[kind](text, match.end(), end) if match else []
        if not values:
            continue
        if slot == "name":
            subject = _renamed(hearing, subject, values[0][0])
        for value in values:
            hearing.claim(subject, slot, value, whom.start)
        return values[-1][2]
    return 0


def _mentions(hearing: Hearing, span: tuple[int, int]) -> None:
    """Note that people exist whom the sentence only mentions, with the names it gives them."""
    for match in islice(MENTION.finditer(hearing.text, *bounded(span)), _MENTIONS):
        if not stated(hearing.text, span[0], match.start(), span[1]):
            continue
        whom = mentioned(hearing.text, match, span[1], hearing.earshot)
        if whom is None or _ASKING.match(hearing.text, *span):
            continue
        subject = _named_subject(hearing, whom)
        hearing.last = subject if hearing.last == hearing.earshot.last_person else hearing.last
        kind = subject.partition("#")[0]
        hearing.claim(subject, "exists", (ties.one(kind), match.start(), match.end()), match.start())


def _settled(hearing: Hearing) -> list[Claim]:
    """Drop bare existence where more was said, and "late" for those who died."""
    told = {claim.subject for claim in hearing.claims if claim.slot != "exists"}
    kept = [c for c in hearing.claims if c.slot != "exists" or c.subject not in told or not c.holds]
    return [replace(c, span=(c.span[0], min(c.span[1], len(hearing.text)))) for c in kept]
