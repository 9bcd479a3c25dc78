import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.search.lexemes import _together
from archive.search.wording import problem
from tests.search import searched

pytestmark = pytest.mark.django_db

TSQUERIES = [
    ("Verhandlungen", "(((('verhandl') | ('verhandlungen'))))"),
    ("wien", "(((('wien'))))"),
    ("Müller", "(((('mull') | ('muller'))))"),
    ("Mueller", "(((('mull') | ('mueller'))))"),
    ("Straße", "(((('strass') | ('strasse'))))"),
    ("UN-Rat", "(((('un-rat' <-> 'un' <-> 'rat') | ('un' <-> 'rat'))))"),
    ('="eine Verhandlung"', "(((('verhandl') | (('ein' | 'eine') <-> 'verhandlung'))))"),
    ("a'b\\c", "(((('a' <-> 'b' <-> 'c') | ('b' <-> 'c'))))"),
]

LEFT_OUT = [
    # query, common words that were ignored, whether anything is searched for, a piece of what is told
    ("die Verhandlungen", ("die",), True, None),
    ("the talks", ("the",), True, None),
    ("für wien über", ("für", "über"), True, None),
    ("wien -und", ("und",), True, None),
    ("wien or und", ("und",), True, None),
    ("in an", ("in", "an"), False, "Too common to search for: “in”, “an”."),
    ("für", ("für",), False, "Too common"),
    ('"was an"', ('"was an"',), False, "nothing left to search for"),
    ("war", (), True, "looked for in other texts only: “war”"),
    ('="die"', (), True, 'looked for in other texts only: “="die"”'),
    ('="die" wien', ('="die"',), True, None),
    ('="für"', (), True, None),
    ('="in an"', ('="in an"',), False, "Too common"),
    ("-wien", (), False, "name at least one word to look for"),
    ("²", (), False, "no letters or digits"),
    ("wien ²", (), True, "no letters or digits in it: “²”"),
]


@pytest.mark.parametrize(("text", "tsquery"), TSQUERIES)
def test_each_form_of_a_term_once(text, tsquery):
    search = searched(text)
    assert search.tsquery.replace(" ", "") == tsquery.replace(" ", "").removeprefix("(").removesuffix(")")


@pytest.mark.parametrize(("text", "ignored", "searches", "told"), LEFT_OUT)
def test_common_words_are_left_out_and_told(text, ignored, searches, told):
    search = searched(text)
    assert search.ignored == ignored
    assert bool(search.positive) is searches
    assert search.hopeless is not searches
    sentence = problem(search.notes, search.hopeless)
    assert told in sentence if told else sentence is None


def test_a_word_that_a_beginning_finds_as_well_is_not_asked_for():
    assert searched("zeit*").positive == "((('zeit':*)))"
    assert searched("verhandl*").positive == "((('verhandl':*)))"


def test_what_a_beginning_is_stemmed_to_is_no_beginning():
    """Words that are nothing but it and an ending are stored as that: "Reisen" as 'reis'."""
    assert searched("geme*").positive == "((('gem') | ('geme':*)))"
    assert searched("reise*").positive == "((('reis') | ('reise':*)))"
    assert searched("running*").positive == "((('run') | ('running':*)))"
    assert searched("Mülle*").positive == "((('mull') | ('mulle':*)))"
    assert searched("muelle*").positive == "((('mull') | ('muell') | ('muelle':*) | ('mulle':*)))"
    assert searched("die*").positive == "((('die':*)))"


def test_a_filler_word_of_one_language_alone_is_searched_in_the_other():
    assert searched("war").positive == "((('war')))"
    assert "'war'" not in searched("war wien").tsquery


def test_exclusions_stand_apart():
    search = searched('wien paris -rom -"new york"')
    assert search.tsquery == f"{search.positive} & !({search.negative})"
    assert "'wien'" in search.positive and "'rom'" not in search.positive
    assert "'new' <-> 'york'" in search.negative


def test_exact_words_are_candidates_only():
    search = searched('="Wien" -="Rom" -paris')
    assert search.exact and search.combined
    assert "'wien'" in search.positive and "'rom'" not in search.tsquery and "'paris'" in search.negative
    assert not searched("wien").exact and not searched("wien").combined
    assert searched('wien -="rom"').combined


def test_one_query_for_all_terms(django_assert_num_queries):
    with django_assert_num_queries(1):
        searched('wien or paris rom* "eine gute Sache" -moskau')
    with django_assert_num_queries(0):
        assert not searched("").hopeless


@pytest.mark.parametrize(
    ("query", "contradictory"),
    [
        ("jahr -jahr", True),
        ("wien jahr -jahr", True),
        ('jahr -"or jahr', True),
        ("wien or jahr -jahr", False),
        ("jahr -wien", False),
        ('jahr -="jahr"', False),
        ("jahr", False),
    ],
)
def test_a_search_that_leaves_out_what_it_finds(query, contradictory):
    assert searched(query).contradictory is contradictory


words = st.sampled_from("abc")
phrases = st.lists(
    st.lists(words, min_size=1, max_size=3).map(lambda own: " <-> ".join(f"'{word}'" for word in own))
    | st.tuples(words, words).map(lambda pair: f"'{pair[0]}' <2> '{pair[1]}'"),
    min_size=1,
    max_size=4,
    unique=True,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(forms=phrases, text=st.lists(words, max_size=6).map(" ".join))
def test_phrases_put_together_find_what_each_finds(db, forms, text):
    together = " | ".join(f"({form})" for form in _together(forms))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT to_tsvector('simple', %s) @@ %s::tsquery, to_tsvector('simple', %s) @@ %s::tsquery",
            [text, together, text, " | ".join(f"({form})" for form in forms)],
        )
        merged, each = cursor.fetchone()
    assert merged == each, together


def test_phrases_that_differ_in_one_word_are_one():
    assert _together(["'a' <-> 'b'", "'a' <-> 'c'", "'a' <2> 'b'", "'d'"]) == [
        "'a' <-> ('b' | 'c')",
        "'a' <2> 'b'",
        "'d'",
    ]
