"""The plan of the house: who may import whom, one door for each heavy library, and a quiet `import summarizer`."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from summarizer.version import __version__

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "summarizer"

LAYERS = {  # module or package → its layer; it imports only from lower ones, and modules of one layer are strangers
    "errors": 0,
    "version": 0,
    "records": 1,
    "text": 2,
    "fetch": 2,
    "models": 2,
    "article": 3,
    "chunks": 3,
    "engines": 3,
    "summary": 4,
    "faithfulness": 4,
    "hindi": 4,
    "speech": 4,
    "pipeline": 5,
    "render": 5,
    "terminal": 5,
    "batch": 6,
    "web": 6,
    "cli": 6,
    "__init__": 7,
    "__main__": 7,
}

# Imports inside a function that go up or sideways on purpose, each with its reason.
ALLOWED_WHEN_CALLED = {
    ("records", "render"),  # Summary.to_dict, to_markdown and str(): a convenience for callers
    ("cli", "batch"),  # the command line is a door to the other two shells
    ("cli", "web"),
}

DOORS = {  # heavy or dangerous library → the only modules that may import it
    "ctranslate2": ("engines/ct2.py", "engines/ct2_weights.py"),
    "torch": ("engines/hf.py",),
    "transformers": ("engines/hf.py",),
    "gradio": ("web/",),
    "socket": ("fetch.py",),
    "ssl": ("fetch.py",),
    "httpx": ("fetch.py",),
    "requests": (),
    "urllib.request": (),
    "http.client": (),
    "huggingface_hub": ("models/",),
    "ray": ("batch/cluster.py",),
    "pyarrow": ("batch/",),
    "typer": ("cli.py",),
    "pickle": (),
}


@dataclass(frozen=True)
class Import:
    """One import: in which file, of what, and whether it happens only when a function runs."""

    file: str  # relative to the package: "text/words.py"
    target: str  # absolute: "summarizer.records", "torch.nn"
    when_called: bool


def _imports(path: Path) -> Iterator[Import]:
    file = path.relative_to(PACKAGE).as_posix()
    parts = ["summarizer", *path.relative_to(PACKAGE).with_suffix("").parts]
    package = parts[:-1]

    def visit(node: ast.AST, when_called: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                for name in child.names:
                    yield Import(file, name.name, when_called)
            elif isinstance(child, ast.ImportFrom):
                base = package[: len(package) - child.level + 1] if child.level else []
                module = ".".join([*base, *([child.module] if child.module else [])])
                for name in child.names:
                    # `from . import render` names a module; `from .render import x` names a thing in it
                    yield Import(file, module if child.module else f"{module}.{name.name}", when_called)
            elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                continue  # for the type checker only; nothing is imported
            else:
                inner = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
                yield from visit(child, when_called or inner)

    yield from visit(ast.parse(path.read_text(encoding="utf-8"), str(path)), False)


FILES = sorted(PACKAGE.rglob("*.py"))
IMPORTS = [found for path in FILES for found in _imports(path)]
TOP_MODULES = sorted({path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in FILES})


def _module_of(file: str) -> str:
    return file.split("/")[0].removesuffix(".py")


def _edges() -> set[tuple[str, str, bool]]:
    """(importing module, imported module, only when called) inside the package; within one package nothing is told."""
    edges = set()
    for found in IMPORTS:
        if found.target.split(".")[0] == "summarizer":
            target = [*found.target.split("."), "__init__"][1]
            source = _module_of(found.file)
            if target != source:
                edges.add((source, target, found.when_called))
    return edges


EDGES = sorted(_edges())


def test_every_module_has_a_layer() -> None:
    assert [name for name in TOP_MODULES if name not in LAYERS] == []


@pytest.mark.parametrize(("source", "target", "when_called"), EDGES, ids=lambda value: str(value))
def test_a_module_imports_from_lower_layers_only(source: str, target: str, when_called: bool) -> None:
    allowed = when_called and (source, target) in ALLOWED_WHEN_CALLED
    assert allowed or LAYERS[target] < LAYERS[source], f"{source} (layer {LAYERS[source]}) imports {target}"


def test_nobody_imports_the_public_face_from_inside() -> None:
    assert [edge for edge in EDGES if edge[1] in ("__init__", "__main__")] == []


def test_every_exception_to_the_layers_is_still_needed() -> None:
    used = {(source, target) for source, target, when_called in EDGES if when_called}
    assert used >= ALLOWED_WHEN_CALLED


@pytest.mark.parametrize("library", DOORS)
def test_a_heavy_library_has_one_door(library: str) -> None:
    users = {i.file for i in IMPORTS if i.target == library or i.target.startswith(f"{library}.")}
    assert sorted(file for file in users if not file.startswith(DOORS[library])) == []


def test_the_package_does_not_import_what_is_built_on_it() -> None:
    assert [i for i in IMPORTS if i.target.split(".")[0] in ("app", "training", "benchmarks", "tests")] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_file_has_500_lines_at_the_most(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500


# ---- a quiet import --------------------------------------------------------------------------------------------------

HEAVY = ("torch", "transformers", "ctranslate2", "gradio", "httpx", "sentencex", "trafilatura", "typer", "rich", "ray")


def _python(code: str, folder: Path) -> str:
    places = {name: str(folder / name.lower()) for name in ("HOME", "XDG_CACHE_HOME", "SUMMARIZER_CACHE", "TMPDIR")}
    run = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", code],
        cwd=folder,
        env={**os.environ, **places, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return run.stdout


@pytest.fixture(scope="module")
def loaded_by_import(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The modules that `import summarizer` loads."""
    code = "import summarizer, sys, json; print(json.dumps(sorted(sys.modules)))"
    return list(json.loads(_python(code, tmp_path_factory.mktemp("import"))))


@pytest.mark.parametrize("library", HEAVY)
def test_import_wakes_no_heavy_library(loaded_by_import: list[str], library: str) -> None:
    assert library not in loaded_by_import


def test_import_creates_no_file(tmp_path: Path) -> None:
    _python("import summarizer", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_help_wakes_no_model_library(tmp_path: Path) -> None:
    code = (
        "import sys, json, io; from summarizer.cli import main; out = sys.stdout; sys.stdout = io.StringIO();"
        "main(['--help']); main(['--version']); print(json.dumps(sorted(sys.modules)), file=out)"
    )
    loaded = json.loads(_python(code, tmp_path))
    assert [name for name in loaded if name in HEAVY[:7]] == []


# ---- the project's files agree ---------------------------------------------------------------------------------------


def test_the_space_installs_what_the_package_depends_on() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == project["dependencies"]


def test_the_changelog_tells_of_this_version() -> None:
    assert f"\n## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
