"""From what detection finds in an article's text to what its editor decides about it.

`suggestions_for(article)` lists proposals; `accept`, `accept_all`, `dismiss` and `undo` decide, always
through `archive.annotating`. Nothing here is public.
"""

from archive.suggesting.deciding import Decision, accept, accept_all, dismiss, note_edited, undo
from archive.suggesting.proposals import Proposal, find, shown, suggestions_for
from archive.suggesting.statistics import RuleRecord, by_rule
from archive.suggesting.voices import ProposedVoice, make_voice

__all__ = [
    "Decision",
    "Proposal",
    "ProposedVoice",
    "RuleRecord",
    "accept",
    "accept_all",
    "by_rule",
    "dismiss",
    "find",
    "make_voice",
    "note_edited",
    "shown",
    "suggestions_for",
    "undo",
]
