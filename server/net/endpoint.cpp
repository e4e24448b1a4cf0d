// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/endpoint.h"

#include <QtEndian>

#include <netinet/in.h>
#include <sys/socket.h>

namespace betlog::net {

namespace {

/// Every peer of a server that listens on IPv6 has an IPv6 address; ::ffff:a.b.c.d is a.b.c.d.
QHostAddress plainAddress(const QHostAddress& address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    return isV4 ? QHostAddress(v4) : address;
}

using NameOf = int(int, sockaddr*, socklen_t*);

Endpoint endpoint(int descriptor, NameOf* nameOf)
{
    sockaddr_in6 storage {}; // Room for either family; the port is at the same place in both.
    socklen_t size = sizeof storage;
    auto* const address = reinterpret_cast<sockaddr*>(&storage);
    if (nameOf(descriptor, address, &size) != 0)
        return {};
    return {plainAddress(QHostAddress(address)), qFromBigEndian(storage.sin6_port)};
}

} // namespace

Endpoint localEndpoint(int descriptor)
{
    return endpoint(descriptor, [](int fd, sockaddr* address, socklen_t* size) {
        return ::getsockname(fd, address, size);
    });
}

Endpoint peerEndpoint(int descriptor)
{
    return endpoint(descriptor, [](int fd, sockaddr* address, socklen_t* size) {
        return ::getpeername(fd, address, size);
    });
}

} // namespace betlog::net
