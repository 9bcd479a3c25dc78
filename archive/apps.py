from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("Archive")

    def ready(self) -> None:
        from archive.groups import create_groups

        pre_migrate.connect(_close_reading_room, sender=self)
        post_migrate.connect(_open_reading_room, sender=self)
        post_migrate.connect(create_groups, sender=self)


def _close_reading_room(using: str, plan: list, **kwargs) -> None:
    """Views would keep a migration from changing the tables under them."""
    from django.db import connections

    from . import reading_room

    if plan:
        reading_room.close_room(connections[using])


def _open_reading_room(using: str, **kwargs) -> None:
    """After every migration, so that views, grants and the role fit the code, restored databases included."""
    from django.db import connections, transaction

    from . import reading_room

    if _has_tables(connections[using], reading_room.PUBLIC_TABLES):
        with transaction.atomic(using=using):
            reading_room.open_room(connections[using])


def _has_tables(connection, names) -> bool:
    """False when migrating backwards has removed them."""
    return set(names) <= set(connection.introspection.table_names(include_views=True))
