"""Train or continue a sequence-to-sequence model: one script for the summarizer and the translator.

    python training/train.py --base START --data pairs.tsv.xz --out RUN --minutes 8 [--mix MIX] [--reverse 0.25]

START is a Hugging Face folder (T5 or T5Gemma 2) with tokenizer.json. The data has three columns: group, source, target.
MIX is "group=weight,...": how often a pair of that group is read per pass (0.3: a third of them, a new third each pass;
groups not named count `--other`). RUN/state.pt is written every few minutes and at the end, and is gone on from when it
exists; RUN/model is the Hugging Face folder of the last state; RUN/log.jsonl has loss, speed and dev loss.

The weights are kept in fp32 for the optimizer and used in bf16 (half the memory traffic of autocast on CPU).
Loss: cross-entropy with label smoothing (Szegedy et al. 2016, section 7). Batches hold pairs of like length and are
measured in tokens, padding counted (Vaswani et al. 2017, section 5.1). AdamW (Loshchilov & Hutter 2019), the rate
rising over the first steps and falling linearly to zero with the time budget.
"""

from __future__ import annotations

import argparse
import json
import lzma
import queue
import random
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoConfig, AutoModelForSeq2SeqLM

IGNORE = -100


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--dev", type=Path, help="three columns as --data; its loss is logged")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=8)
    parser.add_argument("--max-steps", type=int, default=10**9)
    parser.add_argument("--tokens", type=int, default=2048, help="tokens a batch, padding counted")
    parser.add_argument("--max-source", type=int, default=1024, help="source tokens; longer pairs are left out")
    parser.add_argument("--lr", type=float, default=2e-4)
    parser.add_argument("--warmup", type=int, default=50, help="steps")
    parser.add_argument("--smoothing", type=float, default=0.1)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--mix", default="")
    parser.add_argument("--other", type=float, default=1.0)
    parser.add_argument(
        "--reverse", type=float, default=0.0, help="share of pairs read backwards, for back-translation"
    )
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--save-minutes", type=float, default=4)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def read_rows(paths: list[Path]) -> list[tuple[str, str, str]]:
    rows = []
    for path in paths:
        opener = lzma.open if path.suffix == ".xz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                parts = line.rstrip("\n").split("\t")
                if len(parts) == 3:
                    rows.append((parts[0], parts[1], parts[2]))
    return rows


class Batches:
    """Endless batches of token ids, made in a thread of their own."""

    def __init__(self, args: argparse.Namespace, tokenizer: Tokenizer, start: int, end: int, bos: int | None) -> None:
        self.args, self.start, self.end, self.bos = args, start, end, bos
        self.random = random.Random(args.seed)
        mix = {k: float(v) for k, v in (part.split("=") for part in args.mix.split(",") if part)}
        self.groups: dict[str, list[tuple[list[int], list[int]]]] = {}
        self.weights = {}
        rows = read_rows(args.data)
        sources = tokenizer.encode_batch([r[1] for r in rows], add_special_tokens=False)
        targets = tokenizer.encode_batch([r[2] for r in rows], add_special_tokens=False)
        left_out = 0
        for (group, _, _), s, t in zip(rows, sources, targets, strict=True):
            weight = mix.get(group, args.other)
            if weight <= 0:
                continue
            if len(s.ids) > args.max_source or not t.ids or len(t.ids) > 512:
                left_out += 1
                continue
            self.groups.setdefault(group, []).append((s.ids, t.ids))
            self.weights[group] = weight
        print({g: (len(p), self.weights[g]) for g, p in self.groups.items()}, "left out", left_out, flush=True)
        self.queue: queue.Queue[list[tuple[list[int], list[int]]]] = queue.Queue(64)
        threading.Thread(target=self._fill, daemon=True).start()

    def _one_pass(self) -> list[tuple[list[int], list[int]]]:
        pool = []
        for group, pairs in self.groups.items():
            weight = self.weights[group]
            pool += pairs * int(weight) + self.random.sample(pairs, int(len(pairs) * (weight % 1)))
        self.random.shuffle(pool)
        if self.args.reverse:
            pool = [(t, s) if self.random.random() < self.args.reverse else (s, t) for s, t in pool]
        return pool

    def _fill(self) -> None:
        while True:
            pool = self._one_pass()
            for first in range(0, len(pool), 100_000):
                part = sorted(pool[first : first + 100_000], key=lambda p: (len(p[1]) + len(p[0]), len(p[1])))
                groups, group, width = [], [], 0
                for pair in part:
                    size = len(pair[0]) + len(pair[1]) + 3
                    if group and max(width, size) * (len(group) + 1) > self.args.tokens:
                        groups.append(group)
                        group, width = [], 0
                    group.append(pair)
                    width = max(width, size)
                if group:
                    groups.append(group)
                self.random.shuffle(groups)
                for g in groups:
                    self.queue.put(g)

    def tensors(self, group: list[tuple[list[int], list[int]]], device: str) -> tuple[torch.Tensor, ...]:
        """source, mask, decoder input, labels: (batch, source_tokens) twice, (batch, target_tokens) twice."""
        head = [] if self.bos is None else [self.bos]
        sources = [[*head, *s, self.end] for s, _ in group]
        inputs = [[self.start, *t] for _, t in group]
        labels = [[*t, self.end] for _, t in group]
        return (
            _padded(sources, 0, device),
            _padded([[1] * len(s) for s in sources], 0, device),
            _padded(inputs, 0, device),
            _padded(labels, IGNORE, device),
        )


def _padded(rows: list[list[int]], fill: int, device: str) -> torch.Tensor:
    width = -(-max(map(len, rows)) // 8) * 8  # a multiple of 8: fewer shapes, faster matrix units
    return torch.tensor([r + [fill] * (width - len(r)) for r in rows]).to(device, non_blocking=True)


def load(base: Path, dropout: float = 0.0) -> nn.Module:
    """The model of a folder, fp32, dropout set; the vision part that T5Gemma 2 insists on is dropped."""
    model = AutoModelForSeq2SeqLM.from_config(AutoConfig.from_pretrained(base))
    if model.config.model_type == "t5gemma2":
        model.model.encoder.vision_tower = model.model.encoder.multi_modal_projector = None
    weights = {n: w.float() for n, w in load_file(base / "model.safetensors").items()}
    if model.config.model_type == "t5" and "lm_head.weight" in weights:
        # T5 1.1 and flan-t5: its output layer is its own, unscaled; transformers 5 ties and scales it
        model.lm_head.weight = nn.Parameter(torch.empty_like(model.lm_head.weight))
        model.config.tie_word_embeddings = model.config.scale_decoder_outputs = False
    missing = set(dict(model.named_parameters())) - set(weights)  # named_parameters names tied weights once
    missing = {n for n in missing if not n.endswith("eoi_embedding")}  # the row of a token that no text has
    if missing:
        raise SystemExit(
            f"{base} lacks {sorted(missing)[:5]}; a folder of start_translator.py, trim_vocabulary.py, unbundle.py or "
            "train.py is needed."
        )
    model.load_state_dict(weights, strict=False)
    for module in model.modules():
        if type(module).__name__ in ("T5Gemma2RMSNorm", "T5LayerNorm"):
            module.forward = _fused_norm(module)
        if isinstance(module, nn.Dropout):
            module.p = dropout
        for name in ("dropout", "attention_dropout"):
            if isinstance(getattr(module, name, None), float):
                setattr(module, name, dropout)
    return model


def _fused_norm(module: nn.Module) -> Callable[[torch.Tensor], torch.Tensor]:
    """RMSNorm as one kernel instead of six; the same value (Gemma's weights are stored less one, T5's are not)."""
    if type(module).__name__ == "T5LayerNorm":
        return lambda x: nn.functional.rms_norm(x, x.shape[-1:], module.weight.to(x.dtype), module.variance_epsilon)
    return lambda x: nn.functional.rms_norm(x, x.shape[-1:], (1.0 + module.weight.float()).to(x.dtype), module.eps)


def main() -> None:
    args = parse()
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    gemma = (tokenizer.token_to_id("<bos>") is not None) and tokenizer.token_to_id("<eos>") is not None
    start, end, bos = (2, 1, 2) if gemma else (0, 1, None)  # Gemma reads <bos> first, always; T5 starts from <pad>
    batches = Batches(args, tokenizer, start, end, bos)

    model = load(args.base, args.dropout).to(device)
    master = {n: nn.Parameter(p.detach().float().clone()) for n, p in model.named_parameters()}
    model.to(torch.bfloat16).train()
    half = dict(model.named_parameters())
    optimizer = torch.optim.AdamW(master.values(), lr=args.lr, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    step, spent = 0, 0.0
    if (args.out / "state.pt").exists():
        saved = torch.load(args.out / "state.pt", map_location=device)
        for n, p in master.items():
            p.data.copy_(saved["weights"][n])
        optimizer.load_state_dict(saved["optimizer"])
        step, spent = saved["step"], saved["spent"]
        print(f"goes on from step {step}, {spent / 60:.1f} minutes spent", flush=True)
    with torch.no_grad():
        for n, p in half.items():
            p.copy_(master[n])

    if args.compile:
        for module in model.modules():
            if type(module).__name__ in ("T5Gemma2EncoderLayer", "T5Gemma2DecoderLayer", "T5Block"):
                module.compile(dynamic=True)

    def save() -> None:
        state = {
            "weights": {n: p.data for n, p in master.items()},
            "optimizer": optimizer.state_dict(),
            "step": step,
            "spent": spent,
        }
        torch.save(state, args.out / "part.pt")
        (args.out / "part.pt").replace(args.out / "state.pt")
        with torch.no_grad():
            full = {n: p.data.cpu() for n, p in master.items()}
        write_folder(args.base, full, args.out / "model")

    def loss_of(group: list[tuple[list[int], list[int]]], smoothing: float) -> tuple[torch.Tensor, int]:
        source, mask, inputs, labels = batches.tensors(group, device)
        logits = model(input_ids=source, attention_mask=mask, decoder_input_ids=inputs, use_cache=False).logits
        keep = labels != IGNORE
        return nn.functional.cross_entropy(
            logits[keep].float(), labels[keep], label_smoothing=smoothing
        ), source.numel() + labels.numel()

    dev = dev_groups(args, tokenizer) if args.dev else []
    log = (args.out / "log.jsonl").open("a")
    began = last = last_save = time.time()
    before, seen, losses = spent, 0, []
    while step < args.max_steps:
        spent = before + time.time() - began
        share = spent / (60 * args.minutes)
        if share >= 1:
            break
        rate = args.lr * min(1.0, (step + 1) / args.warmup) * (1 - share)
        for g in optimizer.param_groups:
            g["lr"] = rate
        loss, tokens = loss_of(batches.queue.get(), args.smoothing)
        loss.backward()
        for n, p in half.items():
            if p.grad is not None:
                master[n].grad, p.grad = p.grad.float(), None
        nn.utils.clip_grad_norm_(master.values(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        with torch.no_grad():
            torch._foreach_copy_(list(half.values()), [master[n] for n in half])
        step, seen = step + 1, seen + tokens
        losses.append(loss.detach())
        if step % (100 if device == "cuda" else 10) == 0:
            now = time.time()
            record = {
                "step": step,
                "loss": round(float(torch.stack(losses).mean()), 3),
                "tokens_per_s": round(seen / (now - last)),
                "share": round(share, 3),
            }
            if dev and step % (500 if device == "cuda" else 50) == 0:
                model.eval()
                with torch.no_grad():
                    record["dev_loss"] = round(sum(float(loss_of(g, 0.0)[0]) for g in dev) / len(dev), 3)
                model.train()
            print(json.dumps(record), file=log, flush=True)
            print(record, flush=True)
            losses, seen, last = [], 0, time.time()
        if time.time() - last_save > 60 * args.save_minutes:
            save()
            last_save = time.time()
    save()
    print(f"done {step} steps", flush=True)


def dev_groups(args: argparse.Namespace, tokenizer: Tokenizer) -> list[list[tuple[list[int], list[int]]]]:
    rows = read_rows([args.dev])
    pairs = sorted(
        (
            (tokenizer.encode(s, add_special_tokens=False).ids, tokenizer.encode(t, add_special_tokens=False).ids)
            for _, s, t in rows
        ),
        key=lambda p: len(p[0]),
    )
    return [pairs[i : i + 16] for i in range(0, len(pairs), 16)]


def write_folder(base: Path, weights: dict[str, torch.Tensor], out: Path) -> None:
    """RUN/model: the base's config and tokenizer with these weights, fp32."""
    out.mkdir(parents=True, exist_ok=True)
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json", "generation_config.json"):
        if (base / name).exists():
            shutil.copy(base / name, out / name)
    save_file({n: w.contiguous() for n, w in weights.items()}, out / "model.part", metadata={"format": "pt"})
    (out / "model.part").replace(out / "model.safetensors")


if __name__ == "__main__":
    main()
