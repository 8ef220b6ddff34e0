"""The slot table: what may be known of somebody, how many values it takes, and how one says it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One kind of fact.

    Said as a verb with a rest ("live", "in {v}") or, where `noun` is given, as a possession ("your birthday
    is {v}"). `many` where values add up instead of replacing each other.
    """

    name: str
    verb: str = "be"
    rest: str = "{v}"
    noun: str = ""
    many: bool = False


def _slots(rows: str) -> dict[str, Slot]:
    table = {}
    for row in rows.strip().splitlines():
        name, many, verb, rest = (part.strip() for part in row.split("|"))
        noun = verb[1:] if verb.startswith("'") else ""
        table[name] = Slot(name=name, many=many == "many", verb="be" if noun else verb, rest=rest, noun=noun)
    return table


SLOTS = _slots("""
name | one | be | called {v}
surname | one | 'last name | {v}
nickname | many | be | called {v} by some
pronouns | one | 'pronouns | {v}
age | one | be | {v}
birthday | one | 'birthday | {v}
birth_year | one | be | born in {v}
home | one | live | in {v}
dwelling | one | live | in {v}
lives_with | one | live | {v}
hometown | one | grow | up in {v}
from | one | come | from {v}
nationality | one | be | {v}
work | one | be | {v}
workplace | one | work | at {v}
field | one | work | in {v}
shift | one | work | {v}
job | one | do | {v}
makes | many | make | {v}
study | one | study | {v}
degree | many | have | {v}
school | one | go | to {v}
learning | many | be | learning {v}
health | many | have | {v}
condition | many | be | {v}
allergy | many | be | allergic to {v}
diet | one | be | {v}
avoids | many | avoid | {v}
drink | many | drink | {v}
likes | many | like | {v}
loves | many | love | {v}
dislikes | many | dislike | {v}
hates | many | can't stand | {v}
prefers | many | prefer | {v}
hobby | many | be | into {v}
plays | many | play | {v}
team | many | support | {v}
language | many | speak | {v}
reading | one | be | reading {v}
watching | one | be | watching {v}
car | one | drive | {v}
has | many | have | {v}
bought | many | have bought | {v}
married | one | be | {v}
siblings | many | have | {v}
children | many | have | {v}
pets | many | have | {v}
religion | one | be | {v}
fear | many | be | afraid of {v}
hope | many | want | {v}
habit | many | | {v}
wakes | one | get | up {v}
bedtime | one | go | to bed {v}
sleep | one | sleep | {v}
commute | one | get | to work {v}
training | one | be | training for {v}
saving | one | be | saving for {v}
orientation | one | be | {v}
star_sign | one | be | {v}
height | one | be | {v}
character | many | be | {v}
exists | one | have | {v}
died | one | die | {v}
wedding | one | be | {v}
expecting | one | be | {v}
breed | one | be | {v}
""")

OPPOSITES = {
    "likes": ("dislikes", "hates"), "loves": ("dislikes", "hates"), "dislikes": ("likes", "loves"),
    "hates": ("likes", "loves"), "drink": ("avoids",), "avoids": ("drink",),
}  # fmt: skip
"""Slots that cannot hold the same value at once."""


def slot_of(name: str) -> Slot:
    """Return the slot of that name; "favourite_book" and unheard-of slots are possessions ("favourite book")."""
    return SLOTS.get(name) or Slot(name=name, noun=name.replace("_", " "), many=False)
