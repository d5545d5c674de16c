"""Words and deeds stay with the person to whom the article gives them: "Rao says", "Rao received the medal".

Only two plain cases are judged, because an article speaks of one person under many names: a quotation whose speaker
stands beside it on both sides, and a predicate of three content words that the article has of another person only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..records import Finding
from ..text.name_matching import is_alias
from ..text.names import Name, find_names
from ..text.words import STOP_WORDS, Word, stem
from .quotes import find_quotations, place_of
from .reference import Phrase, Reference
from .roles import IRREGULAR, LONGEST_ROW, MUTUAL, may_be, names_in, role_finding

_BREAK = re.compile(r"[,;:()\[\]“”\"—–…!?]|\.\s| - ")
_NEAR = 3  # words between a name and its verb at most, all of them auxiliaries or adverbs: "has repeatedly been"
_PREDICATE = 3  # content words of a predicate: of two, one in 2,000 sentences by people repeats another's by chance
_REACH = 2  # further content words that the article may have among those of the predicate
_MOST_PLACES = 60  # sentences with one verb that are looked at; bounds hostile text
_MIN_QUOTED = 4  # words of a quotation: shorter ones ("not guilty") are said by many
_APPOSED = 80  # characters between a name and its verb: "Rao, a lawyer who speaks for the family, said"
_SAYING = frozenset(
    """
    said says say saying told tells tell added adds asked asks wrote writes explained explains insisted insists claimed
    claims recalled recalls joked tweeted admitted admits warned warns testified argued argues replied stated states
    announced announces denied denies thinks thought believes believed hopes hoped knows knew feels felt
    """.split()
)
_HEARD = frozenset("told tells tell asked asks warned warns".split())  # a name behind these is who hears it
_WHO = ", who"  # "Rao, who received the medal"
_BE = frozenset("was were is are been be being".split())
# A name behind one of these is no subject: "a friend of Rao said", "the flight to Delhi took off".
_NOT_BEFORE = frozenset(
    """
    of in on at to from with for by about into over after before against between during under than as and or but near
    like without within versus vs both including
    """.split()
)
_NO_PREDICATE = frozenset(
    """
    of in on at to from with for by about into over after before against between during under than as and or but that
    which who whom whose while because if when where since until though although what how why whether
    """.split()
)


def check_persons(reference: Reference, phrase: Phrase, sources: tuple[Phrase, ...]) -> list[Finding]:
    """Findings for quotations given to another speaker, and for predicates given to another person."""
    names = find_names(phrase.sentence.text, known=reference.names.capitals)
    if len(names) > LONGEST_ROW or not any(_is_person(reference, n) for n in names):
        return []
    said = frozenset(t for n in names for t in n.tokens)
    return _check_speaker(reference, phrase, names, said) + _check_subjects(reference, phrase, names, said)


def _is_person(reference: Reference, name: Name) -> bool:
    """Whether a name is that of somebody whom the article calls by first and last name too; no place, no people."""
    return (
        name.kind == "name"
        and name.tokens[-1] in reference.persons
        and not is_alias(" ".join(name.tokens))
        and not any(is_alias(token) for token in name.tokens)
    )


def _mentions(reference: Reference, phrases: Sequence[Phrase], name: Name, said: frozenset[str]) -> bool:
    """Whether one of some sentences of the article may speak of `name`; a long list of names may."""
    for phrase in phrases:
        names = names_in(reference, phrase, said)
        if len(names) > LONGEST_ROW or any(may_be(other, name) for other in names):
            return True
    return False


# ---- quotations ----------------------------------------------------------------------------------------------------


def _check_speaker(reference: Reference, phrase: Phrase, names: Sequence[Name], said: frozenset[str]) -> list[Finding]:
    speakers = [n for n in _speakers(phrase, names) if _is_person(reference, n)]
    if len(speakers) != 1:
        return []
    for quoted, _ in find_quotations(phrase.sentence.text):
        at = place_of(reference, quoted) if len(quoted.split()) >= _MIN_QUOTED else None
        source = reference.phrase_at(at) if at is not None and at < len(reference.text) else None
        if source is None:
            continue
        i = bisect_left(reference.starts, source.sentence.start)
        if _mentions(reference, reference.phrases[max(0, i - 1) : i + 2], speakers[0], said):
            continue
        others = [n for n in _speakers(source, names_in(reference, source, said)) if _is_person(reference, n)]
        if len(others) == 1:
            message = f"In the article these are the words of “{others[0].text}”, not of “{speakers[0].text}”."
            message_hi = f"लेख में ये शब्द “{others[0].text}” के हैं, “{speakers[0].text}” के नहीं।"
            return [role_finding(reference, speakers[0], others[0], message, message_hi)]
    return []


def _speakers(phrase: Phrase, names: Sequence[Name]) -> list[Name]:
    """The names beside a verb of saying: "Rao said", "said Rao", "Rao, a lawyer, told"."""
    text, offset, found = phrase.sentence.text, phrase.sentence.start, phrase.words
    verbs = [w for w in found if w.lower in _SAYING]
    speakers = []
    for name in names:
        before = next(
            (w.lower for w in reversed(found[: bisect_left(found, name.title_start, key=lambda w: w.start)])), ""
        )
        for verb in verbs:
            gap = text[name.end - offset : verb.start - offset] if name.end < verb.start else ""
            apposed = len(gap) < _APPOSED and gap.startswith(", ") and gap.endswith(", ")
            inverted = verb.end + 1 == name.title_start and verb.lower not in _HEARD
            if inverted or ((gap == " " or apposed) and before not in _NOT_BEFORE):
                speakers.append(name)
                break
    return speakers


# ---- predicates ----------------------------------------------------------------------------------------------------


def _check_subjects(reference: Reference, phrase: Phrase, names: Sequence[Name], said: frozenset[str]) -> list[Finding]:
    findings = []
    for name, place, passive in _subjects(phrase, names):
        predicate = _predicate(phrase, place)
        if len(predicate) < _PREDICATE or not _is_person(reference, name):
            continue
        told = _told(reference, predicate)
        others = [_other_subject(reference, source, (at, passive), name, said) for source, at in told]
        if others and all(others) and others[0] and not _may_have(reference, name, predicate, said):
            message = f"The article says this of “{others[0].text}”, not of “{name.text}”."
            message_hi = f"लेख में यह बात “{others[0].text}” के बारे में है, “{name.text}” के बारे में नहीं।"
            findings.append(role_finding(reference, name, others[0], message, message_hi))
    return findings


def _subjects(phrase: Phrase, names: Sequence[Name]) -> Iterator[tuple[Name, int, bool]]:
    """Each name with the place of the verb that it is the subject of, and whether the verb is passive."""
    text, offset, found = phrase.sentence.text, phrase.sentence.start, phrase.words
    for name in names:
        before = bisect_left(found, name.title_start, key=lambda w: w.start) - 1
        if before >= 0 and found[before].lower in _NOT_BEFORE:
            continue
        end = name.end + len(_WHO) if text.startswith(_WHO, name.end - offset) else name.end
        first = bisect_left(found, end, key=lambda w: w.start)
        for i in range(first, min(first + _NEAR + 1, len(found))):
            lower = found[i].lower
            if _BREAK.search(text[end - offset : found[i].start - offset]) or lower in (*_NO_PREDICATE, "s"):
                break
            if lower in STOP_WORDS or lower.endswith("ly"):
                continue
            if _is_verb(found, first, i):
                between = {w.lower for w in found[first:i]}
                yield name, i, bool(_BE & between) and not lower.endswith("ing")
            break


def _is_verb(found: tuple[Word, ...], first: int, i: int) -> bool:
    word = found[i]
    if not word.text.islower() or word.lower in _SAYING or stem(word.lower) in MUTUAL or len(word.lower) < 3:
        return False
    past = word.lower.endswith("ed") or word.lower in IRREGULAR
    return i > first or past or (word.lower.endswith("s") and not word.lower.endswith("ss"))


def _predicate(phrase: Phrase, place: int) -> tuple[str, ...]:
    """The stems of the verb and the content words behind it in one clause, at most `_PREDICATE`."""
    text, offset = phrase.sentence.text, phrase.sentence.start
    end = phrase.words[place].end
    stems: list[str] = []
    for s, p in zip(phrase.stems, phrase.places, strict=True):
        if p < place:
            continue
        if len(stems) == _PREDICATE or _BREAK.search(text[end - offset : phrase.words[p].start - offset]):
            break
        stems.append(s)
    return tuple(stems)


def _told(reference: Reference, predicate: tuple[str, ...]) -> list[tuple[Phrase, int]]:
    """The sentences of the article with this predicate, each with the place of its verb."""
    found = []
    for i in reference.postings.get(predicate[0], ())[:_MOST_PLACES]:
        phrase = reference.phrases[i]
        for at, (s, place) in enumerate(zip(phrase.stems, phrase.places, strict=True)):
            rest = iter(phrase.stems[at + 1 : at + len(predicate) + _REACH])
            if s == predicate[0] and all(wanted in rest for wanted in predicate[1:]):
                found.append((phrase, place))
    return found


def _other_subject(
    reference: Reference, source: Phrase, verb: tuple[int, bool], name: Name, said: frozenset[str]
) -> Name | None:
    """The person who is the subject of the verb there, in the same voice; None when it may be `name`, or nobody is."""
    if _mentions(reference, (source,), name, said):
        return None
    subject = next((n for n, *at in _subjects(source, names_in(reference, source, said)) if tuple(at) == verb), None)
    return subject if subject and _is_person(reference, subject) else None


def _may_have(reference: Reference, name: Name, predicate: tuple[str, ...], said: frozenset[str]) -> bool:
    """Whether the article may say this of `name` too, in other words: most of the predicate stands near the name."""
    for wanted in predicate[1:]:
        for i in reference.postings.get(wanted, ())[:_MOST_PLACES]:
            have = set(reference.phrases[i].stems)
            near = reference.phrases[max(0, i - 1) : i + 1]
            if sum(s in have for s in predicate) >= len(predicate) - 1 and _mentions(reference, near, name, said):
                return True
    return False
