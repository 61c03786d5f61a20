"""A canvas for flat illustrations: soft-edged shapes, even light, a little grain.

Measures are in pixels of the finished picture, 1600 by 1067, origin top left. Everything is
drawn twice as large and scaled down at the end, which is what makes the edges smooth.
"""

import io
import math
import random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter, ImageOps

WIDTH, HEIGHT = 1600, 1067
SCALE = 2

INK = "#0f1d33"
NAVY = "#16325c"
BLUE = "#2b5486"
STEEL = "#5c83ac"
SKY = "#a9c3d8"
MIST = "#dbe5ea"
PAPER = "#f4eee1"
SAND = "#e3cfa6"
OCHRE = "#d8a03f"
CLAY = "#bd5f3c"
SAGE = "#7d9a83"
PINE = "#3d6157"


def mix(first, second, share):
    """Return the colour `share` (0 to 1) of the way from first to second, as #rrggbb."""
    pairs = zip(ImageColor.getrgb(first), ImageColor.getrgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def chance(seed):
    """Return a random source that gives the same picture every time it is drawn."""
    return random.Random(seed)  # noqa: S311 -- where a leaf falls is no secret


def box(left, top, right, bottom):
    """Return the four corners of an upright rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def oval(x, y, rx, ry=None, steps=72):
    """Return the outline of an ellipse about (x, y); a circle without `ry`."""
    ry = rx if ry is None else ry
    angles = (math.tau * step / steps for step in range(steps))
    return [(x + rx * math.cos(angle), y + ry * math.sin(angle)) for angle in angles]


def curve(points, steps=12):
    """Return a smooth line through all points (Catmull-Rom), both ends included."""
    padded = [points[0], *points, points[-1]]
    line = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            line.append(
                tuple(_between(*values, step / steps) for values in zip(a, b, c, d, strict=True))
            )
    return [*line, points[-1]]


def _between(a, b, c, d, t):
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


def turned(points, x, y, degrees):
    """Return points turned about (x, y)."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [
        (x + (px - x) * cos - (py - y) * sin, y + (px - x) * sin + (py - y) * cos)
        for px, py in points
    ]


def mirrored(x, profile):
    """Return an outline that is the same left and right of x, from (half width, y) pairs."""
    left = [(x - half, y) for half, y in profile]
    return left + [(x + half, y) for half, y in reversed(profile)]


def ridge(points, base=HEIGHT):
    """Return the outline of hilly land: a smooth line through points, level at `base`."""
    return [*curve(points), (points[-1][0], base), (points[0][0], base)]


def arch(x, y, radius, base):
    """Return the outline of an opening with a round head about (x, y), level at `base`."""
    return [*oval(x, y, radius)[36:], (x + radius, y), (x + radius, base), (x - radius, base)]


class Canvas:
    """A sheet to paint on. Colours are #rrggbb; `alpha` runs from 0 to 1."""

    def __init__(self, colour=PAPER):
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), colour)
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def shape(self, points, colour, alpha=1):
        """Fill the outline `points` with one colour."""
        self.pen.polygon(_large(points), fill=_rgba(colour, alpha))

    def line(self, points, colour, width=2, alpha=1):
        """Draw a line through points, corners rounded."""
        self.pen.line(
            _large(points), fill=_rgba(colour, alpha), width=round(width * SCALE), joint="curve"
        )

    def shade(self, points, first, second, *, across=False):
        """Fill an outline with colours running from first to second, downwards or across."""
        large = _large(points)
        xs, ys = [x for x, _ in large], [y for _, y in large]
        left, top = math.floor(min(xs)), math.floor(min(ys))
        size = (math.ceil(max(xs)) - left + 1, math.ceil(max(ys)) - top + 1)
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in large], fill=255)
        ramp = Image.linear_gradient("L")
        ramp = (ramp.transpose(Image.Transpose.ROTATE_90) if across else ramp).resize(size)
        self.image.paste(ImageOps.colorize(ramp, first, second), (left, top), mask)

    def light(self, x, y, radius, colour, strength=0.5):
        """Let light of a colour fall round (x, y), fading to nothing at `radius`."""
        side = round(radius * 2 * SCALE)
        # Pillow's gradient is 0 in the middle, about 180 half-way along an edge.
        fade = Image.radial_gradient("L").point(
            lambda value: round(255 * strength * max(0, 1 - value / 178) ** 2)
        )
        corner = (round((x - radius) * SCALE), round((y - radius) * SCALE))
        self.image.paste(Image.new("RGB", (side, side), colour), corner, fade.resize((side, side)))

    def soften(self, points, colour, alpha, blur):
        """Lay a shape with blurred edges: a shadow, mist, a ray of light."""
        left, top = (math.floor(min(axis) - 3 * blur) for axis in zip(*points, strict=True))
        right, bottom = (math.ceil(max(axis) + 3 * blur) for axis in zip(*points, strict=True))
        mask = Image.new("L", ((right - left) // 2, (bottom - top) // 2))
        inner = [((x - left) / 2, (y - top) / 2) for x, y in points]
        ImageDraw.Draw(mask).polygon(inner, fill=round(255 * alpha))
        size = ((right - left) * SCALE, (bottom - top) * SCALE)
        mask = mask.filter(ImageFilter.GaussianBlur(blur / 2)).resize(size)
        self.image.paste(Image.new("RGB", size, colour), (left * SCALE, top * SCALE), mask)

    def mirror(self, horizon, colour, alpha=0.45, squash=1.0):
        """Show what stands above `horizon` upside down below it, in water of a colour."""
        depth = (HEIGHT - horizon) * SCALE
        above = round(min(depth / squash, horizon * SCALE))
        top = horizon * SCALE - above
        part = self.image.crop((0, top, WIDTH * SCALE, horizon * SCALE))
        part = ImageOps.flip(part).resize((WIDTH * SCALE, depth))
        part = part.filter(ImageFilter.BoxBlur((10, 3)))
        water = Image.new("RGB", part.size, colour)
        self.image.paste(Image.blend(part, water, alpha), (0, horizon * SCALE))

    def finish(self, seed):
        """Return the picture as JPEG bytes, at its final size and with its grain."""
        image = self.image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
        noise = Image.frombytes("L", image.size, chance(seed).randbytes(WIDTH * HEIGHT))
        grain = noise.point(lambda value: 128 + (value - 128) // 22)
        image = ImageChops.add(image, Image.merge("RGB", [grain] * 3), offset=-128)
        file = io.BytesIO()
        image.save(file, "JPEG", quality=88, optimize=True, progressive=True)
        return file.getvalue()


def _large(points):
    return [(x * SCALE, y * SCALE) for x, y in points]


def _rgba(colour, alpha):
    return (*ImageColor.getrgb(colour), round(255 * alpha))
