"""A load generator: eight requests in flight, one thread, plain sockets on 127.0.0.1."""

from __future__ import annotations

import socket
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from http import HTTPStatus
from typing import BinaryIO

IN_FLIGHT = 8  # so that the server never waits for us between two requests
PATIENCE = 30.0  # seconds for one answer


class UnexpectedAnswerError(Exception):
    """The server answered something else than what is to be measured."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes


@dataclass(frozen=True)
class Load:
    """What a batch of requests came to."""

    requests: int
    seconds: float


def request(path: str, headers: Mapping[str, str] | None = None) -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join([*lines, "", ""]).encode()


def ask(port: int, asked: bytes) -> Answer:
    """One request on a connection of its own."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(asked)
        with connection.makefile("rb") as stream:
            return _read(stream)


def put(port: int, asked: bytes, *, status: int, seconds: float) -> Load:
    """Repeats one request for about `seconds`. Raises UnexpectedAnswerError at another status."""
    with ExitStack() as stack:
        connections = [
            stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE))
            for _number in range(IN_FLIGHT)
        ]
        streams = [stack.enter_context(each.makefile("rb")) for each in connections]
        began = time.perf_counter()
        done = 0
        while not done or time.perf_counter() - began < seconds:
            for connection in connections:
                connection.sendall(asked)
            for stream in streams:
                if (found := _read(stream).status) != status:
                    raise UnexpectedAnswerError(f"{found} instead of {status}")
            done += IN_FLIGHT
        return Load(requests=done, seconds=time.perf_counter() - began)


def _read(stream: BinaryIO) -> Answer:
    """One answer to its last byte; the connection can be used again."""
    words = stream.readline().split()
    if len(words) < 2:  # noqa: PLR2004  protocol and status
        raise UnexpectedAnswerError("the connection was closed")
    status = int(words[1])
    headers = {}
    while line := stream.readline().strip():
        name, _colon, value = line.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip()
    body = b""
    if status != HTTPStatus.NOT_MODIFIED:
        if "content-length" not in headers:
            raise UnexpectedAnswerError(f"{status} without a Content-Length")
        body = stream.read(int(headers["content-length"]))
    return Answer(status, headers, body)
