from datetime import date

import pytest

from archive.citations.dates import UNDATED, Issued, Point, issued
from archive.citations.words import DE, EN, day, day_and_month, full_date, years


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("", UNDATED),
        ("2023", Issued("2023", Point(2023))),
        ("2023-09", Issued("2023-09", Point(2023, 9))),
        ("2023-09-22", Issued("2023-09-22", Point(2023, 9, 22))),
        ("2022-03~", Issued("2022-03~", Point(2022, 3, circa=True))),
        ("2022?", Issued("2022?", Point(2022, circa=True))),
        ("2023-09/..", Issued("2023-09/..", Point(2023, 9, circa=True))),
        ("../2023", Issued("../2023", Point(2023, circa=True))),
        ("2022-03/2022-04-02", Issued("2022-03/2022-04-02", Point(2022, 3), Point(2022, 4, 2))),
    ],
)
def test_edtf(edtf, expected):
    assert issued(edtf) == expected


@pytest.mark.parametrize(
    "edtf", ["2023-13", "2023-09-32", "23", "2023-9", "September 2023", "2023/", "2023-09\n", "../.."]
)
def test_anything_else_is_refused(edtf):
    with pytest.raises(ValueError, match="Write"):
        issued(edtf)


@pytest.mark.parametrize(
    ("edtf", "german", "english", "short"),
    [
        ("", "", "", ""),
        ("2023", "2023", "2023", "2023"),
        ("2023-09", "September 2023", "September 2023", "Sept. 2023"),
        ("2023-09-14", "14. September 2023", "14 September 2023", "14 Sept. 2023"),
        ("2023-09-03/2023-09-12", "3.–12. September 2023", "3–12 September 2023", "3–12 Sept. 2023"),
        (
            "2023-12-30/2024-01",
            "30. Dezember 2023–Januar 2024",
            "30 December 2023–January 2024",
            "30 Dec. 2023–Jan. 2024",
        ),
    ],
)
def test_in_words(edtf, german, english, short):
    told = issued(edtf)
    assert (full_date(told, DE), full_date(told, EN), full_date(told, EN, short=True)) == (
        german,
        english,
        short,
    )


def test_american_order_and_years():
    assert day_and_month(issued("2023-09-14"), EN, american=True) == "September 14"
    assert day_and_month(issued("2023-09-14"), DE, american=True) == "14. September"
    assert years(issued("2023/2024")) == "2023–2024"
    assert (day(date(2024, 1, 5), EN, american=True), day(date(2024, 1, 5), DE)) == (
        "January 5, 2024",
        "5. Januar 2024",
    )
