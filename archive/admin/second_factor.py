"""The second factor of staff: a time-based one-time code (TOTP) beside the password, by django-otp.

Where settings.SECOND_FACTOR is on (outside DEBUG), the desk opens only to a session that gave a code: who
has no device is led to set one up, who has one is asked for a code. Ten backup codes come with a device.
"""

from collections.abc import Callable

import segno
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth import BACKEND_SESSION_KEY
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django_otp import login as remember_device
from django_otp import match_token, user_has_device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from config.routers import DESK_PATHS

BACKUP_CODES = 10
#: Pages a member of staff reaches before the second factor.
OPEN_NAMES = ("admin:login", "admin:logout", "admin:jsi18n", "second_factor", "second_factor_setup")


def second_factor_middleware(get_response: Callable) -> Callable:
    """Leads staff without a verified device to the page that asks for it."""

    def lead(request: HttpRequest) -> HttpResponse:
        if _is_asked(request):
            step = "second_factor" if user_has_device(request.user) else "second_factor_setup"
            return redirect(f"{reverse(step)}?next={request.path}")
        return get_response(request)

    return lead


def _is_asked(request: HttpRequest) -> bool:
    return (
        settings.SECOND_FACTOR
        and request.path.startswith(DESK_PATHS)
        and request.path not in {reverse(name) for name in OPEN_NAMES}
        and BACKEND_SESSION_KEY in request.session
        and not request.user.is_verified()
    )


@never_cache
@staff_member_required
def ask(request: HttpRequest) -> HttpResponse:
    """The code of a device that is set up, or a backup code."""
    if not user_has_device(request.user):
        return redirect("second_factor_setup")
    if request.method == "POST":
        if device := match_token(request.user, request.POST.get("code", "").replace(" ", "")):
            remember_device(request, device)
            return redirect(_next(request))
        messages.error(request, _("This code is not valid now. Wait for the next one and try again."))
    return _page(request, "admin/second_factor.html", title=_("Second factor"))


@never_cache
@staff_member_required
def set_up(request: HttpRequest) -> HttpResponse:
    """Shows the secret as QR code and text; the first right code confirms the device."""
    if user_has_device(request.user) and not request.user.is_verified():
        return redirect("second_factor")
    device = TOTPDevice.objects.get_or_create(user=request.user, name="TOTP", defaults={"confirmed": False})[
        0
    ]
    if device.confirmed:
        return _page(request, "admin/second_factor_done.html", title=_("Second factor"))
    if request.method == "POST":
        if device.verify_token(request.POST.get("code", "").replace(" ", "")):
            codes = _confirm(device)
            remember_device(request, device)
            return _page(
                request,
                "admin/second_factor_done.html",
                title=_("Second factor"),
                codes=codes,
                next=_next(request),
            )
        messages.error(request, _("This code is not valid. Check the time of your device and try again."))
    qr_code = segno.make(device.config_url).svg_data_uri(scale=4, dark="#000", light="#fff")
    secret = device.config_url.split("secret=")[1].split("&")[0]
    return _page(
        request,
        "admin/second_factor_setup.html",
        title=_("Set up the second factor"),
        qr_code=qr_code,
        secret=secret,
    )


@transaction.atomic
def _confirm(device: TOTPDevice) -> list[str]:
    """The device counts from now on; returns its backup codes, which are shown this once."""
    device.confirmed = True
    device.save()
    backup, _created = StaticDevice.objects.get_or_create(user=device.user, name="backup")
    backup.token_set.all().delete()
    codes = [StaticToken.random_token() for _number in range(BACKUP_CODES)]
    backup.token_set.bulk_create([StaticToken(device=backup, token=code) for code in codes])
    return codes


def _next(request: HttpRequest) -> str:
    target = request.GET.get("next", "")
    allowed = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    return target if allowed and target.startswith(DESK_PATHS) else reverse("admin:index")


def _page(request: HttpRequest, template: str, **context) -> HttpResponse:
    return render(request, template, admin.site.each_context(request) | context)


urlpatterns = [
    path("second-factor/", ask, name="second_factor"),
    path("second-factor/setup/", set_up, name="second_factor_setup"),
]
