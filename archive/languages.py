"""Names of languages for readers."""

from functools import lru_cache

from django.utils import translation


def language_name(tag: str) -> str:
    """In the active language: "German" for "de", "British English" for "en-GB"; unknown tags stay."""
    return _name(tag, translation.get_language())


@lru_cache(maxsize=1000)
def _name(tag: str, language: str | None) -> str:
    for candidate in (tag.lower(), tag.split("-")[0].lower()):
        try:
            return str(translation.get_language_info(candidate)["name_translated"])
        except KeyError:
            continue
    return tag
