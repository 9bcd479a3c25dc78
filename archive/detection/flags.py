"""Flags that words carry in every language."""

MARK = 1 << 25  # a quotation
