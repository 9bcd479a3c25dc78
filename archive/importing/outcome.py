"""What became of something that was read in, and why it may not have been stored."""

import enum


class Outcome(enum.StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class Refused(ValueError):
    """Nothing was stored; each of `reasons` is a sentence with its place and, if any, a remedy."""

    def __init__(self, *reasons: object) -> None:
        self.reasons = tuple(map(str, reasons))
        super().__init__("\n".join(self.reasons))
