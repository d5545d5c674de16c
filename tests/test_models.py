"""The catalogue, the cache and the bundled form; a hub made of a dictionary stands in for the network."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import huggingface_hub
import pytest

from summarizer.errors import IntegrityError, ModelError, ModelNotFoundError
from summarizer.models import (
    CATALOGUE,
    bundle,
    bundled_cards,
    card_of_folder,
    catalogue,
    fetch_model,
    fill_folder,
    find_card,
    find_on_disk,
    hub_folder,
    join_parts,
    locate,
    read_card,
    scratch_folder,
    verify_model,
    weight_parts,
)
from summarizer.models.cache import is_complete, sha256_of
from summarizer.records import ModelCard

ROOT = Path(__file__).resolve().parent.parent
NAME = "acme/news-t5"
COMMIT, OLDER, CONVERTED = "a" * 40, "b" * 40, "c" * 40
CHECKPOINT = {
    "config.json": '{"model_type": "t5", "is_encoder_decoder": true, "n_positions": 512}',
    "model.safetensors": "weights",
    "tokenizer.json": "{}",
}


class FakeHub:
    """What this package asks of huggingface_hub, over a dictionary: commit → files."""

    def __init__(self) -> None:
        self.commits: dict[str, dict[str, str]] = {COMMIT: dict(CHECKPOINT), OLDER: dict(CHECKPOINT)}
        self.revisions = {None: COMMIT, "v1": OLDER}
        self.discussions: list[SimpleNamespace] = []
        self.local: Path | None = None  # a snapshot in the Hugging Face cache of this machine
        self.is_up = True
        self.downloads = 0

    def model_info(self, name: str, *, revision: str | None = None) -> SimpleNamespace:
        if not self.is_up:
            raise ConnectionError("no route to host")
        commit = self.revisions.get(revision, revision)
        files = [SimpleNamespace(rfilename=f) for f in self.commits[str(commit)]]
        return SimpleNamespace(sha=commit, siblings=files)

    def get_repo_discussions(self, name: str, *, author: str) -> list[SimpleNamespace]:
        return [d for d in self.discussions if d.author == author]

    def snapshot_download(self, name: str, **options: object) -> str:
        if options.get("local_files_only"):
            if self.local is None:
                raise FileNotFoundError("not in the cache")
            return str(self.local)
        self.downloads += 1
        folder = Path(str(options["local_dir"]))
        patterns = options["allow_patterns"]
        assert isinstance(patterns, list)
        for file, content in self.commits[str(options["revision"])].items():
            if any(Path(file).match(p) for p in patterns):
                (folder / file).write_text(content)
        return str(folder)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    return tmp_path / "cache"


@pytest.fixture(autouse=True)
def hub(monkeypatch: pytest.MonkeyPatch) -> FakeHub:
    fake = FakeHub()
    monkeypatch.setattr(huggingface_hub, "HfApi", lambda: fake)
    monkeypatch.setattr(huggingface_hub, "snapshot_download", fake.snapshot_download)
    return fake


def write_checkpoint(folder: Path, **config: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in CHECKPOINT.items():
        (folder / name).write_text(content)
    if config:
        (folder / "config.json").write_text(json.dumps(config))
    return folder


# ---- catalogue -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("card", CATALOGUE.values(), ids=lambda c: c.name)
def test_every_preset_states_its_licence_and_limits(card: ModelCard) -> None:
    assert card.licence != "unknown"
    assert card.size_mb is not None
    assert 84 <= card.max_target_tokens <= card.max_source_tokens


@pytest.mark.parametrize("card", [c for c in CATALOGUE.values() if "NC" in c.licence], ids=lambda c: c.name)
def test_a_preset_not_for_commercial_use_says_so(card: ModelCard) -> None:
    assert "not for commercial use" in card.note


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("facebook/m2m100_418M", ("en", "hi")),
        ("facebook/nllb-200-distilled-600M", ("eng_Latn", "hin_Deva")),
        ("facebook/mbart-large-50-many-to-many-mmt", ("en_XX", "hi_IN")),
        ("Helsinki-NLP/opus-mt-en-hi", (None, None)),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_translator_carries_the_language_codes_of_its_family(name: str, codes: tuple[str, str]) -> None:
    card = find_card(name, "translator")
    assert (card.source_language, card.target_language) == codes


def test_a_revision_after_the_name_is_pinned() -> None:
    card = find_card("facebook/bart-large-cnn@abc123", "summarizer")
    assert (card.name, card.revision) == ("facebook/bart-large-cnn", "abc123")


def test_any_hub_name_gets_a_card() -> None:
    assert find_card("acme/anything", "translator") == ModelCard(name="acme/anything", role="translator")


def test_a_misspelt_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(ModelNotFoundError, match=r"Did you mean facebook/bart-large-cnn\?"):
        find_card("bart-large-cnn", "summarizer")


def test_a_preset_of_the_other_role_is_refused() -> None:
    with pytest.raises(ModelError, match="is a translator; a summarizer is needed"):
        find_card("facebook/m2m100_418M", "summarizer")


def test_a_missing_bundle_is_an_error_that_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "WEIGHTS_FOLDER", tmp_path)
    with pytest.raises(ModelNotFoundError, match=str(tmp_path)):
        find_card("bundled", "summarizer")


@pytest.mark.parametrize(
    ("role", "config", "expected"),
    [
        (
            "summarizer",
            {
                "model_type": "t5",
                "n_positions": 512,
                "task_specific_params": {"summarization": {"prefix": "summarize: "}},
            },
            {"architecture": "t5", "max_source_tokens": 512, "source_prefix": "summarize: "},
        ),
        (
            "summarizer",
            {"model_type": "bart", "max_position_embeddings": 1024},
            {"architecture": "bart", "max_source_tokens": 1024, "max_target_tokens": 256, "languages": ("en",)},
        ),
        (
            "translator",
            {"model_type": "mbart", "max_position_embeddings": 1024},
            {"source_language": "en_XX", "target_language": "hi_IN", "languages": ("en", "hi")},
        ),
        (
            "summarizer",
            {"model_type": "t5gemma2", "encoder": {"text_config": {"sliding_window": 512}}},
            {"max_source_tokens": 256},
        ),
    ],
    ids=["t5", "bart", "mbart", "t5gemma2"],
)
def test_the_card_of_a_folder_says_what_its_config_says(
    tmp_path: Path, role: str, config: dict[str, object], expected: dict[str, object]
) -> None:
    card = card_of_folder(write_checkpoint(tmp_path / "m", **config), find_card(str(tmp_path / "m"), role))  # type: ignore[arg-type]
    assert {name: getattr(card, name) for name in expected} == expected


def test_nllb_is_told_from_m2m100_by_its_tokenizer(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path / "m", model_type="m2m_100", max_position_embeddings=1024)
    (folder / "tokenizer_config.json").write_text('{"tokenizer_class": "NllbTokenizer"}')
    assert find_card(str(folder), "translator").target_language == "hin_Deva"


def test_a_model_that_only_continues_text_is_refused(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path / "m", model_type="gpt2", is_encoder_decoder=False)
    with pytest.raises(ModelError, match="an encoder-decoder model"):
        find_card(str(folder), "summarizer")


# ---- locating --------------------------------------------------------------------------------------------------------


def test_offline_and_missing_names_the_model_the_folder_and_the_command() -> None:
    with pytest.raises(ModelNotFoundError) as caught:
        locate(find_card(NAME, "summarizer"), offline=True)
    message = str(caught.value)
    assert all(part in message for part in (NAME, str(hub_folder(NAME)), f"summarizer models --fetch {NAME}"))


def test_the_environment_can_forbid_downloads(hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelNotFoundError, match="downloads are off"):
        locate(find_card(NAME, "summarizer"))
    assert hub.downloads == 0


def test_a_dead_network_is_a_model_not_found_error(hub: FakeHub) -> None:
    hub.is_up = False
    with pytest.raises(ModelNotFoundError, match="no route to host"):
        fetch_model(NAME)


def test_a_fetched_model_works_offline(hub: FakeHub) -> None:
    fetch_model(NAME)
    hub.is_up = False
    located = locate(find_card(NAME, "summarizer"), offline=True)
    assert (located.card.revision, located.card.architecture, located.form) == (COMMIT, "t5", "checkpoint")


def test_the_commit_of_the_first_download_stays(hub: FakeHub) -> None:
    fetch_model(NAME)
    hub.revisions[None] = OLDER
    assert locate(find_card(NAME, "summarizer")).card.revision == COMMIT


def test_a_tag_is_resolved_once_and_then_found_offline(hub: FakeHub) -> None:
    fetch_model(f"{NAME}@v1")
    assert locate(find_card(f"{NAME}@v1", "summarizer"), offline=True).card.revision == OLDER


def test_another_revision_is_not_taken_for_the_one_asked() -> None:
    fetch_model(NAME)
    with pytest.raises(ModelNotFoundError, match="@v1"):
        locate(find_card(f"{NAME}@v1", "summarizer"), offline=True)


def test_neither_pickles_nor_code_are_downloaded(hub: FakeHub) -> None:
    hub.commits[COMMIT] |= {"pytorch_model.bin": "pickle", "modeling_acme.py": "code", "flax_model.msgpack": "x"}
    names = {p.name for p in fetch_model(NAME).folder.iterdir()}
    assert names == {*CHECKPOINT, "manifest.json"}


def test_pickled_weights_are_replaced_by_the_hubs_safetensors_copy(hub: FakeHub) -> None:
    del hub.commits[COMMIT]["model.safetensors"]
    hub.commits[CONVERTED] = dict(CHECKPOINT)
    hub.revisions["refs/pr/7"] = CONVERTED
    hub.discussions = [SimpleNamespace(author="SFconvertbot", is_pull_request=True, status="open", num=7)]
    assert fetch_model(NAME).card.revision == CONVERTED


def test_a_pull_request_of_anyone_else_is_not_trusted(hub: FakeHub) -> None:
    del hub.commits[COMMIT]["model.safetensors"]
    hub.discussions = [SimpleNamespace(author="somebody", is_pull_request=True, status="open", num=7)]
    with pytest.raises(ModelError, match="pickled"):
        fetch_model(NAME)


def test_a_model_in_the_hugging_face_cache_is_taken_over_offline(hub: FakeHub, tmp_path: Path) -> None:
    hub.local = write_checkpoint(tmp_path / "snapshots" / COMMIT)
    assert locate(find_card(NAME, "summarizer"), offline=True).folder == hub_folder(NAME) / COMMIT


def test_half_a_model_in_the_hugging_face_cache_is_not_taken(hub: FakeHub, tmp_path: Path) -> None:
    hub.local = write_checkpoint(tmp_path / "snapshots" / COMMIT)
    (hub.local / "model.safetensors").rename(hub.local / "model-00001-of-00002.safetensors")
    index = {"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}}
    (hub.local / "model.safetensors.index.json").write_text(json.dumps(index))
    with pytest.raises(ModelNotFoundError):
        locate(find_card(NAME, "summarizer"), offline=True)


def test_a_cut_file_in_the_cache_is_fetched_again(hub: FakeHub) -> None:
    weights = fetch_model(NAME).folder / "model.safetensors"
    weights.write_text("weig")
    locate(find_card(NAME, "summarizer"))
    assert (weights.read_text(), hub.downloads) == ("weights", 2)


def test_a_changed_file_of_the_same_size_fails_verification() -> None:
    located = fetch_model(NAME)
    (located.folder / "model.safetensors").write_text("weiGhts")
    with pytest.raises(IntegrityError, match=r"model\.safetensors has SHA-256"):
        verify_model(located)


def test_an_untouched_download_passes_verification() -> None:
    verify_model(fetch_model(NAME))


def test_a_checkpoint_folder_without_safetensors_is_refused(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path / "m")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelError, match=r"no model\.safetensors"):
        locate(find_card(str(folder), "summarizer"))


def test_the_key_of_a_folder_changes_with_its_files(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path / "m")
    before = locate(find_card(str(folder), "summarizer")).key
    (folder / "model.safetensors").write_text("other weights")
    assert locate(find_card(str(folder), "summarizer")).key != before


def test_looking_on_disk_fetches_nothing(hub: FakeHub, cache: Path) -> None:
    assert find_on_disk(find_card(NAME, "summarizer")) is None
    assert (hub.downloads, cache.exists()) == (0, False)


# ---- whole folders or none -------------------------------------------------------------------------------------------

FILL = """
import sys, time
from pathlib import Path
from summarizer.models import fill_folder

def fill(folder):
    (folder / "first").write_text("half")
    print("filling", flush=True)
    time.sleep(float(sys.argv[2]))
    (folder / "second").write_text("whole")

fill_folder(Path(sys.argv[1]), fill, about={})
"""


def start_filling(target: Path, seconds: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", FILL, str(target), str(seconds)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def write_both(folder: Path) -> None:
    (folder / "first").write_text("half")
    (folder / "second").write_text("whole")


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX matter")
def test_a_process_killed_while_filling_leaves_nothing_that_matters(tmp_path: Path) -> None:
    target = tmp_path / "model"
    with start_filling(target, 60) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    assert [p.name[:7] for p in tmp_path.iterdir()] == [".model~"]
    fill_folder(target, write_both, about={})
    assert [p.name for p in tmp_path.iterdir()] == ["model"]
    assert is_complete(target)


def test_two_processes_at_once_both_end_with_the_whole_folder(tmp_path: Path) -> None:
    target = tmp_path / "model"
    with start_filling(target, 0.2) as one, start_filling(target, 0.2) as other:
        codes = (one.wait(30), other.wait(30))
    assert codes == (0, 0)
    assert [p.name for p in tmp_path.iterdir()] == ["model"]


def test_a_failing_fill_leaves_no_folder(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "first").write_text("half")
        raise ModelError("stop")

    with pytest.raises(ModelError, match="stop"):
        fill_folder(tmp_path / "model", fail, about={})
    assert list(tmp_path.iterdir()) == []


def test_a_complete_folder_is_not_filled_again(tmp_path: Path) -> None:
    fill_folder(tmp_path / "model", write_both, about={})
    fill_folder(tmp_path / "model", lambda folder: pytest.fail("filled again"), about={})


def test_a_broken_folder_is_replaced(tmp_path: Path) -> None:
    target = fill_folder(tmp_path / "model", write_both, about={})
    (target / "second").unlink()
    fill_folder(target, write_both, about={})
    assert (target / "second").read_text() == "whole"


def test_the_work_of_a_living_process_is_left_alone(tmp_path: Path) -> None:
    with start_filling(tmp_path / "other", 30) as process:
        assert process.stdout is not None
        process.stdout.readline()
        fill_folder(tmp_path / "model", write_both, about={})
        left = sorted(p.name[:7] for p in tmp_path.iterdir())
        process.kill()
    assert left == [".other~", "model"]


def test_a_cache_that_cannot_be_written_is_a_model_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ModelError, match="Set SUMMARIZER_CACHE"):
        fill_folder(tmp_path / "file" / "model", write_both, about={})


def test_a_scratch_folder_is_gone_afterwards() -> None:
    with scratch_folder() as folder:
        (folder / "file").write_text("x")
    assert not folder.exists()


# ---- the bundled form ------------------------------------------------------------------------------------------------

WEIGHTS = bytes(range(256)) * 10


@pytest.fixture
def converted(tmp_path: Path) -> Path:
    folder = tmp_path / "converted"
    folder.mkdir()
    (folder / "model.bin").write_bytes(WEIGHTS)
    (folder / "config.json").write_text('{"eos_token": "</s>", "unk_token": "<unk>"}')
    (folder / "shared_vocabulary.json").write_text('["<pad>", "</s>", "<unk>"]')
    (folder / "tokenizer.json").write_text("{}")
    return folder


def make_bundle(converted: Path, out: Path, **changes: object) -> ModelCard:
    values = {"name": "news-en", "role": "summarizer", "architecture": "t5", "revision": "1", **changes}
    return bundle(
        converted,
        converted / "tokenizer.json",
        ModelCard(**values),  # type: ignore[arg-type]
        out,
        hf_config={"model_type": "t5", "encoder": {"text_config": {"sliding_window": 512}}},
        details={"data": "invented"},
        part_bytes=1000,
    )


def test_a_bundle_has_parts_below_the_limit(converted: Path, tmp_path: Path) -> None:
    make_bundle(converted, tmp_path / "w" / "news-en")
    assert [p.stat().st_size for p in weight_parts(tmp_path / "w" / "news-en")] == [1000, 1000, 560]


def test_the_parts_joined_are_the_weights(converted: Path, tmp_path: Path) -> None:
    make_bundle(converted, tmp_path / "news-en")
    join_parts(tmp_path / "news-en", tmp_path / "joined")
    assert (tmp_path / "joined").read_bytes() == WEIGHTS


def test_the_card_of_a_bundle_comes_back_with_its_hashes(converted: Path, tmp_path: Path) -> None:
    card = make_bundle(converted, tmp_path / "news-en", prefixes=(("headline", "title: "),))
    assert read_card(tmp_path / "news-en") == card
    assert dict(card.sha256)["tokenizer.json"] == sha256_of(converted / "tokenizer.json")


def test_details_stand_in_the_card_file(converted: Path, tmp_path: Path) -> None:
    make_bundle(converted, tmp_path / "news-en")
    assert json.loads((tmp_path / "news-en" / "card.json").read_text())["data"] == "invented"


def test_bundled_resolves_by_role(converted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_bundle(converted, tmp_path / "w" / "news-en")
    make_bundle(converted, tmp_path / "w" / "en-hi", name="en-hi", role="translator")
    monkeypatch.setattr(catalogue, "WEIGHTS_FOLDER", tmp_path / "w")
    located = locate(find_card("bundled", "translator"), offline=True)
    assert (located.card.name, located.form) == ("en-hi", "bundle")


def test_a_cut_part_is_found_on_locating(converted: Path, tmp_path: Path) -> None:
    make_bundle(converted, tmp_path / "news-en")
    (tmp_path / "news-en" / "model.bin.01").write_bytes(b"version https://git-lfs")
    with pytest.raises(IntegrityError, match="23 bytes; its card says 1,000"):
        locate(find_card(str(tmp_path / "news-en"), "summarizer"))


def test_a_changed_byte_is_found_by_verification(converted: Path, tmp_path: Path) -> None:
    make_bundle(converted, tmp_path / "news-en")
    located = locate(find_card(str(tmp_path / "news-en"), "summarizer"))
    (tmp_path / "news-en" / "model.bin.00").write_bytes(b"\xff" + WEIGHTS[1:1000])
    with pytest.raises(IntegrityError, match=r"model\.bin\.00"):
        verify_model(located)


def test_the_same_bundle_is_written_twice_alike(converted: Path, tmp_path: Path) -> None:
    make_bundle(converted, tmp_path / "one")
    make_bundle(converted, tmp_path / "two")
    assert (tmp_path / "one" / "card.json").read_bytes() == (tmp_path / "two" / "card.json").read_bytes()


def test_an_old_bundle_stays_until_the_new_one_is_whole(converted: Path, tmp_path: Path) -> None:
    make_bundle(converted, tmp_path / "news-en")
    (converted / "model.bin").unlink()
    with pytest.raises(ModelError):
        make_bundle(converted, tmp_path / "news-en", revision="2")
    assert read_card(tmp_path / "news-en").revision == "1"


def test_a_bundle_that_would_read_past_its_exact_window_is_refused(converted: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="at most 256"):
        make_bundle(converted, tmp_path / "news-en", architecture="t5gemma2", max_source_tokens=512)


@pytest.mark.parametrize("folder", [p for _, p in bundled_cards().values()], ids=lambda p: p.name)
def test_the_bundled_files_have_the_hashes_of_their_card(folder: Path) -> None:
    verify_model(locate(find_card(read_card(folder).name, read_card(folder).role), offline=True))


@pytest.mark.parametrize("folder", [p for _, p in bundled_cards().values()], ids=lambda p: p.name)
def test_every_bundled_file_is_under_50_mb(folder: Path) -> None:
    assert max(p.stat().st_size for p in folder.iterdir()) < 50_000_000


def test_the_catalogue_wakes_no_library() -> None:
    code = (
        "import sys, summarizer.models as m; m.find_card('facebook/bart-large-cnn', 'summarizer');"
        "print([n for n in ('huggingface_hub', 'transformers', 'torch', 'ctranslate2') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
