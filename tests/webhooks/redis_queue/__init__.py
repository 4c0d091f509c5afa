"""The site of the crash tests with Redis as its queue, as docs/howto/run-workers.md sets it up."""
