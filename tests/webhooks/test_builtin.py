"""Events about the app itself keep the installation true; what they say is never believed."""

from __future__ import annotations

import pytest

from ecwid_native.conf import App
from ecwid_native.models import Installation, WebhookDelivery
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp
from ecwid_native.webhooks import ApplicationEvent, OrderEvent, runner, webhook
from tests.webhooks.conftest import Deliver, Work
from tests.webhooks.records import later, states

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("handlers")]


def told_of_uninstalls() -> list[str]:
    """A list that grows when an author's handler hears of one."""
    told: list[str] = []

    @webhook("application.uninstalled", name="x.goodbye")
    def goodbye(event: ApplicationEvent, installation: Installation) -> None:
        told.append(str(installation.store_id))

    return told


def test_an_uninstall_is_believed_when_the_token_is_refused(
    installation: Installation, deliver: Deliver, work: Work, sandbox: Sandbox, ecwid_app: App
) -> None:
    told = told_of_uninstalls()
    sandbox.uninstall(ecwid_app.client_id, STORE_ID)

    deliver("application.uninstalled", entityId="1003")
    work()

    installation.refresh_from_db()
    assert not installation.is_installed
    assert (installation.access_token_encrypted, installation.generation) == ("", 2)
    assert installation.uninstalled_at is not None
    assert told == ["1003"]


def test_an_uninstall_is_not_believed_while_the_token_works(
    installation: Installation, deliver: Deliver, work: Work, caplog: pytest.LogCaptureFixture
) -> None:
    told = told_of_uninstalls()

    delivery = deliver("application.uninstalled", entityId="1003")
    work()

    installation.refresh_from_db()
    assert installation.is_installed
    assert told == []
    assert "not believed" in caplog.text
    delivery.refresh_from_db()
    assert delivery.state == "done"


def test_an_uninstall_waits_for_an_api_that_does_not_answer(
    installation: Installation, deliver: Deliver, work: Work, sandbox: Sandbox, ecwid_app: App
) -> None:
    told = told_of_uninstalls()
    sandbox.uninstall(ecwid_app.client_id, STORE_ID)
    sandbox.faults.add(path="/storage", status=500, times=1)

    deliver("application.uninstalled", entityId="1003")
    work()
    installation.refresh_from_db()
    was_installed = installation.is_installed
    later(hours=1)
    work()

    installation.refresh_from_db()
    assert (was_installed, installation.is_installed) == (True, False)
    assert told == ["1003"]
    assert states()["refresh_installation"] == ("done", 2)


def test_an_event_of_another_store_ends_only_that(
    installation: Installation, deliver: Deliver, work: Work
) -> None:
    """R13: whoever alters the body of a signed event reaches nothing by it."""
    delivery = deliver("application.uninstalled", storeId=1004, entityId="1004")

    work()

    installation.refresh_from_db()
    assert installation.is_installed
    delivery.refresh_from_db()
    assert delivery.state == "done"


@pytest.mark.parametrize(
    "event_type", ["application.installed", "application.storageChanged", "order.created"]
)
def test_any_news_of_the_app_finds_a_dead_token(
    installation: Installation,
    deliver: Deliver,
    work: Work,
    sandbox: Sandbox,
    ecwid_app: App,
    event_type: str,
) -> None:
    sandbox.uninstall(ecwid_app.client_id, STORE_ID)

    deliver(event_type)
    work()

    installation.refresh_from_db()
    assert installation.is_installed is (event_type == "order.created")


def test_the_plan_of_the_store_is_what_the_api_says(
    installation: Installation, deliver: Deliver, work: Work, sandbox: Sandbox
) -> None:
    found: list[str] = []
    for code in ("NOT_AVAILABLE_ON_CURRENT_PLAN", "STORE_IS_SUSPENDED", ""):
        if code:
            sandbox.faults.add(path="/storage", status=402, error_code=code, times=1)
        deliver("profile.subscriptionStatusChanged", data={"newSubscriptionName": "ECWID_FREE"})
        work()
        installation.refresh_from_db()
        found.append(installation.plan_state)

    assert found == ["free", "suspended", "active"]


@pytest.mark.parametrize("action", ["subscriptionStatusChanged", "subscription_status_changed"])
def test_the_subscription_is_what_the_api_says(
    installation: Installation, deliver: Deliver, work: Work, sandbox: Sandbox, action: str
) -> None:
    """Of the merchant to the app; Ecwid's Java client spells the event in the second way."""
    told: list[object] = []

    @webhook("application.subscriptionStatusChanged", name="x.told")
    def hear(event: ApplicationEvent, installation: Installation) -> None:
        told.append((installation.subscription_status, event.unverified_data))

    claim = {"oldSubscriptionStatus": "TRIAL", "newSubscriptionStatus": "SUSPENDED"}
    deliver(f"application.{action}", entityId="1003", data=claim)
    work()
    installation.refresh_from_db()
    before = installation.subscription_status
    sandbox.faults.add(path="/application", status=500)
    Installation.objects.update(subscription_status="TRIAL")
    deliver(f"application.{action}", entityId="1003", data=claim)
    work()
    installation.refresh_from_db()
    meanwhile = installation.subscription_status
    sandbox.faults.clear()
    later(hours=1)
    work()

    installation.refresh_from_db()
    assert (before, meanwhile, installation.subscription_status) == ("ACTIVE", "TRIAL", "ACTIVE")
    assert told[0] == ("ACTIVE", claim)
    assert installation.is_installed


def test_what_came_before_the_first_opening_is_handled_after_it(
    deliver: Deliver, work: Work, open_app: OpenApp
) -> None:
    told: list[str] = []

    @webhook("application.installed", "order.created")
    def welcome(event: ApplicationEvent | OrderEvent, installation: Installation) -> None:
        told.append(event.event_type)

    deliver("application.installed", entityId="1003")
    deliver("order.created")
    work()
    before = list(told)
    open_app()
    work()

    assert before == []
    assert told == ["application.installed"]
    assert WebhookDelivery.objects.get(event_type="order.created").state == "kept"


def test_news_of_the_install_that_no_handler_waits_for_is_done(
    deliver: Deliver, work: Work
) -> None:
    delivery = deliver("application.installed", entityId="1003")

    work()

    delivery.refresh_from_db()
    assert delivery.state == "done"


def test_an_opening_while_the_news_of_the_install_is_put_aside_is_not_missed(
    open_app: OpenApp, deliver: Deliver, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The merchant comes at the very moment at which a worker finds nobody who has the app."""
    told: list[str] = []
    looks: list[Installation | None] = []

    @webhook("application.installed")
    def handler(event: ApplicationEvent, installation: Installation) -> None:
        told.append(event.event_type)

    def find_installation(delivery: WebhookDelivery) -> Installation | None:
        looks.append(find(delivery))
        if len(looks) == 2:  # the one after which the delivery is put aside
            open_app()
        return looks[-1]

    find = runner.find_installation
    delivery = deliver("application.installed", entityId="1003")
    monkeypatch.setattr(runner, "find_installation", find_installation)
    work()
    work()

    delivery.refresh_from_db()
    assert looks[:2] == [None, None]
    assert (told, delivery.state) == (["application.installed"], "done")
