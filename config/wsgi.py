"""What a WSGI server loads: `config.wsgi:application`."""

import os
import sys

from config.errors import ConfigurationError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("DATABASE_POOL", "1")

from django.core.wsgi import get_wsgi_application


def _application():
    from django.conf import settings

    if not settings.DEBUG and not (settings.STATIC_ROOT / "staticfiles.json").exists():
        raise ConfigurationError("The static files are not collected: run manage.py collectstatic --noinput.")
    return get_wsgi_application()


try:
    application = _application()
except ConfigurationError as error:
    sys.exit(f"fundstelle: {error}")
