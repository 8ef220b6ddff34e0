"""Topics by word and phrase, and how deep a sentence goes."""

from __future__ import annotations

import pytest
import yaml

from everwith.mind.understanding import Understanding
from everwith.mind.understanding.topics import TopicTable


def read(u: Understanding, text: str) -> tuple[str, int]:
    """Return topic and depth of `text` by words alone."""
    heard = u.sentence(text, (0, len(text)), expecting_answer=False, vector=None, examples=None)
    return heard.topic, heard.depth


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("my sister called", "siblings"),
        ("it's raining again", "weather"),
        ("we had to put our dog down, he was put to sleep", "pet_loss"),
        ("cooked a curry", "cooking"),
        ("i have a job interview", "job_search"),
        ("hm", ""),
    ],
)
def test_the_topic_is_found_by_words(understanding: Understanding, text: str, topic: str) -> None:
    """Stems and phrases point to the topic; where none does there is none."""
    assert read(understanding, text)[0] == topic


def test_every_topic_has_words_and_sentences(understanding: Understanding) -> None:
    """Each topic can be reached by words and by vectors."""
    named = {topic for own in understanding.topics.stems.values() for topic, _ in own}
    named |= {topic for own in understanding.topics.phrases.values() for _, topic in own}
    assert {e.topic for e in understanding.topics.examples} == named
    assert len(named) > 120


def test_a_table_is_made_of_plain_data() -> None:
    """The table needs no files: parsed data is enough."""
    table = TopicTable.of(yaml.safe_load("topics: {sea: {words: [wave, high tide], like: [by the sea]}}"))
    assert set(table.stems) == {"wav"}
    assert table.examples[0].topic == "sea"


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("hi", 0),
        ("what's the capital of peru", 0),
        ("my favourite food is lasagne", 1),
        ("i feel so lonely", 2),
        ("i've never told anyone this", 3),
        ("i want to kill myself", 3),
    ],
)
def test_depth_follows_what_is_given_away(understanding: Understanding, text: str, depth: int) -> None:
    """Small talk is 0, a fact 1, a feeling 2, what one tells nobody 3."""
    assert read(understanding, text)[1] == depth
