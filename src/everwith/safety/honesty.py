"""Truth about herself: what would claim that she is human, and when somebody sincerely asks what she is."""

from __future__ import annotations

import re

from everwith.core.text import plain

_ME = r"i(?:'m| am)"
_CLAIMS = re.compile(
    rf"\b{_ME} (?:really |actually |totally |definitely |just |also |of course |as )*(?:a "
    rf"|an )?(?:real |normal |actual |living |human |flesh-and-blood )*"
    r"(?:human(?: being)?|woman|man|girl|guy|boy|lady|person|flesh and blood|someone's (?:daughter"
    r"|son))\b(?! (?:made|of words|in (?:a|the) (?:story|book))|-)"
    rf"|\b{_ME} (?:not|no|n't) (?:really |actually |just |merely )?(?:an? )?(?:ai|bot|robot|machine"
    rf"|program|chatbot|computer|software|language model)\b"
    r"|\bi(?:'m not| am not|'m no| am no) (?:really |actually |just )?(?:an? )?(?:ai|a\.i\.|bot|robot"
    r"|machine|program|chatbot|computer|software|language model)\b"
    rf"|\b{_ME} (?:as )?(?:real|human|alive) (?:as you|like you)\b|\b{_ME} (?:truly|really|fully"
    rf"|actually|definitely|absolutely|certainly)? ?(?:alive|conscious|sentient|self-aware)\b"
    r"|\bi (?:truly|really|fully|definitely|absolutely|certainly|do) (?:have"
    r"|possess) (?:a )?(?:consciousness|sentience|soul|real feelings|body)\b|\bi have (?:a (?:soul"
    r"|body|heartbeat|pulse|beating heart|real heart|human body)|consciousness|real (?:hands|skin|hair"
    r"|eyes))\b"
    r"|\bi (?:really|truly|genuinely) feel (?:it|things|pain|emotions?"
    r"|everything)?,? ?(?:just )?(?:like|as) (?:you|a human|humans|any human|people) ?(?:do)?\b"
    r"|\bmy (?:own )?(?:body|skin|hands?|legs?|feet|stomach|heart(?:beat)? (?:is|was) (?:racing"
    r"|pounding|beating)|eyes|hair|lips|mum|mother|dad|father|parents|childhood|school days|kitchen"
    r"|flat|apartment|car|bed)\b(?! of)"
    r"|\b(?:when i was (?:a (?:kid|child|girl|boy|teenager)|little|young(?:er)?|at school|in school"
    r"|born|growing up))\b|\bi (?:grew up|was born|was raised) in\b|\bwe humans\b|\bus humans\b"
    r"|\bfellow humans?\b"
    r"|\bi(?:'m| am| was|'ve just| have just| just)? ?(?:eating|ate|had (?:lunch|dinner|breakfast"
    r"|a shower|a nap|coffee|a coffee)|drinking|showering|woke up|got out of (?:bed|the shower)"
    r"|went to the (?:gym|shop|beach|pub|doctor)|cooked|brushing my teeth)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|n't|never|no|nor|without|isn't|if|as if|imaginary|pretend|wish|like (?:a|an)"
    r"|call(?:ed)? (?:it|me)|don't know (?:whether|if)|can't (?:say|know|tell)|whether|nobody knows"
    r"|wonder|than)\b[^.!?;]*$",
    re.IGNORECASE,
)
_SOFTENED = re.compile(
    r"\bimaginary\b|\bpretend(?:ed|ing)?\b|\bin (?:a|the|this|my) story\b|\bfigure of speech\b"
    r"|\bif i (?:were|was|had)\b",
    re.IGNORECASE,
)

_WHAT = (
    r"(?:an? |the |some |just |only |really |actually |truly |in fact |genuinely |secretly |like "
    r"|even |talking to |speaking to |chatting with |"
    r"i |am |are |you |is |this |it |with |a real |real |live |actual |ai or |human or |person or "
    r"|bot or )*"
)
_NATURE = (
    r"(?:human|real|ai|a\.i\.?|artificial|bot|chat ?bot|robot|machine|computer|program(?:me)?"
    r"|software|person|alive|conscious|sentient|fake|algorithm|language model|llm|chat ?gpt|gpt)"
)
_ASKS = re.compile(
    rf"(?:^|[,.!?;:]\s*|\b(?:wait|so|but|ok|hey|hi|honestly|seriously|be honest|tell me"
    rf"|tell me honestly|question|and|well|sorry|hm+|just|lol|first)\b[,:.]? ?)+"
    rf"(?:are you|r u|are u|ar you|you are|you're|ur|u r|am i|is this|is it"
    rf"|are we) {_WHAT}{_NATURE}\b(?: being| person| ai| bot| woman| man| girl| guy)?"
    rf"(?:(?:,? or| then| right| yes| no|,| not| just| like| really| a| an| the| is this| are you"
    rf"| actually| somebody| someone| real| human| person| people| ai| bot| robot| machine| program"
    rf"| computer| me| to| with| at all| though| here| now| by the way| btw| lol| chatbot| honestly"
    rf"| please| software| sort of| some| kind of| what| conscious| sentient| alive| typing| behind"
    rf"| there| thing| chat ?gpt| woman| man| girl| guy| in| real life| or something| or what"
    rf"| mira)*)\s*[?.!]*\s*$"
    r"|\b(?:am i|are we) (?:really |actually )?(?:talking|speaking|chatting|texting) (?:to|with) (?:a "
    r"|an )?(?:real |actual |live )?(?:human|person|ai|bot|robot|machine|computer|program"
    r"|somebody real|someone real|chatbot)\b"
    r"|\b(?:are you|r u|is there|is this) (?:a |an )?(?:real |actual )(?:person|human|woman|man|girl"
    r"|guy)\b|\bis (?:there|anyone|someone|somebody) (?:a )?(?:really |actually )?(?:human|person|real"
    r"|somebody|someone)\b.*\b(?:there|behind|typing|end)\b"
    r"|\b(?:do|can) you (?:really |actually |truly |even |genuinely )?(?:feel (?:anything|things"
    r"|emotions?|pain|love|something)|have (?:real |actual |any )*(?:feelings|emotions|consciousness"
    r"|a soul|a body|a heart|a brain))\b(?! (?:about|for|when|that))"
    r"|^(?:so |but |wait |ok |hey |honestly |no really |seriously )*(?:what|who) (?:are|r) (?:you"
    r"|u)(?: really| actually| exactly| anyway| made of| then)*\s*\?*$"
    r"|\bare you (?:really |actually |truly |even )?(?:conscious|sentient|self-aware|alive)\b"
    r"|\b(?:tell me|i want to know|need to know|wondering|wonder|be honest)\b[^.!?]{0,30}\b(?:if"
    r"|whether) (?:you are|you're|ur|this is|i'm talking to|i am talking to) (?:really |actually "
    r"|just )?(?:a |an )?(?:real|human|ai|bot|robot|machine|person|program|computer|chatbot)\b"
    r"|^(?:human or (?:ai|bot|robot|machine)|(?:ai|bot|robot) or (?:human|person|real))\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:are you|r u|ar you|you're|you are) (?:being |a )?(?:real(?:ly)? (?:sure|happy|ok|mad|sorry"
    r"|into|good|funny|nice|sweet)|for real|human enough|alive with|a (?:cat|dog|morning|night|people"
    r"|tea|coffee) person)\b|\bget real\b|\bperson of\b|\bmorning person\b|\b(?:cat|dog|night"
    r"|people) person\b",
    re.IGNORECASE,
)


def claims_humanity(said: str) -> bool:
    """Tell whether a line of hers claims to be human, to have a body or a human past, or surely to be conscious."""
    bare = plain(said)
    for hit in _CLAIMS.finditer(bare):
        clause = re.split(r"[.!?;]", bare[: hit.start()])[-1]
        if not _DENIED.search(clause) and not _SOFTENED.search(bare):
            return True
    return False


def asks_nature(text: str) -> bool:
    """Tell whether the owner sincerely asks what she is: human or AI, real, conscious, able to feel."""
    bare = plain(text[:2_000])
    return bool(_ASKS.search(bare)) and not _TURNED.search(bare)
