"""How people ask what she remembers: nouns and verbs of questions, and the slots they ask for."""

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

from everwith.memory.words.listing import listed

NOUNS = {
    "name": "name", "names": "name", "first name": "name", "last name": "surname", "surname": "surname",
    "nickname": "nickname", "age": "age", "birthday": "birthday", "bday": "birthday", "job": "work", "work": "work",
    "profession": "work", "occupation": "work", "career": "work", "home town": "hometown", "hometown": "hometown",
    "hobby": "hobby", "hobbies": "hobby", "dream": "hope", "dream job": "hope", "biggest fear": "fear", "fear": "fear",
    "fears": "fear", "star sign": "star_sign", "diet": "diet", "allergy": "allergy", "allergies": "allergy",
    "religion": "religion", "car": "car", "native language": "language", "mother tongue": "language",
    "nationality": "nationality", "height": "height", "pronouns": "pronouns", "breed": "breed", "shift": "shift",
    "commute": "commute", "workplace": "workplace", "major": "study", "subject": "study", "middle name": "middle_name", "maiden name": "maiden_name", "address": "address",
    "postcode": "postcode", "phone number": "phone_number", "shoe size": "shoe_size", "blood type": "blood_type",
    "eye colour": "eye_colour", "hair colour": "hair_colour", "salary": "salary", "email": "email", "instrument": "plays",
}  # fmt: skip
"""Nouns after "what's my" or "what's my sister's"."""

PHRASES: tuple[tuple[str, str], ...] = (
    (r"where (?:do|does|did) {s} (?:live|stay)", "home"),
    (r"where(?:'?s| is| are| am) {s} (?:living|based)", "home"),
    (r"what(?:'?s| is| are| am) {s} doing for (?:work|a living)", "work"),
    (
        r"(?:what|which) (?:part of [a-z ]+|bit of [a-z ]+|area|district|suburb|neighbou?rhood|street|road) (?:do|does) {s} live (?:in|on)",
        "home",
    ),
    (r"(?:what|which) (?:uni|university|college|school) (?:am|is|do|does|did) {s} (?:at|go to|in)", "school"),
    (r"(?:what|which) (?:company|firm|place|hospital|school|shop) (?:do|does) {s} work (?:for|at|in)", "workplace"),
    (r"(?:what|which) (?:city|town|country|place) (?:do|does) {s} live in", "home"),
    (r"where (?:do|does) {s} work", "workplace"),
    (r"what (?:do|does) {s} do for (?:a living|work|a job|money)", "work"),
    (r"what (?:does|do) (?!we|i\b|they){s} do", "work"),
    (r"(?:what|which) (?:kind of |sort of )?(?:job|work) (?:do|does) {s} (?:have|do)", "work"),
    (r"where (?:am|is|are) {s} (?:originally )?from", "from"),
    (r"where (?:did|do) {s} gr[eo]w up", "hometown"),
    (r"where (?:was|were) {s} born", "hometown"),
    (r"(?:how old|what age) (?:am|is|are|was) {s}", "age"),
    (r"what (?:do|does) {s} teach", "work"),
    (r"what (?:am|is|are) {s} (?:researching|writing my (?:thesis|phd|dissertation) (?:on|about))", "study"),
    (r"when (?:was|were) {s} born", "birthday"),
    (r"what (?:am|is|are) {s} allergic to", "allergy"),
    (r"what (?:am|is|are) {s} (?:afraid|scared|frightened|terrified) of", "fear"),
    (r"what (?:do|does) {s} love", "loves"),
    (r"what (?:do|does) {s} like", "likes"),
    (
        r"what(?: (?:food|foods|thing|things|vegetable|drink))? (?:do|does|can'?t|don'?t) {s} (?:hate|stand|bear|not like)",
        "hates",
    ),
    (r"what (?:do|does|don'?t|doesn'?t) {s} (?:dislike|like)", "dislikes"),
    (r"(?:what|which) instruments? (?:do|does) {s} play", "plays"),
    (r"what (?:do|does) {s} play", "plays"),
    (r"(?:what|which|how many) languages? (?:do|does|can) {s} speak", "language"),
    (r"(?:what|which) (?:kind of |sort of )?car (?:do|does) {s} (?:drive|have)", "car"),
    (r"what (?:am|is|are) {s} reading", "reading"),
    (r"what book (?:am|is|are) {s} reading", "reading"),
    (r"what (?:am|is|are) {s} watching", "watching"),
    (r"what (?:do|does|did|am|is|are) {s} (?:study|studying)", "study"),
    (r"what (?:do|does) {s} drink", "drink"),
    (r"what (?:don'?t|can'?t|doesn'?t) {s} eat", "avoids"),
    (r"what breed is {s}", "breed"),
    (r"what (?:kind|sort) of (?:dog|cat|bird) is {s}", "breed"),
    (r"what(?:'?s| is| are| was| were) {s} (?:called|named)", "name"),
    (r"how many (?:siblings|brothers|sisters|brothers and sisters) (?:do|does) {s} have", "siblings"),
    (r"how many (?:kids|children|sons|daughters) (?:do|does) {s} have", "children"),
    (r"how many (?:pets|dogs|cats) (?:do|does) {s} have", "pets"),
    (r"what (?:do|does) {s} want to (?:be|become|do)", "hope"),
    (r"when (?:do|does) {s} (?:get|wake) up", "wakes"),
    (r"who (?:do|does) {s} live with", "lives_with"),
    (r"how (?:do|does) {s} get to work", "commute"),
    (r"what (?:am|is|are) {s} learning", "learning"),
    (r"what team (?:do|does) {s} support", "team"),
    (r"what (?:are|is) {s} into", "hobby"),
    (r"what (?:do|does) {s} do (?:for fun|in (?:my|her|his|their) (?:free|spare) time)", "hobby"),
    (r"what shifts? (?:do|does) {s} work", "shift"),
    (r"when (?:do|does) {s} work", "shift"),
)
"""Questions for one slot; {s} is whom it is asked of."""

STATES: tuple[tuple[str, str], ...] = (
    (r"(?:am|is|are) {s} (?:still )?(?:a |an )?(?P<v>vegan|vegetarian|pescatarian|gluten[- ]free)", "diet"),
    (r"(?:am|is|are) {s} (?:still )?(?P<v>married|engaged|divorced|single)", "married"),
    (r"(?:am|is|are) {s} (?:still )?(?P<v>an? [a-z][a-z ]+?)", "work"),
    (r"(?:am|is|are) {s} allergic to (?P<v>[a-z ]+?)", "allergy"),
    (r"do(?:es)? {s} (?:still )?(?:like|love) (?P<v>(?!you|it|that|this)[a-z ]+?)", "likes"),
    (r"do(?:es)? {s} (?:still )?play (?:the )?(?P<v>[a-z ]+?)", "plays"),
    (r"do(?:es)? {s} (?:still )?live in (?P<v>[a-z ]+?)", "home"),
    (r"do(?:es)? {s} speak (?P<v>[a-z ]+?)", "language"),
    (r"(?:am|is|are) {s} (?:afraid|scared) of (?P<v>[a-z ]+?)", "fear"),
    (r"do(?:es)? {s} (?:still )?work (?:at|for) (?P<v>[a-z' ]+?)", "workplace"),
    (r"do {s} (?P<v>smoke|vape)", "habit"),
)
"""Questions that ask whether something is so."""

EMPTY = listed(
    """
    a an the and or but of in on at to for from with about into my your his her their our its me you i
    he she they we it what who when where why how did do does was were is are am be been have has had
    tell told say said mention mentioned talk talked talking remember know ever last first time times
    often many much that this these those there then something anything everything some any again really
    so just hey please can could would will
    """
)
"""Words that say nothing of what a question looks for."""
