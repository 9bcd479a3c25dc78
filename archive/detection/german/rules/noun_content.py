"""Er kam zu dem Schluss, dass …; die Forderung, … zu …: a noun of saying or a pronominal adverb opens the
content."""

from ...reading import Reading, tidy
from ...rules.speaking import nested_quotations
from .. import flags as f
from ..clauses import FRAGMENT, INFINITIVE, MAIN, RELATIVE, SUBORD, VERB1, Clause, is_condition
from ..phrases import phrase_end
from ..scene import Scene
from ..subjects import agent, clause_subject

RULE = "noun_with_content"
HOLDING = frozenset(
    [
        "halten",
        "hält",
        "hielt",
        "hielten",
        "sehen",
        "sieht",
        "sah",
        "sahen",
        "betrachten",
        "betrachtet",
        "betrachtete",
        "erachten",
        "erachtet",
        "gilt",
        "galt",
    ]
)
KNOWN = frozenset(["wurde", "wird", "ist", "war", "worden", "geworden"])
STATIVE = frozenset(
    [
        "überzeugt",
        "sicher",
        "zuversichtlich",
        "optimistisch",
        "besorgt",
        "enttäuscht",
        "erfreut",
        "erleichtert",
        "empört",
        "entsetzt",
        "verärgert",
        "zufrieden",
        "einig",
        "skeptisch",
        "bereit",
        "dafür",
        "dagegen",
        "darauf",
        "davon",
        "darüber",
        "dazu",
        "daran",
    ]
)
BEING = frozenset(["ist", "sind", "war", "waren", "bleibt", "zeigt", "zeigte", "zeigten", "zeigen", "sei"])
BACK = 12  # items between the noun and its content


def find(scene: Scene) -> list[Reading]:
    """The content clause after the first noun that announces one."""
    clauses = scene.clauses
    for k in range(len(clauses) - 1):
        clause, content = clauses[k], clauses[k + 1]
        if content.sep not in (",", ":") or content.kind == RELATIVE or is_condition(scene.items, clause):
            continue
        if scene.carried() and any(scene.items[i].flags & f.K1 for i in clause.fins):
            continue  # all of the sentence goes on reporting
        noun = _noun(scene, clause)
        mode = _mode(scene, content)
        if not mode or (noun is None and not _holds(scene, clause, mode)):
            continue
        if noun is not None and mode != "that" and not _close(scene, clause, noun):
            continue
        resumes = clause.kind == SUBORD or (noun is not None and not _in_predicate(scene, clause, noun))
        stop = _stop(scene, k + 1, resumes)
        spans = tidy(scene.text, [scene.span(content.b, clauses[stop - 1].e)])
        speaker = _speaker(scene, k, noun)
        cue = [scene.span(noun, noun + 1)] if noun is not None else []
        reading = Reading(
            "indirect", spans, f"{RULE}_{mode}", speaker, cue, frame=scene.span(clause.b, clause.e)
        )
        return [reading, *nested_quotations(scene, reading, RULE + "_words")]
    return []


def _noun(scene: Scene, clause: Clause) -> int | None:
    for i in range(clause.e - 1, max(clause.b, clause.e - BACK) - 1, -1):
        if scene.items[i].flags & f.NOUN:
            return i
    return None


def _mode(scene: Scene, content: Clause) -> str:
    first = scene.items[content.first]
    if content.kind == SUBORD and first.low in ("dass", "daß", "ob"):
        return "that"
    if content.kind in (MAIN, VERB1) and any(scene.items[i].flags & (f.K1 | f.K2) for i in content.fins):
        return "subjunctive"
    if content.kind == INFINITIVE and first.low not in ("um", "ohne", "statt", "anstatt"):
        return "infinitive"
    return ""


def _holds(scene: Scene, clause: Clause, mode: str) -> bool:
    """ "hält es für wichtig, dass", "ist überzeugt, dass" """
    if clause.kind not in (MAIN, VERB1, SUBORD):
        return False
    if mode == "infinitive":
        last = scene.items[clause.e - 1].low in ("dafür", "darauf", "dagegen", "dazu")
        return last and any(item.flags & f.SAY for item in scene.items[clause.b : clause.e])
    words = {item.low for item in scene.items[clause.b : clause.e]}
    if words & HOLDING and words & {"es", "als", "für"}:
        return True
    if "bekannt" in words and words & KNOWN:
        return mode == "that"
    if (
        mode == "that"
        and scene.items[clause.e - 1].low in ("davon", "darauf", "darüber")
        and not words & {"liegt", "beruht", "hängt"}
    ):
        return True
    return bool(words & STATIVE) and bool(words & BEING)


def _close(scene: Scene, clause: Clause, noun: int) -> bool:
    """Only a few words, or the noun's own attributes, between the noun and its content."""
    return clause.e - noun <= 4 or phrase_end(scene.items, noun, clause.e) == clause.e


def _in_predicate(scene: Scene, clause: Clause, noun: int) -> bool:
    """Does the noun follow the finite verb (so the subject is somebody else)?"""
    return bool(clause.fins) and clause.fins[0] < noun


def _stop(scene: Scene, k: int, resumes: bool) -> int:
    """Content that hangs on a subject noun ends where the main verb follows."""
    for x in range(k + 1, len(scene.clauses)):
        clause = scene.clauses[x]
        if clause.kind == FRAGMENT and clause.sep == "," and (resumes or _rest_of_verb(scene, clause)):
            return x
        if (
            clause.kind == VERB1
            and not any(scene.items[i].flags & (f.K1 | f.K2) for i in clause.fins)
            and resumes
        ):
            return x
    return len(scene.clauses)


def _rest_of_verb(scene: Scene, clause: Clause) -> bool:
    """ "lehnte die Forderung, … zu …, ab": a prefix or participle of the main clause."""
    return clause.e - clause.b == 1 and bool(scene.items[clause.b].flags & (f.PARTICLE | f.PART))


def _speaker(scene: Scene, k: int, noun: int | None):
    items, clause = scene.items, scene.clauses[k]
    if noun is not None and not _in_predicate(scene, clause, noun):
        return _own_phrase(scene, clause, noun)
    found = clause_subject(items, scene.clauses, k) if clause.fins else None
    if noun is not None:
        giver = _giver(scene, clause, noun)
        if giver:
            return scene.span(*giver)
        end = phrase_end(items, noun, clause.e)
        if end > noun + 1 and (items[noun + 1].flags & f.GEN or items[noun + 1].low in ("von", "vom")):
            return scene.span(noun + 1, end)
    return scene.span(*found) if found else None


def _giver(scene: Scene, clause: Clause, noun: int):
    """ "Von der Polizei kam die Information", "wird von Kennern der Schluss gezogen"."""
    items = scene.items
    passive = clause.fins and items[clause.fins[0]].word.lemma == "werden"
    if items[clause.first].low not in ("von", "vom") and not passive:
        return None
    found = agent(items, clause.b, noun)
    return found if found and found[1] <= noun else None


def _own_phrase(scene: Scene, clause: Clause, noun: int):
    """The noun's own phrase: "die Forderung des Ministers"."""
    begin = noun
    while (
        begin > clause.b
        and scene.items[begin - 1].flags & (f.DET | f.ADJ)
        and not scene.items[begin - 1].flags & f.VERB
    ):
        begin -= 1
    return scene.span(begin, max(phrase_end(scene.items, begin, clause.e), noun + 1))
