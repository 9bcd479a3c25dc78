import pytest

from archive.citations.bylines import Author, authors

MUELLER = Author(family="Müller", given="Anna")


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("", ()),
        ("Anna Müller", (MUELLER,)),
        ("Von Anna Müller", (MUELLER,)),
        ("By Jane Doe", (Author("Doe", "Jane"),)),
        ("Von Anna Müller und Bo Abel", (MUELLER, Author("Abel", "Bo"))),
        (
            "Jane Doe, John Roe, and Bo Abel",
            (Author("Doe", "Jane"), Author("Roe", "John"), Author("Abel", "Bo")),
        ),
        ("Jane Doe; John Roe", (Author("Doe", "Jane"), Author("Roe", "John"))),
        ("Ursula von der Leyen", (Author("von der Leyen", "Ursula"),)),
        ("Von Ursula von der Leyen", (Author("von der Leyen", "Ursula"),)),
        ("von der Leyen, Ursula", (Author("von der Leyen", "Ursula"),)),
        ("Müller, Anna", (MUELLER,)),
        ("Charles De Gaulle", (Author("De Gaulle", "Charles"),)),
        ("Vincent van Gogh", (Author("van Gogh", "Vincent"),)),
        ("Dr. Anna Müller", (MUELLER,)),
        ("John Smith Jr.", (Author("Smith Jr", "John"),)),
        ("Ali al-Masri", (Author("al-Masri", "Ali"),)),
        ("Анна Иванова", (Author("Иванова", "Анна"),)),
        ("dpa", (Author(literal="dpa"),)),
        ("dpa, AFP", (Author(literal="dpa"), Author(literal="AFP"))),
        ("dpa/Reuters", (Author(literal="dpa"), Author(literal="Reuters"))),
        ("Redaktion", (Author(literal="Redaktion"),)),
        ("Von der Redaktion", (Author(literal="Redaktion"),)),
        ("Anna Müller (dpa)", (MUELLER, Author(literal="dpa"))),
        ("Anna Müller, mit Material von dpa", (MUELLER, Author(literal="dpa"))),
        ("BBC News", (Author(literal="BBC News"),)),
        ("mbo", (Author(literal="mbo"),)),
        ("Von Anna Müller, Berlin", (MUELLER,)),
        ("Von Anna Müller in London", (MUELLER,)),
        ("Anna Müller (Kiew)", (MUELLER,)),
        ("By Jane Doe, Political Editor", (Author("Doe", "Jane"),)),
        ("Jane Doe, jane@example.org", (Author("Doe", "Jane"),)),
        ("  Anna\n Müller ", (MUELLER,)),
    ],
)
def test_authors(byline, expected):
    assert authors(byline) == expected
