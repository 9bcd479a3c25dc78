import pytest
from django.db import transaction

from tests.random_archives import make_archive


@pytest.fixture(scope="module", params=[2, 5])
def random_archive(request, module_archive, django_db_blocker):
    """Two archives one after the other, by their seeds."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_archive(request.param)
        yield request.param
        transaction.set_rollback(True)
