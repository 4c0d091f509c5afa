"""What each report counts.

Source: the list of report types of the official client and docs.ecwid.com, "Get store stats report"
(read 2026-11). Names of the numbers are our choice where the documentation has none. The sandbox
counts no visits: reports about visitors are there and say zero.
"""

from collections.abc import Callable, Iterable, Sequence

from ecwid_native.sandbox.reports.sales import Sale

Metrics = dict[str, float]
Reckon = Callable[[Sequence[Sale]], Metrics]


def orders(found: Sequence[Sale]) -> Metrics:
    """Return how many orders, what they brought and what one brought."""
    finished = [sale for sale in found if sale.is_finished]
    revenue = round(sum(sale.revenue for sale in finished), 2)
    average = round(revenue / len(finished), 2) if finished else 0
    return {"orders": len(finished), "revenue": revenue, "averageOrderValue": average}


def money(*names: str) -> Reckon:
    """Return a function that reckons revenue, expenses or profit."""

    def reckon(found: Sequence[Sale]) -> Metrics:
        revenue = sum(sale.revenue for sale in found)
        expenses = sum(sale.expenses for sale in found)
        amounts = {"revenue": revenue, "expenses": expenses, "profit": revenue - expenses}
        return {name: round(amounts[name], 2) for name in names}

    return reckon


def new_and_repeated(found: Sequence[Sale]) -> Metrics:
    """Return how many first orders and how many later ones of a customer."""
    finished = [sale for sale in found if sale.is_finished]
    repeated = sum(sale.is_repeated for sale in finished)
    return {"newOrders": len(finished) - repeated, "repeatOrders": repeated}


def funnel(found: Sequence[Sale]) -> Metrics:
    """Return how many carts came to the checkout and how many became orders."""
    return {"checkoutStarted": len(found), "orders": sum(sale.is_finished for sale in found)}


def abandoned(found: Sequence[Sale]) -> Metrics:
    """Return how many carts were left behind."""
    return {"abandonedCarts": sum(not sale.is_finished for sale in found)}


def nothing(*names: str) -> Reckon:
    """Return a function that says zero: nobody visits a sandbox."""
    return lambda found: dict.fromkeys(names, 0)


SERIES: dict[str, Reckon] = {
    "allTraffic": nothing("visitors"),
    "newVsReturningVisitors": nothing("newVisitors", "returningVisitors"),
    "visitorsByDevice": nothing("desktop", "mobile", "tablet"),
    "visitorsByCountry": nothing("visitors"),
    "visitorsByLanguage": nothing("visitors"),
    "allOrders": orders,
    "newOrdersVsRepeatOrders": new_and_repeated,
    "allRevenue": money("revenue"),
    "allExpenses": money("expenses"),
    "allProfit": money("revenue", "expenses", "profit"),
    "conversions": nothing("conversion"),
    "addToCartConversion": nothing("conversion"),
    "checkoutSalesFunnel": funnel,
    "abandonedCarts": abandoned,
    "siteActivity": nothing("visitors"),
    "siteSocialActivity": nothing("visitors"),
    "siteAggregatedActivity": nothing("visitors"),
    "siteAggregatedActivityNewAndReturn": nothing("newVisitors", "returningVisitors"),
    "siteGroupActivity": nothing("visitors"),
    "siteGroupActivityNew": nothing("visitors"),
    "siteGroupActivityReturn": nothing("visitors"),
    "siteUniqueNewVisitorsByGroup": nothing("visitors"),
    "sitePotentialLeads": nothing("visitors"),
    "siteGroupEngagedActivity": nothing("visitors"),
}


def grouped(found: Iterable[Sale], key: Callable[[Sale], Iterable[str]]) -> dict[str, list[Sale]]:
    """Return the finished orders by the texts that `key` gives for each."""
    groups: dict[str, list[Sale]] = {}
    for sale in found:
        if sale.is_finished:
            for text in key(sale):
                groups.setdefault(text, []).append(sale)
    return groups
