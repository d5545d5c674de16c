"""The ladder of the English summary: generate, measure, keep the best attempt.

Rung 1 the best beam; 2 the other beams; 3 generated again with the unsupported spans barred; 4 the best draft without
its unsupported sentences; 5 the article's own sentences. The best attempt wins, not the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..engines.base import Engine
from ..errors import DeadlineError
from ..faithfulness import Reference, check_summary
from ..records import Candidate, Decoding, Finding, FindingKind, Verdict
from ..summary import Task, tidy, write
from ..text.sentences import split_sentences
from ..text.words import content_words

# A reader is misled by a wrong figure, name or quotation; such a sentence never stays. Direction and support are
# judgements: they are shown, and in strict mode the sentence goes as well.
MISLEADING: frozenset[FindingKind] = frozenset({"number", "name", "quote", "title"})
WEIGHT = dict.fromkeys(MISLEADING, 10)  # against 1 for the others: one wrong figure outweighs any doubt
BEAMS = 4  # for rungs 2 and 3: beyond four, candidates of a small model differ in single words


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How long the summary may be, and whether doubts remove a sentence."""

    sentences: int
    words: int | None
    strict: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """One draft with its check; `rung` says how it was got."""

    sentences: tuple[str, ...]
    verdict: Verdict
    rung: int

    @property
    def weight(self) -> float:
        """What is wrong with it: 0 is clean, infinite is empty."""
        if not self.sentences:
            return float("inf")
        return sum(WEIGHT.get(f.kind, 1) for f in self.verdict.findings)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Case:
    """What every rung may use."""

    task: Task
    limits: Limits
    reference: Reference
    engine: Engine
    decoding: Decoding

    def attempt(self, candidate: Candidate, rung: int) -> Attempt:
        sentences = tidy(candidate, self.task.style, self.limits.sentences, self.limits.words)
        return Attempt(sentences=sentences, verdict=check_summary(self.reference, sentences), rung=rung)

    def again(self, barred: Sequence[str] = ()) -> tuple[Candidate, ...]:
        wider = replace(self.decoding, beam_size=BEAMS, hypotheses=BEAMS, barred=tuple(barred))
        return write([self.task], self.engine, wider)[0]


def climb(
    task: Task,
    limits: Limits,
    reference: Reference,
    candidates: Sequence[Candidate],
    engine: Engine,
    decoding: Decoding,
) -> Attempt:
    """The best attempt of all rungs needed; the engine is called twice at most beyond the candidates given.

    When the time is up the rungs that need no engine still run. The result holds no misleading finding.
    """
    case = _Case(task=task, limits=limits, reference=reference, engine=engine, decoding=decoding)
    best = min(
        (case.attempt(c, min(i + 1, 2)) for i, c in enumerate(candidates)), key=lambda a: a.weight, default=_none(case)
    )
    for rung in (_other_beams, _barred):
        if best.weight == 0:
            return best
        try:
            best = min((best, *rung(case, best)), key=lambda a: a.weight)
        except DeadlineError:
            break
    best = _without_unsupported(case, best)
    return best if best.sentences else _extract(case)


def _none(case: _Case) -> Attempt:
    return Attempt(sentences=(), verdict=Verdict(), rung=1)


def _other_beams(case: _Case, best: Attempt) -> list[Attempt]:
    return [case.attempt(c, 2) for c in case.again()]


def _barred(case: _Case, best: Attempt) -> list[Attempt]:
    spans = {f.value for f in best.verdict.findings if f.kind in MISLEADING and f.kind != "quote"}
    return [case.attempt(c, 3) for c in case.again(sorted(spans))] if spans else []


def _without_unsupported(case: _Case, best: Attempt) -> Attempt:
    def stays(findings: tuple[Finding, ...]) -> bool:
        return not findings if case.limits.strict else not any(f.kind in MISLEADING for f in findings)

    checked = [s for s in best.verdict.sentences if stays(s.findings)]
    if len(checked) == len(best.sentences):
        return best
    sentences = tuple(s.sentence.text for s in checked)
    return Attempt(sentences=sentences, verdict=check_summary(case.reference, sentences), rung=4)


def _extract(case: _Case) -> Attempt:
    """The first sentences of the article that say something, word for word: a news story tells most at its head."""
    wanted = case.limits.sentences
    kept: list[str] = []
    for sentence in split_sentences(" ".join(c.text for c in case.task.chunks)):
        if len(content_words(sentence.text)) >= 4:
            kept.append(sentence.text)
        if len(kept) == wanted or (case.limits.words and sum(len(s.split()) for s in kept) >= case.limits.words):
            break
    sentences = tuple(kept)
    return Attempt(sentences=sentences, verdict=check_summary(case.reference, sentences), rung=5)
