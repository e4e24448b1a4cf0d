// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/net/endpoint.h"

#include <QByteArray>
#include <QStringList>

namespace betlog::net {

struct RequestHead;

/// What the front door lets in, decided from a request's head alone.
struct Admission
{
    enum class Kind { Http, WebSocket };

    Kind kind = Kind::Http;
    qsizetype bodyBytes = 0;
    bool keepsAlive = true; ///< another request may follow on the connection
    bool awaitsContinue = false; ///< the client sends its body only after "100 Continue"
    QByteArray foreignOrigin; ///< an allowed origin that is not ours: it needs the CORS headers

    friend bool operator==(const Admission&, const Admission&) = default;
};

/// The rules at the door; the same for every connection.
struct DoorRules
{
    QStringList allowedOrigins; ///< "https://club.example", lower case, as browsers send them
    QStringList allowedHosts {}; ///< names, besides those of allowedOrigins and this machine's own
};

/// Lets a request in or says why not. Its method must be one that we know, its length be told
/// before it comes, and its `Origin`, if it has one, be this server's address or an allowed one: so
/// no web page of somebody else can read or write the log through a visitor's browser. A page whose
/// own name was bent to our address sends no `Origin` when it reads: so the `Host` must be an
/// address, a name without a dot, which nobody else can own, this machine's name, or an allowed
/// one. `local` is our own end of the connection.
[[nodiscard]] base::Expected<Admission>
admit(const RequestHead& head, const Endpoint& local, const DoorRules& rules);

/// The request's origin as it was sent, where it is one of the allowed ones: whatever the answer
/// is, a page of it may read it.
[[nodiscard]] QByteArray allowedForeignOrigin(const RequestHead& head, const DoorRules& rules);

/// "http://host" or "http://host:port" as browsers write it; an empty text if it is no origin.
[[nodiscard]] QString normalisedOrigin(const QString& origin);

} // namespace betlog::net
