"""Puts the running page under load: 50 clients at once, and tells what became of every request.

    python app.py &
    python benchmarks/load.py [--address http://127.0.0.1:7860/] [--clients 50] [--seconds 120] [--pid PID]

Each client sends its own article, waits for the answer, and sends the next; when told "busy" it waits a little and
tries again. Counted: answered, told busy (and how fast), refused, lost. With --pid the server's memory is read before
and after. Ends with status 1 when a request was lost.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import time
from dataclasses import dataclass, field

import httpx

_SUBJECTS = ("bridge", "school", "harbour", "hospital", "library", "market", "railway station", "water plant")
_TOWNS = ("Satrapur", "Nilpur", "Udaigarh", "Belgaon", "Bhavanipur", "Pratapgarh", "Kanhagaon", "Rampur")


@dataclass(kw_only=True, slots=True)
class Tally:
    """What became of the requests."""

    answered_s: list[float] = field(default_factory=list)
    busy_s: list[float] = field(default_factory=list)
    refused: int = 0
    lost: list[str] = field(default_factory=list)


def article(chance: random.Random) -> str:
    """A story of its own for every request, so that nothing can be answered from memory."""
    town, subject, cost = chance.choice(_TOWNS), chance.choice(_SUBJECTS), chance.randint(12, 900)
    people, months, year = chance.randint(2, 90) * 1000, chance.randint(3, 40), chance.randint(2009, 2024)
    return (
        f"{town} opens its new {subject} after a long wait\n\n"
        f"The town of {town} opened a new {subject} on Tuesday, {months} months after the work was due to end. The "
        f"building cost Rs {cost} crore and will serve {people:,} people, the district council said.\n\n"
        f"The old {subject} was closed in {year} when its roof gave way in the rains. Since then people have travelled "
        f"to the next town, a journey of {chance.randint(11, 70)} km on a road that floods every July.\n\n"
        f'"We were promised this five times," said Kamla Devi, who keeps a tea stall opposite. "Now I can see it from '
        f'my door." The council said that a second building would follow if the state pays half of its cost.\n'
    )


async def client(number: int, address: str, until: float, tally: Tally) -> None:
    """One reader who asks again and again until the time is over."""
    chance = random.Random(number)
    limits = httpx.Timeout(180.0, connect=30.0)
    async with httpx.AsyncClient(timeout=limits) as http:
        while time.monotonic() < until:
            started = time.monotonic()
            url = f"{address}gradio_api/call/summarize"
            try:
                joined = await http.post(url, json={"data": [article(chance), "paragraph", "short"]})
                if joined.status_code == 503:
                    tally.busy_s.append(time.monotonic() - started)
                    await asyncio.sleep(chance.uniform(1.0, 3.0))
                    continue
                joined.raise_for_status()
                answer = await http.get(f"{url}/{joined.json()['event_id']}")
                if "event: complete" in answer.text:
                    tally.answered_s.append(time.monotonic() - started)
                elif "event: error" in answer.text:
                    tally.refused += 1
                else:
                    tally.lost.append(f"no end: {answer.text[:80]!r}")
            except httpx.HTTPError as error:
                tally.lost.append(type(error).__name__)


def memory_mb(pid: int) -> float:
    """Resident memory of a process, in MiB (Linux)."""
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as lines:
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


async def run(address: str, clients: int, seconds: float) -> Tally:
    tally = Tally()
    until = time.monotonic() + seconds
    await asyncio.gather(*(client(number, address, until, tally) for number in range(clients)))
    return tally


def told(name: str, seconds: list[float]) -> str:
    if not seconds:
        return f"{name}: 0"
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{name}: {len(seconds)}, median {statistics.median(seconds):.2f} s, 95 % within {p95:.2f} s"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--address", default="http://127.0.0.1:7860/")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--pid", type=int, help="the server's process, to read its memory")
    chosen = parser.parse_args()
    before = memory_mb(chosen.pid) if chosen.pid else None
    tally = asyncio.run(run(chosen.address, chosen.clients, chosen.seconds))
    print(told("answered", tally.answered_s))
    print(told("told busy", tally.busy_s))
    print(f"refused: {tally.refused}")
    print(f"lost: {len(tally.lost)} {sorted(set(tally.lost))}")
    if before is not None:
        print(f"memory: {before:.0f} MiB before, {memory_mb(chosen.pid):.0f} MiB after")
    return 1 if tally.lost else 0


if __name__ == "__main__":
    sys.exit(main())
