"""Requests with random tokens: a fixed number at once, or open arrivals at a rate."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass

import httpx

VOCABULARY = range(300, 40_000)


@dataclass(frozen=True, slots=True)
class Request:
    """What every request of a run asks for, in tokens."""

    prompt: int
    output: int

    def body(self, rng: random.Random) -> dict[str, object]:
        """As the server's completion endpoint takes it; nothing is shared between requests."""
        tokens = rng.choices(VOCABULARY, k=self.prompt)
        return {"prompt": tokens, "n_predict": self.output, "ignore_eos": True, "cache_prompt": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One request as the client saw it; times in seconds and milliseconds."""

    start_s: float
    ttft_ms: float
    e2e_ms: float
    output_tokens: int
    status: int


async def together(address: str, count: int, request: Request, rng: random.Random) -> None:
    """Send so many at once, and wait for all."""
    async with httpx.AsyncClient(timeout=600, limits=httpx.Limits(max_connections=None)) as client:
        bodies = [request.body(rng) for _ in range(count)]
        answers = await asyncio.gather(*(client.post(f"{address}/completion", json=body) for body in bodies))
    for answer in answers:
        answer.raise_for_status()


async def arriving(
    address: str, rate: float, seconds: float, request: Request, rng: random.Random
) -> list[Row]:
    """Send by a Poisson process, whatever the server does, and wait for the last answer."""
    begin = time.perf_counter()
    tasks = []
    async with httpx.AsyncClient(timeout=600, limits=httpx.Limits(max_connections=None)) as client:
        due = rng.expovariate(rate)
        while due < seconds:
            await asyncio.sleep(max(0.0, begin + due - time.perf_counter()))
            tasks.append(asyncio.create_task(_one(client, address, request.body(rng), begin)))
            due += rng.expovariate(rate)
        return await asyncio.gather(*tasks)


async def _one(client: httpx.AsyncClient, address: str, body: dict[str, object], begin: float) -> Row:
    sent = time.perf_counter()
    times = []
    async with client.stream("POST", f"{address}/completion", json=body | {"stream": True}) as answer:
        async for line in answer.aiter_lines():
            if line.startswith("data: ") and '"stop":true' not in line:
                times.append(time.perf_counter())
    return Row(
        start_s=round(sent - begin, 4),
        ttft_ms=round(1000 * (times[0] - sent), 2),
        e2e_ms=round(1000 * (times[-1] - sent), 2),
        output_tokens=len(times),
        status=answer.status_code,
    )
