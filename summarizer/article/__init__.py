"""Raw page or pasted text → `Article`; says what it removed, and refuses what is too short or not English.

The order of the modules is that of the data: `files` (a file → RawPage), `hygiene` (characters), `markup` (HTML →
lines of text), `lines`, then `naming` with `labels`, `notices`, `phrases`, `dates` and `bylines`, which know a line by
its words, `layout` with `head` and `body`, which judge it by its place, `language`, and `reading`, which puts the
article together. trafilatura, py3langid and pypdf are imported by the functions that need them, so that
importing this costs nothing.
"""

from __future__ import annotations

from .files import decode, read_file
from .reading import read_article, restore
from .reasons import REASONS

__all__ = ["REASONS", "decode", "read_article", "read_file", "restore"]
