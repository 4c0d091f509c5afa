"""``path("", include("dashboard.urls"))``. The page itself is ``ecwid_native:page``."""

from django.urls import path

from dashboard.views import PublishView, SaveView, SectionView

app_name = "dashboard"

urlpatterns = [
    path("<slug:app>/settings", SaveView.as_view(), name="save"),
    path("<slug:app>/settings/<slug:customization>", SectionView.as_view(), name="settings"),
    path("<slug:app>/publish", PublishView.as_view(), name="publish"),
]
