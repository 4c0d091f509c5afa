"""Builds and publishes the storefront script and stylesheet."""
