"""What the public may see follows the articles' review status, whatever wrote the row."""

import pytest

from archive.models import Article, Attribution, Claim, Quote, Source, Stance
from tests.factories import publish, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(django_user_model) -> dict[str, object]:
    """A draft: state ← ministry ← speaker, gathered by a paper, in an article of another outlet."""
    state = Source.objects.create(kind="organisation", name="Staat")
    ministry = Source.objects.create(kind="organisation", name="Ministerium", principal=state)
    speaker = Source.objects.create(kind="person", label_de="Sprecher", principal=ministry)
    paper = Source.objects.create(kind="outlet", name="Blatt")
    outlet = Source.objects.create(kind="outlet", name="Netz")
    users = [django_user_model.objects.create_user(name) for name in ("anna", "ben")]
    article = Article.objects.create(
        outlet=outlet, body="Er sagte ja.", annotator=users[0], reviewer=users[1]
    )
    conduit = Attribution.objects.create(
        article=article, source=paper, descriptor="Blatt", identification="institution"
    )
    voice = Attribution.objects.create(
        article=article, source=speaker, via=conduit, descriptor="Er", identification="official_unnamed"
    )
    quote = Quote.objects.create(
        article=article, attribution=voice, kind="indirect", text="ja", spans=[[9, 11]]
    )
    claim = Claim.objects.create(text_de="Ja.")
    stance = Stance.objects.create(quote=quote, claim=claim, value="supports", certainty="certain")
    return locals()


def visible() -> dict[str, int]:
    models = (Article, Attribution, Source, Quote, Claim, Stance)
    return {model.__name__: model.objects.published().count() for model in models}


NOTHING = {"Article": 0, "Attribution": 0, "Source": 0, "Quote": 0, "Claim": 0, "Stance": 0}
EVERYTHING = {"Article": 1, "Attribution": 2, "Source": 5, "Quote": 1, "Claim": 1, "Stance": 1}


def test_nothing_of_a_draft_is_public(archive):
    assert visible() == NOTHING


def test_publishing_and_withdrawing_carry_through(archive):
    publish(Article.objects.get())
    assert visible() == EVERYTHING
    withdraw(Article.objects.get())
    assert visible() == NOTHING


def test_a_record_leaves_with_the_last_that_shows_it(archive):
    publish(Article.objects.get())
    Stance.objects.all().delete()
    assert visible() == EVERYTHING | {"Claim": 0, "Stance": 0}
    Quote.objects.all().delete()
    archive["voice"].delete()
    assert visible() == EVERYTHING | {"Claim": 0, "Stance": 0, "Quote": 0, "Attribution": 1, "Source": 2}


def test_a_new_principal_becomes_public_and_the_old_one_leaves(archive):
    publish(Article.objects.get())
    other = Source.objects.create(kind="organisation", name="Firma")
    Source.objects.filter(pk=archive["speaker"].pk).update(principal=other)
    assert set(Source.objects.published()) == {
        archive["speaker"], archive["paper"], archive["outlet"], other
    }  # fmt: skip


def test_published_cannot_be_set_by_hand(archive):
    for model in (Attribution, Source, Quote, Claim, Stance):
        model.objects.update(published=True)
    assert visible() == NOTHING


def test_facts_of_a_quote_follow_what_they_come_from(archive):
    publish(Article.objects.get())
    Article.objects.update(issued="2024-02", outlet=archive["paper"])
    Source.objects.filter(pk=archive["speaker"].pk).update(label_de="Kanzler")
    Attribution.objects.filter(pk=archive["voice"].pk).update(via=None)
    quote = Quote.objects.get()
    assert (str(quote.issued_earliest), str(quote.issued_latest)) == ("2024-02-01", "2024-02-29")
    assert (quote.gatherer, quote.outlet, quote.via_source_ids) == (archive["paper"], archive["paper"], [])
    assert "'kanzl'" in quote.search
    assert (quote.claim_ids, quote.stance_values) == ([archive["claim"].pk], ["supports"])


def test_root_follows_the_principals(archive):
    top = Source.objects.create(kind="organisation", name="Bund")
    Source.objects.filter(pk=archive["state"].pk).update(principal=top)
    assert {s.name or s.label_de: s.root.name for s in Source.objects.exclude(kind="outlet")} == {
        "Bund": "Bund", "Staat": "Bund", "Ministerium": "Bund", "Sprecher": "Bund"
    }  # fmt: skip
