"""The rules of detection as editors judge them: what became of their suggestions."""

from dataclasses import dataclass

from django.utils.translation import get_language

from archive.suggesting import RuleRecord, by_rule


@dataclass(frozen=True)
class RuleLine:
    record: RuleRecord

    @property
    def in_words(self) -> str:
        from archive.detection import explain

        return explain(self.record.rule, get_language() or "en")

    @property
    def share(self) -> int:
        """Accepted unchanged, in percent."""
        return round(self.record.share * 100)

    @property
    def measured(self) -> int:
        return round(self.record.measured * 100)


def rule_lines() -> list[RuleLine]:
    return [RuleLine(record) for record in by_rule()]
