"""A bundle back to a folder that train.py goes on from: what is shipped is never lost for training.

    python training/unbundle.py summarizer/weights/news-translator-en-hi --out START

The weights come back as int8 left them (one scale a row), close enough that training goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import AutoConfig, AutoModelForSeq2SeqLM

from summarizer.engines.ct2_weights import read_variables, to_checkpoint
from summarizer.models import read_card
from summarizer.models.bundle import HF_CONFIG, read_parts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    config = json.loads((args.bundle / HF_CONFIG).read_text(encoding="utf-8"))
    (args.out / "config.json").write_text(json.dumps(config, indent=1))
    shutil.copy(args.bundle / "tokenizer.json", args.out / "tokenizer.json")
    arrays = to_checkpoint(read_variables(read_parts(args.bundle)), read_card(args.bundle).architecture)
    model = AutoModelForSeq2SeqLM.from_config(AutoConfig.from_pretrained(args.out))
    wanted = set(dict(model.named_parameters())) | {"lm_head.weight"}
    state = {n: torch.tensor(a).to(torch.bfloat16).contiguous() for n, a in arrays.items() if n in wanted}
    save_file(state, args.out / "model.safetensors", metadata={"format": "pt"})
    print(f"{len(state)} of {len(arrays)} tensors in {args.out}")


if __name__ == "__main__":
    main()
