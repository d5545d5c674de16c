"""The torch engine: any sequence-to-sequence checkpoint of transformers, and the bundled models, on CPU, CUDA or MPS.

The only door to torch and transformers.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import threading
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
import transformers

from ..errors import EngineError, ModelError, SummarizerError
from ..models import HF_CONFIG, TEMPLATE_FILE, Located, read_json, read_parts, scratch_folder
from ..records import Candidate, Decoding, ModelCard
from .ct2_weights import read_variables, to_checkpoint
from .limits import pack_by_tokens, require_fits, stop_if_asked
from .pieces import SOURCE_SPM, TARGET_SPM, TOKENIZER_FILE, Pieces

# Source tokens of a batch, padding included: the encoder is busy from about 1,000 on a CPU; a GPU wants more.
BATCH_TOKENS_CPU = 1024
BATCH_TOKENS_GPU = 16_384
_SCORED_VALUES = 16_000_000  # logits held at once when scoring, in numbers: 64 MB


class HfEngine:
    """A model run by transformers' `generate`. Thread-safe: one call runs at a time, the others wait."""

    def __init__(self, model: Any, pieces: Pieces, vocabulary: dict[str, int], card: ModelCard, *, device: str) -> None:
        """Wrap a loaded model; `vocabulary` is piece → id."""
        self.card = card
        self._pieces = pieces
        self._ids = vocabulary
        self._names = {number: piece for piece, number in vocabulary.items()}
        self._unk = vocabulary.get(pieces.template.unk, 0)
        self._device = device
        self._config = _plain_config(model, vocabulary[pieces.eos], card.architecture)
        # What a checkpoint brings along (min_length 56, four beams, blocked three-grams in bart-large-cnn) must not
        # fill the gaps of our settings.
        model.generation_config = transformers.GenerationConfig.from_dict(self._config)
        self._model = model.eval().to(device)
        self._batch_tokens = BATCH_TOKENS_CPU if device == "cpu" else BATCH_TOKENS_GPU
        self._lock = threading.Lock()
        self.name = f"torch-{str(model.dtype).removeprefix('torch.')}"

    @classmethod
    def open(cls, located: Located, *, device: str = "auto", threads: int = 0) -> HfEngine:
        """Load a located model. `threads` sets torch's threads for the whole process; 0 leaves them alone."""
        if threads:
            torch.set_num_threads(threads)
        device = _choose_device(device)
        card = located.card
        dtype = _choose_dtype(device, card.architecture)
        try:
            with quiet():
                if located.form == "checkpoint":
                    model = transformers.AutoModelForSeq2SeqLM.from_pretrained(
                        located.folder,
                        dtype=dtype,
                        use_safetensors=True,
                        local_files_only=True,
                        trust_remote_code=False,
                    )
                    with scratch_folder() as scratch:
                        vocabulary = save_pieces(located.folder, scratch)
                        pieces = Pieces(scratch, card)
                else:
                    model = _load_bundle(located.folder, card.architecture).to(dtype)
                    pieces = Pieces(located.folder, card)
                    vocabulary = _bundle_vocabulary(located.folder)
            return cls(model, pieces, vocabulary, card, device=device)
        except (SummarizerError, MemoryError):
            raise
        except Exception as error:  # transformers raises whatever its loaders meet
            raise ModelError(
                f"{card.name} cannot be loaded from {located.folder}: {error}. A sequence-to-sequence checkpoint of "
                "transformers 5 is needed. Try the ct2 engine, or fetch the model again."
            ) from error

    def count_tokens(self, text: str) -> int:
        """Source pieces with special tokens and language codes."""
        return len(self._pieces.encode(text))

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Candidate]]:
        """See the protocol. A stop is heard at each token."""
        encoded = [self._pieces.encode(text) for text in texts]
        for text, source in zip(texts, encoded, strict=True):
            require_fits(self.card, len(source), text)
        sources = [self._to_ids(self._pieces.fill(source)) for source in encoded]
        results: list[list[Candidate]] = [[] for _ in texts]
        for batch in pack_by_tokens([len(s) for s in sources], max(1, self._batch_tokens // decoding.beam_size)):
            with self._turn(decoding), _as_engine_error(self.card), torch.inference_mode():
                candidates = self._run([sources[i] for i in batch], decoding)
            for index, found in zip(batch, candidates, strict=True):
                results[index] = found
        return results

    @contextlib.contextmanager
    def _turn(self, decoding: Decoding) -> Iterator[None]:
        """Wait for the model to be free, for as long as the caller has time."""
        while not self._lock.acquire(timeout=0.1):
            stop_if_asked(decoding)
        try:
            stop_if_asked(decoding)
            yield
        finally:
            self._lock.release()

    def _run(self, sources: list[list[int]], decoding: Decoding) -> list[list[Candidate]]:
        width = max(len(s) for s in sources)
        pad = self._config["pad_token_id"]
        inputs = torch.tensor([s + [pad] * (width - len(s)) for s in sources], device=self._device)
        mask = torch.tensor([[1] * len(s) + [0] * (width - len(s)) for s in sources], device=self._device)
        start = [self._config["decoder_start_token_id"], *self._to_ids(self._pieces.target_prefix)]
        outputs = self._model.generate(
            input_ids=inputs,  # (batch, source_tokens)
            attention_mask=mask,
            decoder_input_ids=torch.tensor([start] * len(sources), device=self._device),
            generation_config=self._generation_config(decoding),
            stopping_criteria=transformers.StoppingCriteriaList([_Stop(decoding)]),
        )  # (batch × hypotheses, start + new_tokens)
        rows = [self._trimmed(row, len(start)) for row in outputs.tolist()]
        owners = [i // decoding.hypotheses for i in range(len(rows))]
        scores = self._scores(inputs, mask, rows, owners, len(start))
        found: list[list[Candidate]] = [[] for _ in sources]
        for row, owner, score in zip(rows, owners, scores, strict=True):
            finished = row[-1] == self._config["eos_token_id"] and len(row) > len(start)
            text = self._pieces.decode(self._names.get(i, "") for i in row[len(start) :])
            found[owner].append(Candidate(text=text, score=score, finished=finished))
        return found

    def _generation_config(self, decoding: Decoding) -> Any:
        barred = self._pieces.barred(decoding.barred, self._ids.__contains__)
        return transformers.GenerationConfig.from_dict(
            {
                **self._config,
                "num_beams": decoding.beam_size,
                "num_return_sequences": decoding.hypotheses,
                "min_new_tokens": decoding.min_new_tokens,
                "max_new_tokens": decoding.max_new_tokens,
                "length_penalty": decoding.length_penalty if decoding.beam_size > 1 else None,
                "early_stopping": True if decoding.beam_size > 1 else None,  # as CTranslate2 with a patience of 1
                "repetition_penalty": decoding.repetition_penalty if decoding.repetition_penalty != 1 else None,
                "no_repeat_ngram_size": decoding.no_repeat_ngram or None,
                "bad_words_ids": [self._to_ids(b) for b in barred] or None,
            }
        )

    def _trimmed(self, row: list[int], start: int) -> list[int]:
        """The row up to its end token, without the padding behind it."""
        eos = self._config["eos_token_id"]
        return row[: row.index(eos, start) + 1] if eos in row[start:] else row

    def _scores(self, inputs: Any, mask: Any, rows: list[list[int]], owners: list[int], start: int) -> list[float]:
        """Mean log-probability of the generated tokens, by one more pass over the finished texts.

        `generate` could give them, but holds the logits of every step for it: 60,000 pieces × 100 steps × 32 texts
        are 770 MB.
        """
        encoded = self._model.get_encoder()(input_ids=inputs, attention_mask=mask).last_hidden_state
        vocabulary = max(len(self._ids), 1)
        scores = [0.0] * len(rows)
        for group in pack_by_tokens([len(r) for r in rows], max(1, _SCORED_VALUES // vocabulary)):
            pad = self._config["pad_token_id"]
            width = max(len(rows[i]) for i in group)
            targets = torch.tensor([rows[i] + [pad] * (width - len(rows[i])) for i in group], device=self._device)
            which = torch.tensor([owners[i] for i in group], device=self._device)
            states = transformers.modeling_outputs.BaseModelOutput(last_hidden_state=encoded[which])
            logits = self._model(
                encoder_outputs=states, attention_mask=mask[which], decoder_input_ids=targets[:, :-1]
            ).logits.float()  # (group, tokens, vocabulary)
            chosen = torch.gather(logits, 2, targets[:, 1:, None])[..., 0] - logits.logsumexp(-1)
            for position, index in enumerate(group):
                length = len(rows[index])
                if length > start:
                    scores[index] = float(chosen[position, start - 1 : length - 1].mean())
        return scores

    def _to_ids(self, pieces: Sequence[str]) -> list[int]:
        return [self._ids.get(piece, self._unk) for piece in pieces]


class _Stop(transformers.StoppingCriteria):  # type: ignore[misc]  # the library is not checked
    """Ends a generation by raising, at the first token after the deadline or the wish to stop."""

    def __init__(self, decoding: Decoding) -> None:
        self._decoding = decoding

    def __call__(self, input_ids: Any, scores: Any, **_: Any) -> Any:
        stop_if_asked(self._decoding)
        return torch.zeros(len(input_ids), dtype=torch.bool, device=input_ids.device)


def save_pieces(checkpoint: Path, out: Path) -> dict[str, int]:
    """Write a checkpoint's tokenizer and special tokens as `Pieces` reads them; returns piece → id.

    Tokenizers without a fast form (Marian, M2M100) keep their SentencePiece models.
    """
    with quiet():
        tokenizer = transformers.AutoTokenizer.from_pretrained(
            checkpoint, local_files_only=True, trust_remote_code=False
        )
    backend = getattr(tokenizer, "backend_tokenizer", None)
    if backend is not None:
        backend.save(str(out / TOKENIZER_FILE))
    elif (checkpoint / "source.spm").is_file():
        shutil.copyfile(checkpoint / "source.spm", out / SOURCE_SPM)
        shutil.copyfile(checkpoint / "target.spm", out / TARGET_SPM)
    elif getattr(tokenizer, "spm_file", None):
        shutil.copyfile(tokenizer.spm_file, out / SOURCE_SPM)
    else:
        raise ModelError(
            f"The tokenizer {type(tokenizer).__name__} of {checkpoint} has neither a fast form nor a SentencePiece "
            "model; one of them is needed. Save the checkpoint with its tokenizer.json."
        )
    template = _template(tokenizer, checkpoint)
    (out / TEMPLATE_FILE).write_text(json.dumps(template, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    vocabulary: dict[str, int] = tokenizer.get_vocab()
    return {**vocabulary, **getattr(tokenizer, "lang_token_to_id", {})}


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep transformers from writing progress bars and advice to the terminal while it loads."""
    logging = transformers.utils.logging
    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()


def _template(tokenizer: Any, checkpoint: Path) -> dict[str, Any]:
    """The special tokens of a checkpoint: what its tokenizer puts around a text, languages as placeholders."""
    body = tokenizer("x", add_special_tokens=False).input_ids
    full = tokenizer("x").input_ids
    at = next(i for i in range(len(full)) if full[i : i + len(body)] == body)
    before, after = (tokenizer.convert_ids_to_tokens(ids) for ids in (full[:at], full[at + len(body) :]))
    template: dict[str, Any] = {
        "source_before": before,
        "source_after": after,
        "target_before": [],
        "language": "{}",
        "eos": tokenizer.eos_token,
        "unk": tokenizer.unk_token,
    }
    source_language = getattr(tokenizer, "src_lang", None)
    targets = getattr(tokenizer, "supported_language_codes", None)  # Marian models into several languages
    if source_language:
        if hasattr(tokenizer, "get_lang_token"):
            template["language"] = "__{}__"
        token = template["language"].format(source_language)
        for side in ("source_before", "source_after"):
            template[side] = ["{source}" if t == token else t for t in template[side]]
        template["target_before"] = ["{target}"]
    elif targets:
        template["language"] = ">>{}<<"
        template["source_before"] = ["{target}", *before]
    else:
        forced = _forced_start(checkpoint)
        template["target_before"] = [] if forced is None else [tokenizer.convert_ids_to_tokens(forced)]
    return template


def _forced_start(checkpoint: Path) -> int | None:
    """The id that a checkpoint wants as first token (BART: <s>)."""
    for name in ("generation_config.json", "config.json"):
        if (checkpoint / name).is_file():
            value = read_json(checkpoint / name).get("forced_bos_token_id")
            if value is not None:
                return int(value)
    return None


def _plain_config(model: Any, eos: int, architecture: str) -> dict[str, Any]:
    """The only settings a checkpoint keeps: its special token ids."""
    given = model.generation_config
    decoder = getattr(model.config, "decoder", model.config)
    start = given.decoder_start_token_id
    for source, name in (
        (model.config, "decoder_start_token_id"),
        (decoder, "decoder_start_token_id"),
        (given, "bos_token_id"),
        (decoder, "bos_token_id"),
    ):
        start = getattr(source, name, None) if start is None else start
    pad = given.pad_token_id if given.pad_token_id is not None else getattr(decoder, "pad_token_id", None)
    config: dict[str, Any] = {
        "pad_token_id": eos if pad is None else pad,
        "eos_token_id": eos,
        "decoder_start_token_id": start,
        "do_sample": False,
        "use_cache": True,
    }
    if architecture == "marian":
        config["suppress_tokens"] = [config["pad_token_id"]]  # its padding starts the decoder and must not be written
    return config


def _load_bundle(folder: Path, architecture: str) -> Any:
    """A bundled model as a transformers one, from its converted weights."""
    classes = {
        "t5": (transformers.T5Config, transformers.T5ForConditionalGeneration),
        "mt5": (transformers.MT5Config, transformers.MT5ForConditionalGeneration),
        "t5gemma2": (transformers.T5Gemma2Config, transformers.T5Gemma2ForConditionalGeneration),
    }
    variables = read_variables(read_parts(folder))
    state = {name: torch.from_numpy(value) for name, value in to_checkpoint(variables, architecture).items()}
    config_class, model_class = classes[architecture]
    config = config_class.from_dict(read_json(folder / HF_CONFIG))
    if architecture == "t5":
        config.scale_decoder_outputs = "decoder/scale_outputs" in variables
    if (
        architecture == "t5gemma2"
    ):  # a row of its own for a token that no text has; the converted model uses the plain one
        for side, index in (
            ("encoder.text_model", config.encoder.eoi_token_index),
            ("decoder", config.eoi_token_index),
        ):
            rows = state[f"model.{side}.embed_tokens.weight"]
            state[f"model.{side}.embed_tokens.eoi_embedding"] = rows[index] * rows.shape[1] ** 0.5
    model = model_class.from_pretrained(None, config=config, state_dict=state)
    if architecture == "t5gemma2":  # text only
        model.model.encoder.vision_tower = model.model.encoder.multi_modal_projector = None
    return model


def _bundle_vocabulary(folder: Path) -> dict[str, int]:
    """Piece → id as the converted model numbers them."""
    pieces: list[str] = json.loads((folder / "shared_vocabulary.json").read_text(encoding="utf-8"))
    return {piece: number for number, piece in enumerate(pieces)}


@contextlib.contextmanager
def _as_engine_error(card: ModelCard) -> Iterator[None]:
    try:
        yield
    except (RuntimeError, ValueError, IndexError, TypeError, MemoryError) as error:
        if isinstance(error, SummarizerError):
            raise
        raise EngineError(
            f"torch failed with {card.name}: {error}. A model and a device that work together are needed. "
            "Try the ct2 engine, or the device cpu."
        ) from error


def _choose_device(device: str) -> str:
    if device != "auto":
        return device
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def _choose_dtype(device: str, architecture: str) -> Any:
    """float32, but half of it on CUDA: bfloat16, or float16 on older cards, where T5's values would overflow."""
    if device != "cuda":
        return torch.float32
    if torch.cuda.is_bf16_supported(including_emulation=False):
        return torch.bfloat16
    return torch.float32 if "t5" in architecture else torch.float16


__all__ = ["HfEngine", "quiet", "save_pieces"]
