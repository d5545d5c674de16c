"""Weekdays: no number and no name to a reader of values, and yet a fact that a translator changes."""

from __future__ import annotations

import re

from ..records import Finding

# The first spelling is the house's; the others are as right.
WEEKDAYS: dict[str, tuple[str, ...]] = {
    "Monday": ("सोमवार",),
    "Tuesday": ("मंगलवार",),
    "Wednesday": ("बुधवार",),
    "Thursday": ("गुरुवार", "बृहस्पतिवार", "वीरवार"),
    "Friday": ("शुक्रवार", "जुमा", "जुमे"),
    "Saturday": ("शनिवार", "शनिचर"),
    "Sunday": ("रविवार", "इतवार"),
}
_DAY_OF = {spelling: day for day, spellings in WEEKDAYS.items() for spelling in spellings}
_ENGLISH = re.compile(rf"\b({'|'.join(WEEKDAYS)})(?:s|'s|’s)?\b")
_HINDI = re.compile("|".join(sorted(_DAY_OF, key=len, reverse=True)))


def check_weekdays(english: str, hindi: str) -> list[Finding]:
    """A weekday of the Hindi that the English does not have.

    One that is left out is no finding: "on Monday" often goes where the day is clear, in human translations too.
    """
    wanted = {match[1] for match in _ENGLISH.finditer(english)}
    findings = []
    for match in _HINDI.finditer(hindi):
        if _DAY_OF[match[0]] in wanted:
            continue
        missing = [day for day in wanted if not any(s in hindi for s in WEEKDAYS[day])]
        expected = WEEKDAYS[missing[0]][0] if len(missing) == 1 else None
        instead = f"; the English says {missing[0]}" if expected else ""
        instead_hi = f"; अंग्रेज़ी में {expected} है" if expected else ""
        findings.append(
            Finding(
                kind="number_hi",
                value=match[0],
                span=match.span(),
                expected=expected,
                message=f"The Hindi names {_DAY_OF[match[0]]}{instead or ', which the English does not'}.",
                message_hi=f"हिंदी में {match[0]} लिखा है{instead_hi or ', जो अंग्रेज़ी में नहीं है'}।",
            )
        )
    return findings


def mend_weekday(english: str, hindi: str) -> str:
    """The Hindi with its one wrong weekday put right; as it was when it is not certain which one is meant."""
    found = check_weekdays(english, hindi)
    if len(found) != 1 or found[0].expected is None:
        return hindi
    start, end = found[0].span
    return hindi[:start] + found[0].expected + hindi[end:]
