"""What an app author tests with: a running sandbox and requests as Ecwid makes them."""
