"""Transport and headers: part of the settings, which take every name written here in capitals."""

from csp.constants import NONCE, NONE, SELF

from harlowsafety.environment import env

# Plain http is for the demonstration on this machine only.
OVER_HTTPS = env.bool("OVER_HTTPS", default=not env.bool("DEBUG", default=False))
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = OVER_HTTPS
SESSION_COOKIE_HTTPONLY = True
# Scripts of the patrol log read the other cookie: it is to be sent back by them, and by nobody else.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# By this name a browser takes it from this very host alone, not from one beside or above it.
SESSION_COOKIE_NAME = "__Host-sessionid" if OVER_HTTPS else "sessionid"
SECURE_HSTS_SECONDS = 31_536_000 if OVER_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = OVER_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # The last address in X-Forwarded-For is the one that our proxy saw; those before it anybody can write.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MAP_TILES_URL = env.str("MAP_TILES_URL", default="")
MAP_TILES_ATTRIBUTION = env.str("MAP_TILES_ATTRIBUTION", default="© OpenStreetMap contributors")
MAP_TILES_ORIGIN = "/".join(MAP_TILES_URL.replace("{s}", "*").split("/")[:3])
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "img-src": [SELF, "data:", *([MAP_TILES_ORIGIN] if MAP_TILES_URL else [])],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
# What a page may ask of the device. Where somebody stands is asked for on a button of the patrol log and of
# forms with a place; a passkey is made and used at sign-in. Nothing else is used, so nothing else is allowed.
PERMISSIONS_POLICY = {
    **dict.fromkeys(("geolocation", "publickey-credentials-create", "publickey-credentials-get"), "(self)"),
    **dict.fromkeys(
        (
            "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture",
            "encrypted-media", "fullscreen", "gamepad", "gyroscope", "hid", "idle-detection", "local-fonts",
            "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock",
            "serial", "storage-access", "usb", "window-management", "xr-spatial-tracking",
        ),
        "()",
    ),
}  # fmt: skip
