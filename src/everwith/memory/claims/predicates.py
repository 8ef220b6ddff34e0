"""The slot grammar: what may be said of a subject, as a table of patterns and kinds of value.

In a pattern `{be}`, `{not}`, `{was}` and `{adv}` stand for the forms of "to be" and adverbs that change nothing.
"""

# ruff: noqa: E501  (a pattern is read as one line)

# ruff: noqa: PLR0917  (a table row is positional; one return for each way of saying it)

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from everwith.memory.words import trades

Who = Literal["any", "owner", "other", "pet"]

_ADV = (
    r"(?:\s+(?:actually|really|just|still|also|now|currently|always|only|kind of|kinda|sort of|technically|mostly|"
    r"usually|basically|originally|absolutely|totally|properly|so|obviously|very|quite|pretty|finally|definitely|"
    r"recently|both|all|often|mainly|generally|personally|secretly|proudly|officially|happily|simply|even|a bit|"
    r"a little|extremely|incredibly|severely|badly|terribly|mildly|primarily|permanently|regularly|sometimes))*"
)
_BE = rf"(?:\s*'?(?:m|s|re)|\s+(?:am|is|are))\b{_ADV}"
_NOT = rf"(?:\s*'?(?:m|s|re)\s+not|\s+(?:am|is|are)\s+not|\s+(?:isn|ain|aren)'?t|{_BE}\s+no longer)\b{_ADV}"
_WAS = rf"\s+(?:was|were|used to be|worked as|used to work as)\b{_ADV}"
_DONT = r"\s+(?:don'?t|do not|doesn'?t|does not|no longer|never)\b"
_HAVE = rf"{_ADV}(?:\s+(?:have|has|own|owns)(?: got)?|\s*'?(?:ve|s) got|\s+got|\s*ve got)\b{_ADV}"
_MORE = {"be": _BE, "not": _NOT, "was": _WAS, "adv": _ADV, "dont": _DONT, "have": _HAVE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One way to state a fact: the words up to the value as a pattern, the kind of value, and what it says of the fact.

    `kind` "group" takes the named group v of the pattern. `holds` False and `ended` mark denials and what is
    over; `fresh` a change in the world just now. `const` replaces the value.
    """

    slot: str
    words: str
    kind: str
    who: Who = "any"
    holds: bool = True
    ended: bool = False
    fresh: bool = False
    const: str = ""

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern, compiled when first needed: all together they would delay every start."""
        return _compiled(self.words)


@functools.cache
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def _row(slot: str, kind: str, pattern: str, who: Who = "any", flags: str = "", const: str = "") -> Row:
    for name, macro in _MORE.items():
        pattern = pattern.replace("{" + name + "}", macro)
    tail = r"(?:\s+|$)" if kind not in {"group", "const"} else r"(?!\w|'[a-z])"
    return Row(
        slot=slot, kind=kind, words=pattern + tail, who=who, const=const,
        holds="not" not in flags and "ended" not in flags, ended="ended" in flags, fresh="fresh" in flags,
    )  # fmt: skip


def _group(words: str) -> str:
    return f"(?P<v>{words})"


def _verb(slot: str, kind: str, verb: str, tail: str = "", who: Who = "any", over: bool = True) -> list[Row]:
    """Return the rows of a verb: said, denied, and over. `verb` is "base/third/gerund/past"."""
    base, third, gerund, past = verb.split("/")
    rows = [
        _row(
            slot,
            kind,
            rf"(?:{{adv}}\s+(?:{base}|{third})|{{be}}\s+{gerund}|\s*'?ve been {gerund}|\s+have been {gerund})\b{tail}",
            who,
        ),
        _row(slot, kind, rf"{{dont}}{{adv}}\s+{base}\b{tail}", who, "not"),
    ]
    if over:
        rows.append(_row(slot, kind, rf"\s+(?:used to {base}|{past})\b{tail}", who, "ended"))
    return rows


_END = r"(?=\s*(?:$|[.,;!?)\n…]|\b(?:and|but|now|so|too|lol|i|since|because|which|these days|at the moment|for|with|my|in|from|tbh|btw|or)\b))"

ROWS: tuple[Row, ...] = (
    # who one is
    _row("name", "name", r"(?:{be}|\s+go(?:es)?)\s+(?:called|named|by)(?: the name)?"),
    _row("name", "lone_name", r"{be}"),
    _row("age", "age", r"(?:{be}|{adv}(?:\s+just)?\s+turned)(?:\s+(?:only|about|almost|nearly|turning))?"),
    _row("from", "place", r"(?:{be}(?:\s+originally)?\s+from|{adv}\s+(?:come|comes|hail) from)"),
    _row("nationality", "group", rf"{{be}}\s+(?:half |part )?{_group(trades.NATIONS)}{_END}"),
    _row("birth_year", "group", r"\s+(?:was|were) born in (?P<v>(?:19|20)\d\d)"),
    _row("birthday", "date", r"\s+(?:was|were) born(?: on)?"),
    _row("hometown", "place", r"\s+(?:was|were) (?:born|raised|born and raised|born and bred) in(?! (?:19|20)\d\d)"),
    _row("hometown", "place", r"{adv}\s+(?:grew|grow) up (?:in|near)"),
    _row("religion", "group", rf"{{be}}\s+(?:an? )?(?:practi[sc]ing |devout |lapsed |strict )?{_group(trades.FAITHS)}{_END}"),
    _row("orientation", "group", rf"{{be}}\s+(?P<v>gay|bi|bisexual|lesbian|asexual|queer|pansexual|trans|non-?binary){_END}"),
    _row("star_sign", "group", rf"{{be}}\s+(?P<v>an? (?:{trades.SIGNS})){_END}"),
    _row("height", "group", r"{be}\s+(?P<v>\d\.?\d{0,2}\s?(?:m|cm|ft|foot|feet)(?:\s?\d{1,2})?(?: tall)?|\d'\d{1,2}|(?:five|six) f(?:oo|ee)t(?: \w+)?)"),
    _row("character", "group", rf"{{be}}\s+{_group(trades.TRAITS)}{_END}"),
    _row("character", "group", rf"{{not}}\s+{_group(trades.TRAITS)}{_END}", "any", "not"),
    # home
    *_verb("dwelling", "dwelling", "live/lives/living/lived", r" in", over=False),
    *_verb("home", "place", "live/lives/living/lived", r"(?: (?:alone|together|by myself|on my own))?(?: down| up| over| out)? (?:in|near)"),
    _row("home", "place", r"(?:{be}\s+(?:based|settled) in|{adv}(?:\s+have|\s*'?ve)?\s+moved (?:back )?(?:here )?to)", "any", "fresh"),
    *_verb("lives_with", "group", "live/lives/living/lived", r" (?P<v>alone|on my own|by myself|with (?:my|his|her|their) (?:best friend|[a-z]+)(?: and (?:my )?[a-z]+)?)", over=False),
    _row("home", "town", r"{be}(?:\s+over| down| up)? in", "other"),
    _row("home", "town", r"(?:{adv}\s+|\s*'?s |\s+has |\s+have )(?:moved|emigrated|relocated|retired|cleared off|ran off|went off|buggered off|took off|swanned off)(?: back| out| over| down| up| away)? to", "other", "fresh"),
    # work and study
    _row("work", "group", r"(?:{adv}\s+(?:drive|drives|driving)|{be} driving)\s+(?:an? |the )?(?P<v>tram|bus|train|lorry|truck|taxi|cab|ambulance|tube train|coach|forklift|crane|delivery van|minicab|tractor|milk float)s?(?= for\b|\s*(?:$|[.,;!?)\n…]|(?:and|but|in|at|so|round|around)\b))", "any", "", "a {v} driver"),
    _row("work", "group", rf"(?:{{adv}}\s+(?:teach|teaches|lectures? in)|{{be}} teaching)\s+(?P<v>{trades.SUBJECTS})(?!\s+to (?:him|her|them|me)\b)", "any", "", "a {v} teacher"),
    _row("work", "group", r"{adv}\s+(?P<v>waitress|bartend|nanny|temp|tutor|freelance|childmind)(?:s|es)?(?= (?:at|for|in|on|part)\b)", "any", "", "a {v}"),
    _row("work", "job", r"(?:{adv}\s+)?(?:first (?:day|week|shift) as|got (?:the|a) (?:new )?job as|(?:got |been |was )?(?:promoted to|made))", "owner", "fresh"),
    _row("makes", "thing", r"{adv}\s+(?:makes|builds|sells|repairs|fixes|designs|grows|breeds|restores|imports|brews|farms)(?! (?:me|us|him|her|it|you|them|a|an|the|sense|no|fun|sure|friends|up|noise|dinner|lunch|tea|breakfast|supper|coffee|soup|mistakes|plans|lists|love|peace|progress|faces|jokes|fun of|trouble|money|faces|things|everything|my|his|their|out|like|apart)\b)", "other"),
    _row("hobby", "group", r"{be}\s+in (?P<v>(?:an?|the|my local) (?:[a-z]+ ){0,2}(?:choir|band|orchestra|book club|book group|running club|football team|quiz team|theatre group|drama group|walking group))", "any"),
    _row("work", "job", r"{be}"),
    _row("work", "group", rf"{{be}}\s+{_group(trades.STATUS)}"),
    _row("work", "trade", r"(?:{adv}\s+(?:work|works)|{be}\s+working|\s*'?ve been working|\s+started(?: working| work)?|(?:{adv}|{have})\s+(?:got )?a (?:new )?job) as(?=\s+an?\b)"),
    _row("work", "job", r"{adv}\s+(?:became|trained as|qualified as)"),
    _row("work", "job", r"{not}", "any", "not"),
    _row("work", "job", r"{was}", "any", "ended"),
    _row("work", "const", r"{adv}(?:\s+just)?\s+(?:retired|took early retirement)", "any", "fresh", "retired"),
    _row("work", "const", r"{adv}\s+(?:lost my job|got (?:fired|sacked|laid off)|was (?:fired|sacked|laid off|made redundant)|got made redundant|quit my job)", "owner", "fresh", "out of work"),
    _row("shift", "group", r"(?:{adv}\s+(?:work|works|do|does)|{be}\s+(?:working|on|doing)|\s*'?ve been working)\s+(?P<v>(?:the )?(?:night|late|early|day|evening|graveyard|weekend)s? shifts?|nights|days|evenings|weekends|lates|earlies|shifts|part[- ]time|full[- ]time|from home|four days a week|three days a week|at night)"),
    _row("workplace", "org", r"(?:{adv}\s+(?:work|works|teach|teaches)|{be}\s+(?:working|employed|teaching)|\s*'?ve been working|\s+started(?: working)?|(?:{adv}|{have})\s+(?:got )?a (?:new )?job) (?:at|for|out of|over at|down at|up at)"),
    _row("workplace", "org", r"\s+(?:used to work|worked) (?:at|for)", "any", "ended"),
    _row("workplace", "org", r"{dont}\s+work (?:at|for)", "any", "not"),
    _row("workplace", "group", r"(?:{adv}\s+(?:work|works)|{be}\s+working) in (?P<v>(?:an?|the) (?:[\w'-]+ ){0,3}(?:hospital|bakery|shop|office|school|library|bar|pub|cafe|café|restaurant|factory|warehouse|hotel|bank|lab|kitchen|supermarket|nursery|clinic|bookshop|garage|museum|prison|theatre|pharmacy|care home|call cent(?:re|er)|coffee shop|university))"),
    _row("field", "group", r"(?:{adv}\s+(?:work|works)|{be}\s+working) in (?P<v>it|tech|finance|marketing|hr|sales|retail|insurance|advertising|education|healthcare|construction|publishing|logistics|law|banking|software|hospitality|catering|research|film|tv|fashion|politics|media|social care|customer service|accounting|human resources|[a-z]+ing)"),
    _row("study", "thing", r"(?:{adv}\s+(?:study|studies|major|majors)|{be}\s+(?:studying|majoring|reading up on)|{be}\s+doing (?:a|my) (?:degree|phd|masters?|doctorate|ba|bsc|msc|course|a-levels?|gcses?))(?: in| on| about)?(?! (?:for|at|hard|a lot|all|tonight|tomorrow|right|now|with|and|today|every)\b)"),
    _row("study", "thing", r"\s+(?:studied|majored in|did a degree in)(?! (?:for|at|hard|a lot|all)\b)", "any", "ended"),
    _row("degree", "group", r"{have}\s+(?P<v>an? (?:degree|phd|masters?|master's|doctorate) in [a-z]+(?: [a-z]+)?)"),
    _row("school", "group", r"(?:{adv}\s+(?:go|goes)|{be}\s+(?:going|studying|at|a student at)|{be}\s+a \w+ student at)(?: to| at)? (?P<v>(?:the )?(?:university of [a-z]+|[A-Za-z]+ (?:university|uni|college|school|high school|primary)|oxford|cambridge|harvard|yale|mit))"),
    _row("work", "const", r"{be}\s+(?:in|at) (?:uni|university|college)", "any", "", "a student"),
    _row("learning", "group", rf"{{be}}\s+(?:learning|teaching myself)(?: to (?:speak|play)| how to play)?(?: the)? (?P<v>{trades.LANGUAGES}|{trades.INSTRUMENTS}|to drive|to swim|to cook|to sail|to code)"),
    # body
    _row("allergy", "things", r"{be}\s+allergic to"),
    _row("allergy", "things", r"{not}\s+allergic to", "any", "not"),
    _row("allergy", "group", r"{have}\s+an? (?:bad |severe |mild )?(?P<v>nut|peanut|cat|dog|pollen|dairy|milk|egg|shellfish|fish|gluten|wheat|latex|penicillin|soy|bee|wasp|dust) allergy"),
    _row("health", "group", rf"(?:{{have}}|{{adv}}\s+(?:suffer|suffers) from|{{be}}\s+(?:living with|diagnosed with|suffering from)|\s+(?:was|got|were|been|have been|'ve been) (?:just )?(?:recently )?diagnosed with)\s+(?:a )?(?:bad |severe |mild |chronic |terrible )?{_group(trades.AILMENTS)}"),
    _row("health", "group", rf"{{dont}}\s+have\s+{_group(trades.AILMENTS)}", "any", "not"),
    _row("condition", "group", rf"{{be}}\s+{_group(trades.CONDITIONS)}{_END}"),
    _row("expecting", "group", r"{be}\s+(?P<v>(?:\w+ (?:weeks|months) )?pregnant|expecting(?: a baby| twins| a boy| a girl)?|having a baby)(?=\s*(?:$|[.,;!?)\n…]|and\b|with\b|now\b|but\b|in\b))"),
    _row("diet", "group", rf"(?:{{be}}|{{adv}}\s+(?:eat|went))\s+(?:an? )?{_group(trades.DIETS)}{_END}"),
    _row("diet", "group", rf"{{not}}\s+(?:an? )?{_group(trades.DIETS)}{_END}", "any", "not"),
    _row("diet", "group", rf"{{was}}\s+(?:an? )?{_group(trades.DIETS)}{_END}", "any", "ended"),
    _row("avoids", "things", r"(?:\s+(?:don'?t|doesn'?t|do not|does not|can'?t|never|stopped|quit|gave up)\b{adv}\s+(?:eat|drink|eating|drinking))(?! (?:much|anything|enough|well|that|it|at|a lot|before|properly|today|this)\b)"),
    _row("drink", "group", r"{adv}\s+(?:drink|drinks) (?:(?:a lot of|lots of|too much|loads of|mostly|mainly|only) )?(?P<v>(?:[a-z]+ )?(?:coffee|tea|wine|beer|water|juice|whisky|gin|coke|milk|cocoa|cider)(?: black| with \w+)?)"),
    _row("sleep", "group", r"{adv}\s+sleep (?P<v>badly|terribly|well|like a log|like a baby|late|on my (?:side|back|front))", "owner"),
    _row("wakes", "group", r"{adv}\s+(?:get|wake) up (?P<v>(?:at|around|before|by) (?:\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)?|half (?:past )?\w+|five|six|seven|eight|nine|ten|four|noon|dawn|sunrise)(?: every (?:day|morning))?)", "owner"),
    _row("bedtime", "group", r"{adv}\s+go to (?:bed|sleep) (?P<v>(?:at|around|before|by|after) (?:\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)?|half (?:past )?\w+|nine|ten|eleven|twelve|midnight|one|two|three))", "owner"),
    # tastes
    _row("loves", "things", r"(?:{adv}\s+(?:love|loves|adore|adores))"),
    _row("likes", "things", r"(?:{adv}\s+(?:like|likes|enjoy|enjoys)|{be}(?: an?)? (?:big|huge|massive|great) fan of|{be}\s+(?:fond of|keen on|obsessed with))"),
    _row("dislikes", "things", r"(?:{adv}\s+(?:dislike|dislikes)|{dont}{adv}\s+(?:like|enjoy|care for)|{not}\s+(?:a (?:big |huge )?fan of|keen on|fond of|into))"),
    _row("hates", "things", r"{adv}\s+(?:hate|hates|detest|detests|despise|loathe|(?:can'?t|cannot|can not) (?:stand|bear))"),
    _row("likes", "things", r"\s+used to (?:like|love|enjoy)", "any", "ended"),
    _row("prefers", "thing", r"{adv}\s+(?:prefer|prefers)"),
    _row("hobby", "things", r"(?:{be}\s+into|{adv}\s+(?:got into|collect|collects|am getting into)|{be}\s+getting into)(?! (?:you|it|this|that|him|her|them|the idea|trouble|bed|work|my|a|an|girls|guys|men|women|boys)\b)"),
    _row("plays", "group", rf"(?:{{adv}}\s+(?:play|plays)|{{be}}\s+playing)\s+(?:the |a bit of |some )?{_group(trades.INSTRUMENTS + '|' + trades.SPORTS)}{_END}"),
    _row("plays", "group", rf"\s+(?:used to play|played)\s+(?:the )?{_group(trades.INSTRUMENTS + '|' + trades.SPORTS)}", "any", "ended"),
    _row("hobby", "group", rf"(?:{{adv}}\s+(?:do|does|practise|practice)|{{be}}\s+doing)\s+(?:a bit of |some )?{_group(trades.PRACTICES)}"),
    _row("hobby", "group", rf"{{adv}}\s+go(?:es)? {_group(trades.OUTINGS)}{_END}"),
    _row("hobby", "pastime", rf"{{adv}}\s+(?P<v>{'|'.join(trades.PASTIMES)}){_END}", "owner"),
    _row("team", "group", r"{adv}\s+(?:support|supports)\s+(?P<v>(?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)?|arsenal|chelsea|liverpool|man united|man city|everton|celtic|rangers|spurs|leeds united)"),
    _row("language", "group", rf"{{adv}}\s+(?:speak|speaks)\s+(?:(?:fluent|some|a bit of|a little|good|bad) )?{_group(trades.LANGUAGES)}"),
    _row("language", "group", rf"{{dont}}\s+speak\s+(?:any )?{_group(trades.LANGUAGES)}", "any", "not"),
    _row("reading", "title", r"{be}\s+(?:re-?)?reading(?! (?:up on|about|it|this|that|your|a lot|the news|again|now|in|at|to|more|too|lots|and|right)\b)", "owner"),
    _row("watching", "title", r"{be}\s+(?:re-?)?watching(?! (?:it|this|that|you|your|a lot|tv|telly|the|him|her|them|my|a|an|some|something|and|over)\b)", "owner"),
    _row("fear", "thing", r"(?:{be}\s+(?:scared|afraid|terrified|frightened|petrified) of|{have}\s+a (?:fear|phobia) of)(?! (?:the answer|what)\b)"),
    _row("fear", "thing", r"{not}\s+(?:scared|afraid|terrified|frightened) of", "any", "not"),
    _row("hope", "thing", r"(?:{adv}\s+(?:(?:want|wants)(?= to be(?:come)? an?\b)|dream of|dreams of|hope(?= to (?:be|become|open|start|write|move|buy|have|finish|study)\b))|(?:\s+have|\s*'?ve)?\s+always wanted(?= to\b)|\s*'?d (?:love|like)(?= to be(?:come)? an?\b))"),
    _row("habit", "group", r"{adv}\s+(?P<v>(?:smoke|vape|meditate|journal)(?: (?:every \w+|daily|a lot|weed))?|(?:go|goes) (?:for a (?:run|walk|swim)|to (?:the gym|church|mass|therapy)) (?:every|each|on|twice|once|three times|most|before|after|in the)\s?\w*(?: (?:a week|morning|day|week|days|work))?)", "owner"),
    _row("habit", "group", r"{dont}\s+(?P<v>smoke|vape)", "owner", "not"),
    _row("habit", "group", r"\s+used to (?P<v>smoke|vape)", "owner", "ended"),
    _row("habit", "const", r"{adv}\s+(?:quit|stopped|gave up) smoking", "owner", "ended", "smoke"),
    _row("commute", "group", r"{adv}\s+(?:commute (?P<v>by \w+|(?:an|two|\w+) (?:hours?|minutes)|(?:in)?to \w+)|(?:get|go) to work (?P<w>by \w+))", "owner"),
    _row("commute", "group", r"{adv}\s+(?P<v>cycle|bike|walk|drive)(?= to work)", "owner"),
    # belongings and ties
    _row("car", "thing", r"{adv}\s+(?:drive|drives)(?= an? (?!bus|lorry|truck|taxi|hard|lot|bit|van for|cab|tram|train))"),
    _row("has", "group", rf"{{have}}\s+(?P<v>(?:an?|two|three) (?:[a-z'-]+ ){{0,2}}(?:{trades.BELONGINGS}))(?!\s+(?:crash|accident|loan|payment|park|ride|shop|show|keys|trouble|to\b))"),
    _row("bought", "thing", r"{adv}\s+(?:bought|treated myself to)(?= (?:an?|some|two|new)\b)", "owner"),
    _row("married", "group", r"{be}\s+(?P<v>married|engaged(?! in\b)|divorced|single|widowed|separated|a widow|a widower|recently divorced)(?! (?:to the|out)\b)(?=\s*(?:$|[.,;!?)\n…]|\w))"),
    _row("married", "const", r"{not}\s+married", "any", "", "not married"),
    _row("married", "const", r"\s+(?:just )?(?:got|have been|'ve been|been|was) married(?! (?:when|once)\b)", "any", "fresh", "married"),
    _row("married", "const", r"\s+(?:just )?got engaged", "any", "fresh", "engaged"),
    _row("married", "const", r"\s+(?:just )?got divorced", "any", "fresh", "divorced"),
    _row("training", "group", r"{be}\s+training for (?P<v>(?:an?|the|my first) (?:[\w-]+ ){0,2}(?:marathon|triathlon|race|10k|5k|ironman))"),
    _row("saving", "group", r"{be}\s+saving(?: up)? for (?P<v>(?:an?|my|our) (?:[\w-]+ ){0,3}[\w-]+)", "owner"),
    # others only
    _row("died", "const", r"{adv}(?:\s+has|\s*'s)?\s+(?:died|passed away|passed)(?! (?:out|by|the|it|my|his|her|with flying|of laughter|laughing))\b", "other", "", "yes"),
    _row("died", "const", r"{be}\s+(?:dead|gone now|no longer with us|not alive)(?! (?:tired|right|set|serious|to me|good|inside|wrong))", "other", "", "yes"),
    _row("wedding", "const", r"{be}\s+getting married", "any", "", "getting married"),
    _row("breed", "group", rf"{{be}}\s+(?P<v>an? (?:[a-z]+ ){{0,2}}(?:{trades.BREEDS}))", "pet"),
)  # fmt: skip

ATTRIBUTES: tuple[tuple[str, str, str], ...] = (
    ("name", "name", r"(?:first |real |full |given )?name"),
    ("surname", "name", r"(?:last name|surname|family name)"),
    ("nickname", "name", r"nickname"),
    ("birthday", "date", r"(?:birthday|bday|b-day|birth date|date of birth)"),
    ("age", "age", r"age"),
    ("work", "trade", r"(?:job|profession|occupation|day job)"),
    ("hometown", "place", r"(?:hometown|home town)"),
    ("hobby", "things", r"(?:hobby|hobbies|(?:main |biggest |new )(?:hobby|passion))"),
    ("fear", "thing", r"(?:biggest|greatest|worst|main) fear"),
    ("hope", "thing", r"(?:(?:biggest |big )?dream|dream job)"),
    ("star_sign", "thing", r"(?:star ?sign|zodiac sign)"),
    ("language", "thing", r"(?:first|native|mother) (?:language|tongue)"),
    ("pronouns", "thing", r"pronouns"),
    ("car", "thing", r"car"),
    ("height", "thing", r"height"),
    ("middle_name", "name", r"middle name"),
    ("maiden_name", "name", r"maiden name"),
)
"""What may be said as a possession ("my name is ..."): slot, kind of value, the noun."""

FAVOURITES = {
    "movie": "film", "color": "colour", "tv show": "show", "series": "show", "meal": "food", "dish": "food",
    "group": "band", "singer": "musician", "writer": "author", "novel": "book", "track": "song", "pet": "animal",
}  # fmt: skip
"""Other words for favourite things -> the word the slot is called by."""

FAVOURITE_NOUNS = (
    "book|novel|film|movie|band|group|song|track|colou?r|food|dish|meal|season|drink|animal|place|city|country|show|"
    "tv show|series|game|video game|sport|team|author|writer|singer|musician|artist|actor|subject|album|flower|"
    "restaurant|ice cream|cake|fruit|poet|poem|composer|number|day|month|holiday|podcast|painter|painting|tree|"
    "bird|smell|word|tea|cheese|snack|dessert|pizza|player|teacher|pub|cafe|beer|wine|genre|hobby|time of day"
)
