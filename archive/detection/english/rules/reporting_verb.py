"""“…,” said X; X said that …; X promised to …: the main rule for English."""

from ...reading import Reading, length, tidy
from ...rules.speaking import nested_quotations, quotation_kind
from ...suggestion import Span
from ...tokens import QUOTE
from .. import words as w
from ..phrases import Range, subject_after, subject_before
from ..scene import Scene

DIRECT = "direct_with_verb"
THAT = "reporting_verb_that"
BARE_CLAUSE = "reporting_verb_clause"
TO = "reporting_verb_infinitive"
AFTER = "reporting_verb_after"
WORDS = "words_of_object"
NESTED = "reporting_verb_words"
SHORTEST = 8
ADDRESSEE = 12  # items between told and its content
SUBJECT_START = w.DET | w.PRON | w.CAP


def find(scene: Scene) -> list[Reading]:
    """Readings of every reporting verb, left to right; what one governs is not searched again."""
    found: list[Reading] = []
    done = 0
    for i in range(scene.end):
        item = scene.items[i]
        if i < done or not item.flags & (w.SAY | w.SAYING | w.SAID) or item.flags & w.CAP:
            continue
        readings, until = _at(scene, i, done)
        if readings:
            found.extend(readings)
            done = max(done, until)
    return found


def _at(scene: Scene, i: int, floor: int) -> tuple[list[Reading], int]:
    items = scene.items
    if items[i].flags & w.SAYING:
        return _participle(scene, i, found_before=floor)
    if i and items[i - 1].low == "to" or _passive(scene, i):
        return [], i
    if items[i].flags & w.BARE and not _finite_base(scene, i):
        return [], i
    inverted = _inverted(scene, i)
    if inverted:
        return inverted
    voice = subject_before(items, i, floor if floor < i else 0)
    if voice is None:
        voice = _shared(scene, i) or _before_who(scene, i)
    if voice is None or items[voice[0]].low in ("that", "which"):
        return [], i
    trailing = _trailing(scene, i, voice)
    return trailing if trailing[0] else _governed(scene, i, voice)


def _passive(scene: Scene, i: int) -> bool:
    """was told, is believed: somebody else speaks."""
    before = [scene.items[k].low for k in range(max(0, i - 2), i)]
    return any(word in ("is", "are", "was", "were", "been", "be") for word in before)


def _finite_base(scene: Scene, i: int) -> bool:
    """ "critics argue": a base form after a plural subject, not after an auxiliary."""
    return i > 0 and not scene.items[i - 1].flags & (w.AUX | w.DET | w.PREP) or i == 0


def _cue(scene: Scene, *places: int) -> list[Span]:
    return [scene.span(place, place + 1) for place in places]


def _make(scene: Scene, kind: str, spans: list[Span], rule: str, i: int, voice: Range | None, frame: Span) -> Reading:
    speaker = scene.span(*voice) if voice else None
    return Reading(kind, spans, rule, speaker, _cue(scene, i), scene.items[i].word.verbs[0], frame=frame)


def _quotes(scene: Scene, places: list[int], i: int, voice: Range, frame: Span, rule: str = DIRECT) -> list[Reading]:
    found = []
    for place in places:
        item = scene.items[place]
        reading = _make(scene, quotation_kind(item), [(item.start, item.end)], rule, i, voice, frame)
        reading.item = item
        found.append(reading)
    return found


def _inverted(scene: Scene, i: int) -> tuple[list[Reading], int] | None:
    """“…,” said X."""
    items = scene.items
    before = i - 1
    if before >= 0 and items[before].text == ",":
        before -= 1
    if before < 0 or items[before].kind != QUOTE or "d" not in items[i].word.verbs[0].takes:
        return None
    voice = subject_after(items, i + 1, scene.end)
    if voice is None:
        return None
    return _quotes(scene, _around(scene, before, voice[1]), i, voice, scene.span(i, voice[1])), scene.end


def _around(scene: Scene, before: int, after: int) -> list[int]:
    """The quotation before the clause of saying, and those that go on behind it."""
    behind = [k for k in range(after, scene.end) if scene.items[k].kind == QUOTE]
    return [before, *behind]


def _trailing(scene: Scene, i: int, voice: Range) -> tuple[list[Reading], int]:
    """“…,” X said;  the bridge will close, X said."""
    items = scene.items
    b = voice[0]
    at = b - 1
    if at >= 0 and items[at].text == ",":
        at -= 1
    takes = items[i].word.verbs[0].takes
    if at >= 0 and items[at].kind == QUOTE and "d" in takes and not _content_start(scene, i + 1):
        places = _around(scene, at, i + 1)
        return _quotes(scene, places, i, voice, scene.span(b, i + 1)), max(i, places[-1]) + 1
    if b < 2 or items[b - 1].text != "," or "c" not in takes or "that" in (items[k].low for k in range(i + 1, min(i + 2, scene.end))):
        return [], i
    stop = i + 1
    inserted = stop < scene.end and items[stop].text == ","
    if not inserted and not _closing(scene, stop):
        return [], i
    spans = [scene.span(0, b)] + ([scene.span(stop, scene.end)] if inserted else [])
    spans = tidy(scene.text, spans)
    if length(spans) <= SHORTEST or not any(items[k].flags & w.AUX or items[k].low.endswith("ed") for k in range(scene.end)):
        return [], i
    reading = _make(scene, "indirect", spans, AFTER, i, voice, scene.span(b, stop))
    return [reading, *nested_quotations(scene, reading, NESTED)], scene.end


def _closing(scene: Scene, stop: int) -> bool:
    """Nothing behind the verb but a time, a place, an addressee."""
    return stop >= scene.end or scene.items[stop].flags & w.PREP != 0 or bool(scene.items[stop].flags & (w.TIME | w.ADV))


def _content_start(scene: Scene, k: int) -> bool:
    return k < scene.end and (scene.items[k].low == "that" or scene.items[k].text == ":")


def _governed(scene: Scene, i: int, voice: Range) -> tuple[list[Reading], int]:
    """What follows the verb: a colon, that, a clause, an infinitive, words in marks."""
    items, end = scene.items, scene.end
    takes = items[i].word.verbs[0].takes
    k = _past_addressee(scene, i, takes)
    frame = scene.span(voice[0], max(k, i + 1))
    quotes = [x for x in range(i + 1, end) if items[x].kind == QUOTE]
    if k < end and items[k].text in (":", ",") and k + 1 < end and items[k + 1].kind == QUOTE and "d" in takes:
        return _quotes(scene, [x for x in quotes if x > k], i, voice, frame), end
    if k < end and items[k].kind == QUOTE and (k + 1 >= end or items[k + 1].flags & w.SEP) and "d" in takes:
        return _quotes(scene, [k], i, voice, frame), k + 1
    for rule, begin in _content(scene, i, k, takes):
        stop = _stop(scene, begin)
        spans = tidy(scene.text, [scene.span(begin, stop)])
        if length(spans) > SHORTEST:
            reading = _make(scene, "indirect", spans, rule, i, voice, frame)
            return [reading, *nested_quotations(scene, reading, NESTED)], stop
    if "n" in takes and quotes:
        return _quotes(scene, [x for x in quotes if x < _stop(scene, i + 1)], i, voice, frame, WORDS), end
    return [], i


def _past_addressee(scene: Scene, i: int, takes: frozenset[str]) -> int:
    """ "told reporters on Monday that": where the content begins."""
    items = scene.items
    for k in range(i + 1, min(scene.end, i + 1 + ADDRESSEE)):
        if items[k].low == "that" and not (k + 1 < scene.end and items[k + 1].flags & w.SEP) or items[k].text in (":", ",") or items[k].kind == QUOTE:
            return k
        if items[k].low == "to" and items[k].low != items[i].low and "i" in takes and k + 1 < scene.end and not items[k + 1].flags & SUBJECT_START:
            return k
        if "p" not in takes and items[k].flags & SUBJECT_START and not items[k - 1].flags & w.PREP:
            return i + 1
        if "p" in takes and k > i + 1 and items[k].flags & (w.DET | w.PRON) and not items[k - 1].flags & w.PREP and not items[k].flags & w.BREAK:
            return k
    return i + 1


def _content(scene: Scene, i: int, k: int, takes: frozenset[str]):
    items, end = scene.items, scene.end
    if k >= end:
        return
    if "c" in takes and items[k].low == "that":
        yield THAT, k
    if "i" in takes:
        to = next((x for x in range(i + 1, min(end, i + ADDRESSEE)) if items[x].low == "to" and x + 1 < end and not items[x + 1].flags & SUBJECT_START), None)
        if to is not None and not any(items[x].flags & w.SEP for x in range(i + 1, to)):
            yield TO, to - 1 if items[to - 1].low == "not" else to
    begin = k if "p" in takes or items[k].kind == QUOTE else i + 1
    if "c" in takes and begin < end and (items[begin].flags & SUBJECT_START or items[begin].kind == QUOTE or items[begin].low.endswith("s")) and _verb_in(scene, begin + 1):
        yield BARE_CLAUSE, begin


def _verb_in(scene: Scene, k: int) -> bool:
    return any(scene.items[x].flags & w.AUX or scene.items[x].low.endswith("ed") or scene.items[x].flags & w.SAY for x in range(k, min(scene.end, k + 14)))


def _stop(scene: Scene, begin: int) -> int:
    """A new statement of the same sentence: ", adding that", "and said"."""
    items = scene.items
    for k in range(begin + 1, scene.end):
        if items[k].flags & w.SAYING and items[k - 1].text == ",":
            return k - 1
        if items[k].low == "and" and k + 1 < scene.end and items[k + 1].flags & w.SAY and not items[k + 1].flags & w.BARE:
            return k
    return scene.end


def _participle(scene: Scene, i: int, found_before: int) -> tuple[list[Reading], int]:
    """ "…, adding that the pitch had been poor": the voice of the clause before; "was quoted as saying that" """
    items = scene.items
    voice = None
    for k in range(i - 1, -1, -1):
        if items[k].flags & w.SAY and not items[k].flags & w.SAYING and not items[k].flags & w.CAP:
            b = k - 1 if k and items[k - 1].low in ("was", "is", "were") else k
            voice = subject_before(items, b) or subject_after(items, k + 1, scene.end)
            break
    if voice is None or not i or items[i - 1].text != "," and items[i - 1].low != "as":
        return [], i
    return _governed(scene, i, voice)


def _shared(scene: Scene, i: int) -> Range | None:
    """ "X criticised it and said …": the subject of the verb before."""
    items = scene.items
    if not i or items[i - 1].low not in ("and", "but"):
        return None
    for k in range(i - 1, 0, -1):
        if items[k].flags & (w.SAY | w.AUX) and not items[k].flags & w.CAP:
            return subject_before(items, k)
    return None


def _before_who(scene: Scene, i: int) -> Range | None:
    """ "Rosa Till, who said": the phrase before the comma."""
    items = scene.items
    while i and items[i - 1].flags & (w.AUX | w.ADV):
        i -= 1
    if not i or items[i - 1].low != "who":
        return None
    e = i - 2 if i > 1 and items[i - 2].text == "," else i - 1
    return subject_before(items, e) if e else None
