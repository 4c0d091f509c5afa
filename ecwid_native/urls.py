"""``path("", include("ecwid_native.urls"))``. No URL has a trailing slash: the control panel's
iframe must not meet a redirect."""

from django.urls import path

from ecwid_native.views.opening import OpenView
from ecwid_native.views.pages import registered_page
from ecwid_native.views.session import SessionView
from ecwid_native.views.webhooks import webhook_inbox

app_name = "ecwid_native"

urlpatterns = [
    path("<slug:app>/open", OpenView.as_view(), name="open"),
    path("<slug:app>/session", SessionView.as_view(), name="session"),
    path("<slug:app>/webhooks", webhook_inbox, name="webhooks"),
    path("<slug:app>/pages/<slug:page>", registered_page, name="page"),
]
