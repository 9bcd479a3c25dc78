"""Who did it: gives the history the account and page of a change made at the desk."""

from django.http import HttpRequest, HttpResponse
from pghistory.middleware import HistoryMiddleware

from config.routers import DESK_PATHS


class WhoDidIt(HistoryMiddleware):
    """Only at the desk: a public request has no account and must not look for one."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(DESK_PATHS):
            return super().__call__(request)
        return self.get_response(request)
