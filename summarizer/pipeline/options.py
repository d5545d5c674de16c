"""What the caller asked for, as `Options`; anything else is refused in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from ..errors import OptionError
from ..records import Options


def read_options(options: Options | None, knobs: dict[str, Any]) -> Options:
    """The options with `knobs` over them; `OptionError` for what is no option, or no value for it."""
    unknown = set(knobs) - {f.name for f in fields(Options)}
    if unknown:
        known = ", ".join(f.name for f in fields(Options))
        raise OptionError(f"{', '.join(sorted(unknown))} is no option. The options are {known}. Use one of these.")
    if "glossary" in knobs:
        knobs = {**knobs, "glossary": read_glossary(knobs["glossary"])}
    for name in ("sentences", "words"):
        value = knobs.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise OptionError(f"{name} is {value!r}; a whole number is needed. Give one, for example {name}=20.")
    try:
        return replace(options or Options(), **knobs)
    except TypeError as error:
        raise OptionError(
            f"A value among {knobs!r} has the wrong type ({error}). See Options for each type."
        ) from error


def read_glossary(pairs: Iterable[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """The user's names as pairs; `OptionError` when they are no pairs of text."""
    try:
        read = tuple((en, hi) for en, hi in pairs)
    except (TypeError, ValueError) as error:
        raise OptionError(
            "The glossary holds something else than pairs; (English, Hindi) is needed for each name. "
            'Write it as [("Niphad", "निफाड")].'
        ) from error
    if not all(isinstance(word, str) for pair in read for word in pair):
        raise OptionError("The glossary holds something else than text; (English, Hindi) is needed. Give two strings.")
    return read
