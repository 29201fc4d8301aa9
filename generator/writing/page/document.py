"""The page as one HTML document: what is where has been decided, here it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.facts import Sheet
from generator.markup import escape
from generator.scripts import main_direction
from generator.templates import Markup, Templates
from generator.writing.page.arrangement import Arrangement, Band, Manuscript
from generator.writing.page.boxes import Space
from generator.writing.page.colours import FAINT, ground, is_pale, tint
from generator.writing.page.design import DESIGN, line_height
from generator.writing.page.theme import Theme
from generator.writing.page.tongue import Tongue
from generator.writing.typography.faces import BOLD_WEIGHT, Cut
from generator.writing.typography.ruler import Ruler
from generator.writing.typography.substitutes import DROPPED

# In points: the layout turns to a new page a little before the room that it was given ends. Besides, it counts the
# padding below a frame twice where the frame ends at the foot of the page.
SLACK = 3.5


@dataclass(frozen=True, kw_only=True, slots=True)
class FontFace:
    """One face for the style sheet; `url` is how the layout asks for it. A `weight` of 0 stands for any."""

    family: str
    cut: Cut
    weight: int
    style: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """What the layout gets: HTML with its style sheet in it."""

    html: str
    faces: tuple[FontFace, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Element:
    """A section's slice in the HTML."""

    id: str
    html: Markup
    above: str
    tone: str


def font_faces(ruler: Ruler) -> tuple[FontFace, ...]:
    """The faces that the text needed, as they are declared."""
    return tuple(
        FontFace(
            family=name,
            cut=cut,
            weight=0 if family.variable else BOLD_WEIGHT if "bold" in cut else 400,
            style="italic" if "italic" in cut else "normal",
            url=f"face:{name.replace(' ', '-')}/{cut}",
        )
        for (name, cut), family in sorted(ruler.faces.items(), key=lambda face: face[0])
        # A variable face is declared once, for all its weights.
        if not (family.variable and cut == "bold" and (name, "regular") in ruler.faces)
    )


def write_document(
    sheet: Sheet,
    manuscript: Manuscript,
    arrangement: Arrangement,
    *,
    page_size: tuple[float, float],
    margins: tuple[float, float],
    footer: Sequence[str],
    ruler: Ruler,
    theme: Theme,
    tongue: Tongue,
    templates: Templates,
) -> Document:
    """The HTML of `arrangement`; `page_size` and `margins` (all round, and what the footer adds) in points."""
    faces = font_faces(ruler)
    used = {face.family for face in faces}
    width = page_size[0] - 2 * margins[0]
    css = templates.render(
        "page/page.css",
        d=DESIGN,
        theme=theme,
        tones=[(tone, tint(tone, FAINT)) for tone in theme.tones],
        callouts=[(kind, colour, ground(colour, theme.shade)) for kind, colour in sorted(theme.callouts.items())],
        solid=is_pale(theme.band_ink),
        air=arrangement.air,
        line_height=line_height(arrangement.air),
        band_line_height=line_height(min(arrangement.air, DESIGN.band_air)),
        band_air=min(arrangement.air, DESIGN.band_air),
        size=arrangement.font_size,
        page=page_size,
        margin=margins[0],
        foot=margins[1],
        slack=SLACK + max(DESIGN.box_pad, DESIGN.code_pad) * arrangement.air * arrangement.font_size,
        faces=faces,
        text_family=families(ruler, used, mono=False),
        code_family=families(ruler, used, mono=True),
    )
    head = manuscript.head.html(Space(width / arrangement.font_size, arrangement.air, arrangement.font_size))
    html = templates.render(
        "page/page.html",
        css=Markup(css),
        language=tongue.language,
        direction=tongue.direction,
        title=sheet.title.translate(DROPPED),
        author=sheet.meta.author.translate(DROPPED),
        description=(sheet.meta.description or sheet.meta.subtitle).translate(DROPPED),
        head=Markup(head),
        pages=[[_band(band, manuscript, arrangement, number, len(theme.tones)) for band in page] for number, page in
               enumerate(arrangement.pages)],
        footer=[_note(note, tongue) for note in footer],
    )  # fmt: skip
    return Document(html=html, faces=faces)


def _note(note: str, tongue: Tongue) -> Markup:
    """A part of the footer, which keeps its own direction."""
    return Markup(
        f'<span dir="{main_direction(note)}">{escape(note)}</span>' if tongue.direction == "rtl" else escape(note)
    )


def _band(band: Band, manuscript: Manuscript, arrangement: Arrangement, page: int, tones: int) -> dict[str, object]:
    space = arrangement.space(band)
    last = len(band.columns) - 1
    return {
        "above": f"{band.above:.3f}",
        "width": f"{band.width:.4f}",
        "gutter": f"{DESIGN.gutter:.4f}",
        "columns": [
            {
                "last": place == last,
                "elements": [
                    _Element(
                        id=f"p{page}-{part.section}-{part.start}",
                        html=Markup(manuscript.sections[part.section].html(space, part.start, part.stop)),
                        above=f"{part.above:.3f}",
                        tone=f"tone{_number(part.section, manuscript) % tones}" if tones else "",
                    )
                    for part in column
                ],
            }
            for place, column in enumerate(band.columns)
        ],
    }


def _number(section: int, manuscript: Manuscript) -> int:
    """Which of the author's sections a part of the page belongs to."""
    return section - sum(joined <= section for joined in manuscript.joined)


def families(ruler: Ruler, used: set[str], *, mono: bool) -> str:
    """How the style sheet names the `used` families, first to last."""
    names = [family.name for family in ruler.chain(mono=mono) if family.name in used]
    return ", ".join(f'"{name}"' for name in names) or "sans-serif"
