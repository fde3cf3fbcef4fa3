"""Settings: what may be set, from `earshot.toml` in the working directory and from EARSHOT_* variables."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from insights.errors import SettingsError

FILE = "earshot.toml"
PREFIX = "EARSHOT_"

LEAST_CLIENT_FLOOR = 8
_KEY = "writing_key"


class Settings(BaseModel):
    """Every setting with its default; frozen. The environment wins over the file."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, hide_input_in_errors=True)

    store: Path = Field(Path("data/store"), description="folder of the snapshots")
    address: str = Field("127.0.0.1", min_length=1, description="address the server listens on")
    port: int = Field(8501, ge=1, le=65535, description="port the server listens on")
    allowed_hosts: tuple[str, ...] = Field((), description="host names answered to beside this machine's own")
    require_sign_in: bool = Field(False, description="turns the local owner off")
    public_demo: bool = Field(False, description="shows the demonstration store, and nothing else, to anyone")
    snapshots_kept: int = Field(5, ge=1, description="snapshots kept beside pinned ones")
    client_floor: int = Field(
        11, ge=LEAST_CLIENT_FLOOR, description="fewest distinct authors behind a number a client sees"
    )
    watch: Path | None = Field(None, description="folder whose new files `watch` imports")
    watch_condition: str | None = Field(None, min_length=1, description="condition pack those files are about")
    my_brand: str | None = Field(None, description="brand that leads every page against its rivals")
    writing_url: str | None = Field(
        None, min_length=1, description="address of an OpenAI-compatible endpoint that writes labels of themes"
    )
    writing_model: str | None = Field(None, min_length=1, description="model that endpoint shall use")
    writing_key: SecretStr | None = Field(None, description="key of that endpoint, from EARSHOT_WRITING_KEY only")


def load_settings(directory: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of `directory`/earshot.toml, overridden by EARSHOT_* of `environ`.

    Raises SettingsError naming the file or variable, the key at fault and what to do.
    """
    from_file = _read_file((directory or Path.cwd()) / FILE)
    if _KEY in from_file:
        raise SettingsError(
            f"{FILE}: {_KEY}: is a secret; take it out of the file and set EARSHOT_WRITING_KEY instead."
        )
    from_environment = _read_environment(os.environ if environ is None else environ)
    try:
        return Settings.model_validate({**from_file, **from_environment})
    except ValidationError as error:
        raise SettingsError(_first_fault(error, from_environment)) from error


def _read_file(path: Path) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{FILE}: is not valid TOML ({error}); mend that line.") from error


def _read_environment(environ: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in environ.items():
        if name.startswith(PREFIX) and value.strip():
            key = name.removeprefix(PREFIX).lower()
            found[key] = _split(value) if key == "allowed_hosts" else value
    return found


def _split(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _first_fault(error: ValidationError, from_environment: Mapping[str, object]) -> str:
    fault = error.errors()[0]
    key = str(fault["loc"][0])
    name = f"{PREFIX}{key.upper()}" if key in from_environment else f"{FILE}: {key}"
    if fault["type"] == "extra_forbidden":
        return f"{name}: unknown setting; remove it or choose one of {', '.join(Settings.model_fields)}."
    what = Settings.model_fields[key].description
    return f"{name}: {fault['msg'][0].lower()}{fault['msg'][1:]}; give the {what}, or remove it."
