"""A URLconf without the storefront files."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
