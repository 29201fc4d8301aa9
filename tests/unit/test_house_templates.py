"""Templates: what is filled in, what is escaped, whose template wins, and how a broken one is reported."""

from pathlib import Path

import pytest

from generator import templates
from generator.templates import BrokenTemplateError, Markup, Templates


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hello.html").write_text("<b>{{ who }}</b>\n", encoding="utf-8")
    (tmp_path / "hello.txt").write_text("{{ who }}", encoding="utf-8")
    return tmp_path


def test_text_is_escaped_in_html(folder: Path) -> None:
    assert Templates(folders=(folder,)).render("hello.html", who="<i>") == "<b>&lt;i&gt;</b>\n"


def test_markup_is_not_escaped(folder: Path) -> None:
    assert Templates(folders=(folder,)).render("hello.html", who=Markup("<i>")) == "<b><i></b>\n"


def test_plain_text_is_not_escaped(folder: Path) -> None:
    assert Templates(folders=(folder,)).render("hello.txt", who="<i>") == "<i>"


def test_read_gives_the_file_as_it_stands(folder: Path) -> None:
    assert Templates(folders=(folder,)).read("hello.txt") == "{{ who }}"


def test_first_folder_wins(tmp_path: Path) -> None:
    for name in ("mine", "theirs"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(name, encoding="utf-8")
    (tmp_path / "theirs" / "b.txt").write_text("fallen back", encoding="utf-8")
    chosen = Templates(folders=(tmp_path / "mine", tmp_path / "theirs"))
    assert (chosen.render("a.txt"), chosen.render("b.txt")) == ("mine", "fallen back")


def test_a_template_that_appears_wins_from_then_on(tmp_path: Path, folder: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    chosen = Templates(folders=(mine, folder))
    assert chosen.render("hello.txt", who="you") == "you"
    (mine / "hello.txt").write_text("mine", "utf-8")
    assert chosen.render("hello.txt", who="you") == "mine"


def test_a_folder_is_another_one_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("first", "second"):
        (tmp_path / place / "mine").mkdir(parents=True)
        (tmp_path / place / "mine/one.txt").write_text(place, "utf-8")
        monkeypatch.chdir(tmp_path / place)
        assert Templates(folders=(Path("mine"),)).render("one.txt") == place


@pytest.mark.parametrize("name", ["no/such.html", "../pyproject.toml"])
def test_missing_template_is_named(name: str) -> None:
    for way in (templates.render, templates.read):
        with pytest.raises(BrokenTemplateError) as caught:
            way(name)
        assert str(caught.value) == f"{name}: there is no such template"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("one\n{{ who }}\n", "broken.html:2: 'who' is undefined"),
        ("one\n\n{% if %}\n", "broken.html:3: Expected an expression, got 'end of statement block'"),
        ("{{ ''.__class__ }}", "broken.html:1: access to attribute '__class__' of 'str' object is unsafe."),
    ],
)
def test_broken_template_is_reported_at_its_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "broken.html").write_text(text, encoding="utf-8")
    with pytest.raises(BrokenTemplateError) as caught:
        Templates(folders=(tmp_path,)).render("broken.html")
    assert str(caught.value) == f"{tmp_path}/{message}"


def test_fault_of_an_included_template_is_reported_there(tmp_path: Path) -> None:
    (tmp_path / "outer.html").write_text("\n\n{% include 'inner.html' %}", encoding="utf-8")
    (tmp_path / "inner.html").write_text("\n{{ who }}", encoding="utf-8")
    with pytest.raises(BrokenTemplateError) as caught:
        Templates(folders=(tmp_path,)).render("outer.html")
    assert str(caught.value) == f"{tmp_path}/inner.html:2: 'who' is undefined"
