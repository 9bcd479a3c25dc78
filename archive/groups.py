"""Who may do what at the desk: the groups Annotators, Reviewers and Chiefs."""

from django.apps import apps

ANNOTATED = ("source", "attribution", "quote", "claim", "stance")

ANNOTATORS = (
    *(f"{action}_{model}" for model in ("article", *ANNOTATED) for action in ("view", "add", "change")),
    # What hangs in an article that is still open; the desk refuses it for closed ones.
    "delete_attribution",
    "delete_quote",
    "delete_stance",
)
REVIEWERS = (*ANNOTATORS, "publish_article")
CHIEFS = (
    *REVIEWERS,
    "correct_article",
    "withdraw_article",
    *(f"{action}_internalnote" for action in ("view", "add", "change")),
)
GROUPS = {"Annotators": ANNOTATORS, "Reviewers": REVIEWERS, "Chiefs": CHIEFS}


def create_groups(using: str, **kwargs) -> None:
    """After every migrate: gives each group what they need and takes away nothing that was added.

    The permissions themselves may not exist yet (they are created by another receiver): made here first.
    """
    from django.contrib.auth.management import create_permissions
    from django.contrib.auth.models import Group, Permission

    create_permissions(apps.get_app_config("archive"), verbosity=0, using=using)
    known = Permission.objects.using(using).filter(content_type__app_label="archive")
    for name, codenames in GROUPS.items():
        group, _created = Group.objects.using(using).get_or_create(name=name)
        group.permissions.add(*known.filter(codename__in=codenames))
