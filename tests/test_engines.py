"""The engines on tiny models of every architecture: CTranslate2 and torch agree, and both keep the protocol."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import transformers
from tiny_models import FAMILIES, make_model

from summarizer.engines import Engine, ct2, open_engine
from summarizer.engines.ct2 import Ct2Engine, convert
from summarizer.engines.ct2_weights import read_variables, to_checkpoint
from summarizer.engines.hf import HfEngine
from summarizer.engines.limits import pack_by_tokens
from summarizer.engines.pieces import Pieces
from summarizer.engines.scripted import ScriptedEngine
from summarizer.errors import (
    CancelledError,
    DeadlineError,
    EngineError,
    InputTooLongError,
    ModelError,
    OptionError,
)
from summarizer.models import bundle, find_card, locate, read_parts
from summarizer.records import Decoding, ModelCard

ROOT = Path(__file__).resolve().parent.parent
TEXTS = [
    "The river rose by 340 metres on Monday.",
    "State officials opened nine relief camps",
    "Police said",
    "Markets had expected no change, and the rupee closed at 83.20 to the dollar.",
]
GREEDY = Decoding(max_new_tokens=16)
TRANSLATORS = ("mbart", "m2m_100", "nllb", "marian")
ENGINES = ("ct2", "torch")

torch.set_num_threads(1)  # tiny matrices: more threads only wait for each other


class Zoo:
    """Tiny models by family, each made, converted and loaded once a session."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._engines: dict[tuple[str, ...], Engine] = {}

    def checkpoint(self, family: str) -> Path:
        folder = self.folder / family
        return folder if folder.is_dir() else make_model(family, folder)

    def card(self, family: str) -> ModelCard:
        role = "translator" if family in TRANSLATORS else "summarizer"
        return locate(find_card(str(self.checkpoint(family)), role)).card  # type: ignore[arg-type]

    def converted(self, family: str, quantization: str = "float32") -> Path:
        out = self.folder / f"{family}-{quantization}"
        if not out.is_dir():
            out.mkdir()
            convert(self.checkpoint(family), out, quantization=quantization)
        return out

    def bundle(self, family: str, quantization: str) -> Path:
        out = self.folder / f"{family}-{quantization}-bundle"
        if not out.is_dir():
            converted = self.converted(family, quantization)
            config = transformers.AutoConfig.from_pretrained(self.checkpoint(family)).to_dict()
            card = ModelCard(
                name=f"tiny-{family}",
                role="summarizer",
                architecture="t5" if family == "flan" else family,
                max_source_tokens=64,
            )
            bundle(converted, converted / "tokenizer.json", card, out, hf_config=config, part_bytes=20_000)
        return out

    def engine(self, kind: str, family: str) -> Engine:
        key = (kind, family)
        if key not in self._engines:
            card = self.card(family)
            self._engines[key] = (
                Ct2Engine(self.converted(family), card, device="cpu", threads=1, compute_type="float32")
                if kind == "ct2"
                else HfEngine.open(locate(card), device="cpu")
            )
        return self._engines[key]

    def bundled(self, kind: str, family: str, quantization: str = "float32") -> Engine:
        key = (kind, family, quantization)
        if key not in self._engines:
            located = locate(find_card(str(self.bundle(family, quantization)), "summarizer"))
            self._engines[key] = (
                Ct2Engine(located.folder, located.card, device="cpu", threads=1, compute_type="default")
                if kind == "ct2"
                else HfEngine.open(located, device="cpu")
            )
        return self._engines[key]


@pytest.fixture(scope="session")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> Zoo:
    return Zoo(tmp_path_factory.mktemp("zoo"))


@pytest.fixture(params=ENGINES)
def bart(request: pytest.FixtureRequest, zoo: Zoo) -> Engine:
    return zoo.engine(request.param, "bart")


def texts_of(engine: Engine, decoding: Decoding, texts: list[str] = TEXTS) -> list[str]:
    return [candidates[0].text for candidates in engine.generate(texts, decoding)]


# ---- both engines say the same ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", FAMILIES)
def test_both_engines_write_the_same_greedily(zoo: Zoo, family: str) -> None:
    assert texts_of(zoo.engine("ct2", family), GREEDY) == texts_of(zoo.engine("torch", family), GREEDY)


@pytest.mark.parametrize("family", FAMILIES)
def test_both_engines_agree_on_the_best_beam(zoo: Zoo, family: str) -> None:
    decoding = Decoding(beam_size=2, max_new_tokens=16)
    pairs = zip(
        texts_of(zoo.engine("ct2", family), decoding), texts_of(zoo.engine("torch", family), decoding), strict=True
    )
    assert sum(a == b for a, b in pairs) >= len(TEXTS) - 1  # a near tie may fall either way


@pytest.mark.parametrize("family", FAMILIES)
def test_both_engines_score_alike(zoo: Zoo, family: str) -> None:
    # no least length: CTranslate2 shares out the probability of an end that may not come yet
    decoding = Decoding(max_new_tokens=16, min_new_tokens=0)
    scores = [[c[0].score for c in zoo.engine(kind, family).generate(TEXTS, decoding)] for kind in ENGINES]
    assert scores[0] == pytest.approx(scores[1], abs=1e-3)


@pytest.mark.parametrize("family", FAMILIES)
def test_both_engines_count_the_same_tokens(zoo: Zoo, family: str) -> None:
    counts = [[zoo.engine(kind, family).count_tokens(text) for text in TEXTS] for kind in ENGINES]
    assert counts[0] == counts[1]


@pytest.mark.parametrize("family", FAMILIES)
def test_the_token_count_is_that_of_transformers(zoo: Zoo, family: str) -> None:
    with pytest.warns(UserWarning, match="sacremoses") if family == "marian" else contextlib.nullcontext():
        tokenizer = transformers.AutoTokenizer.from_pretrained(zoo.checkpoint(family))
    assert zoo.engine("ct2", family).count_tokens(TEXTS[0]) == len(tokenizer(TEXTS[0]).input_ids)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("kind", ENGINES)
def test_a_text_comes_out_the_same_alone_and_in_a_batch(zoo: Zoo, kind: str, family: str) -> None:
    engine = zoo.engine(kind, family)
    alone = [engine.generate([text], GREEDY)[0][0] for text in TEXTS]
    together = [candidates[0] for candidates in engine.generate(TEXTS, GREEDY)]
    assert [c.text for c in together] == [c.text for c in alone]
    assert [c.score for c in together] == pytest.approx([c.score for c in alone], abs=1e-3)


@pytest.mark.parametrize("role", ["summarizer", "translator"])
def test_a_bundled_model_scores_a_text_the_same_beside_longer_ones(role: Any) -> None:
    engine = open_engine("bundled", role, device="cpu", threads=1, offline=True)
    text = " ".join(TEXTS)
    while engine.count_tokens(text) < min(540, engine.card.max_source_tokens - 60):
        text = f"{text} {TEXTS[0]}"
    texts = [text, f"{text} and rain", f"{text[: len(text) // 2]}"]
    decoding = Decoding(beam_size=2, max_new_tokens=12)
    alone = [engine.generate([text], decoding)[0][0] for text in texts]
    assert [candidates[0] for candidates in engine.generate(texts, decoding)] == alone


@pytest.mark.parametrize("family", ["t5", "bart", "t5gemma2"])
def test_batches_side_by_side_write_what_one_after_another_does(zoo: Zoo, family: str) -> None:
    one, several = (
        Ct2Engine(zoo.converted(family), zoo.card(family), device="cpu", threads=n, compute_type="float32")
        for n in (1, 8)
    )
    texts = [*TEXTS, *(f"{text} {more}" for text in TEXTS for more in ("rain", "rain in May", "the town of Pune"))]
    decoding = Decoding(beam_size=2, max_new_tokens=12)
    told = [[c.text for c in candidates] for candidates in several.generate(texts, decoding)]
    assert told == [[c.text for c in candidates] for candidates in one.generate(texts, decoding)]


def test_texts_of_unlike_length_share_a_batch_of_t5gemma2(zoo: Zoo, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = zoo.engine("ct2", "t5gemma2")
    assert isinstance(engine, Ct2Engine)
    run, sizes = engine._start, []

    def counting(sources: list[list[str]], *rest: Any) -> list[Any]:
        sizes.append(len(sources))
        return run(sources, *rest)

    monkeypatch.setattr(engine, "_start", counting)
    texts = ["rain", "rain in", "rain in May"]
    assert len({engine.count_tokens(text) for text in texts}) == 3
    engine.generate(texts, GREEDY)
    assert sizes == [3]


def test_filling_keeps_to_the_limit(zoo: Zoo) -> None:
    card = replace(zoo.card("t5gemma2"), max_source_tokens=10)
    assert len(Pieces(zoo.converted("t5gemma2"), card).fill(["a"] * 9)) == 10


def test_an_untied_t5_keeps_its_own_output_matrix(zoo: Zoo) -> None:
    original = transformers.T5ForConditionalGeneration.from_pretrained(zoo.checkpoint("flan"))
    model = _quiet_model(zoo.bundled("torch", "flan"))
    assert torch.equal(model.lm_head.weight, original.lm_head.weight)
    assert not torch.equal(model.lm_head.weight, model.shared.weight)


# ---- the protocol ----------------------------------------------------------------------------------------------------


def test_an_engine_has_the_protocols_methods(bart: Engine) -> None:
    assert isinstance(bart, Engine)


def test_no_texts_give_no_candidates(bart: Engine) -> None:
    assert bart.generate([], GREEDY) == []


def test_a_text_over_the_limit_is_refused(bart: Engine) -> None:
    with pytest.raises(InputTooLongError, match="takes 128"):
        bart.generate([TEXTS[0], "river " * 200], GREEDY)


def test_the_end_of_a_text_over_1024_tokens_is_read(zoo: Zoo) -> None:
    card = replace(zoo.card("t5"), max_source_tokens=2048)
    engine = Ct2Engine(zoo.converted("t5"), card, device="cpu", threads=1, compute_type="float32")
    texts = ["river " * 300 + last for last in ("Silchar", "Nagpur")]
    assert engine.count_tokens(texts[0]) > 1100
    one, other = (candidates[0].score for candidates in engine.generate(texts, GREEDY))
    assert one != other


def test_a_cut_off_text_is_not_finished(bart: Engine) -> None:
    assert not bart.generate(TEXTS[:1], Decoding(max_new_tokens=2))[0][0].finished


@pytest.mark.parametrize("kind", ENGINES)
def test_a_text_with_an_end_is_finished(zoo: Zoo, kind: str) -> None:
    found = zoo.engine(kind, "m2m_100").generate(TEXTS, Decoding(max_new_tokens=40))
    assert [candidates[0].finished for candidates in found] == [False, True, False, False]


def test_language_tokens_are_not_text(zoo: Zoo) -> None:
    assert not any("__" in text for text in texts_of(zoo.engine("ct2", "m2m_100"), GREEDY))


def test_as_many_hypotheses_come_as_asked_best_first(bart: Engine) -> None:
    found = bart.generate(TEXTS[:2], Decoding(beam_size=4, hypotheses=3, max_new_tokens=8))
    assert [len(candidates) for candidates in found] == [3, 3]
    assert all(c == sorted(c, key=lambda x: -x.score) for c in found)


def test_the_least_length_is_kept(zoo: Zoo) -> None:
    for kind in ENGINES:
        shortest = zoo.engine(kind, "m2m_100").generate(TEXTS, Decoding(min_new_tokens=12, max_new_tokens=12))
        assert not any(c.finished for candidates in shortest for c in candidates)


def test_nothing_of_the_checkpoints_own_settings_is_obeyed(zoo: Zoo) -> None:
    settings = _quiet_model(zoo.engine("torch", "bart")).generation_config
    assert (settings.min_length, settings.num_beams, settings.no_repeat_ngram_size) == (None, None, None)


@pytest.mark.parametrize("kind", ENGINES)
@pytest.mark.parametrize("family", ["flan", "mbart", "m2m_100"])
def test_a_barred_string_does_not_come(zoo: Zoo, kind: str, family: str) -> None:
    engine = zoo.engine(kind, family)
    written = next(t for t in texts_of(engine, GREEDY) if len(t) > 3)
    barred = written.split()[0][:3]
    assert barred not in texts_of(engine, Decoding(max_new_tokens=16, barred=(barred,)))[0].split()
    assert written not in texts_of(engine, Decoding(max_new_tokens=16, barred=tuple({*written} - {" "})))


def test_a_barred_string_that_the_model_cannot_write_changes_nothing(bart: Engine) -> None:
    assert texts_of(bart, Decoding(max_new_tokens=16, barred=("語",))) == texts_of(bart, GREEDY)


def test_repetition_can_be_blocked(zoo: Zoo) -> None:
    for kind in ENGINES:
        text = texts_of(zoo.engine(kind, "mt5"), Decoding(max_new_tokens=30, no_repeat_ngram=3))[0]
        words = text.split()
        assert len({tuple(words[i : i + 3]) for i in range(len(words) - 2)}) == max(0, len(words) - 2)


def test_a_special_token_in_a_text_is_text(bart: Engine) -> None:
    assert bart.count_tokens("rain </s> rain") > bart.count_tokens("rain rain") + 1


# ---- stopping --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("beams", [1, 2], ids=["greedy", "beams"])
def test_a_passed_deadline_raises(bart: Engine, beams: int) -> None:
    with pytest.raises(DeadlineError, match="Raise timeout_s"):
        bart.generate(TEXTS, Decoding(beam_size=beams, deadline=time.monotonic() - 1))


class StopAt:
    """Asks to stop at the n-th look."""

    def __init__(self, look: int) -> None:
        self.look, self.looks = look, 0

    def __call__(self) -> bool:
        self.looks += 1
        return self.looks >= self.look


@pytest.mark.parametrize("beams", [1, 2], ids=["greedy", "beams"])
def test_a_wish_to_stop_is_heard_while_generating(bart: Engine, beams: int) -> None:
    stop = StopAt(2)
    with pytest.raises(CancelledError):
        bart.generate(TEXTS * 20, Decoding(beam_size=beams, max_new_tokens=100, should_stop=stop))
    assert stop.looks == 2


def test_an_engine_works_on_after_a_stop(bart: Engine) -> None:
    before = texts_of(bart, GREEDY)
    with pytest.raises(CancelledError):
        bart.generate(TEXTS, Decoding(should_stop=lambda: True))
    assert texts_of(bart, GREEDY) == before


def test_threads_get_their_own_answers(bart: Engine) -> None:
    wanted = {text: texts_of(bart, GREEDY, [text])[0] for text in TEXTS}
    found: dict[str, str] = {}

    def work(text: str) -> None:
        found[text] = texts_of(bart, GREEDY, [text])[0]

    threads = [threading.Thread(target=work, args=(text,)) for text in TEXTS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == wanted


# ---- languages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", ["mbart", "m2m_100", "nllb"])
def test_the_target_language_rules_the_output(zoo: Zoo, family: str) -> None:
    card = zoo.card(family)
    changed = open_engine_of(zoo, family, target_language=card.source_language)
    assert texts_of(changed, GREEDY) != texts_of(zoo.engine("ct2", family), GREEDY)


def test_a_missing_language_is_an_option_error(zoo: Zoo) -> None:
    card = ModelCard(name="m", role="translator", architecture="m2m_100", source_language="en")
    with pytest.raises(OptionError, match="target_language"):
        Ct2Engine(zoo.converted("m2m_100"), card, device="cpu")


def open_engine_of(zoo: Zoo, family: str, **languages: str | None) -> Engine:
    card = replace(zoo.card(family), **languages)  # type: ignore[arg-type]
    return Ct2Engine(zoo.converted(family), card, device="cpu", threads=1, compute_type="float32")


# ---- bundled models --------------------------------------------------------------------------------------------------

BUNDLED = ("flan", "t5gemma2")


@pytest.mark.parametrize("family", BUNDLED)
@pytest.mark.parametrize("kind", ENGINES)
def test_a_bundle_writes_what_its_checkpoint_writes(zoo: Zoo, kind: str, family: str) -> None:
    assert texts_of(zoo.bundled(kind, family), GREEDY) == texts_of(zoo.engine("torch", family), GREEDY)


@pytest.mark.parametrize("family", BUNDLED)
def test_the_weights_of_a_bundle_are_those_of_its_checkpoint(zoo: Zoo, family: str) -> None:
    original = _quiet_model(zoo.engine("torch", family)).state_dict()
    state = to_checkpoint(read_variables(read_parts(zoo.bundle(family, "float32"))), read_architecture(family))
    assert all(np.allclose(value, original[name].numpy(), atol=1e-6) for name, value in state.items())


@pytest.mark.parametrize("family", BUNDLED)
def test_int8_weights_come_back_within_half_a_step(zoo: Zoo, family: str) -> None:
    original = _quiet_model(zoo.engine("torch", family)).state_dict()
    state = to_checkpoint(read_variables(read_parts(zoo.bundle(family, "int8"))), read_architecture(family))
    for name, value in state.items():
        wanted = original[name].numpy()
        step = np.abs(wanted).max(axis=-1, keepdims=True) / 127
        assert np.all(np.abs(value - wanted) <= step * 0.51), name


@pytest.mark.parametrize("family", BUNDLED)
def test_an_int8_bundle_runs_in_both_engines(zoo: Zoo, family: str) -> None:
    scores = [[c[0].score for c in zoo.bundled(k, family, "int8").generate(TEXTS, Decoding())] for k in ENGINES]
    assert scores[0] == pytest.approx(scores[1], abs=1.0)  # int8 activations of a random model wander


def test_a_bundle_loads_without_room_for_a_scratch_folder(zoo: Zoo, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room() -> None:
        raise OSError("no space left")

    monkeypatch.setattr(ct2, "scratch_folder", no_room)
    card = zoo.bundled("ct2", "flan").card
    engine = Ct2Engine(zoo.bundle("flan", "float32"), card, device="cpu", threads=1, compute_type="default")
    assert texts_of(engine, GREEDY) == texts_of(zoo.bundled("ct2", "flan"), GREEDY)


def test_a_bundle_wakes_neither_torch_nor_transformers(zoo: Zoo) -> None:
    code = (
        "import sys; from summarizer.engines import open_engine; from summarizer.records import Decoding;"
        f"e = open_engine({str(zoo.bundle('flan', 'int8'))!r}, 'summarizer', device='cpu', offline=True);"
        "e.generate(['The river rose.'], Decoding(max_new_tokens=3));"
        "print(e.name, [n for n in ('torch', 'transformers', 'huggingface_hub') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "ct2-int8 []"


@pytest.mark.parametrize("damage", [lambda b: b[: len(b) // 2], lambda b: b"\x07" + b[1:]], ids=["cut", "version"])
def test_damaged_weights_are_a_model_error(zoo: Zoo, damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(ModelError):
        read_variables(damage(read_parts(zoo.bundle("flan", "int8"))))


# ---- opening by name -------------------------------------------------------------------------------------------------


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def checkpoint(zoo: Zoo, tmp_path: Path) -> Path:
    return Path(shutil.copytree(zoo.checkpoint("t5"), tmp_path / "acme-t5"))


def test_a_checkpoint_is_converted_once(checkpoint: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_engine(str(checkpoint), "summarizer", device="cpu")
    monkeypatch.setattr(ct2, "convert", lambda *_, **__: pytest.fail("converted again"))
    assert open_engine(str(checkpoint), "summarizer", device="cpu").name == "ct2-int8"


def test_a_checkpoint_that_changed_is_converted_again(checkpoint: Path, cache: Path) -> None:
    open_engine(str(checkpoint), "summarizer", device="cpu")
    (checkpoint / "config.json").touch()
    open_engine(str(checkpoint), "summarizer", device="cpu")
    assert len(list((cache / "ct2").iterdir())) == 2


def test_a_stopped_conversion_leaves_no_folder(checkpoint: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: Path, out: Path, **__: str) -> None:
        (out / "model.bin").write_bytes(b"half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(ct2, "convert", stop)
        with pytest.raises(KeyboardInterrupt):
            open_engine(str(checkpoint), "summarizer", device="cpu")
    assert list((cache / "ct2").iterdir()) == []
    assert open_engine(str(checkpoint), "summarizer", device="cpu").generate(TEXTS, GREEDY)


def test_a_conversion_killed_at_half_is_made_good_by_the_next_run(checkpoint: Path, cache: Path) -> None:
    code = (
        "import os, signal\n"
        "from summarizer.engines import ct2, open_engine\n"
        "def half(_, out, **__):\n"
        "    (out / 'model.bin').write_bytes(b'half')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "ct2.convert = half\n"
        f"open_engine({str(checkpoint)!r}, 'summarizer', device='cpu')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True)
    assert done.returncode == -9
    assert len(list((cache / "ct2").glob(".*.partial"))) == 1
    assert open_engine(str(checkpoint), "summarizer", device="cpu").generate(TEXTS, GREEDY)
    assert not list((cache / "ct2").glob(".*.partial"))


def test_the_torch_engine_can_be_asked_for(checkpoint: Path, cache: Path) -> None:
    assert open_engine(str(checkpoint), "summarizer", engine="torch", device="cpu").name == "torch-float32"


def test_given_languages_and_prefix_take_the_place_of_the_cards(checkpoint: Path, cache: Path) -> None:
    engine = open_engine(str(checkpoint), "summarizer", device="cpu", source_prefix="tldr: ")
    assert engine.card.prefix_for("paragraph") == "tldr: "


def test_an_unknown_engine_is_refused(checkpoint: Path, cache: Path) -> None:
    with pytest.raises(OptionError, match="auto, ct2 or torch"):
        open_engine(str(checkpoint), "summarizer", engine="onnx")


def test_a_device_that_is_not_there_is_an_engine_error(zoo: Zoo) -> None:
    with pytest.raises(EngineError):
        Ct2Engine(zoo.converted("t5"), zoo.card("t5"), device="mps")


def test_a_checkpoint_that_does_not_load_is_a_model_error(checkpoint: Path, cache: Path) -> None:
    (checkpoint / "model.safetensors").write_bytes(b"no tensors")
    with pytest.raises(ModelError, match="cannot be converted"):
        open_engine(str(checkpoint), "summarizer", device="cpu")


# ---- the public fake -------------------------------------------------------------------------------------------------

FAKE = ModelCard(name="fake", role="summarizer", max_source_tokens=8, source_prefix="summarize: ")


def test_the_scripted_engine_gives_its_answers() -> None:
    engine = ScriptedEngine(FAKE, {"a b": ["first", "second"]})
    found = engine.generate(["summarize: a b"], Decoding(beam_size=2, hypotheses=2))
    assert [c.text for c in found[0]] == ["first", "second"]


def test_the_scripted_engine_falls_back_on_the_first_sentences() -> None:
    assert texts_of(ScriptedEngine(FAKE), GREEDY, ["One. Two. Three."]) == ["One. Two."]


def test_the_scripted_engine_asks_a_function() -> None:
    assert texts_of(ScriptedEngine(FAKE, lambda text: [text.upper()]), GREEDY, ["a b"]) == ["A B"]


def test_the_scripted_engine_bars_strings() -> None:
    engine = ScriptedEngine(FAKE, {"a": ["has 30", "has none"]})
    assert texts_of(engine, Decoding(barred=("30",)), ["a"]) == ["has none"]


def test_the_scripted_engine_refuses_what_is_too_long() -> None:
    with pytest.raises(InputTooLongError):
        ScriptedEngine(FAKE).generate(["a " * 9], GREEDY)


def test_the_scripted_engine_stops_during_its_delay() -> None:
    engine = ScriptedEngine(FAKE, delay_s=60)
    with pytest.raises(DeadlineError):
        engine.generate(["a"], Decoding(deadline=time.monotonic() + 0.05))


def test_the_scripted_engine_cuts_and_says_so() -> None:
    assert not ScriptedEngine(FAKE, {"a": ["one two three"]}).generate(["a"], Decoding(max_new_tokens=2))[0][0].finished


# ---- batches ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lengths", "same", "expected"),
    [
        ([], False, []),
        ([5, 5, 5], False, [[0, 1], [2]]),
        ([20, 1], False, [[0], [1]]),
        ([3, 4, 3], True, [[1], [0, 2]]),
        ([2, 2, 2, 2], False, [[0, 1, 2], [3]]),
    ],
    ids=["none", "by budget", "too long alone", "same length only", "by number"],
)
def test_batches_keep_to_the_budget(lengths: list[int], same: bool, expected: list[list[int]]) -> None:
    assert pack_by_tokens(lengths, 10, max_texts=3, same_length=same) == expected


def read_architecture(family: str) -> str:
    return "t5" if family == "flan" else family


def _quiet_model(engine: Engine) -> transformers.PreTrainedModel:
    assert isinstance(engine, HfEngine)
    return engine._model
