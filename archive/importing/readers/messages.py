"""Every sentence a reader refuses with: what is wrong, where, and what to do about it."""


class Wording(str):
    """Words of ours in English, not of a file's: they are translated where they are shown."""

    __slots__ = ()


def gettext_noop(message: str) -> Wording:
    """Marks words for the translators' catalogue."""
    return Wording(message)


MESSAGES = {
    "unreadable": gettext_noop("The file cannot be read: %(problem)s. Check its name and permissions."),
    "not_a_file": gettext_noop("This is neither a file nor a folder, so there is nothing to read."),
    "no_files": gettext_noop("The folder holds no files. Hidden ones are passed over."),
    "empty": gettext_noop("The file is empty. Save the article's text in it."),
    "no_body": gettext_noop("There is no article text. Add the body."),
    "too_large": gettext_noop(
        "The text has %(size)s bytes, more than the %(limit)s an article may have. Split the file."
    ),
    "binary": gettext_noop("This is not text (%(kind)s). Save the article as plain text in UTF-8."),
    "encoding": gettext_noop(
        "Byte %(offset)d in line %(line)d is not UTF-8; the file looks like %(guess)s. Save it as UTF-8."
    ),
    "nul": gettext_noop("There is a NUL character in line %(line)d, column %(column)d. Delete it."),
    "bidi": gettext_noop(
        "Line %(line)d, column %(column)d has the invisible control %(name)s, which can make text read "
        "differently from what is stored. Delete it."
    ),
    "date": gettext_noop("The date does not fit: %(problem)s"),
    "language": gettext_noop(
        "“%(value)s” is no language code. Write two letters as in de, en or de-AT, or und if unknown."
    ),
    "url": gettext_noop(
        "“%(value)s” is no web address. Write it in full, beginning with https:// or http://."
    ),
    "open_front_matter": gettext_noop(
        "The block that --- opens in line 1 is never closed. Write --- alone on a line after it."
    ),
    "no_colon": gettext_noop("Line %(line)d has no “key: value”. Keys are: %(keys)s."),
    "unknown_key": gettext_noop("“%(key)s” in line %(line)d is no known key. Keys are: %(keys)s."),
    "duplicate_key": gettext_noop(
        "“%(key)s” in line %(line)d says again what line %(first)d said. Keep one of them."
    ),
    "json": gettext_noop(
        "This is not a JSON object: %(problem)s (column %(column)d). Write one whole object on each line."
    ),
    "json_document": gettext_noop(
        "This is one JSON document over several lines. Write one object on each line (JSON Lines)."
    ),
    "json_character": gettext_noop(
        "Character %(position)d of “%(key)s” is %(name)s, which cannot be kept. Delete it."
    ),
    "json_type": gettext_noop("“%(key)s” is %(found)s, but must be text in quotation marks."),
    "json_object": gettext_noop("This is %(found)s, but each line must be an object in braces."),
    "json_unknown_key": gettext_noop("“%(key)s” is no known key. Keys are: %(keys)s."),
    "json_duplicate_key": gettext_noop("“%(key)s” is given twice. Keep one of them."),
}
