"""Which process of a web server answered."""

import os
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

HEADER = "X-Worker"


def named(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """A middleware that says it in a header."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response[HEADER] = str(os.getpid())
        return response

    return answer
