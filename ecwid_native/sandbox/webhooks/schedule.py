"""Which answers count and when the next try is due.

Source: docs.ecwid.com, "Set up webhooks" (read 2026-11).
"""

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR

# 203, 208 and the other 2xx do not count; redirects are not followed.
SUCCESS_STATUSES = frozenset({200, 201, 202, 204, 209})
CONNECT_TIMEOUT_SECONDS = 3.0
TIMEOUT_SECONDS = 10.0
# Seconds after the first failure, one for each retry.
RETRIES = (15 * MINUTE, 30 * MINUTE, 45 * MINUTE, *(hours * HOUR for hours in range(1, 25)))
# An address that fails for so long gets no webhook any more.
BLOCK_AFTER_SECONDS = 14 * DAY


def next_try(*, first_failed_at: float, failures: int) -> float | None:
    """Return when to try again after so many failures; None after the last retry."""
    return first_failed_at + RETRIES[failures - 1] if failures <= len(RETRIES) else None
