"""The storefront."""
