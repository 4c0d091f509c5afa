# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Size charts. Mostly undocumented: only the call for one chart is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.paging import PAGE_SIZE, PREFETCH, Items, Paging
from ecwid_native.client.parameters import flag, integer, moment
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.shared import Created, Deleted, Updated
    from ecwid_native.client.types.size_charts import SizeChart, SizeChartInput
    from ecwid_native.client.values import FieldNames, Page, TimeFilter

_GET: Operation[SizeChart] = Operation(
    "GET",
    "/sizecharts/{sizechartId:d}",
    scopes=("read_sizecharts",),
    query={
        "enabled": flag("enabled"),
        "created_from": moment("createdFrom"),
        "created_to": moment("createdTo"),
        "updated_from": moment("updatedFrom"),
        "updated_to": moment("updatedTo"),
    },
)
_SEARCH: Operation[Page[SizeChart]] = Operation(
    "GET",
    "/sizecharts",
    scopes=("read_sizecharts",),
    query={"offset": integer("offset", least=0), "limit": integer("limit", least=1, most=100)},
)
_CREATE: Operation[Created] = Operation("POST", "/sizecharts", scopes=("create_sizecharts",))
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/sizecharts/{sizechartId:d}", scopes=("update_sizecharts",)
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE", "/sizecharts/{sizechartId:d}", scopes=("update_sizecharts",)
)


class SizeCharts(Section):
    """Size charts. Mostly undocumented: only the call for one chart is confirmed."""

    def get(
        self,
        sizechart_id: int,
        *,
        enabled: bool | None = None,
        created_from: TimeFilter | None = None,
        created_to: TimeFilter | None = None,
        updated_from: TimeFilter | None = None,
        updated_to: TimeFilter | None = None,
    ) -> SizeChart:
        """Return a size chart.

        ``GET /sizecharts/{sizechartId}``; scope ``read_sizecharts``.
        """
        return self._call(
            _GET,
            sizechart_id,
            query={
                "enabled": enabled,
                "created_from": created_from,
                "created_to": created_to,
                "updated_from": updated_from,
                "updated_to": updated_to,
            },
        )

    def search(self, *, offset: int | None = None, limit: int | None = None) -> Page[SizeChart]:
        """Return one page of size charts.

        ``GET /sizecharts``; scope ``read_sizecharts``.

        Not confirmed by the documentation.
        """
        return self._call(_SEARCH, query={"offset": offset, "limit": limit})

    def iterate(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
    ) -> Items[SizeChart]:
        """Yield every item of `search`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="id",
            has_fields=False,
            item_fields=item_fields,
            page_size=page_size,
            prefetch=prefetch,
            cursor=cursor,
        )
        return self._iterate(_SEARCH, paging=paging, query={})

    def create(self, size_chart: SizeChartInput | SizeChart) -> Created:
        """Create a size chart.

        ``POST /sizecharts``; scope ``create_sizecharts``.

        Not confirmed by the documentation.
        """
        return self._call(_CREATE, body=size_chart)

    def update(self, sizechart_id: int, size_chart: SizeChartInput | SizeChart) -> Updated:
        """Change a size chart.

        ``PUT /sizecharts/{sizechartId}``; scope ``update_sizecharts``.

        Not confirmed by the documentation.
        """
        return self._call(_UPDATE, sizechart_id, body=size_chart)

    def delete(self, sizechart_id: int) -> Deleted:
        """Delete a size chart.

        ``DELETE /sizecharts/{sizechartId}``; scope ``update_sizecharts``.

        Not confirmed by the documentation.
        """
        return self._call(_DELETE, sizechart_id)
