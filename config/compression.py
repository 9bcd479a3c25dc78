"""Compresses what is made for a request: Brotli or gzip for the public, padded gzip at the desk.

Nothing on a public page is secret, so its length may tell what it holds. The desk's pages hold tokens: there
Django's gzip adds random bytes, which Brotli has no room for. Static files come compressed from WhiteNoise.
"""

from collections.abc import Iterable, Iterator

import brotli
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from config.routers import DESK_PATHS

#: Of 0 to 11: a page takes a fifth of gzip's time and a tenth more bytes. What the first packets hold anyway
#: (14 KB) arrives no sooner for being smaller, only for being made sooner.
QUALITY = 1
SHORTEST = 200  # bytes; less is not worth it


class CompressionMiddleware(GZipMiddleware):
    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not _takes_brotli(request) or not _worth_it(response):
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Encoding",))
        if response.streaming:
            response.streaming_content = _pieces(response.streaming_content)
            del response.headers["Content-Length"]
        else:
            response.content = _compressed(response)
            response.headers["Content-Length"] = str(len(response.content))
        response.headers["Content-Encoding"] = "br"
        if response.get("ETag", "").startswith('"'):  # another encoding has other bytes
            response.headers["ETag"] = f"W/{response['ETag']}"
        return response


def _takes_brotli(request: HttpRequest) -> bool:
    """Named in Accept-Encoding, and not with a weight of nought."""
    if request.path_info.startswith(DESK_PATHS):
        return False
    for coding in request.headers.get("accept-encoding", "").lower().split(","):
        name, _, weight = coding.replace(" ", "").partition(";q=")
        if name == "br":
            return weight.strip("0.") != "" if weight else True
    return False


def _worth_it(response: HttpResponseBase) -> bool:
    return not response.has_header("Content-Encoding") and (
        response.streaming or len(response.content) >= SHORTEST
    )


def _compressed(response: HttpResponse) -> bytes:
    """Once for a page that is kept: what it was compressed to stays in its `encoded`."""
    encoded = getattr(response, "encoded", {})
    if "br" not in encoded:
        encoded["br"] = brotli.compress(response.content, mode=brotli.MODE_TEXT, quality=QUALITY)
    return encoded["br"]


def _pieces(content: Iterable[bytes]) -> Iterator[bytes]:
    """A piece for each piece, so that a file begins to arrive while its rest is being read."""
    compressor = brotli.Compressor(mode=brotli.MODE_TEXT, quality=QUALITY)
    for piece in content:
        if compressed := compressor.process(piece) + compressor.flush():
            yield compressed
    yield compressor.finish()
