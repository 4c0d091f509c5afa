"""For an ASGI server: ``config.asgi:application``."""

import os

from django.core.asgi import get_asgi_application

from ecwid_native.asgi import refuse_malformed

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = refuse_malformed(get_asgi_application())
