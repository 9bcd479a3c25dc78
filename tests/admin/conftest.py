"""Editors at the desk."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from tests.factories import make_user


def _member(name: str, group: str):
    user = make_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def anna(db):
    """An annotator."""
    return _member("anna", "Annotators")


@pytest.fixture
def rita(db):
    """A reviewer."""
    return _member("rita", "Reviewers")


@pytest.fixture
def carla(db):
    """A chief."""
    return _member("carla", "Chiefs")


@pytest.fixture
def desk(anna) -> Client:
    """A client logged in as the annotator."""
    client = Client()
    client.force_login(anna)
    return client


@pytest.fixture
def review(rita) -> Client:
    """A client logged in as the reviewer."""
    client = Client()
    client.force_login(rita)
    return client


@pytest.fixture
def chief(carla) -> Client:
    """A client logged in as the chief."""
    client = Client()
    client.force_login(carla)
    return client
