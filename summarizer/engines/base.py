"""The engine protocol: what every model that writes text looks like from outside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from ..records import Candidate, Decoding, ModelCard


@runtime_checkable
class Engine(Protocol):
    """A sequence-to-sequence model. Holds no state of a request; safe to call from several threads."""

    card: ModelCard
    name: str  # "ct2-int8", "torch-float32", "scripted": goes into the signature

    def count_tokens(self, text: str) -> int:
        """Source tokens of `text` as the model will see it, special tokens and language codes included."""
        ...

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Candidate]]:
        """For each text `decoding.hypotheses` candidates, best first; same order as `texts`, `[]` for none.

        Prefixes are the caller's (`card.prefix_for(style) + text`); language codes are the engine's. Raises
        `InputTooLongError` when a text has more than `card.max_source_tokens` tokens (nothing is cut), `DeadlineError`
        and `CancelledError` as `decoding` asks, `EngineError` for a failure of the library underneath.
        """
        ...
