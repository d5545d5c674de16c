"""The CTranslate2 engine: fast on CPU with int8 weights, and the conversion of checkpoints to its format, done once.

The only door to ctranslate2. Bundled and converted models wake neither torch nor transformers.
"""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..errors import EngineError, ModelError, SummarizerError
from ..models import (
    WEIGHTS_FILE,
    Located,
    cache_folder,
    fill_folder,
    join_parts,
    read_json,
    read_parts,
    scratch_folder,
)
from ..records import Candidate, Decoding, ModelCard
from . import heap
from .cores import usable_cores
from .limits import pack_by_tokens, require_fits, stop_if_asked
from .pieces import Pieces

# Source tokens of a batch times beams, padding included, and texts times beams. A step of the decoder reads all weights
# once for the whole batch (on AMD oneDNN copies them into its own order besides, three quarters of the time of a lone
# row). Processor time per part of 530 tokens with four beams: alone 1, by twos 0.81, by fours 0.70, by eights 0.75; a
# step of the translator per sentence: alone 1, by twos 0.67, by fours 0.52, by eights 0.50, by sixteens 0.55. A batch
# also bounds how long a beam search goes on after a stop; a GPU wants more to be busy.
BATCH_TOKENS_CPU, BATCH_ROWS_CPU = 10_240, 32
BATCH_TOKENS_CUDA, BATCH_ROWS_CUDA = 16_384, 512
# Batches that run side by side on a CPU, each on its share of the threads. The matrices of these models are too small
# to divide: on two cores a batch takes longer with two threads than with one (the summaries 2.1 s an article instead
# of 1.6), while two batches side by side take 0.8 s. An article alone has four texts or so to give them.
MOST_WORKERS = 4
# Threads that a worker stands for. One of T5Gemma 2 holds the sines and cosines of 2,048 positions for every layer, 80
# MB of the bundled translator's: two on two cores would save a quarter of the time of the Hindi, and cost a fifth of
# the memory of the whole. With both threads on one batch it takes longer than with one.
_THREADS_OF = {"t5gemma2": 2}
_POLL_S = 0.002  # how often running batches are looked at; a batch takes 100 times that
_CONVERSION = 1  # raise when `convert` writes something else, so that caches are made again


class Ct2Engine:
    """A model run by CTranslate2. Thread-safe: requests queue inside the library, and nothing of one is kept here."""

    def __init__(
        self,
        folder: Path,
        card: ModelCard,
        *,
        device: str = "auto",
        threads: int = 0,
        compute_type: str | None = None,
    ) -> None:
        """Load a bundle, or a folder that `convert` wrote. `threads` 0 is one a core; `compute_type` None the best.

        The threads are divided among up to `MOST_WORKERS` batches at a time.
        """
        import ctranslate2

        heap.keep_freed()
        self.card = card
        self._pieces = Pieces(folder, card)
        heap.give_back()  # what reading the tokenizer took, 16 MB of the bundled translator's 27
        self._folder = folder
        self._device = _choose_device(device)
        self._compute_type = compute_type or _choose_compute_type(self._device, card.architecture)
        on_gpu = self._device == "cuda"
        threads = threads or usable_cores()
        self._workers, threads_each = (1, threads) if on_gpu else workers(threads, card.architecture)
        self._batch_tokens = (BATCH_TOKENS_CUDA if on_gpu else BATCH_TOKENS_CPU) // self._workers
        self._batch_rows = (BATCH_ROWS_CUDA if on_gpu else BATCH_ROWS_CPU) // self._workers
        # Padding would change what is written. CTranslate2 4.8.5 does not mask it in T5Gemma 2's merged attention; and
        # long sums of floats are rounded otherwise when padded, which int8 makes much of: in a batch with texts a few
        # tokens longer, the bundled T5 wrote 3 of 16 summaries in other words. It costs a seventh of the time of many
        # articles, and an article alone nothing, since a part is asked for twice.
        self._same_length = card.architecture == "t5gemma2" or (card.architecture == "t5" and not on_gpu)
        options: dict[str, Any] = {
            "device": self._device,
            "compute_type": self._compute_type,
            "inter_threads": self._workers,
            "intra_threads": threads_each,
            "max_queued_batches": -1,  # a caller that finds the queue full would wait there, deaf to a stop
        }
        with _as_engine_error(card), _loadable(folder) as (path, files):
            self._translator: Any = ctranslate2.Translator(str(path), files=files, **options)
        self.name = f"ct2-{self._translator.compute_type}".replace("int8_float32", "int8")
        self._vocabulary: frozenset[str] | None = None

    def count_tokens(self, text: str) -> int:
        """Source pieces with special tokens and language codes."""
        return len(self._pieces.encode(text))

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Candidate]]:
        """See the protocol. A stop reaches greedy decoding within a token; a beam search ends its batch unheard."""
        sources = [self._pieces.encode(text) for text in texts]
        for text, source in zip(texts, sources, strict=True):
            require_fits(self.card, len(source), text)
        sources = [self._pieces.fill(source) for source in sources]
        results: list[list[Candidate]] = [[] for _ in texts]
        for index, output in self._run(sources, decoding):
            results[index] = self._candidates(output, decoding)
        heap.give_back()
        return results

    def _run(self, sources: list[list[str]], decoding: Decoding) -> Iterator[tuple[int, Any]]:
        """Each text's place and what was written for it, as batches end; so many at a time as there are workers.

        They run in the library's own threads, so that a deadline, a stop and Ctrl-C are heard meanwhile.
        """
        batches = deque(self._batches([len(s) for s in sources], decoding.beam_size))
        options = self._options(decoding)
        stopped = threading.Event()
        if decoding.beam_size == 1:  # the library takes no callback with beams
            options["callback"] = lambda _: stopped.is_set()
        running: list[tuple[list[int], list[Any]]] = []
        try:
            while batches or running:
                stop_if_asked(decoding)
                while batches and len(running) < self._workers:
                    batch = batches.popleft()
                    running.append((batch, self._start([sources[i] for i in batch], options)))
                ended = [(batch, pending) for batch, pending in running if all(p.done() for p in pending)]
                if not ended:
                    time.sleep(_POLL_S)
                for batch, pending in ended:
                    running.remove((batch, pending))
                    with _as_engine_error(self.card):
                        outputs = [p.result() for p in pending]
                    yield from zip(batch, outputs, strict=True)
        finally:
            stopped.set()

    def _start(self, sources: list[list[str]], options: dict[str, Any]) -> list[Any]:
        prefix = list(self._pieces.target_prefix)
        with _as_engine_error(self.card):
            pending: list[Any] = self._translator.translate_batch(
                sources, target_prefix=[prefix] * len(sources) if prefix else None, asynchronous=True, **options
            )
        return pending

    def _batches(self, lengths: Sequence[int], beams: int) -> list[list[int]]:
        return pack_by_tokens(
            lengths,
            max(1, self._batch_tokens // beams),
            max_texts=max(1, self._batch_rows // beams),
            same_length=self._same_length,
            at_least=self._workers,
        )

    def _options(self, decoding: Decoding) -> dict[str, Any]:
        forced = len(self._pieces.target_prefix)  # the library counts forced tokens as generated
        options: dict[str, Any] = {
            "beam_size": decoding.beam_size,
            "num_hypotheses": decoding.hypotheses,
            "length_penalty": decoding.length_penalty,
            "repetition_penalty": decoding.repetition_penalty,
            "no_repeat_ngram_size": decoding.no_repeat_ngram,
            "min_decoding_length": decoding.min_new_tokens + forced,
            "max_decoding_length": decoding.max_new_tokens + forced,
            "max_input_length": 0,  # no silent cutting at 1,024; `require_fits` has refused what is too long
            "return_scores": True,
            "return_end_token": True,  # tells a finished text from one cut off by the limit
        }
        if decoding.barred:
            options["suppress_sequences"] = self._pieces.barred(decoding.barred, self._is_known) or None
        return options

    def _candidates(self, output: Any, decoding: Decoding) -> list[Candidate]:
        candidates = []
        for pieces, score in zip(output.hypotheses, output.scores, strict=True):
            finished = bool(pieces) and pieces[-1] == self._pieces.eos
            total = score * len(pieces) ** decoding.length_penalty  # the library divided, forced tokens counted
            mean = total / max(1, len(pieces) - len(self._pieces.target_prefix))
            candidates.append(Candidate(text=self._pieces.decode(pieces), score=mean, finished=finished))
        return candidates

    def _is_known(self, piece: str) -> bool:
        if self._vocabulary is None:  # read when first needed; two threads may both read it, to the same end
            names = ("target_vocabulary.json", "shared_vocabulary.json")
            path = next(p for p in (self._folder / n for n in names) if p.is_file())
            self._vocabulary = frozenset(json.loads(path.read_text(encoding="utf-8")))
        return piece in self._vocabulary


def workers(threads: int, architecture: str) -> tuple[int, int]:
    """Batches side by side on so many threads of a CPU, and the threads of each.

    >>> [workers(n, "t5") for n in (1, 2, 16)], [workers(n, "t5gemma2") for n in (1, 2, 16)]
    ([(1, 1), (2, 1), (4, 4)], [(1, 1), (1, 1), (4, 2)])
    """
    worth = _THREADS_OF.get(architecture, 1)
    count = max(1, min(MOST_WORKERS, threads // worth))
    return count, max(1, threads // (count * worth))


def converted_folder(located: Located, *, quantization: str = "int8") -> Path:
    """The model in CTranslate2's format: its own folder, or one in the cache, converted now if it is not there yet."""
    if located.form != "checkpoint":
        return located.folder
    import ctranslate2

    target = cache_folder() / "ct2" / f"{located.key}-{quantization}-{ctranslate2.__version__}-{_CONVERSION}"
    about = {"name": located.card.name, "revision": located.card.revision, "quantization": quantization}
    return fill_folder(target, lambda out: convert(located.folder, out, quantization=quantization), about=about)


def convert(checkpoint: Path, out: Path, *, quantization: str = "int8") -> None:
    """Write a transformers checkpoint into `out` in CTranslate2's format, with tokenizer and template.

    Goes around faults of the library's converter with transformers 5: it scales the output of T5 models whose
    checkpoint says not to (Flan, mT5), misses the language tokens of M2M100, and writes no start token for mBART-50.
    Imports torch and transformers.
    """
    from ctranslate2.converters import TransformersConverter

    from .hf import quiet, save_pieces

    class Converter(TransformersConverter):  # type: ignore[misc]  # the library has no types
        def load_model(self, model_class: Any, path: str, **kwargs: Any) -> Any:
            _complete_config(kwargs["config"], Path(path))
            model = model_class.from_pretrained(path, use_safetensors=True, local_files_only=True, **kwargs)
            if model.config.model_type in ("t5", "mt5"):  # the converter scales the output of what it takes for tied
                model.config.tie_word_embeddings = getattr(model.config, "scale_decoder_outputs", False)
            return model

        def load_tokenizer(self, tokenizer_class: Any, path: str, **kwargs: Any) -> Any:
            tokenizer = tokenizer_class.from_pretrained(path, local_files_only=True, **kwargs)
            languages = getattr(tokenizer, "lang_token_to_id", None)
            if languages:
                known = tokenizer.get_vocab
                tokenizer.get_vocab = lambda: {**known(), **languages}
            return tokenizer

    try:
        with quiet():
            Converter(str(checkpoint)).convert(str(out), quantization=quantization, force=True)
            _name_start(out / "config.json")
            save_pieces(checkpoint, out)
    except (SummarizerError, MemoryError):
        raise
    except Exception as error:  # the converter raises whatever its loaders meet
        raise ModelError(
            f"{checkpoint} cannot be converted to CTranslate2: {error}. A BART, T5, mT5, PEGASUS, mBART, M2M100, NLLB, "
            "Marian or T5Gemma2 checkpoint is needed. Use the torch engine for this model."
        ) from error


def can_convert(located: Located) -> bool:
    """Whether this model runs here: bundled and converted ones do, checkpoints of the known architectures too."""
    known = {"bart", "mbart", "pegasus", "t5", "mt5", "umt5", "m2m_100", "marian", "t5gemma2"}
    return located.form != "checkpoint" or located.card.architecture in known


def _complete_config(config: Any, checkpoint: Path) -> None:
    """Set what the converter reads and a config of transformers 5 may lack or say otherwise."""
    layouts = {"bart": (False, True), "mbart": (True, True), "pegasus": (True, False)}
    if config.model_type in layouts:
        norm_first, norm_embedding = layouts[config.model_type]
        for name, value in (("normalize_before", norm_first), ("normalize_embedding", norm_embedding)):
            if not hasattr(config, name):
                setattr(config, name, value)
    if config.model_type == "mbart" and getattr(config, "tokenizer_class", None) is None:
        path = checkpoint / "tokenizer_config.json"
        config.tokenizer_class = read_json(path).get("tokenizer_class") if path.is_file() else None


def _name_start(path: Path) -> None:
    """Put a start token where a converted config has none: the library cannot read it then, and never uses this one."""
    config = read_json(path)
    config["bos_token"] = config["bos_token"] or config["eos_token"]
    path.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", encoding="utf-8")


@contextlib.contextmanager
def _loadable(folder: Path) -> Iterator[tuple[Path, dict[str, bytes] | None]]:
    """A path the library can load, and files in memory when there is no such path.

    Parts of a bundle are joined in a scratch folder: loading from memory works as well, but the library then keeps
    the files beside the weights (measured on a 181 MB model: 403 MB at rest instead of 225, 514 instead of 340 at
    peak, both in 0.3 s). Without room for a scratch folder the memory is spent.
    """
    if (folder / WEIGHTS_FILE).is_file():
        yield folder, None
        return
    with contextlib.ExitStack() as stack:
        files: dict[str, bytes] | None = None
        path = folder
        small = [p for p in folder.glob("*.json") if p.name == "config.json" or p.name.endswith("_vocabulary.json")]
        try:
            scratch = stack.enter_context(scratch_folder())
            join_parts(folder, scratch / WEIGHTS_FILE)
            for file in small:
                (scratch / file.name).write_bytes(file.read_bytes())
            path = scratch
        except OSError:
            files = {p.name: p.read_bytes() for p in small} | {WEIGHTS_FILE: read_parts(folder)}
        yield path, files


@contextlib.contextmanager
def _as_engine_error(card: ModelCard) -> Iterator[None]:
    try:
        yield
    except (RuntimeError, ValueError, MemoryError) as error:
        if isinstance(error, SummarizerError):
            raise
        raise EngineError(
            f"CTranslate2 failed with {card.name}: {error}. A model and a device that work together are needed. "
            "Try the torch engine, or the device cpu."
        ) from error


def _choose_device(device: str) -> str:
    import ctranslate2

    if device == "mps":
        raise EngineError("CTranslate2 has no mps device; cpu or cuda is needed. Use the torch engine for mps.")
    if device == "auto":
        return "cuda" if ctranslate2.get_cuda_device_count() > 0 else "cpu"
    return device


def _choose_compute_type(device: str, architecture: str) -> str:
    """int8 weights; on a GPU with bfloat16 beside them, since T5's values overflow float16."""
    import ctranslate2

    with _as_engine_error(ModelCard(name=architecture, role="summarizer")):
        supported = ctranslate2.get_supported_compute_types(device)
    wanted = ["int8_bfloat16", "int8_float16"] if device == "cuda" else []
    if "t5" in architecture:
        wanted = [w for w in wanted if w != "int8_float16"]
    return next((w for w in (*wanted, "int8_float32", "int8") if w in supported), "default")


__all__ = ["Ct2Engine", "can_convert", "convert", "converted_folder"]
