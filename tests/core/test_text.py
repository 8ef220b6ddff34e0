"""Text of any kind is cleaned without harm, and cut into sentences in time that grows with its length."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.core import text
from everwith.core.errors import WrongUse

ANY = st.text(alphabet=st.characters(), max_size=80)
TALK = st.text(alphabet="ab .!?…\n\"')]Dr. \t", max_size=120)

LANGUAGES = """Guten Morgen, schön dich zu sehen|Buenos días, ¿qué tal?|おはようございます|안녕하세요|早上好|صباح الخير
בוקר טוב
Доброе утро|Καλημέρα|สวัสดีตอนเช้า|शुभ प्रभात|সুপ্রভাত|காலை வணக்கம்|శుభోదయం|ಶುಭೋದಯ|സുപ്രഭാതം|શુભ સવાર|ਸ਼ੁਭ ਸਵੇਰ|ශුභ උදෑසනක්
မင်္ဂလာနံနက်ခင်းပါ|អរុណសួស្តី|ສະບາຍດີຕອນເຊົ້າ|დილა მშვიდობისა|Բարի լույս|እንደምን አደርክ|صبح بخیر، می‌خواهم|صبح بخير|Günaydın
Dzień dobry|Dobré ráno|Dobro jutro|Jó reggelt|Bună dimineața|Добро утро|Добрий ранок|Labas rytas|Labrīt|Tere hommikust
Hyvää huomenta|God morgon|Góðan daginn|Maidin mhaith|Bore da|Egun on|Bon dia|Bom dia|Buongiorno|Bonjour|Goedemorgen
Chào buổi sáng|Magandang umaga|Selamat pagi|Habari za asubuhi|Sawubona|Ẹ káàárọ̀|Өглөөний мэнд|བདེ་ལེགས""".replace(
    "\n", "|"
).split("|")


@given(given=ANY)
def test_cleaning_twice_is_cleaning_once(given: str) -> None:
    """What is clean stays as it is: in NFC, without control characters, encodable, with something visible."""
    try:
        clean = text.clean(given)
    except WrongUse:
        return
    assert text.clean(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in clean)
    assert text.plain(clean)


@pytest.mark.parametrize("said", LANGUAGES)
def test_every_language_is_kept(said: str) -> None:
    """Text in any language comes through as it was written, joiners of Persian and Sinhala included."""
    assert text.clean(said) == unicodedata.normalize("NFC", said)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("hi\x00there\x1b[31m", "hithere[31m"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("sis\u200bter and\u00ad so\ufeff on", "sister and so on"),
        ("\u202egnirts\u202c", "gnirts"),
        ("half \ud83d a pair", "half ? a pair"),
        ("👩\u200d👩\u200d👧 ❤\ufe0f", "👩\u200d👩\u200d👧 ❤\ufe0f"),
        ("e\x00\u0301", "é"),
        ("  tab\there  ", "tab\there"),
        ("'; DROP TABLE owner; --", "'; DROP TABLE owner; --"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_what_carries_no_meaning_goes(given: str, kept: str) -> None:
    """Control characters, invisible ones, overrides of direction and halves of characters go; markup is only text."""
    assert text.clean(given) == kept


@pytest.mark.parametrize("nothing", ["", " ", "\n\t ", "\u200b\u200d\ufeff", "\x00\x01", "\u200e\u200f", "\u202e"])
def test_a_message_of_nothing_is_refused(nothing: str) -> None:
    """A message in which nothing is visible is wrong use."""
    with pytest.raises(WrongUse):
        text.clean(nothing)


def test_a_megabyte_is_refused_at_once() -> None:
    """A message of a million characters is refused, kindly, without being looked through."""
    begun = time.perf_counter()
    with pytest.raises(WrongUse, match="1,000,000"):
        text.clean("x" * 1_000_000)
    assert time.perf_counter() - begun < 0.1
    assert len(text.clean("x" * text.LONGEST)) == text.LONGEST


@given(said=st.one_of(ANY, TALK))
def test_sentences_hold_all_words_in_order(said: str) -> None:
    """Spans are ordered, do not overlap, begin and end with something visible, and leave out only space and marks."""
    spans = text.sentences(said)
    end = 0
    for start, stop in spans:
        assert end <= start < stop <= len(said)
        assert not said[start].isspace()
        assert not said[stop - 1].isspace()
        assert all(c.isspace() or c in "\"')]" for c in said[end:start])
        end = stop
    assert all(c.isspace() or c in "\"')]" for c in said[end:])


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("I said no. Then I left.", ["I said no.", "Then I left."]),
        ("No. I don't want to", ["No.", "I don't want to"]),
        ("Dr. Brown called. Good news!", ["Dr. Brown called.", "Good news!"]),
        ("at 9 a.m. sharp", ["at 9 a.m. sharp"]),
        ("e.g. this one", ["e.g. this one"]),
        ("one\ntwo\n\nthree", ["one", "two", "three"]),
        ("really?! yes… well", ["really?!", "yes…", "well"]),
        ("3.5 km", ["3.5 km"]),
    ],
)
def test_where_sentences_end(said: str, parts: list[str]) -> None:
    """A sentence ends at its mark or at a line break, not after an abbreviation or inside a number."""
    assert [said[start:end] for start, end in text.sentences(said)] == parts


@pytest.mark.parametrize("unit", ["dr. ", "a. ", ".", "?\n", '."" ', "no. ", "... ", "x", "\n ", "!)]'"])
def test_no_text_takes_long(unit: str) -> None:
    """The longest message there may be is cut into sentences and words in well under a second, whatever it repeats."""
    said = (unit * text.LONGEST)[: text.LONGEST]
    begun = time.perf_counter()
    text.sentences(said)
    text.words(said)
    text.plain(said)
    assert time.perf_counter() - begun < 0.5


def test_words_keep_their_apostrophes() -> None:
    """Words are lower case, with straight apostrophes and inner hyphens."""
    assert text.words("Don’t tell my sister's  O'Brien-Smith!") == ["don't", "tell", "my", "sister's", "o'brien-smith"]
