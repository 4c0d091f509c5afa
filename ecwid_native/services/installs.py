"""Installations: written when a token has answered, ended when it was refused."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from django.db import IntegrityError, router, transaction
from django.utils import timezone

from ecwid_native import crypto
from ecwid_native.conf import App
from ecwid_native.exceptions import PlanError
from ecwid_native.models import Installation, WebhookDelivery
from ecwid_native.protocol.payload import Payload
from ecwid_native.refusals import NOT_ANSWERING, OpeningRefusedError
from ecwid_native.webhooks.registry import handlers_for

SOON_SECONDS = 1


def find_installations(store_id: int) -> list[Installation]:
    """The rows of a store: one for each app of this deployment that was opened there."""
    return list(Installation.objects.filter(store_id=store_id))


def knows_token(installation: Installation | None, token: str) -> bool:
    """Whether ``token`` is the one that last answered for this installation."""
    return installation is not None and crypto.matches(
        installation.access_token_fingerprint, token, app=installation.app
    )


def record_opening(
    app: App, payload: Payload, *, language: str, known: Installation | None
) -> Installation:
    """The installation after a proven opening; writes only what differs from ``known``.

    Args:
        known: the row as it was before the proof; None when there was none.

    Raises:
        OpeningRefusedError: another opening replaced the token meanwhile.
    """
    if known is None:
        return _create(app, payload, language)
    if knows_token(known, payload.access_token):
        return _refresh(known, payload, language)
    return _replace_token(known, payload, language)


def record_plan_state(installation: Installation, plan_state: str) -> None:
    """Note what the store's plan allows; no write when nothing changed."""
    if installation.plan_state != plan_state:
        _update(installation, plan_state=plan_state)


def record_plan_error(installation: Installation, error: PlanError) -> None:
    """Note that the store's plan does not let the app in, and why."""
    states = Installation.PlanState
    record_plan_state(installation, states.SUSPENDED if error.is_suspended else states.FREE)


def record_subscription(installation: Installation, status: str) -> None:
    """Note whether the merchant pays for the app; no write when nothing changed."""
    if installation.subscription_status != status[:16]:
        _update(installation, subscription_status=status[:16])


def mark_refused(installation: Installation) -> None:
    """End an installation whose current token was refused: uninstalled, token dropped.

    The fingerprint stays, so that the dead token is never sent again.
    """
    _end(installation, fingerprint=installation.access_token_fingerprint)


def mark_uninstalled(installation: Installation) -> None:
    """End an installation that was removed; a token shown later has to prove itself anew."""
    _end(installation, fingerprint="")


def reencrypt_tokens(installation: Installation) -> bool:
    """Encrypt the tokens with the first key, and recognise them by it; whether any needed it.

    An ended installation has no token left. Its fingerprint stays as it is: once its key is gone
    the dead token counts as an unknown one, which has to prove itself.

    Raises:
        ConfigurationError: no configured key opens a token.
    """
    values: dict[str, object] = {}
    for name in ("access_token", "public_token"):
        envelope = getattr(installation, f"{name}_encrypted")
        if envelope and not crypto.is_current(envelope):
            values |= _sealed(
                name,
                getattr(installation, name),
                app=installation.app,
                store_id=installation.store_id,
            )
    return bool(values) and _update(installation, **values)


def _end(installation: Installation, *, fingerprint: str) -> None:
    _update(
        installation,
        state=Installation.State.UNINSTALLED,
        uninstalled_at=timezone.now(),
        generation=installation.generation + 1,
        access_token_encrypted="",
        access_token_fingerprint=fingerprint,
        public_token_encrypted="",
        public_token_fingerprint="",
    )


def _create(app: App, payload: Payload, language: str) -> Installation:
    installation = Installation(
        app=app.slug,
        store_id=payload.store_id,
        language=language,
        **_access_token(app.slug, payload),
        **_public_token(app.slug, payload),
    )
    try:
        with _savepoint():
            installation.save(force_insert=True)
    except IntegrityError:
        return _written_meanwhile(app.slug, payload)
    release_kept(installation)
    return installation


def release_kept(installation: Installation) -> None:
    """Let handlers have the news of the install, which comes before the token of an opening."""
    if not handlers_for(installation.app, "application.installed"):
        return
    WebhookDelivery.objects.filter(
        app=installation.app,
        store_id=installation.store_id,
        event_type="application.installed",
        state=WebhookDelivery.State.KEPT,
    ).update(state=WebhookDelivery.State.PENDING, due_at=timezone.now(), finished_at=None)


def _savepoint() -> AbstractContextManager[None]:
    """Keeps an outer transaction usable after a failed INSERT; costs nothing without one."""
    alias = router.db_for_write(Installation)
    is_needed = transaction.get_connection(alias).in_atomic_block
    return transaction.atomic(using=alias) if is_needed else nullcontext()


def _refresh(installation: Installation, payload: Payload, language: str) -> Installation:
    changed: dict[str, object] = {}
    if installation.language != language:
        changed["language"] = language
    if installation.plan_state != Installation.PlanState.ACTIVE:
        changed["plan_state"] = Installation.PlanState.ACTIVE
    if not _has_public_token(installation, payload.public_token):
        changed |= _public_token(installation.app, payload)
    if changed:
        _update(installation, **changed)
    return installation


def _replace_token(installation: Installation, payload: Payload, language: str) -> Installation:
    """A reinstall. What the old token opened has ended: the generation moves on."""
    replaced = _update(
        installation,
        language=language,
        generation=installation.generation + 1,
        state=Installation.State.INSTALLED,
        plan_state=Installation.PlanState.ACTIVE,
        uninstalled_at=None,
        **_access_token(installation.app, payload),
        **_public_token(installation.app, payload),
    )
    if replaced:
        release_kept(installation)
        return installation
    return _written_meanwhile(installation.app, payload)


def _written_meanwhile(app: str, payload: Payload) -> Installation:
    """The row that a simultaneous opening wrote, if it did so with the same token.

    With another one, ours may be the dead one of before a reinstall: better to prove it again.
    """
    row = Installation.objects.filter(app=app, store_id=payload.store_id).first()
    if row is not None and row.is_installed and knows_token(row, payload.access_token):
        return row
    raise OpeningRefusedError(NOT_ANSWERING, retry_after_seconds=SOON_SECONDS)


def _update(installation: Installation, **values: object) -> bool:
    """Write ``values`` if the row still has the token it was read with; one statement."""
    values["updated_at"] = timezone.now()
    updated = Installation.objects.filter(
        pk=installation.pk,
        access_token_fingerprint=installation.access_token_fingerprint,
        generation=installation.generation,
    ).update(**values)
    if updated:
        for name, value in values.items():
            setattr(installation, name, value)
    return bool(updated)


def _access_token(app: str, payload: Payload) -> dict[str, object]:
    return _sealed("access_token", payload.access_token, app=app, store_id=payload.store_id)


def _public_token(app: str, payload: Payload) -> dict[str, object]:
    token = payload.public_token
    if not token:
        return {"public_token_encrypted": "", "public_token_fingerprint": ""}
    return _sealed("public_token", token, app=app, store_id=payload.store_id)


def _sealed(name: str, token: str, *, app: str, store_id: int) -> dict[str, object]:
    return {
        # Bound to its column as well: the public token cannot be put in the secret one's place.
        f"{name}_encrypted": crypto.encrypt(token, app=app, store_id=store_id, purpose=name),
        f"{name}_fingerprint": crypto.fingerprint(token, app=app),
    }


def _has_public_token(installation: Installation, token: str | None) -> bool:
    stored = installation.public_token_fingerprint
    if not token:
        return not stored
    return bool(stored) and crypto.matches(stored, token, app=installation.app)
