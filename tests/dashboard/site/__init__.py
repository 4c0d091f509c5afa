"""The reference deployment with customizations of all kinds and a second page, for the browser."""
