"""What stands before and after a passage, as the database's archive_context_before and _after give it.

The same patterns as in migrations/sql/functions.sql, because they take Python a tenth of the time;
`verify` tells where the two would differ.
"""

import re

REACH = 300  # code points
_SENTENCE_BEFORE = re.compile(r"""^.*[.!?…]["“”»«’']*\s+(\S.*\S[\s"„“»«‚‘'(]*)$""")
_SENTENCE_AFTER = re.compile(r"""^.*?[^\s.!?…"“”»«’'].*?[.!?…]["“”»«’']*(?=\s|$)""")


def before(body: str, place: int) -> str:
    paragraph = body[max(0, place - REACH) : place].rpartition("\n")[2]
    found = _SENTENCE_BEFORE.match(paragraph)
    if found:
        return found[1]
    return paragraph if len(paragraph) < REACH else re.sub(r"^\S*", "…", paragraph, count=1)


def after(body: str, place: int) -> str:
    paragraph = body[place : place + REACH].partition("\n")[0]
    found = _SENTENCE_AFTER.match(paragraph)
    if found:
        return found[0]
    return paragraph if len(paragraph) < REACH else re.sub(r"\S*$", "…", paragraph, count=1)
