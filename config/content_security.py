"""What a browser may do here, said with every page: CONTENT_SECURITY_POLICY of settings.py.

It is the same for all of them, and written once: django-csp's own middleware would do so for each page.
"""

from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings

DJANGOS_OWN = (404, 500)  # pages for developers, with styles and scripts of their own


def content_security_middleware(get_response: Callable) -> Callable:
    policy = build_policy()

    def say(request):
        response = get_response(request)
        if not (settings.DEBUG and response.status_code in DJANGOS_OWN):
            response.headers.setdefault(HEADER, policy)
        return response

    return say
