// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QHostAddress>

namespace betlog::net {

/// One end of a TCP connection.
struct Endpoint
{
    QHostAddress address; ///< an IPv4 address of a socket that speaks both is plain IPv4 here
    quint16 port = 0;

    friend bool operator==(const Endpoint&, const Endpoint&) = default;

    friend size_t qHash(const Endpoint& end, size_t seed = 0)
    {
        return qHashMulti(seed, end.address, end.port);
    }
};

[[nodiscard]] Endpoint localEndpoint(int descriptor);
[[nodiscard]] Endpoint peerEndpoint(int descriptor);

} // namespace betlog::net
