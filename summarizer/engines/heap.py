"""The C library's heap: what a decoding step frees stays for the next step, and goes back when the call is done.

CTranslate2 takes and frees its matrices in every step, and glibc hands large ones back to the system each time, which
then clears the same pages anew. For batches of the translator that was half of the time (eight sentences: 13.2 ms of
processor a step and sentence, 5.7 with these settings). Other C libraries have no such knobs; there nothing is done.
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any

# mallopt(3). Both values are the largest that matter: glibc takes no more than 32 MB for the first, and no batch of
# ours frees as much as the second at once.
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_KEPT_BYTES = 256 << 20
_FROM_HEAP_BYTES = 32 << 20


def keep_freed() -> None:
    """Let freed memory stay with the process, for the whole process; see `give_back`."""
    if (library := _glibc()) is not None:
        library.mallopt(_MMAP_THRESHOLD, _FROM_HEAP_BYTES)
        library.mallopt(_TRIM_THRESHOLD, _KEPT_BYTES)


def give_back() -> None:
    """Hand all free pages to the system: what one model worked with is there for the next one, or for others.

    Takes some milliseconds, and lowers the peak of a summary with its Hindi by a twentieth.
    """
    if (library := _glibc()) is not None:
        library.malloc_trim(0)


@cache
def _glibc() -> Any:
    """The C library, if it is glibc and its settings can be reached; else None."""
    try:
        library = ctypes.CDLL(None)
        library.gnu_get_libc_version, library.mallopt, library.malloc_trim  # noqa: B018 - AttributeError elsewhere
    except (OSError, AttributeError, TypeError):  # macOS and musl lack the names, Windows takes no None
        return None
    library.malloc_trim.argtypes = [ctypes.c_size_t]
    library.mallopt.argtypes = [ctypes.c_int, ctypes.c_int]
    return library
