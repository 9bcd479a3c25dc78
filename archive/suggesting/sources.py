"""The source behind a proposed voice: the recorded one of exactly this name or label, or a new one.

Nothing is guessed. An anonymous voice is a new source of its own report in every article, and never gets more
than the words printed for it.
"""

import re

from django.db.models import Q

from archive.annotating.opening import store
from archive.models import Article, Source
from archive.vocabularies import ANONYMOUS_IDENTIFICATIONS, Identification, SourceKind

LONGEST = 300  # of names, labels and reports
IN_MARKS = re.compile(r"[\"„“”«»‚‘]([^\"„“”«»‚‘’]+)[\"“”«»‘’]")  # der Zeitung "i"
_CAPITAL = r"[^\W\d_a-zäöüß][\w’'.-]*"  # Anna
_LINK = r"(?:(?:von|van|de|al|el|der|zu|bin) )*"  # von der Leyen
CAPITALISED = re.compile(rf"\b{_CAPITAL}(?: {_LINK}{_CAPITAL})*")


def source_for(article: Article, proposed, conduit: Source | None) -> tuple[Source, bool]:
    """The source of a proposed voice, and whether it was made just now."""
    if proposed.identification in ANONYMOUS_IDENTIFICATIONS:
        return _made(_anonymous(article, proposed.descriptor, conduit)), True
    source = _identified(article, proposed)
    wording = Q(name=source.name) if source.name else _labelled(source)
    alike = Source.objects.filter(wording, anonymous=False, kind=source.kind)[:2]
    if len(alike) == 1:
        return alike[0], False
    return _made(source), True


def origin_report(article: Article, conduit: Source | None) -> str:
    """The report in which an anonymous voice exists: the conduit's, else the outlet's, with the date."""
    outlet = conduit or article.outlet
    teller = outlet.label if outlet else article.headline or article.url or article.public_id
    return ", ".join(part for part in (teller, article.issued) if part)[:LONGEST]


def printed_name(words: str, language: str) -> str:
    """The name within a descriptor, without the titles and functions before it; "" where there is none."""
    runs = CAPITALISED.findall(words)
    if not runs:
        return ""
    parts = max(runs, key=lambda run: run.count(" ")).split()
    while len(parts) > 1 and _is_noun(parts[0], language):
        parts.pop(0)
    return " ".join(parts)


def bare(words: str, language: str) -> str:
    """The words without an article or another determiner in front."""
    from archive.detection.lexicon import sections

    first, _space, rest = words.partition(" ")
    return rest if rest and first.lower() in sections(language, "words.txt")["determiner"] else words


def _anonymous(article: Article, descriptor: str, conduit: Source | None) -> Source:
    report = origin_report(article, conduit)
    label = f"{bare(descriptor, _language(article))} ({report})"
    source = Source(kind=SourceKind.PERSON, anonymous=True, origin_report=report)
    return _with_label(source, article, label)


def _identified(article: Article, proposed) -> Source:
    language, words = _language(article), proposed.descriptor
    if proposed.identification == Identification.NAMED:
        return Source(kind=SourceKind.PERSON, name=(printed_name(words, language) or words)[:LONGEST])
    if proposed.identification == Identification.INSTITUTION:
        outlet = proposed.conduit or _is_outlet(words, language)
        source = Source(kind=SourceKind.OUTLET if outlet else SourceKind.ORGANISATION)
        if named := IN_MARKS.search(words):
            source.name = named.group(1)[:LONGEST]
            return source
        return _with_label(source, article, bare(words, language))
    return _with_label(Source(kind=SourceKind.PERSON), article, bare(words, language))


def _with_label(source: Source, article: Article, label: str) -> Source:
    """Labelled in the article's language: a descriptor is never translated."""
    setattr(source, f"label_{_language(article)}", label[:LONGEST])
    return source


def _labelled(source: Source) -> Q:
    """Of exactly this label; an institution's name may be recorded as such."""
    field, label = ("label_de", source.label_de) if source.label_de else ("label_en", source.label_en)
    same = Q(**{field: label})
    return same & Q(name="") if source.kind == SourceKind.PERSON else same | Q(name=label)


def _made(source: Source) -> Source:
    store(source)
    return source


def _language(article: Article) -> str:
    return "en" if article.language.lower().startswith("en") else "de"


def _is_noun(word: str, language: str) -> bool:
    """A title or function before a name, as far as the word lists know it."""
    from archive.detection.lexicon import endings, sections

    small = word.lower()
    nouns = sections(language, "nouns.txt")
    return any(small in nouns[name] or small.endswith(endings(language, "nouns.txt", name)) for name in nouns)


def _is_outlet(words: str, language: str) -> bool:
    from archive.detection.voices import WORD, Voices

    return Voices("", language).sort_of(WORD.findall(words)) == "outlet"
