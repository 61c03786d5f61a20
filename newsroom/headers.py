"""Headers that no middleware of Django or django-csp sets."""

# What pages could ask the browser for, and never do.
UNUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
PERMISSIONS = ", ".join(f"{feature}=()" for feature in UNUSED)
# Other sites show pictures and logos in readers of feeds and in cards; pages they may not embed.
SHARED = ("/media/", "/static/", "/favicon.ico")


def contain(headers, path, url):
    """Let nothing run in a static file that is opened by itself, such as a drawing (SVG).

    WhiteNoise calls it once for each file, with the headers to change.
    """
    headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class SayWhatIsUsed:
    """Middleware: no page uses the device, and other sites may load pictures only."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response["Permissions-Policy"] = PERMISSIONS
        is_shared = request.path.startswith(SHARED)
        response["Cross-Origin-Resource-Policy"] = "cross-origin" if is_shared else "same-origin"
        return response
