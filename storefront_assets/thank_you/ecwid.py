"""Registers the thank-you message for the deployment's app."""

from storefront_assets.thank_you.message import BaseThankYou


class ThankYou(BaseThankYou):
    """The message as it is."""
