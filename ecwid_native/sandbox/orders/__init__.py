"""Orders, carts, subscriptions, and what they do to stock and customers."""
