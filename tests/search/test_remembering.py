"""What was asked about a word is not asked again, within bounds."""

from archive.search import remembering
from archive.search.remembering import Answers


def ask(asked: list) -> dict:
    return {question: question[1].upper() for question in asked}


def nobody(asked: list) -> dict:
    raise AssertionError(asked)


def test_only_new_questions_are_asked():
    answers, seen = Answers(), []

    def noting(asked: list) -> dict:
        seen.extend(asked)
        return ask(asked)

    assert answers.to([("de", "rat")], noting) == {("de", "rat"): "RAT"}
    assert answers.to([("de", "rat"), ("en", "rat")], noting) == {("de", "rat"): "RAT", ("en", "rat"): "RAT"}
    assert seen == [("de", "rat"), ("en", "rat")]
    assert answers.to([("de", "rat")], nobody) == {("de", "rat"): "RAT"}
    assert answers.to([], nobody) == {}


def test_long_words_are_answered_but_not_kept():
    answers, word = Answers(), "x" * (remembering.LONGEST + 1)
    for _ in range(2):
        assert answers.to([("de", word)], ask) == {("de", word): word.upper()}
    assert not answers._known


def test_there_is_a_limit(monkeypatch):
    monkeypatch.setattr(remembering, "MOST", 3)
    answers = Answers()
    for word in "abcdefg":
        answers.to([("de", word)], ask)
        assert len(answers._known) <= 3
    assert answers.to([("de", "g")], nobody) == {("de", "g"): "G"}
