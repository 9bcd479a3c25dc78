"""How the rules fare in real use: for editors, who judge them by it."""

from dataclasses import dataclass

from django.db.models import Count, Q

from archive.models import Outcome, SuggestionOutcome


@dataclass(frozen=True)
class RuleRecord:
    """What became of a rule's suggestions. `measured` is its confidence, from annotated text (0 to 1)."""

    language: str
    rule: str
    accepted: int
    edited: int
    dismissed: int

    @property
    def decided(self) -> int:
        return self.accepted + self.edited + self.dismissed

    @property
    def share(self) -> float:
        """Accepted as they were, of all decided (0 to 1)."""
        return self.accepted / self.decided

    @property
    def measured(self) -> float:
        from archive.detection.confidence import confidence_of

        return confidence_of(self.rule, self.language)


def by_rule() -> list[RuleRecord]:
    """Every rule that was decided about, most often decided first; one query."""
    counts = {outcome.value: Count("pk", filter=Q(outcome=outcome)) for outcome in Outcome}
    rows = SuggestionOutcome.objects.order_by().values("language", "rule").annotate(**counts)
    return sorted((RuleRecord(**row) for row in rows), key=lambda one: (-one.decided, one.language, one.rule))
