"""Settings from file and environment, and what is said when they cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from insights.errors import SettingsError
from insights.settings import Settings, load_settings


def load(folder: Path, text: str = "", **environ: str) -> Settings:
    if text:
        (folder / "earshot.toml").write_text(text, encoding="utf-8")
    return load_settings(folder, environ)


def test_nothing_set_gives_the_safe_defaults(tmp_path: Path) -> None:
    settings = load(tmp_path, PATH="/bin", STREAMLIT_SERVER_PORT="1")
    assert (settings.address, settings.port, settings.store) == ("127.0.0.1", 8501, Path("data/store"))
    assert (settings.require_sign_in, settings.public_demo, settings.allowed_hosts) == (False, False, ())
    assert (settings.client_floor, settings.snapshots_kept, settings.my_brand) == (11, 5, None)


@pytest.mark.parametrize(
    ("text", "environ", "key", "expected"),
    [
        ("port = 9000", {}, "port", 9000),
        ("", {"EARSHOT_PORT": "9001"}, "port", 9001),
        ("port = 9000", {"EARSHOT_PORT": "9001"}, "port", 9001),
        ("port = 9000", {"EARSHOT_PORT": " "}, "port", 9000),
        ("", {"EARSHOT_PUBLIC_DEMO": "true"}, "public_demo", True),
        ("", {"EARSHOT_REQUIRE_SIGN_IN": "0"}, "require_sign_in", False),
        ("", {"EARSHOT_ALLOWED_HOSTS": "a.example, b.example,"}, "allowed_hosts", ("a.example", "b.example")),
        ('allowed_hosts = ["a.example"]', {}, "allowed_hosts", ("a.example",)),
        ('my_brand = " Avonex "', {}, "my_brand", "Avonex"),
        ('store = "elsewhere"', {}, "store", Path("elsewhere")),
        ("client_floor = 8", {}, "client_floor", 8),
        ('watch = "exports"', {}, "watch", Path("exports")),
        ("", {"EARSHOT_WATCH_CONDITION": "diabetes"}, "watch_condition", "diabetes"),
        ('writing_url = "http://127.0.0.1:11434/v1"', {}, "writing_url", "http://127.0.0.1:11434/v1"),
        ("", {"EARSHOT_WRITING_MODEL": "small"}, "writing_model", "small"),
        ("", {"EARSHOT_WRITING_KEY": "k-1"}, "writing_key", SecretStr("k-1")),
    ],
)
def test_a_setting(tmp_path: Path, text: str, environ: dict[str, str], key: str, expected: object) -> None:
    assert getattr(load(tmp_path, text, **environ), key) == expected


@pytest.mark.parametrize(
    ("text", "environ", "said"),
    [
        ("client_floor = 7", {}, "earshot.toml: client_floor: input should be greater than or equal to 8"),
        ("", {"EARSHOT_CLIENT_FLOOR": "1"}, "EARSHOT_CLIENT_FLOOR: input should be greater"),
        ("", {"EARSHOT_PORT": "many"}, "EARSHOT_PORT: input should be a valid integer"),
        ("port = 70000", {}, "earshot.toml: port"),
        ("prot = 8501", {}, "earshot.toml: prot: unknown setting; remove it or choose one of store"),
        ("", {"EARSHOT_STORES": "x"}, "EARSHOT_STORES: unknown setting"),
        ("snapshots_kept = 0", {}, "earshot.toml: snapshots_kept"),
        ("port = = 1", {}, "earshot.toml: is not valid TOML"),
        ('allowed_hosts = "a.example"', {}, "earshot.toml: allowed_hosts"),
        ("watch = 5", {}, "earshot.toml: watch"),
        ('watch_condition = " "', {}, "earshot.toml: watch_condition"),
        ('writing_key = "k-1"', {}, "earshot.toml: writing_key: is a secret; take it out of the file"),
    ],
)
def test_a_setting_we_cannot_use(tmp_path: Path, text: str, environ: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        load(tmp_path, text, **environ)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_secret_is_never_shown(tmp_path: Path) -> None:
    assert "k-1" not in repr(load(tmp_path, EARSHOT_WRITING_KEY="k-1"))
    with pytest.raises(SettingsError) as raised:
        load(tmp_path, EARSHOT_WRITING_KEY="k-1", EARSHOT_PORT="many")
    assert "k-1" not in f"{raised.value}{raised.value.__cause__}"
    assert load(tmp_path).writing_key is None


def test_settings_do_not_change(tmp_path: Path) -> None:
    with pytest.raises(ValidationError):
        load(tmp_path).port = 1  # type: ignore[misc]
