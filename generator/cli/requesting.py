"""What a command that builds is asked for: its sheets and a `Request`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from generator.cli import parameters
from generator.cli.configuring import configuration_of, is_inside
from generator.cli.parameters import SETTINGS, USAGE, Whole, in_ci
from generator.cli.printing import stop
from generator.papers import ADVICE, UnknownPaperError, read_papers


class Papers(click.ParamType[tuple[str, ...]]):
    """Papers joined by commas."""

    name = "papers"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The papers in `value` as `generator.papers` names them; a usage error names the first that is none."""
        try:
            return read_papers(value) if isinstance(value, str) else tuple(value)
        except UnknownPaperError as fault:
            self.fail(str(fault), param, ctx)


# As the pipeline names them; it is loaded when a build begins.
FOLDS = ("booklet", "pocket")
OPTIONS = (
    parameters.paths,
    parameters.out,
    parameters.only,
    click.option(
        "--paper",
        type=Papers(),
        default="",
        metavar="SIZES",
        help=f"Paper sizes, separated by commas: {ADVICE}.",
    ),
    click.option(
        "--locked/--no-locked",
        default=None,
        help="Refuse to change a ledger. This is the default where CI=true.",
    ),
    parameters.strict,
    parameters.templates,
    click.option(
        "--booklet/--no-booklet",
        default=None,
        help="Make also a booklet: printed on both sides of each sheet, folded in the middle.",
    ),
    click.option(
        "--pocket/--no-pocket",
        default=None,
        help="Make also a pocket fold: eight small pages on one side of a sheet, which is cut once and folded.",
    ),
    click.option("--theme", default="", metavar="NAME", help="The theme of the pages."),
    click.option("--pages", default="", metavar="N", help="The number of pages, or auto."),
    click.option("--orientation", default="", metavar="WORD", help="portrait or landscape."),
    click.option("--columns", default="", metavar="N", help="Columns of the page, 1 to 6."),
    click.option("--font-size", default="", metavar="SIZE", help="The size of the text in points."),
    click.option(
        "--card-format", default="", metavar="NAME", help="How cards to cut out are cut: 2x4, 3x3, 3x5in or index."
    ),
    click.option("--flip", default="", metavar="WORD", help="How the printer turns paper: long-edge or short-edge."),
    click.option(
        "--jobs",
        type=Whole(min=0),
        default=0,
        metavar="N",
        help="How many sheets to build at the same time; 0 means one for each core.",
    ),
)


def requesting(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of a command that builds; it is called with a `request` instead of those that decide one."""

    @wraps(command)
    def requested(
        *,
        out: Path,
        only: frozenset[str],
        paper: tuple[str, ...],
        locked: bool | None,
        strict: bool,
        templates: Path | None,
        **options: Any,
    ) -> None:
        from generator.request import Request
        from generator.templates import Templates

        context = click.get_current_context()
        if context.get_parameter_source("out") is ParameterSource.DEFAULT and not is_inside(out):
            stop(USAGE, f"{out.as_posix()} is a link that leads out of this folder: say with --out where to build")
        names = [name.replace("-", "_") for name in SETTINGS]
        chosen, usual = _page_settings(context, {name: options.pop(name) for name in names})
        usual = dict(usual)
        folds: dict[str, bool] = {}
        for fold in FOLDS:
            if (wanted := options.pop(fold)) is not None:
                (usual if _is_configured(context, fold) else folds)[fold] = wanted
        configured = _is_configured(context, "paper")
        request = Request(
            out=out,
            artifacts=only or parameters.USUAL,
            offers=offered(only),
            papers=() if configured else paper,
            locked=in_ci() if locked is None else locked,
            strict=strict,
            accepted=configuration_of(context).accept,
            now=parameters.now(),
            settings=chosen,
            folds=folds,
            without_drafts=in_ci(),
            usual={**usual, "paper": paper} if configured else usual,
            templates=Templates(folders=(templates,) if templates else ()),
        )
        command(request=request, **options)

    for option in reversed(OPTIONS):
        requested = option(requested)
    return requested


def _is_configured(context: click.Context, name: str) -> bool:
    """Whether an option has its value from the configuration file."""
    return context.get_parameter_source(name) is ParameterSource.DEFAULT_MAP


def offered(only: frozenset[str]) -> tuple[str, ...]:
    """What a site offers to download: what is made besides it, or everything where it is asked for alone."""
    return tuple(sorted(only - {"site"} or parameters.USUAL)) if "site" in only else ()


def _page_settings(context: click.Context, settings: Mapping[str, str]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """How the pages are set: what was chosen for this build, and what the configuration says for sheets in general."""
    given = {name: value for name in SETTINGS if (value := settings[name.replace("-", "_")])}
    if not given:
        return {}, {}
    from generator.reading import WrongValueError, read_settings

    configured = {name for name in given if _is_configured(context, name.replace("-", "_"))}
    try:
        chosen = read_settings({name: value for name, value in given.items() if name not in configured})
        return chosen, read_settings({name: value for name, value in given.items() if name in configured})
    except WrongValueError as fault:
        raise click.UsageError(f"--{fault}") from None
