"""English-Hindi pairs, cleaned and filtered, from a folder in the format of the data README.

    python training/prepare_translation.py --data DATA --out OUT

Reads DATA/enhi/{prose,ui}.tsv.xz, DATA/enhi/lexicon/*, DATA/enhi/mono_hindi_news.txt.xz and, to keep its sentences out,
DATA/eval/flores/*.jsonl.xz. Writes OUT/pairs.tsv.xz (group, English, Hindi) and OUT/hindi.txt.xz (Hindi news
sentences for back-translation). Sources whose licence forbids commercial use are left out. A group is a source;
training weighs groups (see train.py --mix).
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
import unicodedata
from collections import Counter
from pathlib import Path

from number_sentences import make_pairs

from summarizer.text.hindi_style import TO_ASCII_DIGITS
from summarizer.text.typography import plain_marks

NON_COMMERCIAL = {"hindi_visual_genome", "gh_hindencorp_truncated", "milpac_legal"}
LOOSE = {"quran", "bhagavad_gita", "tldr_pages"}  # parallel in sense only, or commands rather than sentences
DEVANAGARI = re.compile(r"[\u0904-\u0939\u0958-\u0961\u0971-\u097f]")
LATIN = re.compile(r"[A-Za-z]")


def clean(text: str) -> str:
    """NFC, one kind of quotes, no soft hyphens and joiners that only fonts need, single spaces."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\ufeff", "").replace("\u200b", "")
    return re.sub(r"\s+", " ", plain_marks(text).replace("''", '"')).strip()


def clean_hindi(text: str, english: str) -> str:
    """House typography on the training side: danda, no space before it, ASCII digits, न् without a joiner."""
    text = clean(text).translate(TO_ASCII_DIGITS).replace("\u200d", "").replace("\u200c", "")
    text = re.sub(r"\s*\|RD_PUNC\s*", "", text)
    text = re.sub(r"\s*[।|]\s*$", "।", text)
    text = re.sub(r"\s+([।,?!;])", r"\1", text)
    text = re.sub(r"(?<=[\u0900-\u097f])\.$", "।", text)
    if english.endswith(".") and DEVANAGARI.search(text[-1:] or ""):
        text += "।"
    return text


def numerals(text: str) -> Counter[str]:
    return Counter(n.replace(",", "").rstrip(".") for n in re.findall(r"\d[\d,.]*", text.translate(TO_ASCII_DIGITS)))


def reason_to_drop(en: str, hi: str, group: str) -> str | None:
    """Why a pair is not used, or None."""
    words = len(en.split())
    if not 2 <= words <= 90:
        return "length"
    if not 0.45 <= len(hi) / len(en) <= 2.2 and words > 4:
        return "ratio"
    deva, latin = len(DEVANAGARI.findall(hi)), len(LATIN.findall(hi))
    if deva < 2 or latin > 0.35 * (deva + latin):
        return "script"
    if len(DEVANAGARI.findall(en)) > 0 or not LATIN.search(en):
        return "script"
    if re.search(r"[{}<>\\$]{2}|https?://|\w+\(\)|--\w|[_/\\]{1}\w+[_/\\]", en):
        return "code"
    here, there = numerals(en), numerals(hi)
    # a number in words on one side only is legitimate; figures on both sides that disagree are not
    if group != "numbers" and here and there and here != there and (not here & there or here.total() >= there.total()):
        return "numbers"
    return None


def read_pairs(path: Path):
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3:
                yield parts


def places(lexicon: Path) -> list[tuple[str, str]]:
    """Country and city names in both languages (Unicode CLDR, GeoNames, i18n-iso-countries)."""
    found: dict[str, str] = {}
    for name, limit in (("geonames_cities", 10**9), ("iso_countries", 10**9)):
        with lzma.open(lexicon / f"{name}.tsv.xz", "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                parts = line.rstrip("\n").split("\t")
                if len(parts) < 2 or number > limit:
                    continue
                en, hi = clean(parts[0]), clean(parts[1]).replace("\u200d", "")
                if (
                    en.isascii()
                    and re.fullmatch(r"[A-Z][A-Za-z .'-]{2,24}", en)
                    and re.fullmatch(r"[\u0900-\u097f .-]{2,30}", hi)
                ):
                    found.setdefault(en, hi)
    return sorted(found.items())


COMMON_PLACES = [
    ("India", "भारत"), ("China", "चीन"), ("the US", "अमेरिका"), ("the United States", "अमेरिका"), ("Russia", "रूस"),
    ("Ukraine", "यूक्रेन"), ("Pakistan", "पाकिस्तान"), ("Britain", "ब्रिटेन"), ("France", "फ्रांस"), ("Germany", "जर्मनी"),
    ("Japan", "जापान"), ("Iran", "ईरान"), ("Israel", "इज़राइल"), ("Delhi", "दिल्ली"), ("New Delhi", "नई दिल्ली"),
    ("Mumbai", "मुंबई"), ("Kolkata", "कोलकाता"), ("Chennai", "चेन्नई"), ("Bengaluru", "बेंगलुरु"), ("Hyderabad", "हैदराबाद"),
    ("Beijing", "बीजिंग"), ("Washington", "वाशिंगटन"), ("Moscow", "मॉस्को"), ("London", "लंदन"), ("Geneva", "जिनेवा"),
    ("Uttar Pradesh", "उत्तर प्रदेश"), ("Bihar", "बिहार"), ("Maharashtra", "महाराष्ट्र"), ("Gujarat", "गुजरात"),
    ("Kerala", "केरल"), ("Tamil Nadu", "तमिलनाडु"), ("Punjab", "पंजाब"), ("Rajasthan", "राजस्थान"), ("Assam", "असम"),
]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--numbers", type=int, default=30_000, help="template sentences to make")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(0)

    held_out = set()
    for path in (args.data / "eval" / "flores").glob("*.jsonl.xz"):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            held_out |= {re.sub(r"\W+", "", json.loads(line)["en"]).lower() for line in lines}

    rows: dict[str, list[tuple[str, str]]] = {}
    dropped: Counter[str] = Counter()
    seen: set[str] = set()
    for name in ("prose", "ui"):
        for en, hi, source in read_pairs(args.data / "enhi" / f"{name}.tsv.xz"):
            if source in NON_COMMERCIAL or source in LOOSE:
                dropped["source"] += 1
                continue
            en = clean(en)
            hi = clean_hindi(hi, en)
            reason = reason_to_drop(en, hi, source) if en and hi else "empty"
            key = re.sub(r"\W+", "", en).lower()
            if not reason and key in held_out:
                reason = "test set"
            if not reason and key + hi in seen:
                reason = "duplicate"
            if reason:
                dropped[reason] += 1
                continue
            seen.add(key + hi)
            rows.setdefault("ui" if name == "ui" else source, []).append((en, hi))

    everywhere = places(args.data / "enhi" / "lexicon")
    fill = COMMON_PLACES * 60 + everywhere
    rows["numbers"] = list(make_pairs(fill, args.numbers))
    rows["names"] = everywhere

    # two short sentences of one source together: the model meets longer inputs than most single sentences are
    joined = []
    for group in ("mann_ki_baat", "gh_devopsrudr", "tico19", "prose_sites", "quiz_bilingual_sent", "quiz_slash_sent"):
        pairs = rows.get(group, [])
        for a, b in zip(pairs[::4], pairs[1::4], strict=False):
            if a[0].endswith((".", "?")) and len((a[0] + b[0]).split()) < 70:
                joined.append((f"{a[0]} {b[0]}", f"{a[1]} {b[1]}"))
    rows["joined"] = rng.sample(joined, min(len(joined), 12_000))

    with lzma.open(args.out / "pairs.tsv.xz", "wt", encoding="utf-8", preset=6) as out:
        for group, pairs in rows.items():
            for en, hi in pairs:
                out.write(f"{group}\t{en}\t{hi}\n")

    kept = 0
    with lzma.open(args.data / "enhi" / "mono_hindi_news.txt.xz", "rt", encoding="utf-8") as lines, \
            lzma.open(args.out / "hindi.txt.xz", "wt", encoding="utf-8") as out:  # fmt: skip
        for line in lines:
            text = clean_hindi(line, "")
            for sentence in re.split(r"(?<=[।?!])\s+", text):
                if 5 <= len(sentence.split()) <= 60 and len(LATIN.findall(sentence)) < 5:
                    out.write(sentence + "\n")
                    kept += 1
    for group, pairs in sorted(rows.items(), key=lambda item: -len(item[1])):
        print(f"{len(pairs):7d} {sum(len(e.split()) for e, _ in pairs):9d} words  {group}")
    print("dropped", dict(dropped), "| Hindi news sentences", kept)


if __name__ == "__main__":
    main()
