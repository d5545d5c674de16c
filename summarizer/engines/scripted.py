"""A public fake: an engine that says what it was told, for tests and for trying the rest without a model."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence

from ..records import Candidate, Decoding, ModelCard
from .limits import require_fits, stop_if_asked

_POLL_S = 0.01  # how often a delayed answer looks whether it should stop
_FALLBACK_SENTENCES = 2


class ScriptedEngine:
    """Answers from a mapping or a function; a text it does not know gets its own first two sentences back.

    Texts are looked up as given, then without the card's prefix. Obeys the protocol: tokens are words, too long is
    refused, `max_new_tokens` cuts and says so, barred strings do not come, deadline and stop are kept. Of fewer answers
    than `decoding.hypotheses` the last is repeated. Holds nothing of a call.

    >>> engine = ScriptedEngine(ModelCard(name="fake", role="summarizer"), {"a b c": ["a"]})
    >>> engine.generate(["a b c"], Decoding())[0][0].text
    'a'
    """

    name = "scripted"

    def __init__(
        self,
        card: ModelCard,
        answers: Mapping[str, Sequence[str]] | Callable[[str], Sequence[str]] | None = None,
        *,
        delay_s: float = 0.0,
    ) -> None:
        self.card = card
        self._answers = answers if answers is not None else {}
        self._delay_s = delay_s

    def count_tokens(self, text: str) -> int:
        """Words between spaces."""
        return len(text.split())

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Candidate]]:
        """See the protocol; each text takes `delay_s`."""
        for text in texts:
            require_fits(self.card, self.count_tokens(text), text)
        return [self._answer(text, decoding) for text in texts]

    def _answer(self, text: str, decoding: Decoding) -> list[Candidate]:
        until = time.monotonic() + self._delay_s
        stop_if_asked(decoding)
        while time.monotonic() < until:
            time.sleep(min(_POLL_S, self._delay_s))
            stop_if_asked(decoding)
        plain = self._without_prefix(text)
        answers = [a for a in self._look_up(text, plain) if not _has_any(a, decoding.barred)]
        answers = answers or [_first_sentences(plain, decoding.barred)]
        answers += [answers[-1]] * (decoding.hypotheses - len(answers))
        return [
            _candidate(answer, -0.1 * (rank + 1), decoding.max_new_tokens)
            for rank, answer in enumerate(answers[: decoding.hypotheses])
        ]

    def _look_up(self, text: str, plain: str) -> Sequence[str]:
        if callable(self._answers):
            return self._answers(text)
        return self._answers.get(text) or self._answers.get(plain) or ()

    def _without_prefix(self, text: str) -> str:
        for prefix in (*(p for _, p in self.card.prefixes), self.card.source_prefix):
            if prefix and text.startswith(prefix):
                return text[len(prefix) :]
        return text


def _first_sentences(text: str, barred: Sequence[str]) -> str:
    sentences = [s for s in re.split(r"(?<=[.!?।])\s+", text.strip()) if not _has_any(s, barred)]
    return " ".join(sentences[:_FALLBACK_SENTENCES])


def _has_any(text: str, strings: Sequence[str]) -> bool:
    return any(s in text for s in strings)


def _candidate(answer: str, score: float, max_tokens: int) -> Candidate:
    words = answer.split()
    if len(words) <= max_tokens:
        return Candidate(text=answer, score=score)
    return Candidate(text=" ".join(words[:max_tokens]), score=score, finished=False)
