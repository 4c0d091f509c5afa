"""The kinds of pages that a merchant picks from, for settings of where something is shown.

Ecwid's storefront has some twenty types of pages, and more than it documents; these names are its
own where one type is meant, and sum up the others. A script tells the kind of a page by the same
table, ``kindOf`` in ``announcement.js`` and ``content.js``.

Source: docs.ecwid.com, track storefront events: page types (read 2026-11).
"""

from django.utils.translation import gettext_lazy as _

CATEGORY = ("CATEGORY", _("Categories"))
PRODUCT = ("PRODUCT", _("Product pages"))
SEARCH = ("SEARCH", _("Search results"))
CART = ("CART", _("Cart"))
CHECKOUT = ("CHECKOUT", _("Checkout"))
ORDER_CONFIRMATION = ("ORDER_CONFIRMATION", _("Order confirmation"))
ACCOUNT = ("ACCOUNT", _("Customer account"))
OTHER = ("OTHER", _("All other pages"))

EVERY_PAGE = [CATEGORY, PRODUCT, SEARCH, CART, CHECKOUT, ORDER_CONFIRMATION, ACCOUNT, OTHER]
