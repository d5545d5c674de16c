"""Models that write text, behind one protocol: `open_engine` finds a model by name and chooses what runs it."""

from __future__ import annotations

from dataclasses import replace

from ..errors import OptionError
from ..models import Located, Role, find_card, locate
from ..records import ModelCard
from .base import Engine


def open_engine(
    name: str,
    role: Role,
    *,
    engine: str = "auto",
    device: str = "auto",
    threads: int = 0,
    offline: bool | None = None,
    source_language: str | None = None,
    target_language: str | None = None,
    source_prefix: str | None = None,
) -> Engine:
    """An engine for "bundled", a catalogue or Hub name (NAME@REVISION pins one), or a folder.

    `engine` "auto" is CTranslate2 where the architecture converts, else torch. Languages and prefix, when given, take
    the place of the card's. Loads the model; nothing of it is kept elsewhere, so keep the engine.
    """
    given = {"source_language": source_language, "target_language": target_language, "source_prefix": source_prefix}
    located = locate(find_card(name, role), offline=offline)
    card: ModelCard = replace(located.card, **{k: v for k, v in given.items() if v is not None})  # type: ignore[arg-type]
    located = replace(located, card=card)
    if engine == "ct2" or (engine == "auto" and device != "mps" and _converts(located)):
        from .ct2 import Ct2Engine, converted_folder

        return Ct2Engine(converted_folder(located), card, device=device, threads=threads)
    if engine in ("auto", "torch"):
        from .hf import HfEngine

        return HfEngine.open(located, device=device, threads=threads)
    raise OptionError(f"The engine is {engine!r}; auto, ct2 or torch is possible. Choose one of these.")


def _converts(located: Located) -> bool:
    from .ct2 import can_convert

    return can_convert(located)


__all__ = ["Engine", "open_engine"]
