"""…, so X  and  …, wie X sagte: a trailing or inserted clause names the voice."""

from ...reading import Reading, length, tidy, without
from ...rules.speaking import nested_quotations, quotation_kind
from ...tokens import QUOTE, Item
from .. import flags as f
from ..phrases import phrase_end
from ..scene import Scene

RULE_SO = "so_x"
RULE_WIE = "wie_x_said"
NOT_AFTER_SO = frozenset(
    [
        "dass",
        "daß",
        "wie",
        "viel",
        "sehr",
        "weit",
        "hoch",
        "groß",
        "etwa",
        "wurde",
        "soll",
        "sei",
        "ist",
        "hat",
        "kann",
        "könne",
        "habe",
        "werde",
        "auch",
        "genannte",
        "genannten",
        "wird",
        "sind",
        "lange",
        "war",
    ]
)
OBJECTS = frozenset({"ihn", "sie", "dies", "das", "sich", "es"})
MANNER = frozenset(["viele", "lange", "oft", "hoch", "groß", "weit", "sich", "gut", "folgt", "zum", "man"])
OPEN_VERBS = frozenset({"hieß", "heißt", "bekannt", "hervorgeht", "bekanntgab"})
MODALS = frozenset(
    [
        "konnte",
        "konnten",
        "könne",
        "könnten",
        "kann",
        "können",
        "soll",
        "sollte",
        "solle",
        "muss",
        "müsse",
        "will",
        "wolle",
    ]
)
BEING = frozenset(["ist", "sei", "war", "sind", "seien", "waren"])
SHORTEST = 8
REACH = 50  # items


def find(scene: Scene) -> list[Reading]:
    """The sentence without the clause that names its voice."""
    if not scene.sentence.flags & f.FRAME:
        return []
    for i in range(scene.end):
        low = scene.items[i].low
        if low in ("so", "wie") and scene.items[i].flags & f.FRAME:
            frame = _so(scene, i) if low == "so" else _wie(scene, i)
            if frame:
                return _readings(scene, *frame)
    return []


def _so(scene: Scene, i: int):
    items, end = scene.items, scene.end
    before = items[i - 1] if i else None
    if before is None or not (before.text in {",", "–", "-"} or before.kind == QUOTE):
        return None
    k = i + 1
    if k >= end or items[k].low in NOT_AFTER_SO:
        return None
    cue = [i]
    if items[k].flags & f.FIN and not items[k].flags & f.SAY:
        return None
    if items[k].flags & f.SAY and items[k].flags & (f.FIN | f.MAYFIN):
        cue.append(k)
        k += 1
        if k < end and items[k].low == "es":
            j = _heisst_es(scene, k + 1)
            return (RULE_SO, i - 1 if before.text == "," else i, max(j), cue, *j) if j else None
        if k + 1 < end and items[k].low in OBJECTS and items[k + 1].flags & (f.CAP | f.DET):
            k += 1
    j = phrase_end(items, k, end, apposition=True)
    named = j > k and (any(items[x].flags & f.CAP for x in range(k, j)) or items[k].low in ("er", "sie"))
    if not named:
        return None
    m = j
    while m < end and not (items[m].flags & f.SEP and items[m].text in ",:") and items[m].kind != QUOTE:
        if items[m].flags & f.FIN:
            return None
        m += 1
    stop = m + 1 if m < end and items[m].text in ",:" else m
    return RULE_SO, i - 1 if before.text in {",", "–", "-"} else i, stop, cue, k, j


def _heisst_es(scene: Scene, k: int) -> tuple[int, int] | None:
    """so heißt es in einer Erklärung"""
    items = scene.items
    while k < scene.end and items[k].flags & f.LIGHT:
        k += 1
    if k < scene.end and items[k].flags & f.PREP:
        j = phrase_end(items, k + 1, scene.end)
        return (k + 1, j) if j > k + 1 else None
    return None


def _wie(scene: Scene, i: int):
    items, end = scene.items, scene.end
    before = items[i - 1] if i else None
    if before is not None and not (before.text in {",", "–", "-"} or before.kind == QUOTE):
        return None
    m, verbs = _wie_clause(scene, i)
    if not verbs or m - i > REACH or verbs[-1] < m - 3 or (i + 1 < verbs[0] and items[i + 1].low in MANNER):
        return None
    if items[m - 1].low in MODALS or (items[m - 1].low in BEING and items[m - 2].low in OPEN_VERBS):
        return None  # "wie er das behaupten konnte", "wie X bekannt ist": how, not who
    cue = [i, *(x for x in range(verbs[0], m) if items[x].flags & (f.VERB | f.PARTICLE))]
    b = e = i + 1
    if items[b].low == "es":
        e = b
    else:
        while b < m and (items[b].flags & f.LIGHT or items[b].flags & f.TIME):
            b += 1
        if b < m and items[b].low in ("aus", "in", "auf", "von"):
            b += 1
        e = max(b, phrase_end(items, b, m))
        if e == b and b < verbs[0] and items[b].kind == 0 and not items[b].flags & (f.SEP | f.VERB):
            e = verbs[0]  # t-online.de, de Maizière
    stop = m + 1 if m < end and items[m].text == "," else m
    return RULE_WIE, i - 1 if before is not None and before.text == "," else i, stop, cue, b, e


def _wie_clause(scene: Scene, i: int) -> tuple[int, list[int]]:
    """Where the clause ends, and its reporting verbs."""
    items, end = scene.items, scene.end
    m, first = i + 1, True
    while True:
        while m < end and items[m].text != ",":
            m += 1
        verbs = [x for x in range(i + 1, m) if _says(items, x, m) or items[x].low in OPEN_VERBS]
        if verbs and i == 0 and verbs[0] + 2 < m and items[verbs[0] + 1].flags & f.FIN:
            return verbs[0] + 1, verbs[:1]
        if verbs or m >= end or m - i > REACH or (first and items[m - 1].flags & f.FIN):
            return m, verbs
        first = False
        m += 1


def _says(items: list[Item], x: int, end: int) -> bool:
    """A verb that introduces speech, not one of thinking or naming: "wie er genannt wird" names nobody."""
    item = items[x]
    near = {other.low for other in items[max(0, x - 1) : end]}
    spoken = any(
        "d" in verb.takes and (verb.lemma == item.word.lemma or verb.prefix in near)
        for verb in item.word.verbs
    )
    return spoken and not item.flags & f.AUX


def _readings(
    scene: Scene, rule: str, b: int, e: int, cue: list[int], voice_b: int, voice_e: int
) -> list[Reading]:
    items = scene.items
    hole = scene.span(b, e)
    spans = tidy(scene.text, without([scene.span(0, scene.end)], hole))
    if length(spans) <= SHORTEST:
        return []
    speaker = scene.span(voice_b, voice_e) if voice_e > voice_b else None
    cues = [scene.span(x, x + 1) for x in cue]
    verb = next((v for x in cue for v in items[x].word.verbs), None)
    rest = [items[x] for x in range(scene.end) if not b <= x < e and items[x].text not in {",", ":", "."}]
    if rest and all(item.kind == QUOTE for item in rest):
        return [
            Reading(quotation_kind(q), [(q.start, q.end)], rule, speaker, cues, verb, frame=hole, item=q)
            for q in rest
        ]
    reading = Reading("indirect", spans, rule, speaker, cues, verb, frame=hole)
    return [reading, *nested_quotations(scene, reading, rule + "_words")]
