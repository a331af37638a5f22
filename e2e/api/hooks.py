"""Real ids for Schemathesis: of every three calls that the description allows, two are about things that are there, in
their present version, and speak of people and tables that exist; so that acts do something and not only miss. The third,
and all calls that the description forbids, stay as they were made.

PONTON_API_REAL names a JSON file: `url` of the API, the `bearer`, and `ids` by the path of a list.
"""

import itertools
import json
import os
import re
import urllib.request
import uuid

import schemathesis

REAL = json.load(open(os.environ["PONTON_API_REAL"], encoding="utf-8")) if "PONTON_API_REAL" in os.environ else None
COUNTED = itertools.count()
TURNS = {}
USED = set()
KEY = re.compile(r"[!-~]{1,80}")
# Fields of a body that speak of something else, and the list that it stands in.
SPEAK_OF = {
    "overlegId": "/overleggen",
    "persoonId": "people",
    "trekkerId": "people",
    "organisatieId": "/organisaties",
    "eigenaarId": "/organisaties",
    "lijktOp": "/signalen",
}


def turn(of):
    """The next real id of a list, round and round; none when there are none."""
    ids = REAL["ids"].get(of)
    if not ids:
        return None
    return next(TURNS.setdefault(of, itertools.cycle(ids)))


def version(path):
    """The present version of something, as its ETag."""
    request = urllib.request.Request(REAL["url"] + path, headers={"Authorization": f"Bearer {REAL['bearer']}"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.headers.get("ETag")
    except OSError:
        return None


def spoken_of(body):
    """The same body about what exists."""
    known = {key: turn(SPEAK_OF[key]) for key in body if key in SPEAK_OF and body[key] is not None}
    body = {**body, **{key: real for key, real in known.items() if real}}
    if body.get("signalen") and turn("/signalen"):
        body["signalen"] = [turn("/signalen")]
    if body.get("themas") and turn("/themas"):
        body["themas"] = [turn("/themas")]
    return body


def fresh(case):
    """A key that was used names the first answer, whatever is missing now; another call must have another. One that is
    no key stays as it is: it must be refused."""
    key = (case.headers or {}).get("Idempotency-Key")
    # A call that is to go without a token must: a change to its headers would give it one again.
    tried = getattr(getattr(case.meta, "phase", None), "data", None)
    if not isinstance(key, str) or not KEY.fullmatch(key) or getattr(tried, "parameter", None) == "Authorization":
        return
    if key in USED:
        key = case.headers["Idempotency-Key"] = str(uuid.uuid4())
    USED.add(key)


@schemathesis.hook
def before_call(context, case, kwargs):
    fresh(case)
    if REAL is None or case.meta is None or not case.meta.generation.mode.is_positive or next(COUNTED) % 3 == 2:
        return
    of = case.operation.path.split("/{", maxsplit=1)[0]
    real = turn(of) if "{id}" in case.operation.path else None
    if real:
        case.path_parameters = {**case.path_parameters, "id": real}
        if case.headers is not None and "If-Match" in case.headers:
            etag = version(f"{of}/{real}")
            if etag:
                case.headers["If-Match"] = etag
    if isinstance(case.body, dict):
        case.body = spoken_of(case.body)
