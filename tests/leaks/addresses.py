"""Every public address: one recipe per pattern of the URLconf, for records that are shown and hidden ones."""

from collections.abc import Iterator

from django.urls import URLResolver, get_resolver, reverse

from archive.citations import FORMATS
from archive.exporting import formats_of
from archive.models import Article, Claim, Quote, Source

NOUNS = ("quote", "article", "source", "claim")
MODELS = {"quote": Quote, "article": Article, "source": Source, "claim": Claim}
SINGLE = ("home", "method", "healthz", "readyz")


def names() -> set[str]:
    """The names of all patterns outside the desk, included ones too; a nameless one by its route."""
    return set(_names(get_resolver()))


def _names(resolver: URLResolver) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if str(pattern.pattern).startswith("admin/"):
            continue
        if isinstance(pattern, URLResolver):
            yield from _names(pattern)
        else:
            yield pattern.name or str(pattern.pattern)


def recipes(records: dict[str, list]) -> dict[str, list[str]]:
    """Pattern name → addresses; a pattern that is missing here fails a test."""
    everything = records["shown"] + records["hidden"]
    articles = [record.public_id for record in everything if isinstance(record, Article)]
    found = {name: [reverse(name)] for name in SINGLE}
    found["language"] = [reverse("language", args=[code]) for code in ("de", "en", "fr")]
    for noun in NOUNS:
        ids = [record.public_id for record in everything if isinstance(record, MODELS[noun])]
        found[f"{noun}_list"] = [reverse(f"{noun}_list")]
        found[f"{noun}_detail"] = [reverse(f"{noun}_detail", args=[one]) for one in ids]
        found[f"{noun}_export"] = [
            reverse(f"{noun}_export", args=[extension]) for extension in formats_of(noun)
        ]
        if f"{noun}_citation" in names():
            found[f"{noun}_citation"] = [
                reverse(f"{noun}_citation", args=[one, extension]) for one in ids for extension in FORMATS
            ]
    found["release_list"] = [reverse("release_list", args=[one]) for one in articles]
    found["release_record"] = [reverse("release_record", args=[one, n]) for one in articles for n in (1, 2)]
    found["release_difference"] = [reverse("release_difference", args=[one, 1, 2]) for one in articles]
    for noun in ("source", "claim"):
        found[f"{noun}_suggest"] = [
            f"{reverse(f'{noun}_suggest')}?q={word}"
            for word in ("kanarie", "kanarie0001", "wort", "kanari+wrot")
        ]
    return found


def crafted(records: dict[str, list]) -> Iterator[str]:
    """Lists and exports asked for what is hidden: by id, by internal columns, by damaged cursors."""
    hidden = {record._meta.model_name: record.public_id for record in records["hidden"]}
    source, claim = hidden["source"], hidden["claim"]
    queries = [
        *(f"source={source}", f"outlet={source}", f"via={source}", f"claim={claim}", f"source={source}&q=w*"),
        *("status=draft", "status=withdrawn", "published=false", "article__status=draft", "annotator=1"),
        *(
            "reviewer__username=x",
            "internal_notes__text__contains=k",
            "fields=note",
            "search=x",
            "format=json",
        ),
        *("sort=annotator", "sort=-body", "sort=body", "cursor=x", "cursor=WyJ4Il0", "kind=direct"),
        *("q=wort", "q=w*", "q=-nirgends", "from=1000", "to=9999", "language=de"),
        "q=%27%3B+SELECT+*+FROM+archive_internalnote--",
    ]
    for noun in NOUNS:
        for query in queries:
            yield f"/{noun}s/?{query}"
            yield f"/{noun}s/export.jsonl?{query}"


def echoing() -> Iterator[str]:
    """Addresses that hold a canary themselves: `{}` is replaced."""
    for noun in NOUNS:
        for name in ("q", "source", "claim", "language", "kind", "from", "cursor", "sort", "{}"):
            yield f"/{noun}s/?{name}=" + "{}"
        yield f"/{noun}s/?q=%22{{}}%22"
        yield f"/{noun}s/export.csv?q={{}}"
    yield "/sources/suggest?q={}"
    yield "/claims/suggest?q={}"
    yield "/{}/"
    yield "/quotes/{}.bib"
    yield "/language/de/?next=/{}"
