# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types of all that requests and answers hold, as TypedDicts with Ecwid's own names.

One module for each section: ``from ecwid_native.client.types.products import Product``. The client
itself never imports them, so they cost nothing where only annotations use them. A word in a closed
set may be new: expect others than a Literal lists.
"""
