"""``path("", include("storefront_assets.urls"))``."""

from django.urls import path

from storefront_assets.endpoints.view import endpoint_call
from storefront_assets.error_reports import storefront_error
from storefront_assets.views import release_file, storefront_file

app_name = "storefront_assets"

urlpatterns = [
    path("<slug:app>/storefront.js", storefront_file, name="script"),
    path("<slug:app>/storefront.css", storefront_file, name="stylesheet"),
    path("<slug:app>/releases/<str:name>", release_file, name="release"),
    path("<slug:app>/errors", storefront_error, name="errors"),
    path(
        "<slug:app>/api/<int:store_id>/<slug:customization>/<slug:name>",
        endpoint_call,
        name="endpoint",
    ),
]
