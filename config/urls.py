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

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.page_not_found"
handler500 = "config.errors.server_error"
