"""What holds for every page: nothing inline, every icon is there, every act has a name."""

import ast
import re
from pathlib import Path

from verder.web.core.actions import ACTIONS, AREAS
from verder.web.core.menu import MENU

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/verder"
TEMPLATES = {
    path: path.read_text(encoding="utf-8") for path in (SOURCE / "web/templates").rglob("*.html")
}
INLINE = re.compile(r"""\sstyle=|\son[a-z]+=["']|<style|<script(?![^>]*\bsrc=)""")
ICON = re.compile(r"""(?:<c-icon\s+name|\sicon)="([a-z0-9-]+)\"""")
IF_ICON = re.compile(r"""<c-icon\s+name="(\{%.*?)"\s*/?>""")


def test_nothing_stands_inline_for_the_content_security_policy_refuses_it() -> None:
    found = {path.name: INLINE.findall(text) for path, text in TEMPLATES.items()}
    assert {name: bad for name, bad in found.items() if bad} == {}


def test_nothing_is_loaded_from_elsewhere() -> None:
    scripts = {path: path.read_text() for path in (SOURCE / "web/static/js").glob("*.js")}
    styles = {path: path.read_text() for path in (SOURCE / "web/static/css").glob("*.css")}
    loads = re.compile(r"""<(?:script|link|img)[^>]*https?://""")
    assert [path.name for path, text in TEMPLATES.items() if loads.search(text)] == []
    assert [path.name for path, text in scripts.items() if "http" in text] == []
    assert [path.name for path, text in styles.items() if "http" in text] == []


def test_every_icon_is_in_the_sprite() -> None:
    there = set((ROOT / "tools/icons.txt").read_text().split())
    used = {name for text in TEMPLATES.values() for name in ICON.findall(text)}
    used |= {entry.icon for group in MENU for entry in group.entries}
    for text in TEMPLATES.values():
        for choice in IF_ICON.findall(text):
            used |= set(re.findall(r"%\}([a-z0-9-]+)", choice))
    assert len(used) > 20
    assert used - there == set()


def test_every_act_of_the_audit_trail_has_a_name_and_an_area() -> None:
    starts = tuple(AREAS)
    acts = set().union(*(acts_in(path) for path in (SOURCE / "apps").rglob("*.py")))
    assert len(acts) > 10
    assert acts - ACTIONS.keys() == set()
    assert {act for act in acts if not act.startswith(starts)} == set()


def acts_in(path: Path) -> set[str]:
    """Return the acts that a module records: `action="account.merged"`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword)
        and node.arg == "action"
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def test_every_template_that_is_named_is_there() -> None:
    folder = SOURCE / "web/templates"
    there = {str(path.relative_to(folder)) for path in TEMPLATES}
    texts = [path.read_text(encoding="utf-8") for path in (SOURCE / "web").rglob("*.py")]
    named = {
        name for text in texts for name in re.findall(r'"([a-z0-9_/]+/[a-z0-9_]+\.html)', text)
    }
    included = re.compile(r"""\{%\s*(?:include|extends)\s+"([^"#]+)""")
    named |= {name for text in TEMPLATES.values() for name in included.findall(text)}
    assert len(named) > 200
    assert sorted(named - there) == []
