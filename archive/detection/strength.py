"""How much like speech the words in a pair of marks are."""

NAME, WORDS, CLAUSE, SENTENCE = 0, 1, 2, 3
