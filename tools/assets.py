"""Copy the files that the browser loads into the package's static folder."""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "src/verder/web/static/vendor"

COPIES = {
    "cytoscape/dist/cytoscape.min.js": "cytoscape/cytoscape.min.js",
    "@tabler/core/dist/css/tabler.min.css": "tabler/tabler.min.css",
    "@tabler/core/dist/js/tabler.min.js": "tabler/tabler.min.js",
    "echarts/dist/echarts.min.js": "echarts/echarts.min.js",
    "echarts/i18n/langNL.js": "echarts/langNL.js",
    "sortablejs/Sortable.min.js": "sortable/sortable.min.js",
}
FONTS = {
    f"@fontsource-variable/inter/files/inter-{part}-wght-normal.woff2": f"inter/{part}.woff2"
    for part in ("latin", "latin-ext")
}


def main() -> None:
    """Rebuild the vendor folder from node_modules and the django-htmx package."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    for source, target in COPIES.items():
        place(PACKAGES / source, VENDOR / target)
    for source, target in FONTS.items():
        (VENDOR / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PACKAGES / source, VENDOR / target)
    place(htmx(), VENDOR / "htmx/htmx.min.js")
    (VENDOR / "icons.svg").write_text(sprite(icon_names()), encoding="utf-8")


def place(source: Path, target: Path) -> None:
    """Copy one file, without the comment that points to a source map we do not ship."""
    target.parent.mkdir(parents=True, exist_ok=True)
    text = source.read_text(encoding="utf-8")
    target.write_text(re.sub(r"\n?(//|/\*)# sourceMappingURL=\S+( \*/)?", "", text), "utf-8")


def htmx() -> Path:
    """Return htmx 2 from the django-htmx package."""
    import django_htmx

    folder = Path(django_htmx.__file__).parent / "static/django_htmx"
    return folder / "htmx-2.min.js"


def icon_names() -> list[str]:
    lines = (ROOT / "tools/icons.txt").read_text(encoding="utf-8").split()
    return sorted(set(lines))


def sprite(names: list[str]) -> str:
    """Return one SVG with a symbol for each icon that a page uses."""
    symbols = "\n".join(symbol(name) for name in names)
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


def symbol(name: str) -> str:
    kind, _, plain = name.rpartition("/")
    source = PACKAGES / f"@tabler/icons/icons/{kind or 'outline'}/{plain}.svg"
    drawing = re.search(r"<svg[^>]*>(.*)</svg>", source.read_text("utf-8"), re.DOTALL)
    if drawing is None:
        message = f"{source} holds no drawing"
        raise ValueError(message)
    return f'<symbol id="{plain}" viewBox="0 0 24 24">{drawing.group(1).strip()}</symbol>'


if __name__ == "__main__":
    main()
