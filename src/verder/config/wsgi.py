"""The web application, for a server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verder.config.settings")
application = get_wsgi_application()

from verder.config.warming import keep_warm  # noqa: E402 - needs the application

keep_warm()
