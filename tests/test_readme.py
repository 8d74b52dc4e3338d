"""The README says what is: its settings, its commands and its pictures exist."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from qa.cli import main
from qa.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "README.vi.md")


def test_readme_lists_every_setting_with_its_default() -> None:
    listed = dict(re.findall(r"^\| `(\w+)` \| `?([^|`]+?)`? \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE))
    assert list(listed)[-len(fields(Settings)) :] == [item.name for item in fields(Settings)]
    defaults = {item.name: str(item.default) for item in fields(Settings) if item.name != "library"}
    assert {name: listed[name] for name in defaults} == defaults


@pytest.mark.parametrize("page", PAGES)
def test_readme_shell_commands_exist_with_their_options(page: str) -> None:
    for line in re.findall(r"^hoidap (.+)$", (ROOT / page).read_text("utf-8"), re.MULTILINE):
        name = line.split()[0]
        known = {option for parameter in main.commands[name].params for option in parameter.opts}
        assert set(re.findall(r"(?<= )--?[a-z][a-z-]*", line.split("#")[0])) <= known, line


def test_readme_benchmarks_exist() -> None:
    named = re.findall(r"python -m (benchmarks|training)\.(\w+)", (ROOT / "README.md").read_text("utf-8"))
    assert [name for room, name in named if not (ROOT / room / f"{name}.py").is_file()] == []


@pytest.mark.parametrize("page", PAGES)
def test_readme_pictures_and_pages_exist(page: str) -> None:
    targets = re.findall(r"\]\((?!http)([^)#]+)\)", (ROOT / page).read_text("utf-8"))
    assert [target for target in targets if not (ROOT / target).exists()] == []
