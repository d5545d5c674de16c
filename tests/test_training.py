"""The training scripts, run as a user would on a few made-up rows: from a tiny model to a bundle that translates."""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from tiny_models import make_model

from summarizer.engines.ct2 import Ct2Engine
from summarizer.models import read_card
from summarizer.records import Decoding

ROOT = Path(__file__).parent.parent


def run(script: str, *arguments: object) -> str:
    """The output of a script of training/; a failure shows what it said."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "training" / script), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny T5 after a few steps on twelve rows, and after going on from its checkpoint."""
    folder = tmp_path_factory.mktemp("training")
    make_model("t5", folder / "start")
    rows = "\n".join(f"news\tthe city opened {n} parks\tcity opened {n} parks" for n in range(12))
    (folder / "pairs.tsv").write_text(rows, encoding="utf-8")
    common = ("--base", folder / "start", "--data", folder / "pairs.tsv", "--out", folder / "run", "--tokens", 64)
    run("train.py", *common, "--max-steps", 3, "--minutes", 1)
    output = run("train.py", *common, "--max-steps", 5, "--minutes", 1, "--lr", 1e-3)
    assert "goes on from step 3" in output
    return folder


def test_training_moves_the_weights(trained: Path) -> None:
    from safetensors.torch import load_file

    before = load_file(trained / "start" / "model.safetensors")["shared.weight"].float()
    after = load_file(trained / "run" / "model" / "model.safetensors")["shared.weight"]
    assert 0 < float((before - after).abs().max()) < 1


def test_training_leaves_finite_weights(trained: Path) -> None:
    state = torch.load(trained / "run" / "state.pt")
    assert all(bool(torch.isfinite(w).all()) for w in state["weights"].values())


def test_an_export_is_a_bundle_that_generates(trained: Path) -> None:
    card = {"name": "tiny", "revision": "1", "licence": "Apache-2.0", "note": "", "data": ["made up"]}
    (trained / "card.json").write_text(json.dumps(card), encoding="utf-8")
    run(
        "export.py", "--model", trained / "run" / "model", "--role", "summarizer", "--card", trained / "card.json",
        "--out", trained / "tiny",
    )  # fmt: skip
    engine = Ct2Engine(trained / "tiny", read_card(trained / "tiny"), device="cpu", threads=1)
    assert len(engine.generate(["the city opened parks"], Decoding(max_new_tokens=4))) == 1


def test_summaries_are_prepared_without_what_the_document_does_not_say(tmp_path: Path) -> None:
    document = " ".join(["The council of Satara opened a library with 500 books on Monday after a long wait."] * 5)
    summary = "Satara council opened a library with 500 books.\nThe mayor of Kolhapur gave 900 chairs."
    folder = tmp_path / "data" / "summ"
    folder.mkdir(parents=True)
    row = json.dumps({"id": "1", "source": "own", "style": "highlights", "document": document, "summary": summary})
    for name in ("news_pairs", "dev_highlights"):
        with lzma.open(folder / f"{name}.jsonl.xz", "wt", encoding="utf-8") as out:
            out.write(row + "\n")
    run("prepare_summaries.py", "--data", tmp_path / "data", "--out", tmp_path / "out")
    with lzma.open(tmp_path / "out" / "train.tsv.xz", "rt", encoding="utf-8") as lines:
        group, source, target = lines.read().rstrip("\n").split("\t")
    assert (group, source) == ("highlights", f"summarize in 1 sentence: {document}")
    assert target == "Satara council opened a library with 500 books."


def test_template_sentences_carry_the_same_values_in_both_languages() -> None:
    from summarizer.text.numbers import read_numbers, unmatched

    sys.path.insert(0, str(ROOT / "training"))
    from number_sentences import make_pairs

    pairs = list(make_pairs([("Pune", "पुणे"), ("Nagpur", "नागपुर")], 400))
    wrong = [(en, hi) for en, hi in pairs if unmatched(read_numbers(en, "en"), read_numbers(hi, "hi"))]
    assert wrong == []
