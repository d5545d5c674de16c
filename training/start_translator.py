"""The translator before training: an encoder-decoder made from a decoder-only Gemma 3 270M, vocabulary trimmed.

    python training/start_translator.py --gemma GEMMA --pieces PIECES --out START [--encoder-layers 0,1,… …]

After T5Gemma 2 (Zhang et al. 2025, section 3): encoder and decoder start from the same layers, embeddings are tied
three ways, and the decoder attends to itself and to the encoder in one merged attention. Fewer layers are taken, fewest
in the decoder, where every generated token has to pass (Kasai et al. 2021, "Deep encoder, shallow decoder"). Which
ones is what choose_layers.py found. PIECES is a folder of trim_vocabulary.py (kept.json, tokenizer.json).
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from transformers import T5Gemma2Config, T5Gemma2ForConditionalGeneration

ENCODER_LAYERS = "0,1,3,5,7,10,11,12,13,14,16,17"  # of choose_layers.py at 12 and at 7 layers
DECODER_LAYERS = "0,1,5,10,11,14,17"
SAME = [
    *(f"self_attn.{part}" for part in ("q_proj", "k_proj", "v_proj", "o_proj", "q_norm", "k_norm")),
    *(f"mlp.{part}" for part in ("gate_proj", "up_proj", "down_proj")),
    *("pre_feedforward_layernorm", "post_feedforward_layernorm"),
]
RENAMED = {"input_layernorm": "pre_self_attn_layernorm", "post_attention_layernorm": "post_self_attn_layernorm"}


def config_of(base: dict, size: int, encoder: list[int], decoder: list[int]) -> T5Gemma2Config:
    """The configuration; the class insists on a vision tower, which stays tiny and is dropped before training."""

    heads = ("hidden_size", "intermediate_size", "num_attention_heads", "num_key_value_heads", "head_dim")
    same = {key: base[key] for key in (*heads, "query_pre_attn_scalar", "sliding_window")}
    special = {"pad_token_id": 0, "eos_token_id": 1, "bos_token_id": 2}

    def side(layers: list[int]) -> dict:
        kinds = [base["layer_types"][i] for i in layers]
        return {**same, **special, "vocab_size": size, "num_hidden_layers": len(layers), "layer_types": kinds}

    vision = {"hidden_size": 32, "intermediate_size": 32, "num_hidden_layers": 1, "num_attention_heads": 1}
    images = {"image_token_index": size - 1, "eoi_token_index": size - 2}
    return T5Gemma2Config(
        encoder={
            "text_config": side(encoder),
            "vision_config": {**vision, "image_size": 28, "patch_size": 14},
            "boi_token_index": size - 3,
            "mm_tokens_per_image": 1,
            **images,
        },
        decoder=side(decoder),
        vocab_size=size,
        **images,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gemma", type=Path, required=True)
    parser.add_argument("--pieces", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder-layers", default=ENCODER_LAYERS)
    parser.add_argument("--decoder-layers", default=DECODER_LAYERS)
    args = parser.parse_args()

    kept = json.loads((args.pieces / "kept.json").read_text())
    base = json.loads((args.gemma / "config.json").read_text())
    encoder = [int(i) for i in args.encoder_layers.split(",")]
    decoder = [int(i) for i in args.decoder_layers.split(",")]
    model = T5Gemma2ForConditionalGeneration(config_of(base, len(kept), encoder, decoder))
    target = model.state_dict()
    with safe_open(args.gemma / "model.safetensors", "pt") as state:
        rows = state.get_tensor("model.embed_tokens.weight")
        rows = (rows if len(rows) == len(kept) else rows[torch.tensor(kept)]).float()
        for prefix, layers in (("model.encoder.text_model.", encoder), ("model.decoder.", decoder)):
            target[prefix + "embed_tokens.weight"].copy_(rows)
            target[prefix + "norm.weight"].copy_(state.get_tensor("model.norm.weight").float())
            for new, old in enumerate(layers):
                for name in SAME:
                    target[f"{prefix}layers.{new}.{name}.weight"].copy_(
                        state.get_tensor(f"model.layers.{old}.{name}.weight").float()
                    )
                for name, to in RENAMED.items():
                    target[f"{prefix}layers.{new}.{to}.weight"].copy_(
                        state.get_tensor(f"model.layers.{old}.{name}.weight").float()
                    )
    model.load_state_dict(target)
    args.out.mkdir(parents=True, exist_ok=True)
    model.config.save_pretrained(args.out)
    seen: set[int] = set()  # the embeddings are tied three ways: written once
    unique = {
        n: p.to(torch.bfloat16).contiguous()
        for n, p in model.named_parameters()
        if not (id(p) in seen or seen.add(id(p)))
    }
    save_file({n: w for n, w in unique.items() if ".vision_tower." not in n and ".multi_modal_" not in n},
              args.out / "model.safetensors", metadata={"format": "pt"})  # fmt: skip
    shutil.copy(args.pieces / "tokenizer.json", args.out / "tokenizer.json")
    print(
        f"encoder {encoder}, decoder {decoder}: "
        f"{sum(w.numel() for w in unique.values()) / 1e6:.0f} M parameters in {args.out}"
    )


if __name__ == "__main__":
    main()
