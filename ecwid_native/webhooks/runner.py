"""Handling deliveries: take one, run its handlers, say what is left.

A process may die at any point of it. What was recorded stays, and the delivery is due again when
its lease runs out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial

from django.db.models import Min
from django.utils import timezone

from ecwid_native.exceptions import APIError, InvalidTokenError
from ecwid_native.models import Installation, WebhookDelivery, WebhookHandling
from ecwid_native.protocol.webhook import parse_message
from ecwid_native.services import installs
from ecwid_native.webhooks import leases
from ecwid_native.webhooks.attempts import attempt
from ecwid_native.webhooks.base_event import WebhookEvent
from ecwid_native.webhooks.builtin import builtin_handlers_for, refresh
from ecwid_native.webhooks.event_types import EVENT_TYPES
from ecwid_native.webhooks.own_writes import OwnWrites, is_echo
from ecwid_native.webhooks.registry import WebhookHandler, handlers_for

INSTALLED = "application.installed"
UNINSTALLED = "application.uninstalled"
TURN_SECONDS = 1.0
GONE = "there is no handler of this name any more"

Delivery = WebhookDelivery.State
Handling = WebhookHandling.State


def run_due(*, most: int, until: float) -> int:
    """Handle deliveries that are due, one after the other; return how many.

    Args:
        most: so many at most.
        until: begin none after this time of ``time.monotonic()``.
    """
    count = 0
    while count < most and time.monotonic() < until and (delivery := leases.claim()):
        handle(delivery)
        count += 1
    return count


def handle(delivery: WebhookDelivery) -> None:
    """Run the handlers of a delivery that we hold, as far as they are due, and let go of it."""
    builtin = builtin_handlers_for(delivery.event_type)
    for handler, handling in _due(delivery, builtin):
        _run(handler, handling, delivery, find_installation(delivery))
    if not _stands(delivery, find_installation(delivery)):
        state = Delivery.KEPT if _may_be_wanted(delivery) else Delivery.DONE
        _let_go(delivery, otherwise=state, names=[each.name for each in builtin])
        if state is Delivery.KEPT:
            _release_missed(delivery)
        return
    authors = handlers_for(delivery.app, delivery.event_type)
    if authors and _is_repeated(delivery):
        authors = []
    for handler, handling in _due(delivery, authors):
        installation = find_installation(delivery)
        if not _stands(delivery, installation):
            break  # an uninstall ends all work at once
        _run(handler, handling, delivery, installation)
    _give_up_unknown(delivery, {each.name for each in (*builtin, *authors)})
    _let_go(delivery, otherwise=Delivery.DONE)


def event_of(
    delivery: WebhookDelivery, installation: Installation | None, *, handler: str = ""
) -> WebhookEvent:
    """The typed event of a delivery, for a handler of that name."""
    message = parse_message(delivery.body)
    known = EVENT_TYPES.get(delivery.event_type)
    entity_id = delivery.entity_id
    reads = installation is not None and installation.is_installed
    return (known.event if known else WebhookEvent)(
        app=delivery.app,
        event_id=delivery.event_id,
        event_type=delivery.event_type,
        store_id=delivery.store_id,
        entity_id=int(entity_id) if _is_number(entity_id) else entity_id,
        created=delivery.created,
        is_reconciled=delivery.source == WebhookDelivery.Source.RECONCILED,
        unverified_data=message.data,
        client=installation.client if installation is not None and reads else None,
        writes=OwnWrites(
            app=delivery.app,
            store_id=delivery.store_id,
            handler=handler,
            entity=leases.entity_key(delivery),
        ),
    )


def find_installation(delivery: WebhookDelivery) -> Installation | None:
    """The installation that a delivery is about, as it is now."""
    return Installation.objects.filter(app=delivery.app, store_id=delivery.store_id).first()


def _stands(delivery: WebhookDelivery, installation: Installation | None) -> bool:
    """Whether authors' handlers may have this event: its store has the app.

    Of an uninstall they hear once it is proven.
    """
    if installation is None:
        return False
    return installation.is_installed is not (delivery.event_type == UNINSTALLED)


def _may_be_wanted(delivery: WebhookDelivery) -> bool:
    """Whether late news of a store that left stays until it comes back, or is erased with it.

    An uninstall has no second chance; an install has one where a handler waits for the opening.
    """
    if delivery.event_type == INSTALLED:
        return bool(handlers_for(delivery.app, INSTALLED))
    return delivery.event_type != UNINSTALLED


def _release_missed(delivery: WebhookDelivery) -> None:
    """Take up again what was put aside while the store was opening the app.

    That opening releases what it finds put aside, and did not find this. Looked at afterwards, so
    that one of the two sees the other.
    """
    installation = find_installation(delivery)
    if installation is not None and _stands(delivery, installation):
        installs.release_kept(installation)


def _is_repeated(delivery: WebhookDelivery) -> bool:
    """Whether this is the late webhook of what happens once and was reconciled already."""
    if not delivery.event_type.endswith((".created", ".deleted")):
        return False
    if delivery.source == WebhookDelivery.Source.RECONCILED:
        return False
    return WebhookDelivery.objects.filter(
        app=delivery.app,
        store_id=delivery.store_id,
        entity_id=delivery.entity_id,
        event_type=delivery.event_type,
        source=WebhookDelivery.Source.RECONCILED,
    ).exists()


def _due(
    delivery: WebhookDelivery, handlers: Sequence[WebhookHandler]
) -> Iterator[tuple[WebhookHandler, WebhookHandling]]:
    """The handlers that are to run now, with their records, while the delivery is ours."""
    found = _records(delivery, [each.name for each in handlers])
    for handler in handlers:
        handling = found[handler.name]
        if handling.state != Handling.PENDING or handling.due_at > timezone.now():
            continue
        if not leases.renew(delivery):
            return
        yield handler, handling


def _records(delivery: WebhookDelivery, names: Sequence[str]) -> dict[str, WebhookHandling]:
    """The records of these handlers by name, made where there are none."""
    found = {each.handler: each for each in delivery.handlings.filter(handler__in=names)}
    missing = [
        WebhookHandling(delivery=delivery, handler=name, due_at=delivery.received_at)
        for name in names
        if name not in found
    ]
    if not missing:
        return found
    WebhookHandling.objects.bulk_create(missing, ignore_conflicts=True)
    return {each.handler: each for each in delivery.handlings.filter(handler__in=names)}


def _run(
    handler: WebhookHandler,
    handling: WebhookHandling,
    delivery: WebhookDelivery,
    installation: Installation | None,
) -> None:
    if handler.ordered and not leases.take_turn(handler, delivery):
        soon = timezone.now() + timedelta(seconds=TURN_SECONDS)
        WebhookHandling.objects.filter(pk=handling.pk).update(due_at=soon)
        return
    try:
        prepare = partial(_prepare, handler, delivery, installation)
        error = attempt(handling, prepare, transactional=handler.transactional)
    finally:
        if handler.ordered:
            leases.give_turn(handler, delivery)
    if isinstance(error, InvalidTokenError) and installation is not None:
        _doubt(installation)


def _doubt(installation: Installation) -> None:
    """Find out whether the token that was refused is this store's, and end it then.

    Ecwid blocks an address that sends refused tokens, so the tries must not go on with it.
    """
    with suppress(APIError):  # it does not answer: the next try will tell
        refresh(installation)


def _prepare(
    handler: WebhookHandler, delivery: WebhookDelivery, installation: Installation | None
) -> Callable[[], object] | None:
    """The call to make; None when the event is the echo of the handler's own write."""
    event = event_of(delivery, installation, handler=handler.name)
    if is_echo(event):
        return None
    if handler.fetch:
        event = replace(event, entity=event.fetch())
    return partial(handler.function, event, installation)


def _give_up_unknown(delivery: WebhookDelivery, known: Set[str]) -> None:
    """Try no more what was renamed or removed; not at once: an older worker may not know it yet."""

    def gone() -> None:
        raise LookupError(GONE)

    for handling in delivery.handlings.filter(
        state=Handling.PENDING, due_at__lte=timezone.now()
    ).exclude(handler__in=known):
        attempt(handling, gone, transactional=False)


def _let_go(
    delivery: WebhookDelivery, *, otherwise: str, names: Sequence[str] | None = None
) -> None:
    """Say what is left to do: the next try, or that this was all.

    Args:
        delivery: ours, or of another by now, who then says it.
        otherwise: the state of a delivery of which nothing is left and nothing failed for good.
        names: look at the records of these handlers only.
    """
    handlings = delivery.handlings.all()
    if names is not None:
        handlings = handlings.filter(handler__in=names)
    states = dict(handlings.values_list("state").annotate(Min("due_at")))
    if next_try := states.get(Handling.PENDING):
        leases.update_held(delivery, due_at=next_try, lease_holder="")
        return
    state = Delivery.DEAD if Handling.DEAD in states else otherwise
    leases.update_held(delivery, state=state, finished_at=timezone.now(), lease_holder="")


def _is_number(text: str) -> bool:
    return text.removeprefix("-").isdecimal() and text.isascii()
