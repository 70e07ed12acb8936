"""The same browser served to a web browser on this machine, for a meeting room's screen.

textual-serve is an optional extra: without it there is one sentence that says how to get it. Only
127.0.0.1 is ever listened on, because whoever reaches the page can read the reports.
"""

from __future__ import annotations

import errno
import logging
import shlex
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from peeldiff.errors import SourceError, UsageError
from peeldiff.output import narrate
from tui.opening import problem_with

__all__ = ["HOST", "PORT", "serve"]

HOST = "127.0.0.1"

PORT = 8000
"""The port that is served at unless it is taken or another is asked for."""

_TRIED = 20
"""Ports from `PORT` on that are tried."""


def serve(
    paths: Sequence[str | Path], *, decisions: str | None = None, port: int | None = None
) -> int:
    """Serve until the process is stopped; without a port at `PORT`, or the next that is free.

    Raises `SourceError` for reports that are not there, `UsageError` without textual-serve or where
    the port that was asked for is taken.
    """
    if problem := problem_with([Path(path) for path in paths]):
        raise SourceError(problem)
    try:
        from textual_serve.server import Server
    except ImportError as error:
        raise UsageError(
            "--web needs the package textual-serve; install it beside peeldiff with "
            f"`{shlex.quote(sys.executable)} -m pip install textual-serve`."
        ) from error
    at = _next_free() if port is None else port
    _try_port(at)  # before anything says that it is served

    class LocalServer(Server):
        """Refuses what another web page makes the reader's browser ask for, and keeps quiet."""

        def initialize_logging(self) -> None:
            """Only what went wrong is told: who asked for which file is nobody's affair."""
            logging.basicConfig(level=logging.WARNING, format="%(message)s")
            logging.getLogger("aiohttp.access").disabled = True

        async def _make_app(self) -> Any:
            app = await super()._make_app()
            app.middlewares.append(_only_own_pages(at))
            return app

        async def on_startup(self, app: Any) -> None:
            taken = f" (port {PORT} is taken)" if port is None and at != PORT else ""
            narrate(f"serving on http://{HOST}:{at}{taken}; Ctrl+C stops it.")

    try:
        LocalServer(command(paths, decisions), host=HOST, port=at, title="peeldiff").serve()
    except OSError as error:
        raise _no_port(at, error) from error
    return 0


def _next_free() -> int:
    """`PORT`, or the next that is free; `PORT` if none of the tried is, which then is told."""
    for port in range(PORT, PORT + _TRIED):
        try:
            _try_port(port)
        except UsageError:
            continue
        return port
    return PORT


def _try_port(port: int) -> None:
    """Raises `UsageError` if nothing can be served at the port."""
    with socket.socket() as probe:
        if sys.platform != "win32":  # there it would take the port of another server
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server itself
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise _no_port(port, error) from error


def _no_port(port: int, error: OSError) -> UsageError:
    if error.errno == errno.EADDRINUSE:
        return UsageError(
            f"Port {port} on {HOST} is taken by another program; give another one after --port, or "
            "leave it out and the next free one is used."
        )
    return UsageError(f"Port {port} on {HOST} cannot be served ({error.strerror}).")


def _only_own_pages(port: int) -> Any:
    from aiohttp import web

    hosts = (f"{HOST}:{port}", f"localhost:{port}")
    sources = f"'self' 'unsafe-inline' 'wasm-unsafe-eval' data: blob: ws://{HOST}:{port}"
    policy = f"default-src {sources}; frame-ancestors 'none'"
    origins = (None, *(f"http://{host}" for host in hosts))

    @web.middleware
    async def guard(request: web.Request, handler: Callable[..., Any]) -> Any:
        if request.host not in hosts or request.headers.get("Origin") not in origins:
            raise web.HTTPForbidden(text="peeldiff serves only its own page on this machine.")
        response = await handler(request)
        if not response.prepared:  # textual-serve's page asks Google for a font: not from here
            response.headers["Content-Security-Policy"] = policy
        return response

    return guard


def command(paths: Sequence[str | Path], decisions: str | None) -> str:
    """The command line that each visitor's browser runs, in this same Python."""
    words = [sys.executable, "-P", "-m", "tui"]  # -P: nothing in the reader's folder is imported
    if decisions is not None:
        words += ["--decisions", str(decisions)]
    words += ["--", *(str(Path(path).resolve()) for path in paths)]
    return shlex.join(words)
