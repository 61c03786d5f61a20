"""The pictures of the demonstration, drawn by the program: always the same, nobody's property."""

from . import ceramics, gatherings, grounds, laboratory, library, posters, sport, theatre, waterside

_SCENES = {
    "avenue": grounds.avenue,
    "bridge": waterside.bridge,
    "glassware": laboratory.glassware,
    "graduation": gatherings.graduation,
    "hall": waterside.hall,
    "lattice": ceramics.lattice,
    "lecture": theatre.lecture,
    "library": library.library,
    "market": gatherings.market,
    "posters": posters.posters,
    "pottery": ceramics.pottery,
    "saplings": grounds.saplings,
    "track": sport.track,
}
NAMES = tuple(_SCENES)


def draw(name):
    """Return the picture called `name` as JPEG bytes, 1600 by 1067 pixels.

    Raises KeyError for a name that is not in NAMES.
    """
    return _SCENES[name]()
