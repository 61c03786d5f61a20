"""What ceramics are made of, and what is made of them: a crystal lattice, glazed pots."""

import math

from .canvas import (
    BLUE,
    CLAY,
    HEIGHT,
    INK,
    MIST,
    NAVY,
    OCHRE,
    PAPER,
    SAND,
    SKY,
    WIDTH,
    Canvas,
    box,
    chance,
    curve,
    mirrored,
    mix,
    oval,
)


def lattice():
    """A crystal lattice, two kinds of atoms, one vacancy."""
    canvas = Canvas(NAVY)
    canvas.shade(box(0, 0, WIDTH, HEIGHT), "#0f2342", "#1f4674")
    canvas.light(1050, 330, 900, "#5c83ac", 0.55)
    _rings(canvas)
    sites = sorted(_sites(), key=lambda site: site[2])
    for first in sites:
        for second in sites:
            if first[3] < second[3] and _neighbours(first[3], second[3]):
                depth = (first[2] + second[2]) / 2
                canvas.line([first[:2], second[:2]], _far("#a9c3d8", depth), 7 + 3 * depth)
    for x, y, depth, place in sites:
        _atom(canvas, x, y, depth, place)
    return canvas.finish(9)


def _rings(canvas):
    for ring in range(1, 8):
        canvas.line([*oval(1050, 330, ring * 130), (1050 + ring * 130, 330)], SKY, 2, 0.16)
    for order in range(1, 7):
        for spot in range(6 * order):
            angle = math.tau * spot / (6 * order) + 0.2
            x, y = 1050 + order * 130 * math.cos(angle), 330 + order * 130 * math.sin(angle)
            canvas.shape(oval(x, y, 7 - order * 0.6, steps=20), MIST, 0.34)


def _sites():
    for i in range(4):
        for j in range(4):
            for k in range(4):
                x = 800 + (i - 1.5) * 214 - (j - 1.5) * 152
                y = 534 + (i - 1.5) * 64 + (j - 1.5) * 84 - (k - 1.5) * 168
                yield x, y, (i + j) / 6, (i, j, k)


def _neighbours(first, second):
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) == 1


def _far(colour, depth):
    return mix("#2a5282", colour, 0.55 + 0.45 * depth)


def _atom(canvas, x, y, depth, place):
    size = 24 + 12 * depth
    if place == (3, 2, 2):
        canvas.line([*oval(x, y, size + 4), (x + size + 4, y)], OCHRE, 5)
        canvas.shape(oval(x, y, size + 4), OCHRE, 0.16)
        return
    tone, size = (OCHRE, size * 1.12) if sum(place) % 2 else ("#7fa9cf", size)
    canvas.shape(oval(x, y, size), _far(mix(tone, INK, 0.42), depth))
    for step in range(1, 12):
        share = step / 12
        spot = oval(
            x + size * 0.3 * share, y - size * 0.34 * share, size * (1 - share * 0.86) * 0.99
        )
        canvas.shape(
            spot, _far(mix(mix(tone, INK, 0.42), mix(tone, "#fff6e0", 0.75), share), depth)
        )


PROFILES = {
    "vase": [(0.3, 1), (0.2, 0.9), (0.19, 0.82), (0.42, 0.62), (0.5, 0.44), (0.42, 0.2), (0.26, 0)],
    "bowl": [(0.5, 1), (0.48, 0.7), (0.36, 0.32), (0.2, 0.1), (0.22, 0)],
    "bottle": [(0.1, 1), (0.08, 0.86), (0.1, 0.66), (0.36, 0.44), (0.42, 0.22), (0.3, 0)],
    "jar": [(0.32, 1), (0.3, 0.94), (0.47, 0.74), (0.5, 0.5), (0.44, 0.2), (0.36, 0)],
    "cup": [(0.46, 1), (0.44, 0.6), (0.38, 0.16), (0.3, 0)],
}
CLAY_LIT, CLAY_DARK = "#bc9480", "#734c44"
UPPER, LOWER = 410, 905
SHELF = (
    (UPPER, "vase", 150, 210, 250, "#2f6a6b"),
    (UPPER, "bowl", 410, 210, 110, PAPER),
    (UPPER, "bottle", 650, 190, 280, NAVY),
    (UPPER, "jar", 905, 200, 190, OCHRE),
    (UPPER, "cup", 1125, 116, 120, "#a9c3d8"),
    (UPPER, "cup", 1268, 116, 120, CLAY),
    (UPPER, "vase", 1465, 160, 280, SAND),
    (LOWER, "jar", 180, 290, 320, CLAY),
    (LOWER, "bottle", 470, 230, 390, "#a9c3d8"),
    (LOWER, "vase", 780, 300, 390, BLUE),
    (LOWER, "bowl", 1105, 300, 150, "#2f6a6b"),
    (LOWER, "jar", 1410, 270, 290, PAPER),
)


def pottery():
    """Glazed pots on two shelves, still warm from the kiln."""
    canvas = Canvas()
    canvas.shade(box(0, 0, WIDTH, HEIGHT), "#d9ddd6", "#c3c9c6")
    canvas.soften([(0, -80), (800, -80), (1700, 1067), (700, 1067)], "#fff6e3", 0.7, 60)
    for y in (UPPER, LOWER):
        canvas.soften(box(-50, y + 20, 1650, y + 74), "#5d6673", 0.5, 16)
        canvas.shade(box(0, y, WIDTH, y + 34), "#b98754", "#8a5f3c")
        canvas.shape(box(0, y, WIDTH, y + 6), "#dcb280")
    for floor, shape, x, width, height, glaze in SHELF:
        canvas.soften(
            oval(x + width * 0.45, floor - height * 0.42, width * 0.42, height * 0.45),
            "#5d6673",
            0.42,
            18,
        )
        _pot(canvas, shape, x, floor, width, height, glaze)
    return canvas.finish(10)


def _pot(canvas, shape, x, floor, width, height, glaze):
    profile = curve([(half * width, floor - rise * height) for half, rise in PROFILES[shape]])
    canvas.shade(mirrored(x, profile), CLAY_LIT, CLAY_DARK, across=True)
    _glaze(canvas, x, [p for p in profile if p[1] <= floor - height * 0.18], height, glaze)
    mouth = oval(x, profile[0][1], profile[0][0], width * 0.045)
    canvas.shape(mouth, mix(glaze, INK, 0.5))
    canvas.line([*mouth, mouth[0]], mix(glaze, "#ffffff", 0.4), 3)


def _glaze(canvas, x, glazed, height, glaze):
    """Pour glaze over the upper part of a pot; it stops short in an uneven hem."""
    edge, level = glazed[-1]
    luck = chance(round(x))
    drops = [0, *(luck.uniform(0, 0.13) * height for _ in range(7)), 0]
    hem = curve([(x + edge * (n / 4 - 1), level - drop) for n, drop in enumerate(drops)])
    right = [(x + half, y) for half, y in glazed[::-1]]
    outline = [(x - half, y) for half, y in glazed] + hem + right
    canvas.shade(outline, mix(glaze, "#ffffff", 0.3), mix(glaze, INK, 0.34), across=True)
    side = glazed[4:-6]
    shine = [(x - half * 0.62, y) for half, y in side]
    shine += [(x - half * 0.46, y) for half, y in side[::-1]]
    canvas.shape(shine, "#ffffff", 0.4)
