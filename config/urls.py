"""Addresses: the desk below admin/, everything else is the archive's."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", include("archive.admin.second_factor")),
    path("admin/", admin.site.urls),
    path("", include("archive.urls")),
]

handler400 = "archive.views.errors.bad_request"
handler403 = "archive.views.errors.forbidden"
handler404 = "archive.views.errors.not_found"
handler500 = "archive.views.errors.server_error"
