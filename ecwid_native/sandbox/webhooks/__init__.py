"""Webhooks: what the platform tells an app's server, signed, retried and on a movable clock."""
