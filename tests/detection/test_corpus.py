"""The project's own corpus: its spans, its size, and that detection reads it well."""

import pytest

from benchmarks import detection as benchmark
from benchmarks import detection_corpus

KINDS = {"direct", "partial", "indirect", "evidential", "speech_act"}


@pytest.mark.parametrize(("language", "least"), [("de", 40), ("en", 20)])
def test_size_and_annotation(language, least):
    articles = detection_corpus.articles(language)
    assert len(articles) >= least
    assert len({a.id for a in articles}) == len(articles)
    for article in articles:
        for passage in article.passages:
            assert passage.kind in KINDS
            assert all(article.text[s:e].strip() for s, e in passage.spans)
            assert all(article.text[s:e] == passage.speaker for s, e in passage.speaker_spans)


@pytest.mark.parametrize(("language", "least"), [("de", 0.85), ("en", 0.85)])
def test_usable_suggestions(language, least):
    title, texts, gold = benchmark.own(language)[0]
    found, _ = benchmark.run(texts, lambda text: benchmark.detection.detect(text, language))
    row = benchmark.measure(texts, gold, found)
    assert row["usable F1"] >= least, title
    assert row["speaker"] >= least
    assert row["exact"] >= least
