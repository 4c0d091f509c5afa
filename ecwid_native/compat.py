"""The one place that knows which Django we run on.

Django's task interface is part of Django from 6.0 on; before, django-tasks is the same thing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, Self

import django

if TYPE_CHECKING:
    from django_tasks import task, task_backends
    from django_tasks.exceptions import InvalidTaskBackendError
elif django.VERSION >= (6, 0):
    from django.tasks import task, task_backends
    from django.tasks.exceptions import InvalidTaskBackend as InvalidTaskBackendError
else:
    from django_tasks import task, task_backends
    from django_tasks.exceptions import InvalidTaskBackendError

__all__ = ["InvalidTaskBackendError", "TaskLike", "task", "task_backends"]


class TaskLike(Protocol):
    """What ``task`` makes of a function without arguments."""

    @property
    def func(self) -> Callable[[], Any]:
        """The function."""

    def using(self, *, backend: str) -> Self:
        """The same task for another backend."""

    def enqueue(self) -> Any:
        """Have it run by a worker."""
