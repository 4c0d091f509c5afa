"""The verified merchant of a request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ecwid_native.client.api import EcwidClient
from ecwid_native.conf import App
from ecwid_native.models import Installation

INLINE = "INLINE"


@dataclass(frozen=True, kw_only=True)
class MerchantContext:
    """A store whose token has answered for it. What takes one of these need not check again.

    It exists only after the proof of an opening, or after a session token that such an opening
    issued. It names a store, never a person: the payload has no user in it.

    Attributes:
        app: the app that was opened.
        installation: its row for this store.
        language: a language of ``settings.LANGUAGES``, in Django's spelling.
        view_mode: "PAGE", "POPUP" or "INLINE".
        app_state: what a deep link asked for. **Untrusted**: anybody can write such a link.
            "" except on the opening itself.
        storage: the store's application storage as the opening read it; None later.
        session_token: proves this context on the page's next request. It belongs in a header
            or a POST body, never in a URL.
    """

    app: App
    installation: Installation
    language: str
    view_mode: str = "PAGE"
    app_state: str = ""
    storage: Mapping[str, str] | None = field(default=None, repr=False)
    session_token: str = field(repr=False)

    @property
    def store_id(self) -> int:
        """The store."""
        return self.installation.store_id

    @property
    def is_inline(self) -> bool:
        """Whether the page is a small block inside another page of the control panel."""
        return self.view_mode == INLINE

    @property
    def client(self) -> EcwidClient:
        """The REST client of this store."""
        return self.installation.client
