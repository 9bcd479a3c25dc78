"""What follows a reporting verb: a colon, that, a bare clause, an infinitive, words in marks."""

from ...reading import Reading, length, tidy
from ...rules.speaking import nested_quotations, quotation_kind
from ...suggestion import Span
from ...tokens import QUOTE
from .. import words as w
from ..phrases import Range
from ..scene import Scene

DIRECT = "direct_with_verb"
THAT = "reporting_verb_that"
BARE_CLAUSE = "reporting_verb_clause"
TO = "reporting_verb_infinitive"
WORDS = "words_of_object"
NESTED = "reporting_verb_words"
SHORTEST = 8
ADDRESSEE = 12  # items between told and its content
SUBJECT_START = w.DET | w.PRON | w.CAP


def _cue(scene: Scene, *places: int) -> list[Span]:
    return [scene.span(place, place + 1) for place in places]


def reading_of(
    scene: Scene, kind: str, spans: list[Span], rule: str, i: int, voice: Range | None, frame: Span
) -> Reading:
    speaker = scene.span(*voice) if voice else None
    return Reading(kind, spans, rule, speaker, _cue(scene, i), scene.items[i].word.verbs[0], frame=frame)


def quotes_of(
    scene: Scene, places: list[int], i: int, voice: Range, frame: Span, rule: str = DIRECT
) -> list[Reading]:
    found = []
    for place in places:
        item = scene.items[place]
        reading = reading_of(scene, quotation_kind(item), [(item.start, item.end)], rule, i, voice, frame)
        reading.item = item
        found.append(reading)
    return found


def governed(scene: Scene, i: int, voice: Range) -> tuple[list[Reading], int]:
    """What follows the verb: a colon, that, a clause, an infinitive, words in marks."""
    items, end = scene.items, scene.end
    takes = items[i].word.verbs[0].takes
    k = _past_addressee(scene, i, takes)
    frame = scene.span(voice[0], max(k, i + 1))
    quotes = [x for x in range(i + 1, end) if items[x].kind == QUOTE]
    if (
        k < end
        and items[k].text in (":", ",")
        and k + 1 < end
        and items[k + 1].kind == QUOTE
        and "d" in takes
    ):
        return quotes_of(scene, [x for x in quotes if x > k], i, voice, frame), end
    if k < end and items[k].kind == QUOTE and (k + 1 >= end or items[k + 1].flags & w.SEP) and "d" in takes:
        return quotes_of(scene, [k], i, voice, frame), k + 1
    for rule, begin in _content(scene, i, k, takes):
        stop = content_end(scene, begin)
        spans = tidy(scene.text, [scene.span(begin, stop)])
        if length(spans) > SHORTEST:
            reading = reading_of(scene, "indirect", spans, rule, i, voice, frame)
            return [reading, *nested_quotations(scene, reading, NESTED)], stop
    if "n" in takes and quotes:
        return quotes_of(
            scene, [x for x in quotes if x < content_end(scene, i + 1)], i, voice, frame, WORDS
        ), end
    return [], i


def _past_addressee(scene: Scene, i: int, takes: frozenset[str]) -> int:
    """ "told reporters on Monday that": where the content begins."""
    items = scene.items
    for k in range(i + 1, min(scene.end, i + 1 + ADDRESSEE)):
        if (
            (items[k].low == "that" and not (k + 1 < scene.end and items[k + 1].flags & w.SEP))
            or items[k].text in (":", ",")
            or items[k].kind == QUOTE
        ):
            return k
        if (
            items[k].low == "to"
            and items[k].low != items[i].low
            and "i" in takes
            and k + 1 < scene.end
            and not items[k + 1].flags & SUBJECT_START
        ):
            return k
        if "p" not in takes and items[k].flags & SUBJECT_START and not items[k - 1].flags & w.PREP:
            return i + 1
        if (
            "p" in takes
            and k > i + 1
            and items[k].flags & (w.DET | w.PRON)
            and not items[k - 1].flags & w.PREP
            and not items[k].flags & w.BREAK
        ):
            return k
    return i + 1


def _content(scene: Scene, i: int, k: int, takes: frozenset[str]):
    items, end = scene.items, scene.end
    if k >= end:
        return
    if "c" in takes and items[k].low == "that":
        yield THAT, k
    if "i" in takes:
        to = next(
            (
                x
                for x in range(i + 1, min(end, i + ADDRESSEE))
                if items[x].low == "to" and x + 1 < end and not items[x + 1].flags & SUBJECT_START
            ),
            None,
        )
        if to is not None and not any(items[x].flags & w.SEP for x in range(i + 1, to)):
            yield TO, to - 1 if items[to - 1].low == "not" else to
    begin = k if "p" in takes or items[k].kind == QUOTE else i + 1
    if (
        "c" in takes
        and begin < end
        and (
            items[begin].flags & SUBJECT_START or items[begin].kind == QUOTE or items[begin].low.endswith("s")
        )
        and _verb_in(scene, begin + 1)
    ):
        yield BARE_CLAUSE, begin


def _verb_in(scene: Scene, k: int) -> bool:
    return any(
        scene.items[x].flags & w.AUX or scene.items[x].low.endswith("ed") or scene.items[x].flags & w.SAY
        for x in range(k, min(scene.end, k + 14))
    )


def content_end(scene: Scene, begin: int) -> int:
    """A new statement of the same sentence: ", adding that", "and said"."""
    items = scene.items
    for k in range(begin + 1, scene.end):
        if items[k].flags & w.SAYING and items[k - 1].text == ",":
            return k - 1
        if (
            items[k].low == "and"
            and k + 1 < scene.end
            and items[k + 1].flags & w.SAY
            and not items[k + 1].flags & w.BARE
        ):
            return k
    return scene.end
