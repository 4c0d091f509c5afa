"""Releases: what shops have after each command, as the three ways to the files answer it."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from storefront_assets.models import Release, Rollout
from storefront_assets.polling import Poller
from storefront_assets.published import published
from storefront_assets.releases import require_rollout, set_disabled
from storefront_assets.served_files import ServedFiles
from tests.storefront.conftest import WriteCustomization

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> dict[str, Any]:
    """Run an action of the command, then let this process notice."""
    out = io.StringIO()
    call_command("ecwid_storefront", *arguments, "--json", stdout=out)
    Poller().poll()
    document: dict[str, Any] = json.loads(out.getvalue())
    return document


def refused(*arguments: str) -> str:
    with pytest.raises(CommandError) as caught:
        run(*arguments)
    return str(caught.value)


@pytest.fixture
def version(write: WriteCustomization, static_dir: Path) -> Any:
    """Write the next version of the only customization."""
    write("a", "", ".a{b:c}")

    def write_version(name: str) -> None:
        (static_dir / "a.js").write_text(f"customization(() => {{ document.title = '{name}'; }});")

    write_version("one")
    return write_version


def script() -> str:
    answer = Client().get("/demo/storefront.js")
    assert answer.status_code == 200
    return answer.text


def served() -> str:
    """Which version all stores have; "" for none."""
    found = re.search(r'document\.title="(\w+)"', script())
    return found[1] if found else ""


def test_a_published_release_is_served_whatever_the_sources_say_later(version: Any) -> None:
    run("publish")
    version("two")
    published.refresh()

    assert served() == "one"


def test_publishing_the_same_again_is_the_same_release(version: Any) -> None:
    first = run("publish")["rollout"]["live"]
    second = run("publish")["rollout"]["live"]

    assert first == second
    assert Release.objects.count() == 1


def test_a_release_goes_to_a_share_then_to_all(version: Any) -> None:
    live = run("publish")["rollout"]["live"]
    version("two")

    trial = run("publish", "--share", "12.5")["rollout"]
    on_trial = script()
    more = run("promote", "--share", "50")["rollout"]
    with_more = script()
    run("promote")

    assert (trial["live"], trial["share_percent"]) == (live, 12.5)
    assert f'"",["{trial["candidate"]}",0.125]);' in on_trial
    assert 'title="one"' in on_trial
    assert more["candidate"] == trial["candidate"]
    assert f'["{trial["candidate"]}",0.5]);' in with_more
    assert served() == "two"
    assert trial["candidate"] not in script().replace(f"releases/{trial['candidate']}.js.map", "")


def test_rolling_back_ends_a_trial_first(version: Any) -> None:
    run("publish")
    version("two")
    run("publish", "--share", "10")

    rollout = run("rollback")["rollout"]

    assert rollout["candidate"] is None
    assert served() == "one"
    assert ",[" not in script().splitlines()[0][-40:]


def test_rolling_back_again_goes_further_back(version: Any) -> None:
    for name in ("one", "two", "three"):
        version(name)
        run("publish")

    seen = []
    for _ in range(2):
        run("rollback")
        seen.append(served())

    assert seen == ["two", "one"]
    assert "no release before" in refused("rollback")


def test_rolling_back_can_name_a_release(version: Any) -> None:
    first = run("publish")["rollout"]["live"]
    for name in ("two", "three"):
        version(name)
        run("publish")

    run("rollback", "--to", first[:6])

    assert served() == "one"
    assert "no release that begins with 'x'" in refused("rollback", "--to", "x")


def test_a_disabled_app_has_empty_files_until_it_is_enabled(version: Any) -> None:
    run("publish")
    run("disable")
    version("two")

    while_disabled = script(), Client().get("/demo/storefront.css").text
    closed = published.disabled
    still = run("publish")["rollout"]["disabled"]
    after_publishing = script()
    run("enable")

    assert while_disabled == ("", "")
    assert closed == {"demo"}
    assert published.disabled == frozenset()
    assert still is True
    assert after_publishing == ""
    assert served() == "two"


def test_every_change_is_there_within_the_caches_and_one_poll(
    version: Any, settings: Settings
) -> None:
    header = Client().get("/demo/storefront.js").headers["Cache-Control"]
    settings.ECWID = {**settings.ECWID, "RELEASE_POLL_SECONDS": 5}

    promised = run("publish")["rollout"]["within_seconds"]

    assert promised == sum(map(int, re.findall(r"\d+", header))) + 5 == 365


def test_serving_asks_no_database(
    version: Any, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    live = run("publish")["rollout"]["live"]

    with django_assert_num_queries(0):
        for path in ("storefront.js", "storefront.css", f"releases/{live}.js"):
            assert Client().get(f"/demo/{path}").status_code == 200


def test_old_files_stay_and_never_change(version: Any) -> None:
    first = run("publish")["rollout"]["live"]
    version("two")
    second = run("publish")["rollout"]["live"]

    for digest, title in ((first, "one"), (second, "two")):
        answer = Client().get(f"/demo/releases/{digest}.js", headers={"accept-encoding": "br"})
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["Content-Encoding"] == "br"
        text = Client().get(f"/demo/releases/{digest}.js").text
        assert f'title="{title}"' in text
        assert f',"-{digest}");\n//# sourceMappingURL={digest}.js.map\n' in text
        source_map = Client().get(f"/demo/releases/{digest}.js.map")
        assert source_map.headers["Content-Type"] == "application/json"
        assert source_map.json()["sources"] == ["runtime.js", "a.js"]


def test_a_release_s_own_stylesheet_waits_for_its_own_script(version: Any) -> None:
    digest = run("publish")["rollout"]["live"]

    fixed = Client().get("/demo/storefront.css").text
    hashed = Client().get(f"/demo/releases/{digest}.css").text

    assert ':root[data-app-demo-app~="a"]' in fixed
    assert fixed.replace('-app~="a"', f'-app-{digest}~="a"') == hashed


def test_no_other_middleware_touches_an_old_file(version: Any, settings: Settings) -> None:
    first = run("publish")["rollout"]["live"]
    version("two")
    run("publish")
    before = Client().get(f"/demo/releases/{first}.js").headers
    settings.MIDDLEWARE = [
        "storefront_assets.middleware.StorefrontMiddleware",
        "tests.storefront.test_same_answers.meddling_middleware",
    ]

    answer = Client().get(f"/demo/releases/{first}.js")

    assert answer.headers == before
    assert not answer.cookies
    assert Client().get("/elsewhere/releases/").headers["Vary"] == "Cookie"


def test_no_other_name_is_a_file(version: Any) -> None:
    digest = run("publish")["rollout"]["live"]

    for form in (
        "",
        "x",
        "0" * 20 + ".js",
        "{}.exe",
        "{}.JS",
        "../{}.js",
        "{}.js%00",
        "{}",
        "{}.map",
    ):
        answer = Client().get(f"/demo/releases/{form.format(digest)}")

        assert answer.status_code == 404


def test_an_app_s_release_is_no_other_app_s(version: Any, settings: Settings) -> None:
    digest = run("publish")["rollout"]["live"]
    entry = settings.ECWID["APPS"]["demo"]
    settings.ECWID = {"APPS": {"demo": entry, "other": {**entry, "CLIENT_ID": "other"}}}

    assert Client().get(f"/other/releases/{digest}.js").status_code == 404
    assert Client().get(f"/third/releases/{digest}.js").status_code == 404


def test_nothing_can_be_done_before_the_first_release(version: Any) -> None:
    for arguments in ("promote", "rollback", "disable", "enable", "publish --share 5"):
        assert "Nothing was published yet" in refused(*arguments.split())


def test_a_share_is_a_number_of_percent(version: Any) -> None:
    run("publish")
    version("two")
    run("publish", "--share", "1")

    for action in ("publish", "promote"):
        for share in ("0", "-1", "100.01", "x", "NaN", "inf", ""):
            said = refused(action, "--share", share)

            assert re.search("more than 0 and less than 100|not a number", said)


def test_what_all_stores_have_cannot_be_tried(version: Any) -> None:
    run("publish")

    assert "have these files already" in refused("publish", "--share", "5")
    assert "No release is on trial" in refused("promote")


def test_the_list_says_who_has_what(version: Any) -> None:
    run("publish")
    version("two")
    run("publish", "--share", "25")

    document = run("releases")

    assert [row["state"] for row in document["releases"]] == [
        "on trial in 25 % of the stores",
        "live",
    ]
    assert document["rollout"]["action"] == "publish"
    run("disable")
    states = [row["state"] for row in run("releases")["releases"]]
    assert states == ["on trial in 25 % of the stores", "live, but disabled"]


def test_a_release_cannot_be_changed(version: Any) -> None:
    run("publish")
    release = Release.objects.get()

    with pytest.raises(TypeError, match="never changes"):
        release.save()
    assert str(release) == f"demo {release.digest}"


def test_the_admin_says_who_has_what(version: Any, admin_client: Client) -> None:
    first = run("publish")["rollout"]["live"][:8]
    version("two")
    second = run("publish", "--share", "12.5")["rollout"]["candidate"][:8]
    run("disable")

    def cells(model: str) -> list[str]:
        page = admin_client.get(f"/admin/ecwid_storefront/{model}/").text
        columns = r'class="field-(?:short_digest|state|outcome)[^>]*>(?:<a[^>]*>)?([^<]*)'
        return re.findall(columns, page)

    assert cells("release") == [second, "12.5\u00a0% try it", first, "live, but disabled"]
    assert cells("rollout") == [
        f"nothing; {first} when enabled",
        f"12.5\u00a0% {second}, else {first}",
        first,
    ]


def test_the_admin_lists_and_changes_nothing(version: Any, admin_client: Client) -> None:
    digest = run("publish")["rollout"]["live"]

    for model, instance in (("release", Release.objects.get()), ("rollout", Rollout.objects.get())):
        page = f"/admin/ecwid_storefront/{model}/"
        assert digest[:8] in admin_client.get(page).text
        assert admin_client.get(f"{page}{instance.pk}/change/").status_code == 200
        assert admin_client.get(f"{page}add/").status_code == 403
        assert admin_client.post(f"{page}{instance.pk}/delete/").status_code == 403


def test_a_storage_gets_the_files_hashed_ones_first_and_once(
    version: Any, settings: Settings, tmp_path: Path
) -> None:
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path / "bucket"},
    }
    settings.STORAGES = {**settings.STORAGES, "storefront": storage}

    digest = run("publish")["rollout"]["live"]
    again = run("disable")["uploaded"]

    fixed = ["demo/storefront.css", "demo/storefront.js"]
    assert again == fixed
    assert (tmp_path / "bucket/demo/storefront.js").read_bytes() == b""
    assert 'title="one"' in (tmp_path / f"bucket/demo/releases/{digest}.js").read_text()
    assert run("enable")["uploaded"] == fixed
    assert (tmp_path / "bucket/demo/storefront.js").read_text() == script()


def test_a_storage_that_missed_a_change_is_filled_again(
    version: Any, settings: Settings, tmp_path: Path
) -> None:
    assert "STORAGES['storefront']" in refused("upload")
    storage = {
        "BACKEND": "storefront_assets.served_files.ServedFiles",
        "OPTIONS": {"location": tmp_path / "served"},
    }
    settings.STORAGES = {**settings.STORAGES, "storefront": storage}
    assert "Nothing was published" in refused("upload")
    run("publish")
    (tmp_path / "served/demo/storefront.js").write_text("old")

    assert "demo/storefront.js" in run("upload")["uploaded"]

    assert (tmp_path / "served/demo/storefront.js").read_text() == script()
    assert Rollout.objects.count() == 1


class Slow(ServedFiles):
    """While it writes the script, somebody disables the app."""

    def save(self, name: str | None, content: Any, max_length: int | None = None) -> str:
        if name == "demo/storefront.js" and not require_rollout("demo").disabled:
            set_disabled("demo", disabled=True)
        return super().save(name, content, max_length)


def test_of_two_changes_at_once_the_later_one_is_stored(
    version: Any, settings: Settings, tmp_path: Path
) -> None:
    storage = {"BACKEND": f"{__name__}.Slow", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "storefront": storage}

    run("publish")

    assert (tmp_path / "demo/storefront.js").read_bytes() == b""
    assert script() == ""
