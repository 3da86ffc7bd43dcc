"""Where the certificates of the web are looked for: variables that point nowhere are set aside.

OpenSSL's `SSL_CERT_FILE` and `SSL_CERT_DIR` are read by every client that is made, one of them when its
package is imported. A file that is gone would end whatever asks for it, also what needs no certificate.
"""

import os
import ssl
from collections.abc import MutableMapping

from bestfriend_desktop.domain.health import HealthState, PartHealth


class Certificates:
    """Checks the variables once, at the start.

    Args:
        environment: of this program; what points nowhere is taken out of it.
    """

    def __init__(self, environment: MutableMapping[str, str]) -> None:
        self._problem = ""
        for variable, is_there in (("SSL_CERT_FILE", _can_be_read), ("SSL_CERT_DIR", os.path.isdir)):
            place = environment.get(variable)
            if place and not is_there(place):
                del environment[variable]
                self._problem = f"{variable} names {place}, which holds no certificates."

    async def health(self) -> tuple[PartHealth, ...]:
        """One line where something was set aside; none where all is well."""
        if not self._problem:
            return ()
        return (
            PartHealth(
                "certificates",
                HealthState.DEGRADED,
                f"{self._problem} The usual ones are used.",
                "Correct the variable, or unset it.",
            ),
        )


def _can_be_read(path: str) -> bool:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cafile=path)
    except (OSError, ValueError):  # ssl.SSLError, which a text that is no certificate raises, is an OSError
        return False
    return True
