"""What the how-to says, on top of the settings of the crash tests."""

import os

from tests.webhooks.crash.settings import *  # noqa: F403 - it is these settings
from tests.webhooks.crash.settings import INSTALLED_APPS
from tests.webhooks.redis_queue.howto import settings_of_the_howto

_howto = settings_of_the_howto(INSTALLED_APPS)
INSTALLED_APPS = _howto["INSTALLED_APPS"]
TASKS = _howto["TASKS"]
RQ_QUEUES = {
    name: {**queue, "URL": os.environ["REDIS_URL"]} for name, queue in _howto["RQ_QUEUES"].items()
}
