"""The same browser served to a web browser on this machine, for a meeting room's screen.

textual-serve is an optional extra: without it there is one sentence that says how to get it. Only
127.0.0.1 is ever listened on, because whoever reaches the page can read the reports.
"""

from __future__ import annotations

import errno
import shlex
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from peeldiff.errors import SourceError, UsageError
from peeldiff.output import narrate
from tui.opening import problem_with

__all__ = ["HOST", "serve"]

HOST = "127.0.0.1"


def serve(paths: Sequence[str | Path], *, decisions: str | None = None, port: int = 8000) -> int:
    """Serve until the process is stopped.

    Raises `SourceError` for reports that are not there, `UsageError` without textual-serve or where
    the port is taken.
    """
    if problem := problem_with([Path(path) for path in paths]):
        raise SourceError(problem)
    try:
        from textual_serve.server import Server
    except ImportError as error:
        raise UsageError(
            "--web needs the extra 'web': install it with `pip install 'peeldiff[web]'`."
        ) from error

    class LocalServer(Server):
        """Refuses what another web page makes the reader's browser ask for."""

        async def _make_app(self) -> Any:
            app = await super()._make_app()
            app.middlewares.append(_only_own_pages(port))
            return app

        async def on_startup(self, app: Any) -> None:
            narrate(f"serving on http://{HOST}:{port}; Ctrl+C stops it.")

    _try_port(port)  # before anything says that it is served
    try:
        LocalServer(command(paths, decisions), host=HOST, port=port, title="peeldiff").serve()
    except OSError as error:
        raise _no_port(port, error) from error
    return 0


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
            f"Port {port} on {HOST} is taken by another program; end that one first, "
            "perhaps another `peeldiff browse --web`."
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
