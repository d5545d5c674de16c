"""Quotation marks of the Hindi that follow the English: none where it has none, closed where its own are closed."""

from __future__ import annotations

import re

_DOUBLE = re.compile(r"[\"“”„‟«»]|``|''")
_END = re.compile(r"\s*([।.!?]?)\s*$")


def match_quotes(english: str, hindi: str) -> str:
    """The Hindi without quotation marks that the English lacks, and with the one that is missing at its end.

    Single marks are left alone: they are apostrophes and feet as well.

    >>> match_quotes('He said, "We will talk."', 'उन्होंने कहा, "हम बात करेंगे।')
    'उन्होंने कहा, "हम बात करेंगे।"'
    """
    said, heard = len(_DOUBLE.findall(english)), len(_DOUBLE.findall(hindi))
    if heard % 2 == 0 or said % 2:
        return hindi
    if said == 0:
        return re.sub(r"\s+", " ", _DOUBLE.sub(" ", hindi)).strip()
    last = list(_DOUBLE.finditer(hindi))[-1]
    if _END.match(hindi, last.end()):
        return hindi
    return hindi.rstrip() + '"'
