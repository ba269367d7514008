"""The time zone of a place that is known only by its country."""

from babel.core import get_global

# Where a country keeps several times, that of its capital.
CAPITALS = {
    "AU": "Australia/Sydney", "BR": "America/Sao_Paulo", "CA": "America/Toronto",
    "CL": "America/Santiago", "CN": "Asia/Shanghai", "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin", "EC": "America/Guayaquil", "ES": "Europe/Madrid",
    "ID": "Asia/Jakarta", "KZ": "Asia/Almaty", "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City", "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon", "RU": "Europe/Moscow", "UA": "Europe/Kyiv", "US": "America/New_York",
    "UZ": "Asia/Tashkent",
}  # fmt: skip


def zone_of(country: str) -> str:
    """The IANA zone of a country (ISO 3166 alpha-2), by CLDR; "" where one cannot tell."""
    if country in CAPITALS:
        return CAPITALS[country]
    zones = [zone for zone, land in get_global("zone_territories").items() if land == country]
    return zones[0] if len(zones) == 1 else ""
