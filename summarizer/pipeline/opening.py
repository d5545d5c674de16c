"""An engine that is opened once, when it is first needed or a little before."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

from ..engines import Engine


class Once:
    """An engine that is opened once, by whichever thread needs it first."""

    def __init__(self, opener: Callable[[], Engine], engine: Engine | None = None) -> None:
        self._opener = opener
        self._lock = threading.Lock()
        self._engine = engine

    def get(self) -> Engine:
        with self._lock:
            if self._engine is None:
                self._engine = self._opener()
            return self._engine

    def load_ahead(self) -> None:
        """Start opening in the background; an error waits for `get`, which meets it again and raises it."""
        if self._engine is None:
            threading.Thread(target=self._try, daemon=True).start()

    def _try(self) -> None:
        with contextlib.suppress(Exception):
            self.get()
