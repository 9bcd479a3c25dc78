import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.partial_dates import PATTERN, PartialDateError, bounds_of_query, display, parse

DATES = [
    # text, earliest, latest, precision, approximate, uncertain
    ("2023", date(2023, 1, 1), date(2023, 12, 31), "year", False, False),
    ("2023-09", date(2023, 9, 1), date(2023, 9, 30), "month", False, False),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month", False, False),
    ("2023-09-22", date(2023, 9, 22), date(2023, 9, 22), "day", False, False),
    ("2022-03~", date(2022, 3, 1), date(2022, 3, 31), "month", True, False),
    ("2022?", date(2022, 1, 1), date(2022, 12, 31), "year", False, True),
    ("2022-03-04%", date(2022, 3, 4), date(2022, 3, 4), "day", True, True),
    ("2023/2024", date(2023, 1, 1), date(2024, 12, 31), "interval", False, False),
    ("2023-09/2023-10-05~", date(2023, 9, 1), date(2023, 10, 5), "interval", True, False),
    ("2023-09/2023-09", date(2023, 9, 1), date(2023, 9, 30), "interval", False, False),
    ("2023-09-22/..", date(2023, 9, 22), None, "interval", False, False),
    ("../2023?", None, date(2023, 12, 31), "interval", False, True),
    ("9999", date(9999, 1, 1), date(9999, 12, 31), "year", False, False),
]

MALFORMED = [
    ("2023-13", "month", "month 13"),
    ("2023-00", "month", "month 0"),
    ("2023-02-30", "day", "day 30"),
    ("2023-02-29", "day", "day 29"),
    ("2023-09/2022-01", "backwards", "ends before"),
    ("0000", "year", "1000"),
    ("", "malformed", "not a date"),
    ("..", "malformed", "not a date"),
    ("../..", "malformed", "not a date"),
    ("2023/", "malformed", "not a date"),
    ("2023/2024/2025", "malformed", "not a date"),
    ("2023-9", "malformed", "not a date"),
    ("22.09.2023", "malformed", "not a date"),
    ("2023-09\n", "malformed", "not a date"),
    ("٢٠٢٣", "malformed", "not a date"),
    ("2023~~", "malformed", "not a date"),
    (" 2023", "malformed", "not a date"),
    ("x" * 5000, "malformed", "…"),
]

IN_WORDS = [
    ("2023", "2023", "2023"),
    ("2023-09", "September 2023", "September 2023"),
    ("2023-09-22", "22. September 2023", "22 September 2023"),
    ("2022-03~", "ca. März 2022", "c. March 2022"),
    ("2022-03?", "März 2022 (unsicher)", "March 2022 (uncertain)"),
    ("2022%", "ca. 2022 (unsicher)", "c. 2022 (uncertain)"),
    ("2023/2024", "2023–2024", "2023–2024"),
    ("2023-09/2023-10", "September–Oktober 2023", "September–October 2023"),
    ("2023-09-22/2023-09-24", "22.–24. September 2023", "22–24 September 2023"),
    ("2023-09-22/2023-10-02", "22. September – 2. Oktober 2023", "22 September – 2 October 2023"),
    ("2023-12/2024-01", "Dezember 2023 – Januar 2024", "December 2023 – January 2024"),
    ("2023/2024-03", "2023 – März 2024", "2023 – March 2024"),
    ("2023/2023-09", "2023 – September 2023", "2023 – September 2023"),
    ("2023~/2024", "ca. 2023 – 2024", "c. 2023 – 2024"),
    ("2023-09/..", "seit September 2023", "since September 2023"),
    ("../2023", "bis 2023", "until 2023"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision", "approximate", "uncertain"), DATES)
def test_parse(text, earliest, latest, precision, approximate, uncertain):
    parsed = parse(text)
    assert (parsed.earliest, parsed.latest) == (earliest, latest)
    assert (parsed.precision, parsed.approximate, parsed.uncertain) == (precision, approximate, uncertain)


@pytest.mark.parametrize(("text", "code", "words"), MALFORMED)
def test_malformed_dates_are_told_in_both_languages(text, code, words):
    with pytest.raises(PartialDateError) as raised:
        parse(text)
    assert raised.value.code == code
    assert words in str(raised.value)
    assert "Erlaubt sind 2023" in raised.value.message("de")
    assert len(str(raised.value)) < 250


@pytest.mark.parametrize(("text", "german", "english"), IN_WORDS)
def test_display(text, german, english):
    assert display(parse(text), "de") == german
    assert display(parse(text), "en") == english


def test_query_bounds_ignore_white_space_around():
    assert bounds_of_query(" 2023-09 ") == (date(2023, 9, 1), date(2023, 9, 30))
    assert bounds_of_query("2023/..") == (date(2023, 1, 1), None)
    with pytest.raises(PartialDateError):
        bounds_of_query("yesterday")


ALMOST = r"(\.\.|[0-9]{4}(-[0-9]{2}){0,2}[~?%]?)"


@given(st.from_regex(rf"{ALMOST}(/{ALMOST})?", fullmatch=True))
def test_the_pattern_and_the_parser_agree(text):
    """What parses fits the pattern; what fits the pattern fails at most for the calendar or the order."""
    fits = re.fullmatch(PATTERN, text, re.ASCII) is not None
    try:
        parse(text)
    except PartialDateError as error:
        assert not fits or error.code in {"day", "backwards"}
    else:
        assert fits
