"""Whether a name stands in a text: under another form, another spelling, or its initials."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .name_lists import (
    COMMON_CAPITALS,
    DATE_WORDS,
    NICKNAMES,
    OPENERS,
    PEOPLE_ENDINGS,
    PLAIN_ACRONYMS,
    TITLE_HEADS,
    TITLE_MODIFIERS,
    UNRELATED,
)
from .names import ALIAS_FORMS, ALIAS_GROUPS, CONNECTING, Name, find_names, fold, sentence_openers
from .words import STOP_WORDS, words


@dataclass(frozen=True, kw_only=True, slots=True)
class NameIndex:
    """Everything of a text by which a name may be recognised in it; made once, by `index_names`."""

    names: tuple[Name, ...]
    words: frozenset[str]  # comparable forms of all words
    capitals: frozenset[str]  # those that stand with a capital inside a sentence
    upper: frozenset[str]  # those that stand in capitals only
    joined: str  # all comparable forms in order, between spaces
    initials: str  # first letters of capitalised words in order, "." for any other word
    by_prefix: Mapping[str, tuple[str, ...]]
    cased: bool  # False for a text in lower case, where capitals prove nothing


_GENERIC = frozenset(
    """
    government administration party police court council city county state district company group inc ltd limited corp
    corporation co plc university school team club airport hospital church street road river lake mount mountain
    province island republic region airlines airways ministry department office force forces army navy bank act bill
    cup league championship tournament open stadium park square bridge station house centre center international
    national union area valley coast bay north south east west northern southern eastern western central new saint st
    """.split()
)
_ROLE_ENDINGS = (
    "er",
    "or",
    "ist",
    "ess",
    "man",
    "woman",
    "men",
    "women",
    "ing",
    "ed",
    "ly",
    "s",
    "ian",
    "ive",
    "ion",
    "al",
)


def index_names(text: str) -> NameIndex:
    """All of `text` by which names may be recognised in it; linear in its length."""
    names = find_names(text)
    tokens = words(text)
    folded = [fold(t.text) for t in tokens]
    capitals = frozenset(
        f
        for f, t, first in zip(folded, tokens, sentence_openers(text, tokens), strict=True)
        if t.text[0].isupper() and not first and f not in STOP_WORDS
    )
    by_prefix: dict[str, set[str]] = defaultdict(set)
    for f in folded:
        if len(f) >= 4:
            by_prefix[f[:4]].add(f)
    return NameIndex(
        names=names,
        words=frozenset(folded),
        capitals=capitals,
        upper=frozenset(
            f for f, t in zip(folded, tokens, strict=True) if len(t.text) > 1 and t.text.replace(".", "").isupper()
        ),
        joined=" " + " ".join(folded) + " ",
        initials="".join((t.text[0] if t.text[0].isupper() else "" if t.lower in CONNECTING else ".") for t in tokens),
        by_prefix={k: tuple(sorted(v)) for k, v in by_prefix.items()},
        cased=len(capitals) * 60 >= len(tokens),  # news in natural case has 5 to 12 such words in 60
    )


def unsupported(name: Name, index: NameIndex) -> tuple[str, ...]:
    """The words of `name` (comparable forms) that the indexed text does not have in any form; empty when all stand.

    Known forms: inflections and nationalities (India, Indian), aliases (US, United States), initials of a name in the
    text (IMF) and names spelt out, short first names (Bob), the parts of a longer name.
    """
    tokens = name.tokens
    if not tokens or _alias_stands(" ".join(tokens), index):
        return ()
    if name.kind == "acronym":
        return () if _acronym_stands(tokens[0], index) else tokens
    missing = _missing(tokens, index)
    if missing and len(tokens) == 1 and tokens[0] in COMMON_CAPITALS:
        return ()
    if missing and len(tokens) > 1:
        if missing == tokens[:1] and _short_form(tokens, index):
            return ()
        initials = "".join(t[0] for t in tokens)
        if initials in index.upper or (len(missing) < len(tokens) and all(m in _GENERIC for m in missing)):
            return ()
    if len(missing) > 1 or (len(missing) == 1 and len(tokens) == 1):
        return missing
    if missing and name.opens and missing[0] == tokens[0] and not _another_first_name(tokens, index):
        return ()  # "Hotelier Ravi Kumar": the first word may be a common one
    return missing


def _missing(tokens: Iterable[str], index: NameIndex) -> tuple[str, ...]:
    return tuple(t for t in tokens if len(t) > 1 and not _word_stands(t, index))


def _word_stands(token: str, index: NameIndex) -> bool:
    if token in index.words or token in DATE_WORDS or token in STOP_WORDS or token.isdigit():
        return True
    if token in TITLE_HEADS or token in TITLE_MODIFIERS:
        return True
    if _alias_stands(token, index) or (len(token) == 2 and token.upper() in index.initials):
        return True
    full = NICKNAMES.get(token)
    if full in index.words or any(s in index.words for s, f in NICKNAMES.items() if f == token):
        return True
    if len(token) < 4:
        return f"{token}s" in index.words or token.rstrip("s") in index.words
    near = index.by_prefix.get(token[:4], ())
    return any(_same_root(token, other) or _shortens(token, other, index) for other in near)


def _shortens(token: str, other: str, index: NameIndex) -> bool:
    """Whether `token` is a short form of a name: "Juve" of "Juventus", but not "Clark" of "Clarke"."""
    return len(other) >= len(token) + 3 and other.startswith(token) and other in index.capitals


def _same_root(a: str, b: str) -> bool:
    """Whether two words are one place or body and its people, or singular and plural: Iraq, Iraqis."""
    if frozenset((a, b)) in UNRELATED:
        return False
    common = 4
    while common < min(len(a), len(b)) and a[common] == b[common]:
        common += 1
    return a[common:] in PEOPLE_ENDINGS and b[common:] in PEOPLE_ENDINGS


def is_alias(token: str) -> bool:
    """Whether a comparable form is another name, or the people, of a place or body in the lists."""
    return token in ALIAS_GROUPS


def _alias_stands(phrase: str, index: NameIndex) -> bool:
    for group in ALIAS_GROUPS.get(phrase, ()):
        for form in ALIAS_FORMS[group]:
            if form in {"us", "is", "la", "un", "x"}:  # also English words: only their capitals count
                if form in index.upper and form in index.capitals | index.upper:
                    return True
            elif " " in form:
                if f" {form} " in index.joined:
                    return True
            elif form in index.words:
                return True
    return False


def _acronym_stands(acronym: str, index: NameIndex) -> bool:
    if acronym in index.upper or acronym in index.capitals or acronym in PLAIN_ACRONYMS:
        return True
    if acronym in index.words and (len(acronym) > 3 or not index.cased):
        return True
    singular = acronym.removesuffix("s")
    if singular in index.upper or f"{acronym}s" in index.words:
        return True
    letters = "".join(c for c in acronym if c.isalpha())
    if len(letters) >= 2 and letters.upper() in index.initials:
        return True
    parts = re.split(r"\d+", acronym)
    return not index.cased and letters != acronym and all(not p or p in index.words for p in parts)


def _short_form(tokens: tuple[str, ...], index: NameIndex) -> bool:
    """Whether the first name is the beginning of one in the text: "Ru Hill" of "Rupert Hill"."""
    return len(tokens[0]) > 1 and any(
        n.tokens[1:] == tokens[1:] and n.tokens[0].startswith(tokens[0]) for n in index.names if len(n.tokens) > 1
    )


def _another_first_name(tokens: tuple[str, ...], index: NameIndex) -> bool:
    """Whether the text has the last word of this name after another first name, and the first looks like no role."""
    if tokens[0] in OPENERS or tokens[0].endswith(_ROLE_ENDINGS):
        return False
    return any(len(n.tokens) == len(tokens) and n.tokens[1:] == tokens[1:] for n in index.names)


def nearest(name: Name, index: NameIndex) -> Name | None:
    """The name of the text that `name` was most likely meant to be: a shared word, the same title, a near spelling."""
    tokens = name.tokens
    best: tuple[float, Name] | None = None
    for other in index.names:
        others = other.tokens
        if not others:
            continue
        score = 2.0 * len(set(tokens) & set(others)) / max(len(tokens), len(others))
        if name.title and name.title == other.title:
            score += 1.0
        if score == 0 and len(tokens[-1]) >= 5 and _one_edit(tokens[-1], others[-1]):
            score = 1.5
        if score > 0 and (best is None or score > best[0]):
            best = (score, other)
    return best[1] if best else None


def _one_edit(a: str, b: str) -> bool:
    """Whether one letter changed, added, left out or swapped with its neighbour turns `a` into `b`."""
    if abs(len(a) - len(b)) > 1 or a == b or len(a) > 40:
        return a == b
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    if len(a) != len(b):
        longer, shorter = (a, b) if len(a) > len(b) else (b, a)
        return longer[start + 1 :] == shorter[start:]
    swapped = a[start : start + 2] == b[start : start + 2][::-1] and a[start + 2 :] == b[start + 2 :]
    return swapped or a[start + 1 :] == b[start + 1 :]
