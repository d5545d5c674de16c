"""From a trained folder to the bundle that the package ships: CTranslate2 int8 in parts, tokenizer, card.

    python training/export.py --model RUN/model --role translator --card CARD.json --out summarizer/weights/NAME
    python training/export.py --model A --average B C …           the mean of several checkpoints' weights

CARD.json holds what only people know: licence, what it was made from, data, measured quality (see training/cards/). The
limits, prefixes and special tokens stand here, because the training fixed them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

from safetensors.torch import load_file, save_file
from transformers import AutoConfig

from summarizer.engines.ct2 import convert
from summarizer.models import bundle
from summarizer.records import ModelCard

SUMMARIZER = {
    "architecture": "t5",
    "languages": ("en",),
    "max_source_tokens": 640,  # trained on the first 450 words of an article
    "max_target_tokens": 256,
    "source_prefix": "summarize in {sentences}: ",
    "prefixes": (("headline", "headline: "), ("tldr", "tldr: ")),
}
TRANSLATOR = {
    "architecture": "t5gemma2",
    "languages": ("en", "hi"),
    "max_source_tokens": 256,  # exact up to half of Gemma's sliding window of 512
    "max_target_tokens": 256,
}
TOKENS = {
    "t5": {"eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"},
    "t5gemma2": {"bos_token": "<bos>", "eos_token": "<eos>", "pad_token": "<pad>", "unk_token": "<unk>"},
}


def prepare(model: Path, average: list[Path], out: Path, architecture: str) -> None:
    """A folder that transformers opens: weights (their mean), config, tokenizer with its special tokens."""
    weights = {n: w.float() for n, w in load_file(model / "model.safetensors").items()}
    for number, other in enumerate(average, start=2):
        for name, w in load_file(other / "model.safetensors").items():
            weights[name] += (w.float() - weights[name]) / number
    save_file({n: w.contiguous() for n, w in weights.items()}, out / "model.safetensors", metadata={"format": "pt"})
    for name in ("config.json", "tokenizer.json"):
        shutil.copy(model / name, out / name)
    (out / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "PreTrainedTokenizerFast", **TOKENS[architecture]})
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--average", type=Path, nargs="*", default=[])
    parser.add_argument("--role", choices=["summarizer", "translator"], required=True)
    parser.add_argument("--card", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    fixed = SUMMARIZER if args.role == "summarizer" else TRANSLATOR
    told = json.loads(args.card.read_text(encoding="utf-8"))
    named = {key: told.pop(key) for key in ("name", "revision", "licence", "note")}
    card = ModelCard(role=args.role, **named, **fixed)
    template = None
    if card.architecture == "t5gemma2":  # Gemma reads <bos> first, always
        template = {"source_before": ["<bos>"], "source_after": ["<eos>"], "target_before": [], "language": "{}"}
    with tempfile.TemporaryDirectory() as scratch:
        folder, converted = Path(scratch) / "hf", Path(scratch) / "ct2"
        folder.mkdir()
        converted.mkdir()
        prepare(args.model, args.average, folder, card.architecture)
        convert(folder, converted, quantization="int8")
        config = AutoConfig.from_pretrained(folder).to_dict()
        if card.architecture == "t5":
            config["tie_word_embeddings"] = False
            config.pop("scale_decoder_outputs", None)
        made = bundle(
            converted, folder / "tokenizer.json", card, args.out, hf_config=config, template=template, details=told
        )
    print(f"{args.out}: {made.size_mb} MB")


if __name__ == "__main__":
    main()
