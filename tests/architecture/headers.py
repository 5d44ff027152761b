"""The headers of every answer: pages, redirects and refusals alike (quality.md W1, W2)."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = {
    "default-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
# Files that somebody sent in run nothing, even where a browser shows them (quality.md U3).
FROM_OUTSIDE = {
    "cases:document_download",
    "cases:document_version",
    "cases:hearing_signed_file",
    "cases:mail_file",
}
POLICY_OF_FILES = {"default-src": "'none'", "sandbox": ""}


def faults_of_headers(name, response):
    """What is missing or other than it should be."""
    parts = [part.strip().partition(" ") for part in policy(response).split(";")]
    said = {key: value for key, _space, value in parts if key}
    is_from_outside = name in FROM_OUTSIDE and "Content-Disposition" in response.headers
    wanted = HEADERS | (POLICY_OF_FILES if is_from_outside else POLICY)
    found = {key: response.headers.get(key) for key in HEADERS} | said
    return {key: found.get(key) for key in wanted | found if found.get(key) != wanted.get(key)}


def policy(response):
    return response.headers["Content-Security-Policy"]
