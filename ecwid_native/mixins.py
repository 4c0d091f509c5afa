"""Class-based views for verified merchants."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from ecwid_native.embedding import MerchantRequest, answer_merchant
from ecwid_native.merchant import MerchantContext
from ecwid_native.pages import TypedValues
from ecwid_native.sync_only import require_sync


class MerchantRequiredMixin(View):
    """The view runs for a verified merchant only, as a page that the control panel may frame.

    The URL's ``app`` argument picks the app; the handlers do not get it, they find it in
    ``self.merchant.app``. The session token stands in for Django's CSRF token, so no view of an
    app author is ever marked exempt by hand.
    """

    request: MerchantRequest

    @property
    def merchant(self) -> MerchantContext:
        """The verified merchant of this request."""
        return self.request.merchant

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        """The view function; CSRF is the session token's work, there are no cookies to abuse.

        Raises:
            ConfigurationError: the handlers are async.
        """
        view = super().as_view(**initkwargs)
        require_sync(view, "view")

        def typed_values(request: MerchantRequest) -> TypedValues:
            instance = cls(**initkwargs)
            instance.setup(request)
            return instance.typed_values()

        # For a registered page, which is verified before its view is called.
        view.typed_values = typed_values  # type: ignore[attr-defined]
        return csrf_exempt(view)

    def typed_values(self) -> TypedValues:
        """What the merchant typed, to be read from ``self.request.POST``; never a secret.

        Shown when the session ended before the form was sent, so that nothing typed is lost.
        There is no ``self.merchant`` then, only ``self.request.ecwid_app``.
        """
        return ()

    def dispatch(
        self, request: HttpRequest, *args: Any, app: str = "", **kwargs: Any
    ) -> HttpResponseBase:
        """Verify, then run the handler."""
        self.kwargs.pop("app", None)
        handler = super().dispatch
        return answer_merchant(
            request,
            app,
            lambda request: handler(request, *args, **kwargs),
            typed=lambda request: self.typed_values(),
        )
