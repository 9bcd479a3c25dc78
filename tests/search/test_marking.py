import pytest

from archive.search import Marker, Text
from archive.search.vocabulary import LANGUAGES
from tests.search import searched

pytestmark = pytest.mark.django_db

GERMAN = [
    (
        "friedensvereinbarung",
        "Sie schließen Friedensvereinbarungen.",
        "Sie schließen [Friedensvereinbarungen].",
    ),
    ("Verhandlungen", "Verhandlung, verhandelt", "[Verhandlung], verhandelt"),
    ("ähnlich", "Ähnlich aehnlich a\u0308hnliche", "[Ähnlich] [aehnlich] [a\u0308hnliche]"),
    ("strasse", "Die Straßen von Straße 7", "Die [Straßen] von [Straße] 7"),
    ("sicherheitsrat", "im UN-Sicherheitsrat.", "im UN-[Sicherheitsrat]."),
    (
        "UN-Sicherheitsrat",
        "im UN-Sicherheitsrat, im Sicherheitsrat",
        "im [UN-Sicherheitsrat], im Sicherheitsrat",
    ),
    ('"eine gute Sache"', "eine gute Sache, gute, Sache", "[eine gute Sache], [gute, Sache]"),
    ('"eine gute Sache"', "keine gute Sache", "keine [gute Sache]"),
    ('"Teile des Landes"', "Teile des Landes, Teile Landes", "[Teile des Landes], Teile Landes"),
    ('"gute Sache"', "Sache, gute", "Sache, gute"),
    ("diplom*", "Diplomat und Diplomatie, diplomatisch", "[Diplomat] und [Diplomatie], [diplomatisch]"),
    ("geme*", "Gemeinde, gemeinsam, Gemüse", "[Gemeinde], [gemeinsam], Gemüse"),
    ("reise*", "Reisen, Reisebüro, Reim", "[Reisen], [Reisebüro], Reim"),
    ("vereinba*", "Friedensvereinbarungen, vereint", "[Friedensvereinbarungen], vereint"),
    ('"UN-Ra*" wien', "UN-Rat", "UN-Rat"),
    ("UN-Ra*", "UN-Rat, UN-Büro", "[UN-Rat], UN-Büro"),
    ("UN-die*", "UN-Rat, UN-Dienst", "UN-Rat, [UN-Dienst]"),
    ("UN-Buero*", "UN-Rat, UN-Büros", "UN-Rat, [UN-Büros]"),
    ("wien or rom", "Wien, Paris, Rom", "[Wien], Paris, [Rom]"),
    ("wien -rom", "Wien, Rom", "[Wien], Rom"),
    ("die wien", "die Stadt Wien", "die Stadt [Wien]"),
    ('"gute Sache" sache', "gute Sache Sache", "[gute Sache] [Sache]"),
    ("18.000", "Es waren 18.000 Menschen", "Es waren [18.000] Menschen"),
    ("wien", "", ""),
    ("verhandlungen", "Friedensverhandlungen, verhandelt", "[Friedensverhandlungen], verhandelt"),
    ("verhandlung", "VERHANDLUNGSTISCHE, Behandlungen", "[VERHANDLUNGSTISCHE], Behandlungen"),
    ("länder", "die Nachbarländer, Lander, geländet", "die [Nachbarländer], [Lander], geländet"),
    ("firma", "ein Firmensitz", "ein [Firmensitz]"),
    ("verhandl*", "Friedensverhandlungen", "[Friedensverhandlungen]"),
    ('"neue Verhandlungen"', "neue Friedensverhandlungen", "neue Friedensverhandlungen"),
    ('="Verhandlungen"', "Friedensverhandlungen", "Friedensverhandlungen"),
    ('="Sache" gute', "gute Sachen", "[gute] Sachen"),
    ('="Sache" or gute', "guter Sache", "[guter] [Sache]"),
    ('gute -="Sache"', "gute Sache", "[gute] Sache"),
]
EXACT = [
    (
        '="Verhandlung"',
        "Verhandlung, Verhandlungen, VERHANDLUNG",
        "[Verhandlung], Verhandlungen, [VERHANDLUNG]",
    ),
    ('="für"', "für, fur, fuer, FÜR, fu\u0308r", "[für], fur, fuer, [FÜR], [fu\u0308r]"),
    ('="eine gute Sache"', "Eine gute Sache, keine gute Sache", "[Eine gute Sache], keine gute Sache"),
    (
        '="gute Sache"',
        "gute (Sache), gute_Sache, gute alte Sache",
        "[gute (Sache]), [gute_Sache], gute alte Sache",
    ),
    ('="gute Sache"', "gute\nSache; gute – »Sache«", "[gute\nSache]; [gute – »Sache]«"),
    ('="Sache der Welt"', "Sache der Welt, Sache die Welt", "[Sache der Welt], Sache die Welt"),
    ('="UN-Rat"', "der UN Rat, UN-Rat, UN-Rates", "der [UN Rat], [UN-Rat], UN-Rates"),
    ('="18.000"', "18.000, 18 000, 118.000", "[18.000], [18 000], 118.000"),
]
ENGLISH = [
    ("agreement", "peace agreements", "peace [agreements]"),
    ('"peace agreements"', "making peace agreements now", "making [peace agreements] now"),
    ('"peace agreement"', "Peace-agreement", "[Peace-agreement]"),
    ("negotiate", "negotiating, negotiated", "[negotiating], [negotiated]"),
    ("cafe", "a café", "a [café]"),
]


ODD = [
    # letters that are folded to others, in either place
    ("oeuvre", "une œuvre", "une [œuvre]"),
    ("œuvre", "une oeuvre", "une [oeuvre]"),
    ("elan", "l'élan, Élan, e\u0301lan", "l'[élan], [Élan], [e\u0301lan]"),
    ("Ålesund", "Alesund", "[Alesund]"),
    ("москва", "Москва, Киев", "[Москва], Киев"),
    ("Москвы", "москвы", "[москвы]"),
    ("北京", "北京 北", "[北京] 北"),
]


def marks(query: str, text: Text) -> str:
    """The text with brackets where the marks are."""
    marker = Marker(searched(query), [text])
    pieces, place = [], 0
    for start, end in marker.spans(text):
        pieces += [text.text[place:start], "[", text.text[start:end], "]"]
        place = end
    return "".join([*pieces, text.text[place:]])


@pytest.mark.parametrize(("query", "text", "expected"), [*GERMAN, *EXACT])
def test_german(query, text, expected):
    assert marks(query, Text(text, "de-AT")) == expected


@pytest.mark.parametrize(("query", "text", "expected"), ENGLISH)
def test_english(query, text, expected):
    assert marks(query, Text(text, "en")) == expected


def test_other_languages_are_only_folded():
    assert marks("accord", Text("l'accord, les accords", "fr")) == "l'[accord], les accords"


@pytest.mark.parametrize(("query", "text", "expected"), EXACT)
def test_exact_words_in_any_language(query, text, expected):
    assert marks(query, Text(text, "fr")) == expected


def test_text_is_escaped_and_only_then_marked():
    text = Text('<b>Wien</b> & "Wien" <mark>', "de")
    marked = Marker(searched("wien"), [text]).marked(text)
    assert marked == "&lt;b&gt;<mark>Wien</mark>&lt;/b&gt; &amp; &#34;<mark>Wien</mark>&#34; &lt;mark&gt;"
    assert marked.__html__() == marked


@pytest.mark.parametrize(("query", "text", "expected"), ODD)
def test_letters_that_are_folded(query, text, expected):
    assert marks(query, Text(text, "fr")) == expected


def test_a_text_that_was_not_announced_is_marked_by_what_is_known():
    marker = Marker(searched("wien"), [Text("Wien", "de"), Text("in Wien", "de")])
    assert marker.spans(Text("Nach Wien", "de")) == [(5, 9)]


def test_whether_a_text_holds_any_of_some_terms():
    search, text = searched("wien or paris rom"), Text("Wien und Linz", "de")
    marker = Marker(search, [text])
    assert [marker.holds(text, group) for group in search.all] == [True, False]
    assert not marker.holds(Text("Linz", "de"), search.all[0])


def test_one_query_for_all_texts(django_assert_num_queries):
    texts = [Text(f"Wien {number} words", language) for number in range(50) for language in LANGUAGES]
    search = searched("wien word*")
    with django_assert_num_queries(1):
        marker = Marker(search, texts)
        assert all(len(marker.spans(text)) == 2 for text in texts)


@pytest.mark.parametrize("language", ["de", "en", "fr"])
@pytest.mark.parametrize(
    "query", ["gute Sache", '"gute Sachen"', "verhandl*", "UN-Rat", '"war the"', "anyone's"]
)
def test_what_postgresql_finds_is_marked_and_nothing_else(query, language):
    """In each of these texts something is marked exactly when the text matches."""
    from django.db import connection

    search = searched(query)
    texts = [
        "gute Sachen",
        "Sache, gute",
        "gut",
        "verhandelt",
        "Verhandlungen",
        "UN-Rat",
        "UN Rat",
        "Rat der UN",
    ]
    texts += ["the war the war", "anyone's guess", "anyone s", ""]
    for text in texts:
        with connection.cursor() as cursor:
            cursor.execute("SELECT archive_lexemes(%s, %s) @@ %s::tsquery", [text, language, search.tsquery])
            (matches,) = cursor.fetchone()
        marker = Marker(search, [Text(text, language)])
        found = [
            all(any(marker.spans(Text(text, language), [leaf]) for leaf in group) for group in search.all)
        ]
        assert found == [matches], text
