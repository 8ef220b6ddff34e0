"""The first meeting: a name for the owner, a name for her, one plain question, and they are talking.

A small machine. In each state (what she is waiting for) an answer leads to the next; a question asked of her is
answered first. The states: name, her_name, adult, then "" for the ordinary talk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from everwith.core import text
from everwith.core.acts import Act
from everwith.mind.embedded.choose import choose
from everwith.mind.embedded.fill import Filling
from everwith.mind.embedded.library import Library
from everwith.mind.policy import heard
from everwith.mind.scene import Scene
from everwith.mind.thought import Beat, Thought, Why

_NAMING = re.compile(
    r"^(?:(?:no|nah|hm+|well|how about|what about|maybe|rather|i(?:'d| would) (?:rather|prefer)|"
    r"(?:(?:can|could|may|let me) i |let me |i(?:'ll| will) )?call you|call yourself|you(?:'re| are)|"
    r"be|let'?s say|i like|i prefer)[,:]?\s+)*"
    r"([^\W\d_][^\W\d_'’-]{1,19})(?:\s+(?:instead|please|then|maybe|better|it is|is nicer|is better))?[.!?]*$",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    text.words(
        """yes no yeah yep nope nah ok okay sure fine nice lovely hi hello hey good great why what who maybe perfect
        cool thanks please nothing idk dunno sounds it that you me not right course absolutely beautiful pretty
        whatever hm hmm well lol love haha wow whoa awesome amazing excellent brilliant fantastic wonderful super neat
        sweet cute adorable charming gorgeous elegant fitting interesting funny strange odd weird unusual different
        boring terrible awful horrible bad ugly wrong better next another other others again change deal agreed done
        settled works alright certainly definitely indeed totally exactly gladly happily true correct bye goodbye
        goodnight sorry stop wait skip help really seriously meh ugh yay ew yuck ja si oui nein non da so then now
        anything something someone nobody everything later soon too also same welcome congrats hahaha"""
    )
)
_LATEST_ASKED, _LATEST_SETTLED = 5, 7
"""Turns by which she stops asking for a name, and by which hers is settled: whatever is said, the eighth is talk."""

_UNDER_AGE = re.compile(
    r"\b(?:under ?age|under|below|almost|nearly|(?:not|n'?t) (?:yet|quite|old|an adult|of age|18|eighteen)|yet|until|"
    r"till|turning|turn|will be|i'?ll be|gonna be|minor|kid|child|teen(?:ager)?|grade|in \w+ (?:years?|months?))\b",
    re.IGNORECASE,
)
_OF_AGE = re.compile(r"\b(?:an adult|grown[- ]?up|of age)\b", re.IGNORECASE)
_DECLINES = re.compile(
    r"\b(?:skip|just (?:want to )?(?:talk|chat)|rather not|no names?|none of your|not telling|private)\b", re.IGNORECASE
)


def begin(scene: Scene, library: Library) -> Thought:
    """Return her first words ever to this owner."""
    return _thought(scene, [_step("hello", scene, library)], step="name", meant="to say hello and ask for a name")


def think(scene: Scene, library: Library) -> Thought:
    """Return her next step in the first meeting."""
    return {"hello": _after_name, "name": _after_name, "her_name": _after_her_name, "adult": _after_adult}[
        scene.talk.meeting
    ](scene, library)


def _after_name(scene: Scene, library: Library) -> Thought:
    if scene.owner:
        return _offer(scene, library, "name_offer")
    spoken = _spoken(scene)
    answer = _answer_first(scene, library)
    if _DECLINES.search(spoken) or scene.talk.turn >= (_LATEST_ASKED if answer else 3):
        beats = [_step("skip", scene, library), _step("first_question", scene, library)]
        return _thought(scene, beats, step="", meant="to talk without names", me=_name(scene))
    ask = _step("ask_name_again", scene, library)
    return _thought(scene, [answer, ask], step="name", meant="to ask once more what to call you")


def _after_her_name(scene: Scene, library: Library) -> Thought:
    spoken, acts = _spoken(scene), set(scene.reading.acts)
    offered = scene.talk.offered[-1] if scene.talk.offered else scene.me
    early = scene.talk.turn < _LATEST_SETTLED
    if (given := proposed_name(spoken)) and given.lower() != offered.lower():
        named = replace(scene, me=given)
        return _thought(
            named, [_step("named_by_owner", named, library)], step="adult", meant="to take the name you gave", me=given
        )
    if Act.NO in acts and len(scene.talk.offered) < 4 and early:
        return _offer(scene, library, "name_other")
    if early and "?" in spoken and (answer := _answer_first(scene, library)):
        return _thought(scene, [answer], step="her_name", meant="to answer you first", me="")
    return _thought(scene, [_step("settled", scene, library)], step="adult", meant="to settle on a name", me=offered)


def _after_adult(scene: Scene, library: Library) -> Thought:
    adult = said_adult(_spoken(scene), scene.reading.acts)
    step = "adult_unsaid" if adult is None else "adult_yes" if adult else "adult_no"
    beats = [_step(step, scene, library), _step("first_question", scene, library)]
    return replace(_thought(scene, beats, step="", meant="to begin"), adult=adult)


def said_adult(spoken: str, acts: Iterable[Act]) -> bool | None:
    """Return whether the owner says to be eighteen or older; None where it was not said. A doubt is never a yes."""
    years = [int(number) for number in re.findall(r"\b(\d{1,3})\b", spoken)]
    if (years and min(years) < 18) or _UNDER_AGE.search(spoken):
        return False
    if years or _OF_AGE.search(spoken):
        return True
    return True if Act.YES in acts else False if Act.NO in acts else None


def proposed_name(spoken: str) -> str:
    """Return the name the owner gives her in these words, or ""."""
    match = _NAMING.match(spoken.strip())
    if not match or match.group(1).lower() in _NO_NAME:
        return ""
    name = match.group(1)
    return name if any(letter.isupper() for letter in name) else name.capitalize()


def _offer(scene: Scene, library: Library, step: str) -> Thought:
    name = _name(scene)
    offering = replace(scene, me=name)
    return _thought(offering, [_step(step, offering, library)], step="her_name", meant="to choose a name", me=name)


def _name(scene: Scene) -> str:
    left = [name for name in scene.names if name not in scene.talk.offered] or list(scene.names) or [scene.me]
    return scene.dice.choice(left, "her-name")


def _answer_first(scene: Scene, library: Library) -> Beat | None:
    """A question to her is answered before hers is asked again, by the line that stands if it was asked of that."""
    asked = {kind for kind, act in heard.KIND_OF_ACT if kind in {"why", "you"} and act in scene.reading.acts}
    stands = library.lines.get(scene.talk.opens)
    lines = tuple(line for line in stands.then if line.kind in asked) if stands else ()
    lines = lines or next((p.lines for p in heard.replies(scene, library) if p.score >= 0.6), ())
    beat = choose(lines, scene, Filling(), place="meeting-answer", may_ask=False)
    return replace(beat, opens="") if beat else None


def _step(step: str, scene: Scene, library: Library) -> Beat | None:
    lines = library.by_step.get(step, ())
    return choose(lines, scene, Filling(), place=step, may_ask=True, last_resort=True)


def _spoken(scene: Scene) -> str:
    return text.plain(scene.message.text) if scene.message else ""


def _thought(scene: Scene, beats: list[Beat | None], *, step: str, meant: str, me: str = "") -> Thought:
    return Thought(
        beats=tuple(beat for beat in beats if beat),
        affect=scene.affect,
        why=Why(heard=tuple(map(str, scene.reading.acts)), felt=scene.felt, meant=meant),
        meeting=step,
        me=me,
    )
