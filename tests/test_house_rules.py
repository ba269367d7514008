"""Rules of the house that a machine can hold."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APPS = ("core", "accounts", "people", "cases", "advocacy", "desk", "config")
CODE = [
    path
    for app in APPS
    for path in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in path.parts
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_module_is_longer_than_300_lines():
    assert [
        name for name, path in zip(names(CODE), CODE, strict=True) if lines_of(path) > 300
    ] == []


def functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def test_no_function_is_longer_than_45_lines():
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in CODE
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno >= 45
    ]
    assert long == []


def test_no_template_is_longer_than_140_lines():
    assert [str(path) for path in TEMPLATES if lines_of(path) > 140] == []


@pytest.mark.parametrize(
    "banned",
    [r"\|\s*safe\b", r"csrf_exempt", r"fields\s*=\s*[\"']__all__", r"\.raw\(",
     r"pgtrigger\.ignore\(", r"date\.today\(", r"autoescape off", r"text_to_edtf\("],
)  # fmt: skip
def test_nothing_uses(banned):
    found = [
        str(path.relative_to(ROOT))
        for path in [*CODE, *TEMPLATES]
        if re.search(banned, path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_html_is_called_safe_only_where_it_was_cleaned():
    found = [
        str(path.relative_to(ROOT))
        for path in CODE
        if re.search(r"mark_safe\(|SafeString\(", path.read_text(encoding="utf-8"))
    ]
    assert found == ["core/markdown.py", "advocacy/checks.py", "advocacy/paper/marks.py"]


def test_templates_hold_no_inline_code_or_style():
    inline = re.compile(r"<script(?![^>]*\bsrc=)|\son[a-z]+=|\sstyle=|<style", re.IGNORECASE)
    paper = ROOT / "templates" / "paper"
    screens = [path for path in TEMPLATES if paper not in path.parents and "paper" not in path.name]
    assert [str(p) for p in screens if inline.search(p.read_text(encoding="utf-8"))] == []


def test_nothing_in_templates_or_styles_points_outside():
    outside = re.compile(r"""(?:src|href|url\(|@import)\s*=?\s*["'(]?\s*(?:https?:)?//""")
    files = [*TEMPLATES, *(ROOT / "static").rglob("*.css"), *(ROOT / "static").rglob("*.js")]
    assert [str(p) for p in files if outside.search(p.read_text(encoding="utf-8"))] == []


def test_every_template_is_used():
    text = "\n".join(p.read_text(encoding="utf-8") for p in [*CODE, *TEMPLATES])
    by_django = {"403.html", "404.html", "500.html", "registration/login.html"}
    unused = [
        name
        for path in TEMPLATES
        if (name := str(path.relative_to(ROOT / "templates"))) not in by_django and name not in text
    ]
    assert unused == []


def test_every_dependency_says_why():
    listed = re.findall(r'^    "[^"]+",?(.*)$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert listed
    assert all("#" in rest for rest in listed)


def test_migrations_are_named():
    files = [p for app in APPS for p in (ROOT / app / "migrations").glob("0*.py")]
    assert files
    assert [p.name for p in files if re.search(r"auto_|tmp", p.name)] == []
