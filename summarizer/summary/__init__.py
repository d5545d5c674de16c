"""Chunks to candidate summaries, best first; only the engine writes, and only whole sentences leave here."""

from .tidying import count_words, loops, repeats, shape, tidy, within
from .writing import Answers, Task, answer, ask, gather, room_for_source, source_tokens, write

__all__ = [
    "Answers",
    "Task",
    "answer",
    "ask",
    "count_words",
    "gather",
    "loops",
    "repeats",
    "room_for_source",
    "shape",
    "source_tokens",
    "tidy",
    "within",
    "write",
]
