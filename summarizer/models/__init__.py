"""The catalogue of models, and where each lies: a given folder, bundled, in the cache, or fetched from the Hub."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from ..records import ModelCard
from .bundle import (
    HF_CONFIG,
    TEMPLATE_FILE,
    WEIGHTS_FILE,
    bundle,
    check_sizes,
    join_parts,
    read_parts,
    verify_bundle,
    weight_parts,
)
from .cache import cache_folder, fill_folder, is_complete, read_manifest, scratch_folder, verify_files
from .catalogue import (
    BUNDLED,
    CARD_FILE,
    CATALOGUE,
    Role,
    bundled_cards,
    card_of_folder,
    find_card,
    list_cards,
    read_card,
    read_json,
)
from .hub import (
    adopt_checkpoint,
    cached_checkpoint,
    download_checkpoint,
    hub_folder,
    is_offline,
    not_found,
    require_checkpoint,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Located:
    """A model on this machine: its completed card, its folder, and the form it has there."""

    card: ModelCard
    folder: Path
    form: Literal["bundle", "ct2", "checkpoint"]  # ours; a CTranslate2 folder; a transformers folder

    @property
    def key(self) -> str:
        """Names this model's files: changes when they change. What is made from them is cached under it."""
        if self.card.revision:
            identity = f"{self.card.name}@{self.card.revision}"
        else:
            stats = [(p.name, p.stat().st_size, p.stat().st_mtime_ns) for p in sorted(self.folder.iterdir())]
            identity = f"{self.folder.resolve()} {stats}"
        stem = self.card.name.rstrip("/").replace("\\", "/").split("/")[-1]
        return f"{stem[:40]}-{hashlib.sha256(identity.encode()).hexdigest()[:16]}"


def locate(card: ModelCard, *, offline: bool | None = None) -> Located:
    """The model on this machine: a given folder, bundled, cached, or fetched now.

    `offline` None follows HF_HUB_OFFLINE. A Hub model is taken from the cache, else from the Hugging Face cache of
    this machine, else downloaded; the card comes back with its commit and what its files say. Raises
    `ModelNotFoundError` when it is nowhere and may not or cannot be downloaded.
    """
    found = _locate_on_disk(card)
    if found is not None:
        return found
    folder = adopt_checkpoint(card)
    if folder is None:
        if is_offline(offline):
            raise not_found(card, "downloads are off (offline, or HF_HUB_OFFLINE)")
        folder = download_checkpoint(card)
    return _of_checkpoint(card, folder)


def find_on_disk(card: ModelCard) -> Located | None:
    """The model if it is bundled, a folder, or in the cache; None otherwise. Writes and fetches nothing."""
    return _locate_on_disk(card)


def fetch_model(name: str, role: Role | None = None) -> Located:
    """Put a model on this machine, so that it works offline from then on.

    Without a role, the catalogue's; a Hub name outside the catalogue counts as a summarizer.
    """
    if role is None:
        known = CATALOGUE.get(name.partition("@")[0])
        role = known.role if known is not None else "summarizer"
    return locate(find_card(name, role), offline=False)


def verify_model(located: Located) -> None:
    """Hash every file against what was recorded; `IntegrityError` names the first that differs.

    A folder the user gave has no record and passes.
    """
    if located.form == "bundle":
        verify_bundle(located.folder)
    elif is_complete(located.folder):
        files = read_manifest(located.folder)["files"]
        verify_files(located.folder, {name: entry["sha256"] for name, entry in files.items()})


def _locate_on_disk(card: ModelCard) -> Located | None:
    for bundled, folder in bundled_cards().values():
        if card.name == bundled.name and card.role == bundled.role:
            check_sizes(folder)
            return Located(card=card, folder=folder, form="bundle")
    folder = Path(card.name).expanduser()
    if folder.is_dir() and card.name not in CATALOGUE:
        return _of_folder(card, folder)
    cached = cached_checkpoint(card)
    return None if cached is None else _of_checkpoint(card, cached)


def _of_folder(card: ModelCard, folder: Path) -> Located:
    if (folder / CARD_FILE).is_file():
        check_sizes(folder)
        return Located(card=card_of_folder(folder, card), folder=folder, form="bundle")
    if (folder / WEIGHTS_FILE).is_file():
        return Located(card=card_of_folder(folder, card), folder=folder, form="ct2")
    require_checkpoint(folder)
    return Located(card=card_of_folder(folder, card), folder=folder, form="checkpoint")


def _of_checkpoint(card: ModelCard, folder: Path) -> Located:
    completed = card_of_folder(folder, card)
    return Located(card=replace(completed, revision=folder.name), folder=folder, form="checkpoint")


__all__ = [
    "BUNDLED",
    "CARD_FILE",
    "CATALOGUE",
    "HF_CONFIG",
    "TEMPLATE_FILE",
    "WEIGHTS_FILE",
    "Located",
    "Role",
    "bundle",
    "bundled_cards",
    "cache_folder",
    "card_of_folder",
    "fetch_model",
    "fill_folder",
    "find_card",
    "find_on_disk",
    "hub_folder",
    "join_parts",
    "list_cards",
    "locate",
    "read_card",
    "read_json",
    "read_parts",
    "scratch_folder",
    "verify_model",
    "weight_parts",
]
