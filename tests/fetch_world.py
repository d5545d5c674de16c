"""The fixture of the sites that are fetched: a module says `pytest_plugins = ("fetch_world",)` and uses `world`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fetch_sites import World


@pytest.fixture
def world() -> Iterator[World]:
    it = World()
    yield it
    it.site.close()
