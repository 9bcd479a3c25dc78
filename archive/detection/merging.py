"""Join what is one passage: sentences in the subjunctive that follow each other, pieces of one direct quotation."""

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
        found.append(reading)
        if not reading.nested:
            open_run = reading if is_run(reading) else None
    return found


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
