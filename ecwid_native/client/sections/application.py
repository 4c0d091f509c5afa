# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""This app in this store: its subscription, its token, charges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import number, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.application import ApplicationStatus, ApplicationToken, Charge
    from ecwid_native.client.types.shared import Deleted
    from ecwid_native.client.values import NumberInput

_GET_STATUS: Operation[ApplicationStatus] = Operation(
    "GET", "/application", scopes=("read_store_profile",)
)
_UNINSTALL: Operation[Deleted] = Operation(
    "DELETE",
    "/application",
    scopes=("update_store_profile",),
    query={"namespace": text("namespace")},
)
_GET_TOKEN: Operation[ApplicationToken] = Operation("GET", "/application/token")
_CHARGE: Operation[Charge] = Operation(
    "POST",
    "/billing/transactions",
    scopes=("charge",),
    is_repeatable=True,
    query={
        "amount": number("amount"),
        "currency": text("currency"),
        "description": text("description"),
        "idempotency_key": text("idempotencyKey"),
        "metadata": text("metadata"),
    },
)


class Application(Section):
    """This app in this store: its subscription, its token, charges."""

    def get_status(self) -> ApplicationStatus:
        """Return whether the store pays for this app, and until when.

        ``GET /application``; scope ``read_store_profile``.
        """
        return self._call(_GET_STATUS)

    def uninstall(self, *, namespace: str) -> Deleted:
        """Uninstall this app from the store; its tokens stop working.

        ``DELETE /application``; scope ``update_store_profile``.
        """
        return self._call(_UNINSTALL, query={"namespace": namespace})

    def get_token(self) -> ApplicationToken:
        """Return the scopes of the access token in use.

        ``GET /application/token``.

        Not in the documentation; the official client has it.
        """
        return self._call(_GET_TOKEN)

    def charge(
        self,
        *,
        amount: NumberInput,
        currency: str,
        description: str,
        idempotency_key: str,
        metadata: str | None = None,
    ) -> Charge:
        """Charge the store's owner through the platform, once per idempotency key.

        ``POST /billing/transactions``; scope ``charge``.
        """
        return self._call(
            _CHARGE,
            query={
                "amount": amount,
                "currency": currency,
                "description": description,
                "idempotency_key": idempotency_key,
                "metadata": metadata,
            },
        )
