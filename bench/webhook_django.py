"""Our view behind Django's handler and middleware, without the layer in front of Django."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
