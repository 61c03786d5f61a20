"""Glassware in the laboratory."""

import math

from .canvas import (
    HEIGHT,
    INK,
    NAVY,
    PAPER,
    STEEL,
    WIDTH,
    Canvas,
    box,
    curve,
    mirrored,
    mix,
    oval,
)

GLASS = "#47719b"


def glassware():
    """Flasks and test tubes on a bench by the window."""
    canvas = Canvas()
    canvas.shade(box(0, 0, WIDTH, 850), "#cfdde4", "#e9e5d8")
    _window_light(canvas)
    _tiles(canvas)
    canvas.shade(box(0, 812, WIDTH, HEIGHT), "#2a4a74", "#16294a")
    canvas.shape(box(0, 806, WIDTH, 822), "#4a6f9b")
    for x in range(-160, WIDTH, 480):
        canvas.line([*box(x + 10, 850, x + 470, 1100)], "#0f2140", 4, 0.6)
        canvas.shape(box(x + 190, 900, x + 290, 912), "#a9c3d8")
    _stand(canvas)
    _flask(canvas, 620, 806, 300, "#d99b36")
    _beaker(canvas, 890, 806, 190, 250, "#4c8f94")
    _flask(canvas, 1110, 806, 220, "#bd5f3c")
    _rack(canvas)
    _bottle(canvas)
    return canvas.finish(8)


def _window_light(canvas):
    for shift in (0, 330):
        pane = [(560 + shift, 60), (840 + shift, 60), (600 + shift, 806), (320 + shift, 806)]
        canvas.soften(pane, "#fffaf0", 0.75, 8)


def _tiles(canvas):
    for y in (150, 314, 478, 642):
        canvas.line([(0, y), (WIDTH, y)], "#b7c9d3", 2, 0.55)
    for row in range(5):
        for x in range(-82 * (row % 2), WIDTH, 164):
            canvas.line([(x, row * 164 - 14), (x, row * 164 + 150)], "#b7c9d3", 2, 0.55)


def _glass(canvas, outline):
    canvas.shape(outline, "#ffffff", 0.28)
    canvas.line([*outline, outline[0]], GLASS, 5, 0.75)


def _shadow(canvas, x, width):
    canvas.shape(oval(x - width * 0.25, 814, width * 0.7, 9), INK, 0.35)


def _flask(canvas, x, base, height, liquid):
    """Draw an Erlenmeyer flask, a little more than half full."""
    wide, neck, shoulder = height * 0.38, height * 0.11, base - height * 0.66
    top, level = base - height, base - height * 0.36
    reach = neck + (wide - neck) * (level - shoulder) / (base - shoulder)
    _shadow(canvas, x, wide)
    filled = mirrored(x, [(reach, level), (wide - 10, base - 14), (wide - 24, base - 3)])
    canvas.shade(filled, mix(liquid, PAPER, 0.2), mix(liquid, INK, 0.2))
    canvas.shape(oval(x, level, reach, height * 0.035), mix(liquid, PAPER, 0.5))
    profile = [(neck, top), (neck, shoulder), (wide, base - 18), (wide - 18, base)]
    _glass(canvas, mirrored(x, profile))
    canvas.shape(box(x - neck - 8, top - 8, x + neck + 8, top + 8), "#e9f1f3")
    canvas.line([(x - neck - 8, top), (x + neck + 8, top)], GLASS, 4)
    canvas.line([(x - neck * 0.4, shoulder + 14), (x - wide * 0.66, base - 36)], "#ffffff", 10, 0.7)
    for mark in range(4):
        y = base - height * (0.14 + 0.09 * mark)
        canvas.line([(x + wide * 0.1, y), (x + wide * 0.3, y)], "#ffffff", 3, 0.7)


def _beaker(canvas, x, base, width, height, liquid):
    _shadow(canvas, x, width * 0.5)
    half, level = width / 2, base - height * 0.58
    canvas.shade(
        box(x - half + 4, level, x + half - 4, base - 4),
        mix(liquid, PAPER, 0.25),
        mix(liquid, INK, 0.15),
    )
    canvas.shape(oval(x, level, half - 4, 11), mix(liquid, PAPER, 0.55))
    canvas.line([(x + 30, level + 90), (x + 96, base - height - 70)], "#7f9fb8", 8, 0.9)
    _glass(
        canvas,
        [
            (x - half - 12, base - height),
            (x + half, base - height),
            (x + half, base - 12),
            (x + half - 12, base),
            (x - half + 12, base),
            (x - half, base - 12),
            (x - half, base - height + 16),
        ],
    )
    canvas.shape(box(x - half + 16, base - height + 26, x - half + 28, base - 30), "#ffffff", 0.6)
    for mark in range(6):
        y = base - 36 - mark * 30
        canvas.line([(x + half - 52, y), (x + half - 18 - 12 * (mark % 2), y)], "#ffffff", 4, 0.85)


def _stand(canvas):
    """Draw a retort stand holding a round flask over a burner."""
    canvas.shape(box(190, 788, 430, 808), NAVY)
    canvas.shape(box(232, 170, 246, 790), "#5b7896")
    canvas.shape(box(236, 170, 240, 790), "#b9cbd8")
    canvas.line([(239, 372), (372, 372)], "#38587c", 13)
    canvas.shape(box(226, 356, 254, 390), NAVY)
    canvas.shade([p for p in oval(372, 520, 104) if p[1] >= 510], "#6d9fc4", "#1f4674")
    canvas.shape(oval(372, 511, 103, 12), "#bcd6e4")
    ball = [p for p in oval(372, 520, 112) if not (p[1] < 450 and abs(p[0] - 372) < 30)]
    lip = [(398, 418), (398, 330), (346, 330), (346, 418)]
    turn = max(range(len(ball)), key=lambda i: math.dist(ball[i - 1], ball[i]))
    _glass(canvas, ball[turn:] + ball[:turn] + lip[::-1])
    canvas.shape(
        curve([(292, 520), (300, 468), (330, 436), (322, 474), (310, 524)]), "#ffffff", 0.75
    )
    _burner(canvas)


def _burner(canvas):
    canvas.shape(box(330, 790, 414, 808), "#38587c")
    canvas.shade(box(358, 706, 386, 792), "#b9cbd8", "#7f98ae")
    canvas.light(372, 672, 110, "#ffdf9e", 0.7)
    canvas.shape(
        curve([(356, 706), (350, 676), (372, 634), (394, 676), (388, 706)]), "#5b93c9", 0.85
    )
    canvas.shape(curve([(364, 706), (362, 686), (372, 662), (382, 686), (380, 706)]), "#fdebc0")


def _rack(canvas):
    tones = ("#2b5486", "#4c8f94", "#d99b36", "#bd5f3c", "#7d9a83")
    _shadow(canvas, 1390, 170)
    canvas.shape(box(1236, 770, 1544, 806), "#a87c4c")
    for number, tone in enumerate(tones):
        x = 1268 + number * 56
        level = 640 + 34 * ((number * 3) % 4)
        foot = [p for p in oval(x + 18, 762, 18) if p[1] >= 762]
        canvas.shade([(x, level), (x + 36, level), *foot, (x, 762)], mix(tone, PAPER, 0.25), tone)
        _glass(canvas, [(x, 520), (x + 36, 520), *foot])
        canvas.shape(box(x + 6, 540, x + 12, 750), "#ffffff", 0.6)
    for y in (604, 720):
        canvas.shape(box(1236, y, 1544, y + 22), "#c99b63")
        canvas.shape(box(1236, y + 17, 1544, y + 22), "#8c6338")
    for x in (1236, 1530):
        canvas.shape(box(x, 590, x + 16, 806), "#b98a55")


def _bottle(canvas):
    _shadow(canvas, 90, 80)
    canvas.shade(
        [(34, 640), (62, 600), (118, 600), (146, 640), (146, 806), (34, 806)], "#7a4526", "#4a2a1c"
    )
    canvas.shape(box(64, 556, 116, 602), "#20324a")
    canvas.shape(box(34, 672, 146, 768), PAPER)
    canvas.shape(box(50, 692, 130, 702), NAVY)
    canvas.shape(box(50, 716, 112, 722), STEEL)
    canvas.shape(box(50, 734, 120, 740), STEEL)
    canvas.shape(box(44, 644, 54, 800), "#ffffff", 0.25)
