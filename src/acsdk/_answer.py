"""Reads an answer's body within a bound of bytes, whatever it expands to.

gzip is what is asked for, and undone in steps of 64 KiB, so that no more than the bound and one step is ever held: the
decoders of httpx know no bound, and one chunk of 64 KiB can become 62 MiB. Other codings, and several, are refused.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator
from io import BytesIO

__all__ = ["MAX_ANSWER_BYTES", "AnswerError", "BrokenAnswerError", "read_answer"]

MAX_ANSWER_BYTES = 32 * 1024 * 1024
_STEP = 64 * 1024
_GZIP = 31  # zlib's word for it, with the largest window


class AnswerError(Exception):
    """The body cannot be had."""


class BrokenAnswerError(AnswerError):
    """It was spoilt on its way."""


async def read_answer(chunks: AsyncIterator[bytes], coding: str, most: int) -> bytes:
    """The whole body with its coding undone; raises `AnswerError` where it is too large or cannot be undone."""
    body = BytesIO()  # hands its bytes out without a copy
    gunzip = _Gunzip() if coding in ("gzip", "x-gzip") else None
    async for chunk in chunks:
        if chunk and gunzip is None and coding not in ("", "identity"):
            raise AnswerError(f"the answer comes in a coding that was not asked for: {coding[:40]!r}")
        for part in (chunk,) if gunzip is None else gunzip.steps(chunk):
            if body.tell() + len(part) > most:
                raise AnswerError(f"the answer is larger than {most} bytes, which is its max_answer_bytes")
            body.write(part)
    if gunzip is not None and not gunzip.is_whole:
        raise AnswerError("the answer's gzip is cut off")
    return body.getvalue()


class _Gunzip:
    """Undoes gzip, member by member, a step at a time."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)
        self._began = False

    @property
    def is_whole(self) -> bool:
        return self._member.eof or not self._began

    def steps(self, chunk: bytes) -> Iterator[bytes]:
        while chunk:
            if self._member.eof:
                self._member = zlib.decompressobj(_GZIP)
            self._began = True
            try:
                yield self._member.decompress(chunk, _STEP)
            except zlib.error as error:
                raise BrokenAnswerError(f"its gzip cannot be read: {error}") from None
            chunk = self._member.unconsumed_tail or self._member.unused_data
