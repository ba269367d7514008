from tests.security.walking import world

__all__ = ["world"]
