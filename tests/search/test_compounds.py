"""The splitter against compounds.txt, written before it: right splits, and words left whole."""

from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db

LIST = Path(__file__).parent / "compounds.txt"


@dataclass(frozen=True)
class Case:
    word: str
    parts: tuple[str, ...]
    besides: tuple[str, ...]

    @property
    def unseen(self) -> bool:
        return crc32(self.word.encode()) % 10 < 3


def read(line: str) -> Case:
    word, _, told = line.partition(" = ")
    parts, _, besides = told.partition(" ; ")
    return Case(word, tuple(parts.split(" + ")) if parts else (), tuple(besides.split()))


CASES = [read(line) for line in LIST.read_text().splitlines() if line and not line.startswith("#")]


def ask(sql: str, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def parts_of(words: list[str]) -> dict[str, set[str]]:
    found = ask("SELECT word, archive_compound_parts(lower(word)) FROM unnest(%s::text[]) AS word", words)
    return {word: set(parts) for word, parts in found}


def lexemes(words: list[str]) -> dict[str, str]:
    return dict(
        ask("SELECT word, strip(archive_lexemes(word, 'de'))::text FROM unnest(%s::text[]) AS word", words)
    )


def measure(cases: list[Case]) -> tuple[float, float, list[str]]:
    """Precision: splits without any wrong part. Recall: compounds all of whose parts were found."""
    lexeme = lexemes([part for case in cases for part in case.parts + case.besides])
    got = parts_of([case.word for case in cases])
    split = right = found = compounds = 0
    faults = []
    for case in cases:
        wanted = {lexeme[part].strip("'") for part in case.parts}
        known = wanted | {lexeme[part].strip("'") for part in case.besides}
        wrong = {part for part in got[case.word] - known if not _joined(part, known)}
        missed = wanted - got[case.word]
        split += bool(got[case.word])
        right += bool(got[case.word]) and bool(case.parts) and not wrong
        compounds += bool(case.parts)
        found += bool(case.parts) and not missed
        if wrong or missed:
            faults.append(f"{case.word}: wrong {sorted(wrong)}, missed {sorted(missed)}")
    return right / split, found / compounds, faults


def _joined(part: str, known: set[str]) -> bool:
    """Two neighbours in one ("bundesgericht" of Bundesgerichtshof): not wrong, though rarely wanted."""
    return sum(part.find(one) >= 0 and part != one for one in known) >= 2


def test_the_list_is_long_enough():
    words = [case.word for case in CASES]
    assert len(words) == len(set(words))
    assert sum(bool(case.parts) for case in CASES) >= 350
    assert sum(not case.parts for case in CASES) >= 250


@pytest.mark.parametrize("which", ["all", "seen", "unseen"])
def test_precision_and_recall(which):
    cases = [case for case in CASES if which == "all" or case.unseen == (which == "unseen")]
    precision, recall, faults = measure(cases)
    print(f"\n{which}: precision {precision:.3f}, recall {recall:.3f} of {len(cases)} words")
    print(*faults if which == "seen" else [], sep="\n")
    assert precision >= 0.97
    assert recall >= 0.85


EXAMPLES = [
    ("getreideknappheit", {"getreid", "knappheit"}),
    ("friedensverhandlungen", {"fried", "verhandl"}),
    ("klimaschutzgesetz", {"klima", "schutz", "gesetz", "klimaschutz", "schutzgesetz"}),
    ("sprachkurs", {"sprach", "kur"}),
    ("regierungsfirmen", {"regier", "firma", "firm"}),
    ("hochwasser", {"wass"}),
    ("verhandlung", set()),
    ("ministern", set()),
    ("x" * 100_000, set()),
    ("", set()),
]


@pytest.mark.parametrize(("word", "parts"), EXAMPLES, ids=[word[:30] for word, _ in EXAMPLES])
def test_parts(word, parts):
    assert parts_of([word])[word] == parts


TEXTS = [
    (
        "Die Friedensverhandlungen und die Getreideknappheit.",
        "de",
        "'fried' 'getreid' 'knappheit' 'verhandl'",
    ),
    ("EU-Friedensverhandlungen, FRIEDENSVERHANDLUNG", "de-AT", "'fried' 'verhandl'"),
    ("Friedensverhandlungen", "en", ""),
    ("Er sagte: Ja!", "de", ""),
    ("", "de", ""),
]


@pytest.mark.parametrize(("text", "language", "vector"), TEXTS)
def test_parts_of_a_text(text, language, vector):
    [(found,)] = ask("SELECT archive_compounds(%s, %s)::text", text, language)
    assert found == vector


def test_words_of_many_texts_are_split_once_each():
    texts = [text for text, language, _ in TEXTS if language.startswith("de")]
    gathered = ask(
        """
        WITH text AS (SELECT * FROM unnest(%s::text[]) WITH ORDINALITY AS text(value, id)),
        spoken AS MATERIALIZED (SELECT id, word FROM text, archive_long_words(value) AS word),
        split AS MATERIALIZED (
            SELECT word, archive_compound_parts(word) AS parts FROM (SELECT DISTINCT word FROM spoken) AS once
        )
        SELECT value, coalesce(array_to_tsvector(array_agg(DISTINCT part) FILTER (WHERE part <> '')), '')
                      = archive_compounds(value, 'de')
        FROM text LEFT JOIN spoken USING (id) LEFT JOIN split USING (word)
        LEFT JOIN LATERAL unnest(parts) AS part ON true GROUP BY id, value
        """,
        texts,
    )
    assert len(gathered) == len(texts)
    assert all(same for _, same in gathered)


FINDS = [
    ("Getreide", "Getreideknappheit"),
    ("Verhandlung", "Friedensverhandlungen"),
    ("Häuser", "Krankenhaus"),
]


@pytest.mark.parametrize(("query", "word"), FINDS)
def test_parts_find_the_whole(query, word):
    [(found,)] = ask(
        "SELECT archive_compounds(%s, 'de') @@ to_tsquery('german', archive_fold_german(%s))", word, query
    )
    assert found
