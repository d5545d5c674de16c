"""The bundled form of a model: a CTranslate2 model in parts under 50 MB, its tokenizer, and a card with every hash."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..errors import IntegrityError, ModelError
from ..records import ModelCard
from .cache import fill_folder, verify_files
from .catalogue import CARD_FILE, card_to_dict, exact_source_tokens, read_json

PART_BYTES = 45_000_000  # hosts of repositories warn from 50 MB a file
HF_CONFIG = "hf_config.json"  # the transformers config, for the torch engine
TEMPLATE_FILE = "template.json"  # special tokens around source and target, see engines/pieces.py
WEIGHTS_FILE = "model.bin"
_COPIED = ("config.json", "shared_vocabulary.json", "source_vocabulary.json", "target_vocabulary.json")


def bundle(
    ct2_folder: Path,
    tokenizer_json: Path,
    card: ModelCard,
    out: Path,
    *,
    hf_config: Mapping[str, Any],
    template: Mapping[str, Any] | None = None,
    details: Mapping[str, Any] | None = None,
    part_bytes: int = PART_BYTES,
) -> ModelCard:
    """Write the bundle `out` from a converted model; returns the card with hashes and size.

    `hf_config` is the checkpoint's `model.config.to_dict()`. `template` defaults to what T5 and our T5Gemma2 want:
    source pieces, then the end token of the CTranslate2 config, and nothing before the target. `details` (what it was
    made from, data, measured quality) go into card.json beside the card's fields. An existing `out` is replaced only
    when the new one is complete.
    """
    config = read_json(ct2_folder / "config.json")
    if card.architecture == "t5gemma2" and card.max_source_tokens > exact_source_tokens(hf_config):
        raise ModelError(
            f"The card of {card.name} allows {card.max_source_tokens} source tokens; at most "
            f"{exact_source_tokens(hf_config)} are read right with this sliding window. Lower max_source_tokens."
        )
    if template is None:
        template = {"source_before": [], "source_after": [config["eos_token"]], "target_before": [], "language": "{}"}
    building = out.parent / f".{out.name}.new"
    shutil.rmtree(building, ignore_errors=True)

    def fill(folder: Path) -> None:
        for name in _COPIED:
            if (ct2_folder / name).is_file():
                shutil.copyfile(ct2_folder / name, folder / name)
        shutil.copyfile(tokenizer_json, folder / "tokenizer.json")
        _write_json(folder / HF_CONFIG, hf_config)
        _write_json(folder / TEMPLATE_FILE, {**template, "eos": config["eos_token"], "unk": config["unk_token"]})
        _split(ct2_folder / WEIGHTS_FILE, folder, part_bytes)

    fill_folder(building, fill, about={"name": card.name})
    manifest = building / "manifest.json"  # the card takes its place
    files = {n: f for n, f in read_json(manifest)["files"].items() if n != CARD_FILE}
    manifest.unlink()
    size_mb = round(sum(f["size"] for f in files.values()) / 1e6, 1)
    card = replace(card, size_mb=size_mb, sha256=tuple((n, f["sha256"]) for n, f in files.items()))
    _write_json(building / CARD_FILE, {**card_to_dict(card), **(details or {}), "files": files})
    shutil.rmtree(out, ignore_errors=True)
    building.rename(out)
    return card


def check_sizes(folder: Path) -> None:
    """Compare the size of each file of a bundle with its card; see `verify_files` for why not the hashes."""
    for name, entry in read_json(folder / CARD_FILE).get("files", {}).items():
        path = folder / name
        size = path.stat().st_size if path.is_file() else None
        if size != entry["size"]:
            found = "is missing" if size is None else f"has {size:,} bytes"
            raise IntegrityError(
                f"{path} {found}; its card says {entry['size']:,} bytes. Install the package again, "
                "or check the file out again."
            )


def verify_bundle(folder: Path) -> None:
    """Hash every file of a bundle against its card."""
    files = read_json(folder / CARD_FILE).get("files", {})
    verify_files(folder, {name: entry["sha256"] for name, entry in files.items()})


def weight_parts(folder: Path) -> tuple[Path, ...]:
    """The files that together are model.bin, in order: one, or the parts of a bundle."""
    whole = folder / WEIGHTS_FILE
    parts = (whole,) if whole.is_file() else tuple(sorted(folder.glob(f"{WEIGHTS_FILE}.[0-9][0-9]")))
    if not parts:
        raise ModelError(
            f"{folder} has neither {WEIGHTS_FILE} nor its parts; a converted model is needed. "
            "Install the package again, or convert the model again."
        )
    return parts


def join_parts(folder: Path, out: Path) -> None:
    """Write model.bin of a bundle as one file."""
    with out.open("wb") as file:
        for part in weight_parts(folder):
            with part.open("rb") as source:
                shutil.copyfileobj(source, file, 1 << 20)


def read_parts(folder: Path) -> bytes:
    """model.bin of a bundle in memory."""
    return b"".join(part.read_bytes() for part in weight_parts(folder))


def _split(weights: Path, folder: Path, part_bytes: int) -> None:
    for number, content in enumerate(_blocks(weights, part_bytes)):
        if number > 99:
            raise ModelError(
                f"{weights} needs more than 100 parts of {part_bytes:,} bytes; a smaller model is needed. "
                "Raise part_bytes, or quantize the model."
            )
        (folder / f"{WEIGHTS_FILE}.{number:02d}").write_bytes(content)


def _blocks(path: Path, size: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        while content := file.read(size):
            yield content


def _write_json(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


__all__ = [
    "HF_CONFIG", "PART_BYTES", "TEMPLATE_FILE", "WEIGHTS_FILE", "bundle", "check_sizes", "join_parts", "read_parts",
    "verify_bundle", "weight_parts",
]  # fmt: skip
