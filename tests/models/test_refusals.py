"""What the database itself refuses: every line of the domain's list, by raw SQL and by bulk writes."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from archive.models import Article, Attribution, Claim, Quote, Source, Stance

pytestmark = pytest.mark.django_db

BODY = "„Wir bleiben“, sagte Müller 🙂 der Zeitung. „Und wir kämpfen.“"


@pytest.fixture
def ids(django_user_model) -> dict[str, int]:
    """A small archive, row ids by name: two articles, an outlet, a named and an anonymous voice."""
    outlet = Source.objects.create(kind="outlet", name="Die Zeitung")
    ministry = Source.objects.create(kind="organisation", name="Ministerium")
    named = Source.objects.create(kind="person", name="Müller", principal=ministry)
    hidden = Source.objects.create(
        kind="person", anonymous=True, label_de="Diplomat", origin_report="Die Zeitung, 2023"
    )
    article = Article.objects.create(body=BODY, issued="2023-09")
    other = Article.objects.create(body="Anderer Text.", language="de")
    conduit = Attribution.objects.create(
        article=article, source=outlet, descriptor="der Zeitung", identification="institution"
    )
    voice = Attribution.objects.create(
        article=article, source=named, via=conduit, descriptor="Müller", identification="named"
    )
    elsewhere = Attribution.objects.create(
        article=other, source=named, descriptor="Müller", identification="named"
    )
    quote = Quote.objects.create(
        article=article, attribution=voice, kind="direct", text="Wir bleiben", spans=[[1, 12]]
    )
    claim = Claim.objects.create(text_de="Sie bleiben.")
    Stance.objects.create(quote=quote, claim=claim, value="supports", certainty="certain")
    users = [django_user_model.objects.create_user(name) for name in ("anna", "ben")]
    return {
        "outlet": outlet.pk,
        "ministry": ministry.pk,
        "named": named.pk,
        "hidden": hidden.pk,
        "article": article.pk,
        "other": other.pk,
        "conduit": conduit.pk,
        "voice": voice.pk,
        "elsewhere": elsewhere.pk,
        "quote": quote.pk,
        "claim": claim.pk,
        "anna": users[0].pk,
        "ben": users[1].pk,
    }


def run(sql: str, ids: dict[str, int]) -> int:
    """Execute one statement, check everything deferred as well, and tell how many rows it touched."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(**ids))
        count = cursor.rowcount
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return count


SOURCE = (
    "INSERT INTO archive_source (created, updated, kind, anonymous, name, label_de, label_en, origin_report,"
    " country, wikidata, gnd, homepage, note) VALUES (now(), now(), "
)
ATTRIBUTION = (
    "INSERT INTO archive_attribution (created, updated, other_forms, via_cue, note, channel, basis, terms,"
    " article_id, source_id, via_id, descriptor, identification, anonymity_reason, reason_printed)"
    " VALUES (now(), now(), '{{}}', '', '', 'not_stated', 'not_stated', 'not_stated', "
)
QUOTE = (
    "INSERT INTO archive_quote (created, updated, cue, translation, original_from, published, source_kind,"
    " identification, via_source_ids, claim_ids, stance_values, context_before, context_after,"
    " article_id, attribution_id, kind, text, spans, confidence, note, language, original_text,"
    " original_language) VALUES (now(), now(), '', 'unknown', '', false, '', '', '{{}}', '{{}}', '{{}}',"
    " '', '', "
)
STANCE = (
    "INSERT INTO archive_stance (created, updated, note, quote_id, claim_id, value, certainty)"
    " VALUES (now(), now(), '', "
)
ARTICLE = (
    "INSERT INTO archive_article (created, updated, headline, byline, url, archived_url, public_text,"
    " withdrawal_reason, status, language, issued, body, annotator_id, reviewer_id)"
    " VALUES (now(), now(), '', '', '', '', 'excerpts', '', "
)

REVIEWED = "UPDATE archive_article SET status = 'in_review' WHERE id = {article};"
PUBLISHED = "UPDATE archive_article SET status = 'published', (annotator_id, reviewer_id) = "
ACCEPTED = {
    "named source": SOURCE + "'person', false, 'A', '', '', '', 'GB', 'Q42', '118540238', '', '')",
    "anonymous source": SOURCE + "'person', true, '', 'Insider', '', 'Blatt', '', '', '', '', '')",
    "attribution": ATTRIBUTION + "{article}, {hidden}, {conduit}, 'x', 'anonymous_bare', 'none_printed', '')",
    "pseudonym": ATTRIBUTION + "{article}, {hidden}, NULL, 'x', 'pseudonym', 'safety', 'aus Angst')",
    "own account": QUOTE
    + "{article}, NULL, 'own_account', '🙂 der', '{{{{28,33}}}}', 'explicit', '', '', '', '')",
    "two pieces": QUOTE + "{article}, {voice}, 'direct', 'Wir bleiben […] Und wir kämpfen.',"
    " '{{{{1,12}},{{44,60}}}}', 'explicit', '', '', '', '')",
    "ambiguous with note": QUOTE
    + "{article}, {voice}, 'partial', 'Wir', '{{{{1,4}}}}', 'ambiguous', 'why', '', 'We', 'en')",
    "stance without direction": "UPDATE archive_stance SET value = 'mentions', certainty = 'not_applicable'",
    "article": ARTICLE + "'draft', 'en-GB', '2022-03~', 'Text', NULL, NULL)",
    "article of two years": ARTICLE + "'draft', 'de', '2023/2024', 'Text', {anna}, {ben})",
    "open interval": ARTICLE + "'draft', 'de', '../2024-02-29', 'Text', NULL, NULL)",
}

REFUSED = {
    "anonymous source with a name": SOURCE + "'person', true, 'A', 'x', '', 'Blatt', '', '', '', '', '')",
    "anonymous source with Wikidata": SOURCE + "'person', true, '', 'x', '', 'Blatt', '', 'Q1', '', '', '')",
    "anonymous source with GND": SOURCE
    + "'person', true, '', 'x', '', 'Blatt', '', '', '118540238', '', '')",
    "anonymous source without origin report": SOURCE + "'person', true, '', 'x', '', '', '', '', '', '', '')",
    "naming an anonymous source": "UPDATE archive_source SET name = 'A' WHERE id = {hidden}",
    "source without name and label": SOURCE + "'person', false, '', '', '', '', '', '', '', '', '')",
    "country": SOURCE + "'person', false, 'A', '', '', '', 'gb', '', '', '', '')",
    "QID": SOURCE + "'person', false, 'A', '', '', '', '', 'Q0', '', '', '')",
    "GND": SOURCE + "'person', false, 'A', '', '', '', '', '', 'x', '', '')",
    "source kind": SOURCE + "'animal', false, 'A', '', '', '', '', '', '', '', '')",
    "principal loop of one": "UPDATE archive_source SET principal_id = id WHERE id = {named}",
    "principal loop of two": "UPDATE archive_source SET principal_id = {named} WHERE id = {ministry}",
    "anonymous voice called named": ATTRIBUTION
    + "{article}, {hidden}, NULL, 'x', 'named', 'none_printed', '')",
    "named voice called anonymous": ATTRIBUTION
    + "{other}, {ministry}, NULL, 'x', 'anonymous_described', 'not_applicable', '')",
    "no reason for an anonymous voice": ATTRIBUTION
    + "{article}, {hidden}, NULL, 'x', 'anonymous_bare', 'not_applicable', '')",
    "a reason for a named voice": "UPDATE archive_attribution SET anonymity_reason = 'safety'"
    " WHERE id = {voice}",
    "printed reason without code": ATTRIBUTION
    + "{article}, {hidden}, NULL, 'x', 'anonymous_bare', 'none_printed', 'aus Angst')",
    "making an attributed source anonymous": "UPDATE archive_source SET anonymous = true, name = '',"
    " label_de = 'x', origin_report = 'y' WHERE id = {named}",
    "via in another article": ATTRIBUTION
    + "{article}, {ministry}, {elsewhere}, 'x', 'institution', 'not_applicable', '')",
    "via itself": "UPDATE archive_attribution SET via_id = id WHERE id = {voice}",
    "via loop": "UPDATE archive_attribution SET via_id = {voice} WHERE id = {conduit}",
    "same route twice": ATTRIBUTION + "{article}, {named}, {conduit}, 'x', 'named', 'not_applicable', '')",
    "same route twice without via": ATTRIBUTION
    + "{article}, {outlet}, NULL, 'x', 'institution', 'not_applicable', '')",
    "descriptor not at its span": "UPDATE archive_attribution SET descriptor_start = 1, descriptor_end = 7"
    " WHERE id = {voice}",
    "moving a conduit to another article": "UPDATE archive_attribution SET article_id = {other}"
    " WHERE id = {conduit}",
    "attribution of another article": QUOTE
    + "{article}, {elsewhere}, 'direct', 'Wir', '{{{{1,4}}}}', 'explicit', '', '', '', '')",
    "quote without attribution": QUOTE
    + "{article}, NULL, 'direct', 'Wir', '{{{{1,4}}}}', 'explicit', '', '', '', '')",
    "own account with attribution": QUOTE
    + "{article}, {voice}, 'own_account', 'Wir', '{{{{1,4}}}}', 'explicit', '', '', '', '')",
    "text that is not the body": QUOTE
    + "{article}, {voice}, 'direct', 'wir', '{{{{1,4}}}}', 'explicit', '', '', '', '')",
    "text that moved": "UPDATE archive_quote SET spans = '{{{{0,11}}}}' WHERE id = {quote}",
    "body that moved": "UPDATE archive_article SET body = 'x' || body WHERE id = {article}",
    "overlapping spans": QUOTE + "{article}, {voice}, 'direct', 'Wir […] ir', '{{{{1,4}},{{2,4}}}}',"
    " 'explicit', '', '', '', '')",
    "spans out of order": QUOTE + "{article}, {voice}, 'direct', 'bleiben […] Wir',"
    " '{{{{5,12}},{{1,4}}}}', 'explicit', '', '', '', '')",
    "empty span": QUOTE + "{article}, {voice}, 'direct', '', '{{{{4,4}}}}', 'explicit', '', '', '', '')",
    "span out of range": QUOTE
    + "{article}, {voice}, 'direct', '“', '{{{{60,99}}}}', 'explicit', '', '', '', '')",
    "no spans": QUOTE + "{article}, {voice}, 'direct', '', '{{}}', 'explicit', '', '', '', '')",
    "span without end": QUOTE
    + "{article}, {voice}, 'direct', 'Wir', '{{{{1,NULL}}}}', 'explicit', '', '', '', '')",
    "ambiguous without note": "UPDATE archive_quote SET confidence = 'ambiguous'",
    "original without language": "UPDATE archive_quote SET original_text = 'We stay'",
    "original in the same language": "UPDATE archive_quote SET original_text = 'x', original_language = 'de'",
    "language": "UPDATE archive_quote SET language = 'Deutsch!'",
    "same passage twice": QUOTE
    + "{article}, {voice}, 'direct', 'Wir bleiben', '{{{{1,12}}}}', 'explicit', '', '', '', '')",
    "quote inside itself": "UPDATE archive_quote SET parent_id = id",
    "second stance": STANCE + "{quote}, {claim}, 'denies', 'certain')",
    "directed stance without certainty": "UPDATE archive_stance SET certainty = 'not_applicable'",
    "certainty without direction": "UPDATE archive_stance SET value = 'questions'",
    "claim without text": "INSERT INTO archive_claim (created, updated, kind, text_de, text_en, note)"
    " VALUES (now(), now(), 'factual', '', '', '')",
    "month 13": ARTICLE + "'draft', 'de', '2023-13', 'Text', NULL, NULL)",
    "30 February": ARTICLE + "'draft', 'de', '2023-02-30', 'Text', NULL, NULL)",
    "German date": ARTICLE + "'draft', 'de', '22.9.2023', 'Text', NULL, NULL)",
    "interval without ends": ARTICLE + "'draft', 'de', '../..', 'Text', NULL, NULL)",
    "interval of nonsense": ARTICLE + "'draft', 'de', '../nonsense/..', 'Text', NULL, NULL)",
    "year 999": ARTICLE + "'draft', 'de', '0999', 'Text', NULL, NULL)",
    "interval backwards": ARTICLE + "'draft', 'de', '2023-09/2022', 'Text', NULL, NULL)",
    "article language": ARTICLE + "'draft', 'german', '', 'Text', NULL, NULL)",
    "article without text": ARTICLE + "'draft', 'de', '', E' \\n', NULL, NULL)",
    "bidi control": ARTICLE + "'draft', 'de', '', E'ab\\u202Ecd', NULL, NULL)",
    "same article twice": ARTICLE + "'draft', 'de', '', 'Anderer Text.', NULL, NULL)",
    "article that begins in review": ARTICLE + "'in_review', 'de', '', 'Text', {anna}, {ben})",
    "article that begins as published": ARTICLE + "'published', 'de', '', 'Text', {anna}, {ben})",
    "article that begins as withdrawn": ARTICLE + "'withdrawn', 'de', '', 'Text', {anna}, {ben})",
    "published without review": PUBLISHED + "({anna}, {ben}) WHERE id = {article}",
    "published without release": REVIEWED + PUBLISHED + "({anna}, {ben}) WHERE id = {article}",
    "published without reviewer": REVIEWED + PUBLISHED + "({anna}, NULL) WHERE id = {article}",
    "published by its annotator": REVIEWED + PUBLISHED + "({anna}, {anna}) WHERE id = {article}",
    "publishing without anybody": REVIEWED + PUBLISHED + "(NULL, NULL) WHERE id = {article}",
    "withdrawing a draft": "UPDATE archive_article SET status = 'withdrawn', withdrawal_reason = 'x',"
    " withdrawn_at = now()",
    "outlet that is a person": "UPDATE archive_article SET outlet_id = {named}",
    "deleting a source that speaks": "DELETE FROM archive_source WHERE id = {named}",
    "deleting a principal": "DELETE FROM archive_source WHERE id = {ministry}",
    "deleting a claim": "DELETE FROM archive_claim WHERE id = {claim}",
    "deleting an article": "DELETE FROM archive_article WHERE id = {article}",
    "note about nothing": "INSERT INTO archive_internalnote (created, updated, text)"
    " VALUES (now(), now(), 'x')",
    "note about two": "INSERT INTO archive_internalnote (created, updated, text, article_id, quote_id)"
    " VALUES (now(), now(), 'x', {article}, {quote})",
}


@pytest.mark.parametrize("case", ACCEPTED)
def test_accepts(case, ids):
    assert run(ACCEPTED[case], ids) == 1


@pytest.mark.parametrize("case", REFUSED)
def test_refuses(case, ids):
    with pytest.raises(IntegrityError):
        run(REFUSED[case], ids)


def test_refuses_in_bulk_as_well(ids):
    fitting = Quote(
        article_id=ids["article"], attribution_id=ids["voice"], kind="partial", text="Wir", spans=[[1, 4]]
    )
    shifted = Quote(
        article_id=ids["article"], attribution_id=ids["voice"], kind="partial", text="Wir", spans=[[2, 5]]
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Quote.objects.bulk_create([fitting, shifted])
    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.filter(pk=ids["hidden"]).update(wikidata="Q42")
    assert Quote.objects.count() == 1


def test_body_and_passages_change_together(ids):
    """A corrected body is accepted when its passages move with it in the same transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        Article.objects.filter(pk=ids["article"]).update(body="Neu: " + BODY)
        Quote.objects.filter(pk=ids["quote"]).update(spans=[[6, 17]])
    assert Quote.objects.get().position == 6


def test_null_bytes_never_arrive():
    with pytest.raises((ValueError, DatabaseError)):
        Article.objects.create(body="a\x00b")


def test_public_ids_are_short_opaque_and_stable(ids):
    quote = Quote.objects.get()
    before = quote.public_id
    quote.save()
    everything = [
        row.public_id for model in (Source, Article, Attribution, Quote, Claim) for row in model.objects.all()
    ]
    assert all(len(public_id) == 8 and public_id.isalnum() for public_id in everything)
    assert len(set(everything)) == len(everything)
    assert Quote.objects.get().public_id == before
