"""How well detection reads reported speech: python benchmarks/detection.py [--own | FOLDER].

Prints F1 of quotes, speakers and exact spans, precision and recall of usable suggestions (all, and
those shown unasked), and articles per second: on the project's own corpus always, and unless told
`--own` on the shared corpus (in FOLDER, by default ../shared/bench/quotes) where it lies beside the
project, there beside its baseline. Metric: Petersen-Frey & Biemann 2024; gold and found passages are
paired greedily by token F1, a suggestion is usable if its token F1 is at least .5 and its speaker
overlaps (or both have none).
"""

import gzip
import importlib.util
import json
import re
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from archive import detection  # noqa: E402
from benchmarks import detection_corpus  # noqa: E402

TOKEN = re.compile(r"\w+|[^\w\s]")
PUNCTUATION = re.compile(r"[^\w\s]+")
SHARED = ROOT.parent / "shared" / "bench" / "quotes"
ENOUGH = 0.5  # token F1
WARMING_UP = "Zum Anfang, sagte er."


@dataclass
class Passage:
    """One passage, gold or found, as token numbers."""

    quote: frozenset[int]
    speaker: frozenset[int]
    core: frozenset[int]
    confidence: float = 1.0


@dataclass
class Score:
    """Sums over articles."""

    precision: dict[str, list[float]] = field(default_factory=lambda: {"quote": [], "speaker": []})
    recall: dict[str, list[float]] = field(default_factory=lambda: {"quote": [], "speaker": []})
    gold: int = 0
    found: int = 0
    exact: int = 0
    usable: int = 0

    def row(self) -> dict[str, float]:
        """Percentages."""
        p, r = self.usable / max(1, self.found), self.usable / max(1, self.gold)
        quote, speaker = (
            f1(mean(self.precision[role]), mean(self.recall[role])) for role in ("quote", "speaker")
        )
        exact = f1(self.exact / max(1, self.found), self.exact / max(1, self.gold))
        return {
            "quote": quote,
            "speaker": speaker,
            "exact": exact,
            "usable P": p,
            "usable R": r,
            "usable F1": f1(p, r),
        }


def mean(values: list[float]) -> float:
    return sum(values) / max(1, len(values))


def f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


class Tokens:
    """The tokens of one text."""

    def __init__(self, text: str):
        self.places = [match.span() for match in TOKEN.finditer(text)]
        self.words = frozenset(
            i for i, (s, e) in enumerate(self.places) if not PUNCTUATION.fullmatch(text[s:e])
        )

    def within(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        spans = list(spans or ())
        return frozenset(
            i for i, (s, e) in enumerate(self.places) if any(s < end and start < e for start, end in spans)
        )

    def passage(self, spans, speaker_spans, confidence: float = 1.0) -> Passage:
        quote = self.within(spans)
        return Passage(quote, self.within(speaker_spans), quote & self.words, confidence)


def paired(gold: list[Passage], found: list[Passage]) -> list[tuple[Passage | None, Passage | None]]:
    """Best overlaps first; what remains stands alone."""
    scores = sorted(
        ((overlap(g.quote, p.quote), i, j) for i, g in enumerate(gold) for j, p in enumerate(found)),
        reverse=True,
    )
    free_gold, free_found, pairs = set(range(len(gold))), set(range(len(found))), []
    for value, i, j in scores:
        if value and i in free_gold and j in free_found:
            pairs.append((gold[i], found[j]))
            free_gold.discard(i)
            free_found.discard(j)
    return pairs + [(gold[i], None) for i in free_gold] + [(None, found[j]) for j in free_found]


def count(score: Score, gold: list[Passage], found: list[Passage]) -> None:
    """Add one article."""
    for g, p in paired(gold, found):
        for role in ("quote", "speaker"):
            a = getattr(g, role) if g else frozenset()
            b = getattr(p, role) if p else frozenset()
            if b:
                score.precision[role].append(len(a & b) / len(b))
            if a:
                score.recall[role].append(len(a & b) / len(a))
        score.gold += g is not None
        score.found += p is not None
        if g and p:
            speaker_right = bool(g.speaker & p.speaker) or (not g.speaker and not p.speaker)
            score.exact += g.core == p.core
            score.usable += overlap(g.quote, p.quote) >= ENOUGH and speaker_right


def run(texts: list[str], detect: Callable) -> tuple[list[list], float]:
    """What a detector finds in each text, and articles per second; word lists are read before the clock."""
    detect(WARMING_UP)
    began = time.perf_counter()
    found = [list(detect(text)) for text in texts]
    return found, len(texts) / (time.perf_counter() - began)


def measure(
    texts: list[str], gold: list[list[Passage]], found: list[list], shown_from: float = 0.0
) -> dict[str, float]:
    """The figures of what was found, leaving out what is less sure than `shown_from`."""
    score = Score()
    for text, passages, suggestions in zip(texts, gold, found, strict=True):
        tokens = Tokens(text)
        seen = [
            tokens.passage(s.spans, s.speaker_spans, s.confidence)
            for s in suggestions
            if s.confidence >= shown_from
        ]
        count(score, passages, [p for p in seen if p.quote])
    return score.row()


def own(language: str) -> list[tuple[str, list[str], list[list[Passage]]]]:
    """The project's own corpus: (title, texts, gold) for all of it and for its unseen half."""
    articles = detection_corpus.articles(language)
    parts = [("all", articles)]
    if language == "en":  # the German articles were all looked at while rules were written
        parts.append(("unseen half", [a for a in articles if a.unseen]))
    rows = []
    for name, part in parts:
        gold = [[Tokens(a.text).passage(p.spans, p.speaker_spans) for p in a.passages] for a in part]
        rows.append((f"own {language}, {name}", [a.text for a in part], gold))
    return rows


def shared(folder: Path, split: str) -> tuple[list[str], list[list[Passage]]]:
    """Texts and gold of one split of the shared corpus."""
    with gzip.open(folder / "news_quotes_de.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [d for d in map(json.loads, lines) if d["split"] == split]
    gold = []
    for d in documents:
        tokens, places = Tokens(d["text"]), d["toks"]
        gold.append(
            [
                tokens.passage([places[t] for t in g["quote"]], [places[t] for t in g.get("speaker") or []])
                for g in d["gold"]
            ]
        )
    return [d["text"] for d in documents], gold


def baseline(folder: Path) -> Callable | None:
    """The shared baseline as a detector; None where it is not there."""
    if not (folder / "baseline.py").exists():
        return None
    spec = importlib.util.spec_from_file_location("baseline", folder / "baseline.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def detect(text: str) -> list[detection.Suggestion]:
        found = module.extract(text)
        return [
            detection.Suggestion(
                "", tuple(a["quote"]), "", speaker_spans=tuple(a["speaker"] or ()), confidence=1.0
            )
            for a in found
        ]

    return detect


def line(title: str, row: dict[str, float], speed: float | None = None) -> str:
    figures = "".join(f"{100 * value:10.1f}" for value in row.values())
    return f"{title:32}{figures}" + (f"{speed:12.0f}" if speed else "")


def report(title: str, texts: list[str], gold: list[list[Passage]], detect: Callable) -> None:
    """All suggestions, then those shown unasked."""
    found, speed = run(texts, detect)
    print(line(title, measure(texts, gold, found), speed))
    print(line("  shown unasked", measure(texts, gold, found, detection.SHOWN_FROM)))


def main(folder: Path | None) -> None:
    """The own corpus, then the shared one in `folder`, if there is one."""
    names = ("quote", "speaker", "exact", "usable P", "usable R", "usable F1", "articles/s")
    print(f"{'':32}" + "".join(f"{name:>10}" for name in names[:-1]) + f"{names[-1]:>12}")
    for language in ("de", "en"):
        for title, texts, gold in own(language):
            report(title, texts, gold, lambda text, language=language: detection.detect(text, language))
    if folder is None or not (folder / "news_quotes_de.jsonl.gz").exists():
        return
    other = baseline(folder)
    for split in ("dev", "train"):
        texts, gold = shared(folder, split)
        if other and split == "dev":  # slow: once is enough
            found, speed = run(texts, other)
            print(line(f"shared {split}, baseline", measure(texts, gold, found), speed))
        report(f"shared {split}", texts, gold, detection.detect)


if __name__ == "__main__":
    asked = sys.argv[1:]
    main(None if asked == ["--own"] else Path(asked[0]) if asked else SHARED)
