"""A suggestion in one line, for terminals."""

from .suggestion import Suggestion


def as_line(suggestion: Suggestion) -> str:
    """Place, kind, confidence, voice with its chain, words, rule; always one line."""
    place = ",".join(f"{start}-{end}" for start, end in suggestion.spans)
    voice = suggestion.voice or suggestion.speaker or "?"
    chain = f"{voice} → {suggestion.via}" if suggestion.via else voice
    head = f"{place} {suggestion.kind} {suggestion.confidence:.2f} [{chain}]"
    return " ".join(f"{head} {suggestion.text} ({suggestion.rule})".split())
