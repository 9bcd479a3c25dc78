"""The desk's name."""

from django.conf import settings
from django.contrib import admin
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

admin.site.site_header = format_lazy("{} · {}", settings.SITE_NAME, _("desk"))
admin.site.site_title = settings.SITE_NAME
admin.site.index_title = _("The archive")
admin.site.enable_nav_sidebar = False  # the text and its annotation need the width
