"""Draw the office's mark in every size that browsers and phones ask for."""

from django.conf import settings
from django.core.management.base import BaseCommand
from PIL import Image, ImageDraw

FOLDER = settings.BASE_DIR / "static" / "img"
BLUE, WHITE, PAPER = "#0b3a6f", "#ffffff", "#fdfcf9"
# The mark of static/img/icon.svg, on its square of 32 units.
UNITS = 32
LETTER = [(8, 7), (11.6, 7), (20.2, 19.4), (20.2, 7), (24, 7)]
LETTER += [(24, 25), (20.4, 25), (11.8, 12.6), (11.8, 25), (8, 25)]
FINE = 4  # drawn larger and made smaller, so that slopes come out smooth


def mark(size, *, corner=4, scale=1.0):
    """Return the mark as an image; a phone that cuts its own shape needs corner=0."""
    unit = size * FINE / UNITS
    image = Image.new("RGBA", (size * FINE, size * FINE))
    draw = ImageDraw.Draw(image)
    whole = (0, 0, size * FINE - 1, size * FINE - 1)
    draw.rounded_rectangle(whole, radius=corner * unit, fill=BLUE)
    middle = UNITS / 2
    points = [
        ((middle + (x - middle) * scale) * unit, (middle + (y - middle) * scale) * unit)
        for x, y in LETTER
    ]
    draw.polygon(points, fill=WHITE)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def card():
    """Return the picture that stands for a page which has none."""
    image = Image.new("RGB", (1200, 630), PAPER)
    logo = mark(300)
    image.paste(logo, (450, 165), logo)
    return image


class Command(BaseCommand):
    help = "Draws the icons of static/img from the mark in static/img/icon.svg."

    def handle(self, **options):
        for size in (32, 192, 512):
            mark(size).save(FOLDER / f"icon-{size}.png", optimize=True)
        mark(180, corner=0).save(FOLDER / "icon-180.png", optimize=True)
        mark(512, corner=0, scale=0.8).save(FOLDER / "icon-maskable.png", optimize=True)
        mark(48).save(FOLDER / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])
        card().save(FOLDER / "card.png", optimize=True)
