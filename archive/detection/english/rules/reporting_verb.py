"""“…,” said X; X said that …; X promised to …: the main rule for English."""

from ...reading import Reading, length, tidy
from ...rules.speaking import nested_quotations
from ...tokens import QUOTE
from .. import words as w
from ..phrases import Range, subject_after, subject_before
from ..scene import Scene
from .governed import NESTED, SHORTEST, governed, quotes_of, reading_of

AFTER = "reporting_verb_after"


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
        return _participle(scene, i, floor)
    if (i and items[i - 1].low == "to") or _passive(scene, i):
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
    return trailing if trailing[0] else governed(scene, i, voice)


def _passive(scene: Scene, i: int) -> bool:
    """was told, is believed: somebody else speaks."""
    before = [scene.items[k].low for k in range(max(0, i - 2), i)]
    return any(word in ("is", "are", "was", "were", "been", "be") for word in before)


def _finite_base(scene: Scene, i: int) -> bool:
    """ "critics argue": a base form after a plural subject, not after an auxiliary."""
    return (i > 0 and not scene.items[i - 1].flags & (w.AUX | w.DET | w.PREP)) or i == 0


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
    return quotes_of(scene, _around(scene, before, voice[1]), i, voice, scene.span(i, voice[1])), scene.end


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
        return quotes_of(scene, places, i, voice, scene.span(b, i + 1)), max(i, places[-1]) + 1
    if (
        b < 2
        or items[b - 1].text != ","
        or "c" not in takes
        or "that" in (items[k].low for k in range(i + 1, min(i + 2, scene.end)))
    ):
        return [], i
    stop = i + 1
    inserted = stop < scene.end and items[stop].text == ","
    if not inserted and not _closing(scene, stop):
        return [], i
    spans = [scene.span(0, b)] + ([scene.span(stop, scene.end)] if inserted else [])
    spans = tidy(scene.text, spans)
    if length(spans) <= SHORTEST or not any(
        items[k].flags & w.AUX or items[k].low.endswith("ed") for k in range(scene.end)
    ):
        return [], i
    reading = reading_of(scene, "indirect", spans, AFTER, i, voice, scene.span(b, stop))
    return [reading, *nested_quotations(scene, reading, NESTED)], scene.end


def _closing(scene: Scene, stop: int) -> bool:
    """Nothing behind the verb but a time, a place, an addressee."""
    return (
        stop >= scene.end
        or scene.items[stop].flags & w.PREP != 0
        or bool(scene.items[stop].flags & (w.TIME | w.ADV))
    )


def _content_start(scene: Scene, k: int) -> bool:
    return k < scene.end and (scene.items[k].low == "that" or scene.items[k].text == ":")


def _participle(scene: Scene, i: int, floor: int) -> tuple[list[Reading], int]:
    """ "…, adding that …", "was quoted as saying that …": the voice of the verb before."""
    items = scene.items
    voice = None
    for k in range(i - 1, -1, -1):
        if items[k].flags & w.SAY and not items[k].flags & w.SAYING and not items[k].flags & w.CAP:
            b = k - 1 if k and items[k - 1].low in ("was", "is", "were") else k
            voice = subject_before(items, b) or subject_after(items, k + 1, scene.end)
            break
    if voice is None or not i or (items[i - 1].text != "," and items[i - 1].low != "as"):
        return [], i
    return governed(scene, i, voice)


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
