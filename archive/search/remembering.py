"""What PostgreSQL makes of a word stays the same for as long as a process runs: it is asked once for each."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

LONGEST = 60  # characters of a word that is worth remembering
MOST = 10_000  # answers: some five megabytes, at the worst (long words of rare letters) thirty

Answer = TypeVar("Answer")
Asked = tuple[str, str]  # how a word is to be understood, and the word


class Answers(Generic[Answer]):
    """Those to questions about words, for all threads."""

    def __init__(self) -> None:
        self._known: dict[Asked, Answer] = {}

    def to(
        self, asked: Iterable[Asked], ask: Callable[[list[Asked]], dict[Asked, Answer]]
    ) -> dict[Asked, Answer]:
        """By question; `ask` is called with those that are new, or not at all."""
        known, found, new = self._known, {}, []
        for question in asked:
            if question in known:
                found[question] = known[question]
            else:
                new.append(question)
        if new:
            answers = ask(new)
            found |= answers
            if len(known) + len(answers) > MOST:
                known = self._known = {}
            known.update((each, answer) for each, answer in answers.items() if len(each[1]) <= LONGEST)
        return found
