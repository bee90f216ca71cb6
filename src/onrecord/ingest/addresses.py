"""Which network addresses may be connected to.

A host is resolved once, the addresses found are checked, and the connection is made to a checked address: a name
that resolves to something else a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading

from onrecord.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Where clouds hand credentials to whoever asks from inside: never fetched, whatever the options say.
METADATA = frozenset(
    ipaddress.ip_address(text) for text in ("169.254.169.254", "169.254.170.2", "168.63.129.16", "100.100.100.200", "fd00:ec2::254")
)
NAT64 = ipaddress.ip_network("64:ff9b::/96")
IPV4_TAIL = 0xFFFFFFFF


def inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 address carries (mapped, 6to4, Teredo, NAT64), or the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & IPV4_TAIL)
    return address


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet: no private, loopback, link-local, shared, multicast or reserved one."""
    found = inner(address)
    return found.is_global and not found.is_multicast and not found.is_reserved and found not in METADATA


def may_connect(address: Address, *, allow_private: bool) -> bool:
    """Whether the options let an address be connected to."""
    if inner(address) in METADATA or address in METADATA:
        return False
    return allow_private or is_public(address)


def resolve(host: str, port: int, *, timeout: float) -> list[str]:
    """The numeric addresses of a host, in the resolver's order, each once.

    Raises:
        FetchError: the name does not resolve, or not in time.
    """
    answers: queue.Queue[list[str] | OSError] = queue.Queue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error if isinstance(error, OSError) else OSError(str(error)))

    threading.Thread(target=ask, daemon=True).start()  # a resolver cannot be told to stop: it is left behind
    try:
        answer = answers.get(timeout=timeout)
    except queue.Empty:
        raise FetchError(f"the name was not resolved within {timeout:g} s", host, "try again later") from None
    if isinstance(answer, OSError):
        raise FetchError("there is no such host", host, "check the spelling of the address and the network connection") from answer
    return answer


def allowed(host: str, port: int, *, allow_private: bool, timeout: float) -> list[str]:
    """The addresses of a host that may be connected to.

    Raises:
        FetchError: the name does not resolve, or only to addresses that the options forbid.
    """
    found = resolve(host, port, timeout=timeout)
    fit = [text for text in found if may_connect(ipaddress.ip_address(text.split("%")[0]), allow_private=allow_private)]
    if not fit:
        remedy = "this address is never fetched" if allow_private else "use --allow-private if you trust it"
        raise FetchError("the host is on a private network or on this machine", host, remedy)
    return fit
