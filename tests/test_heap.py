"""The C library's heap: kept during a call, given back after it."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from summarizer.engines import heap

ON_GLIBC = heap._glibc() is not None
FREED_MB = """
import ctypes
from summarizer.engines import heap

def resident_mb():
    return int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6

heap.keep_freed()
library = ctypes.CDLL(None)
library.malloc.restype, library.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
blocks = [library.malloc(1 << 20) for _ in range(60)]
for block in blocks:
    ctypes.memset(block, 1, 1 << 20)
for block in blocks:
    library.free(block)
kept = resident_mb()
heap.give_back()
print(kept - resident_mb())
"""


@pytest.mark.skipif(not ON_GLIBC, reason="only glibc has these settings")
def test_freed_memory_stays_until_it_is_given_back() -> None:
    done = subprocess.run([sys.executable, "-c", FREED_MB], capture_output=True, text=True, check=True)
    assert float(done.stdout) > 50


def test_without_glibc_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    heap._glibc.cache_clear()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    try:
        heap.keep_freed()
        heap.give_back()
        assert heap._glibc() is None
    finally:
        heap._glibc.cache_clear()
