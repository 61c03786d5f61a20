"""The running track from above."""

import math

from .canvas import (
    HEIGHT,
    NAVY,
    OCHRE,
    PAPER,
    WIDTH,
    Canvas,
    box,
    chance,
    mix,
    oval,
    turned,
)

CENTRE = (830, 560)
TILT = -24
LANE = 30


def track():
    """Eight lanes in the late afternoon, six runners in the near bend."""
    canvas = Canvas("#7b9d86")
    canvas.light(1500, -60, 1500, "#d9dcae", 0.6)
    _lawn(canvas)
    _shape(canvas, _loop(470 + 26), "#e4d7bb")
    _shape(canvas, _loop(470), "#b9603f")
    for lane in range(9):
        outline = _place(_loop(470 - LANE * lane))
        canvas.line([*outline, outline[0]], "#f3e5cf", 3, 0.9)
    _shape(canvas, _loop(228), "#6f9f7f")
    _pitch(canvas)
    _finish_line(canvas)
    _runners(canvas)
    _stand(canvas)
    _grove(canvas)
    canvas.soften(box(-200, 700, 600, 1300), NAVY, 0.25, 220)
    return canvas.finish(5)


def _place(points):
    return turned([(x + CENTRE[0], y + CENTRE[1]) for x, y in points], *CENTRE, TILT)


def _loop(radius, straight=430):
    right = [(straight + radius * math.sin(a), -radius * math.cos(a)) for a in _half_turn()]
    return right + [(-x, -y) for x, y in right]


def _half_turn(steps=48):
    return [math.pi * step / steps for step in range(steps + 1)]


def _shape(canvas, points, colour, alpha=1):
    canvas.shape(_place(points), colour, alpha)


def _lawn(canvas):
    for stripe in range(-9, 10, 2):
        _shape(canvas, box(stripe * 150, -1500, stripe * 150 + 150, 1500), "#5d8671", 0.25)


def _pitch(canvas):
    for stripe in range(-5, 5, 2):
        _shape(canvas, box(stripe * 80, -170, stripe * 80 + 80, 170), "#8ab394", 0.7)
    for part in (
        box(-400, -170, 400, 170),
        box(-400, -90, -290, 90),
        box(290, -90, 400, 90),
        [(0, -170), (0, 170)],
        oval(0, 0, 62),
    ):
        placed = _place(part)
        canvas.line([*placed, placed[0]], "#eef2e4", 3, 0.85)


def _finish_line(canvas):
    for lane in range(16):
        for row in range(3):
            if (lane + row) % 2:
                x, y = 250 + row * 9, 230 + lane * 15
                _shape(canvas, box(x, y, x + 9, y + 15), PAPER)


def _runners(canvas):
    shirts = [NAVY, OCHRE, PAPER, "#2f6f6a", "#7a2430", "#8fb3d1"]
    for lane, shirt in enumerate(shirts):
        x, y = _place([((lane * 67) % 160 - 30 * lane, 243 + LANE * (lane + 1))])[0]
        shadow = [(x - 9, y + 2), (x + 8, y - 2), (x - 56, y + 66), (x - 74, y + 58)]
        canvas.shape(shadow, "#3c1f1c", 0.4)
        canvas.line(turned([(x - 15, y - 17), (x + 15, y + 17)], x, y, TILT), "#5b3a30", 6)
        canvas.shape(turned(oval(x, y, 10, 17), x, y, TILT), shirt)
        canvas.shape(oval(x + 3, y - 3, 8), "#241a1c")


def _stand(canvas):
    top = -640
    _shape(canvas, box(-470, top + 20, 500, top + 160), "#31594f", 0.5)
    _shape(canvas, box(-500, top - 60, 480, top + 120), "#c6cdd0")
    luck = chance(61)
    for row in range(6):
        for seat in range(60):
            x, y = -490 + seat * 16, top - 40 + row * 26
            tone = luck.choice([NAVY, NAVY, NAVY, "#2b5486", "#2b5486", OCHRE, PAPER, "#bd5f3c"])
            _shape(canvas, box(x, y, x + 12, y + 16), tone)


def _grove(canvas):
    luck = chance(62)
    spots = [(luck.uniform(-40, 330), luck.uniform(-40, 330)) for _ in range(26)]
    spots += [(WIDTH - luck.uniform(-40, 300), HEIGHT - luck.uniform(-40, 240)) for _ in range(26)]
    spots = [(x, y) for x, y in spots if x + y < 430 or x + y > 2390]
    for x, y in spots:
        canvas.shape(oval(x - 34, y + 34, 46), "#2c4f4b", 0.45)
    for x, y in spots:
        size = luck.uniform(34, 54)
        tone = mix("#3f6b5c", "#7f9f68", luck.random())
        canvas.shape(oval(x, y, size), tone)
        canvas.shape(oval(x + size * 0.25, y - size * 0.25, size * 0.6), mix(tone, "#dfe0a8", 0.28))
        canvas.shape(oval(x + size * 0.36, y - size * 0.36, size * 0.28), mix(tone, "#f1ebb8", 0.5))
