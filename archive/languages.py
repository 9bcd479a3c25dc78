"""Names of languages for readers."""

from django.utils import translation


def language_name(tag: str) -> str:
    """In the active language: "German" for "de", "British English" for "en-GB"; unknown tags stay."""
    for candidate in (tag.lower(), tag.split("-")[0].lower()):
        try:
            return str(translation.get_language_info(candidate)["name_translated"])
        except KeyError:
            continue
    return tag
