"""The reference deployment's URLs and the pages that are compared."""

from django.urls import path

from bench import pages
from config.urls import urlpatterns as deployment

urlpatterns = [
    path("bench/<slug:app>/ours", pages.ours),
    path("bench/<slug:app>/opening", pages.opening),
    path("bench/plain/<slug:template>/<slug:text>", pages.plain),
    *deployment,
]
