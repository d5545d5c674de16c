"""Typographic marks as a keyboard has them: what models are shown, because that is what they were trained on."""

from __future__ import annotations

# One character for one, so that offsets stay. The English of the training pairs was cleaned the same way
# (training/prepare_translation.py calls this); shown “ ” and ’, the bundled translator loses half of the sentence.
_PLAIN = {ord(mark): '"' for mark in "“”„«»"} | {ord(mark): "'" for mark in "‘’‚′`"}


def plain_marks(text: str) -> str:
    """The text with straight quotation marks and apostrophes, as long as before.

    >>> plain_marks("India’s “big ship”")
    'India\\'s "big ship"'
    """
    return text.translate(_PLAIN)
