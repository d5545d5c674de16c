"""A finished `Summary` as plain values, JSON, terminal text, Markdown or a standalone HTML page.

Nothing here trusts its input: control and direction-changing characters never reach a terminal, Markdown and HTML
signs in the text are shown as the characters they are.
"""

from __future__ import annotations

from .page import to_html
from .plain import SCHEMA, article_to_dict, dump_json, error_to_dict, to_dict, to_json, verdict_to_dict
from .text import article_to_text, to_markdown, to_text, verdict_to_text
from .words import HINDI_RUNGS, RUNGS, note_words, percent_read, removed_lines

__all__ = [
    "HINDI_RUNGS", "RUNGS", "SCHEMA", "article_to_dict", "article_to_text", "dump_json", "error_to_dict", "note_words",
    "percent_read", "removed_lines", "to_dict", "to_html", "to_json", "to_markdown", "to_text", "verdict_to_dict",
    "verdict_to_text",
]  # fmt: skip
