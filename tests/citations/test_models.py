"""The builders on real models, unsaved: they read what is fetched and query nothing (no database here)."""

from archive.citations import FORMATS, quote_record
from archive.models import Article, Attribution, Quote, Source


def test_a_record_of_models():
    paper = Source(kind="outlet", name="i")
    diplomat = Source(kind="person", anonymous=True, label_de="Diplomat", label_en="diplomat")
    article = Article(
        public_id="a1b2c3d4", language="de", issued="2023-09", byline="Von Anna Müller", outlet=paper
    )
    article.headline = "Was nun?"
    via = Attribution(article=article, source=paper, descriptor='der Zeitung "i"', channel="publication")
    told = Attribution(
        article=article, source=diplomat, via=via, descriptor="ein Diplomat", channel="told_journalist"
    )
    quote = Quote(public_id="k3v9x2mf", article=article, attribution=told, text="Wir bleiben.", language="de")

    record = quote_record(quote, "https://fundstelle.example")

    assert [station.descriptor for station in record.chain] == ["ein Diplomat", 'der Zeitung "i"']
    assert (record.anonymous, record.chain[0].name, record.article.outlet) == (True, "", "i")
    said, reference = "".join(FORMATS["txt"].render([record])).strip().split("\n")
    assert said == "„Wir bleiben.“ (Diplomat gegenüber „i“, zit. n. Müller, 2023)"
    assert reference == "Müller, A. (2023, September). Was nun? i."
