# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Reports on visitors, orders and money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import fields, integer, moment, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.reports import (
        Report,
        ReportAdvice,
        ReportsAdviceQuery,
        ReportsGetQuery,
    )
    from ecwid_native.client.types.shared import ReportType

_GET: Operation[Report] = Operation(
    "GET",
    "/reports/{reportType}",
    scopes=("read_store_stats",),
    query={
        "started_from": moment("startedFrom"),
        "ended_at": moment("endedAt"),
        "time_scale_value": text("timeScaleValue"),
        "compare_period": text("comparePeriod"),
        "first_day_of_week": text("firstDayOfWeek"),
        "order_by_metric": text("orderByMetric"),
        "order_direction": text("orderDirection"),
        "limit": integer("limit", least=1),
        "offset": integer("offset", least=0),
        "storefront_platform": text("storefrontPlatform"),
        "response_fields": fields("responseFields"),
    },
)
_ADVICE: Operation[ReportAdvice] = Operation(
    "GET",
    "/reports/{reportType}/tip",
    query={
        "started_from": moment("startedFrom"),
        "ended_at": moment("endedAt"),
        "time_scale_value": text("timeScaleValue"),
        "compare_period": text("comparePeriod"),
        "first_day_of_week": text("firstDayOfWeek"),
        "order_by_metric": text("orderByMetric"),
        "order_direction": text("orderDirection"),
        "limit": integer("limit", least=1),
        "offset": integer("offset", least=0),
        "storefront_platform": text("storefrontPlatform"),
        "response_fields": fields("responseFields"),
    },
)


class Reports(Section):
    """Reports on visitors, orders and money."""

    def get(self, report_type: ReportType, **query: Unpack[ReportsGetQuery]) -> Report:
        """Return a report with its data sets.

        ``GET /reports/{reportType}``; scope ``read_store_stats``.
        """
        return self._call(_GET, report_type, query=query)

    def advice(self, report_type: ReportType, **query: Unpack[ReportsAdviceQuery]) -> ReportAdvice:
        """Return a hint that goes with a report.

        ``GET /reports/{reportType}/tip``.

        Not in the documentation; the official client has it.
        """
        return self._call(_ADVICE, report_type, query=query)
