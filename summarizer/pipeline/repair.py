"""The ladder of the English summary: generate, measure, keep the best attempt.

Rung 1 the best beam; 2 the other beams; 3 generated again with the unsupported spans barred; 4 the best draft without
its unsupported sentences, or with the article's own in their place when too little would be left; 5 the article's own
sentences alone. The best attempt wins, not the last.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..engines.base import Engine
from ..errors import DeadlineError
from ..faithfulness import Reference, check_summary
from ..records import Candidate, CheckedSentence, Decoding, FindingKind, Verdict
from ..summary import Task, count_words, repeats, shape, tidy, within, write
from ..text.words import content_words

# A reader is misled by a wrong figure, name or quotation; such a sentence never stays. Direction and support are
# judgements: they are shown, and in strict mode the sentence goes as well.
MISLEADING: frozenset[FindingKind] = frozenset({"number", "name", "quote", "title", "role"})
WEIGHT = dict.fromkeys(MISLEADING, 10)  # against 1 for the others: one wrong figure outweighs any doubt
MISSING = 2  # a sentence fewer than asked for weighs more than a doubt and less than a wrong figure
BEAMS = 4  # for rungs 2 and 3: beyond four, candidates of a small model differ in single words
SAYS_SOMETHING = 4  # content words of a sentence worth quoting alone; "He agreed." and "Read on." have fewer


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How long the summary may be, and whether doubts remove a sentence."""

    sentences: int
    words: int | None
    strict: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """One draft with its check; `rung` says how it was got, `replaced` how many sentences the article lent."""

    sentences: tuple[str, ...]
    verdict: Verdict
    rung: int
    replaced: int = 0

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
        return self.checked(tidy(candidate, self.task.style, self.limits.sentences, self.limits.words), rung)

    def checked(self, sentences: Sequence[str], rung: int, *, replaced: int = 0) -> Attempt:
        verdict = check_summary(self.reference, sentences)
        return Attempt(sentences=tuple(sentences), verdict=verdict, rung=rung, replaced=replaced)

    def again(self, barred: Sequence[str] = ()) -> tuple[Candidate, ...]:
        beams = max(BEAMS, self.decoding.beam_size)
        wider = replace(self.decoding, beam_size=beams, hypotheses=BEAMS, barred=tuple(barred))
        return write([self.task], self.engine, wider)[0]

    def may_stay(self, sentence: CheckedSentence) -> bool:
        kinds = {f.kind for f in sentence.findings}
        return not (kinds if self.limits.strict else kinds & MISLEADING)

    def better(self, old: Attempt, new: Attempt) -> Attempt:
        """The new attempt when it costs less and no kind of finding has grown; else the old one."""
        if not old.sentences or not new.sentences:
            return new if new.sentences else old
        had, has = (Counter(f.kind for f in a.verdict.findings) for a in (old, new))
        grown = any(has[kind] > had[kind] for kind in has)
        return new if self._cost(new) < self._cost(old) and not grown else old

    def _cost(self, attempt: Attempt) -> float:
        return attempt.weight + MISSING * max(0, self.limits.sentences - len(attempt.sentences))


def climb(
    task: Task,
    limits: Limits,
    reference: Reference,
    candidates: Sequence[Candidate],
    engine: Engine,
    decoding: Decoding,
) -> Attempt:
    """The best attempt of all rungs needed; the engine is called twice at most beyond the candidates given.

    When the time is up the rungs that need no engine still run. The result is never empty, and holds no misleading
    finding but where no sentence of the article passes the check itself. A stop (`CancelledError`) passes through.
    """
    case = _Case(task=task, limits=limits, reference=reference, engine=engine, decoding=decoding)
    best = Attempt(sentences=(), verdict=Verdict(), rung=1)
    for number, candidate in enumerate(candidates):
        best = case.better(best, case.attempt(candidate, 1 if number == 0 else 2))
        if best.weight == 0:
            return best
    for rung in (_other_beams, _barred):
        try:
            for attempt in rung(case, best):
                best = case.better(best, attempt)
        except DeadlineError:
            break
        if best.weight == 0:
            return best
    best = _without_unsupported(case, best)
    return best if best.sentences else _extract(case)


def _other_beams(case: _Case, best: Attempt) -> list[Attempt]:
    if best.sentences and case.decoding.hypotheses >= BEAMS:
        return []  # they were among the candidates given
    return [case.attempt(c, 2) for c in case.again()]


def _barred(case: _Case, best: Attempt) -> list[Attempt]:
    spans = {f.value for f in best.verdict.findings if f.kind in MISLEADING and f.kind != "quote"}
    return [case.attempt(c, 3) for c in case.again(sorted(spans))] if spans else []


def _without_unsupported(case: _Case, best: Attempt) -> Attempt:
    """Rung 4: what may not stay goes, and gives way to its source where less than half of what was asked would stay."""
    checked = best.verdict.sentences
    if all(map(case.may_stay, checked)):
        return best
    kept: list[str | None] = [s.sentence.text if case.may_stay(s) else None for s in checked]
    lent = _lend(case, checked, kept)
    sentences = tuple(s for s in kept if s is not None)
    lent += best.replaced
    if lent == len(sentences):
        return case.checked(sentences, 5, replaced=lent)
    # What stays may lose its support with what went (a surname that stood beside its first name), so it is looked at
    # again; each round is shorter, so this ends.
    return _without_unsupported(case, case.checked(sentences, 4, replaced=lent))


def _lend(case: _Case, checked: Sequence[CheckedSentence], kept: list[str | None]) -> int:
    """Fill removed places of `kept` with the best source that passes, while fewer than half of the asked stand there.

    Returns how many were filled.
    """
    lent = 0
    for place, sentence in enumerate(checked):
        stay = [s for s in kept if s is not None]
        if 2 * len(stay) >= case.limits.sentences:
            break
        if kept[place] is not None:
            continue
        for start, end in sentence.sources:
            text = shape(" ".join(case.reference.text[start:end].split()), case.task.style)
            if case.limits.words is not None and count_words([*stay, text]) > case.limits.words:
                continue
            if not repeats(text, stay) and _passes(case, text):
                kept[place] = text
                lent += 1
                break
    return lent


def _extract(case: _Case) -> Attempt:
    """Rung 5: the first sentences of the article that say something: a news story tells most at its head.

    Where no sentence passes the check by itself, the first one, with what the check says.
    """
    kept: list[str] = []
    first: tuple[str, ...] = ()
    for sentence in (s for chunk in case.task.chunks for s in chunk.sentences):
        if len(kept) == case.limits.sentences or count_words(kept) >= (case.limits.words or math.inf):
            break
        text = shape(" ".join(sentence.text.split()), case.task.style)
        first = first or (text,)
        if len(content_words(text)) >= SAYS_SOMETHING and not repeats(text, kept) and _passes(case, text):
            kept.append(text)
    chosen = within(kept, case.limits.sentences, case.limits.words) or first
    return case.checked(chosen, 5, replaced=len(chosen))


def _passes(case: _Case, text: str) -> bool:
    """Whether a sentence of the article stands on its own: half of a quotation, or a cut sentence, does not."""
    return all(map(case.may_stay, check_summary(case.reference, [text]).sentences))
