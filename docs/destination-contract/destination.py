"""A destination in one file, of Python's standard library and SQLite: python3 destination.py PORT FILE."""

import base64, hashlib, hmac, json, os, re, secrets, sqlite3, sys, time
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, unquote_plus

CLIENT = [os.environ.get("CLIENT_ID", "syncline-demo"), os.environ.get("CLIENT_SECRET", "syncline-demo-secret")]
KEYS = [base64.b64decode(secret.removeprefix("whsec_")) for secret in os.environ.get("SIGNING_SECRETS", "").split()]
EVENTS, BYTES, HOUR, WEEK, TOLERANCE = 1000, 2_000_000, 3600, 604800, 300
HEALTH = {"status": "ok", "destination": {"name": "A destination in Python", "account": "example", "environment": "development"},
          "limits": {"maxBatchEvents": EVENTS, "maxBatchBytes": BYTES}}
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
tokens = {}  # each with the second in which it ends
database = sqlite3.connect(sys.argv[2], isolation_level=None)
database.executescript("""PRAGMA synchronous = FULL; -- no answer leaves before its batch is durable
    CREATE TABLE IF NOT EXISTS records (source, object, id, stamp, revision, kind, merged, converted, fields, PRIMARY KEY (source, object, id));
    CREATE TABLE IF NOT EXISTS answers (webhook PRIMARY KEY, events, answer, at);""")


def exact(value):
    """JSON that is equal for equal values: keys in order, numbers with all of their digits and no zeros behind them."""
    if isinstance(value, dict):
        return "{" + ",".join(json.dumps(key) + ":" + exact(value[key]) for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(exact, value)) + "]"
    is_number = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
    return format(Decimal(value).normalize() + 0, "f") if is_number else json.dumps(value)


def settle(event):
    """The receipt of one event, which takes effect where it is newer than what is held."""
    try:
        data, kind = event["data"], event["type"].removeprefix("syncline.record.")
        key, version = (event["source"], data["object"], data["id"]), (data["version"]["stamp"], data["version"]["revision"])
        fields, merged = dict(data["fields"]) if kind == "upserted" else None, data["mergedInto"] if kind == "merged" else None
        if kind not in ("upserted", "deleted", "merged", "excluded") or event["subject"] != f"{key[1]}/{key[2]}":
            raise ValueError("type or subject is wrong")
        if not STAMP.fullmatch(version[0]) or type(version[1]) is not int:
            raise ValueError("version is wrong")
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        name = event.get("id", "") if isinstance(event, dict) else ""
        return {"id": name, "status": "rejected", "code": "EVENT_MALFORMED", "message": f"The event does not fit: {fault}."}
    columns = "SELECT stamp, revision, kind, merged, converted, fields FROM records WHERE source = ? AND object = ? AND id = ?"
    held = database.execute(columns, key).fetchone()
    if fields is not None and held and held[5]:
        before = json.loads(held[5], parse_float=Decimal)
        fields = {part["field"]: before[part["field"]] for part in data.get("omitted", []) if part["field"] in before} | fields
    content = (kind, merged, exact(data.get("convertedTo")), None if fields is None else exact(fields))
    if held and version < held[:2]:
        return {"id": event["id"], "status": "stale", "held": {"stamp": held[0], "revision": held[1]}}
    if held and version == held[:2] and content != held[2:]:
        return {"id": event["id"], "status": "rejected", "code": "VERSION_CONFLICT", "message": "Held with other content."}
    database.execute("REPLACE INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", key + version + content)
    return {"id": event["id"], "status": "accepted"}


def take(webhook, events):
    """The answer to a batch in one transaction, or what was answered before; None where the id was used for other events."""
    names = hashlib.sha256(json.dumps([isinstance(event, dict) and event.get("id") for event in events]).encode()).hexdigest()
    with database:
        database.execute("BEGIN IMMEDIATE")
        database.execute("DELETE FROM answers WHERE at < ?", (time.time() - WEEK,))
        earlier = database.execute("SELECT events, answer FROM answers WHERE webhook = ?", (webhook,)).fetchone()
        if earlier:
            return earlier[1] if earlier[0] == names else None
        receipts = [settle(event) for event in events]
        answer = json.dumps({"receipts": receipts})
        if all(receipt["status"] != "rejected" for receipt in receipts):
            database.execute("INSERT INTO answers VALUES (?, ?, ?, ?)", (webhook, names, answer, time.time()))
    return answer


class Destination(BaseHTTPRequestHandler):
    def answer(self, status, body):
        content = (body if isinstance(body, str) else json.dumps(body)).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json" if status < 400 else "application/problem+json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def refuse(self, status, code, **more):
        self.answer(status, {"type": "about:blank", "title": code, "status": status, "detail": code, "code": code} | more)

    def is_authorized(self):
        return tokens.get(self.headers.get("Authorization", "").removeprefix("Bearer "), 0) > time.time()

    def is_signed(self, body):
        moment = self.headers.get("webhook-timestamp", "")
        if not moment.isdecimal() or abs(time.time() - int(moment)) > TOLERANCE:
            return False
        content = f"{self.headers['webhook-id']}.{moment}.".encode() + body
        right = [b"v1," + base64.b64encode(hmac.digest(key, content, "sha256")) for key in KEYS]
        given = self.headers.get("webhook-signature", "").encode().split()
        return any(hmac.compare_digest(one, other) for one in right for other in given)

    def do_GET(self):
        if self.path != "/v1/health":
            return self.refuse(404, "PATH_UNKNOWN")
        return self.answer(200, HEALTH) if self.is_authorized() else self.refuse(401, "TOKEN_INVALID")

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/oauth2/token":
            return self.issue_token(parse_qs(body.decode()))
        if self.path != "/v1/changes":
            return self.refuse(404, "PATH_UNKNOWN")
        if not self.is_authorized() or (KEYS and not self.is_signed(body)):
            return self.refuse(401, "TOKEN_OR_SIGNATURE_INVALID")
        if self.headers.get_content_type() != "application/cloudevents-batch+json":
            return self.refuse(415, "MEDIA_TYPE_UNSUPPORTED")
        if len(body) > BYTES:
            return self.refuse(413, "BATCH_TOO_LARGE", limit={"name": "maxBatchBytes", "value": BYTES})
        try:
            events = json.loads(body, parse_float=Decimal)
        except ValueError:
            events = None
        if not isinstance(events, list) or not self.headers["webhook-id"]:
            return self.refuse(400, "BATCH_MALFORMED")
        if len(events) > EVENTS:
            return self.refuse(413, "BATCH_TOO_LARGE", limit={"name": "maxBatchEvents", "value": EVENTS})
        answer = take(self.headers["webhook-id"], events)
        return self.answer(200, answer) if answer else self.refuse(409, "WEBHOOK_ID_REUSED")

    def issue_token(self, form):
        basic = self.headers.get("Authorization", "").removeprefix("Basic ")
        pair = base64.b64decode(basic).decode().split(":", 1) if basic else []
        client = [unquote_plus(part) for part in pair] or [form.get(name, [""])[0] for name in ("client_id", "client_secret")]
        if form.get("grant_type") != ["client_credentials"] or client != CLIENT:
            return self.answer(401, {"error": "invalid_client", "error_description": "The client or its secret is wrong."})
        token = secrets.token_urlsafe(32)
        tokens[token] = time.time() + HOUR
        return self.answer(200, {"access_token": token, "token_type": "Bearer", "expires_in": HOUR})


server = HTTPServer(("127.0.0.1", int(sys.argv[1])), Destination)
print(f"ready at http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
