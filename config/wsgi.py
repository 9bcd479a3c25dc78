"""What a WSGI server loads: `config.wsgi:application`."""

import os
import sys

from config.errors import ConfigurationError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("DATABASE_POOL", "1")

from django.core.wsgi import get_wsgi_application

try:
    application = get_wsgi_application()
except ConfigurationError as error:
    sys.exit(f"fundstelle: {error}")
