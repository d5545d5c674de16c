"""Folders that appear whole or not at all: the cache of downloaded and converted models, and scratch space.

A folder is filled under a temporary name beside its place and renamed into it when complete, so that a process
stopped at any moment leaves only a temporary folder, which the next run ignores and clears away. Two processes that
fill the same folder do the work twice; the first to rename wins and the other takes its result.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import platformdirs

from ..errors import IntegrityError, ModelError

MANIFEST = "manifest.json"
STALE_S = 24 * 3600.0  # for leftovers of another machine, whose processes cannot be seen: no model takes a day to fill
_SUFFIX = ".partial"


def cache_folder() -> Path:
    """The cache: $SUMMARIZER_CACHE, else the platform's cache folder; nothing is created."""
    given = os.environ.get("SUMMARIZER_CACHE")
    return Path(given).expanduser() if given else Path(platformdirs.user_cache_dir("summarizer", appauthor=False))


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_complete(folder: Path) -> bool:
    """Whether the folder's manifest is there and each file it lists has its size."""
    try:
        files = read_manifest(folder)["files"]
        return all((folder / name).stat().st_size == entry["size"] for name, entry in files.items())
    except (OSError, ValueError, KeyError, TypeError):
        return False


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest: name, revision, and size and SHA-256 of each file."""
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return manifest


def verify_files(folder: Path, hashes: Mapping[str, str]) -> None:
    """Hash every file; `IntegrityError` names the first that is missing or not the one recorded.

    Loading checks sizes only, which catches what happens by itself (a cut download, a pointer file in place of a
    checkout). A full hash costs 0.12 s for 100 MB at each start and stops nobody: whoever can change a model can
    change this program beside it. So it runs when a file enters the cache, on demand, and in the tests.
    """
    for name, wanted in hashes.items():
        path = folder / name
        found = sha256_of(path) if path.is_file() else "no file"
        if found != wanted:
            raise IntegrityError(
                f"{path} has SHA-256 {found}; {wanted} was recorded. Delete {folder} and fetch or install it again."
            )


def fill_folder(target: Path, fill: Callable[[Path], None], *, about: Mapping[str, str]) -> Path:
    """`target`, filled by `fill(folder)` unless it is there and complete; `about` goes into the manifest."""
    if is_complete(target):
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        sweep(target.parent)
        partial = target.parent / _partial_name(target.name)
        partial.mkdir()
        try:
            fill(partial)
            _write_manifest(partial, about)
            _publish(partial, target)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        raise ModelError(
            f"The cache folder {target.parent} cannot be written: {error}. A writable folder with room for the model "
            "is needed. Set SUMMARIZER_CACHE to one, or free some space."
        ) from error
    return target


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder in the system's temporary space, removed at the end; those of killed processes are cleared first."""
    parent = Path(tempfile.gettempdir())
    sweep(parent, prefix=".summarizer")
    folder = parent / _partial_name("summarizer")
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(parent: Path, *, prefix: str = ".") -> None:
    """Remove the temporary folders of processes that no longer run; failures are left for the next time."""
    for path in parent.glob(f"{prefix}*{_SUFFIX}"):
        with contextlib.suppress(OSError, ValueError):
            _, host, pid, _ = path.name.removesuffix(_SUFFIX).rsplit("~", 3)
            if host == _host() and os.name == "posix":
                abandoned = not _is_running(int(pid))
            else:
                abandoned = time.time() - path.stat().st_mtime > STALE_S
            if abandoned:
                shutil.rmtree(path, ignore_errors=True)


def write_text(path: Path, text: str) -> None:
    """Write a small file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.parent / f".{path.name}~{secrets.token_hex(4)}"
    try:
        partial.write_text(text, encoding="utf-8")
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def _write_manifest(folder: Path, about: Mapping[str, str]) -> None:
    files = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            with contextlib.suppress(OSError):  # some file systems refuse to sync what is open for reading
                os.fsync(file.fileno())
        files[path.relative_to(folder).as_posix()] = {"size": path.stat().st_size, "sha256": digest}
    with (folder / MANIFEST).open("w", encoding="utf-8") as file:
        json.dump({"format": 1, **about, "files": files}, file, indent=1)
        file.flush()
        os.fsync(file.fileno())


def _publish(partial: Path, target: Path) -> None:
    """Rename into place; a complete target of another process stays, a broken one is moved out of the way."""
    for _ in range(3):  # each failure means another process acted in between; three in a row do not happen
        try:
            os.rename(partial, target)
            return
        except OSError:
            if is_complete(target):
                return
            if not target.exists():
                raise
            broken = target.parent / _partial_name(target.name)
            with contextlib.suppress(FileNotFoundError):
                os.rename(target, broken)
            shutil.rmtree(broken, ignore_errors=True)
    os.rename(partial, target)


def _partial_name(name: str) -> str:
    return f".{name}~{_host()}~{os.getpid()}~{secrets.token_hex(4)}{_SUFFIX}"


def _host() -> str:
    return platform.node().replace("~", "-").replace("/", "-")


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
