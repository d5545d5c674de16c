"""English sentences to Hindi, one for one, each repaired until its check is quiet or nothing better can be had.

The rungs: 1 the best beam; 2 another beam; 3 translated clause by clause; 4 single values put right, or held as
placeholders; 5 the English kept. The best attempt wins, not the last; of equals the one from the lower rung.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from ..engines.base import Engine
from ..errors import DeadlineError
from ..records import Candidate, Decoding, Finding, HindiStyle
from ..text.hindi_style import apply_house_style
from ..text.lexicon import Lexicon, load_lexicon
from .check import check_translation
from .clauses import fit, join_clauses, split_clauses
from .doubling import drop_echoes, is_exchanged
from .holding import hold, put_back
from .marks import match_quotes
from .mending import mend_number
from .naming import page_names, unify, write_names
from .weekdays import mend_weekday
from .wording import worded

MAX_BEAMS = 5  # further beams of a small model differ in single words only
# At most, whatever the number of sentences: all of them; more beams, clauses and placeholders of the faulty ones.
ENGINE_CALLS = 4

# What a finding weighs when attempts are compared: a reader is misled most by a wrong value or a lost "not".
WEIGHTS: Mapping[str, int] = {
    "number_hi": 10, "negation_hi": 8, "repetition": 8, "length_ratio": 6, "name_hi": 5, "untranslated": 3,
    "sentence_count": 2,
}  # fmt: skip
# How like the draft a sentence with held values must be: below, the model said something else as well. Of 55 such
# repairs that were read, two of the four below this were worse than the draft, and one was better.
SAME_SENTENCE = 0.5
# With one of these left the English is kept: the Hindi says something else, or is no sentence. The others are shown.
GRAVE = frozenset({"number_hi", "negation_hi", "repetition", "length_ratio"})


@dataclass(frozen=True, kw_only=True, slots=True)
class HindiSentence:
    """A sentence in both languages; `rung` says how the Hindi was got, from 1 the best beam to 5 the English kept."""

    en: str
    hi: str
    findings: tuple[Finding, ...] = ()
    rung: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class _Setting:
    """What one call of `translate_sentences` needs throughout."""

    engine: Engine
    decoding: Decoding
    style: HindiStyle
    book: Lexicon
    glossary: tuple[tuple[str, str], ...]
    names: Mapping[str, str] = field(default_factory=dict)

    def finish(self, english: str, hindi: str) -> str:
        """House style and names over what the model wrote; the danda that the English full stop asks for."""
        text = apply_house_style(match_quotes(english, drop_echoes(english, hindi)), self.style)
        if self.style.danda and _SENTENCE_END.search(english) and text and not _HINDI_END.search(text):
            text = _OPEN_END.sub(r"।\1", text)
        named = unify(english, write_names(english, text, self.book, self.glossary), self.names)
        return apply_house_style(named, self.style)

    def attempt(self, english: str, hindi: str, rung: int, *, finished: bool = True) -> HindiSentence:
        text = self.finish(english, hindi)
        findings = check_translation(english, text, glossary=self.glossary, lexicon=self.book)
        if not finished:
            findings = (*findings, _cut_off(english, text))
        return HindiSentence(en=english, hi=text, findings=findings, rung=rung)

    def generate(self, texts: Sequence[str], hypotheses: int, *, ages_first: bool = True) -> list[list[Candidate]]:
        if not texts:
            return []
        prompts = [self.engine.card.source_prefix + worded(text, ages_first=ages_first) for text in texts]
        return self.engine.generate(prompts, replace(self.decoding, hypotheses=hypotheses))

    def fits(self, english: str) -> tuple[str, ...]:
        prefix = self.engine.card.source_prefix
        limit = self.engine.card.max_source_tokens
        return fit(english, lambda text: self.engine.count_tokens(prefix + worded(text)), limit)


_SENTENCE_END = re.compile(r"\.[\"”’')\]]*$")
_HINDI_END = re.compile(r"[।!?…:.][\"”’')\]]*$")
_OPEN_END = re.compile(r"([”’\"')\]]*)$")


def translate_sentences(
    sentences: Sequence[str],
    engine: Engine,
    *,
    style: HindiStyle | None = None,
    glossary: Sequence[tuple[str, str]] = (),
    decoding: Decoding | None = None,
    names: Mapping[str, str] | None = None,
) -> tuple[HindiSentence, ...]:
    """The Hindi of English sentences, one for one and in order, checked and repaired.

    The engine is called four times at most, all sentences together. A sentence longer than the card allows is divided
    at clauses first. The user's glossary always wins; `names` are spellings already chosen for this page, from
    `page_spellings`. Errors of the engine (stop, deadline) pass through, but for a deadline that comes when every
    sentence has its Hindi: then the repairs end there.
    """
    asked = decoding or Decoding(beam_size=2, hypotheses=2)
    setting = _Setting(
        engine=engine,
        decoding=replace(asked, max_new_tokens=min(asked.max_new_tokens, engine.card.max_target_tokens)),
        style=style or HindiStyle(),
        book=load_lexicon().with_glossary(tuple(glossary)),
        glossary=tuple(glossary),
        names=names or {},
    )
    drafts = _first_drafts(tuple(sentences), setting)
    with contextlib.suppress(DeadlineError):
        for repair in (_mend, _with_more_beams, _by_clauses, _with_placeholders):
            drafts = repair(drafts, setting)
    kept = [_keep_english(draft) if _is_grave(draft) else draft for draft in drafts]
    return _one_spelling(kept, setting)


def page_spellings(sentences: Sequence[HindiSentence]) -> dict[str, str]:
    """The spellings of names that the lexicon lacks, as in these sentences: `names` for the rest of the page."""
    return page_names([(s.en, s.hi) for s in sentences if s.rung < 5], load_lexicon())


# ---- rungs 1 and 2 ---------------------------------------------------------------------------------------------------


def _first_drafts(sentences: tuple[str, ...], setting: _Setting) -> list[HindiSentence]:
    parts = [setting.fits(s) if s.strip() else () for s in sentences]
    beams = min(setting.decoding.beam_size, MAX_BEAMS)
    answers = iter(setting.generate([p for group in parts for p in group], beams))
    drafts = []
    for english, group in zip(sentences, parts, strict=True):
        candidates = [next(answers) for _ in group]
        if len(group) == 1:
            attempts = [
                setting.attempt(english, c.text, 1 if rank == 0 else 2, finished=c.finished)
                for rank, c in enumerate(candidates[0])
            ]
        else:
            attempts = [_joined(english, group, candidates, setting)] if group else []
        drafts.append(_best(attempts) if attempts else setting.attempt(english, "", 1))
    return drafts


def _joined(english: str, parts: tuple[str, ...], answers: list[list[Candidate]], setting: _Setting) -> HindiSentence:
    texts, finished = [], True
    for part, candidates in zip(parts, answers, strict=True):
        if not candidates:
            return setting.attempt(english, "", 3)
        best = min(candidates, key=lambda c: _weight(check_translation(part, c.text, lexicon=setting.book)))
        texts.append(best.text)
        finished = finished and best.finished
    return setting.attempt(english, join_clauses(parts, tuple(texts)), 3, finished=finished)


# ---- repairs ---------------------------------------------------------------------------------------------------------


def _mend(drafts: list[HindiSentence], setting: _Setting) -> list[HindiSentence]:
    """Rung 4 without the engine: the one wrong number or weekday put right."""

    def mended(draft: HindiSentence) -> HindiSentence:
        text = mend_number(draft.en, mend_weekday(draft.en, draft.hi))
        return _better(draft, setting.attempt(draft.en, text, 4))

    return [mended(d) if _has(d, "number_hi") else d for d in drafts]


def _with_more_beams(drafts: list[HindiSentence], setting: _Setting) -> list[HindiSentence]:
    """Rung 2: faulty sentences with the widest beam; a name or number that the first beams lost is often in another."""
    faulty = [i for i, d in enumerate(drafts) if d.findings and d.en.strip() and len(setting.fits(d.en)) == 1]
    if not faulty or setting.decoding.beam_size >= MAX_BEAMS:
        return drafts
    wider = replace(setting, decoding=replace(setting.decoding, beam_size=MAX_BEAMS))
    repaired = list(drafts)
    for i, candidates in zip(faulty, wider.generate([drafts[i].en for i in faulty], MAX_BEAMS), strict=True):
        attempts = [setting.attempt(drafts[i].en, c.text, 2, finished=c.finished) for c in candidates]
        repaired[i] = _best([drafts[i], *attempts])
    return repaired


def _by_clauses(drafts: list[HindiSentence], setting: _Setting) -> list[HindiSentence]:
    """Rung 3: faulty sentences translated clause by clause, all in one call; a number put right there too."""
    parts = {
        i: tuple(p for clause in split_clauses(d.en) for p in setting.fits(clause))
        for i, d in enumerate(drafts)
        if d.findings and d.en.strip()
    }
    parts = {i: group for i, group in parts.items() if len(group) > 1}
    answers = iter(setting.generate([p for group in parts.values() for p in group], _beams(setting)))
    repaired = list(drafts)
    for i, group in parts.items():
        attempt = _joined(drafts[i].en, group, [next(answers) for _ in group], setting)
        if _has(attempt, "number_hi"):
            attempt = _better(attempt, setting.attempt(attempt.en, mend_number(attempt.en, attempt.hi), 4))
        repaired[i] = _better(drafts[i], attempt)
    return repaired


def _with_placeholders(drafts: list[HindiSentence], setting: _Setting) -> list[HindiSentence]:
    """Rung 4: the numbers and names that went wrong held, in each form that fits; see `holding`."""
    held = [
        (i, form)
        for i, draft in enumerate(drafts)
        for form in (hold(draft.en, draft.findings, setting.book) if draft.findings else ())
        if len(setting.fits(form.text)) == 1
    ]
    answers = setting.generate([form.text for _, form in held], _beams(setting), ages_first=False)
    attempts: dict[int, list[HindiSentence]] = {}
    for (i, form), candidates in zip(held, answers, strict=True):
        for candidate in candidates:
            hindi = put_back(candidate.text, form.slots)
            if hindi is not None:
                attempt = setting.attempt(drafts[i].en, hindi, 4, finished=candidate.finished)
                if _likeness(drafts[i].hi, attempt.hi) >= SAME_SENTENCE:
                    attempts.setdefault(i, []).append(attempt)
    repaired = list(drafts)
    for i, found in attempts.items():
        repaired[i] = _best([drafts[i], *sorted(found, key=lambda a: -_likeness(drafts[i].hi, a.hi))])
    return repaired


def _likeness(one: str, other: str) -> float:
    """How much of two Hindi sentences is the same, word for word and in order: 0 to 1."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _keep_english(draft: HindiSentence) -> HindiSentence:
    """Rung 5: the English sentence in place of Hindi that would mislead, or that did not come."""
    if draft.hi.strip():
        cause = max(draft.findings, key=lambda f: WEIGHTS[f.kind])
        message = f"its Hindi could not be confirmed. {cause.message}"
        message_hi = f"इसके हिंदी अनुवाद की पुष्टि नहीं हो सकी। {cause.message_hi}"
    else:
        message, message_hi = "the translator gave no Hindi for it.", "इसका हिंदी अनुवाद नहीं मिल सका।"
    finding = Finding(
        kind="not_translated",
        value=draft.en,
        span=(0, len(draft.en)),
        source_span=(0, len(draft.en)),
        message=f"This sentence stays in English; {message}",
        message_hi=f"यह वाक्य अंग्रेज़ी में ही रखा गया है; {message_hi}",
    )
    return HindiSentence(en=draft.en, hi=draft.en, findings=(finding,), rung=5)


def _one_spelling(drafts: list[HindiSentence], setting: _Setting) -> tuple[HindiSentence, ...]:
    """One spelling per name on the page, where that brings no new finding."""
    chosen = {**page_names([(d.en, d.hi) for d in drafts if d.rung < 5], setting.book), **setting.names}
    out = []
    for draft in drafts:
        text = unify(draft.en, draft.hi, chosen) if draft.rung < 5 else draft.hi
        if text != draft.hi:
            attempt = setting.attempt(draft.en, text, draft.rung)
            draft = attempt if len(attempt.findings) <= len(draft.findings) else draft
        out.append(draft)
    return tuple(out)


# ---- comparing attempts ----------------------------------------------------------------------------------------------


def _beams(setting: _Setting) -> int:
    return min(setting.decoding.beam_size, MAX_BEAMS)


def _has(draft: HindiSentence, kind: str) -> bool:
    return any(f.kind == kind for f in draft.findings)


def _is_grave(draft: HindiSentence) -> bool:
    return any(f.kind in GRAVE or is_exchanged(f) for f in draft.findings)


def _weight(findings: Sequence[Finding]) -> int:
    return sum(WEIGHTS[f.kind] for f in findings)


def _best(attempts: Sequence[HindiSentence]) -> HindiSentence:
    best = attempts[0]
    for attempt in attempts[1:]:
        best = _better(best, attempt)
    return best


def _better(old: HindiSentence, new: HindiSentence) -> HindiSentence:
    """The new attempt when it is lighter and no kind of finding has grown; else the old one."""
    grown = any(_count(new, kind) > _count(old, kind) for kind in WEIGHTS)
    return new if _weight(new.findings) < _weight(old.findings) and not grown else old


def _count(draft: HindiSentence, kind: str) -> int:
    return sum(f.kind == kind for f in draft.findings)


def _cut_off(english: str, hindi: str) -> Finding:
    return Finding(
        kind="length_ratio",
        value=hindi,
        span=(0, len(hindi)),
        source_span=(0, len(english)),
        message="The Hindi sentence was cut off before its end.",
        message_hi="हिंदी वाक्य पूरा होने से पहले ही कट गया।",
    )
