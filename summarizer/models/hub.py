"""Hub models on this machine: what a usable checkpoint folder is, and how one gets into the cache."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..errors import ModelError, ModelNotFoundError
from ..records import ModelCard
from .cache import cache_folder, fill_folder, is_complete, write_text
from .catalogue import read_json

# Weights as safetensors and the files of configs and tokenizers; no pickles, no code, nothing in subfolders.
WANTED = (
    "*.safetensors", "model.safetensors.index.json", "config.json", "generation_config.json", "tokenizer.json",
    "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "vocab.json", "merges.txt", "*.spm",
    "spiece.model", "sentencepiece.bpe.model", "tokenizer.model",
)  # fmt: skip
_UNWANTED = ("*/*",)
_CONVERTER_BOT = "SFconvertbot"  # the Hub's own account that offers a safetensors copy as a pull request


def hub_folder(name: str) -> Path:
    """Where the cache keeps the revisions of a Hub model."""
    return cache_folder() / "hub" / name.replace("/", "--")


def cached_checkpoint(card: ModelCard) -> Path | None:
    """The folder of the model in the cache, or None; a name alone means the commit recorded at the first download."""
    parent = hub_folder(card.name)
    for commit in (_recorded(parent, card.revision), card.revision):
        if commit and "/" not in commit and is_complete(parent / commit):
            return parent / commit
    if card.revision:
        return None
    return next((p for p in sorted(parent.glob("[!.]*")) if is_complete(p)), None)  # killed before it was recorded


def adopt_checkpoint(card: ModelCard) -> Path | None:
    """Take the model over from the Hugging Face cache of this machine, without network; None when not there."""
    import huggingface_hub

    try:
        found = huggingface_hub.snapshot_download(card.name, revision=card.revision or None, local_files_only=True)
    except Exception:  # the library has no common error; whatever it says, the model is not there
        return None
    snapshot = Path(found)
    if missing_from(snapshot) is not None:
        return None

    def fill(folder: Path) -> None:
        for path in snapshot.iterdir():
            if path.is_file() and any(path.match(pattern) for pattern in WANTED):
                _link_or_copy(path.resolve(), folder / path.name)

    return _keep(card, snapshot.name, fill)


def download_checkpoint(card: ModelCard) -> Path:
    """Fetch the model from the Hub into the cache; `ModelNotFoundError` when it cannot be had."""
    import huggingface_hub

    try:
        api = huggingface_hub.HfApi()
        info = api.model_info(card.name, revision=card.revision or None)
        commit = str(info.sha)
        if not any(str(f.rfilename).endswith(".safetensors") for f in info.siblings or ()):
            commit = _safetensors_commit(api, card)

        def fill(folder: Path) -> None:
            huggingface_hub.snapshot_download(
                card.name,
                revision=commit,
                local_dir=folder,
                allow_patterns=list(WANTED),
                ignore_patterns=list(_UNWANTED),
            )
            shutil.rmtree(folder / ".cache", ignore_errors=True)
            problem = missing_from(folder)
            if problem is not None:
                raise _unusable(card.name, problem)

        return _keep(card, commit, fill)
    except ModelError:
        raise
    except Exception as error:  # the library's errors have no common parent: HTTP, file, validation, offline
        raise not_found(card, f"the Hub could not be asked ({type(error).__name__}: {_first_line(error)})") from error


def missing_from(folder: Path) -> str | None:
    """What keeps a folder from being a usable checkpoint, in words; None when it is one."""
    if not (folder / "config.json").is_file():
        return "it has no config.json"
    index = folder / "model.safetensors.index.json"
    if index.is_file():
        absent = sorted(n for n in set(read_json(index)["weight_map"].values()) if not (folder / n).is_file())
        return f"{absent[0]} is missing" if absent else None
    if (folder / "model.safetensors").is_file():
        return None
    return "it has no model.safetensors"


def require_checkpoint(folder: Path) -> None:
    """Refuse a folder that is no usable checkpoint."""
    problem = missing_from(folder)
    if problem is not None:
        raise _unusable(str(folder), problem)


def not_found(card: ModelCard, why: str) -> ModelNotFoundError:
    """The error for a model that is not on this machine."""
    name = f"{card.name}@{card.revision}" if card.revision else card.name
    return ModelNotFoundError(
        f"The model {name} is not in {hub_folder(card.name)}, and {why}. It is needed on disk once. "
        f"Fetch it with a network: summarizer models --fetch {name}"
    )


def is_offline(offline: bool | None) -> bool:
    """Whether downloads are forbidden: by the caller, else by HF_HUB_OFFLINE."""
    if offline is not None:
        return offline
    return os.environ.get("HF_HUB_OFFLINE", "").strip().upper() in {"1", "ON", "YES", "TRUE"}


def _keep(card: ModelCard, commit: str, fill: Callable[[Path], None]) -> Path:
    parent = hub_folder(card.name)
    folder = fill_folder(parent / commit, fill, about={"name": card.name, "revision": commit})
    write_text(_record(parent, card.revision), commit)
    return folder


def _record(parent: Path, asked: str) -> Path:
    """The file that holds the commit which a branch or tag, or no revision at all, meant when it was first fetched."""
    return parent / ("revision" if not asked else f"revision.{hashlib.sha256(asked.encode()).hexdigest()[:12]}")


def _recorded(parent: Path, asked: str) -> str | None:
    try:
        return _record(parent, asked).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None


def _safetensors_commit(api: Any, card: ModelCard) -> str:
    """The head of the Hub's own pull request that holds the pickled weights as safetensors."""
    for discussion in api.get_repo_discussions(card.name, author=_CONVERTER_BOT):
        if discussion.is_pull_request and discussion.status in ("open", "merged"):
            info = api.model_info(card.name, revision=f"refs/pr/{discussion.num}")
            if any(str(f.rfilename).endswith(".safetensors") for f in info.siblings or ()):
                return str(info.sha)
    raise _unusable(card.name, "its weights are pickled, which can run code when read")


def _unusable(name: str, problem: str) -> ModelError:
    return ModelError(
        f"{name} cannot be used: {problem}. A checkpoint with config.json, tokenizer and safetensors is needed. "
        "Save it with save_pretrained in a current transformers, and give that folder."
    )


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)  # costs no space; the Hub's cache never changes a file it has written
    except OSError:
        shutil.copyfile(source, target)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [""])[0][:200]
