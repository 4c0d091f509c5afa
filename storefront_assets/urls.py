"""``path("", include("storefront_assets.urls"))``."""

from django.urls import path

from storefront_assets.views import storefront_file

app_name = "storefront_assets"

urlpatterns = [
    path("<slug:app>/storefront.js", storefront_file, name="script"),
    path("<slug:app>/storefront.css", storefront_file, name="stylesheet"),
]
