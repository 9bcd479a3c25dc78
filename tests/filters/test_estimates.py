"""What the planner is asked: by everybody at once only one time, and nothing twice."""

from threading import Thread
from time import sleep

import pytest

from archive.filters.estimates import Profile, _published_once, forget
from archive.models import Article, Claim, Quote, Source


def test_who_comes_while_a_profile_is_made_waits_for_it(monkeypatch):
    made = []

    def slowly(alias: str) -> Profile:
        made.append(alias)
        sleep(0.2)
        return Profile(1000, {}, made=float("inf"))

    forget()
    monkeypatch.setattr(Profile, "_made", slowly)
    found: list[Profile] = []
    readers = [Thread(target=lambda: found.append(Profile.of("reading"))) for _ in range(5)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    forget()
    assert made == ["reading"]
    assert found == [found[0]] * 5


@pytest.mark.parametrize("model", [Article, Claim, Quote, Source])
def test_what_the_views_say_is_not_said_again(model):
    rows = model.objects.published().filter(public_id="22222222")
    assert len(_published_once(rows.using("reading")).query.where.children) == 1
    assert len(_published_once(rows.using("default")).query.where.children) == 2
