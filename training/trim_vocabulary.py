"""Vocabularies cut down to what English and Hindi news need: Gemma's 262,144 pieces to about 32,000, T5's to 16,000.

    python training/trim_vocabulary.py gemma --model GEMMA --texts OUT/pairs.tsv.xz OUT/hindi.txt.xz … --out PIECES
    python training/trim_vocabulary.py t5 --model T5 --texts DATA/summ/news_pairs.jsonl.xz --out START

Gemma: PIECES gets kept.json (old ids; the new id is the position) and tokenizer.json, for start_translator.py. What is
kept is closed under the merges: a piece without those on the way to it could never be built (Sennrich et al. 2016b,
section 3.2). Byte pieces stay, so every text can still be written. T5 (a unigram model, no merges): OUT is the model's
folder with the rows of the kept pieces.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections import Counter
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

DEVANAGARI = re.compile(r"[\u0900-\u097f]")
LATIN_PIECE = re.compile(r"[▁\x20-\x7e’‘“”–—£€₹éèáíóúñüöäçâêô…।]+")
LEAST_DEVANAGARI, LEAST_LATIN, LEAST_T5 = 8, 40, 5  # times a piece must be seen; lower keeps more and learns it worse


def count_pieces(tokenizer: Tokenizer, paths: list[Path]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            batch = []
            for line in lines:
                batch.append(line.strip())
                if len(batch) == 4000:
                    counts.update(i for e in tokenizer.encode_batch(batch, add_special_tokens=False) for i in e.ids)
                    batch = []
            counts.update(i for e in tokenizer.encode_batch(batch, add_special_tokens=False) for i in e.ids)
    return counts


def trim_gemma(model: Path, texts: list[Path], out: Path) -> None:
    spec = json.loads((model / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = spec["model"]["vocab"]
    piece = {i: p for p, i in vocabulary.items()}
    merges = [tuple(m) if isinstance(m, list) else tuple(m.split(" ")) for m in spec["model"]["merges"]]
    rank = {m: i for i, m in enumerate(merges)}
    kept = {0, 1, 2, 3}  # pad, eos, bos, unk
    for i, seen in count_pieces(Tokenizer.from_file(str(model / "tokenizer.json")), texts).items():
        if seen >= (LEAST_DEVANAGARI if DEVANAGARI.search(piece[i]) else LEAST_LATIN) and (
            DEVANAGARI.search(piece[i]) or LATIN_PIECE.fullmatch(piece[i])
        ):
            kept.add(i)
    for p, i in vocabulary.items():
        if re.fullmatch(r"<0x..>", p) or (len(p) == 1 and (p.isascii() or DEVANAGARI.search(p))):
            kept.add(i)
    for i in list(kept):
        parts = [] if re.fullmatch(r"<.*>", piece[i]) else list(piece[i])
        kept.update(vocabulary[c] for c in parts if c in vocabulary)
        while len(parts) > 1:
            best, at = min((rank.get((parts[k], parts[k + 1]), len(rank)), k) for k in range(len(parts) - 1))
            if best == len(rank):
                break
            parts[at : at + 2] = [parts[at] + parts[at + 1]]
            if parts[at] in vocabulary:
                kept.add(vocabulary[parts[at]])
    ids = sorted(kept)
    new = {piece[i]: n for n, i in enumerate(ids)}
    spec["model"]["vocab"] = new
    spec["model"]["merges"] = [list(m) for m in merges if m[0] in new and m[1] in new and m[0] + m[1] in new]
    spec["added_tokens"] = [dict(t, id=new[t["content"]]) for t in spec["added_tokens"] if t["content"] in new]
    spec["post_processor"] = None  # <bos> and <eos> are the engine's, see template.json of the bundle
    (out / "kept.json").write_text(json.dumps(ids))
    (out / "tokenizer.json").write_text(json.dumps(spec, ensure_ascii=False), encoding="utf-8")
    print(f"{len(ids)} pieces, {len(spec['model']['merges'])} merges")


def trim_t5(model: Path, texts: list[Path], out: Path) -> None:
    spec = json.loads((model / "tokenizer.json").read_text(encoding="utf-8"))
    spec["truncation"] = spec["padding"] = (
        None  # a checkpoint's own limits would cut and pad the training data silently
    )
    vocabulary = spec["model"]["vocab"]
    plain = out / "tokenizer.json"
    plain.write_text(json.dumps(spec, ensure_ascii=False), encoding="utf-8")
    counts = count_pieces(Tokenizer.from_file(str(plain)), texts)
    bare = [p.strip("▁") for p, _ in vocabulary]
    kept = [
        i
        for i in range(len(vocabulary))
        if i < 3 or counts[i] >= LEAST_T5 or (len(bare[i]) <= 1 and bare[i] < "\u0250")
    ]
    spec["model"]["vocab"] = [vocabulary[i] for i in kept]
    spec["added_tokens"] = [t for t in spec["added_tokens"] if t["id"] < 3]
    plain.write_text(json.dumps(spec, ensure_ascii=False), encoding="utf-8")
    weights = load_file(model / "model.safetensors")
    for name in ("shared.weight", "lm_head.weight"):
        weights[name] = weights[name][torch.tensor(kept)].contiguous()
    save_file(weights, out / "model.safetensors", metadata={"format": "pt"})
    config = json.loads((model / "config.json").read_text())
    config.pop("scale_decoder_outputs", None)
    (out / "config.json").write_text(
        json.dumps({**config, "vocab_size": len(kept), "tie_word_embeddings": False}, indent=1)
    )
    print(f"{len(kept)} pieces")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["gemma", "t5"])
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    (trim_gemma if args.kind == "gemma" else trim_t5)(args.model, args.texts, args.out)


if __name__ == "__main__":
    main()
