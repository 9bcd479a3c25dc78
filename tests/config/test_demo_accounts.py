import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.base import CommandError


@pytest.mark.django_db
def test_accounts_keep_their_passwords(settings, tmp_path, capsys):
    settings.DEBUG, settings.DATA_DIR = True, tmp_path
    group, _ = Group.objects.get_or_create(name="Annotators")
    call_command("demo_accounts")
    printed = capsys.readouterr().out
    call_command("demo_accounts")
    assert capsys.readouterr().out == printed
    assert (tmp_path / "demo_accounts").stat().st_mode & 0o777 == 0o600
    accounts = dict(line.split() for line in printed.splitlines())
    assert list(accounts) == ["editor", "reviewer", "chief"]
    editor = User.objects.get(username="editor")
    assert editor.check_password(accounts["editor"])
    assert editor.is_staff
    assert not editor.is_superuser
    assert list(editor.groups.all()) == [group]


@pytest.mark.django_db
def test_there_are_none_in_production(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError):
        call_command("demo_accounts")
    assert not User.objects.exists()
