import pytest

from archive.evidence import Source, Station, gatherer_of, root_of

SOURCES = {
    row.id: row
    for row in (
        Source("publisher", "organisation", "Verlag", "Publisher"),
        Source("paper", "outlet", "Blatt", "Paper", "publisher"),
        Source("agency", "outlet", "Agentur", "Agency"),
        Source("person", "person", "Person", "Person", "gone"),
        Source("a", "organisation", "A", "A", "b"),
        Source("b", "organisation", "B", "B", "a"),
        Source("into-loop", "organisation", "C", "C", "b"),
    )
}
STATIONS = {
    row.id: row
    for row in (
        Station(1, "agency"),
        Station(2, "person", via=1),
        Station(3, "person"),
        Station(4, "paper", via=1),
        Station(5, "person", via=4),
    )
}


@pytest.mark.parametrize(
    ("station", "outlet", "gatherer"),
    [
        (1, "paper", "agency"),  # another outlet's report
        (2, "paper", "agency"),  # told the agency
        (3, "paper", "paper"),  # told the article's outlet
        (3, None, None),  # told an outlet we do not know
        (5, None, "paper"),  # paper → agency → article: the paper heard it
        (4, None, "agency"),
    ],
)
def test_gatherer(station, outlet, gatherer):
    assert gatherer_of(STATIONS[station], outlet, SOURCES, STATIONS) == gatherer


@pytest.mark.parametrize(
    ("source", "root"),
    [("paper", "publisher"), ("publisher", "publisher"), ("agency", "agency"), ("person", "gone")],
)
def test_root(source, root):
    assert root_of(source, SOURCES) == root


def test_a_loop_has_one_root():
    assert {root_of(source, SOURCES) for source in ("a", "b", "into-loop")} == {"a"}


def test_a_label_falls_back_on_the_other_language():
    assert Source(1, "person", "", "spokesperson").label("de-AT") == "spokesperson"
    assert Source(1, "person", "Sprecherin", "").label("en") == "Sprecherin"
