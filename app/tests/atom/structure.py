"""What RFC 4287 asks of the structure of an Atom feed, element by element: which children and attributes may stand where,
how many, and what they must look like. Reads a feed on standard input and prints a line for each fault; nothing when it
holds. Elements and attributes of other namespaces may stand anywhere (section 6) and are passed over.
"""

import re
import sys
import xml.etree.ElementTree as tree

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
XHTML_DIV = "{http://www.w3.org/1999/xhtml}div"
MANY = float("inf")

PERSON = {"name": (1, 1), "uri": (0, 1), "email": (0, 1)}
# The children of each element with how many there must and may be: sections 4.1.1, 4.1.2, 4.2.11 and 3.2.
CHILDREN = {
    "feed": {"author": (0, MANY), "category": (0, MANY), "contributor": (0, MANY), "generator": (0, 1), "icon": (0, 1),
             "id": (1, 1), "link": (0, MANY), "logo": (0, 1), "rights": (0, 1), "subtitle": (0, 1), "title": (1, 1),
             "updated": (1, 1), "entry": (0, MANY)},
    "entry": {"author": (0, MANY), "category": (0, MANY), "content": (0, 1), "contributor": (0, MANY), "id": (1, 1),
              "link": (0, MANY), "published": (0, 1), "rights": (0, 1), "source": (0, 1), "summary": (0, 1),
              "title": (1, 1), "updated": (1, 1)},
    "author": PERSON,
    "contributor": PERSON,
}
CHILDREN["source"] = {name: (0, most) for name, (_, most) in CHILDREN["feed"].items() if name != "entry"}
# The attributes of each element, with whether it must have them: sections 3.1, 4.1.3, 4.2.2, 4.2.4 and 4.2.7.
ATTRIBUTES = {
    "category": {"term": True, "scheme": False, "label": False},
    "content": {"type": False, "src": False},
    "generator": {"uri": False, "version": False},
    "link": {"href": True, "rel": False, "type": False, "hreflang": False, "title": False, "length": False},
    "title": {"type": False}, "subtitle": {"type": False}, "summary": {"type": False}, "rights": {"type": False},
}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.IGNORECASE)
MEDIA = re.compile(r"[\w.+-]+/[\w.+-]+(;.*)?", re.ASCII)
MAIL = re.compile(r"[^@]+@[^@]+")

faults = []


def fault(where, what):
    faults.append(f"{where}: {what}")


def own(element):
    return [child for child in element if child.tag.startswith(ATOM)]


def structure(element, where):
    name = element.tag.removeprefix(ATOM)
    allowed = ATTRIBUTES.get(name, {})
    for attribute in element.attrib:
        if not attribute.startswith("{") and attribute not in allowed:
            fault(where, f"the attribute {attribute} has no place here")
    for attribute in (it for it, needed in allowed.items() if needed and it not in element.attrib):
        fault(where, f"no {attribute}")
    children = CHILDREN.get(name)
    if children is None:
        words(element, name, where)
        return
    if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        fault(where, "text between elements")
    found = [child.tag.removeprefix(ATOM) for child in own(element)]
    for child in set(found) - set(children):
        fault(where, f"{child} has no place here")
    for child, (least, most) in children.items():
        if not least <= found.count(child) <= most:
            fault(where, f"{found.count(child)} times {child}")
    for number, child in enumerate(own(element)):
        structure(child, f"{where}/{child.tag.removeprefix(ATOM)}[{number}]")


def words(element, name, where):
    text = element.text or ""
    kind = element.get("type")
    if name in ("id", "icon", "logo", "uri") and not IRI.fullmatch(text):
        fault(where, f"{text!r} is no absolute IRI")
    if name in ("updated", "published") and not MOMENT.fullmatch(text):
        fault(where, f"{text!r} is no moment of RFC 3339")
    if name == "email" and not MAIL.fullmatch(text):
        fault(where, f"{text!r} is no address")
    if name == "name" and not text.strip():
        fault(where, "an empty name")
    if name in ("title", "subtitle", "summary", "rights") and kind not in (None, "text", "html", "xhtml"):
        fault(where, f"a text of type {kind}")
    if (kind in (None, "text", "html") or name == "link") and len(own(element)) > 0:
        fault(where, "elements in what is text")
    if kind == "xhtml" and [child.tag for child in element] != [XHTML_DIV]:
        fault(where, "xhtml is one div")
    if name == "link" and kind is not None and not MEDIA.fullmatch(kind):
        fault(where, f"{kind} is no media type")
    if name == "content" and "src" in element.attrib and (text.strip() or kind in ("text", "html", "xhtml")):
        fault(where, "what lies elsewhere has words or a text type here")


def across(feed):
    """What one element says of another: section 4.1.1, 4.1.2 and 4.2.6."""
    has_author = feed.find(f"{ATOM}author") is not None
    entries = feed.findall(f"{ATOM}entry")
    if not entries and not has_author:
        fault("feed", "no author, and no entries that have one")
    seen = set()
    for entry in entries:
        own_id = (entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated"))
        if own_id in seen:
            fault(own_id[0], "twice with the same moment")
        seen.add(own_id)
        if not has_author and entry.find(f"{ATOM}author") is None and entry.find(f"{ATOM}source/{ATOM}author") is None:
            fault(own_id[0], "no author, and the feed has none")
        content = entry.find(f"{ATOM}content")
        alternates = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
        if content is None and not alternates:
            fault(own_id[0], "no content and no alternate")
        if content is not None and content.get("src") and entry.find(f"{ATOM}summary") is None:
            fault(own_id[0], "content elsewhere and no summary")
    for holder in [feed, *entries]:
        kinds = [(link.get("type"), link.get("hreflang")) for link in holder.findall(f"{ATOM}link")
                 if link.get("rel", "alternate") == "alternate"]
        if len(kinds) != len(set(kinds)):
            fault(holder.tag, "two alternates of one type and language")


root = tree.fromstring(sys.stdin.buffer.read())
if root.tag != f"{ATOM}feed":
    fault("document", f"{root.tag} is no feed")
else:
    structure(root, "feed")
    across(root)
print("\n".join(faults))
