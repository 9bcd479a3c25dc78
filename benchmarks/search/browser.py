"""A small HTTP client that costs little beside the servers it measures: one connection, kept alive."""

import socket
from dataclasses import dataclass

from benchmarks.search.processes import HOST

PATIENCE = 300  # seconds


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    etag: bytes
    body: bytes


class Browser:
    """Asks one server; reconnects when it has hung up."""

    def __init__(self, port: int) -> None:
        self.port, self.socket, self.file = port, None, None

    def get(self, path: str, etag: bytes = b"", encoding: bytes = b"gzip, br") -> Answer:
        """The answer as sent: compressed, if the server does that. Raises OSError."""
        known = b"If-None-Match: %b\r\n" % etag if etag else b""
        request = (
            b"GET %b HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: text/html\r\nAccept-Language: en\r\n"
            b"Accept-Encoding: %b\r\n%b\r\n" % (path.encode(), self.port, encoding, known)
        )
        return self._answer(request) or self._answer(request) or self._refused(path)

    def close(self) -> None:
        if self.socket:
            self.file.close()
            self.socket.close()
        self.socket = None

    def _refused(self, path: str) -> Answer:
        raise ConnectionError(f"no answer to {path}")

    def _answer(self, request: bytes) -> Answer | None:
        """None when the connection had ended meanwhile."""
        if self.socket is None:
            self.socket = socket.create_connection((HOST, self.port), PATIENCE)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.file = self.socket.makefile("rb")
        try:
            self.socket.sendall(request)
            first = self.file.readline()
        except ConnectionError:
            first = b""
        if not first:
            self.close()
            return None
        status = int(first.split(b" ", 2)[1])
        headers = self._headers()
        body = b"" if status in (204, 304) else self._body(headers)
        if headers.get(b"connection") == b"close":
            self.close()
        return Answer(status, headers.get(b"etag", b""), body)

    def _headers(self) -> dict[bytes, bytes]:
        headers = {}
        while (line := self.file.readline()) not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            headers[name.lower()] = value.strip()
        return headers

    def _body(self, headers: dict[bytes, bytes]) -> bytes:
        if headers.get(b"transfer-encoding") != b"chunked":
            return self.file.read(int(headers.get(b"content-length", -1)))
        pieces = []
        while size := int(self.file.readline().partition(b";")[0], 16):
            pieces.append(self.file.read(size))
            self.file.readline()
        self.file.readline()
        return b"".join(pieces)
