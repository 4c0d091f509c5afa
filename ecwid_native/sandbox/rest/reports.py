"""Reports over REST.

Source: docs.ecwid.com, "Get store stats report"; types and fields also from the tables of the
official client (read 2026-11).
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox import catalogue
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.reports.metrics import SERIES, Metrics
from ecwid_native.sandbox.reports.periods import NO_COMPARISON, Period, compared, steps
from ecwid_native.sandbox.reports.sales import sales
from ecwid_native.sandbox.reports.tables import TABLES, Row
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

SCOPE = "read_store_stats"
DEFAULT_SECONDS = 30 * 86_400
# The years 1970 to 9998: what the calendar can cut into pieces.
LATEST = 253_370_764_800


def add_routes(router: Router[Operation]) -> None:
    """Add the report and its tip."""
    path = "/api/v3/{store_id}/reports/{report_type}"
    router.add("GET", path, Operation(handler=get, scope=SCOPE, selects_fields=True))
    router.add("GET", f"{path}/tip", Operation(handler=get_tip, scope=SCOPE, selects_fields=True))


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return a report: over time for series, one page of lines for tables."""
    kind = _kind(values)
    query = Parameters(call.request.args)
    period = _period(call, query)
    scale = query.choice("timeScaleValue", catalogue.enums()["TimeScaleValue"]) or "day"
    mode = query.choice("comparePeriod", catalogue.enums()["ComparePeriod"]) or NO_COMPARISON
    first_day = query.choice("firstDayOfWeek", ("MONDAY", "SUNDAY")) or "MONDAY"
    report: Document = {
        "reportType": kind,
        "startedFrom": period.start,
        "endedAt": period.end,
        "timeScaleValue": scale,
        "comparePeriod": mode,
        "firstDayOfWeek": first_day,
    }
    earlier = compared(period, mode)
    if kind in TABLES:
        report |= _table(call, query, kind, period)
        if earlier is not None:
            report |= _as_comparison(_table(call, query, kind, earlier))
        return report
    try:
        report |= _series(call, kind, period, scale=scale, first_day=first_day)
        if earlier is not None:
            before = _series(call, kind, earlier, scale=scale, first_day=first_day)
            report |= _as_comparison(before)
    except ValueError as exc:
        raise HTTPError(400, str(exc), "WRONG_PARAMETER") from exc
    return report


def get_tip(call: Call, values: Mapping[str, str]) -> object:
    """Return a piece of advice about a report, in one sentence."""
    kind = _kind(values)
    found = sales(call.platform, call.store.id, _period(call, Parameters(call.request.args)))
    count = sum(sale.is_finished for sale in found)
    return {"tip": f"{count} orders stand behind the report {kind}."}


def _kind(values: Mapping[str, str]) -> str:
    kind = values["report_type"]
    if kind not in SERIES and kind not in TABLES:
        raise HTTPError(400, "Wrong report type", "WRONG_PARAMETER")
    return kind


def _period(call: Call, query: Parameters) -> Period:
    end = query.integer("endedAt")
    end = int(call.platform.clock.timestamp()) if end is None else end
    start = query.integer("startedFrom")
    start = end - DEFAULT_SECONDS if start is None else start
    if not 0 <= start <= end <= LATEST:
        raise HTTPError(400, "Wrong parameter 'startedFrom' value", "WRONG_PARAMETER")
    return Period(start=start, end=end)


def _series(call: Call, kind: str, period: Period, *, scale: str, first_day: str) -> Document:
    found = sales(call.platform, call.store.id, period)
    reckon, moments = SERIES[kind], [sale.at for sale in found]
    dataset = [
        {
            "orderBy": position,
            "datapointId": str(position),
            "data": _data(reckon(found[step.slice_of(moments)])),
            "startTimeStamp": step.start,
            "endTimeStamp": step.end,
        }
        for position, step in enumerate(steps(period, scale, first_day=first_day))
    ]
    return {"aggregatedData": _data(reckon(found)), "dataset": dataset}


def _table(call: Call, query: Parameters, kind: str, period: Period) -> Document:
    found = sales(call.platform, call.store.id, period)
    rows = TABLES[kind](call.platform, call.store.id, found)
    metric = query.text("orderByMetric") or next(iter(rows[0].metrics), "") if rows else ""
    direction = query.choice("orderDirection", ("ASC", "DESC", "asc", "desc")) or "DESC"
    rows.sort(key=lambda row: row.metrics.get(metric, 0), reverse=direction.upper() == "DESC")
    page = query.page()
    total = sum(row.metrics.get(metric, 0) for row in rows)
    shown = rows[page.offset : page.offset + page.limit]
    return {
        "orderByMetric": metric,
        "orderDirection": direction.upper(),
        "limit": page.limit,
        "offset": page.offset,
        "itemCount": len(rows),
        "aggregatedData": _data({metric: round(total, 2)} if rows else {}),
        "dataset": [
            _line(row, page.offset + index, total=total, metric=metric)
            for index, row in enumerate(shown)
        ],
    }


def _line(row: Row, position: int, *, total: float, metric: str) -> Document:
    share = row.metrics.get(metric, 0) / total * 100 if total else 0
    return {
        "orderBy": position,
        "datapointId": row.key,
        "data": _data(row.metrics),
        "percentage": round(share, 2),
        **({"additionalData": row.more} if row.more else {}),
    }


def _as_comparison(report: Document) -> Document:
    return {
        "comparePeriodAggregatedData": report["aggregatedData"],
        "comparePeriodDataset": report["dataset"],
    }


def _data(metrics: Metrics) -> list[Document]:
    return [{"dataId": name, "dataValue": value} for name, value in metrics.items()]
