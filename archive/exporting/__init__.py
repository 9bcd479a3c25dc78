"""Whole lists as files, streamed: any number of records in little memory."""

from archive.exporting.streams import FormatError, formats_of, listed, stream

__all__ = ["FormatError", "formats_of", "listed", "stream"]
