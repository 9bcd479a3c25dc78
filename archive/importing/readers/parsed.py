"""What a reader yields: an article's text and what was said about it, or a refusal."""

from collections.abc import Callable
from dataclasses import dataclass, field

from archive.importing.readers.messages import MESSAGES, Wording
from archive.partial_dates import PartialDateError


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article as its file says it; unknown is "". `body` is verbatim, `issued` EDTF, `language` BCP 47.

    `origin` says where it came from: "file.txt" or "file.jsonl, line 12".
    """

    body: str
    origin: str
    outlet: str = ""
    headline: str = ""
    byline: str = ""
    url: str = ""
    archived_url: str = ""
    language: str = "und"
    issued: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something was not taken. `template` (English, %-style) and `params` are apart for translation."""

    origin: str
    code: str
    params: dict[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, code: str, origin: str, **params: object) -> "Refusal":
        return cls(origin, code, params)

    @property
    def template(self) -> str:
        return MESSAGES[self.code]

    @property
    def reason(self) -> str:
        return self.in_words()

    def in_words(self, translate: Callable[[str], str] = str, language: str = "en") -> str:
        """The reason, its wording passed through `translate`; a date's own message in `language`."""
        params = {name: _shown(value, translate, language) for name, value in self.params.items()}
        return translate(self.template) % params


def _shown(value: object, translate: Callable[[str], str], language: str) -> object:
    if isinstance(value, PartialDateError):
        return value.message(language)
    return translate(value) if isinstance(value, Wording) else value


class Refused(Exception):
    """Raised inside a reader; becomes a Refusal where its origin is known."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def at(self, origin: str) -> Refusal:
        return Refusal(origin, self.code, self.params)
