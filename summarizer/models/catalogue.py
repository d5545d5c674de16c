"""The catalogue: name → card. Presets for public models, bundled models, and cards read from a model's own files."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any, Literal

from ..errors import ModelError, ModelNotFoundError
from ..records import ModelCard

Role = Literal["summarizer", "translator"]

BUNDLED = "bundled"
CARD_FILE = "card.json"
WEIGHTS_FOLDER = Path(__file__).resolve().parent.parent / "weights"

# Relative positions let T5 and long-range models take any length; nothing above this was ever tried here, and
# attention over more tokens costs memory with the square.
MAX_SOURCE_TOKENS = 4096
_MAX_TARGET_TOKENS = 256  # no summary sentence list or translated sentence here needs more
_HUB_NAME = re.compile(r"[\w.-]+/[\w.-]+")

# English and Hindi in the codes of each multilingual family (their model cards' lists of languages)
LANGUAGE_CODES: Mapping[str, tuple[str, str]] = {
    "m2m_100": ("en", "hi"),
    "nllb": ("eng_Latn", "hin_Deva"),
    "mbart": ("en_XX", "hi_IN"),
}


def _preset(name: str, role: Role, architecture: str, licence: str, size_mb: float, **fields: Any) -> ModelCard:
    codes = LANGUAGE_CODES.get(architecture, (None, None)) if role == "translator" else (None, None)
    languages = fields.pop("languages", ("en", "hi") if role == "translator" else ("en",))
    return ModelCard(
        name=name,
        role=role,
        architecture="m2m_100" if architecture == "nllb" else architecture,
        licence=licence,
        size_mb=size_mb,  # of the float32 weights as published; int8 on disk is about a quarter
        languages=languages,
        source_language=codes[0],
        target_language=codes[1],
        **fields,
    )


# No revision is pinned by this list: a name alone means the commit that the Hub names on the first download, which is
# then recorded with the SHA-256 of each file and used from then on. NAME@REVISION pins one.
_PRESETS = (
    _preset(
        "facebook/bart-large-cnn", "summarizer", "bart", "MIT", 1626,
        max_source_tokens=1024, note="CNN/DailyMail; close to the source; 3 to 4 sentences",
    ),
    _preset(
        "sshleifer/distilbart-cnn-12-6", "summarizer", "bart", "Apache-2.0", 1222,
        max_source_tokens=1024, note="CNN/DailyMail; BART with half of the decoder",
    ),
    _preset(
        "google/pegasus-cnn_dailymail", "summarizer", "pegasus", "Apache-2.0", 2275,
        max_source_tokens=1024, note="CNN/DailyMail; writes <n> between sentences",
    ),
    _preset(
        "google-t5/t5-small", "summarizer", "t5", "Apache-2.0", 242,
        max_source_tokens=512, source_prefix="summarize: ", note="CNN/DailyMail among its tasks",
    ),
    _preset(
        "google/flan-t5-base", "summarizer", "t5", "Apache-2.0", 990,
        max_source_tokens=512, source_prefix="summarize: ", note="follows instructions; summaries are short",
    ),
    _preset(
        "google/mt5-small", "summarizer", "mt5", "Apache-2.0", 1201, languages=("en", "hi"),
        max_source_tokens=1024, note="pre-trained only: writes nothing sensible until it is fine-tuned",
    ),
    _preset(
        "csebuetnlp/mT5_multilingual_XLSum", "summarizer", "mt5", "CC-BY-NC-SA-4.0", 2330, languages=("en", "hi"),
        max_source_tokens=512, max_target_tokens=84,
        note="not for commercial use; one-sentence summaries in the language of the text; invents more than the others",
    ),
    _preset(
        "facebook/mbart-large-50-many-to-many-mmt", "translator", "mbart", "MIT", 2445,
        max_source_tokens=1024, note="50 languages",
    ),
    _preset(
        "facebook/m2m100_418M", "translator", "m2m_100", "MIT", 1936,
        max_source_tokens=1024, note="100 languages; FLORES-200 devtest English to Hindi: chrF++ 49.2",
    ),
    _preset(
        "facebook/nllb-200-distilled-600M", "translator", "nllb", "CC-BY-NC-4.0", 2460,
        max_source_tokens=512,  # trained on sentences; longer input is dropped in parts
        note="not for commercial use; FLORES-200 devtest English to Hindi: chrF++ 52.7",
    ),
    _preset(
        "Helsinki-NLP/opus-mt-en-hi", "translator", "marian", "Apache-2.0", 306,
        max_source_tokens=512, note="small and weak: FLORES-200 devtest chrF++ 33.7; 3 in 10 numbers come out wrong",
    ),
)  # fmt: skip

CATALOGUE: Mapping[str, ModelCard] = {card.name: card for card in _PRESETS}


def bundled_cards(weights: Path | None = None) -> dict[str, tuple[ModelCard, Path]]:
    """Role → the card and folder of the bundled model; a role without one is missing. Reads the disk at each call."""
    found: dict[str, tuple[ModelCard, Path]] = {}
    for path in sorted((weights or WEIGHTS_FOLDER).glob(f"*/{CARD_FILE}")):
        card = read_card(path.parent)
        found.setdefault(card.role, (card, path.parent))
    return found


def list_cards() -> tuple[ModelCard, ...]:
    """Every model that can be named: the bundled ones, then the presets."""
    return (*(card for card, _ in bundled_cards().values()), *CATALOGUE.values())


def find_card(name: str, role: Role) -> ModelCard:
    """The card of "bundled", a bundled model's name, a preset, a folder, or any Hub name; NAME@REVISION pins one.

    The card of a folder is read from its files; that of a Hub name outside the catalogue holds the name only until
    `locate` has its files. Refuses a preset of the other role and a name that can be none of these.
    """
    bundled = bundled_cards()
    for card, _ in bundled.values():
        if (name == BUNDLED and card.role == role) or name == card.name:
            return _require_role(card, role)
    if name == BUNDLED:
        raise ModelNotFoundError(
            f"No {role} is bundled in {WEIGHTS_FOLDER}; the installation lacks it. "
            "Install the package again, or name another model."
        )
    folder = Path(name).expanduser()
    if folder.is_dir():
        return card_of_folder(folder, ModelCard(name=name, role=role))
    plain, _, revision = name.partition("@")
    if plain in CATALOGUE:
        return replace(_require_role(CATALOGUE[plain], role), revision=revision)
    if _HUB_NAME.fullmatch(plain):
        return ModelCard(name=plain, role=role, revision=revision)
    known = [BUNDLED, *(c.name for c, _ in bundled.values()), *(n for n, c in CATALOGUE.items() if c.role == role)]
    close = difflib.get_close_matches(plain, known, n=1, cutoff=0.5)  # 0.5: "bart-large" finds facebook/bart-large-cnn
    hint = f"Did you mean {close[0]}?" if close else f"The catalogue has {', '.join(known)}."
    raise ModelNotFoundError(
        f"No model is called {name!r}; a catalogue name, a Hub name (owner/model) or a folder is needed. {hint}"
    )


def read_card(folder: Path) -> ModelCard:
    """The card in a bundle's card.json; unknown keys (data, measured quality) are left to those who read the file."""
    path = folder / CARD_FILE
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        known = {f.name for f in fields(ModelCard)}
        values = {k: _as_tuples(v) for k, v in data.items() if k in known}
        values["sha256"] = tuple((n, f["sha256"]) for n, f in data.get("files", {}).items())
        return ModelCard(**values)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ModelError(
            f"The card {path} cannot be read: {error}. A JSON card with name and role is needed. "
            "Install the package again, or export the model again."
        ) from error


def card_to_dict(card: ModelCard) -> dict[str, Any]:
    """The card as JSON values; the hashes are not in it, they stand in card.json under "files"."""
    values = asdict(card)
    del values["sha256"]
    return values


def card_of_folder(folder: Path, card: ModelCard) -> ModelCard:
    """`card` completed from the model files of `folder`: architecture, limits, prefix, language codes.

    What the card already says stays. Refuses a model that is not sequence-to-sequence.
    """
    if (folder / CARD_FILE).is_file():
        return replace(_require_role(read_card(folder), card.role), name=card.name)
    config = read_json(folder / "config.json")
    if "model_type" not in config:
        if (folder / "model.bin").is_file():  # converted by CTranslate2: no word of its limits
            return card
        raise ModelError(
            f"{folder / 'config.json'} names no model_type; a folder with config.json, tokenizer and safetensors is "
            "needed. Give the folder that save_pretrained wrote."
        )
    if not config.get("is_encoder_decoder", True):
        raise ModelError(
            f"{card.name} is a {config['model_type']} model that only continues text; an encoder-decoder model (BART, "
            "T5, PEGASUS, mBART, M2M100, NLLB, Marian) is needed. Choose one of these."
        )
    if card.architecture:
        return card
    architecture = str(config["model_type"])
    tokenizer = read_json(folder / "tokenizer_config.json") if (folder / "tokenizer_config.json").is_file() else {}
    family = "nllb" if "nllb" in str(tokenizer.get("tokenizer_class", "")).lower() else architecture
    codes = LANGUAGE_CODES.get(family, (None, None)) if card.role == "translator" else (None, None)
    positions = config.get("max_position_embeddings") or config.get("n_positions") or config.get("max_length") or 512
    if architecture == "t5gemma2":
        positions = exact_source_tokens(config)
    task = (config.get("task_specific_params") or {}).get("summarization") or {}
    return replace(
        card,
        architecture=architecture,
        max_source_tokens=min(int(positions), MAX_SOURCE_TOKENS),
        max_target_tokens=min(int(positions), _MAX_TARGET_TOKENS),
        source_prefix=str(task.get("prefix", "")) if card.role == "summarizer" else "",
        source_language=card.source_language or codes[0],
        target_language=card.target_language or codes[1],
        languages=("en", "hi") if card.role == "translator" else card.languages,
    )


def exact_source_tokens(config: Mapping[str, Any]) -> int:
    """How many source tokens a T5Gemma2 of this config can read with CTranslate2 giving the same as transformers.

    Its encoder looks half a window to each side; CTranslate2 4.8 does not, so the two agree up to half a window
    (measured: token for token up to 256 of Gemma's 512, apart from there on).
    """
    text = (config.get("encoder") or {}).get("text_config") or {}
    kinds = text.get("layer_types") or ("sliding_attention",)
    window = int(text.get("sliding_window") or 0)
    return min(window // 2, MAX_SOURCE_TOKENS) if window and "sliding_attention" in kinds else MAX_SOURCE_TOKENS


def read_json(path: Path) -> dict[str, Any]:
    """The JSON object in a model file; `ModelError` when there is none."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(value, dict):
            return value
        problem = "it holds no object"
    except (OSError, ValueError) as error:
        problem = str(error)
    raise ModelError(
        f"{path} cannot be read: {problem}. A model folder with a readable {path.name} is needed. "
        "Give another folder, or fetch the model again."
    )


def _require_role(card: ModelCard, role: Role) -> ModelCard:
    if card.role != role:
        raise ModelError(f"{card.name} is a {card.role}; a {role} is needed here. Choose one from `summarizer models`.")
    return card


def _as_tuples(value: Any) -> Any:
    return tuple(_as_tuples(v) for v in value) if isinstance(value, list) else value
