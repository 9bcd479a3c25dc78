"""Join what is one passage: sentences in the subjunctive that follow each other, pieces of one direct
quotation."""

from .reading import Reading

RUNS = ("subjunctive", "hearsay")


def merged(readings: list[Reading]) -> list[Reading]:
    """Readings with runs of carried sentences joined into one passage each."""
    found: list[Reading] = []
    open_run: Reading | None = None
    for reading in readings:
        if open_run and continues(open_run, reading):
            open_run.spans[-1] = (open_run.spans[-1][0], reading.spans[-1][1])
            open_run.sentence = reading.sentence
            continue
        if found and goes_on(found[-1], reading):
            found[-1].spans.extend(reading.spans)
            continue
        found.append(reading)
        if not reading.nested:
            open_run = reading if is_run(reading) else None
    return found


def goes_on(first: Reading, second: Reading) -> bool:
    """„Der Schnee kam früh“, sagte X, „und er kam ohne Warnung.“: one quotation in two pieces."""
    if (
        first.item is None
        or second.item is None
        or first.sentence != second.sentence
        or first.nested
        or second.nested
    ):
        return False
    if first.frame is None or first.frame != second.frame or first.spans[-1][1] > first.frame[0]:
        return False
    return not first.ends and second.begins_small


def is_run(reading: Reading) -> bool:
    return reading.rule.startswith(RUNS) and reading.speaker is not None and not reading.nested


def continues(run: Reading, reading: Reading) -> bool:
    """The next sentence of the same paragraph, carried in the same way from the same voice."""
    same_kind = run.rule.split("_")[0] == reading.rule.split("_")[0]
    return (
        is_run(reading)
        and same_kind
        and reading.paragraph == run.paragraph
        and reading.sentence == run.sentence + 1
    )


def note_ends(text: str, reading: Reading) -> None:
    """Note how a quotation begins and ends, so that its second piece can be told from a second quotation."""
    if reading.item is None:
        return
    inner = text[reading.item.pair.inner_start : reading.item.pair.inner_end].strip()
    reading.ends = inner.endswith((".", "!", "?", "…"))
    reading.begins_small = inner[:1].islower()
