"""The reference deployment."""
