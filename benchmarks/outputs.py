"""What our models write for a test set; kept in JSONL files, so that a run goes on where it stopped.

A file belongs to one model: its name carries a hash of the weights' recorded hashes. Scoring is done elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from summarizer.engines import Engine
from summarizer.errors import InputError
from summarizer.faithfulness import CHECK_VERSION
from summarizer.hindi import translate_sentences
from summarizer.pipeline.stages import Prepared, cut, draft, start
from summarizer.pipeline.summarizer import FIRST, HINDI
from summarizer.records import Candidate, Decoding, ModelCard, Options
from summarizer.summary import tidy, write
from summarizer.text.typography import plain_marks

RAW = replace(HINDI, hypotheses=1)  # as the pipeline decodes, the first hypothesis alone
BLOCK = 64  # texts given to the engine together and then written down; texts of one length are one batch


def identity(card: ModelCard) -> str:
    """A model's name, revision and eight digits that change with its weights."""
    digest = hashlib.sha256(repr(sorted(card.sha256)).encode()).hexdigest()[:8]
    return f"{card.name.replace('/', '-')}@{card.revision or 'unpinned'}-{digest}"


def remember(
    path: Path | None, keys: Sequence[str], make: Callable[[Sequence[str]], Iterable[Any]], block: int = BLOCK
) -> list[Any]:
    """For each key its value: from the file, else from `make` (called with blocks of keys) and then in the file."""
    known: dict[str, Any] = {}
    if path is not None and path.is_file():
        with path.open(encoding="utf-8") as lines:
            known = dict(json.loads(line) for line in lines)
    missing = [key for key in dict.fromkeys(keys) if key not in known]
    for start_at in range(0, len(missing), block):
        part = missing[start_at : start_at + block]
        made = dict(zip(part, make(part), strict=True))
        known |= made
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as lines:
                lines.writelines(json.dumps(item, ensure_ascii=False) + "\n" for item in made.items())
    return [known[key] for key in keys]


def _file(folder: Path | None, what: str, engine: Engine, decoding: Decoding) -> Path | None:
    """A file of its own for each model, decoding and version of the checks."""
    if folder is None:
        return None
    how = hashlib.sha256(f"{decoding} {CHECK_VERSION if what != 'raw' else ''}".encode()).hexdigest()[:6]
    return folder / f"{what}-{identity(engine.card)}-{how}.jsonl"


# ---- Hindi -----------------------------------------------------------------------------------------------------------


def translate_raw(english: Sequence[str], engine: Engine, folder: Path | None = None) -> list[str]:
    """The translator's first hypothesis, shown and decoded as in the pipeline: no check, no house style."""

    def make(part: Sequence[str]) -> list[str]:
        limited = [engine.card.source_prefix + plain_marks(text) for text in part]
        return [candidates[0].text for candidates in engine.generate(limited, RAW)]

    by_length = sorted(english, key=engine.count_tokens)  # so that a block holds texts of one length
    made = dict(zip(by_length, remember(_file(folder, "raw", engine, RAW), by_length, make), strict=True))
    return [made[text] for text in english]


def translate_checked(english: Sequence[str], engine: Engine, folder: Path | None = None) -> list[dict[str, Any]]:
    """What the pipeline gives: `hi`, `rung` and the kinds of `findings` left; each sentence for itself."""

    def make(part: Sequence[str]) -> Iterable[dict[str, Any]]:
        for text in part:  # not together: sentences of one call are taken for one page, and share names
            (done,) = translate_sentences([text], engine, decoding=HINDI)
            yield {"hi": done.hi, "rung": done.rung, "findings": [f.kind for f in done.findings]}

    return remember(_file(folder, "checked", engine, HINDI), english, make, block=16)


# ---- English ---------------------------------------------------------------------------------------------------------


def summarize_both(documents: Sequence[str], engine: Engine, folder: Path | None = None) -> list[dict[str, Any]]:
    """For each article `draft` (what the model wrote first) and `final` (after repair) as sentences, and the `rung`.

    The pipeline's own stages for the length medium. An article that it refuses has empty texts and the `refused` code.
    """
    options = Options(hindi=False)

    def make(part: Sequence[str]) -> Iterable[dict[str, Any]]:
        articles: list[Prepared | InputError] = []
        for document in part:
            try:
                articles.append(cut(start(document, options), engine))
            except InputError as error:
                articles.append(error)
        accepted = [a for a in articles if isinstance(a, Prepared)]
        drafts = iter(write([a.task for a in accepted], engine, FIRST))
        for item in articles:
            yield (
                {"draft": [], "final": [], "rung": 0, "refused": item.code}
                if isinstance(item, InputError)
                else (_repaired(item, next(drafts), engine))
            )

    return remember(_file(folder, "summary", engine, FIRST), documents, make, block=8)


def _repaired(article: Prepared, candidates: tuple[Candidate, ...], engine: Engine) -> dict[str, Any]:
    attempt = draft(article, candidates, engine, FIRST).attempt
    first = tidy(candidates[0], "paragraph", article.limits.sentences) if candidates else ()
    return {"draft": list(first), "final": list(attempt.sentences), "rung": attempt.rung}
