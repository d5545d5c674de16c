"""Puts the page under load: 50 clients at once, a kill and a restart in between; tells what became of every request.

    python benchmarks/load.py [--clients 50] [--seconds 120] [--engine scripted|bundled] [--no-kill]
    python benchmarks/load.py --address http://127.0.0.1:7860/     a page that runs already; never killed

Each client sends an article of its own, waits for the answer, and sends the next; when told "busy" it waits a little
and tries again. Counted: answered, told busy (and how fast), refused, cut off by the kill, lost. Half-way the server
is killed and started again. Ends with status 1 when a request was lost, or when nothing was answered after the restart.
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
from serving import Server

_SUBJECTS = ("bridge", "school", "harbour", "hospital", "library", "market", "railway station", "water plant")
_TOWNS = ("Satrapur", "Nilpur", "Udaigarh", "Belgaon", "Bhavanipur", "Pratapgarh", "Kanhagaon", "Rampur")


@dataclass(kw_only=True, slots=True)
class Tally:
    """What became of the requests."""

    answered_s: list[float] = field(default_factory=list)
    busy_s: list[float] = field(default_factory=list)
    refused: int = 0
    cut_off: int = 0  # under way when the server was killed
    no_server: int = 0  # sent while there was none
    answered_after: int = 0  # answered, and sent after the restart
    lost: list[str] = field(default_factory=list)
    memory_mb: list[float] = field(default_factory=list)
    until: float = 0.0  # when the clients stop; a restart puts it off by its own length
    dead_from: float = float("inf")
    dead_until: float = float("inf")


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


async def client(number: int, address: str, tally: Tally) -> None:
    """One reader who asks again and again until the time is over."""
    chance = random.Random(number)
    timeout = httpx.Timeout(180.0, connect=30.0)
    # A connection of its own for each request: a kept one that the server closes just then would be counted as lost.
    limits = httpx.Limits(max_keepalive_connections=0)
    async with httpx.AsyncClient(timeout=timeout, limits=limits) as http:
        while time.monotonic() < tally.until:
            started = time.monotonic()
            problem = await ask(http, f"{address}gradio_api/call/summarize", article(chance), tally)
            if problem == "busy":
                await asyncio.sleep(chance.uniform(1.0, 3.0))
            elif problem and started <= tally.dead_until and time.monotonic() >= tally.dead_from:
                tally.cut_off += started < tally.dead_from
                tally.no_server += started >= tally.dead_from
                await asyncio.sleep(1.0)
            elif problem:
                tally.lost.append(problem)


async def ask(http: httpx.AsyncClient, url: str, text: str, tally: Tally) -> str:
    """One request and its end in the tally; gives "busy", a problem, or nothing."""
    started = time.monotonic()
    try:
        joined = await http.post(url, json={"data": [text, "paragraph", "short"]})
        if joined.status_code == 503:
            tally.busy_s.append(time.monotonic() - started)
            return "busy"
        joined.raise_for_status()
        answer = await http.get(f"{url}/{joined.json()['event_id']}")
    except httpx.HTTPError as error:
        return type(error).__name__
    if "event: complete" in answer.text:
        tally.answered_s.append(time.monotonic() - started)
        tally.answered_after += started > tally.dead_until
    elif "event: error" in answer.text:
        tally.refused += 1
    else:
        return f"no end: {answer.text[:80]!r}"
    return ""


async def watch(server: Server, tally: Tally, kill_at: float) -> None:
    """Notes the memory every two seconds, and kills and restarts the server once."""
    killed = False
    while time.monotonic() < tally.until:
        if time.monotonic() >= kill_at and not killed:
            killed = True
            tally.dead_from = time.monotonic()
            await asyncio.to_thread(server.kill)
            await asyncio.to_thread(server.start)
            tally.dead_until = time.monotonic()
            tally.until += tally.dead_until - tally.dead_from
        tally.memory_mb.append(server.memory_mb())
        await asyncio.sleep(2.0)


async def run(address: str, clients: int, seconds: float, server: Server | None, kill: bool) -> Tally:
    began = time.monotonic()
    tally = Tally(until=began + seconds)
    work = [client(number, address, tally) for number in range(clients)]
    if server is not None:
        work.append(watch(server, tally, began + seconds / 2 if kill else float("inf")))
    await asyncio.gather(*work)
    return tally


def told(name: str, seconds: list[float]) -> str:
    if not seconds:
        return f"{name}: 0"
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{name}: {len(seconds)}, median {statistics.median(seconds):.2f} s, 95 % within {p95:.2f} s"


def report(tally: Tally) -> bool:
    """Prints the tally; True when nothing was lost and a restarted server answered again."""
    print(told("answered", tally.answered_s))
    print(told("told busy", tally.busy_s))
    print(f"refused: {tally.refused}")
    well = not tally.lost
    if tally.dead_until < float("inf"):
        dead = tally.dead_until - tally.dead_from
        print(f"killed and back after {dead:.1f} s; cut off by the kill: {tally.cut_off}; sent meanwhile: "
              f"{tally.no_server}; answered since: {tally.answered_after}")  # fmt: skip
        well = well and tally.answered_after > 0
    print(f"lost: {len(tally.lost)} {sorted(set(tally.lost))}")
    if len(tally.memory_mb) > 3:
        print("memory of the server, MiB: " + " ".join(f"{mb:.0f}" for mb in tally.memory_mb))
    return well


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--address", help="a page that runs already; without it one is started here")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--engine", choices=("scripted", "bundled"), default="scripted")
    parser.add_argument("--no-kill", action="store_true", help="let the server live through")
    chosen = parser.parse_args()
    if chosen.address:
        return 0 if report(asyncio.run(run(chosen.address, chosen.clients, chosen.seconds, None, False))) else 1
    with Server(chosen.engine) as server:
        tally = asyncio.run(run(server.address, chosen.clients, chosen.seconds, server, not chosen.no_kill))
        well = report(tally)
        trouble = "Traceback" in server.log()
        print("the server's log holds a traceback" if trouble else "no traceback in the server's log")
    return 0 if well and not trouble else 1


if __name__ == "__main__":
    sys.exit(main())
