"""For a WSGI server: ``config.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

from ecwid_native.wsgi import receive_webhooks, refuse_malformed
from storefront_assets.wsgi import storefront

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = storefront(receive_webhooks(refuse_malformed(get_wsgi_application())))
