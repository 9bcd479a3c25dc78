import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.query import MAX_LENGTH, MAX_TERMS, Note, QueryError, Term, parse
from archive.search.wording import SENTENCES, problem

UNDERSTOOD = [
    # text, terms that must match ("|" between alternatives), terms to leave out
    ("", [], []),
    ("   ", [], []),
    ("getreide", ["getreide"], []),
    ("getreide ukraine", ["getreide", "ukraine"], []),
    ('"peace agreements"', ['"peace agreements"'], []),
    ('"peace   agreements"', ['"peace agreements"'], []),
    ("„eine gute Sache“", ['"eine gute Sache"'], []),
    ("“one thing” »zwei Dinge« «trois choses»", ['"one thing"', '"zwei Dinge"', '"trois choses"'], []),
    ("moskau or kreml", ["moskau|kreml"], []),
    ("moskau OR kreml getreide", ["moskau|kreml", "getreide"], []),
    ("a or b or c d", ["a|b|c", "d"], []),
    ("ukraine -russland", ["ukraine"], ["russland"]),
    ('ukraine -"new york" -wien*', ["ukraine"], ['"new york"', "wien*"]),
    ("--ukraine wien", ["wien"], ["ukraine"]),
    ("diplomat*", ["diplomat*"], []),
    ("diplomat** wien", ["diplomat*", "wien"], []),
    ('vor"eine Sache"nach', ["vor", '"eine Sache"', "nach"], []),
    ("UN-Sicherheitsrat O'Brien a:b", ["UN-Sicherheitsrat", "O'Brien", "a:b"], []),
    ("oder orden order", ["oder", "orden", "order"], []),
    ("-or ukraine", ["ukraine"], ["or"]),
    ('="eine  Sache"', ['="eine Sache"'], []),
    ('=„Sache“ or ="Ding" wien', ['="Sache"|="Ding"', "wien"], []),
    ('wien -="Sache" --="eine Sache"', ["wien"], ['="Sache"', '="eine Sache"']),
    ('"eine Sache" ="eine Sache"', ['"eine Sache"', '="eine Sache"'], []),
    ('vor="eine Sache"', ["vor=", '"eine Sache"'], []),
    ('="a=b"', ['="a=b"'], []),
    ('=""', [], []),
    ("=Sache", ["=Sache"], []),
    ("wien wien or wien", ["wien", "wien"], []),
    ("Fu\u0308r", ["Für"], []),
    ("Sicher\u00adheit", ["Sicherheit"], []),
    ("a\x00b\tc", ["a", "b", "c"], []),
    ("wien\ud800 \ufffd", ["wien"], []),
]

TOLD = [
    # text, codes of what is told, terms that must match
    ('"eine gute Sache', ["unbalanced"], ['"eine gute Sache"']),
    ('gute Sache"', ["unbalanced"], ["gute", "Sache"]),
    ('"', ["unbalanced"], []),
    ('""', [], []),
    ("-russland", ["only_minus"], []),
    ('-russland -"new york"', ["only_minus"], []),
    ("*", ["star"], []),
    ("*rat", ["star"], ["rat"]),
    ("Sicher*rat", ["star"], ["Sicher rat"]),
    ('"Sicher* rat"', ["star"], ['"Sicher rat"']),
    ('="Sicher*"', ["star"], ['="Sicher"']),
    ('="eine Sache', ["unbalanced"], ['="eine Sache"']),
    ('="😀"', ["nothing"], []),
    ('= "wien"', ["nothing"], ['"wien"']),
    ("ab*", ["short"], []),
    ("ab* wien", ["short"], ["wien"]),
    ("or", ["or"], []),
    ("or or or or", ["or"], []),
    ("or wien", ["or"], ["wien"]),
    ("wien or", ["or"], ["wien"]),
    ("wien or or paris", ["or"], ["wien|paris"]),
    ("wien or -paris", ["minus_or"], ["wien"]),
    ("(wien or paris) getreide", ["parentheses"], ["wien|paris", "getreide"]),
    ("((((", ["parentheses"], []),
    ("-", ["nothing"], []),
    ("kiew - moskau", ["nothing"], ["kiew", "moskau"]),
    ("😀", ["nothing"], []),
    ("&|!():*\\", ["parentheses", "nothing", "star"], []),
    ("\ud800", [], []),
]


def written(query):
    return ["|".join(map(str, group)) for group in query.all]


@pytest.mark.parametrize(("text", "required", "excluded"), UNDERSTOOD)
def test_what_is_understood(text, required, excluded):
    query = parse(text)
    assert written(query) == required
    assert [str(term) for term in query.none] == excluded
    assert query.notes == ()


@pytest.mark.parametrize(("text", "codes", "required"), TOLD)
def test_what_is_ignored_is_told(text, codes, required):
    query = parse(text)
    assert written(query) == required
    assert sorted(note.code for note in query.notes) == sorted(codes)
    sentence = problem(query.notes, hopeless=not required)
    assert (sentence is None) == (not codes and bool(required))


def test_notes_name_what_they_are_about():
    query = parse("😀 ab* -- wien")
    assert query.notes == (Note("nothing", ("😀", "-")), Note("short", ("ab*",)))
    assert problem(query.notes, hopeless=False) == (
        "Ignored, for there are no letters or digits in it: “😀”, “-”. "
        "Ignored: “ab*”. Before “*” there must be at least 3 letters."
    )


def test_limits_refuse_the_whole_query():
    assert parse("x" * MAX_LENGTH).all == ((Term("word", "x" * MAX_LENGTH),),)
    with pytest.raises(QueryError, match="too_long"):
        parse("x" * (MAX_LENGTH + 1))
    words = [f"w{number}" for number in range(MAX_TERMS + 1)]
    assert len(parse(" ".join(words[1:])).terms) == MAX_TERMS
    with pytest.raises(QueryError, match="too_many"):
        parse(" ".join(words))


@given(st.text(alphabet=st.sampled_from("=ab1ß \"„“-*()or&|!:\\'\x00\ud800\u200b😀\n"), max_size=60))
def test_any_text_is_read(text):
    """Every term has a letter or digit and no character PostgreSQL would refuse; every note has its words."""
    query = parse(text)
    for term in query.terms:
        assert any(map(str.isalnum, term.text)) and '"' not in term.text and "*" not in term.text
        term.text.encode("utf-8")
        assert "\x00" not in term.text
    assert all(group for group in query.all)
    assert {note.code for note in query.notes} <= SENTENCES.keys()
    assert isinstance(problem(query.notes, hopeless=not query.all), str | None)
