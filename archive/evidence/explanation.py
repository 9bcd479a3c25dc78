"""Why a claim has its status, in words: which voices there are and what makes several of them one line."""

from collections.abc import Sequence

from archive.evidence.phrases import NUMBERS, PHRASES
from archive.evidence.records import Source
from archive.evidence.rule import Assessment, Counted, Left, keys

SHOWN = 4  # voices named before "and n more"


def explain(assessment: Assessment, language: str) -> str:
    """Sentences in German ("de…") or English that say how the status came about."""
    words = _Words("de" if language.startswith("de") else "en")
    if assessment.status == "not_applicable":
        return words("not_applicable")
    sentences = [words("unsourced")] if assessment.status == "unsourced" else []
    if assessment.status == "denied_only":
        sentences.append(words("unsupported"))
    sentences += words.side("supports", assessment.supporting, assessment.supporting_lines)
    sentences += words.side("denies", assessment.denying, assessment.denying_lines)
    sentences += words.left_out(assessment.left)
    return " ".join(sentences)


def disclaimer(language: str) -> str:
    """The sentence every claim page prints beside a status."""
    return PHRASES["de" if language.startswith("de") else "en"]["disclaimer"]


class _Words:
    """The phrases of one language, put together."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, phrase: str, **params: str) -> str:
        return PHRASES[self.language][phrase].format(**params)

    def number(self, count: int) -> str:
        names = NUMBERS[self.language].split("|")
        return names[count] if count < len(names) else str(count)

    def label(self, source: Source) -> str:
        """An outlet's name stands in quotation marks, unless its label brings them along."""
        label = source.label(self.language)
        if source.kind != "outlet" or any(mark in label for mark in '„“”"'):
            return label
        return f"„{label}“" if self.language == "de" else f"“{label}”"

    def joined(self, parts: Sequence[str]) -> str:
        return f" {self('and')} ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))

    def side(self, verb: str, counted: tuple[Counted, ...], lines: tuple[Counted, ...]) -> list[str]:
        if not lines:
            return []
        if len(lines) == 1:
            return [self(f"{verb}_1", why=self.one_line(counted))]
        count = self.number(len(lines)).capitalize()
        return [
            self(f"{verb}_n", Count=count, why="; ".join(map(self.voice, lines))),
            *self.also(counted, lines),
        ]

    def voice(self, stance: Counted) -> str:
        """Who speaks and through whom; an outlet that gathered for itself goes through nobody."""
        label = self.label(stance.source)
        if stance.gatherer is None:
            return self("unknown_outlet", voice=label)
        if stance.gatherer.id == stance.source.id:
            return label
        return self("through", voice=label, gatherer=self.label(stance.gatherer))

    def one_line(self, counted: tuple[Counted, ...]) -> str:
        voices = {stance.source.id: stance for stance in counted}
        if len(voices) == 1:
            return self("alone", voice=self.voice(counted[0]))
        which = self("both") if len(voices) == 2 else self("all", count=self.number(len(voices)))
        named = [self.label(stance.source) for stance in list(voices.values())[:SHOWN]]
        if len(voices) > SHOWN:
            named.append(self("more", count=self.number(len(voices) - SHOWN)))
        return f"{which} – {self.joined(named)} – {self.joined(self.shared(counted))}"

    def shared(self, counted: tuple[Counted, ...]) -> list[str]:
        """What all of them have in common: who gathered their words, whom they serve."""
        sorts = {sort for sort, _ in frozenset.intersection(*map(keys, counted))}
        reasons = [self("same_article")] if "article" in sorts else []
        if "gatherer" in sorts:
            reasons.append(self.gathered(counted))
        if "institution" in sorts:
            reasons.append(self("same_institution", institution=self.label(counted[0].institution)))
        return reasons

    def gathered(self, counted: tuple[Counted, ...]) -> str:
        gatherers = {stance.gatherer.id for stance in counted}
        if len(gatherers) > 1:
            return self("one_house", house=self.label(counted[0].house))
        if any(stance.source.id in gatherers for stance in counted):
            phrase = "go_back"
        else:
            phrase = "spoke_to" if all(stance.told for stance in counted) else "reach_us"
        return self(phrase, gatherer=self.label(counted[0].gatherer))

    def also(self, counted: tuple[Counted, ...], lines: tuple[Counted, ...]) -> list[str]:
        """The voices that add no line, each with the line it belongs to."""
        heard = {line.source.id for line in lines}
        others = {stance.source.id: stance for stance in counted if stance.source.id not in heard}
        phrases = [self.dependent(stance, lines) for stance in others.values()]
        return [self("also", why="; ".join(phrases))] if phrases else []

    def dependent(self, stance: Counted, lines: tuple[Counted, ...]) -> str:
        line = next(line for line in lines if keys(line) & keys(stance))
        sorts = {sort for sort, _ in keys(line) & keys(stance)}
        voice, other = self.label(stance.source), self.label(line.source)
        if "gatherer" in sorts:
            return self("also_gathered", voice=voice, other=other, gatherer=self.label(stance.house))
        if "article" in sorts:
            return self("also_article", voice=voice, other=other)
        return self("also_institution", voice=voice, other=other, institution=self.label(stance.institution))

    def left_out(self, left: tuple[Left, ...]) -> list[str]:
        parts = []
        for reason in ("own_account", "no_direction", "only_possible"):
            count = sum(item.reason == reason for item in left)
            if count:
                parts.append(self(f"{reason}_{1 if count == 1 else 'n'}", count=self.number(count)))
        return [self("left", why=", ".join(parts))] if parts else []
