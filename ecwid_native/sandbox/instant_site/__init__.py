"""The Instant Site: its drafts, what is published of them, and its own tokens, without HTTP."""
