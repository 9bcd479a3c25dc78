"""The project's settings for tests: as in production, but over plain HTTP and with a quick password hash."""

import os
from pathlib import Path

os.environ |= {"DEBUG": "0", "TLS": "0", "SECRET_KEY": "tests-only " * 5, "SITE_NAME": "Fundstelle"}
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"
os.environ |= {"KEEP_CONNECTIONS": "0", "SECOND_FACTOR": "0"}
# A database server of their own, which may forget everything in a crash.
os.environ.setdefault("DATA_DIR", str(Path(__file__).parent.parent / "var" / "tests"))
os.environ.setdefault("EMBEDDED_DURABLE", "0")

from config.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True  # no folder of collected files is needed
DATABASES["reading"]["TEST"] = {"MIRROR": "default"}  # the same test database, by the reading room's role
