"""Addresses: the desk below admin/, everything else is the archive's."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("admin/", admin.site.urls),
]
