"""The pages that app authors register."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from ecwid_native.embedding import MerchantRequest, answer_merchant
from ecwid_native.pages import TypedValues, find_page


@csrf_exempt
def registered_page(request: HttpRequest, *, app: str, page: str) -> HttpResponseBase:
    """A registered page, for a verified merchant, whether or not its view asks for one."""

    def answer(request: MerchantRequest) -> HttpResponseBase:
        found = find_page(request.ecwid_app, page)
        if found is None:
            raise Http404
        return found.view(request)

    def typed(request: MerchantRequest) -> TypedValues:
        found = find_page(request.ecwid_app, page)
        return found.typed_values(request) if found and found.typed_values else ()

    return answer_merchant(request, app, answer, typed=typed)
