"""The version is written once, and needs no installation."""

from __future__ import annotations

import importlib.metadata
import tomllib
from pathlib import Path

import pytest
from pipeline_story import FERRY, STORY, summarizer_of

import summarizer
from summarizer.cli import main

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture
def not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a Space, where the package is a folder beside app.py."""

    def find_nothing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", find_nothing)


@pytest.mark.usefixtures("not_installed")
def test_a_signature_names_the_version_without_an_installation() -> None:
    signature = summarizer_of(FERRY).summarize(STORY).signature
    assert signature.startswith(f"summarizer {summarizer.__version__} | ")


@pytest.mark.usefixtures("not_installed")
def test_the_command_line_names_the_version_without_an_installation(capfd: pytest.CaptureFixture[str]) -> None:
    main(["--version"])
    assert capfd.readouterr().out == f"summarizer {summarizer.__version__}\n"


def test_the_package_takes_its_version_from_the_code() -> None:
    assert "version" not in PROJECT["project"]
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert f'__version__ = "{summarizer.__version__}"\n' in (
        ROOT / PROJECT["tool"]["hatch"]["version"]["path"]
    ).read_text(encoding="utf-8")
