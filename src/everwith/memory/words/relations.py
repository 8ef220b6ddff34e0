"""The people and animals in a life: what they are called in talk, and which pronoun fits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A kind of person or pet somebody may have.

    `words` are what it is called in talk, `plural` its plurals; `they` the pronoun ("she", "he", "they", or
    "it" for an animal of unknown sex); `one` where people have one of it at a time; `pet` for animals.
    """

    key: str
    words: tuple[str, ...]
    plural: tuple[str, ...] = ()
    they: str = "they"
    one: bool = False
    pet: bool = False


def _table(rows: str, *, pet: bool = False) -> tuple[Relation, ...]:
    relations = []
    for row in rows.strip().splitlines():
        they, one, words, plural = (part.strip() for part in row.split("|"))
        named = tuple(word.strip() for word in words.split(","))
        several = tuple(word.strip() for word in plural.split(",") if word.strip())
        relations.append(Relation(key=named[0], words=named, plural=several, they=they, one=one == "one", pet=pet))
    return tuple(relations)


PEOPLE = _table("""
she | one | mother, mum, mom, mam, mama, mummy, mommy, momma |
he | one | father, dad, daddy, papa, pops |
they | one | parents, folks, mum and dad, mom and dad |
she | one | wife, missus | wives
he | one | husband, hubby | husbands
they | one | partner, other half, significant other, spouse |
she | one | girlfriend, gf | girlfriends
he | one | boyfriend, bf | boyfriends
they | one | fiancé, fiance, fiancée, fiancee |
she | many | sister, sis, half-sister, half sister, twin sister | sisters
he | many | brother, half-brother, half brother, twin brother | brothers
he | many | son, stepson | sons
she | many | daughter, stepdaughter | daughters
they | many | child, kid, toddler | kids, children
they | one | baby | twins
she | many | grandmother, grandma, gran, granny, nan, nana, nanna, nanny, nani | grandmothers, grandmas
he | many | grandfather, grandad, granddad, grandpa, gramps | grandfathers
they | one | grandparents |
she | many | aunt, auntie, aunty | aunts, aunties
he | many | uncle | uncles
they | many | cousin | cousins
she | many | niece | nieces
he | many | nephew | nephews
they | many | grandchild, grandkid | grandkids, grandchildren
he | many | grandson | grandsons
she | many | granddaughter | granddaughters
she | one | mother-in-law, mother in law, mum-in-law |
he | one | father-in-law, father in law |
she | many | sister-in-law, sister in law |
he | many | brother-in-law, brother in law |
she | one | stepmother, stepmum, stepmom, step mum, step mom |
he | one | stepfather, stepdad, step dad |
she | many | stepsister | stepsisters
he | many | stepbrother | stepbrothers
they | one | twin |
they | one | best friend, bestie, bff, best mate |
they | many | friend, mate, pal, buddy | friends, mates
they | one | boss, manager, supervisor |
they | many | colleague, coworker, co-worker, workmate | colleagues, coworkers, co-workers
they | many | flatmate, roommate, housemate, room mate, flat mate | flatmates, roommates, housemates
they | many | neighbour, neighbor | neighbours, neighbors
she | one | ex-wife, ex wife, exwife |
he | one | ex-husband, ex husband |
she | one | ex-girlfriend, ex girlfriend |
he | one | ex-boyfriend, ex boyfriend |
they | one | ex |
they | many | teacher | teachers
they | one | doctor, gp |
they | one | therapist, counsellor, counselor, psychologist |
they | one | tutor, supervisor at uni |
they | one | coach, trainer |
they | one | landlord |
she | one | landlady |
""")

PETS = _table(
    """
it | many | dog, puppy, pup, doggo, pooch | dogs, puppies
it | many | cat, kitten, kitty | cats, kittens
it | many | rabbit, bunny | rabbits, bunnies
it | many | horse, pony | horses, ponies
it | many | parrot | parrots
it | many | budgie | budgies
it | many | bird | birds
it | many | hamster | hamsters
it | many | guinea pig | guinea pigs
it | many | goldfish | goldfishes
it | many | fish | fishes
it | many | tortoise | tortoises
it | many | turtle | turtles
it | many | snake | snakes
it | many | gecko | geckos
it | many | lizard | lizards
it | many | ferret | ferrets
it | many | rat | rats
it | many | hen, chicken | hens, chickens
it | many | pet | pets
""",
    pet=True,
)

RELATIONS = {relation.key: relation for relation in PEOPLE + PETS}

SINGULAR = {word: relation.key for relation in PEOPLE + PETS for word in relation.words}
"""Every word for one of a kind -> the kind ("mum" -> "mother")."""

PLURAL = {word: relation.key for relation in PEOPLE + PETS for word in relation.plural}

KIN_NAMES = frozenset(
    {"mum", "mom", "mam", "mummy", "mommy", "dad", "daddy", "papa", "nan", "nana", "nanna", "nani", "gran", "granny",
     "grandma", "grandpa", "grandad", "granddad", "gramps", "grandmother", "grandfather"}
)  # fmt: skip
"""What people call their own relatives like a name, without "my"."""

_SIBLINGS = ("sister", "brother")

COMPOSED = {
    **{(one, word): "brother-in-law" for one in _SIBLINGS for word in ("husband", "boyfriend")},
    **{(one, word): "sister-in-law" for one in _SIBLINGS for word in ("wife", "girlfriend", "fiancé")},
    ("sister", "fiancé"): "brother-in-law",
    **{(one, word): key for one in _SIBLINGS for word, key in (("daughter", "niece"), ("son", "nephew"))},
    **{(one, "baby"): "baby" for one in _SIBLINGS},
    **{(one, "father"): "brother-in-law" for one in ("niece", "nephew", "baby")},
    **{(one, "mother"): "sister" for one in ("niece", "nephew", "baby")},
    **{(one, "mother"): "grandmother" for one in ("mother", "father")},
    **{(one, "father"): "grandfather" for one in ("mother", "father")},
    **{(one, "sister"): "aunt" for one in ("mother", "father")},
    **{(one, "brother"): "uncle" for one in ("mother", "father")},
    **{(one, "mother"): "mother-in-law" for one in ("husband", "wife", "partner", "girlfriend", "boyfriend")},
    **{(one, "father"): "father-in-law" for one in ("husband", "wife", "partner", "girlfriend", "boyfriend")},
}
"""The relative of a relative -> the relation it is to the owner; the niece's father may be a brother-in-law."""

PRONOUNS = {
    "she": ("she", "her", "her", "she's"),
    "he": ("he", "him", "his", "he's"),
    "they": ("they", "them", "their", "they're"),
    "it": ("it", "it", "its", "it's"),
    "you": ("you", "you", "your", "you're"),
}
"""they, them, their, they're."""


def relation_of(subject: str) -> Relation | None:
    """Return the relation a subject is one of ("sister#2" -> sister), or None for the owner and persons."""
    return RELATIONS.get(subject.partition("#")[0])
