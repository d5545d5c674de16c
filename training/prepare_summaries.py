"""Article-summary pairs for the summarizer, each style with its own prefix, unsupported sentences taken out.

    python training/prepare_summaries.py --data DATA --out OUT

Reads DATA/summ/{news_pairs,dev_highlights}.jsonl.xz; writes OUT/{train,dev}.tsv.xz (group, source, target).
Highlights of the published corpora speak of things that the article says further down, or nowhere. A model that learns
from them learns to invent (Maynez et al. 2020, section 5), so a sentence stays only when all of its numbers and nearly
all of its names and content words stand in the part of the document that the model is shown. The prefix of the
highlights says how many sentences are left ("summarize in 3 sentences: "): control of length by a code in the input
(Fan, Grangier & Auli 2018, section 2.1).
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from summarizer.text.sentences import split_sentences
from summarizer.text.typography import plain_marks

PREFIX = {"headline": "headline: ", "one_sentence": "tldr: ", "short_paragraph": "brief: "}
FUNCTION_WORDS = frozenset(
    """a an the of in on at to for from with by and or but as is are was were be been has have had that which who his
    her their its he she they it this these those will would could should can may might not no than then when while
    after before into over under about against between during out up down off more most some such only own same so
    very""".split()
)
BROKEN_END = frozenset(
    """a an the of in on at to for from with by and or but as is are was were be been has have had that which who his
    her their its""".split()
)
MIN_OVERLAP = (
    0.7  # content words of a sentence that stand in the document; human highlights of CNN/DailyMail: about 0.8
)


def clean(text: str) -> str:
    """Spacing that tokenizers of the source corpora broke, and their bylines."""
    text = re.sub(r"\s+", " ", plain_marks(text)).strip()
    text = re.sub(r"^By \. [^.]{3,60}\. (?:PUBLISHED:|UPDATED:|\|)?", "", text)
    text = re.sub(r"(?<=\w) - (?=\w)(?=[a-z])", "-", text)
    text = re.sub(r"\s+([,.;:!?%)])", r"\1", text)
    text = re.sub(r"(?<=\w) ' ?s\b", "'s", text)
    return re.sub(r"``|''", '"', text)


def stem(word: str) -> str:
    """Enough for an overlap: plural and past endings off."""
    for ending in ("ing", "ed", "es", "s", "'s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z][A-Za-z'’-]*|\d[\d,.]*", text)


def is_supported(sentence: str, document_words: set[str], document_numbers: set[str], least: float) -> bool:
    tokens = words(sentence)
    numbers = {t.replace(",", "").rstrip(".") for t in tokens if t[0].isdigit()}
    if not numbers <= document_numbers:
        return False
    content = [t.lower() for t in tokens if not t[0].isdigit() and t.lower() not in FUNCTION_WORDS]
    names = [t.lower().removesuffix("'s") for t in tokens[1:] if t[0].isupper()]
    if sum(n not in document_words and stem(n) not in document_words for n in names) > 0:
        return False
    known = sum(w in document_words or stem(w) in document_words for w in content)
    return bool(content) and known >= least * len(content)


def is_broken(sentences: list[str]) -> bool:
    """Highlights whose lines were cut in the middle of sentences and closed with full stops."""
    if any(s.rstrip(".").split()[-1].lower() in BROKEN_END for s in sentences if s.rstrip(".").split()):
        return True
    lengths = [len(s.split()) for s in sentences]
    return min(lengths) < 3 or (len(lengths) > 4 and sum(lengths) / len(lengths) < 9.5) or "- " in " ".join(sentences)


def pairs(rows: Iterator[dict[str, str]], counts: Counter[str]) -> Iterator[tuple[str, str, str]]:
    for row in rows:
        style, document, summary = row.get("style", "highlights"), clean(row["document"]), clean(row["summary"])
        tokens = words(document)
        known = (
            {t.lower() for t in tokens}
            | {stem(t.lower()) for t in tokens}
            | {t.lower().removesuffix("'s") for t in tokens}
        )
        numbers = {t.replace(",", "").rstrip(".") for t in tokens if t[0].isdigit()}
        if len(tokens) < 40 and style != "headline":
            counts["short"] += 1
            continue
        if style == "headline":
            if not is_supported("x " + summary, known, numbers, 0.6) or not 4 <= len(summary.split()) <= 18:
                counts["headline unsupported"] += 1
                continue
            yield row["source"], PREFIX[style] + document, summary
            continue
        sentences = [s.text for s in split_sentences(summary)]
        if not sentences or is_broken(sentences):
            counts["broken"] += 1
            continue
        least = 0.6 if style in ("one_sentence", "short_paragraph") else MIN_OVERLAP
        kept = [s for s in sentences if is_supported(s, known, numbers, least)]
        kept = [s if s.endswith((".", "!", "?", '"', "”")) else s + "." for s in kept]
        if not kept or len(kept) > 8 or (style != "highlights" and len(kept) < len(sentences)):
            counts[f"{style} unsupported"] += 1
            continue
        if style == "highlights":
            counts[f"{len(kept)} of {len(sentences)}"] += 1
            number = len(kept)
            prefix = f"summarize in {number} sentence{'s' if number > 1 else ''}: "
        else:
            prefix = PREFIX[style]
        yield row["source"] if style != "highlights" else "highlights", prefix + document, " ".join(kept)


def read(path: Path) -> Iterator[dict[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for name, source in (("train", "news_pairs"), ("dev", "dev_highlights")):
        counts: Counter[str] = Counter()
        groups: Counter[str] = Counter()
        with lzma.open(args.out / f"{name}.tsv.xz", "wt", encoding="utf-8", preset=6) as out:
            for group, text, summary in pairs(read(args.data / "summ" / f"{source}.jsonl.xz"), counts):
                groups[group] += 1
                out.write(f"{group}\t{text}\t{summary}\n")
        print(name, dict(groups), dict(counts))


if __name__ == "__main__":
    main()
