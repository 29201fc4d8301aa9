"""Draw the picture of `source/examples/heart.md`: `python tools/draw_heart.py`."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

TARGET = Path(__file__).parents[1] / "source" / "examples" / "heart.png"
SCALE, WIDTH, HEIGHT = 4, 640, 520  # drawn larger and made smaller, for smooth edges
POOR, RICH, LINE, PAPER = "#a9c1e6", "#efb0aa", "#1c2733", "#ffffff"

# From behind to the front, seen from the front: the heart's right side is on the left. Outlines of a plain scheme.
VESSELS = (
    (POOR, 46, ((205, 10), (205, 190))),  # superior vena cava
    (POOR, 46, ((215, 310), (215, 510))),  # inferior vena cava
    (RICH, 40, ((600, 175), (440, 190))),  # left pulmonary veins
    (RICH, 40, ((600, 230), (440, 225))),
    (RICH, 54, ((415, 330), (345, 215), (330, 120), (350, 70), (400, 50), (450, 70), (470, 130))),  # aorta
    (POOR, 46, ((320, 330), (310, 255), (360, 170), (420, 130), (600, 110))),  # pulmonary artery
)
CHAMBERS = (
    (POOR, ((165, 175), (270, 165), (300, 240), (285, 330), (230, 350), (170, 320), (145, 245))),  # right atrium
    (RICH, ((385, 175), (470, 165), (510, 215), (480, 270), (400, 275), (365, 225))),  # left atrium
    (RICH, ((365, 275), (500, 265), (530, 330), (505, 420), (440, 495), (385, 440))),  # left ventricle
    (POOR, ((235, 345), (310, 265), (365, 275), (395, 440), (440, 495), (320, 455))),  # right ventricle
)
NUMBERS = ((220, 255), (335, 380), (435, 220), (460, 360), (205, 60), (535, 117), (560, 205), (400, 50))  # from 1


def scaled(points: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def tube(draw: ImageDraw.ImageDraw, points: list[tuple[int, int]], width: int, colour: str) -> None:
    draw.line(points, fill=colour, width=width, joint="curve")
    for x, y in points[1:-1]:
        draw.ellipse((x - width // 2, y - width // 2, x + width // 2, y + width // 2), fill=colour)


def rounded(points: tuple[tuple[int, int], ...], times: int = 4) -> list[tuple[int, int]]:
    """The outline with its corners cut again and again, after Chaikin."""
    outline = [(float(x * SCALE), float(y * SCALE)) for x, y in points]
    for _ in range(times):
        pairs = zip(outline, outline[1:] + outline[:1], strict=True)
        outline = [
            (a * near + b * (1 - near), c * near + d * (1 - near)) for (a, c), (b, d) in pairs for near in (0.75, 0.25)
        ]
    return [(round(x), round(y)) for x, y in outline]


def main() -> None:
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), PAPER)
    draw = ImageDraw.Draw(image)
    for colour, width, points in VESSELS:
        tube(draw, scaled(points), (width + 6) * SCALE, LINE)
        tube(draw, scaled(points), width * SCALE, colour)
    for colour, points in CHAMBERS:
        outline = rounded(points)
        draw.polygon(outline, fill=colour)
        draw.line([*outline, outline[0]], fill=LINE, width=3 * SCALE, joint="curve")
    font = ImageFont.load_default(size=20 * SCALE)
    for number, (x, y) in enumerate(NUMBERS, start=1):
        circle = [part * SCALE for part in (x - 17, y - 17, x + 17, y + 17)]
        draw.ellipse(circle, fill=PAPER, outline=LINE, width=2 * SCALE)
        draw.text((x * SCALE, y * SCALE), str(number), fill=LINE, font=font, anchor="mm")
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    small.quantize(32, dither=Image.Dither.NONE).save(TARGET, optimize=True)


if __name__ == "__main__":
    main()
