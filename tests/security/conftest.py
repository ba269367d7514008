from tests.core.test_logs import logged
from tests.security.walking import world

__all__ = ["logged", "world"]
