"""Function views for verified merchants."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, overload

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from ecwid_native.embedding import MerchantRequest, answer_merchant
from ecwid_native.pages import TypedValues
from ecwid_native.sync_only import require_sync

MerchantView = Callable[..., HttpResponseBase]
TellTyped = Callable[[MerchantRequest], TypedValues]


@overload
def merchant_required(view: MerchantView, /) -> MerchantView: ...
@overload
def merchant_required(
    *, typed_values: TellTyped | None = None
) -> Callable[[MerchantView], MerchantView]: ...
def merchant_required(
    view: MerchantView | None = None, /, *, typed_values: TellTyped | None = None
) -> MerchantView | Callable[[MerchantView], MerchantView]:
    """The view runs for a verified merchant only; see ``MerchantRequiredMixin``.

    It is called as ``view(request, ...)`` without the URL's ``app`` argument and finds the
    merchant in ``request.merchant``. Used as ``@merchant_required``, or with an argument.

    Args:
        typed_values: gives what the merchant typed, as labels and texts, from ``request.POST``;
            see ``MerchantRequiredMixin.typed_values``.

    Raises:
        ConfigurationError: the view is async.
    """
    if view is None:
        return lambda view: _required(view, typed_values)
    return _required(view, typed_values)


def _required(view: MerchantView, typed_values: TellTyped | None) -> MerchantView:
    require_sync(view, "view")

    @wraps(view)
    def verified(
        request: HttpRequest, *args: Any, app: str = "", **kwargs: Any
    ) -> HttpResponseBase:
        return answer_merchant(
            request, app, lambda request: view(request, *args, **kwargs), typed=typed_values
        )

    # For a registered page, which is verified before its view is called.
    verified.typed_values = typed_values  # type: ignore[attr-defined]
    return csrf_exempt(verified)
