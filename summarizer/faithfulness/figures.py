"""Numbers: every value of the summary stands in the article, with the same unit, of the same thing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from fractions import Fraction

from ..records import Finding
from ..text.numbers import Quantity, same_value, unmatched
from ..text.numbers_values import BARE
from ..text.words import STOP_WORDS, Word, stem
from .polarity import same_place
from .reference import Phrase, Reference
from .sources import coverage

# Up to this size a bare number may be a count that the writer made ("two soldiers" for two men named): it is a
# finding only when the source gives another number of the same thing.
_COUNTABLE = 12
_ABOUT = frozenset(
    "about almost nearly around roughly approximately some over under more less than least most up".split()
)
_MEASURED = frozenset({"percent", "points", "money", "duration"})  # kinds whose unit may contradict another
_MANY = 40  # numbers in one sentence: more is a list, which is only searched for, not compared in its context
_FEW = 12  # a sentence with more numbers is a table, where any sum comes out by chance
_CLOSE = Fraction(1, 10)  # "nearly 300" for 291: no more than a tenth away; wider lets "almost 40" pass for 33
_MIN_COVERAGE = 0.5  # share of the words in common from which a source speaks of the same thing; as in polarity
_AGE = re.compile(
    r"(?:(?P<first>[^\W\d_]{1,40}+)['’”\"]? )?(?P<name>[^\W\d_]{3,40}+)"
    r"(?:'s|’s)?(?:,? [JSjs]r\.?)?, (?:aged )?(?P<age>\d{1,3})"
    r"(?=[,;)]| who |\.\s|\.?$| and | was | is | has )"
)
_AGED_BEFORE = re.compile(
    r"\b(?P<age>\d{1,3})\s?-\s?year\s?-\s?old (?P<words>(?:[^\W\d_]{1,40}+[ -]){0,3}[^\W\d_]{1,40}+)"
)


def missing_numbers(reference: Reference, quantities: Iterable[Sequence[Quantity]]) -> frozenset[int]:
    """The ids of the quantities of all sentences that the article does not have; one search for a whole summary."""
    wanted = [q for group in quantities for q in group]
    return frozenset(id(q) for q in unmatched(wanted, reference.quantities))


def check_numbers(
    reference: Reference,
    phrase: Phrase,
    sources: tuple[Phrase, ...],
    quantities: Sequence[Quantity],
    missing: frozenset[int],
) -> list[Finding]:
    """Findings for values that the article lacks, has with another unit, or gives of another thing."""
    findings = []
    context = [q for s in sources for q in _within(reference, s)[:_MANY]]
    comparable = len(quantities) <= _MANY
    for q in quantities:
        if q.soft or q.kind in ("label", "vague") or (q.count == 1 and not _has_digit(q)):
            continue  # "a month", "multi-billion dollar": no figure is stated
        conflict = _other_number_of_it(reference, phrase, sources, q, id(q) in missing) if comparable else None
        absent = id(q) in missing or _only_bare(reference, q)
        if absent and not (comparable and _derivable(phrase, q, context)):
            small = q.kind in ("cardinal", "ordinal") and isinstance(q.value, Fraction) and q.value <= _COUNTABLE
            if not small or conflict:
                findings.append(_absent(reference, q, conflict or _rival(q, context)))
        elif not absent and conflict:
            findings.append(_misplaced(reference, phrase, q, conflict))
    if comparable:
        findings += _crossed(reference, phrase, sources, quantities)
    taken = {f.span for f in findings}
    return findings + [f for f in _check_ages(reference, phrase) if f.span not in taken]


def _has_digit(q: Quantity) -> bool:
    return any(c.isdigit() for c in q.text)


def _within(reference: Reference, phrase: Phrase) -> Sequence[Quantity]:
    """The quantities that stand in a sentence of the article."""
    first = bisect_left(reference.quantities, phrase.sentence.start, key=lambda q: q.start)
    last = bisect_left(reference.quantities, phrase.sentence.end, key=lambda q: q.start)
    return reference.quantities[first:last]


def _only_bare(reference: Reference, q: Quantity) -> bool:
    """Whether the article has the figure of a percentage or a sum of money only as a count of other things."""
    found = [a for a in reference.counts.get(q.count, ()) if same_value(a, q)] if q.count is not None else []
    if q.kind not in ("percent", "points", "money") or not found or any(a.kind not in BARE for a in found):
        return False
    return not any(b.kind == q.kind or b.parts for a in found for b in _beside(reference, a))


def _beside(reference: Reference, q: Quantity) -> Sequence[Quantity]:
    """The quantities of the sentence that `q` stands in; all of them when it stands outside the body."""
    phrase = reference.phrase_at(q.start) if q.end <= len(reference.text) else None
    return _within(reference, phrase)[:_MANY] if phrase else reference.quantities[:_MANY]


def _derivable(phrase: Phrase, q: Quantity, context: Sequence[Quantity]) -> bool:
    """Whether a reader may get the value from the sources: by rounding, or by adding two of their numbers."""
    if not isinstance(q.value, Fraction):
        return False
    like = [c.value for c in context if c.kind == q.kind and c.unit == q.unit and isinstance(c.value, Fraction)]
    words_before = [w.lower for w in phrase.words if w.end <= q.start][-3:]
    rounder = [v for v in like if _digits(v) > _digits(q.value)]
    if _ABOUT & set(words_before) and any(abs(v - q.value) <= _CLOSE * abs(v) for v in rounder):
        return True
    if any(_rounds_to(v, q) for v in like):
        return True
    few = like[:_FEW]
    return any(a + b == q.value for i, a in enumerate(few) for b in few[i + 1 :])


def _digits(value: Fraction) -> int:
    """How many digits a value needs, zeros at its end left out: 300 needs one, 291 three."""
    while value.denominator != 1 and value.denominator < 10**6:
        value *= 10
    return len(str(abs(value.numerator)).rstrip("0"))


def _rounds_to(value: Fraction, q: Quantity) -> bool:
    """Whether `value`, rounded to the digits that `q` is written with, is the value of `q`: 1.83 as 1.8."""
    digits = q.count.numerator if q.count is not None and q.count.denominator == 1 else None
    if q.count is None or not isinstance(q.value, Fraction) or q.value == 0 or q.count == 0:
        return False
    written = str(digits).rstrip("0") if digits is not None else re.sub(r"\D", "", q.text).strip("0")
    if len(written) < 2 or value == 0:
        return False
    step = Fraction(1)
    target = abs(q.value)
    while target / step >= 10 ** len(written):
        step *= 10
    while target / step < 10 ** (len(written) - 1):
        step /= 10
    return abs(value - q.value) <= step / 2


def _rival(q: Quantity, context: Sequence[Quantity]) -> Quantity | None:
    """What the best sources have of the same kind and unit, when there is only one; bare numbers are never compared."""
    if q.kind in ("cardinal", "ordinal"):
        return None
    same = {c.text: c for c in context if c.kind == q.kind and c.unit == q.unit and not c.soft}
    return next(iter(same.values())) if len(same) == 1 else None


def _where(reference: Reference, q: Quantity | None) -> tuple[int, int] | None:
    return (q.start, q.end) if q and q.end <= len(reference.text) else None


def _absent(reference: Reference, q: Quantity, right: Quantity | None) -> Finding:
    unit = _same_count(reference, q)
    right = unit or right
    message, message_hi = f"The number “{q.said}” does not stand in the article", f"संख्या “{q.said}” लेख में नहीं है"
    if right:
        message, message_hi = f"{message}; it has “{right.said}”", f"{message_hi}; लेख में “{right.said}” है"
    return Finding(
        kind="number",
        value=q.text,
        span=(q.start, q.end),
        expected=right.said if right else None,
        source_span=_where(reference, right),
        message=message + ".",
        message_hi=message_hi + "।",
    )


def _same_count(reference: Reference, q: Quantity) -> Quantity | None:
    """The article's mention of the same figure with another unit: "30 days" for "30 per cent"."""
    if q.count is None or not _has_digit(q):
        return None
    like = (a for a in reference.counts.get(q.count, ()) if _has_digit(a))
    return next((a for a in like if not same_value(a, q)), None)


# ---- another number of the same thing ------------------------------------------------------------------------------


def _counted(found: tuple[Word, ...], q: Quantity) -> tuple[str, ...]:
    """The stems of the two content words after a bare number: what it counts."""
    after = [w for w in found if q.end <= w.start <= q.end + 30][:3]
    stems = []
    for w in after:
        if w.lower[0].isdigit() or w.lower in ("and", "or", "to", "in", "on", "at", "for", "by", "from", "with", "as"):
            break
        if w.lower not in STOP_WORDS:
            stems.append(stem(w.lower))
    return tuple(stems[:2])


def _other_number_of_it(
    reference: Reference, phrase: Phrase, sources: tuple[Phrase, ...], q: Quantity, absent: bool
) -> Quantity | None:
    """The number that the best source gives of what `q` counts, when no source gives the value of `q` itself."""
    if not sources or coverage(phrase, sources[0]) < _MIN_COVERAGE or _is_share(phrase, q):
        return None
    if q.kind in _MEASURED:
        return _other_unit(reference, sources[0], q)
    if q.kind != "cardinal" and not (q.kind == "ordinal" and absent):
        return None  # a third goal and a fifth one may both be told of, in the same words
    thing = _counted(phrase.words, q)
    if any(same_value(q, c) or _part_of(q, c) for s in sources for c in _within(reference, s)):
        return None
    rivals = [c for c in _within(reference, sources[0]) if c.kind == q.kind and not c.soft]
    same = [c for c in rivals if thing and _counted(sources[0].words, c)[:1] == thing[:1]]
    if absent and not same:
        nearest = min(rivals, key=lambda c: _distance(c, q), default=None)
        same = [nearest] if nearest and _in_place(phrase, q, sources[0], nearest) else []
    return same[0] if len(same) == 1 and not _derivable(phrase, q, _within(reference, sources[0])) else None


def _distance(a: Quantity, b: Quantity) -> Fraction:
    return abs(a.value - b.value) if isinstance(a.value, Fraction) and isinstance(b.value, Fraction) else Fraction(0)


def _other_unit(reference: Reference, source: Phrase, q: Quantity) -> Quantity | None:
    """The mention of the same figure with another unit in the source, when the article never has it with this one."""
    if q.count is None or not _has_digit(q):
        return None
    if any((a.kind, a.unit, a.value) == (q.kind, q.unit, q.value) for a in reference.counts.get(q.count, ())):
        return None
    figures = [c for c in _within(reference, source) if c.kind in _MEASURED and _has_digit(c)]
    like = [c for c in figures if c.count == q.count and not same_value(q, c)]
    return like[0] if len(like) == 1 else None


def _is_share(phrase: Phrase, q: Quantity) -> bool:
    """Whether the number is a part of a whole ("six of nine", "six others") or a rate ("five a day")."""
    before = [w.lower for w in phrase.words if w.end <= q.start][-2:]
    after = [w.lower for w in phrase.words if w.start >= q.end][:2]
    return "of" in (before[-1:] + after[:1]) or bool(
        {"other", "others", "more", "per", "each", "every"} & {*before, *after}
    )


def _in_place(phrase: Phrase, q: Quantity, source: Phrase, c: Quantity) -> bool:
    """Whether two numbers stand among the same words."""
    i = next((i for i, w in enumerate(phrase.words) if w.start >= q.start), None)
    j = next((j for j, w in enumerate(source.words) if w.start >= c.start), None)
    return i is not None and j is not None and same_place(phrase, i, source, j)


def _part_of(q: Quantity, other: Quantity) -> bool:
    return any(same_value(q, part) for part in other.parts)


def _misplaced(reference: Reference, phrase: Phrase, q: Quantity, right: Quantity) -> Finding:
    return Finding(
        kind="number",
        value=q.text,
        span=(q.start, q.end),
        expected=right.said,
        source_span=_where(reference, right),
        message=f"The article has “{right.said}” here, not “{q.said}”.",
        message_hi=f"लेख में यहाँ “{right.said}” है, “{q.said}” नहीं।",
    )


# ---- two numbers exchanged -----------------------------------------------------------------------------------------


def _crossed(
    reference: Reference, phrase: Phrase, sources: tuple[Phrase, ...], quantities: Sequence[Quantity]
) -> list[Finding]:
    """Findings for two numbers each of which the source has with the other's thing: 300 dead and 90 injured."""
    stated = _with_things(phrase, quantities)
    for i, (a, thing_a) in enumerate(stated):
        for b, thing_b in stated[i + 1 :]:
            if a.kind != b.kind or thing_a == thing_b or same_value(a, b):
                continue
            for source in sources:
                told = _with_things(source, _within(reference, source)[:_MANY])
                right = [c for c, thing in told if thing == thing_a and same_value(b, c)]
                crossed = right and any(thing == thing_b and same_value(a, c) for c, thing in told)
                straight = any((same_value(a, c), thing) == (True, thing_a) for c, thing in told) or any(
                    (same_value(b, c), thing) == (True, thing_b) for c, thing in told
                )
                if crossed and not straight:
                    return [_misplaced(reference, phrase, a, right[0])]
    return []


def _with_things(phrase: Phrase, quantities: Sequence[Quantity]) -> list[tuple[Quantity, str]]:
    """The plain figures of a sentence, each with the stem of what it counts; those that count nothing are left out."""
    plain = [q for q in quantities if q.kind in ("cardinal", "money", "percent") and not q.soft and not q.parts]
    return [(q, things[0]) for q in plain if (things := _counted(phrase.words, q))]


# ---- ages ----------------------------------------------------------------------------------------------------------


def _check_ages(reference: Reference, phrase: Phrase) -> list[Finding]:
    """Findings for "Name, 48" when the article gives that name other ages only."""
    findings: list[Finding] = []
    stated: list[re.Match[str]] = list(_AGE.finditer(phrase.sentence.text))
    if not stated:
        return findings
    ages: dict[str, dict[str, tuple[str, tuple[int, int]]]] = {}  # name → age → (first name, span)
    for match in _AGE.finditer(reference.evidence):
        ages.setdefault(match["name"].lower(), {})[match["age"]] = ((match["first"] or "").lower(), match.span("age"))
    for match in _AGED_BEFORE.finditer(reference.evidence):
        before = ""
        for word in re.split(r"[ -]", match["words"].lower()):
            ages.setdefault(word, {})[match["age"]] = (before, match.span("age"))
            before = word
    for match in stated:
        known = ages.get(match["name"].lower(), {})
        if not known or match["age"] in known:
            continue
        first = (match["first"] or "").lower()
        same = [(age, span) for age, (given, span) in known.items() if not first or not given or given == first]
        if not same:
            continue  # a relative with the same family name
        age, span = same[0]
        findings.append(
            Finding(
                kind="number",
                value=match["age"],
                span=match.span("age"),
                expected=age,
                source_span=span if span[1] <= len(reference.text) else None,
                message=f"The article gives {match['name']}'s age as {age}, not {match['age']}.",
                message_hi=f"लेख में {match['name']} की उम्र {age} वर्ष बताई गई है, {match['age']} नहीं।",
            )
        )
    return findings
