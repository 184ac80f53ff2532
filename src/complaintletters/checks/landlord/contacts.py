"""A profile in; the landlord's own contacts and routes that are missing or can't exist, out."""

from collections.abc import Iterator

from complaintletters.checks.contact_details import (
    impossible_postcodes,
    impossible_postcodes_in_address,
    impossible_telephone_numbers,
)
from complaintletters.checks.landlord.scope import Scope, joined
from complaintletters.checks.passages import fold
from complaintletters.findings import Finding, Level, Nature
from complaintletters.landlord import Contact, Landlord
from complaintletters.regulator import OtherRoute

# Each way to be reached: its finding, and what it is called.
_WAYS = {
    "telephone": ("no-telephone", "telephone number"),
    "email": ("no-email", "e-mail address"),
    "address": ("no-address-for-complaints", "postal address"),
}
_LOOK_UP = "Look it up and correct it: letters print it."


def wrong_postcodes(address: str) -> tuple[tuple[str, str], ...]:
    """Each postcode of an address that can't exist, and why."""
    found = {(one.start, one.end): one.why for one in impossible_postcodes(address)}
    found |= {(one.start, one.end): one.why for one in impossible_postcodes_in_address(address)}
    return tuple((address[start:end].strip(), why) for (start, end), why in sorted(found.items()))


def conflicts(profile: Landlord) -> Iterator[Finding]:
    """Postcodes and telephone numbers of the landlord's own, and of its routes, that can't exist."""
    yield from _impossible(profile.contact, "contact", profile.contact.ref)
    for route in profile.routes:
        yield from _impossible(route, f"routes.{route.id}", route.ref)


def _impossible(way: Contact | OtherRoute, key: str, ref: str) -> Iterator[Finding]:
    source = joined(ref, "")
    for postcode, why in wrong_postcodes(", ".join(way.address)):
        message, where = f"“{postcode}” can't be a postcode: {why}", f"landlord.toml: {key}.address"
        yield Finding("impossible-postcode", message, where, Level.ERROR, Nature.INPUT, source, _LOOK_UP)
    for number in impossible_telephone_numbers(fold(way.telephone)):
        message, where = (
            f"“{way.telephone}” can't be a telephone number: {number.why}",
            f"landlord.toml: {key}.telephone",
        )
        yield Finding("impossible-telephone", message, where, Level.ERROR, Nature.INPUT, source, _LOOK_UP)


def gaps(profile: Landlord, scopes: tuple[Scope, ...]) -> Iterator[Finding]:
    """Ways to reach the landlord, and the places that letters send people to, that aren't given."""
    contact = profile.contact
    ways = {"telephone": contact.telephone, "email": contact.email, "address": contact.address}
    level = Level.NOTE if any(ways.values()) else Level.WARNING
    provision = next((scope.conduct("channels") for scope in scopes if scope.judged_by("channels")), "")
    for name in (name for name, value in ways.items() if not value):
        code, called = _WAYS[name]
        message, source = (
            f"there is no {called} for complaints, so the letterhead has none.",
            joined(contact.ref, provision),
        )
        mend = f"Supply it at contact.{name}; until then each case's own people must have theirs."
        yield Finding(code, message, f"landlord.toml: contact.{name}", level, Nature.INPUT, source, mend)
    yield from _routes(profile)


def _routes(profile: Landlord) -> Iterator[Finding]:
    for route in profile.routes:
        if not (route.telephone or route.email or route.web or route.address):
            message = f"no way to reach {route.name} is given, so a letter that sends somebody there can't say how."
            where, mend = f"landlord.toml: routes.{route.id}", "Add telephone, email, web or address."
            source = joined(route.ref, "")
            yield Finding("route-without-contact", message, where, Level.NOTE, Nature.INPUT, source, mend)
