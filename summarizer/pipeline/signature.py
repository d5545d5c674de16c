"""How a summary was made, in one line, so that it can be made again."""

from __future__ import annotations

from dataclasses import fields

from ..engines import Engine
from ..faithfulness import CHECK_VERSION
from ..records import Decoding, HindiStyle, Options
from ..version import __version__


def sign(options: Options, *models: tuple[Engine, Decoding]) -> str:
    """Package, check, each model with its revision, engine and beams, and what the options change."""
    parts = [f"summarizer {__version__}", f"check {CHECK_VERSION}", *(_describe(*model) for model in models)]
    length = (
        f"{options.sentences} sentences" if options.sentences else f"{options.words} words" if options.words else ""
    )
    parts.append(f"{options.style}, {length or options.length}" + (", strict" if options.strict else ""))
    if options.hindi and options.hindi_style != HindiStyle():
        changed = (f.name for f in fields(HindiStyle) if getattr(options.hindi_style, f.name) != f.default)
        parts.append(", ".join(f"{name}={getattr(options.hindi_style, name)}" for name in changed))
    if options.hindi and options.glossary:
        parts.append(f"glossary of {len(options.glossary)}")
    return " | ".join(parts)


def _describe(engine: Engine, decoding: Decoding) -> str:
    card = engine.card
    return f"{card.name}@{card.revision or 'unpinned'} {engine.name} beam={decoding.beam_size}"
