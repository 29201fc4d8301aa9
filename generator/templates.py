"""The files under `templates/`, and how they are filled in."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import BaseLoader, TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

__all__ = ("BrokenTemplateError", "Markup", "Templates", "read", "render")


class BrokenTemplateError(Exception):
    """A template that is missing, cannot be read or asks for a value that it is not given.

    `path` is the file, or the name where no file has it; `line` is 1-based, 0 where the fault has no line.
    """

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(path, line, reason)
        self.path = path
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}" if self.line else f"{self.path}: {self.reason}"


LARGEST = 1_000_000  # bytes of a template that is carried to another machine


@dataclass(frozen=True, kw_only=True, slots=True)
class TemplateFile:
    """A template by `name`, and the `path` at which its author has it."""

    name: str
    path: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Templates:
    """Templates by name (`page/sheet.html`): the first of `folders` that has one wins over the tool's own.

    Those that were `carried` here from another machine win over all.
    """

    folders: tuple[Path, ...] = ()
    carried: tuple[TemplateFile, ...] = ()

    def render(self, name: str, **values: Any) -> str:
        """Template `name` with `values` filled in; in HTML all but `Markup` is escaped. Raises BrokenTemplateError."""
        from jinja2 import TemplateError

        try:
            return _environment(self, _files(self.folders)).get_template(name).render(values)
        except TemplateError as fault:
            raise _located(fault, name) from fault

    def read(self, name: str) -> str:
        """File `name` as it is: style sheets, Anki's card faces. Raises BrokenTemplateError."""
        if self == OWN and ".." not in name.split("/"):
            # A deck needs no more of Jinja than this, which takes a twentieth of a second to load.
            try:
                return (own_folder() / name).read_text("utf-8")
            except OSError as fault:
                raise BrokenTemplateError(name, 0, "there is no such template") from fault
        from jinja2 import TemplateError

        try:
            environment = _environment(self, _files(self.folders))
            return _loader(self).get_source(environment, name)[0]
        except TemplateError as fault:
            raise _located(fault, name) from fault

    def to_carry(self) -> Templates:
        """The same without files: what another machine needs of them."""
        found: dict[str, TemplateFile] = {one.name: one for one in self.carried}
        for folder in self.folders:
            for path in sorted(folder.rglob("*")):
                name = path.relative_to(folder).as_posix()
                # What is no text or cannot be read is no template.
                with suppress(OSError, UnicodeDecodeError):
                    if name not in found and path.is_file() and path.stat().st_size <= LARGEST:
                        text = path.read_text("utf-8")
                        found[name] = TemplateFile(name=name, path=path.as_posix(), text=text)
        return Templates(carried=tuple(found.values()))


OWN = Templates()


def render(name: str, **values: Any) -> str:
    """The tool's own template `name` with `values` filled in."""
    return OWN.render(name, **values)


def read(name: str) -> str:
    """The tool's own file `name` as it is."""
    return OWN.read(name)


def own_folder() -> Path:
    """In a wheel the templates travel inside the package, in a checkout they are beside it."""
    package = Path(__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def _files(folders: tuple[Path, ...]) -> tuple[str, ...]:
    """What `folders` hold now, by absolute path: Jinja remembers which file a name meant, also when another appears."""
    return tuple(path.as_posix() for folder in folders for path in sorted(folder.absolute().rglob("*")))


@cache
def _loader(templates: Templates) -> BaseLoader:
    from jinja2 import ChoiceLoader, FileSystemLoader, FunctionLoader

    carried = {one.name: (one.text, one.path, lambda: True) for one in templates.carried}
    files = FileSystemLoader([*templates.folders, own_folder()])
    return ChoiceLoader([FunctionLoader(carried.get), files]) if carried else files


@cache
def _environment(templates: Templates, files: tuple[str, ...]) -> ImmutableSandboxedEnvironment:  # noqa: ARG001 - a key
    """Sandboxed, because a theme may be somebody else's: it fills in text and can reach nothing beyond its values.

    One for each set of `files` that the folders hold.
    """
    from jinja2 import StrictUndefined, select_autoescape
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=_loader(templates),
        autoescape=select_autoescape(("html", "xml", "svg")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=True,  # while somebody watches, their templates change
    )


def _located(fault: TemplateError, name: str) -> BrokenTemplateError:
    """`fault`, met while `name` was rendered, with the place that a person has to look at."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(fault, TemplateNotFound):
        return BrokenTemplateError(str(fault.name), 0, "there is no such template")
    if isinstance(fault, TemplateSyntaxError):
        return BrokenTemplateError(fault.filename or name, fault.lineno, fault.message or "")
    path, line, trace = name, 0, fault.__traceback__
    while trace is not None:
        # Jinja rewrites tracebacks and marks its frames; the last of them is where the author's text went wrong.
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            path, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return BrokenTemplateError(path, line, fault.message or "")
