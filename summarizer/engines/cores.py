"""How many CPU cores this process may use: real ones, not hyper-threads, within the limits of its container."""

from __future__ import annotations

import os
from pathlib import Path

_CPUS = Path("/sys/devices/system/cpu")
_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def usable_cores() -> int:
    """Physical cores among the CPUs given to this process, at most the container's quota; at least 1.

    Two threads on one core share its arithmetic units and its path to memory, and decoding waits for both.
    """
    if not hasattr(os, "sched_getaffinity"):
        return os.cpu_count() or 1
    cores = {_siblings(cpu) for cpu in os.sched_getaffinity(0)}
    return max(1, min(len(cores), _quota()))


def _siblings(cpu: int) -> str:
    try:
        return (_CPUS / f"cpu{cpu}" / "topology" / "thread_siblings_list").read_text()
    except OSError:
        return str(cpu)


def _quota() -> int:
    """CPUs the container may use at a time, rounded up; many when there is no limit."""
    try:
        quota, period = _QUOTA.read_text().split()
        return 1024 if quota == "max" else -(-int(quota) // int(period))
    except (OSError, ValueError):
        return 1024
