"""English sentences to Hindi, one for one, with names and numbers kept, checked against the English."""

from __future__ import annotations

from .check import check_translation
from .ladder import HindiSentence, page_spellings, translate_sentences

__all__ = ["HindiSentence", "check_translation", "page_spellings", "translate_sentences"]
