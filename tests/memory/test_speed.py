"""How long it takes to understand a sentence."""

from __future__ import annotations

import time

from everwith.core.text import sentences
from everwith.memory.claims import find_claims
from everwith.memory.intentions import find_intentions
from everwith.memory.model import Earshot
from everwith.memory.question import find_questions
from everwith.memory.when import find_times
from tests.memory.labelled import NOW

SENTENCES = (
    "i have an interview on friday at ten and my sister is coming over with her dog",
    "what is my sister's name and when is the wedding she told me about last summer",
    "ugh long shift today and then the bus was late so i walked home in rain",
    "my brother Ben works at the post office in Leeds and he plays the drums badly",
)


def test_a_sentence_is_understood_in_a_millisecond():
    """Fifteen words cost about one millisecond of processor; the bound leaves room for a slow machine."""
    costs = []
    for text in SENTENCES:
        spans = sentences(text)
        best = 1.0
        for _ in range(5):
            begin = time.process_time()
            for _ in range(20):
                find_times(text, NOW)
                find_claims(text, spans, NOW, Earshot())
                find_intentions(text, spans, NOW, Earshot())
                find_questions(text, spans, NOW, Earshot())
            best = min(best, (time.process_time() - begin) / 20)
        costs.append(best)
    print("understanding, ms:", [f"{cost * 1e3:.2f}" for cost in costs])
    assert max(costs) < 0.004
