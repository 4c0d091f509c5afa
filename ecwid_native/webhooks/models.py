"""What Ecwid told us, and what became of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class WebhookDelivery(models.Model):
    """One event of one app, received once or often: the truth of the queue.

    ``due_at`` says when somebody may take a pending delivery: the time of its next try, or the
    end of the lease of the process that has it. A lost wake-up or a killed process therefore costs
    time and nothing else.
    """

    class State(models.TextChoices):
        """What is still to be done."""

        PENDING = "pending", _("pending")
        DONE = "done", _("done")
        DEAD = "dead", _("dead letter")
        KEPT = "kept", _("kept: not installed")

    class Source(models.TextChoices):
        """How we know of the event."""

        RECEIVED = "received", _("webhook")
        RECONCILED = "reconciled", _("reconciled")

    app = models.CharField(_("app"), max_length=50)
    event_id = models.CharField(_("event id"), max_length=200)
    event_type = models.CharField(_("event type"), max_length=100)
    store_id = models.BigIntegerField(_("store id"))
    entity_id = models.CharField(_("entity id"), max_length=200, blank=True)
    created = models.DateTimeField(_("happened"))
    received_at = models.DateTimeField(_("received"))
    body = models.TextField(_("body"))
    source = models.CharField(
        _("source"), max_length=10, choices=Source.choices, default=Source.RECEIVED
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PENDING
    )
    due_at = models.DateTimeField(_("next try"))
    lease_holder = models.CharField(max_length=32, blank=True, editable=False)
    claims = models.PositiveIntegerField(_("times taken up"), default=0)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        constraints = [
            models.UniqueConstraint(
                fields=["app", "event_id"], name="ecwid_native_delivery_app_event"
            ),
        ]
        # No more than these: each costs every webhook time before it is acknowledged.
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(state="pending"),
                name="ecwid_native_delivery_due",
            ),
            models.Index(fields=["store_id", "entity_id"], name="ecwid_native_delivery_entity"),
        ]

    def __str__(self) -> str:
        return f"{self.event_type} {self.event_id}"


class WebhookHandling(models.Model):
    """The attempts of one handler at one delivery.

    Where the handler is transactional this row becomes "done" in the very transaction that holds
    the handler's effect: so the effect is there if and only if the row says so.
    """

    class State(models.TextChoices):
        """How it stands."""

        PENDING = "pending", _("pending")
        DONE = "done", _("done")
        SKIPPED = "skipped", _("skipped: an own write")
        DEAD = "dead", _("dead letter")

    delivery = models.ForeignKey(
        WebhookDelivery,
        on_delete=models.CASCADE,
        related_name="handlings",
        verbose_name=_("webhook"),
    )
    handler = models.CharField(_("handler"), max_length=200)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PENDING
    )
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("next try"))
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    error = models.TextField(_("last error"), blank=True)

    class Meta:
        verbose_name = _("handling")
        verbose_name_plural = _("handlings")
        constraints = [
            models.UniqueConstraint(
                fields=["delivery", "handler"], name="ecwid_native_handling_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.handler}: {self.get_state_display()}"


class WebhookTurn(models.Model):
    """Whose turn it is where the events of one entity are handled one at a time.

    The row exists while a handler runs; one that a killed process left behind counts until
    ``until``.
    """

    handler = models.CharField(max_length=200)
    entity = models.CharField(max_length=300)
    delivery = models.ForeignKey(WebhookDelivery, on_delete=models.CASCADE)
    until = models.DateTimeField()

    class Meta:
        verbose_name = _("turn")
        verbose_name_plural = _("turns")
        constraints = [
            models.UniqueConstraint(fields=["handler", "entity"], name="ecwid_native_turn_one"),
        ]

    def __str__(self) -> str:
        return f"{self.handler}: {self.entity}"


class OwnWrite(models.Model):
    """What a handler last wrote to an entity: the event that follows is no news to it."""

    app = models.CharField(max_length=50)
    store_id = models.BigIntegerField()
    handler = models.CharField(max_length=200)
    entity = models.CharField(max_length=300)
    digest = models.CharField(max_length=64)
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = _("own write")
        verbose_name_plural = _("own writes")
        constraints = [
            models.UniqueConstraint(
                fields=["app", "store_id", "handler", "entity"], name="ecwid_native_own_write_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.handler}: {self.entity}"


class InboxPosition(models.Model):
    """How far an inbox file has been read: every row up to ``position`` is a delivery here.

    Moved on in the transaction that writes those deliveries, so neither can be there alone.
    """

    inbox = models.CharField(max_length=32, primary_key=True)
    position = models.BigIntegerField()

    class Meta:
        verbose_name = _("inbox position")
        verbose_name_plural = _("inbox positions")

    def __str__(self) -> str:
        return f"{self.inbox}: {self.position}"


class Chore(models.Model):
    """When a periodic task is due next; whoever moves the time on has the task to do."""

    name = models.CharField(max_length=50, primary_key=True)
    due_at = models.DateTimeField()

    class Meta:
        verbose_name = _("chore")
        verbose_name_plural = _("chores")

    def __str__(self) -> str:
        return self.name
