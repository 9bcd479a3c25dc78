"""Archives that many tests read: loaded once for a module, in a transaction around all its tests."""

from pathlib import Path

import pytest
from django.db import transaction


@pytest.fixture(scope="module")
def read_only(django_db_setup, django_db_blocker):
    """What is written until the module ends is rolled back; each test's own writes are, after the test."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def first_article_read(read_only):
    """The first article, published; as `first_article`, but once for all tests of a module."""
    from archive.importing.annotation import load_annotation, read_annotation
    from tests.factories import make_user

    file = Path(__file__).parents[2] / "archive" / "data" / "first_article.annotation.json"
    people = {"annotator": make_user("editor"), "reviewer": make_user("reviewer")}
    return load_annotation(*read_annotation(file), **people, publish=True)[0]


@pytest.fixture(scope="module", params=[2, 5])
def random_archive(request, read_only, django_db_blocker):
    from tests.random_archives import make_archive

    with django_db_blocker.unblock(), transaction.atomic():
        make_archive(request.param)
        yield request.param
        transaction.set_rollback(True)
