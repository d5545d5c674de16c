"""Chunks: every sentence kept and whole, near equal sizes, nothing over the limit, few counts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.chunks import pack
from summarizer.errors import OptionError
from summarizer.records import Sentence
from summarizer.text.sentences import split_sentences


def count_words(text: str) -> int:
    return len(text.split())


def count_with_marks(text: str) -> int:
    """Three marks a text, as models with language codes have."""
    return len(text.split()) + 3


def count_quarters(text: str) -> int:
    """A token for every four characters: joined texts count otherwise than their sentences do."""
    return -(-len(text) // 4) + 1


def count_swelling(text: str) -> int:
    """Far more tokens joined than apart: every second space is a token."""
    return len(text.split()) + text.count(". ") * 2 + 1


def sentences_of(*word_counts: int) -> tuple[Sentence, ...]:
    """Sentences with so many words each, one after the other in one text."""
    found: list[Sentence] = []
    position = 0
    for number, count in enumerate(word_counts):
        text = " ".join([f"w{number}"] * count) + "."
        found.append(Sentence(text=text, start=position, end=position + len(text)))
        position += len(text) + 1
    return tuple(found)


def sizes(chunks) -> list[int]:
    return [chunk.tokens for chunk in chunks]


def test_no_sentences_give_no_chunks() -> None:
    assert pack((), count_words, 10) == ()


def test_what_fits_is_one_chunk() -> None:
    assert sizes(pack(sentences_of(*[10] * 60), count_words, 600)) == [600]


def test_two_chunks_are_equal() -> None:
    assert sizes(pack(sentences_of(*[10] * 110), count_words, 600)) == [550, 550]


def test_three_chunks_are_equal() -> None:
    assert sizes(pack(sentences_of(*[10] * 126), count_words, 600)) == [420, 420, 420]


def test_twenty_chunks_leave_no_short_rest() -> None:
    found = sizes(pack(sentences_of(*[30] * 390), count_words, 600))
    assert min(found) >= 570


@pytest.mark.parametrize(
    ("words", "limit", "expected"),
    [
        ((5, 5, 5, 5), 10, [10, 10]),
        ((9, 1, 1, 9), 10, [10, 10]),
        ((6, 6, 6), 10, [6, 6, 6]),
        ((1, 9, 9, 1), 10, [10, 10]),
        ((2, 2, 9, 2, 2), 10, [4, 9, 4]),
        ((10, 10), 10, [10, 10]),
    ],
    ids=["even", "long ends", "large", "long middle", "one large", "each full"],
)
def test_chunks_are_as_few_and_as_equal_as_whole_sentences_allow(words, limit, expected) -> None:
    assert sizes(pack(sentences_of(*words), count_words, limit)) == expected


def test_tokens_are_those_of_the_joined_text() -> None:
    chunks = pack(sentences_of(*range(1, 40)), count_quarters, 120)
    assert sizes(chunks) == [count_quarters(chunk.text) for chunk in chunks]


def test_marks_are_counted_once_a_chunk() -> None:
    assert sizes(pack(sentences_of(*[1] * 20), count_with_marks, 13)) == [13, 13]


def test_joined_text_that_swells_still_fits() -> None:
    chunks = pack(sentences_of(*[3] * 100), count_swelling, 40)
    assert max(sizes(chunks)) <= 40


def test_counts_stay_near_one_a_sentence() -> None:
    calls = []

    def count(text: str) -> int:
        calls.append(text)
        return count_words(text)

    chunks = pack(sentences_of(*[10] * 300), count, 600)
    assert len(calls) <= 300 + len(chunks) + 1


@pytest.mark.parametrize("limit", [0, 3], ids=["zero", "marks only"])
def test_a_limit_without_room_is_refused(limit: int) -> None:
    with pytest.raises(OptionError, match="at least 4 are needed"):
        pack(sentences_of(2), count_with_marks, limit)


def test_a_character_that_cannot_fit_is_refused() -> None:
    with pytest.raises(OptionError, match="alone has"):
        pack(sentences_of(1), lambda text: 9 * len(text), 5)


# ---- a sentence that alone exceeds the limit -------------------------------------------------------------------------

CLAUSES = (
    "The council, which met late on Tuesday, closed four bridges; it kept the ferry, the oldest in the state, "
    "and promised buses to the villages across the river"
)


def parts_of(text: str, count_tokens, limit: int) -> list[str]:
    whole = Sentence(text=text, start=7, end=7 + len(text))
    found = [sentence for chunk in pack((whole,), count_tokens, limit) for sentence in chunk.sentences]
    for part in found:
        assert ("." * 7 + text)[part.start : part.end] == part.text
    return [part.text for part in found]


def test_a_long_sentence_is_cut_at_clause_marks() -> None:
    assert {part[-1] for part in parts_of(CLAUSES, count_words, 15)[:-1]} <= {",", ";"}


def test_a_sentence_without_clause_marks_is_cut_at_words() -> None:
    text = " ".join(f"word{number}" for number in range(100))
    assert " ".join(parts_of(text, count_words, 30)) == text


def test_a_word_without_end_is_cut_inside() -> None:
    text = "a" * 5_000
    assert "".join(parts_of(text, count_quarters, 100)) == text


def test_a_cut_leaves_letters_with_their_vowel_signs() -> None:
    parts = parts_of("क्षि" * 200, lambda text: len(text), 50)
    assert all(part.startswith("क") and part.endswith("ि") for part in parts)


def test_endless_marks_are_cut_all_the_same() -> None:
    assert len(parts_of("क" + "्" * 500, lambda text: len(text), 50)) >= 10


def test_neighbours_of_a_cut_sentence_stay_whole() -> None:
    given_ = sentences_of(4, 25, 4)
    found = [s for chunk in pack(given_, count_words, 10) for s in chunk.sentences]
    assert (found[0], found[-1]) == (given_[0], given_[-1])


# ---- for all texts ---------------------------------------------------------------------------------------------------

COUNTERS = st.sampled_from([count_words, count_with_marks, count_quarters, count_swelling])
TEXTS = st.lists(
    st.one_of(
        st.integers(1, 30).map(lambda n: " ".join(["rain"] * n) + ". "),
        st.sampled_from(["He left; she, too. ", "\n\n", "Dr. Rao. ", "x" * 90 + ". ", "कि" * 40 + " "]),
    ),
    max_size=30,
).map("".join)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS, COUNTERS, st.integers(5, 80))
def test_every_word_is_in_order_and_no_chunk_too_large(text: str, count_tokens, limit: int) -> None:
    chunks = pack(split_sentences(text), count_tokens, limit)
    last = 0
    for sentence in (s for chunk in chunks for s in chunk.sentences):
        assert text[sentence.start : sentence.end] == sentence.text
        assert not text[last : sentence.start].strip()
        last = sentence.end
    assert not text[last:].strip()
    assert all(count_tokens(chunk.text) == chunk.tokens <= limit for chunk in chunks)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_a_sentence_that_fits_is_never_cut(words: list[int]) -> None:
    given_ = sentences_of(*words)
    assert tuple(s for chunk in pack(given_, count_words, 40) for s in chunk.sentences) == given_


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_no_fewer_chunks_are_possible(words: list[int]) -> None:
    fewest, used = 1, 0
    for count in words:  # filling each to the brim is known to give the fewest
        if used + count > 60:
            fewest, used = fewest + 1, 0
        used += count
    assert len(pack(sentences_of(*words), count_words, 60)) == fewest
