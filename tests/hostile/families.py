"""Hostile requests that make sense against any URL, made from one ordinary request."""

from collections.abc import Iterator
from functools import cache
from urllib.parse import quote, quote_from_bytes

from tests.hostile.request import Request, dice, percent
from tests.hostile.texts import DEPTH, NOT_JSON, TEXTS, random_bytes, random_texts

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")
INVENTED_METHODS = ("PROPFIND", "BREW", "get", "Post", "M-SEARCH", "X" * 300)

HEADERS = (
    "Accept",
    "Accept-Encoding",
    "Accept-Language",
    "Authorization",
    "Cache-Control",
    "Connection",
    "Content-Encoding",
    "Content-Length",
    "Content-Type",
    "Cookie",
    "Expect",
    "Forwarded",
    "Host",
    "HX-Current-URL",
    "HX-Request",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "Origin",
    "Range",
    "Referer",
    "Sec-Fetch-Site",
    "Transfer-Encoding",
    "User-Agent",
    "X-CSRFToken",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-HTTP-Method-Override",
    "X-Session-Token",
)
# No NUL and no line break: no HTTP server lets them pass. `test_server.py` sends those.
HEADER_VALUES: dict[str, str] = {
    "empty": "",
    "8 KB": "x" * 8_192,
    "latin-1": "\xe9\xff\x80",
    "UTF-8 as latin-1": "1003 \u2028 🙂".encode().decode("latin-1"),
    "surrogate as latin-1": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "tab": "\ta\t",
    "negative": "-1",
    "huge number": "9" * 5_000,
    "float": "1e9",
    "commas": "," * 4_000,
    "semicolons": ";" * 4_000,
    "quotes": '"' * 501,
    "equal signs": "a=" * 2_000,
    "addresses": ", ".join(["203.0.113.7"] * 300),
    "bad address": "999.999.999.999, ::ffff:zz, [",
    "host and port": "evil.example:99999",
    "list of hosts": "localhost, evil.example",
    "URL": "javascript:alert(1)//",
    "token": "Bearer secret_invented",
    "ranges": "bytes=" + ",".join(f"{n}-" for n in range(600)),
    "etags": ", ".join(f'W/"{n}"' for n in range(400)),
    "date": "Fri, 99 Foo 99999 99:99:99 GMT",
    "script": "</script><script>alert(1)</script>",
    "languages": ",".join(f"x{n};q=0.{n}" for n in range(500)),
}
CONTENT_TYPES: dict[str, str] = {
    "none": "",
    "form": "application/x-www-form-urlencoded",
    "form in no charset": "application/x-www-form-urlencoded; charset=no-such-charset",
    "form in UTF-7": "application/x-www-form-urlencoded; charset=utf-7",
    "form in UTF-16": "application/x-www-form-urlencoded; charset=utf-16",
    "form in a codec": "application/x-www-form-urlencoded; charset=zlib_codec",
    "multipart": "multipart/form-data; boundary=b",
    "multipart without boundary": "multipart/form-data",
    "multipart with an empty boundary": "multipart/form-data; boundary=",
    "multipart with a long boundary": f"multipart/form-data; boundary={'b' * 5_000}",
    "multipart with a latin-1 boundary": "multipart/form-data; boundary=\xe9",
    "multipart in a codec": "multipart/form-data; boundary=b; charset=zlib_codec",
    "multipart in idna": "multipart/form-data; boundary=b; charset=idna",
    "JSON": "application/json",
    "JSON in UTF-16": "application/json; charset=utf-16",
    "XML": "text/xml",
    "text": "text/plain",
    "broken": "/;;=,",
}
PART = b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
BODIES: dict[str, bytes] = {
    "empty": b"",
    "percent signs": b"%" * 500,
    "bad percent": b"session_token=%zz%e2%82&payload=%ff%fe%00",
    "surrogate": b"session_token=%ed%a0%80&hash_payload=%ed%a0%80",
    "no names": b"=&=&=&&&&=",
    "NUL": b"session_token=\0&hash_payload=%00",
    "too many fields": b"&".join(b"a%d=1" % n for n in range(3_000)),
    "one name often": b"session_token=a&" * 900,
    "70 KB": b"text=" + b"x" * 71_680,
    "over the limit": b"text=" + b"x" * 2_700_000,
    "not UTF-8": b"text=\xff\xfe\xfd",
    "parts": PART % (b"session_token", b"a") + b"--b--\r\n",
    "part without end": PART % (b"session_token", b"a"),
    "parts without end": PART % (b"x", b"y") * 3_000,
    "part without name": b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n",
    "part with a long header": b"--b\r\nX-A: " + b"a" * 9_000 + b"\r\n\r\nx\r\n--b--\r\n",
    "part in a bad encoding": (
        b'--b\r\nContent-Disposition: form-data; name="text"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n\xff===\r\n--b--\r\n"
    ),
    "part in no charset": (
        b'--b\r\nContent-Disposition: form-data; name="text"\r\n'
        b"Content-Type: text/plain; charset=no-such-charset\r\n\r\nx\r\n--b--\r\n"
    ),
    "file": (
        b'--b\r\nContent-Disposition: form-data; name="session_token"; filename="../../x\0"\r\n\r\n'
        b"x\r\n--b--\r\n"
    ),
    "wrong boundary": b"--c\r\n\r\nx\r\n--c--\r\n",
    "deep JSON": b"[" * DEPTH,
    "huge number": NOT_JSON["huge number"],
    "true as an id": b'{"store_id": true}',
    "XML entities": b'<!DOCTYPE a [<!ENTITY a "aaaa">]><a>&a;&a;&a;</a>',
}


def everything(base: Request) -> Iterator[Request]:
    """All families, for one URL."""
    yield from methods(base)
    yield from headers(base)
    yield from bodies(base)
    yield from paths(base)
    yield from queries(base)
    yield from mixtures(base)


def methods(base: Request) -> Iterator[Request]:
    """Every method, known and invented, with and without a body."""
    for method in (*METHODS, *INVENTED_METHODS):
        yield base.but(f"{method}", method=method)
        yield base.but(f"{method} with 70 KB", method=method, body=b"x" * 71_680)


def headers(base: Request) -> Iterator[Request]:
    """Every header with every bad value."""
    for header in HEADERS:
        for name, value in HEADER_VALUES.items():
            yield base.but(f"{header}: {name}", headers={**base.headers, header: value})


def bodies(base: Request) -> Iterator[Request]:
    """Every body as every type."""
    for type_name, content_type in CONTENT_TYPES.items():
        for name, body in BODIES.items():
            yield base.but(
                f"{name} as {type_name}",
                method="POST",
                body=body,
                headers={**base.headers, "Content-Type": content_type},
            )


def paths(base: Request) -> Iterator[Request]:
    """The path, bent."""
    path = base.path
    bent = {
        "slash": path + "/",
        "two slashes": path + "//",
        "first slash twice": "/" + path,
        "dots": path + "/../../etc/passwd",
        "encoded dots": path + "/%2e%2e/%2e%2e",
        "backslash": path.replace("/", "%5c"),
        "encoded slashes": "/" + path[1:].replace("/", "%2F"),
        "upper case": path.upper(),
        "semicolon": path + ";jsessionid=1",
        "suffix": path + ".json",
    }
    for name, value in bent.items():
        yield base.but(f"path: {name}", path=value)
    for name, text in (*TEXTS.items(), *random_texts("paths", 40)):
        if len(text) <= 8_192:
            yield base.but(f"path ends in {name}", path=path + percent(text or "%"))
            yield base.but(f"path has {name} inside", path=inside(path, percent(text or "%")))
    for name, noise in random_bytes("paths", 40):
        yield base.but(f"path ends in {name}", path=path + quote_from_bytes(noise))


def inside(path: str, text: str) -> str:
    """The path with its first part replaced."""
    first, slash, rest = path[1:].partition("/")
    return f"/{text}{slash}{rest}" if slash else f"/{text}{first}"


def queries(base: Request) -> Iterator[Request]:
    """Queries that name nothing, everything, or the same thing many times."""
    for name, text in TEXTS.items():
        if len(text) <= 8_192:
            yield base.but(f"query {name}", query=percent(text))
            yield base.but(f"query with {name} as a name", query=f"{percent(text)}=1")
    for number, query in enumerate(("%", "%zz", "&" * 2_000, "=" * 2_000, "a=1&" * 1_500, "a;b")):
        yield base.but(f"odd query {number}", query=query)


@cache
def as_query(value: str) -> str:
    """The value of a header in a query."""
    return quote(value[:4_000], encoding="latin-1")


def mixtures(base: Request) -> Iterator[Request]:
    """Several oddities in one request, drawn by seeded chance."""
    chance = dice(f"mixtures:{base.path}")
    names = list(HEADER_VALUES)
    for number in range(600):
        several = {
            chance.choice(HEADERS): HEADER_VALUES[chance.choice(names)]
            for _ in range(chance.randint(2, 6))
        }
        several.setdefault("Content-Type", chance.choice(list(CONTENT_TYPES.values())))
        yield base.but(
            f"mixture {number}",
            method=chance.choice((*METHODS, *METHODS, *INVENTED_METHODS)),
            query=as_query(chance.choice(list(HEADER_VALUES.values()))),
            headers={**base.headers, **several},
            body=chance.choice(list(BODIES.values())),
        )
