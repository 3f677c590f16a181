"""Settings from the environment, which stop with a helpful sentence on nonsense."""

import os
import sys
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import NoReturn

from verder.cli.language import gettext as _

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off", ""}


def stop(name: str, expected: str, found: str) -> NoReturn:
    """End the program and say which variable is wrong and what it may be."""
    said = _("The environment variable %(name)s must be %(expected)s, but it is %(found)r.")
    sys.exit(said % {"name": name, "expected": expected, "found": found})


def env_text(name: str, default: str) -> str:
    """Return the variable as it stands."""
    return os.environ.get(name, default)


def env_bool(name: str, *, default: bool) -> bool:
    """Return the variable as a yes or a no."""
    found = os.environ.get(name)
    if found is None:
        return default
    if found.lower() in YES | NO:
        return found.lower() in YES
    stop(name, _("yes or no"), found)


def env_int(name: str, default: int, *, least: int, most: int) -> int:
    """Return the variable as a whole number within its limits."""
    found = os.environ.get(name, str(default))
    if found.isdecimal() and least <= int(found) <= most:
        return int(found)
    limits = {"least": least, "most": most}
    stop(name, _("a whole number from %(least)s to %(most)s") % limits, found)


def env_path(name: str, default: Path) -> Path:
    """Return the variable as an absolute folder or file."""
    found = os.environ.get(name, "")
    return Path(found).expanduser().resolve() if found else default.resolve()


def env_list(name: str, default: str) -> list[str]:
    """Return the parts between the commas."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def env_networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Return the networks between the commas."""
    try:
        return [ip_network(part, strict=False) for part in env_list(name, "")]
    except ValueError:
        stop(name, _("networks such as 192.168.10.0/24"), os.environ.get(name, ""))
