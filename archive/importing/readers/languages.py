"""Language codes as they may be written, and an honest guess where none is."""

import re

from archive.importing.readers.parsed import Refused

_ISO_639_1 = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io
    is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn
    mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se
    sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo
    wa wo xh yi yo za zh zu
"""
_LONGER = "und mul dsb hsb nds frr gsw bar ksh pfl rom lad sco ckb kmr prs"  # those a newsroom here may meet
_KNOWN = frozenset(f"{_ISO_639_1} {_LONGER}".split())
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"  # de
    r"(?:-(?P<script>[a-z]{4}))?"  # Latn
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?",  # AT
    re.IGNORECASE | re.ASCII,
)
_GERMAN = """
    der die das und ist nicht ein eine einen dem den des mit von zu im für auf sich auch als nach wie bei aus
    wird werden wurde haben hat sie er es aber oder dass zum zur über
"""
_ENGLISH = """
    the and is not a an of to in that for on with as by at from was were has have had it he she they but or
    which this be are said who will would their its
"""
_STOP_WORDS = {"de": frozenset(_GERMAN.split()), "en": frozenset(_ENGLISH.split())}
_SAMPLE = 20_000  # code points looked at for a guess


def canonical(value: str) -> str:
    """A language code in its usual spelling, "de-AT"; "" stays. Raises Refused for an unknown one."""
    if not value:
        return ""
    found = _TAG.fullmatch(value)
    if not found or found["language"].lower() not in _KNOWN:
        raise Refused("language", value=value[:60])
    script, region = found["script"] or "", found["region"] or ""
    return "-".join(filter(None, [found["language"].lower(), script.title(), region.upper()]))


def guess(text: str) -> str:
    """ "de", "en" or, unless one clearly prevails, "und": the share of function words decides."""
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    counts = {code: sum(word in stops for word in words) for code, stops in _STOP_WORDS.items()}
    likely, other = sorted(counts, key=counts.__getitem__, reverse=True)
    clear = counts[likely] >= 3 and counts[likely] >= 3 * counts[other] and counts[likely] * 8 >= len(words)
    return likely if clear else "und"
