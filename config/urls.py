"""Addresses: the desk below admin/, everything else is the archive's."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", include("archive.admin.second_factor")),
    path("admin/", admin.site.urls),
]
