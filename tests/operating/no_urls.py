"""A URLconf without the app's URLs."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
