"""Translate or summarize a file of lines with a model of train.py, greedily: data for the next round of training.

    python training/distil.py --model RUN/model --lines hindi.txt.xz --out back.tsv --group back [--backwards]

Back-translation (Sennrich et al. 2016, section 3): with --backwards each line is real target text, the model (trained
with `train.py --reverse`) writes its source, and the row is (group, written, line). Without it the row is
(group, line, written): sequence-level knowledge distillation (Kim & Rush 2016, section 3.2).
A row is left out when the output repeats itself, is far too short or long, or does not end.
"""

from __future__ import annotations

import argparse
import lzma
import time
from collections import Counter
from pathlib import Path

import torch
from tokenizers import Tokenizer
from train import load


def repeats(ids: list[int]) -> bool:
    """Whether some run of four pieces comes three times: the sign of a decoder that walks in circles."""
    runs = Counter(tuple(ids[i : i + 4]) for i in range(len(ids) - 3))
    return bool(runs) and max(runs.values()) > 2


@torch.no_grad()
def decode(
    model: torch.nn.Module, sources: list[list[int]], start: int, end: int, limit: int, device: str
) -> list[list[int]]:
    """Greedy output for a batch, without the end piece; `[]` where none came within `limit`."""
    width = max(map(len, sources))
    source = torch.tensor([s + [0] * (width - len(s)) for s in sources], device=device)  # (batch, source_tokens)
    mask = (
        torch.arange(width, device=device)[None] < torch.tensor([len(s) for s in sources], device=device)[:, None]
    ).long()
    out = model.generate(
        input_ids=source, attention_mask=mask, max_new_tokens=limit, do_sample=False, num_beams=1, use_cache=True,
        decoder_start_token_id=start, eos_token_id=end, pad_token_id=0,
    ).tolist()  # fmt: skip
    return [row[1 : row.index(end, 1)] if end in row[1:] else [] for row in out]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--lines", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--group", required=True)
    parser.add_argument("--backwards", action="store_true")
    parser.add_argument("--limit", type=int, default=10**9, help="lines to read")
    parser.add_argument("--tokens", type=int, default=16_000, help="source tokens a batch")
    parser.add_argument("--minutes", type=float, default=10**6)
    args = parser.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = Tokenizer.from_file(str(args.model / "tokenizer.json"))
    gemma = tokenizer.token_to_id("<bos>") is not None
    start, end, head = (2, 1, [2]) if gemma else (0, 1, [])
    model = load(args.model).to(device=device, dtype=torch.bfloat16 if device == "cuda" else torch.float32).eval()

    opener = lzma.open if args.lines.suffix == ".xz" else open
    with opener(args.lines, "rt", encoding="utf-8") as handle:
        lines = [line.strip() for line in handle][: args.limit]
    encoded = [
        (e.ids, line) for e, line in zip(tokenizer.encode_batch(lines, add_special_tokens=False), lines, strict=True)
    ]
    encoded = sorted((e for e in encoded if 3 <= len(e[0]) <= 200), key=lambda e: len(e[0]))
    began, kept, done = time.time(), 0, 0
    with args.out.open("w", encoding="utf-8") as out:
        while done < len(encoded) and time.time() - began < 60 * args.minutes:
            size = max(1, args.tokens // (len(encoded[min(done + 400, len(encoded) - 1)][0]) + 2))
            batch = encoded[done : done + size]
            limit = int(1.6 * len(batch[-1][0])) + 12
            for (ids, line), written in zip(
                batch, decode(model, [[*head, *i, end] for i, _ in batch], start, end, limit, device), strict=True
            ):
                if not 0.4 * len(ids) <= len(written) <= 2.2 * len(ids) or repeats(written):
                    continue
                text = tokenizer.decode(written).strip().replace("\t", " ").replace("\n", " ")
                out.write(f"{args.group}\t{text}\t{line}\n" if args.backwards else f"{args.group}\t{line}\t{text}\n")
                kept += 1
            done += len(batch)
    print(f"{kept} rows of {done} lines in {time.time() - began:.0f} s -> {args.out}")


if __name__ == "__main__":
    main()
