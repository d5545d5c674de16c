"""What every engine keeps to: nothing too long goes in, nothing runs past its deadline, batches stay small."""

from __future__ import annotations

import time
from collections.abc import Sequence

from ..errors import CancelledError, DeadlineError, InputTooLongError
from ..records import Decoding, ModelCard


def require_fits(card: ModelCard, tokens: int, text: str) -> None:
    """Refuse a text that is longer than the model can take; nothing is ever cut."""
    if tokens > card.max_source_tokens:
        raise InputTooLongError(
            f"A text of {len(text):,} characters has {tokens:,} tokens; {card.name} takes {card.max_source_tokens:,}. "
            "Split it into parts that fit."
        )


def stop_if_asked(decoding: Decoding) -> None:
    """Raise `CancelledError` when the caller wants to stop, `DeadlineError` when the time is over."""
    if decoding.should_stop is not None and decoding.should_stop():
        raise CancelledError(
            "The generation was stopped because the caller asked for it; nothing is needed. Start it again to go on."
        )
    if decoding.deadline is not None and time.monotonic() > decoding.deadline:
        raise DeadlineError(
            "The time allowed for this generation has passed; more time or less text is needed. "
            "Raise timeout_s, or shorten the text."
        )


def pack_by_tokens(
    lengths: Sequence[int],
    max_tokens: int,
    *,
    max_texts: int | None = None,
    same_length: bool = False,
    at_least: int = 1,
) -> list[list[int]]:
    """Indices in batches, longest first; the padded size (longest × texts) of each stays within `max_tokens`.

    A text that alone is longer makes its own batch. Texts of like length go together, so padding is small; longest
    first, so that memory peaks at the start and the last batch is a short one. With `same_length` nothing is padded.
    Of `at_least` batches there are fewer only when there are fewer texts: large ones are halved for it.

    >>> pack_by_tokens([2, 9, 3, 2], 9)
    [[1], [2, 0, 3]]
    >>> pack_by_tokens([2, 9, 3, 2], 9, at_least=3)
    [[1], [2, 0], [3]]
    """
    batches: list[list[int]] = []
    for index in sorted(range(len(lengths)), key=lambda i: (-lengths[i], i)):
        longest = lengths[batches[-1][0]] if batches else 0
        texts = len(batches[-1]) + 1 if batches else 1
        fits = texts > 1 and longest * texts <= max_tokens and (max_texts is None or texts <= max_texts)
        if fits and (lengths[index] == longest or not same_length):
            batches[-1].append(index)
        else:
            batches.append([index])
    while len(batches) < min(at_least, len(lengths)):
        largest = max((b for b in batches if len(b) > 1), key=lambda b: lengths[b[0]] * len(b))
        half = -(-len(largest) // 2)
        at = batches.index(largest)
        batches[at : at + 1] = [largest[:half], largest[half:]]
    return batches
