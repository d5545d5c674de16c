"""Who did it to whom: the names on the two sides of a verb stand there as in the article, not swapped or doubled."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..records import Finding
from ..text.names import ALIAS_GROUPS, Name, find_names, fold
from ..text.words import STOP_WORDS, Word, stem
from .reference import Phrase, Reference
from .sources import coverage

# Half of the sentence's words in common, as in polarity: below that the two speak of different things.
_MIN_COVERAGE = 0.5
_NEAR = 4  # words between a name and its verb at most: "officials have repeatedly", "the former foreign"
_LONGEST_NAME = 12  # words of a name at most, behind which the next word is looked for
LONGEST_ROW = 60  # names in one sentence: more is a list, in which nobody does anything to anybody
_MAX_SENTENCES = 60  # sentences of the article with one verb that are looked at; bounds hostile text

# Behind a name that is one of several: "Rao, Das and Mehta", "Rao with Das".
_GOES_ON = re.compile(r"\s?(?:, (?:the )?[A-Z]| (?:and|or|with|&) )")

_AUXILIARY = frozenset(
    """
    has have had is are was were be been being will would could should may might must can did does do not never also
    then later again already once twice first both all just now still
    """.split()
)
_BE = frozenset("is are was were be been being get gets got".split())
_ARTICLES = frozenset("the a an its his her their our former some many several two three four five six more".split())
_CLOSED = frozenset(
    """
    of in on at to from with for by about into over after before against between during under than as and or but that
    which who whom whose while because if when where since until though although so what how why whether through upon
    via towards toward near without within along alongside beside besides amid among around across behind beyond like
    unlike despite except not it he she they we
    i you this these those there
    """.split()
)
# Verbs whose two sides may change places, or that say nothing of who does it: met, married, followed.
MUTUAL = frozenset(
    stem(w)
    for w in """
    met marry married face faced join joined fight fought date dated wed play played draw tie tied border follow
    followed divorce resemble host trail lead led hold held base based call called name named know known born include
    included live lived work worked need want share shared debate rival match echo complement partner trade traded
    merge kiss embrace hug greet contact separate link linked contain contained use used star starred travel return
    """.split()
)
_TOLD = frozenset("told gave took beat hit cut sued shot kicked".split())  # in text.words some count as stop words
IRREGULAR = frozenset(
    """
    told gave took beat hit sued shot sold bought lent paid sent taught led won lost fought struck caught brought
    sought overthrew withdrew chose drove drew beaten overtook outbid undercut hurt fed bit slew shook
    """.split()
)
_NO_VERB = frozenset("hundred need indeed united speed breed seed deed feed red bed shed wed sacred naked".split())

# Seats of government that the aliases of names lack: each may stand for its country.
_SEATS = {
    seat: country
    for country, seats in {
        "us": "white house|pentagon", "uk": "london|whitehall", "pakistan": "rawalpindi", "ukraine": "kyiv|kiev",
        "iran": "tehran", "israel": "jerusalem|tel aviv", "japan": "tokyo", "south korea": "seoul",
        "north korea": "pyongyang", "turkey": "ankara", "bangladesh": "dhaka", "nepal": "kathmandu",
        "taiwan": "taipei", "sri lanka": "colombo", "afghanistan": "kabul", "syria": "damascus",
        "australia": "canberra", "canada": "ottawa", "saudi arabia": "riyadh", "egypt": "cairo", "qatar": "doha",
        "italy": "rome",
    }.items()
    for seat in seats.split("|")
}  # fmt: skip
_COUNTRIES = frozenset(_SEATS.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class _Deed:
    """A verb with the names on its two sides: who does it, and to whom."""

    verb: str  # stem
    place: int  # of the verb among the words
    doer: Name
    target: Name
    close: bool  # nothing but auxiliaries and articles stands between verb and names


def check_roles(reference: Reference, phrase: Phrase, sources: tuple[Phrase, ...]) -> list[Finding]:
    """Findings for names whose parts in a deed are swapped, doubled or given to another, against the article.

    Only sentences "Name verb Name" are judged, active and passive, where the article says the same verb of both names.
    """
    if not sources or coverage(phrase, sources[0]) < _MIN_COVERAGE:
        return []
    names = find_names(phrase.sentence.text, known=reference.names.capitals)
    said = frozenset(t for n in names for t in n.tokens)
    findings = []
    for deed in _deeds(phrase, names):
        told = [
            (s, d)
            for s in _sentences_with(reference, deed.verb, sources)
            for d in _deeds(s, names_in(reference, s, said))
            if d.verb == deed.verb
        ]
        if told and not _may_say(reference, deed, said):
            findings += _judge(reference, phrase, deed, told)[:1]
    return findings


# ---- deeds of a sentence -------------------------------------------------------------------------------------------


def _deeds(phrase: Phrase, names: Sequence[Name]) -> Iterator[_Deed]:
    """Each verb between two names, with nothing between that would make another the doer."""
    if not 2 <= len(names) <= LONGEST_ROW:
        return
    text, offset, found = phrase.sentence.text, phrase.sentence.start, phrase.words
    for left, right in pairwise(names):
        start, end = left.end, right.title_start
        gap = text[start - offset : end - offset]
        if re.search(r"[,;:.()\[\]“”\"—–…!?]", gap):
            continue
        first = bisect_left(found, start, key=lambda w: w.start)
        last = bisect_left(found, end, key=lambda w: w.start)
        for i in range(first, last):
            deed = _deed(found, first, i, last, left, right)
            if deed:
                yield deed
                break


def _deed(found: tuple[Word, ...], first: int, i: int, last: int, left: Name, right: Name) -> _Deed | None:
    before = [w.lower for w in found[first:i]]
    after = [w.lower for w in found[i + 1 : last]]
    before = before[1:] if before[:1] == ["s"] else before
    if len(before) > _NEAR or len(after) > _NEAR or not _is_verb(found[i], before):
        return None
    behind = next((w for w in found[last : last + _LONGEST_NAME] if w.start >= right.end), None)
    if behind and behind.start == right.end + 1 and behind.text.islower() and _is_noun(behind):
        return None  # "told African leaders": the name is part of another
    passive = after[:1] == ["by"] and not found[i].lower.endswith("ing")
    after = after[1:] if passive else after
    if bool(_BE & set(before)) and not passive and not found[i].lower.endswith("ing"):
        return None  # "was accused in Paris": by whom is not said
    loose = [w for w in before if w not in _AUXILIARY and not w.endswith("ly")]
    loose += [w for w in after if w not in _ARTICLES]
    if len(loose) > 2 or any(w in _CLOSED or (w in STOP_WORDS and w not in _ARTICLES) for w in loose):
        return None
    doer, target = (right, left) if passive else (left, right)
    return _Deed(verb=_key(found[i].lower), place=i, doer=doer, target=target, close=not loose)


def _is_noun(word: Word) -> bool:
    """Whether a word right behind a name may be a noun that the name describes: no stop word, adverb or verb form."""
    return word.lower not in STOP_WORDS | _CLOSED | _AUXILIARY and not word.lower.endswith(("ly", "ed", "ing"))


def _key(lower: str) -> str:
    return "tell" if lower in ("told", "tell", "tells") else stem(lower)


def _is_verb(word: Word, before: Sequence[str]) -> bool:
    """Whether a word between two names is a verb: a past form, or any word right after an auxiliary."""
    lower = word.lower
    if not word.text.islower() or len(lower) < 3 or lower in _NO_VERB or _key(lower) in MUTUAL:
        return False
    if lower in IRREGULAR:
        return True
    if lower in STOP_WORDS or lower in _CLOSED:
        return False
    if lower.endswith("ed"):
        return len(lower) > 4
    return bool(before) and before[-1] in _AUXILIARY - {"is", "are", "was", "were", "all", "both", "first"}


def names_in(reference: Reference, phrase: Phrase, said: frozenset[str]) -> tuple[Name, ...]:
    """The names of a sentence of the article; `said`, words of names in the summary, are names at its beginning too."""
    names = reference.names.names
    first = bisect_left(names, phrase.sentence.start, key=lambda n: n.start)
    last = bisect_left(names, phrase.sentence.end, key=lambda n: n.start)
    opening = phrase.words[0] if phrase.words else None
    if opening is None or fold(opening.text) not in said or (first < last and names[first].start == opening.start):
        return names[first:last]
    shift = phrase.sentence.start
    found = find_names(phrase.sentence.text, known=reference.names.capitals | said)
    return tuple(replace(n, start=n.start + shift, end=n.end + shift, title_start=n.title_start + shift) for n in found)


def _sentences_with(reference: Reference, verb: str, sources: tuple[Phrase, ...]) -> list[Phrase]:
    """The sentences of the article with the verb, the sources first."""
    others = [reference.phrases[i] for i in reference.postings.get(verb, ())[:_MAX_SENTENCES]]
    if verb == "tell":  # "told" counts as a stop word, and no sentence is found by it
        others = []
    return list(dict.fromkeys([*(s for s in sources if any(_key(w.lower) == verb for w in s.words)), *others]))


# ---- the same or another name --------------------------------------------------------------------------------------


def _groups(name: Name) -> frozenset[object]:
    """The bodies that a name may stand for; empty for a person, or a body that the lists do not have."""
    whole = " ".join(name.tokens)
    found: set[object] = set(ALIAS_GROUPS.get(whole, ()))
    for token in (whole, *name.tokens):
        country = _SEATS.get(token)
        found |= set(ALIAS_GROUPS.get(country, ())) | {country} if country else set()
    if len(name.tokens) == 1 and name.tokens[0] in _COUNTRIES:
        found.add(name.tokens[0])
    return frozenset(found)


def _same(a: Name, b: Name) -> bool:
    """Whether two names surely mean the same."""
    return a.tokens[-1:] == b.tokens[-1:] or bool(_groups(a) & _groups(b))


def may_be(a: Name, b: Name) -> bool:
    """Whether two names may mean the same: a shared word, a nationality, initials, a seat of government."""
    if _same(a, b) or set(a.tokens) & set(b.tokens):
        return True
    if any(len(x) > 3 and len(y) > 3 and x[:4] == y[:4] for x in a.tokens for y in b.tokens):
        return True
    one, other = ("".join(t[0] for t in n.tokens if t) for n in (a, b))
    return (len(one) > 1 and [one] == list(b.tokens)) or (len(other) > 1 and [other] == list(a.tokens))


def _comparable(reference: Reference, a: Name, b: Name) -> bool:
    """Whether two names are of one sort, so that one is no way to speak of the other: two countries, two persons.

    Bodies have too many names to be compared: a club is its town, its colour and its initials.
    """
    if _groups(a) or _groups(b):
        return bool(_groups(a)) and bool(_groups(b))
    return a.kind == b.kind == "name" and {a.tokens[-1], b.tokens[-1]} <= reference.persons


def _listed(phrase: Phrase, name: Name) -> bool:
    """Whether a name is one of several: "Rao, Das and Mehta praised"; each of them has the part of all."""
    text, offset = phrase.sentence.text, phrase.sentence.start
    before, after = text[: name.start - offset].rstrip(), text[name.end - offset :]
    return before.endswith((",", " and", " or", " with", " &")) or _GOES_ON.match(after) is not None


# ---- judging -------------------------------------------------------------------------------------------------------


def _may_say(reference: Reference, deed: _Deed, said: frozenset[str]) -> bool:
    """Whether a sentence of the article may say this deed: the doer somewhere before the verb, the target after."""
    for i in reference.postings.get(deed.verb, ())[:_MAX_SENTENCES]:
        phrase = reference.phrases[i]
        names = names_in(reference, phrase, said)
        for w in phrase.words:
            if _key(w.lower) != deed.verb:
                continue
            before = [n for n in names if n.end <= w.start]
            after = [n for n in names if n.start >= w.end]
            fits = _on(before, deed.doer) and _on(after, deed.target) and not _same(deed.doer, deed.target)
            if fits and not _swapped_closely(phrase, names, deed):
                return True
    return False


def _on(side: Sequence[Name], name: Name) -> bool:
    return any(may_be(n, name) for n in side)


def _swapped_closely(phrase: Phrase, names: Sequence[Name], deed: _Deed) -> bool:
    """Whether the sentence says the deed the other way round, so that the names' order there proves nothing."""
    return any(
        d.verb == deed.verb and _same(d.doer, deed.target) and _same(d.target, deed.doer) for d in _deeds(phrase, names)
    )


def _judge(reference: Reference, phrase: Phrase, deed: _Deed, told: Sequence[tuple[Phrase, _Deed]]) -> list[Finding]:
    if any(may_be(d.doer, deed.doer) and may_be(d.target, deed.target) for _, d in told):
        return []
    doubled = _same(deed.doer, deed.target)
    for _, d in told:
        if doubled and _same(d.target, deed.target) and not may_be(d.doer, deed.doer):
            return [_swapped(reference, deed.doer, d.doer)]
        if doubled and _same(d.doer, deed.doer) and not may_be(d.target, deed.target):
            return [_swapped(reference, deed.target, d.target)]
        if not doubled and _same(d.doer, deed.target) and _same(d.target, deed.doer):
            return [_swapped(reference, deed.doer, d.doer)]
    if doubled or not deed.close:
        return []
    close = [(s, d) for s, d in told if d.close]
    for mine, yours, same in (("doer", "target", _same), ("target", "doer", _same)):
        others = [(s, getattr(d, mine)) for s, d in close if same(getattr(d, yours), getattr(deed, yours))]
        name: Name = getattr(deed, mine)
        if _listed(phrase, name) or any(_listed(s, o) for s, o in others):
            continue
        if others and all(_comparable(reference, o, name) and not may_be(o, name) for _, o in others):
            return [_swapped(reference, name, others[0][1])]
    return []


def _swapped(reference: Reference, said: Name, true: Name) -> Finding:
    message = f"In the article it is “{true.text}” here, not “{said.text}”: who did it to whom is not as told there."
    message_hi = f"लेख में यहाँ “{true.text}” है, “{said.text}” नहीं: किसने किसके साथ क्या किया, यह लेख से मेल नहीं खाता।"
    return role_finding(reference, said, true, message, message_hi)


def role_finding(reference: Reference, said: Name, true: Name, message: str, message_hi: str) -> Finding:
    """The finding that one name stands where the article has another."""
    return Finding(
        kind="role",
        value=said.text,
        span=(said.start, said.end),
        expected=true.text,
        source_span=(true.start, true.end) if true.end <= len(reference.text) else None,
        message=message,
        message_hi=message_hi,
    )
