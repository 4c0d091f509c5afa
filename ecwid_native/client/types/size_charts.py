# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: size charts. Mostly undocumented: only the call for one chart is confirmed."""

from __future__ import annotations

from typing import Required, TypedDict

from ecwid_native.client.values import Number


class SizeChart(TypedDict, total=False):
    """`SizeChart` in an answer."""

    id: Required[Number]


class SizeChartInput(TypedDict, total=False):
    """What a request may say of `SizeChart`."""
