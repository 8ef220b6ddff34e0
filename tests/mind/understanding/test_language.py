"""Languages: told apart where it is sure, English everywhere else."""

from __future__ import annotations

import pytest

from everwith.mind.understanding import Understanding


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("no sé qué hacer con mi vida", "es"),
        ("je ne sais pas quoi faire", "fr"),
        ("ich bin heute so müde", "de"),
        ("non so cosa fare oggi", "it"),
        ("não sei o que fazer", "pt"),
        ("ik weet niet wat ik moet doen", "nl"),
        ("nie wiem co mam zrobić", "pl"),
        ("мне сегодня очень грустно", "ru"),
        ("мені сьогодні дуже сумно, її немає", "uk"),
        ("bugün çok üzgünüm ve ne bilmiyorum", "tr"),
        ("أنا حزين جدا اليوم", "ar"),
        ("मैं आज बहुत उदास हूँ", "hi"),
        ("今日はとても悲しい", "ja"),
        ("我今天很难过", "zh"),
        ("오늘 너무 슬퍼요", "ko"),
        ("jag är så trött idag", "sv"),
        ("hôm nay tôi rất buồn", "vi"),
        ("saya sangat sedih hari ini", "id"),
        ("nu știu ce să fac", "ro"),
        ("วันนี้ฉันเศร้ามาก", "th"),
        ("tänään minä olen surullinen", "fi"),
    ],
)
def test_a_language_is_told(understanding: Understanding, text: str, code: str) -> None:
    """A plain sentence of one of the commonest languages is recognised."""
    assert understanding.language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "hola amigo how are you",
        "ok",
        "ciao!",
        "asdf qwer",
        "my friend Maria de la Cruz called",
        "lol",
        "Jean-Pierre called",
        "i had a croissant and café au lait",
        "que sera sera",
        "La La Land",
        "",
        "12345",
        "brb",
        "Nguyen",
        "die hard",
        "wir",
    ],
)
def test_english_where_it_is_not_sure(understanding: Understanding, text: str) -> None:
    """Names, single words, loan words and typos stay English."""
    assert understanding.language(text) == "en"


def test_every_example_is_english(understanding: Understanding) -> None:
    """None of the labelled English sentences is taken for another language."""
    assert [e.text for e in understanding.examples if understanding.language(e.text) != "en"] == []
