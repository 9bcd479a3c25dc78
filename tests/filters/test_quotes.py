import pytest
from django.http import QueryDict

from archive.filters import QuoteFilter
from archive.models import Claim, Quote, Source
from tests.factories import withdraw
from tests.search import numbered

pytestmark = pytest.mark.django_db


def listed(query: str) -> QuoteFilter:
    found = QuoteFilter(QueryDict(query), queryset=Quote.objects.published().for_list())
    assert found.is_valid(), found.errors
    return found


def found(query: str) -> list[str]:
    """The numbers of the first article's passages that a query string lists, sorted."""
    names = {quote.pk: name for name, quote in numbered().items()}
    return sorted(names[row.pk] for row in listed(query).qs)


DIPLOMAT = ["q17", "q18", "q19", "q20", "q21"]
SEARCHES = [
    ("friedensvereinbarung", ["q18"]),
    ("Friedensvereinbarungen", ["q18"]),
    ('"peace agreements"', ["q18"]),
    ("„peace agreement“", ["q18"]),
    ("FRIEDENSVEREINBARUNG irgendjemanden", ["q18"]),
    ("friedensvereinbarung getreideknappheit", []),
    ("friedensvereinbarung or getreideknappheit", ["q07", "q08", "q18"]),  # q07 by its claim
    ("Friedensv*", ["q13", "q16", "q17", "q18"]),  # q17 by its claim
    ("friedensv* -verhandlungen", ["q18"]),
    ("friedensv* -friedensverhandlungen", ["q18"]),
    ("divvying", ["q18"]),
    ('"agreements peace"', []),
    ("aussenministerium sache", []),
    ("Sicherheitsrat OSZE", ["q12"]),
    ("UN-Sicherheitsrat", ["q12"]),
    ("Grossbritannien", ["q01", "q06", "q07"]),
    ("großbritannien", ["q01", "q06", "q07"]),
    ("glaubwuerdig", ["q15"]),
    ("Länder", ["q01", "q18"]),
    ("laender", ["q01", "q18"]),
    ('"eine gute Sache"', ["q23"]),
    ('="Friedensvereinbarung"', []),
    ('="friedensvereinbarungen"', ["q18"]),
    ('="peace agreements"', ["q18"]),
    ('="peace agreement"', []),
    ('="FÜR irgendjemanden"', ["q18"]),
    ('="fuer irgendjemanden"', []),
    ('="eine gute Sache"', ["q23"]),
    ('="gute Sachen" or ="eine gute Sache"', ["q23"]),
    ('="gute Sachen" or divvying', ["q18"]),
    ('friedensv* -="Friedensvereinbarung"', ["q13", "q16", "q17", "q18"]),
    ('friedensv* -="Friedensvereinbarungen"', ["q13", "q16", "q17"]),
    ('="Diplomat"', ["q17"]),  # the others' speaker is called so
    ("die und der", []),
    ('"', []),
    ("😀", []),
    ("-ukraine", []),
    ("nirgends", []),
]


@pytest.mark.parametrize(("q", "passages"), SEARCHES)
def test_search(first_article_once, q, passages):
    query = QueryDict(mutable=True)
    query["q"] = q
    assert found(query.urlencode()) == passages


def test_a_voice_is_found_by_its_description(first_article_once):
    assert set(DIPLOMAT) < set(found("q=diplomat"))
    assert found("q=diplomat&identification=anonymous_described") == DIPLOMAT
    assert found("q=sicherheitsberater") == ["q22", "q23", "q24", "q25"]


def test_facets(first_article_once):
    assert len(found("identification=anonymous_described")) == 9
    assert len(found("kind=direct&kind=partial")) == 10
    assert len(found("kind=direct&identification=anonymous_described")) == 4
    assert found("kind=own_account") == ["q01", "q02", "q03", "q09", "q13"]
    assert found("source_kind=outlet") == ["q05", "q06", "q07", "q08"]
    assert found("language=en") == []
    assert len(found("language=de")) == 25
    assert len(found("kind=&q=")) == 25


def test_records_are_named_by_their_public_ids(first_article_once):
    paper = Source.objects.get(kind="outlet")
    diplomat = Source.objects.get(label_de__contains="Diplomat")
    assert found(f"source={diplomat.public_id}") == DIPLOMAT
    assert len(found(f"source={diplomat.public_id}&source={paper.public_id}")) == 9
    assert len(found(f"via={paper.public_id}")) == 16
    assert found(f"outlet={paper.public_id}") == []


def test_claim_stance_and_status_mean_the_same_stance(first_article_once):
    aim = Claim.objects.get(text_en__startswith="The talks aimed")
    assert found(f"claim={aim.public_id}") == ["q14", "q15", "q17", "q18"]
    assert found(f"claim={aim.public_id}&stance=denies") == ["q14", "q15", "q18"]
    assert found("stance=denies&status=denied_only") == ["q13", "q14", "q15", "q18", "q19", "q25"]
    assert found("status=unsourced") == ["q01"]
    assert found(f"claim={aim.public_id}&status=single_strand") == []


DATES = [
    ("from=2023-09", 25),
    ("from=2023-09-30", 25),
    ("from=2023-10", 0),
    ("to=2023-09-01", 25),
    ("to=2023-08", 0),
    ("to=2023-08-31", 0),
    ("from=2022&to=2024", 25),
    ("from=2023-09&to=2023-09", 25),
    ("from=2023/..", 25),
    ("from=2023~", 25),
]


@pytest.mark.parametrize(("query", "count"), DATES)
def test_dates_overlap_the_article(first_article_once, query, count):
    assert len(found(query)) == count


def test_what_was_withdrawn_is_never_listed(first_article_once):
    withdraw(first_article_once)
    assert found("q=diplomat") == []
    assert listed("").counts.total == 0


REFUSED = [
    ("kind=nonsense", "kind", "“nonsense” is not a value of “kind”. It takes: direct, partial"),
    ("kind=direct&kind=DIRECT", "kind", "“DIRECT” is not a value of “kind”"),
    ("source=" + "9" * 30, "source", "is not a value of “source”. There is no such record."),
    ("source=zzzzzzzz", "source", "“zzzzzzzz” is not a value of “source”"),
    ("claim=%00", "claim", "is not a value of “claim”"),
    ("via=%ED%A0%80", "via", "is not a value of “via”"),
    ("language=deutsch!", "language", "A language code looks like de or en-GB."),
    ("from=2023-13", "from", "there is no month 13"),
    ("to=yesterday", "to", "is not a date"),
    ("from=../2023", "from", "“from” needs a date that has a beginning."),
    ("to=2023/..", "to", "“to” needs a date that has an end."),
    ("from=2024&to=2023", "to", "“to” lies before “from”."),
    (
        "sort=drop%20table",
        "sort",
        "“drop table” is not a value of “sort”. It takes: relevance, newest, oldest.",
    ),
    ("q=" + "x" * 10_000, "q", "at most 300 characters"),
    ("q=" + "a+" * 40, "q", "at most 32"),
    ("&".join(f"kind=k{number}" for number in range(200)), "kind", "At most 100 values"),
]


@pytest.mark.parametrize(("query", "parameter", "told"), REFUSED)
def test_a_wrong_value_is_refused_by_name(query, parameter, told):
    found = QuoteFilter(QueryDict(query), queryset=Quote.objects.published())
    assert not found.is_valid()
    assert list(found.form.errors) == [parameter]
    assert told in found.form.errors[parameter][0]


def test_a_draft_source_is_no_value():
    from tests.factories import make_source

    found = QuoteFilter(QueryDict(f"source={make_source().public_id}"), queryset=Quote.objects.published())
    assert not found.is_valid()


SORTS = [("", "newest"), ("sort=oldest", "oldest"), ("sort=relevance", "newest"), ("q=krieg", "relevance")]


@pytest.mark.parametrize(("query", "sort"), [*SORTS, ("q=krieg&sort=newest", "newest"), ('q="', "newest")])
def test_sort(query, sort):
    assert listed(query).sort == sort


def test_own_words_rank_before_the_speakers_description(first_article_once):
    names = {quote.pk: name for name, quote in numbered().items()}
    assert names[listed("q=diplomat").qs[0].pk] == "q17"  # the words and the speaker
    assert {names[row.pk] for row in listed("q=diplomat").qs[:4]} == {"q01", "q06", "q11", "q17"}
