"""Errors planted by rule in an article's own sentences, of each kind that a summarizer makes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.faithfulness import check_summary, prepare
from summarizer.text.names import Name, find_names
from summarizer.text.numbers import read_numbers
from summarizer.text.sentences import split_sentences

SENTENCES = 40  # of each article, from its beginning: nearly all
_SAID = r"(?:said|says|told|added|wrote)"


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """An article's sentence with what can be put into it."""

    sentence: str
    names: tuple[Name, ...]
    words: frozenset[str]  # of the article, lower case
    persons: tuple[str, ...]  # full names of the article
    strangers: Sequence[str]  # last words of names of other articles
    dice: random.Random


def another_number(case: Case) -> Iterator[str]:
    """Two digits are others that the article does not have."""
    figure = re.search(r"(?<![\d.,:/-])[1-9]\d(?![\d.,:/-]*\d)", case.sentence)
    if figure and (other := str(case.dice.randint(13, 99))) not in case.words:
        yield case.sentence[: figure.start()] + other + case.sentence[figure.end() :]


def another_name(case: Case) -> Iterator[str]:
    """The last word of a name is one that the article does not have."""
    names = [n for n in case.names if len(n.tokens) == 2 and not n.opens]
    if names and (other := case.dice.choice(case.strangers)).lower() not in case.words:
        end = names[0].end
        yield case.sentence[: end - len(names[0].text.split()[-1])] + other + case.sentence[end:]


def numbers_exchanged(case: Case) -> Iterator[str]:
    """Two neighbouring figures of one kind change places: 300 dead and 90 injured."""
    text = case.sentence
    kinds = ("cardinal", "money", "percent")
    plain = [q for q in read_numbers(text, "en") if q.kind in kinds and not q.soft and not q.parts]
    for a, b in pairwise(plain):
        if a.kind == b.kind and a.text != b.text and a.measure == b.measure:
            yield text[: a.start] + b.text + text[a.end : b.start] + a.text + text[b.end :]


def speaker_exchanged(case: Case) -> Iterator[str]:
    """Quoted words are given to another person of the article."""
    if not re.search(r"[“‘'\"](?:\S+ ){3,}\S+[”’'\"]", case.sentence):
        return
    for name in case.names:
        beside = re.match(rf" {_SAID}\b", case.sentence[name.end :]) or re.search(
            rf"\b{_SAID} \Z", case.sentence[: name.start]
        )
        if beside and (other := _another_person(case, name)):
            yield case.sentence[: name.start] + other + case.sentence[name.end :]


def subject_exchanged(case: Case) -> Iterator[str]:
    """What a person did is given to another person of the article."""
    for name in case.names:
        deed = re.match(r" (?:has |had |was |were )?[a-z]+ed (?:\S+ ){3}", case.sentence[name.end :])
        lone = not re.search(r"\b(?:of|by|with|and|to|for|from) \Z", case.sentence[: name.start])
        if deed and lone and (other := _another_person(case, name)):
            yield case.sentence[: name.start] + other + case.sentence[name.end :]


def _another_person(case: Case, name: Name) -> str | None:
    """The full name of somebody else whom the sentence does not name; None when `name` is no person's."""
    known = {person.split()[-1].lower() for person in case.persons}
    if name.tokens[-1] not in known:
        return None
    others = [p for p in case.persons if not {*p.lower().split()} & {*case.sentence.lower().split(), *name.tokens}]
    return case.dice.choice(others) if others else None


PLANTS: dict[str, tuple[Callable[[Case], Iterator[str]], str]] = {
    "another number": (another_number, "number"),
    "another name": (another_name, "name"),
    "two numbers exchanged": (numbers_exchanged, "number"),
    "quoted words of another person": (speaker_exchanged, "role"),
    "another person's deed": (subject_exchanged, "role"),
}


def measure(articles: Sequence[str]) -> dict[str, dict[str, int]]:
    """Kind of planted error → planted and found; found is a finding of its kind."""
    dice = random.Random(7)
    common = {word for text in articles for word in re.findall(r"\b[a-z]+\b", text)}
    last_words = {n.text.split()[-1] for text in articles for n in find_names(text) if len(n.tokens) == 2}
    strangers = sorted(word for word in last_words if word.lower() not in common)
    result = {kind: {"planted": 0, "found": 0} for kind in PLANTS}
    for text in articles:
        reference = prepare(text)
        words = frozenset(re.findall(r"\w+", text.lower()))
        persons = _full_names(find_names(text))
        for sentence in split_sentences(text)[:SENTENCES]:
            case = Case(
                sentence=sentence.text,
                names=find_names(sentence.text, known=reference.names.capitals),
                words=words,
                persons=persons,
                strangers=strangers,
                dice=dice,
            )
            for kind, (plant, expected) in PLANTS.items():
                for wrong in plant(case):
                    result[kind]["planted"] += 1
                    found = any(f.kind == expected for f in check_summary(reference, [wrong]).findings)
                    result[kind]["found"] += found
    return result


def _full_names(names: Sequence[Name]) -> tuple[str, ...]:
    """Names of two words that the article also says by their last word alone, which bodies and places hardly are."""
    alone = {n.tokens[0] for n in names if len(n.tokens) == 1}
    full = (n.text for n in names if n.kind == "name" and len(n.tokens) == 2 and n.tokens[1] in alone)
    return tuple(dict.fromkeys(full))
