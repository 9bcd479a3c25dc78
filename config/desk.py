"""Middleware for what only the desk has: accounts, sessions, messages. Public pages are read without it."""

from django.contrib.auth.middleware import AuthenticationMiddleware as Authentication
from django.contrib.messages.middleware import MessageMiddleware as Message
from django.contrib.sessions.middleware import SessionMiddleware as Session
from django.http import HttpRequest, HttpResponse
from django_otp.middleware import OTPMiddleware as OTP
from pghistory.middleware import HistoryMiddleware as History

from config.routers import DESK_PATHS


class AtTheDesk:
    """Lets requests for other pages pass as they are."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(DESK_PATHS):
            return super().__call__(request)
        return self.get_response(request)


class SessionMiddleware(AtTheDesk, Session):
    """Who is signed in."""


class AuthenticationMiddleware(AtTheDesk, Authentication):
    """The account."""


class OTPMiddleware(AtTheDesk, OTP):
    """Its second factor."""


class HistoryMiddleware(AtTheDesk, History):
    """Gives the history the account and page of a change."""


class MessageMiddleware(AtTheDesk, Message):
    """What is told with the next page."""
