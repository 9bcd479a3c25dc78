"""What templates call."""

import pytest
from django.utils import translation

from archive import pages
from archive.models import Article, Source


@pytest.mark.parametrize(
    ("language", "edtf", "words"),
    [
        ("de", "2023-09", "September 2023"),
        ("de", "2023-09-22", "22. September 2023"),
        ("en", "2022-03~", "c. March 2022"),
        ("en", "", ""),
    ],
)
def test_dates_in_words(language, edtf, words):
    with translation.override(language):
        assert pages.date_in_words(edtf) == words


@pytest.mark.parametrize(("language", "shown"), [("de", "1.234.567"), ("en", "1,234,567")])
def test_numbers_are_grouped(language, shown):
    with translation.override(language):
        assert pages.number(1234567) == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (Source(kind="outlet", name="i"), "“i”"),
        (Source(kind="outlet", label_en="“i” (newspaper)"), "“i” (newspaper)"),
        (Source(kind="person", name="Anna Weber"), "Anna Weber"),
    ],
)
def test_an_outlet_stands_in_quotation_marks(source, shown):
    with translation.override("en"):
        assert pages.voice(source) == shown


def test_an_article_without_headline_is_called_by_its_opening_words():
    article = Article(body="  Seit dem Beginn der russischen Invasion gegen die Ukraine haben viele Länder. ")
    assert pages.title_of(article) == "Seit dem Beginn der russischen Invasion gegen die Ukraine …"
    article.headline = "Geheime Gespräche"
    assert pages.title_of(article) == "Geheime Gespräche"


def test_an_address_leaves_out_what_is_empty():
    assert pages.address("quote_list", q='"peace agreements"', kind="") == "/quotes/?q=%22peace+agreements%22"
