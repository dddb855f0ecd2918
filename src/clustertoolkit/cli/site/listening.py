"""What listens on the loopback for a browser on this machine."""

import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Lock
from typing import cast

from clustertoolkit.site.served import MOST_BYTES, SAFE, Request, Response, ServedSite, too_large

LOOPBACK = "127.0.0.1"
PATIENCE = 30  # seconds for which a browser may keep a connection without a word
DRAINED = 16 * MOST_BYTES  # read of a body that is too large, so that the browser gets to read the reply


class Listening(ThreadingHTTPServer):
    """A server for the browsers of this machine; OSError if the port is taken.

    A browser opens connections that it may never use, so each has a thread; replies are made one by one.
    """

    served: ServedSite
    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere it would share a port that is taken

    def __init__(self, port: int) -> None:
        self.turn = Lock()
        super().__init__((LOOPBACK, port), _Handler)

    def server_bind(self) -> None:
        """Take the port, without a look at what the machine is called, which may ask the network."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Report a bug; a browser that went away before it read the reply is none."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    timeout = PATIENCE

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        given = self.headers.get("Content-Length", "")
        length = int(given) if given.isascii() and given.isdecimal() and len(given) < 12 else -1
        if length < 0:
            self._send(Response(411, b"The length of the form is missing.\n"))
        elif length > MOST_BYTES:
            self._drain(min(length, DRAINED))
            self._send(too_large())
        else:
            self._answer(self.rfile.read(length))

    def _drain(self, left: int) -> None:
        while left > 0 and (piece := self.rfile.read(min(left, MOST_BYTES))):
            left -= len(piece)

    def _answer(self, body: bytes) -> None:
        listening = cast(Listening, self.server)
        told = self.headers.get
        request = Request(
            self.command, self.path, told("Host", ""), told("Origin", ""), told("Content-Type", ""), body
        )
        with listening.turn:
            reply = listening.served.reply(request)
        self._send(reply)

    def _send(self, reply: Response) -> None:
        self.send_response(reply.status)
        headers = {
            "Content-Type": reply.type,
            "Content-Length": str(len(reply.body)),
            **SAFE,
            **reply.headers,
        }
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)

    def version_string(self) -> str:
        """Return the name of the server without versions."""
        return "toolkit"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Write nothing: an address holds the token."""
