"""What a WSGI server loads: `config.wsgi:application`."""

import gc
import os
import sys

from config.errors import ConfigurationError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("KEEP_CONNECTIONS", "1")

from django.core.wsgi import get_wsgi_application

#: With any other exit code gunicorn starts its workers again and again.
APP_LOAD_ERROR = 4


def _application():
    from django.conf import settings

    if not settings.DEBUG and not (settings.STATIC_ROOT / "staticfiles.json").exists():
        raise ConfigurationError("The static files are not collected: run manage.py collectstatic --noinput.")
    application = get_wsgi_application()
    # What is loaded stays: looked through again and again, it would take a tenth of each page's time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    return application


try:
    application = _application()
except ConfigurationError as error:
    print(f"fundstelle: {error}", file=sys.stderr, flush=True)
    sys.exit(APP_LOAD_ERROR)
