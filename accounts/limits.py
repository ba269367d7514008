"""How often a secret may be guessed, counted in the database for all processes together.

Counted by who is guessed at *and* from where, so that nobody can lock somebody else out from
another place. Passkeys are never counted: they cannot be guessed.
"""

import hashlib
import time
import unicodedata
from ipaddress import ip_address, ip_network

from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpRequest

from accounts.models import User
from accounts.trail import address_of

WINDOW = 5 * 60
# Wrong passwords, or wrong codes, of one person from one address in WINDOW seconds.
PER_PERSON = 5
# Wrong guesses at anybody from one address in WINDOW seconds.
PER_ADDRESS = 60
# Codes are short: wrong ones for one person from all the world in an hour. Whoever guesses codes
# knows the password already. Addresses from which the person works do not count.
CODES_PER_HOUR = 60
HOUR = 60 * 60
# Key, how many, in how many seconds.
Limit = tuple[str, int, int]


def may_guess_password(request: HttpRequest, username: str) -> bool:
    """Counts a guess. False: too many were wrong, so this one must not even be looked at."""
    limits = [(_key("password", _folded(username), _network(request)), PER_PERSON, WINDOW)]
    return _count(limits + _besides(request))


def may_guess_code(request: HttpRequest, user: User) -> bool:
    """The same for the codes of an app or of paper."""
    who = str(user.pk)
    limits = [(_key("code", who, _network(request)), PER_PERSON, WINDOW)]
    if not UserSession.objects.filter(user=user, ip=address_of(request)).exists():
        limits.append((_key("code", who), CODES_PER_HOUR, HOUR))
    return _count(limits + _besides(request))


def password_was_right(request: HttpRequest, username: str) -> None:
    _take_back(_key("password", _folded(username), _network(request)), *_keys(_besides(request)))


def code_was_right(request: HttpRequest, user: User) -> None:
    who = str(user.pk)
    own = _key("code", who, _network(request))
    _take_back(own, _key("code", who), *_keys(_besides(request)))


def _besides(request: HttpRequest) -> list[Limit]:
    """Who is signed in is held to their own limit alone, and keeps nobody waiting."""
    if request.user.is_authenticated:
        return []
    return [(_key("address", _network(request)), PER_ADDRESS, WINDOW)]


def _count(limits: list[Limit]) -> bool:
    """Takes a place under each limit, or under none where one is full."""
    now = time.time()
    with transaction.atomic():
        _lock(_keys(limits))
        recent = {
            key: [at for at in cache.get(key, []) if at > now - seconds]
            for key, _, seconds in limits
        }
        if any(len(recent[key]) >= most for key, most, _ in limits):
            return False
        for key, _, seconds in limits:
            cache.set(key, [*recent[key], now], seconds)
    return True


def _take_back(own: str, *shared: str) -> None:
    """Forget what was wrong of one's own, and the guess that was right where others count too."""
    with transaction.atomic():
        _lock([own, *shared])
        cache.delete(own)
        for key in shared:
            if counted := cache.get(key):
                cache.set(key, counted[:-1], HOUR)


def _keys(limits: list[Limit]) -> list[str]:
    return [key for key, _, _ in limits]


def _lock(keys: list[str]) -> None:
    """Until the transaction ends: two guesses at the same time are counted one after the other."""
    with connection.cursor() as cursor:
        for key in sorted(keys):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def _folded(username: str) -> str:
    return unicodedata.normalize("NFKC", username).strip().casefold()


def _network(request: HttpRequest) -> str:
    """An address; of IPv6 the half that one customer is given."""
    address = ip_address(address_of(request) or "127.0.0.1")
    if address.version == 6:
        return str(ip_network((address, 64), strict=False))
    return str(address)


def _key(*parts: str) -> str:
    """Hashed, since a password typed as a user name must not be stored."""
    joined = "\0".join(parts).encode(errors="surrogatepass")
    return "guesses:" + hashlib.sha256(joined).hexdigest()
