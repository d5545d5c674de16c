"""Names and titles: each name of the summary stands in the article, and each title before the person who bears it."""

from __future__ import annotations

import re

from ..records import Finding
from ..text.name_lists import DAYS, OFFICES
from ..text.name_matching import NameIndex, is_alias, nearest, unsupported
from ..text.names import Name, find_names, fold
from ..text.words import words
from .reference import Phrase, Reference

_MAX_EXPLAINED = 20  # findings of a sentence for which the likely right name is looked up: more is no news sentence


def check_names(reference: Reference, phrase: Phrase, sources: tuple[Phrase, ...]) -> list[Finding]:
    """Findings for names, days and months that the article does not have, mixed names, and swapped titles."""
    sentence = phrase.sentence.text
    index = reference.names
    findings: list[Finding] = []
    for name in find_names(sentence, known=index.capitals):
        missing = unsupported(name, index)
        if missing:
            explain = len(findings) < _MAX_EXPLAINED
            findings.append(_unknown(reference, name, nearest(name, index) if explain else None))
        elif (mixed := _mixed(name, index)) and not sentence[: name.start].endswith(" and "):
            findings.append(_mixed_finding(reference, name, mixed))
        elif right := _other_title(name, reference):
            findings.append(_title_finding(reference, name, right))
    return findings + _check_dates(reference, sentence)


def _span_of(reference: Reference, name: Name | None) -> tuple[int, int] | None:
    return (name.start, name.end) if name and name.end <= len(reference.text) else None


def _unknown(reference: Reference, name: Name, near: Name | None) -> Finding:
    message, message_hi = f"The name “{name.text}” does not stand in the article", f"नाम “{name.text}” लेख में नहीं है"
    if near:
        message, message_hi = f"{message}; it has “{near.text}”", f"{message_hi}; लेख में “{near.text}” है"
    return Finding(
        kind="name",
        value=name.text,
        span=(name.start, name.end),
        expected=near.text if near else None,
        source_span=_span_of(reference, near),
        message=message + ".",
        message_hi=message_hi + "।",
    )


# ---- names mixed from two -----------------------------------------------------------------------------------------


def _mixed(name: Name, index: NameIndex) -> Name | None:
    """The article's name with the same last word when `name` joins one person's first and another's last name."""
    if name.kind != "name" or len(name.tokens) != 2 or "-" in name.text:
        return None
    first, last = name.tokens
    if len(last) < 4 or is_alias(first) or is_alias(last) or name.text.split()[0].isupper():
        return None  # "UK Foreign", "WTA Tour": no persons
    if f" {first} {last} " in index.joined or f" {last} {first} " in index.joined:
        return None
    pairs = [n for n in index.names if len(n.tokens) == 2]
    by_last = next((n for n in pairs if n.tokens[1] == last and n.tokens[0] != first), None)
    by_first = next((n for n in pairs if n.tokens[0] == first and n.tokens[1] != last), None)
    # A longer name may hold both: "Maria da Silva Santos" may be called "Maria Santos".
    longer = any(first in n.tokens and last in n.tokens for n in index.names)
    return by_last if by_last and by_first and not longer else None


def _mixed_finding(reference: Reference, name: Name, right: Name) -> Finding:
    return Finding(
        kind="name",
        value=name.text,
        span=(name.start, name.end),
        expected=right.text,
        source_span=_span_of(reference, right),
        message=f"The name “{name.text}” does not stand in the article; it has “{right.text}”.",
        message_hi=f"नाम “{name.text}” लेख में नहीं है; लेख में “{right.text}” है।",
    )


# ---- titles --------------------------------------------------------------------------------------------------------


def _other_title(name: Name, reference: Reference) -> Name | None:
    """The article's mention of the person with another office, when the office belongs to somebody else there."""
    index = reference.names
    if not name.title or name.title.split()[-1] not in OFFICES:
        return None
    person = name.tokens[-1]
    mentions = [n for n in index.names if n.title and n.tokens]
    own = [n for n in mentions if n.tokens[-1] == person]
    holders = [n for n in mentions if _same_title(n.title, name.title) and n.tokens[-1] != person]
    if not own or not holders or any(_same_title(n.title, name.title) for n in own):
        return None
    if not any(n.title.split()[-1] in OFFICES for n in own) or _apposed(index, person, name.title):
        return None
    return next(n for n in own if n.title.split()[-1] in OFFICES)


def _same_title(a: str, b: str) -> bool:
    """Whether one title is the other or its short form: "treasury secretary", "secretary"."""
    return a == b or a.endswith(" " + b) or b.endswith(" " + a)


def _apposed(index: NameIndex, person: str, title: str) -> bool:
    """Whether the title follows the name somewhere: "Mehta, the state's chief minister"."""
    pattern = rf" {re.escape(person)} (?:\S+ ){{0,4}}?{re.escape(title)} "
    return re.search(pattern, index.joined) is not None


def _title_finding(reference: Reference, name: Name, right: Name) -> Finding:
    said, true = name.title.title(), right.title.title()
    return Finding(
        kind="title",
        value=said,
        span=(name.title_start, name.end),
        expected=true,
        source_span=_span_of(reference, right),
        message=f"The article calls “{name.text}” “{true}”, not “{said}”.",
        message_hi=f"लेख में “{name.text}” के लिए “{true}” लिखा है, “{said}” नहीं।",
    )


# ---- days and months -----------------------------------------------------------------------------------------------


def _check_dates(reference: Reference, sentence: str) -> list[Finding]:
    """Findings for days and months that the article never mentions though it mentions others."""
    known = reference.names.words
    findings = []
    for word in words(sentence):
        folded = fold(word.text).removesuffix("s") if word.lower.endswith("days") else fold(word.text)
        if not word.text[0].isupper() or folded not in DAYS:
            continue
        others = [d for d in DAYS if d in known or d[:3] in known or d + "s" in known]
        if folded in others or not others:
            continue  # an article that names no day was cut off from its date line
        expected = others[0].capitalize() if len(others) == 1 else None
        findings.append(
            Finding(
                kind="name",
                value=word.text,
                span=(word.start, word.end),
                expected=expected,
                message=f"The day “{word.text}” does not stand in the article.",
                message_hi=f"दिन “{word.text}” लेख में नहीं है।",
            )
        )
    return findings
