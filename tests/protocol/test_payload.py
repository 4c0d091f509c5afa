from __future__ import annotations

import base64
import json
import subprocess
import traceback
from collections.abc import Mapping

import pytest
from Crypto.Cipher import AES
from hypothesis import given
from hypothesis import strategies as st

from ecwid_native.exceptions import ConfigurationError, PayloadError
from ecwid_native.protocol.payload import (
    Payload,
    decode_hash_payload,
    decrypt_payload,
    encode_hash_payload,
    encrypt_payload,
)
from tests.garbage import UNACCEPTABLE_JSON

SECRET = "K7mQ2vXw9Rt4ZbNcH1sLpYfGdJ8uEaVo"
KEY = SECRET[:16].encode()

# Vectors made by another implementation (Python's `cryptography`), with the documented algorithm.
ASCII_ENCODED = (
    "AAECAwQFBgcICQoLDA0OD1UGO5BQIF-eQXOpooQ3SvK091m-cvOEIUPdiIewdnX7c72oapgMnvn2jsswEC9CjjCAkNP1"
    "b3nKcIqWoVsY5G0s7w9RXnXo9GjByqPJc2wgq8q9V2cWFHRlCi-NZsMN-A=="
)
ASCII_HEX = (
    "7b2273746f72655f6964223a313030332c226c616e67223a22656e222c226163636573735f746f6b656e223a227365"
    "637265745f74306b656e466f725465737473222c22766965775f6d6f6465223a2250414745227d"
)
ASCII_PAYLOAD = Payload(store_id=1003, lang="en", access_token="secret_t0kenForTests")
ACCENT_ENCODED = (
    "-__7__v_-__7__v_-__7_4r00k4MGphlLpW-Y3HiAMNKTzqphUi4GxpNV0YcPXGb6k1sa5qke_oOynGMjVVhqu4vPomh"
    "iuQN60Lxq6fKXKtuDkKGU4u6VcLF_gGAYEY1bYOLEgP0fmxXLEBmpIzN0XkkYZRKSdmmrWpITtb2nRA="
)
ACCENT_PAYLOAD = Payload(
    store_id=9007199,
    lang="fr",
    access_token="secret_é",
    public_token="public_p",
    view_mode="INLINE",
)

GOOD = {"store_id": 1003, "lang": "en", "access_token": "secret_abc", "view_mode": "PAGE"}
TOO_DEEP = b'{"store_id":1003,"access_token":"secret_a","extra":' + b"[" * 40 + b"]" * 40 + b"}"


def encrypted(plain: bytes, *, padding: bytes | None = None, iv: bytes = bytes(16)) -> str:
    """Encrypt any bytes with the cipher alone; `padding` instead of the right one."""
    if padding is None:
        size = 16 - len(plain) % 16
        padding = bytes([size]) * size
    body = AES.new(KEY, AES.MODE_CBC, iv).encrypt(plain + padding)
    return base64.urlsafe_b64encode(iv + body).decode()


def with_fields(**fields: object) -> bytes:
    return json.dumps({**GOOD, **fields}).encode()


def without(name: str) -> bytes:
    return json.dumps({key: value for key, value in GOOD.items() if key != name}).encode()


BAD_STORE_IDS: list[object] = [
    *(True, False, None, 0, -1, 1003.0, "1003", "", [1003], {"id": 1003}),
]
BAD_ACCESS_TOKENS: list[object] = [
    *(None, True, 1, "", [], {}, "secret_a b", "secret_a\r\nX-Evil: 1", "secret_a\x00"),
    *("secret_\u2028", "secret_\u200b", "\ufeffsecret_a", "s" * 513),
]
BAD_PUBLIC_TOKENS: list[object] = ["", 5, False, [], "public_a\n"]
BAD_DOCUMENTS: dict[str, bytes] = {
    **UNACCEPTABLE_JSON,
    "null": b"null",
    "a list": b'[{"store_id":1003}]',
    "a number": b"1003",
    "a string": b'"store_id"',
    "an empty object": b"{}",
    "no store": without("store_id"),
    "no token": without("access_token"),
    "too deep in an unknown field": TOO_DEEP,
    **{f"store_id {value!r}": with_fields(store_id=value) for value in BAD_STORE_IDS},
    **{f"access_token {value!r}": with_fields(access_token=value) for value in BAD_ACCESS_TOKENS},
    **{f"public_token {value!r}": with_fields(public_token=value) for value in BAD_PUBLIC_TOKENS},
}

BAD_TOKENS: dict[str, str] = {
    "nothing": "",
    "one character": "A",
    "only padding": "==",
    "the documentation's hex sample": "353035362c226c616e67223a22656e222c22616363657373",
    "spaces": " " + ASCII_ENCODED,
    "a line break": ASCII_ENCODED + "\n",
    "a line break inside": ASCII_ENCODED[:40] + "\n" + ASCII_ENCODED[40:],
    "standard alphabet": ASCII_ENCODED.replace("-", "+").replace("_", "/"),
    "one = too many": ASCII_ENCODED + "=",
    "four =": ASCII_ENCODED.rstrip("=") + "====",
    "one = where two belong": ASCII_ENCODED[:-1],
    "= inside": ASCII_ENCODED[:40] + "=" + ASCII_ENCODED[40:],
    "percent-encoded twice": ASCII_ENCODED.replace("=", "%3D"),
    "full-width letters": "\uff21" + ASCII_ENCODED[1:],
    "not ASCII": "é" + ASCII_ENCODED[1:],
    "NUL": ASCII_ENCODED[:10] + "\x00" + ASCII_ENCODED[11:],
    "lone surrogate": "\ud800" + ASCII_ENCODED[1:],
    "impossible length": "A" * 45,
    "IV only": "A" * 22,
    "no whole block": base64.urlsafe_b64encode(bytes(31)).decode(),
    "one byte more than blocks": base64.urlsafe_b64encode(bytes(33)).decode(),
    "last block missing": base64.urlsafe_b64encode(
        base64.urlsafe_b64decode(ASCII_ENCODED)[:-16]
    ).decode(),
    "longer than any payload": "A" * 8_196,
    "another app's": encrypt_payload(ASCII_PAYLOAD, client_secret="another secret 16"),
    "padding 0": encrypted(b"{}".ljust(15), padding=b"\x00"),
    "padding 17": encrypted(b"{}".ljust(15), padding=b"\x11"),
    "padding that differs": encrypted(b"{}".ljust(13), padding=b"\x02\x03\x03"),
    "padding 255": encrypted(b"{}".ljust(15), padding=b"\xff"),
    "no text, one block of padding": encrypted(b""),
}


def test_the_reference_vectors_decrypt() -> None:
    assert decrypt_payload(ASCII_ENCODED, client_secret=SECRET) == ASCII_PAYLOAD
    assert decrypt_payload(ACCENT_ENCODED, client_secret=SECRET) == ACCENT_PAYLOAD


def test_padding_may_be_missing() -> None:
    for encoded in (ASCII_ENCODED, ACCENT_ENCODED):
        assert decrypt_payload(encoded.rstrip("="), client_secret=SECRET) == decrypt_payload(
            encoded, client_secret=SECRET
        )


def test_the_reference_vectors_are_what_we_encrypt() -> None:
    assert encrypt_payload(ASCII_PAYLOAD, client_secret=SECRET, iv=bytes(range(16))) == (
        ASCII_ENCODED
    )
    assert encrypt_payload(ACCENT_PAYLOAD, client_secret=SECRET, iv=b"\xfb\xff" * 8) == (
        ACCENT_ENCODED
    )


def test_the_hash_vector_decodes_and_encodes() -> None:
    assert decode_hash_payload(ASCII_HEX) == ASCII_PAYLOAD
    assert decode_hash_payload(ASCII_HEX.upper()) == ASCII_PAYLOAD
    assert encode_hash_payload(ASCII_PAYLOAD) == ASCII_HEX


def openssl(*arguments: str, data: bytes, iv: bytes) -> bytes:
    command = ["openssl", "enc", "-aes-128-cbc", "-K", KEY.hex(), "-iv", iv.hex(), *arguments]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


@pytest.mark.parametrize("text", ["x", "exactly 16 bytes", "Straße ☂ 漢字", "y" * 3_000])
def test_what_openssl_encrypts_decrypts_here(text: str) -> None:
    iv = bytes(range(100, 116))
    plain = json.dumps({**GOOD, "note": text}, ensure_ascii=False).encode()

    body = openssl("-e", data=plain, iv=iv)

    encoded = base64.urlsafe_b64encode(iv + body).decode()
    payload = decrypt_payload(encoded, client_secret=SECRET)
    assert (payload.store_id, payload.access_token) == (1003, "secret_abc")
    assert payload.extra == {"note": text}


def test_what_we_encrypt_openssl_decrypts() -> None:
    encoded = encrypt_payload(ACCENT_PAYLOAD, client_secret=SECRET)

    raw = base64.urlsafe_b64decode(encoded)
    plain = openssl("-d", data=raw[16:], iv=raw[:16])

    assert json.loads(plain) == {
        "store_id": 9007199,
        "lang": "fr",
        "access_token": "secret_é",
        "public_token": "public_p",
        "view_mode": "INLINE",
    }


def test_each_payload_gets_its_own_iv() -> None:
    first, second = (encrypt_payload(ASCII_PAYLOAD, client_secret=SECRET) for _ in range(2))

    assert first[:22] != second[:22]


@pytest.mark.parametrize("name", BAD_DOCUMENTS)
def test_a_bad_document_is_refused_in_both_transports(name: str) -> None:
    with pytest.raises(PayloadError) as in_query:
        decrypt_payload(encrypted(BAD_DOCUMENTS[name]), client_secret=SECRET)
    with pytest.raises(PayloadError) as in_hash:
        decode_hash_payload(BAD_DOCUMENTS[name].hex())

    assert_tells_nothing(in_query.value)
    assert_tells_nothing(in_hash.value)


@pytest.mark.parametrize("name", BAD_TOKENS)
def test_a_bad_token_is_refused(name: str) -> None:
    with pytest.raises(PayloadError) as caught:
        decrypt_payload(BAD_TOKENS[name], client_secret=SECRET)

    assert_tells_nothing(caught.value)


@pytest.mark.parametrize(
    "encoded",
    [
        *("", "7", "7b2", "zz", "7b 7d", "٧b7d", "20" * 8_193, "7b7d" * 4_097),
        *("#" + ASCII_HEX, ASCII_HEX + " ", ASCII_HEX + "\n"),
    ],
)
def test_a_bad_hash_is_refused(encoded: str) -> None:
    with pytest.raises(PayloadError) as caught:
        decode_hash_payload(encoded)

    assert_tells_nothing(caught.value)


def assert_tells_nothing(error: PayloadError) -> None:
    """The same words whatever was wrong, and no way from the error to its reason."""
    assert error.args == ("the payload cannot be read",)
    assert error.__cause__ is None
    assert error.__context__ is None
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_globals["__name__"] == decrypt_payload.__module__:
            assert frame.f_locals == {"payload": None}


def test_bad_padding_and_bad_json_cannot_be_told_apart() -> None:
    bad_padding = encrypted(b'{"store_id":1003}'.ljust(31), padding=b"\x00")
    bad_json = encrypted(b'{"store_id":1003'.ljust(31))
    errors = []

    for encoded in (bad_padding, bad_json):
        with pytest.raises(PayloadError) as caught:
            decrypt_payload(encoded, client_secret=SECRET)
        errors.append(caught.value)

    assert type(errors[0]) is type(errors[1])
    assert errors[0].args == errors[1].args
    assert str(errors[0]) == str(errors[1])


def test_a_document_under_wrong_padding_is_refused_though_it_parses() -> None:
    plain = json.dumps(GOOD).encode()
    # White space that fills the last block: without a look at the padding this would pass.
    with pytest.raises(PayloadError):
        decrypt_payload(
            encrypted(plain, padding=b" " * (16 - len(plain) % 16)), client_secret=SECRET
        )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"lang": None}, "en"),
        ({"lang": 7}, "en"),
        ({"lang": ""}, "en"),
        ({"lang": "<script>"}, "en"),
        ({"lang": "../../etc"}, "en"),
        ({"lang": "en\n"}, "en"),
        ({"lang": "x" * 500}, "en"),
        ({"lang": "pt_BR"}, "pt_BR"),
        ({"lang": "zh-Hant-TW"}, "zh-Hant-TW"),
    ],
)
def test_an_odd_language_falls_back_to_english(fields: Mapping[str, object], expected: str) -> None:
    assert decrypt_payload(encrypted(with_fields(**fields)), client_secret=SECRET).lang == expected


@pytest.mark.parametrize("value", [None, "", "page", "FULLSCREEN", 1, ["PAGE"]])
def test_an_odd_view_mode_falls_back_to_page(value: object) -> None:
    payload = decrypt_payload(encrypted(with_fields(view_mode=value)), client_secret=SECRET)

    assert payload.view_mode == "PAGE"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("orderId%3A%2012", "orderId: 12"), ("100%", "100%"), ("a+b", "a+b"), (None, ""), (5, "")],
)
def test_the_state_inside_the_document_is_decoded_once(value: object, expected: str) -> None:
    payload = decode_hash_payload(with_fields(app_state=value).hex())

    assert payload.app_state == expected


def test_missing_optional_fields_have_defaults() -> None:
    payload = decode_hash_payload(b'{"store_id":1,"access_token":"secret_a"}'.hex())

    assert payload == Payload(store_id=1, access_token="secret_a")
    assert (payload.lang, payload.view_mode, payload.app_state) == ("en", "PAGE", "")
    assert payload.public_token is None
    assert payload.extra == {}


def test_unknown_fields_survive_and_cannot_be_changed() -> None:
    payload = decode_hash_payload(with_fields(domain="x.test", nested={"a": [1, None]}).hex())

    assert payload.extra == {"domain": "x.test", "nested": {"a": [1, None]}}
    with pytest.raises(TypeError):
        payload.extra["domain"] = "y.test"  # type: ignore[index]  # that is what is tested


def test_repr_shows_no_token_and_no_unknown_field() -> None:
    payload = Payload(
        store_id=5, access_token="secret_x1", public_token="public_x2", extra={"key": "x3"}
    )

    for hidden in ("x1", "x2", "x3"):
        assert hidden not in repr(payload)


@pytest.mark.parametrize("secret", ["", "fifteen letters", "sixteen létters…"])
def test_a_secret_that_cannot_be_one_is_a_configuration_error(secret: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        decrypt_payload(ASCII_ENCODED, client_secret=secret)

    assert "CLIENT_SECRET" in str(caught.value)
    assert not secret or secret not in str(caught.value)


def test_only_the_first_sixteen_characters_are_the_key() -> None:
    payload = decrypt_payload(ASCII_ENCODED, client_secret=SECRET[:16])

    assert payload == ASCII_PAYLOAD


letters = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co", "Z"])
tokens = st.text(letters, min_size=1, max_size=40).filter(str.isprintable)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
payloads = st.builds(
    Payload,
    store_id=st.integers(min_value=1, max_value=2**63 - 1),
    access_token=tokens,
    public_token=st.none() | tokens,
    lang=st.sampled_from(["en", "de", "pt_BR", "zh-Hant"]),
    view_mode=st.sampled_from(["PAGE", "POPUP", "INLINE"]),
    app_state=texts,
    extra=st.dictionaries(texts.map("x_{}".format), texts | st.integers(0, 9) | st.none()),
)


@given(payloads, st.binary(min_size=16, max_size=16))
def test_any_payload_survives_both_round_trips(payload: Payload, iv: bytes) -> None:
    encoded = encrypt_payload(payload, client_secret=SECRET, iv=iv)

    assert decrypt_payload(encoded, client_secret=SECRET) == payload
    assert decode_hash_payload(encode_hash_payload(payload)) == payload
