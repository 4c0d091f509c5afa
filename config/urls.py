"""URLs of the reference deployment."""

from django.contrib import admin
from django.urls import include, path

from ecwid_native.views.health import healthz

urlpatterns = [
    path("healthz", healthz),
    path("admin/", admin.site.urls),
    path("", include("ecwid_native.urls")),
    path("", include("dashboard.urls")),
    path("", include("storefront_assets.urls")),
]
